import path from 'node:path';
import type { Notice } from '../model/api.ts';
import { FilmothekError } from '../model/errors.ts';
import { NODE_FILES, removeIfThere } from './files.ts';
import { prepareFolder } from './folder.ts';
import {
  checkBackups,
  checkHistory,
  checkJournals,
  checkSnapshots,
  inspect,
  type CheckProblem,
  type FoundProblem,
  type Inspection,
} from './inspect.ts';
import { quarantine, setAside } from './quarantine.ts';
import { findSalvageable } from './salvage.ts';
import { openStore, type Store } from './store.ts';

/** Films, revision and `ok` are those after the repairs, where there were any. */
export interface CheckReport extends Inspection {
  readonly ok: boolean;
  /** What was done about the problems; nothing when nothing was to be repaired. */
  readonly repairs: readonly Notice[];
  /** The problems that are left. */
  readonly remaining: readonly FoundProblem[];
  /** What `salvage` would bring back of a library that does not open otherwise; `null` when it opens. */
  readonly salvageable: { readonly films: number; readonly damaged: number } | null;
}

export interface CheckOptions {
  /** Puts right what can be put right without losing anything. */
  readonly repair?: boolean;
  /** And begins a new library with the films that can still be read, where the old one does not open any more. */
  readonly salvage?: boolean;
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
  'backup-damaged',
  'history-damaged',
];

/**
 * Reads every byte of a library and reports what is wrong: checksums, every film by its schema, the journals, the
 * backups, every picture a film refers to. Changes nothing unless it is asked to repair; what cannot be read is in the
 * quarantine before it is cut off, replaced or removed. Rejects with `library-missing`, with `file-unreadable` for a
 * snapshot or journal that the system does not give, and when repairing as `openStore` does.
 */
export async function checkLibrary(
  folder: string,
  { repair = false, salvage = false }: CheckOptions = {},
): Promise<CheckReport> {
  const absolute = await prepareFolder(folder, { create: false });
  const found = await inspect(absolute);
  const { problems } = found;
  const isRepairable = problems.some(({ problem }) => REPAIRABLE.includes(problem));
  const isNewer = problems.some(({ problem }) => problem === 'library-newer');
  if (!(repair || salvage) || !isRepairable || isNewer)
    return reportOf(absolute, found, problems, []);
  const repairs = await repairLibrary(absolute, problems, salvage);
  return reportOf(absolute, await inspect(absolute), problems, repairs);
}

async function reportOf(
  folder: string,
  now: Inspection,
  problems: readonly FoundProblem[],
  repairs: readonly Notice[],
): Promise<CheckReport> {
  const isLost = now.problems.some(({ problem }) => problem === 'library-damaged');
  const found = isLost ? await findSalvageable(NODE_FILES, folder) : null;
  const salvageable = found && { films: found.films.length, damaged: found.damaged };
  const ok = now.problems.length === 0;
  return { ...now, ok, problems, repairs, remaining: now.problems, salvageable };
}

/** As opening does it; then what opening has no need of: the snapshot before, older journals, backups. */
async function repairLibrary(
  folder: string,
  problems: readonly FoundProblem[],
  salvage: boolean,
): Promise<readonly Notice[]> {
  const store = await openDamaged(folder, salvage);
  if (store === null) return [];
  try {
    const files = [...(await checkSnapshots(folder)), ...(await checkJournals(folder))];
    for (const { file } of files) await quarantine(NODE_FILES, folder, file, 0);
    if (files.length > 0) await store.renew();
    // After that, for what was damaged may have moved into the history.
    const useless = [...(await checkBackups(folder)), ...(await checkHistory(folder))];
    for (const { file } of useless) {
      await setAside(NODE_FILES, folder, file);
      await removeIfThere(NODE_FILES, path.join(folder, file));
    }
    const known = useless.filter(({ file }) => problems.some((found) => found.file === file));
    const told = [...files, ...known].map(({ file }) => ({
      kind: 'set-aside' as const,
      details: { file },
    }));
    return [...store.notices, ...told];
  } finally {
    await store.close();
  }
}

/** `null` when it does not open. To begin anew is for a person to decide; and not with no film at all, by a command. */
async function openDamaged(folder: string, salvage: boolean): Promise<Store | null> {
  try {
    return await openStore(folder);
  } catch (error) {
    if (!(error instanceof FilmothekError) || error.code !== 'library-damaged') throw error;
    if (!salvage) return null;
    const { films } = await findSalvageable(NODE_FILES, folder);
    return films.length === 0 ? null : openStore(folder, { fresh: 'salvage' });
  }
}
