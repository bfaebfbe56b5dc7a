import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Adapter } from 'lowdb';
import { FilmothekError } from '../model/errors.ts';
import {
  diskError,
  errorCode,
  hashOf,
  readIfThere,
  removeIfThere,
  renamePatiently,
  syncFolder,
  temporaryName,
  writeFully,
  type Files,
} from './files.ts';
import { PREVIOUS, SNAPSHOT } from './folder.ts';
import { quarantine } from './quarantine.ts';
import {
  FORMAT,
  HEAD_BYTES,
  parseSnapshot,
  snapshotBody,
  snapshotHead,
  type LibraryData,
} from './snapshot.ts';

/** Where the data came from, and which files were there and could not be read. */
export interface SnapshotSource {
  readonly from: 'current' | 'previous' | 'nowhere';
  readonly damaged: readonly string[];
}

/** LowDB's two functions over a library folder: the snapshot and the one before it. */
export class SnapshotAdapter implements Adapter<LibraryData> {
  readonly #folder: string;
  readonly #files: Files;
  /** Tells whether library.json is still the file this adapter read or wrote; `null` when it is not to be trusted. */
  #identity: string | null = null;
  #generation: number | null = null;
  #previousGeneration: number | null = null;
  #source: SnapshotSource = { from: 'nowhere', damaged: [] };

  constructor(folder: string, files: Files) {
    this.#folder = folder;
    this.#files = files;
  }

  /** What the last `read` found. */
  get source(): SnapshotSource {
    return this.#source;
  }

  /** The oldest generation whose journal a recovery may need; 0 when that is not known. */
  get oldestNeeded(): number {
    return this.#previousGeneration ?? 0;
  }

  /** The snapshot, else the one before it, else `null`; writes nothing. Rejects with `library-newer`. */
  async read(): Promise<LibraryData | null> {
    const damaged: string[] = [];
    this.#source = { from: 'nowhere', damaged };
    const identity = await this.#identify(path.join(this.#folder, SNAPSHOT));
    const current = await this.#readFile(SNAPSHOT, damaged);
    if (current !== null) {
      this.#identity = identity;
      this.#generation = current.generation;
      this.#source = { from: 'current', damaged };
      return current;
    }
    const previous = await this.#readFile(PREVIOUS, damaged);
    if (previous === null) return null;
    this.#previousGeneration = previous.generation;
    this.#source = { from: 'previous', damaged };
    return previous;
  }

  /** The snapshot before the current one, which may be there and fine; `null` when it cannot be read. */
  async readPrevious(): Promise<LibraryData | null> {
    const previous = await this.#readFile(PREVIOUS, []);
    this.#previousGeneration = previous?.generation ?? null;
    return previous;
  }

  /** Takes the current snapshot for one of somebody else's: it is kept, and never becomes the previous one. */
  distrust(): void {
    this.#identity = null;
    this.#source = { from: 'previous', damaged: [SNAPSHOT] };
  }

  /**
   * Replaces the snapshot and keeps the one before it. The data is taken as it is at the moment of the call; edits
   * made during the write are not part of it. After a failure the old snapshot is in place. Rejects with
   * `library-newer` for data of a later format: what this version does not know would be lost.
   */
  async write(data: LibraryData): Promise<void> {
    const { format, generation, revision, others } = data;
    if (format !== FORMAT)
      throw new FilmothekError('library-newer', {
        folder: this.#folder,
        format,
      });
    const header = { generation, revision, others };
    const films = [...data.films.values()];
    const current = path.join(this.#folder, SNAPSHOT);
    const temporary = temporaryName(current);
    try {
      const handle = await this.#files.open(temporary, 'wx+', 0o600);
      try {
        await this.#fill(handle, snapshotBody(header, films));
      } finally {
        await handle.close();
      }
      // Once it has its name, somebody else may have put another one there.
      const identity = await this.#identify(temporary);
      await this.#keepCurrent();
      await renamePatiently(this.#files, temporary, current);
      this.#identity = identity;
    } catch (error) {
      await removeIfThere(this.#files, temporary).catch(() => undefined);
      throw error;
    }
    this.#generation = header.generation;
    await syncFolder(this.#files, this.#folder);
  }

  async #readFile(name: string, damaged: string[]): Promise<LibraryData | null> {
    const bytes = await readIfThere(this.#files, path.join(this.#folder, name));
    if (bytes === null) return null;
    try {
      return await parseSnapshot(bytes, this.#folder);
    } catch (error) {
      if (!(error instanceof FilmothekError) || error.code !== 'library-damaged') throw error;
      damaged.push(name);
      return null;
    }
  }

  /** Writes, syncs and reads back: a disk that answers with other bytes than it was given is found out here. */
  async #fill(handle: FileHandle, body: AsyncIterable<Buffer>): Promise<void> {
    const hash = createHash('sha256');
    let position = HEAD_BYTES;
    for await (const chunk of body) {
      hash.update(chunk);
      await writeFully(handle, chunk, position);
      position += chunk.length;
    }
    const checksum = hash.digest('hex');
    const head = snapshotHead(checksum);
    await writeFully(handle, head, 0);
    await handle.sync();
    const { buffer } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    if (!buffer.equals(head) || (await hashOf(handle, HEAD_BYTES)) !== checksum) {
      throw diskError('the snapshot does not read back as it was written');
    }
  }

  /**
   * Makes the current snapshot the previous one. A snapshot that is damaged, or was put there by somebody else, never
   * becomes the previous one: a copy goes to the quarantine and the good previous one stays. Looks again until nothing
   * new is there, for whatever is there now is about to be replaced.
   */
  async #keepCurrent(): Promise<void> {
    const current = path.join(this.#folder, SNAPSHOT);
    for (let kept: string | null = null; ;) {
      const identity = await this.#identify(current);
      if (identity === null || identity === kept) return;
      if (identity === this.#identity) await this.#makePrevious(current);
      else await quarantine(this.#files, this.#folder, SNAPSHOT, 0);
      kept = identity;
    }
  }

  /** By a second name for it, so that there is no moment without a current one. */
  async #makePrevious(current: string): Promise<void> {
    const previous = path.join(this.#folder, PREVIOUS);
    const second = temporaryName(previous);
    try {
      await this.#files.link(current, second);
      const isOurs = (await this.#identify(second)) === this.#identity;
      if (isOurs) await renamePatiently(this.#files, second, previous);
      // When both already were the same file, the rename did nothing and the second name is still there.
      await removeIfThere(this.#files, second);
      if (!isOurs) return;
    } catch (error) {
      await removeIfThere(this.#files, second).catch(() => undefined);
      if (
        !['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(errorCode(error) ?? '')
      ) {
        throw error;
      }
      // A file system without second names (FAT): for a moment there is only the previous one, which loading accepts.
      await renamePatiently(this.#files, current, previous);
    }
    this.#previousGeneration = this.#generation;
  }

  async #identify(file: string): Promise<string | null> {
    try {
      const { size, mtimeMs } = await this.#files.stat(file);
      return `${size} ${mtimeMs}`;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null;
      throw error;
    }
  }
}
