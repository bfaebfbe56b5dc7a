import path from 'node:path';
import { FilmothekError, type ErrorCode, type ErrorDetails } from '../model/errors.ts';
import { filmSchema, type Film } from '../model/film.ts';
import { filesOfImages } from '../model/picture-edit.ts';
import { firstIssue } from '../model/zod-issue.ts';
import { Backups } from './backups.ts';
import { conflictCopies } from './conflict-copies.ts';
import { namesIn, NODE_FILES, readIfThere } from './files.ts';
import { BACKUPS, HISTORY, journalGenerations, journalName, PREVIOUS, SNAPSHOT } from './folder.ts';
import { readJournal } from './journal-lines.ts';
import { loadLibrary } from './load.ts';
import { PosterStore, sha256 } from './posters.ts';
import { parseSnapshot } from './snapshot.ts';

/* Everything that may be wrong with a library, file by file. Only reads. */

export type CheckProblem = Extract<
  ErrorCode,
  | 'snapshot-missing'
  | 'snapshot-damaged'
  | 'journal-torn'
  | 'journal-damaged'
  | 'journal-gap'
  | 'journal-missing'
  | 'conflict-copy'
  | 'film-invalid'
  | 'image-missing'
  | 'image-altered'
  | 'library-damaged'
  | 'library-newer'
  | 'file-unreadable'
  | 'backup-damaged'
  | 'history-damaged'
>;

/** `file` is relative to the library's folder, with `/`; `details` names the film and what is wrong with it. */
export interface FoundProblem {
  readonly file: string;
  readonly problem: CheckProblem;
  readonly details: ErrorDetails;
}

export interface Inspection {
  /** None of a library that does not open. */
  readonly films: number;
  readonly revision: number;
  readonly problems: readonly FoundProblem[];
}

/** @param folder absolute */
export async function inspect(folder: string): Promise<Inspection> {
  const problems = [
    ...(await checkSnapshots(folder)),
    ...(await checkJournals(folder)),
    ...(await checkConflictCopies(folder)),
    ...(await checkBackups(folder)),
    ...(await checkHistory(folder)),
  ];
  try {
    const { low, isNew, notices } = await loadLibrary(NODE_FILES, folder);
    if (isNew) throw new FilmothekError('library-missing', { folder });
    const isTold = problems.some(({ problem }) => problem === 'journal-damaged');
    for (const { kind, details } of notices) {
      const file = String(details['file']);
      if (kind === 'journal-missing') problems.push({ file, problem: kind, details: {} });
      if (kind === 'journal-cut' && !isTold)
        problems.push({ file, problem: 'journal-gap', details });
    }
    const films = [...low.data.films.values()];
    const valid: Film[] = [];
    for (const film of films) {
      const problem = checkFilm(film);
      if (problem === null) valid.push(film);
      else problems.push(problem);
    }
    problems.push(...(await checkPosters(folder, valid)));
    return { films: films.length, revision: low.data.revision, problems };
  } catch (error) {
    if (!(error instanceof FilmothekError) || error.code === 'library-missing') throw error;
    problems.push(refusal(folder, error));
    return { films: 0, revision: 0, problems };
  }
}

/** Why the library does not open, as a problem of one of its files. */
function refusal(folder: string, { code, details }: FilmothekError): FoundProblem {
  if (code !== 'file-unreadable') {
    const problem = code === 'library-newer' ? code : 'library-damaged';
    return { file: SNAPSHOT, problem, details };
  }
  return {
    file: withSlashes(path.relative(folder, String(details['file']))),
    problem: code,
    details,
  };
}

const withSlashes = (file: string) => file.split(path.sep).join('/');

export async function checkSnapshots(folder: string): Promise<FoundProblem[]> {
  const problems: FoundProblem[] = [];
  for (const file of [SNAPSHOT, PREVIOUS]) {
    try {
      const bytes = await readIfThere(NODE_FILES, path.join(folder, file));
      if (bytes !== null) await parseSnapshot(bytes, folder);
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

export async function checkJournals(folder: string): Promise<FoundProblem[]> {
  const problems: FoundProblem[] = [];
  for (const generation of await journalGenerations(NODE_FILES, folder)) {
    const file = journalName(generation);
    try {
      const bytes = await readIfThere(NODE_FILES, path.join(folder, file));
      const { rest, validBytes, readableAfter } = await readJournal(
        bytes ?? Buffer.alloc(0),
        generation,
      );
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

async function checkConflictCopies(folder: string): Promise<FoundProblem[]> {
  const copies = conflictCopies(await namesIn(NODE_FILES, folder));
  return copies.map((file) => ({ file, problem: 'conflict-copy', details: {} }));
}

export async function checkBackups(folder: string): Promise<FoundProblem[]> {
  const backups = await new Backups(folder).list();
  return backups
    .filter(({ verified }) => !verified)
    .map(({ name }) => ({ file: `${BACKUPS}/${name}`, problem: 'backup-damaged', details: {} }));
}

export async function checkHistory(folder: string): Promise<FoundProblem[]> {
  const problems: FoundProblem[] = [];
  const history = path.join(folder, HISTORY);
  for (const generation of await journalGenerations(NODE_FILES, history).catch(() => [])) {
    const name = journalName(generation);
    const bytes = await readIfThere(NODE_FILES, path.join(history, name)).catch(() => null);
    const reading = bytes === null ? null : await readJournal(bytes, generation);
    if (reading?.rest === 'nothing') continue;
    problems.push({ file: `${HISTORY}/${name}`, problem: 'history-damaged', details: {} });
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
    for (const hash of filesOfImages(film.images)) {
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
