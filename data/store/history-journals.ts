import path from 'node:path';
import type { Notice } from '../model/api.ts';
import type { Transaction } from '../model/change.ts';
import { ensureFolder, readIfThere, removeIfThere, sizeIfThere, type Files } from './files.ts';
import { HISTORY, journalGenerations, journalName } from './folder.ts';
import { readJournal } from './journal-lines.ts';
import { setAside } from './quarantine.ts';

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
    // Where an older library was put back, the history has journals of the same numbers that tell something else.
    await setAside(files, folder, path.join(HISTORY, name));
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

/** What the older journals tell. */
export interface Past {
  /** Up to a revision, oldest first and without a gap; none when they do not reach it. */
  readonly transactions: readonly Transaction[];
  /** Journals in the history, by name, that should only come: the library is older than they are. */
  readonly ahead: readonly string[];
  readonly notices: readonly Notice[];
}

/**
 * Reads the history, as far as it can be read: losing it loses no film.
 * @param older generations in the library's own folder that the snapshot does not need
 * @param from the generation of the present, which cannot be in the history yet
 * @param room bytes of the history that are read at most
 */
export async function readHistory(
  files: Files,
  folder: string,
  {
    older,
    from,
    revision,
    room,
  }: {
    readonly older: readonly number[];
    readonly from: number;
    readonly revision: number;
    readonly room: number;
  },
): Promise<Past> {
  const notices: Notice[] = [];
  const unreadable = (file: string) => {
    notices.push({ kind: 'history-unreadable', details: { file } });
  };
  const history = path.join(folder, HISTORY);
  const generations = await journalGenerations(files, history).catch(() => {
    unreadable(HISTORY);
    return [];
  });
  const past = generations.filter((each) => each < from && !older.includes(each));
  const retired = await newestInRoom(files, history, past, room);
  const names = [
    ...retired.map((each) => [each, path.join(HISTORY, journalName(each))] as const),
    ...older.map((each) => [each, journalName(each)] as const),
  ].sort(([a], [b]) => a - b);
  let found: Transaction[] = [];
  for (const [generation, name] of names) {
    try {
      // A writer moves old journals while others read.
      const bytes = await readIfThere(files, path.join(folder, name));
      const { entries } = await readJournal(bytes ?? Buffer.alloc(0), generation);
      found.push(...entries.map(({ transaction }) => transaction));
    } catch {
      unreadable(name);
      found = [];
    }
  }
  const ahead: string[] = [];
  for (const generation of generations.filter((each) => each >= from)) {
    const name = path.join(HISTORY, journalName(generation));
    const bytes = await readIfThere(files, path.join(folder, name)).catch(() => null);
    if (bytes !== null && bytes.length > 0) ahead.push(name);
  }
  if (ahead.length > 0) notices.push({ kind: 'history-ahead', details: { files: ahead.length } });
  return { transactions: unbroken(found, revision), ahead, notices };
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
    // One that cannot be read is no reason to keep an older one.
    const file = path.join(folder, journalName(generation));
    const size = (await sizeIfThere(files, file).catch(() => null)) ?? 0;
    left -= Math.max(size, LEAST);
    if (left < 0) break;
    kept.push(generation);
  }
  return kept.reverse();
}
