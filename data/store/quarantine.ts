import { createHash, randomBytes } from 'node:crypto';
import path from 'node:path';
import { FilmothekError } from '../model/errors.ts';
import {
  ensureFolder,
  namesIn,
  readIfThere,
  renamePatiently,
  syncFolder,
  writeDurably,
  type Files,
} from './files.ts';
import { QUARANTINE } from './folder.ts';

/**
 * Keeps what could not be read: copies the file's bytes from a position on, byte for byte, into the quarantine. The
 * name begins with the content's hash, so that the same damage, found again at every start, is kept once. Of a file
 * that is gone there is nothing to keep.
 * @param name relative to the library's folder
 */
export async function quarantine(
  files: Files,
  folder: string,
  name: string,
  from: number,
): Promise<void> {
  const bytes = (await readIfThere(files, path.join(folder, name)))?.subarray(from);
  if (bytes === undefined) return;
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const place = path.join(folder, QUARANTINE);
  const copy = `${hash}-${path.basename(name)}${from > 0 ? '.tail' : ''}`;
  await ensureFolder(files, place);
  if ((await namesIn(files, place)).includes(copy)) return;
  await writeDurably(files, path.join(place, copy), bytes);
}

/** Copies a file into the quarantine. What cannot be read moves there, since its name is needed. */
export async function setAside(files: Files, folder: string, name: string): Promise<void> {
  try {
    await quarantine(files, folder, name, 0);
  } catch (error) {
    if (!(error instanceof FilmothekError)) throw error;
    const place = path.join(folder, QUARANTINE);
    await ensureFolder(files, place);
    const unread = path.join(place, `${randomBytes(8).toString('hex')}-${path.basename(name)}`);
    await renamePatiently(files, path.join(folder, name), unread);
    await syncFolder(files, place);
  }
}
