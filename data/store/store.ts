import type { Notice } from '../model/api.ts';
import type { Change, Transaction } from '../model/change.ts';
import { FilmothekError } from '../model/errors.ts';
import type { Film } from '../model/film.ts';
import { errorCode, NODE_FILES, reasonOf, type Files } from './files.ts';
import { FolderStore } from './folder-store.ts';
import { prepareFolder } from './folder.ts';
import { Journal } from './journal.ts';
import { loadLibrary, type LoadedLibrary } from './load.ts';
import { lockFolder } from './lock.ts';
import { loadForWriting } from './repair.ts';

/*
 * The films on disk. LowDB holds the data and writes the snapshot; every edit is a line of the journal, which is on
 * the disk before the edit is acknowledged and before the data in memory changes.
 */

export interface OpenOptions {
  /** Writes nothing at all, takes no lock and works in a folder that cannot be written to. */
  readonly readOnly?: boolean;
  /** Whether the folder is the default one, which is made with the folders above it. */
  readonly isDefault?: boolean;
  /** The name of this device in new transactions; the computer's name when left out. */
  readonly device?: string;
  readonly files?: Files;
}

export interface CommitOptions {
  /** The `txid` of the transaction that the new one takes back. */
  readonly undoes?: string | null;
  readonly txid?: string;
}

export interface StoreData {
  readonly generation: number;
  readonly revision: number;
  readonly films: ReadonlyMap<string, Film>;
}

export interface Store {
  /** Absolute path. */
  readonly folder: string;
  readonly readOnly: boolean;
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
  /** Waits for what was committed, writes a snapshot and gives the lock back. */
  close(): Promise<void>;
}

const READ_ATTEMPTS = 3;

/**
 * Opens the library in a folder, and makes it when the folder is empty or only its parent exists. Damage is repaired
 * after a copy of it went to the quarantine; `notices` tells. Rejects with a `library-…` error or `file-unreadable`.
 */
export async function openStore(folder: string, options: OpenOptions = {}): Promise<Store> {
  const readOnly = options.readOnly === true;
  const files = options.files ?? NODE_FILES;
  const absolute = await prepareFolder(folder, {
    create: !readOnly,
    parents: options.isDefault === true,
  });
  if (readOnly) {
    return new FolderStore(absolute, await loadForReading(files, absolute), null, options);
  }
  const release = await lockFolder(absolute);
  let journal: Journal | null = null;
  /** Of a library that is being made. */
  let unfinished: Journal | null = null;
  try {
    const loaded = await loadForWriting(files, absolute);
    const { low, adapter } = loaded;
    journal =
      loaded.journal === null
        ? await Journal.create(files, absolute, low.data.generation)
        : await Journal.open(files, absolute, loaded.journal.generation, loaded.journal.size);
    if (loaded.isNew) {
      unfinished = journal;
      await low.write();
      unfinished = null;
    }
    const store = new FolderStore(absolute, loaded, { journal, release, files, adapter }, options);
    // Best effort: the journals hold everything, and the next checkpoint tries again.
    if (!loaded.isNew && adapter.source.from !== 'current') {
      await store.checkpoint().catch(() => undefined);
    }
    return store;
  } catch (error) {
    // A journal without a snapshot would be taken for what is left of a library.
    await unfinished?.remove().catch(() => undefined);
    await journal?.close().catch(() => undefined);
    await release();
    if (error instanceof FilmothekError) throw error;
    if (['EACCES', 'EPERM', 'EROFS'].includes(errorCode(error) ?? '')) {
      throw new FilmothekError('library-not-writable', { folder: absolute }, { cause: error });
    }
    throw new FilmothekError('save-failed', { reason: reasonOf(error) }, { cause: error });
  }
}

/** Reads without repairing anything. */
async function loadForReading(files: Files, folder: string): Promise<LoadedLibrary> {
  for (let attempt = 1; ; attempt++) {
    const loaded = await loadLibrary(files, folder);
    if (loaded.isNew) throw new FilmothekError('library-missing', { folder });
    // A gap may be the work of a writer that went on to its next journals while this one was reading.
    const hasGap = loaded.notices.some(({ kind }) => kind === 'journal-cut');
    if (!hasGap || attempt === READ_ATTEMPTS) return loaded;
  }
}
