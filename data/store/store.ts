import path from 'node:path';
import type { Notice, ReadOnlyReason } from '../model/api.ts';
import type { Change, Transaction } from '../model/change.ts';
import { FilmothekError, type ErrorCode } from '../model/errors.ts';
import type { Film } from '../model/film.ts';
import { errorCode, namesIn, NODE_FILES, reasonOf, removeIfThere, type Files } from './files.ts';
import { FolderStore } from './folder-store.ts';
import { journalName, NOT_WRITABLE, prepareFolder, SNAPSHOT } from './folder.ts';
import { Journal } from './journal.ts';
import { loadLibrary, type LoadedLibrary } from './load.ts';
import { lockFolder } from './lock.ts';
import { loadForWriting } from './repair.ts';
import { loadOrStartAfresh, type Fresh } from './salvage.ts';

/*
 * The films on disk. LowDB holds the data and writes the snapshot; every edit is a line of the journal, which is on
 * the disk before the edit is acknowledged and before the data in memory changes.
 */

export interface OpenOptions {
  /**
   * Writes nothing at all, takes no lock and works in a folder that cannot be written to. `if-needed` does so only
   * where nothing can be written, or where a later version of Filmothek wrote the library.
   */
  readonly readOnly?: boolean | 'if-needed';
  /**
   * What becomes of a library that is damaged beyond recovery: it goes to the quarantine, and a new one begins with
   * the films that can still be read, or with none. Any other library is opened as if this were not given.
   */
  readonly fresh?: Fresh;
  /** Whether the folder is the default one, which is made with the folders above it. */
  readonly isDefault?: boolean;
  /** The name of this device in new transactions; worked out from the computer's name when left out. */
  readonly device?: string;
  /** Bytes of older journals that are kept, and read, for undo and for each film's history; 8 MB when left out. */
  readonly historyRoom?: number;
  readonly files?: Files;
}

export interface CommitOptions {
  /** The `txid` of the transaction that the new one takes back. */
  readonly undoes?: string | null;
  readonly txid?: string;
  /** As long as nothing is written, an abort rejects with `cancelled`. */
  readonly signal?: AbortSignal;
  /** Hears now and then how many of the changes are checked. */
  readonly onProgress?: (done: number, of: number) => void;
}

export interface StoreData {
  readonly generation: number;
  readonly revision: number;
  readonly films: ReadonlyMap<string, Film>;
}

export interface Store {
  /** Absolute path. */
  readonly folder: string;
  /** Why nothing can be changed; `null` when it can. */
  readonly readOnly: ReadOnlyReason | null;
  /** The films as they are saved; the same object for as long as the store is open. */
  readonly data: StoreData;
  /** The last transactions, oldest first and without a gap up to the revision; at least those since the last start. */
  readonly history: readonly Transaction[];
  /** What a person should know about how the library was opened. */
  readonly notices: readonly Notice[];
  /**
   * Makes changes fact, all or none; resolves when they are on the disk. May be called again before it has resolved:
   * each call is checked against the films as the earlier ones leave them, and fails when an earlier one cannot be
   * saved. Rejects with `conflict`, `film-missing`, `film-exists`, `bad-arguments`, `save-failed` or
   * `library-read-only`.
   */
  commit(changes: readonly Change[], options?: CommitOptions): Promise<Transaction>;
  /** Writes a snapshot if anything was saved since the last one. Rejects with `save-failed`; no edit is lost by that. */
  checkpoint(): Promise<void>;
  /**
   * Writes both snapshots anew and begins a new journal: no older file is needed any more. Rejects with `save-failed`;
   * no edit is lost by that.
   */
  renew(): Promise<void>;
  /** How many bytes of older journals the next checkpoint leaves; what is in memory already stays there. */
  setHistoryRoom(bytes: number): void;
  /** Waits for what was committed, writes a snapshot and gives the lock back. */
  close(): Promise<void>;
}

const READ_ATTEMPTS = 3;

/** The errors in spite of which a library may still be read. */
const READABLE: { readonly [C in ErrorCode]?: ReadOnlyReason } = {
  'library-not-writable': 'not-writable',
  'library-newer': 'newer-format',
};

/**
 * Opens the library in a folder, and makes it when the folder is empty or only its parent exists. Damage is repaired
 * after a copy of it went to the quarantine; `notices` tells. Rejects with a `library-…` error or `file-unreadable`.
 */
export async function openStore(folder: string, options: OpenOptions = {}): Promise<Store> {
  const { readOnly = false } = options;
  if (readOnly === true) return openForReading(folder, options, 'asked');
  try {
    return await openForWriting(folder, options);
  } catch (error) {
    const reason = error instanceof FilmothekError ? READABLE[error.code] : undefined;
    if (readOnly === false || reason === undefined) throw error;
    return openForReading(folder, options, reason).catch((failure: unknown) => {
      // Where there is nothing to read, what stood in the way of writing says more.
      const isMissing = failure instanceof FilmothekError && failure.code === 'library-missing';
      throw isMissing ? error : failure;
    });
  }
}

async function openForReading(
  folder: string,
  options: OpenOptions,
  reason: ReadOnlyReason,
): Promise<Store> {
  const absolute = await prepareFolder(folder, { create: false });
  const { files = NODE_FILES, historyRoom } = options;
  const loaded = await loadForReading(files, absolute, historyRoom);
  return new FolderStore(absolute, loaded, reason, options);
}

async function openForWriting(folder: string, options: OpenOptions): Promise<Store> {
  const { files = NODE_FILES, isDefault = false, fresh = null, historyRoom } = options;
  const absolute = await prepareFolder(folder, { create: true, parents: isDefault, files });
  const release = await lockFolder(absolute).catch((error: unknown) => {
    if (error instanceof FilmothekError) throw error;
    throw new FilmothekError('opening-failed', { reason: reasonOf(error) }, { cause: error });
  });
  let journal: Journal | null = null;
  let isUnmade = false;
  try {
    const loaded =
      fresh === null
        ? await loadForWriting(files, absolute, historyRoom)
        : await loadOrStartAfresh(files, absolute, fresh, historyRoom);
    const { low, adapter } = loaded;
    journal =
      loaded.journal === null
        ? await Journal.create(files, absolute, low.data.generation)
        : await Journal.open(files, absolute, loaded.journal.generation, loaded.journal.size);
    if (loaded.isNew) {
      isUnmade = true;
      await low.write();
      isUnmade = false;
    }
    const store = new FolderStore(absolute, loaded, { journal, release, files, adapter }, options);
    // Best effort: the journals hold everything, and the next checkpoint tries again.
    if (!loaded.isNew && adapter.source.from !== 'current') {
      await store.checkpoint().catch(() => undefined);
    }
    return store;
  } catch (error) {
    await journal?.close().catch(() => undefined);
    if (isUnmade) await removeUnmade(files, absolute).catch(() => undefined);
    await release();
    if (error instanceof FilmothekError) throw error;
    if (NOT_WRITABLE.includes(errorCode(error) ?? '')) {
      throw new FilmothekError('library-not-writable', { folder: absolute }, { cause: error });
    }
    throw new FilmothekError('save-failed', { reason: reasonOf(error) }, { cause: error });
  }
}

/** Leaves nothing behind of a library that could not be made; one whose snapshot is there was made. */
async function removeUnmade(files: Files, folder: string): Promise<void> {
  const names = await namesIn(files, folder);
  if (!names.includes(SNAPSHOT)) await removeIfThere(files, path.join(folder, journalName(1)));
}

/** Reads without repairing anything. */
async function loadForReading(
  files: Files,
  folder: string,
  historyRoom?: number,
): Promise<LoadedLibrary> {
  let before: string | null = null;
  for (let attempt = 1; ; attempt++) {
    const loaded = await loadLibrary(files, folder, historyRoom);
    if (loaded.isNew) throw new FilmothekError('library-missing', { folder });
    // A gap may be the work of a writer that went on to its next journals while this one was reading.
    const gaps = JSON.stringify(loaded.notices.filter(({ kind }) => kind.startsWith('journal-')));
    if (gaps === '[]' || gaps === before || attempt === READ_ATTEMPTS) return loaded;
    before = gaps;
  }
}
