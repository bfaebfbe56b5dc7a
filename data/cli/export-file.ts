import { open, realpath, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { FILMS_ENTRY } from '../exchange/own-archive.ts';
import { FILMS_FORMAT } from '../exchange/own-films.ts';
import { FilmothekError } from '../model/errors.ts';
import { NODE_FILES, reasonOf, renamePatiently, temporaryName } from '../store/files.ts';

/* The file that an export goes to. */

/** How an export begins, whoever wrote it with whatever spaces: as a text, or as a zip with the films first. */
const BEGINNINGS = [
  new RegExp(`^\\uFEFF?\\s*\\{\\s*"format"\\s*:\\s*"${FILMS_FORMAT}"`),
  new RegExp(`^PK\\x03\\x04[^]{26}${FILMS_ENTRY}`),
];
const BEGINNING_BYTES = 256;

type Bytes = AsyncIterable<Buffer> | Iterable<Buffer>;

/**
 * Writes a whole file or nothing: what was there under the name stays until all of the new is on the disk.
 * Returns what `produce` does, which is to give all bytes to the function it gets.
 * @param force also replaces a file that is no earlier export
 * @throws {FilmothekError} `file-in-library`, `file-not-ours`, `folder-not-file` or `file-not-writable`
 */
export async function writeExport<T>(
  file: string,
  produce: (write: (bytes: Bytes) => Promise<void>) => Promise<T>,
  { libraryFolder, force }: { readonly libraryFolder: string; readonly force: boolean },
): Promise<T> {
  try {
    const target = await realTarget(file);
    const inside = path.relative(await realpath(libraryFolder), target);
    if (!inside.startsWith('..') && !path.isAbsolute(inside)) {
      throw new FilmothekError('file-in-library', { file });
    }
    const present = await stat(target).catch(() => null);
    if (present?.isDirectory() === true) throw new FilmothekError('folder-not-file', { file });
    // A pipe or a terminal is written to; in its place a file would be of no use.
    if (present !== null && !present.isFile()) {
      return await produce((bytes) => writeTo(target, bytes));
    }
    // An empty file was made for this, by whoever made it, and holds nothing to lose.
    if (present !== null && present.size > 0 && !force && !(await isExport(target))) {
      throw new FilmothekError('file-not-ours', { file });
    }
    return await replace(target, produce);
  } catch (error) {
    if (error instanceof FilmothekError) throw error;
    throw new FilmothekError(
      'file-not-writable',
      { file, reason: reasonOf(error) },
      { cause: error },
    );
  }
}

/** Where the name leads to: a link is followed, and stays. */
async function realTarget(file: string): Promise<string> {
  const absolute = path.resolve(file);
  try {
    return await realpath(absolute);
  } catch {
    return path.join(await realpath(path.dirname(absolute)), path.basename(absolute));
  }
}

async function isExport(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(BEGINNING_BYTES));
    // A byte of a zip's header is no UTF-8; only one of the two can fit.
    return (['utf8', 'latin1'] as const).some((encoding) =>
      BEGINNINGS.some((beginning) => beginning.test(buffer.toString(encoding, 0, bytesRead))),
    );
  } finally {
    await handle.close();
  }
}

async function replace<T>(
  file: string,
  produce: (write: (bytes: Bytes) => Promise<void>) => Promise<T>,
): Promise<T> {
  const temporary = temporaryName(file);
  try {
    const produced = await produce((bytes) => writeTo(temporary, bytes, 'wx'));
    await renamePatiently(NODE_FILES, temporary, file);
    return produced;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function writeTo(file: string, bytes: Bytes, flags = 'w'): Promise<void> {
  const handle = await open(file, flags);
  try {
    for await (const each of bytes) await handle.appendFile(each);
    // A pipe or a terminal has nothing to sync.
    if ((await handle.stat()).isFile()) await handle.sync();
  } finally {
    await handle.close();
  }
}
