import path from 'node:path';
import type { Notice } from '../model/api.ts';
import { FilmothekError, type ErrorCode, type ErrorDetails } from '../model/errors.ts';
import { filmSchema, type Film } from '../model/film.ts';
import { firstIssue } from '../model/zod-issue.ts';
import { conflictCopies } from './conflict-copies.ts';
import { namesIn, NODE_FILES, readIfThere } from './files.ts';
import { journalGenerations, journalName, prepareFolder, PREVIOUS, SNAPSHOT } from './folder.ts';
import { readJournal } from './journal-lines.ts';
import { loadLibrary } from './load.ts';
import { PosterStore, sha256 } from './posters.ts';
import { quarantine } from './quarantine.ts';
import { findSalvageable } from './salvage.ts';
import { parseSnapshot } from './snapshot.ts';
import { openStore, type Store } from './store.ts';

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
>;

/** `file` is relative to the library's folder, with `/`; `details` names the film and what is wrong with it. */
export interface FoundProblem {
  readonly file: string;
  readonly problem: CheckProblem;
  readonly details: ErrorDetails;
}

/** Films, revision and `ok` are those after the repairs, where there were any. */
export interface CheckReport {
  readonly ok: boolean;
  readonly films: number;
  readonly revision: number;
  readonly problems: readonly FoundProblem[];
  /** What was done about them; none when nothing was to be repaired. */
  readonly repairs: readonly Notice[];
  /** The problems that are left. */
  readonly remaining: readonly FoundProblem[];
}

/** What opening a library for writing, or writing its snapshots anew, puts right. */
const REPAIRABLE: readonly CheckProblem[] = [
  'snapshot-missing',
  'snapshot-damaged',
  'journal-torn',
  'journal-damaged',
  'journal-gap',
  'journal-missing',
  'library-damaged',
];

/**
 * Reads every byte of a library and reports what is wrong: checksums, every film by its schema, the journals, every
 * picture a film refers to. Changes nothing unless it is asked to repair; what cannot be read is in the quarantine
 * before it is cut off or replaced. Throws only when there is no library to read, or to repair when somebody has it open.
 */
export async function checkLibrary(
  folder: string,
  { repair = false }: { readonly repair?: boolean } = {},
): Promise<CheckReport> {
  const absolute = await prepareFolder(folder, { create: false });
  const found = await inspect(absolute);
  const isRepairable = found.problems.some(({ problem }) => REPAIRABLE.includes(problem));
  const isNewer = found.problems.some(({ problem }) => problem === 'library-newer');
  if (!repair || !isRepairable || isNewer) {
    return { ...found, ok: found.problems.length === 0, repairs: [], remaining: found.problems };
  }
  const repairs = await repairLibrary(absolute);
  const { problems: remaining, ...rest } = await inspect(absolute);
  return { ...rest, ok: remaining.length === 0, problems: found.problems, repairs, remaining };
}

/** As opening does it; then what opening has no need of: the snapshot before, older journals. */
async function repairLibrary(folder: string): Promise<readonly Notice[]> {
  const store = await openDamaged(folder);
  if (store === null) return [];
  try {
    const files = [...(await checkSnapshots(folder)), ...(await checkJournals(folder))];
    for (const { file } of files) await quarantine(NODE_FILES, folder, file, 0);
    if (files.length > 0) await store.renew();
    const setAside = files.map(({ file }) => ({ kind: 'set-aside' as const, details: { file } }));
    return [...store.notices, ...setAside];
  } finally {
    await store.close();
  }
}

/** `null` when not a single film would come out of it: to begin with nothing is for a person to decide. */
async function openDamaged(folder: string): Promise<Store | null> {
  try {
    return await openStore(folder);
  } catch (error) {
    if (!(error instanceof FilmothekError) || error.code !== 'library-damaged') throw error;
    const { films } = await findSalvageable(NODE_FILES, folder);
    return films.length === 0 ? null : openStore(folder, { fresh: 'salvage' });
  }
}

async function inspect(
  folder: string,
): Promise<Pick<CheckReport, 'films' | 'revision' | 'problems'>> {
  const problems = [
    ...(await checkSnapshots(folder)),
    ...(await checkJournals(folder)),
    ...(await checkConflictCopies(folder)),
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
    if (error.code === 'library-damaged') {
      problems.push({ file: SNAPSHOT, problem: 'library-damaged', details: error.details });
    }
    return { films: 0, revision: 0, problems };
  }
}

async function checkSnapshots(folder: string): Promise<FoundProblem[]> {
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

async function checkConflictCopies(folder: string): Promise<FoundProblem[]> {
  const copies = conflictCopies(await namesIn(NODE_FILES, folder));
  return copies.map((file) => ({ file, problem: 'conflict-copy', details: {} }));
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
