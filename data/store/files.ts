import { createHash, randomBytes } from 'node:crypto';
import nodeFiles, { type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { FilmothekError } from '../model/errors.ts';

/*
 * The file system as the store uses it: a seam of a few functions, so that a test can let any of them fail, and the
 * few things above them that a promise about data needs: write durably, rename patiently, sync a folder.
 */

export type Files = Pick<
  typeof nodeFiles,
  'open' | 'readFile' | 'readdir' | 'stat' | 'lstat' | 'mkdir' | 'rename' | 'link' | 'unlink'
>;

export const NODE_FILES: Files = nodeFiles;

const RENAME_PATIENCE = 10_000;
const HASH_BLOCK = 1 << 20;

/** The `code` of a Node error (`ENOENT`), or `null` for anything else. */
export function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null;
}

/** What goes into the `reason` of an error: the system's code where there is one, else the message. */
export function reasonOf(error: unknown): string {
  return errorCode(error) ?? (error instanceof Error ? error.message : String(error));
}

/**
 * The file's bytes, `null` when it does not exist; `file-unreadable` when it is there and cannot be read, and
 * `library-damaged` when it is no file: reading a pipe of that name would never end.
 */
export async function readIfThere(files: Files, file: string): Promise<Buffer | null> {
  try {
    if ((await files.stat(file)).isFile()) return await files.readFile(file);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw new FilmothekError('file-unreadable', { file }, { cause: error });
  }
  throw new FilmothekError('library-damaged', { folder: path.dirname(file), reason: 'not a file' });
}

/** The file's length in bytes, `null` when it does not exist. */
export async function sizeIfThere(files: Files, file: string): Promise<number | null> {
  try {
    return (await files.stat(file)).size;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw new FilmothekError('file-unreadable', { file }, { cause: error });
  }
}

/** The names in a folder, none when it does not exist. */
export async function namesIn(files: Files, folder: string): Promise<string[]> {
  try {
    return await files.readdir(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return [];
    throw error;
  }
}

/** Removes a file that may be gone already. */
export async function removeIfThere(files: Files, file: string): Promise<void> {
  try {
    await files.unlink(file);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

const TEMPORARY = /\.[0-9a-f]{16}\.tmp$/;

/** A name beside `file` that nobody else uses. */
export function temporaryName(file: string): string {
  return `${file}.${randomBytes(8).toString('hex')}.tmp`;
}

/** Whether a file is one that is still being written, or was when a process ended. */
export function isTemporary(name: string): boolean {
  return TEMPORARY.test(name);
}

/** Removes what an interrupted write left in a folder. Only for the one writer of the library. */
export async function removeTemporaries(files: Files, folder: string): Promise<void> {
  for (const name of await namesIn(files, folder)) {
    if (isTemporary(name)) await removeIfThere(files, path.join(folder, name));
  }
}

/** Makes the names in a folder durable, where the system can: Windows and some network drives cannot. */
export async function syncFolder(files: Files, folder: string): Promise<void> {
  const harmless = ['EPERM', 'EACCES', 'EINVAL', 'EISDIR', 'ENOTSUP'];
  let handle: FileHandle | null = null;
  try {
    handle = await files.open(folder, 'r');
    await handle.sync();
  } catch (error) {
    if (!harmless.includes(errorCode(error) ?? '')) throw error;
  } finally {
    await handle?.close();
  }
}

/**
 * Renames over an existing file. Virus scanners and sync tools on Windows hold files open for moments, so EPERM,
 * EACCES and EBUSY are tried again for up to ten seconds.
 */
export async function renamePatiently(files: Files, from: string, to: string): Promise<void> {
  for (let waited = 0, pause = 10; ; waited += pause, pause = Math.min(pause * 2, 500)) {
    try {
      await files.rename(from, to);
      return;
    } catch (error) {
      const busy = ['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(error) ?? '');
      if (!busy || waited >= RENAME_PATIENCE) throw error;
      await wait(pause);
    }
  }
}

/** Writes everything or throws. A write that stops halfway is gone on with, so that the system tells its reason. */
export async function writeFully(
  handle: FileHandle,
  bytes: Buffer,
  position: number,
): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    if (bytesWritten === 0) throw diskError('nothing was written');
    done += bytesWritten;
  }
}

/** The error of a disk that does not do what it was told and reports nothing. */
export function diskError(message: string): Error {
  return Object.assign(new Error(message), { code: 'EIO' });
}

/** Writes a whole file so that after a crash it is there in full or not at all. Its folder must exist. */
export async function writeDurably(files: Files, file: string, bytes: Buffer): Promise<void> {
  const temporary = temporaryName(file);
  try {
    const handle = await files.open(temporary, 'wx', 0o600);
    try {
      await writeFully(handle, bytes, 0);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await renamePatiently(files, temporary, file);
  } catch (error) {
    await removeIfThere(files, temporary).catch(() => undefined);
    throw error;
  }
  await syncFolder(files, path.dirname(file));
}

/** Makes a folder inside an existing one, durably; nothing happens when it is there. */
export async function ensureFolder(files: Files, folder: string): Promise<void> {
  try {
    await files.mkdir(folder);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return;
    throw error;
  }
  await syncFolder(files, path.dirname(folder));
}

/** SHA-256 (hex) of an open file from a position to its end, read in blocks. */
export async function hashOf(handle: FileHandle, from: number): Promise<string> {
  const hash = createHash('sha256');
  const block = Buffer.allocUnsafe(HASH_BLOCK);
  for (let position = from; ;) {
    const { bytesRead } = await handle.read(block, 0, block.length, position);
    if (bytesRead === 0) return hash.digest('hex');
    hash.update(block.subarray(0, bytesRead));
    position += bytesRead;
  }
}
