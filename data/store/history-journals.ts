import path from 'node:path';
import type { Transaction } from '../model/change.ts';
import { ensureFolder, readIfThere, removeIfThere, sizeIfThere, type Files } from './files.ts';
import { HISTORY, journalGenerations, journalName } from './folder.ts';
import { readJournal } from './journal-lines.ts';

/*
 * Journals that no snapshot needs any more. They go on telling what was done, for undo and for each film's history, in
 * a folder of their own and as long as there is room for them. Losing them loses no film.
 */

/** Bytes of journals that are kept when nobody chose; the oldest go first. */
export const USUAL_ROOM = 8_000_000;
/** What a journal takes of the room at least. Each start with an edit leaves one, and many small ones read slowly. */
const LEAST = 20_000;

/**
 * Moves the journals before a generation into the history, and lets go of what is too much. For the one writer.
 * @param room bytes
 */
export async function retireJournals(
  files: Files,
  folder: string,
  oldestNeeded: number,
  room: number,
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
    await newestInRoom(files, history, await journalGenerations(files, history), room),
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
 * @param room bytes of the history that are read at most
 */
export async function readHistory(
  files: Files,
  folder: string,
  older: readonly number[],
  revision: number,
  room: number,
): Promise<Transaction[]> {
  const history = path.join(folder, HISTORY);
  const generations = await journalGenerations(files, history);
  const retired = await newestInRoom(files, history, generations, room);
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
  room: number,
): Promise<number[]> {
  let left = room;
  const kept: number[] = [];
  for (const generation of generations.toReversed()) {
    const size = (await sizeIfThere(files, path.join(folder, journalName(generation)))) ?? 0;
    left -= Math.max(size, LEAST);
    if (left < 0) break;
    kept.push(generation);
  }
  return kept.reverse();
}
