import path from 'node:path';
import { Low } from 'lowdb';
import type { Notice } from '../model/api.ts';
import type { Transaction } from '../model/change.ts';
import { FilmothekError } from '../model/errors.ts';
import { Backups } from './backups.ts';
import { areReadable } from './checked-films.ts';
import { namesIn, readIfThere, sizeIfThere, type Files } from './files.ts';
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
  const isNew = from === 'nowhere' && damaged.length === 0 && (await isUntouched(files, folder));
  let found =
    from === 'nowhere' && !isNew
      ? await withoutSnapshot(files, folder, damaged)
      : await withSnapshot(files, folder, low.data, isNew ? 'new' : from);
  if (from === 'current' && hasGap(found)) found = await furthest(files, folder, adapter, found);
  const { data } = found.replay;
  low.data = data;
  if (
    data.format > FORMAT &&
    (found.replay.repairs.length > 0 || !(await areReadable(data.films)))
  ) {
    throw new FilmothekError('library-newer', { folder, format: data.format });
  }
  const generations = await journalGenerations(files, folder);
  const last = found.journals.at(-1);
  const newest = Math.max(data.generation, last?.generation ?? 0);
  // Only a journal of the library's own folder is gone on with, never one of the history.
  const goesOn = last !== undefined && last.name === journalName(newest);
  data.generation = goesOn || last === undefined ? newest : newest + 1;
  const older = generations.filter((each) => !found.journals.some((j) => j.generation === each));
  const past = await readHistory(files, folder, {
    older,
    from: data.generation,
    revision: found.startRevision,
    room: historyRoom,
  });
  const unusable = [...adapter.source.damaged.map(wholeFile), ...found.replay.repairs];
  return {
    low,
    adapter,
    snapshotRevision: found.startRevision,
    history: [...past.transactions, ...found.replay.transactions],
    journal: goesOn ? { generation: newest, size: found.replay.lastSize } : null,
    replayed: found.journals.map(({ name }) => name),
    repairs: [...unusable, ...past.ahead.map((name) => ({ name, from: 0, keep: 0 }))],
    notices: [...found.notices, ...past.notices],
    isNew,
  };
}

const wholeFile = (name: string): Repair => ({ name, from: 0, keep: null });

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

/** Whether journals are missing between the snapshot and the present. */
function hasGap({ notices }: Replayed): boolean {
  return notices.some(({ kind }) => kind === 'journal-missing' || kind === 'journal-cut');
}

/**
 * A snapshot without its journals may be an older one that somebody, or a sync program, put in the place of ours. Then
 * the snapshot before it, or this one with the journals of the history, leads further; and it counts what does.
 */
async function furthest(
  files: Files,
  folder: string,
  adapter: SnapshotAdapter,
  found: Replayed,
): Promise<Replayed> {
  const ways: Replayed[] = [];
  const again = await adapter.read();
  if (again !== null) {
    const journals = await allJournals(files, folder);
    const later = journals.filter(({ generation }) => generation >= again.generation);
    const startRevision = again.revision;
    // A history that cannot be read leads nowhere.
    const replay = await replayAll(files, folder, again, later).catch(() => null);
    if (replay !== null)
      ways.push({ replay, startRevision, journals: later, notices: replay.notices });
  }
  const previous = await adapter.readPrevious();
  if (previous !== null) ways.push(await withSnapshot(files, folder, previous, 'previous'));
  const revisionOf = ({ replay }: Replayed) => replay.data.revision;
  const best = ways.reduce(
    (one, other) => (revisionOf(other) > revisionOf(one) ? other : one),
    found,
  );
  if (best === found) return found;
  adapter.distrust();
  const notices = best.notices.filter(({ kind }) => kind !== 'opened-from-previous');
  const notice: Notice = { kind: 'older-snapshot', details: { file: SNAPSHOT } };
  return { ...best, notices: [notice, ...notices] };
}

async function withSnapshot(
  files: Files,
  folder: string,
  data: LibraryData,
  from: 'current' | 'previous' | 'nowhere' | 'new',
): Promise<Replayed> {
  const { generation: own, revision } = data;
  const generations = await journalGenerations(files, folder);
  const journals = generations
    .filter((generation) => generation >= own)
    .map((generation) => ({ generation, name: journalName(generation) }));
  // A snapshot's journal is made before the snapshot; and before one becomes the previous, the next one's journal.
  const isThere = generations.includes(own);
  const hasNext = from !== 'previous' || generations.some((generation) => generation > own);
  const missing = !isThere ? own : !hasNext ? own + 1 : null;
  const notices: Notice[] = [];
  if (from === 'previous') {
    const isThere = (await namesIn(files, folder)).includes(SNAPSHOT);
    const details = { file: SNAPSHOT, reason: isThere ? 'damaged' : 'missing' };
    notices.push({ kind: 'opened-from-previous', details });
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
  // A history that cannot be read tells nothing.
  const story = isStory
    ? await replayAll(files, folder, emptyLibrary(), journals).catch(() => null)
    : null;
  if (newest !== null) {
    const {
      backup: { name, at },
      data,
    } = newest;
    const startRevision = data.revision;
    const later = journals.filter(({ generation }) => generation >= data.generation);
    const replay = await replayAll(files, folder, data, later);
    if (story === null || replay.data.revision > story.data.revision) {
      // The journal of a backup begins before it is made, so without that one later edits may be missing.
      const isWhole = later[0]?.generation === data.generation;
      const details = { file: name, at, lost: replay.lost, whole: isWhole ? 1 : 0 };
      // It says what is lost behind a gap, too.
      const others = replay.notices.filter(({ kind }) => kind !== 'journal-cut');
      const notices = [{ kind: 'opened-from-backup' as const, details }, ...others];
      return { replay, startRevision, journals: later, notices };
    }
  }
  if (story === null || story.transactions.length === 0) {
    throw new FilmothekError('library-damaged', { folder, reason: damaged.join(' ') });
  }
  const details = { file: SNAPSHOT, reason: damaged.includes(SNAPSHOT) ? 'damaged' : 'missing' };
  const notice: Notice = { kind: 'opened-from-journals', details };
  return { replay: story, startRevision: 0, journals, notices: [notice, ...story.notices] };
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
    await replay.read(bytes ?? Buffer.alloc(0), generation, name);
  }
  return replay;
}
