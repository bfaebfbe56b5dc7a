import path from 'node:path';
import { FilmothekError, type ErrorCode, type ErrorDetails } from '../model/errors.ts';
import { filmSchema, type Film } from '../model/film.ts';
import { firstIssue } from '../model/zod-issue.ts';
import { NODE_FILES, readIfThere } from './files.ts';
import { journalGenerations, journalName, prepareFolder, PREVIOUS, SNAPSHOT } from './folder.ts';
import { readJournal } from './journal-lines.ts';
import { loadLibrary } from './load.ts';
import { PosterStore, sha256 } from './posters.ts';
import { parseSnapshot } from './snapshot.ts';

export type CheckProblem = Extract<
  ErrorCode,
  | 'snapshot-missing'
  | 'snapshot-damaged'
  | 'journal-torn'
  | 'journal-damaged'
  | 'journal-gap'
  | 'film-invalid'
  | 'image-missing'
  | 'image-altered'
  | 'library-damaged'
  | 'library-newer'
>;

/** `file` is relative to the library's folder, with `/`; `details` names the film and what is wrong with it. */
export interface FoundProblem {
  readonly file: string;
  readonly problem: CheckProblem;
  readonly details: ErrorDetails;
}

export interface CheckReport {
  readonly ok: boolean;
  readonly films: number;
  readonly revision: number;
  readonly problems: readonly FoundProblem[];
}

/**
 * Reads every byte of a library and reports what is wrong, without changing anything: checksums, every film by its
 * schema, the journals, every picture a film refers to. Throws only when there is no library to read.
 */
export async function checkLibrary(folder: string): Promise<CheckReport> {
  const absolute = await prepareFolder(folder, { create: false });
  const problems = [...(await checkSnapshots(absolute)), ...(await checkJournals(absolute))];
  try {
    const { low, isNew, notices } = await loadLibrary(NODE_FILES, absolute);
    if (isNew) throw new FilmothekError('library-missing', { folder: absolute });
    const cut = notices.find(({ kind }) => kind === 'journal-cut');
    if (cut !== undefined && !problems.some(({ problem }) => problem === 'journal-damaged')) {
      problems.push({
        file: String(cut.details['file']),
        problem: 'journal-gap',
        details: cut.details,
      });
    }
    const films = [...low.data.films.values()];
    const valid: Film[] = [];
    for (const film of films) {
      const problem = checkFilm(film);
      if (problem === null) valid.push(film);
      else problems.push(problem);
    }
    problems.push(...(await checkPosters(absolute, valid)));
    return {
      ok: problems.length === 0,
      films: films.length,
      revision: low.data.revision,
      problems,
    };
  } catch (error) {
    if (!(error instanceof FilmothekError) || error.code === 'library-missing') throw error;
    if (error.code === 'library-damaged') {
      problems.push({ file: SNAPSHOT, problem: 'library-damaged', details: error.details });
    }
    return { ok: false, films: 0, revision: 0, problems };
  }
}

async function checkSnapshots(folder: string): Promise<FoundProblem[]> {
  const problems: FoundProblem[] = [];
  for (const file of [SNAPSHOT, PREVIOUS]) {
    try {
      const bytes = await readIfThere(NODE_FILES, path.join(folder, file));
      if (bytes !== null) parseSnapshot(bytes, folder);
      // A young library has no previous snapshot yet.
      else if (file === SNAPSHOT) problems.push({ file, problem: 'snapshot-missing', details: {} });
    } catch (error) {
      if (!(error instanceof FilmothekError) || error.code === 'file-unreadable') throw error;
      const problem = error.code === 'library-newer' ? 'library-newer' : 'snapshot-damaged';
      problems.push({ file, problem, details: error.details });
    }
  }
  return problems;
}

async function checkJournals(folder: string): Promise<FoundProblem[]> {
  const problems: FoundProblem[] = [];
  for (const generation of await journalGenerations(NODE_FILES, folder)) {
    const file = journalName(generation);
    try {
      const bytes = await readIfThere(NODE_FILES, path.join(folder, file));
      const { rest, validBytes, readableAfter } = readJournal(bytes ?? Buffer.alloc(0), generation);
      if (rest === 'nothing') continue;
      const problem = rest === 'torn' ? 'journal-torn' : 'journal-damaged';
      const details = { position: validBytes, lost: readableAfter };
      problems.push({ file, problem, details });
    } catch (error) {
      if (!(error instanceof FilmothekError) || error.code === 'file-unreadable') throw error;
      problems.push({ file, problem: 'journal-damaged', details: { lost: 0 } });
    }
  }
  return problems;
}

function checkFilm(film: Film): FoundProblem | null {
  const parsed = filmSchema.safeParse(film);
  if (parsed.success) return null;
  const reason = firstIssue(parsed.error);
  return { file: SNAPSHOT, problem: 'film-invalid', details: { id: film.id, reason } };
}

async function checkPosters(folder: string, films: readonly Film[]): Promise<FoundProblem[]> {
  const problems: FoundProblem[] = [];
  const posters = new PosterStore(folder, folder);
  const checked = new Set<string>();
  for (const film of films) {
    for (const { hash } of film.images) {
      if (checked.has(hash)) continue;
      checked.add(hash);
      const details = { id: film.id, title: film.title, hash };
      const file = await posters.file(hash);
      if (file === null) {
        problems.push({ file: `posters/${hash.slice(0, 2)}`, problem: 'image-missing', details });
        continue;
      }
      const bytes = await readIfThere(NODE_FILES, file);
      if (bytes === null || sha256(bytes) !== hash) {
        const name = path.relative(folder, file).split(path.sep).join('/');
        problems.push({ file: name, problem: 'image-altered', details });
      }
    }
  }
  return problems;
}
