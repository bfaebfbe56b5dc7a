import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { FilmothekError } from '../model/errors.ts';
import { reasonOf, syncFolder, writeFully, type Files } from './files.ts';
import { readJournal } from './journal-lines.ts';
import { journalName } from './folder.ts';

/*
 * The journal that is being written. What `append` has acknowledged is on the disk; what it has refused is not in the
 * file, or the journal takes nothing more until that is certain.
 */

export class Journal {
  readonly generation: number;
  readonly #files: Files;
  readonly #file: string;
  /** `null` after an error that leaves unknown what the descriptor's file holds. */
  #handle: FileHandle | null;
  #size: number;

  private constructor(
    files: Files,
    file: string,
    generation: number,
    handle: FileHandle,
    size: number,
  ) {
    this.generation = generation;
    this.#files = files;
    this.#file = file;
    this.#handle = handle;
    this.#size = size;
  }

  /** Makes the journal of a new generation; it must not exist. It is durable, with its name, before this returns. */
  static async create(files: Files, folder: string, generation: number): Promise<Journal> {
    const file = path.join(folder, journalName(generation));
    const handle = await files.open(file, 'wx+', 0o600);
    try {
      await handle.sync();
      await syncFolder(files, folder);
      return new Journal(files, file, generation, handle, 0);
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
    return new Journal(files, file, generation, await files.open(file, 'r+'), size);
  }

  /** Bytes acknowledged so far. */
  get size(): number {
    return this.#size;
  }

  /**
   * Appends whole lines with one write and one fdatasync; resolves when they are on the disk. On `save-failed` none
   * of them counts. Calls must not overlap.
   */
  async append(lines: Buffer): Promise<void> {
    try {
      const handle = this.#handle ?? (await this.#reopen());
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
    } catch (error) {
      throw new FilmothekError('save-failed', { reason: reasonOf(error) }, { cause: error });
    }
    this.#size += lines.length;
  }

  /** Makes sure that the file ends with what was acknowledged. Rejects when that cannot be had. */
  async settle(): Promise<void> {
    if (this.#handle === null) await this.#reopen();
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
    const handle = await this.#files.open(this.#file, 'r+');
    try {
      await handle.truncate(this.#size);
      await handle.sync();
      const bytes = await handle.readFile();
      if (readJournal(bytes, this.generation).validBytes !== this.#size) {
        throw new Error(`${path.basename(this.#file)} no longer holds what was saved`);
      }
    } catch (error) {
      await handle.close();
      throw error;
    }
    this.#handle = handle;
    return handle;
  }
}
