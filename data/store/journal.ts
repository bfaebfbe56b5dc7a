import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { FilmothekError } from '../model/errors.ts';
import { errorCode, reasonOf, syncFolder, writeFully, type Files } from './files.ts';
import { readJournal } from './journal-lines.ts';
import { journalName } from './folder.ts';

/*
 * The journal that is being written. What `append` has acknowledged is on the disk, under the journal's name; what it
 * has refused is not in the file, or the journal takes nothing more until that is certain.
 */

/** The file under the journal's name is not the one that was written to: removed, replaced, or changed by others. */
export class JournalDisplaced extends Error {
  readonly code = 'displaced';
}

export class Journal {
  readonly generation: number;
  readonly #files: Files;
  readonly #file: string;
  /** `null` after an error that leaves unknown what the descriptor's file holds. */
  #handle: FileHandle | null;
  /** Which file it is, as long as it lives. */
  readonly #identity: string | null;
  #size: number;

  private constructor(
    files: Files,
    file: string,
    generation: number,
    handle: FileHandle,
    identity: string | null,
    size: number,
  ) {
    this.generation = generation;
    this.#files = files;
    this.#file = file;
    this.#handle = handle;
    this.#identity = identity;
    this.#size = size;
  }

  /** Makes the journal of a new generation; it must not exist. It is durable, with its name, before this returns. */
  static async create(files: Files, folder: string, generation: number): Promise<Journal> {
    const file = path.join(folder, journalName(generation));
    const handle = await files.open(file, 'wx+', 0o600);
    try {
      await handle.sync();
      await syncFolder(files, folder);
      return new Journal(files, file, generation, handle, await identify(files, file), 0);
    } catch (error) {
      await handle.close();
      await files.unlink(file).catch(() => undefined);
      throw error;
    }
  }

  /** Goes on with a journal whose readable part, and whole content, is its first `size` bytes. */
  static async open(
    files: Files,
    folder: string,
    generation: number,
    size: number,
  ): Promise<Journal> {
    const file = path.join(folder, journalName(generation));
    const handle = await files.open(file, 'r+');
    try {
      return new Journal(files, file, generation, handle, await identify(files, file), size);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** Bytes acknowledged so far. */
  get size(): number {
    return this.#size;
  }

  /**
   * Appends whole lines with one write and one fdatasync; resolves when they are on the disk. On `save-failed` and
   * `JournalDisplaced` none of them counts; after the latter the journal is of no more use. Calls must not overlap.
   */
  async append(lines: Buffer): Promise<void> {
    try {
      const handle = this.#handle ?? (await this.#reopen());
      // A sync tool that writes into the file leaves it the same file, and our line would end up in the midst of theirs.
      if ((await handle.stat()).size !== this.#size) throw new JournalDisplaced();
      try {
        await writeFully(handle, lines, this.#size);
      } catch (error) {
        await this.#takeBack(handle);
        throw error;
      }
      try {
        await handle.datasync();
      } catch (error) {
        // After a failed fsync the kernel may call the lost pages clean, so the same descriptor proves nothing more.
        await this.#abandon();
        throw error;
      }
      try {
        // A sync tool that replaces the file, or a removed folder, leaves the descriptor on a file nobody finds again.
        if (!(await this.isInPlace())) throw new JournalDisplaced();
      } catch (error) {
        await this.#takeBack(handle);
        throw error;
      }
    } catch (error) {
      if (error instanceof JournalDisplaced) throw error;
      throw new FilmothekError('save-failed', { reason: reasonOf(error) }, { cause: error });
    }
    this.#size += lines.length;
  }

  /** Makes sure that the file ends with what was acknowledged. Rejects when that cannot be had. */
  async settle(): Promise<void> {
    if (this.#handle === null) await this.#reopen();
  }

  /** Whether the journal's name still leads to its file. */
  async isInPlace(): Promise<boolean> {
    const found = await identify(this.#files, this.#file);
    return found !== null && found === this.#identity;
  }

  async close(): Promise<void> {
    const handle = this.#handle;
    this.#handle = null;
    await handle?.close();
  }

  /** Removes the part of a write that did arrive. */
  async #takeBack(handle: FileHandle): Promise<void> {
    try {
      await handle.truncate(this.#size);
      await handle.datasync();
    } catch {
      await this.#abandon();
    }
  }

  async #abandon(): Promise<void> {
    await this.close().catch(() => undefined);
  }

  /** A fresh descriptor, once the file is known to hold exactly what was acknowledged. */
  async #reopen(): Promise<FileHandle> {
    if (!(await this.isInPlace())) throw new JournalDisplaced();
    const handle = await this.#files.open(this.#file, 'r+');
    try {
      const acknowledged = (await handle.readFile()).subarray(0, this.#size);
      const { validBytes } = await readJournal(acknowledged, this.generation);
      if (validBytes !== this.#size) {
        throw new JournalDisplaced();
      }
      await handle.truncate(this.#size);
      await handle.sync();
    } catch (error) {
      await handle.close();
      throw error;
    }
    this.#handle = handle;
    return handle;
  }
}

/** Which file has a name now, `null` when none has it. Not every system gives the same answer for a descriptor. */
async function identify(files: Files, file: string): Promise<string | null> {
  try {
    const { dev, ino } = await files.stat(file, { bigint: true });
    return `${dev} ${ino}`;
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return null;
    throw error;
  }
}
