import path from 'node:path';
import type { Transaction } from '../model/change.ts';
import { ensureFolder, readIfThere, removeIfThere, sizeIfThere, type Files } from './files.ts';
import { HISTORY, journalGenerations, journalName } from './folder.ts';
import { readJournal } from './journal-lines.ts';

/*
 * Journals that no snapshot needs any more. They go on telling what was done, for undo and for each film's history, in
 * a folder of their own and as long as there is room for them. Losing them loses no film.
 */

/** Bytes of journals that are kept; the oldest go first. */
const ROOM = 8_000_000;
/** As many at the most, however small: each start with an edit leaves one. */
const MOST = 400;

/** Moves the journals before a generation into the history, and lets go of what is too much. For the one writer. */
export async function retireJournals(
  files: Files,
  folder: string,
  oldestNeeded: number,
): Promise<void> {
  const history = path.join(folder, HISTORY);
  const retired = (await journalGenerations(files, folder)).filter((each) => each < oldestNeeded);
  if (retired.length === 0) return;
  await ensureFolder(files, history);
  for (const generation of retired) {
    const name = journalName(generation);
    // Not synced: after a power loss it is in one place or in the other.
    await files.rename(path.join(folder, name), path.join(history, name));
  }
  const kept = new Set(
    await newestInRoom(files, history, await journalGenerations(files, history)),
  );
  for (const generation of await journalGenerations(files, history)) {
    if (!kept.has(generation))
      await removeIfThere(files, path.join(history, journalName(generation)));
  }
}

/**
 * The transactions up to a revision that the older journals tell, oldest first and without a gap; none when they do
 * not reach it.
 * @param older generations in the library's own folder that the snapshot does not need
 */
export async function readHistory(
  files: Files,
  folder: string,
  older: readonly number[],
  revision: number,
): Promise<Transaction[]> {
  const history = path.join(folder, HISTORY);
  const retired = await newestInRoom(files, history, await journalGenerations(files, history));
  const places = [
    ...retired
      .filter((generation) => !older.includes(generation))
      .map((each) => [history, each] as const),
    ...older.map((each) => [folder, each] as const),
  ].sort(([, a], [, b]) => a - b);
  const found: Transaction[] = [];
  for (const [place, generation] of places) {
    // A writer moves old journals while others read.
    const bytes = await readIfThere(files, path.join(place, journalName(generation)));
    const { entries } = readJournal(bytes ?? Buffer.alloc(0), generation);
    found.push(...entries.map(({ transaction }) => transaction));
  }
  return unbroken(found, revision);
}

/** The last of the transactions that lead up to a revision one by one. */
function unbroken(transactions: readonly Transaction[], revision: number): Transaction[] {
  const usable = transactions.filter(({ seq }) => seq <= revision);
  let from = usable.length;
  while (from > 0 && usable[from - 1]?.seq === revision - (usable.length - from)) from -= 1;
  return usable.slice(from);
}

/** The newest generations that fit, oldest first. */
async function newestInRoom(
  files: Files,
  folder: string,
  generations: readonly number[],
): Promise<number[]> {
  let room = ROOM;
  const kept: number[] = [];
  for (const generation of generations.toReversed().slice(0, MOST)) {
    room -= (await sizeIfThere(files, path.join(folder, journalName(generation)))) ?? 0;
    if (room < 0) break;
    kept.push(generation);
  }
  return kept.reverse();
}
