import path from 'node:path';
import { Low } from 'lowdb';
import type { Notice } from '../model/api.ts';
import type { Transaction } from '../model/change.ts';
import { FilmothekError } from '../model/errors.ts';
import { Backups } from './backups.ts';
import { areReadable } from './checked-films.ts';
import { readIfThere, sizeIfThere, type Files } from './files.ts';
import {
  allJournals,
  hasTraces,
  journalGenerations,
  journalName,
  SNAPSHOT,
  type FoundJournal,
} from './folder.ts';
import { readHistory, USUAL_ROOM } from './history-journals.ts';
import { Replay, type Repair } from './replay.ts';
import { SnapshotAdapter } from './snapshot-adapter.ts';
import { emptyLibrary, FORMAT, type LibraryData } from './snapshot.ts';

/*
 * From the files of a folder to the films: the snapshot, or the one before it, and every later transaction of the
 * journals; without a snapshot the newest backup, or journals that tell the whole story. Loading only reads. What a
 * writer must repair before it appends is returned as a plan.
 */

export interface LoadedLibrary {
  readonly low: Low<LibraryData>;
  readonly adapter: SnapshotAdapter;
  /** The revision of the snapshot or backup; the data's own is that of the last transaction. */
  readonly snapshotRevision: number;
  /** The last transactions up to the data's revision, oldest first and without a gap. */
  readonly history: readonly Transaction[];
  /** The journal to go on with: its generation and the bytes that count; `null` when there is none. */
  readonly journal: { readonly generation: number; readonly size: number } | null;
  /** The journals that tell the later transactions, by name. */
  readonly replayed: readonly string[];
  readonly repairs: readonly Repair[];
  readonly notices: readonly Notice[];
  /** Whether there was nothing at all: a library that is yet to be made. */
  readonly isNew: boolean;
}

/**
 * Reads a library; `library-damaged` when nothing can be recovered, `library-newer` for a later format that cannot be
 * read in full.
 * @param historyRoom bytes of older journals that are read for the history
 */
export async function loadLibrary(
  files: Files,
  folder: string,
  historyRoom = USUAL_ROOM,
): Promise<LoadedLibrary> {
  const adapter = new SnapshotAdapter(folder, files);
  const low = new Low<LibraryData>(adapter, emptyLibrary());
  await low.read();
  const { from, damaged } = adapter.source;
  const generations = await journalGenerations(files, folder);
  const isNew = from === 'nowhere' && damaged.length === 0 && (await isUntouched(files, folder));
  const found =
    from === 'nowhere' && !isNew
      ? await withoutSnapshot(files, folder, damaged)
      : await withSnapshot(files, folder, low.data, generations, isNew ? 'new' : from);
  const { data } = found.replay;
  low.data = data;
  if (
    data.format > FORMAT &&
    (found.replay.repairs.length > 0 || !(await areReadable(data.films)))
  ) {
    throw new FilmothekError('library-newer', { folder, format: data.format });
  }
  const last = found.journals.at(-1);
  const newest = Math.max(data.generation, last?.generation ?? 0);
  // Only a journal of the library's own folder is gone on with, never one of the history.
  const goesOn = last !== undefined && last.name === journalName(newest);
  data.generation = goesOn || last === undefined ? newest : newest + 1;
  const older = generations.filter((each) => !found.journals.some((j) => j.generation === each));
  return {
    low,
    adapter,
    snapshotRevision: found.startRevision,
    history: [
      ...(await readHistory(files, folder, older, found.startRevision, historyRoom)),
      ...found.replay.transactions,
    ],
    journal: goesOn ? { generation: newest, size: found.replay.lastSize } : null,
    replayed: found.journals.map(({ name }) => name),
    repairs: [...damaged.map((name) => ({ name, from: 0, keep: null })), ...found.replay.repairs],
    notices: found.notices,
    isNew,
  };
}

/** Films from which a replay began, and what the journals made of them. */
interface Replayed {
  readonly replay: Replay;
  readonly startRevision: number;
  readonly journals: readonly FoundJournal[];
  readonly notices: readonly Notice[];
}

/** Nothing of a library, or what is left when its making was interrupted. */
async function isUntouched(files: Files, folder: string): Promise<boolean> {
  if (await hasTraces(files, folder)) return false;
  for (const generation of await journalGenerations(files, folder)) {
    const size = await sizeIfThere(files, path.join(folder, journalName(generation)));
    if (generation > 1 || (size ?? 0) > 0) return false;
  }
  return true;
}

async function withSnapshot(
  files: Files,
  folder: string,
  data: LibraryData,
  generations: readonly number[],
  from: 'current' | 'previous' | 'nowhere' | 'new',
): Promise<Replayed> {
  const { generation: own, revision } = data;
  const journals = generations
    .filter((generation) => generation >= own)
    .map((generation) => ({ generation, name: journalName(generation) }));
  // A snapshot's journal is made before the snapshot; and before one becomes the previous, the next one's journal.
  const isThere = generations.includes(own);
  const hasNext = from !== 'previous' || generations.some((generation) => generation > own);
  const missing = !isThere ? own : !hasNext ? own + 1 : null;
  const notices: Notice[] = [];
  if (from === 'previous') {
    notices.push({ kind: 'opened-from-previous', details: { file: SNAPSHOT } });
  }
  if (from !== 'new' && missing !== null) {
    notices.push({ kind: 'journal-missing', details: { file: journalName(missing) } });
  }
  const replay = await replayAll(files, folder, data, journals);
  notices.push(...replay.notices);
  return { replay, startRevision: revision, journals, notices };
}

/**
 * The newest backup that can be read and what the journals add to it, or all journals from the first transaction on:
 * whichever leads further. A library that would come out empty is refused: damaged is not empty.
 */
async function withoutSnapshot(
  files: Files,
  folder: string,
  damaged: readonly string[],
): Promise<Replayed> {
  const journals = await allJournals(files, folder);
  const newest = await new Backups(folder, files).readNewest();
  const isStory = journals[0]?.generation === 1;
  const story = isStory ? await replayAll(files, folder, emptyLibrary(), journals) : null;
  if (newest !== null) {
    const {
      backup: { name, at },
      data,
    } = newest;
    const startRevision = data.revision;
    const later = journals.filter(({ generation }) => generation >= data.generation);
    const replay = await replayAll(files, folder, data, later);
    if (story === null || replay.data.revision > story.data.revision) {
      const details = { file: name, at, lost: replay.lost };
      // It says what is lost behind a gap, too.
      const others = replay.notices.filter(({ kind }) => kind !== 'journal-cut');
      const notices = [{ kind: 'opened-from-backup' as const, details }, ...others];
      return { replay, startRevision, journals: later, notices };
    }
  }
  if (story === null || story.transactions.length === 0) {
    throw new FilmothekError('library-damaged', { folder, reason: damaged.join(' ') });
  }
  const fallenBack = { kind: 'opened-from-previous' as const, details: { file: SNAPSHOT } };
  return { replay: story, startRevision: 0, journals, notices: [fallenBack, ...story.notices] };
}

async function replayAll(
  files: Files,
  folder: string,
  data: LibraryData,
  journals: readonly FoundJournal[],
): Promise<Replay> {
  const replay = new Replay(data);
  for (const { generation, name } of journals) {
    const bytes = await readIfThere(files, path.join(folder, name));
    replay.read(bytes ?? Buffer.alloc(0), generation, name);
  }
  return replay;
}
