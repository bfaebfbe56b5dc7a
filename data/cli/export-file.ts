import { open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FilmothekError } from '../model/errors.ts';

/* The file that an export goes to. */

export const EXPORT_FORMAT = 'filmothek-films';

/** How an export begins, whoever wrote it with whatever spaces. */
const BEGINNING = new RegExp(`^\\uFEFF?\\s*\\{\\s*"format"\\s*:\\s*"${EXPORT_FORMAT}"`);
const BEGINNING_BYTES = 256;

/**
 * Writes a whole file or nothing: what was there under the name stays until all of the new is on the disk.
 * @param force also replaces a file that is no earlier export
 * @throws {FilmothekError} `file-in-library`, `file-not-ours`, `folder-not-file` or `file-not-writable`
 */
export async function writeExport(
  file: string,
  text: string,
  { libraryFolder, force }: { readonly libraryFolder: string; readonly force: boolean },
): Promise<void> {
  try {
    const target = await realTarget(file);
    const inside = path.relative(await realpath(libraryFolder), target);
    if (!inside.startsWith('..') && !path.isAbsolute(inside)) {
      throw new FilmothekError('file-in-library', { file });
    }
    const present = await stat(target).catch(() => null);
    if (present?.isDirectory() === true) throw new FilmothekError('folder-not-file', { file });
    // A pipe or a terminal is written to; in its place a file would be of no use.
    if (present !== null && !present.isFile()) return await writeFile(target, text);
    // An empty file was made for this, by whoever made it, and holds nothing to lose.
    if (present !== null && present.size > 0 && !force && !(await isExport(target))) {
      throw new FilmothekError('file-not-ours', { file });
    }
    await replace(target, text);
  } catch (error) {
    if (error instanceof FilmothekError) throw error;
    throw new FilmothekError('file-not-writable', { file }, { cause: error });
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
    return BEGINNING.test(buffer.toString('utf8', 0, bytesRead));
  } finally {
    await handle.close();
  }
}

async function replace(file: string, text: string): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, text, { flush: true });
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
