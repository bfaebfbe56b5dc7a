import { constants } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { FilmothekError } from '../model/errors.ts';
import { errorCode, namesIn, syncFolder, type Files, NODE_FILES } from './files.ts';

/* The layout of a library folder, and how one comes to be. */

export const SNAPSHOT = 'library.json';
export const PREVIOUS = 'library.prev.json';
export const POSTERS = 'posters';
const BACKUPS = 'backups';
export const QUARANTINE = 'quarantine';
export const HISTORY = 'history';

const JOURNAL = /^journal-([1-9]\d{0,14})\.ndjson$/;

export function journalName(generation: number): string {
  return `journal-${generation}.ndjson`;
}

/** The generations of the journals in a folder, oldest first. */
export async function journalGenerations(files: Files, folder: string): Promise<number[]> {
  return (await namesIn(files, folder))
    .flatMap((name) => JOURNAL.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
}

/**
 * Whether a library was here once: its pictures, backups, history or quarantine are left. Such a folder without a snapshot is
 * a damaged library and never a new one.
 */
export async function hasTraces(files: Files, folder: string): Promise<boolean> {
  const names = await namesIn(files, folder);
  if ([BACKUPS, HISTORY, QUARANTINE].some((name) => names.includes(name))) return true;
  const posters = await namesIn(files, path.join(folder, POSTERS));
  return posters.some((name) => /^[0-9a-f]{2}$/.test(name));
}

export interface PrepareOptions {
  /** Make the folder when it is missing, and insist that it can be written to. */
  readonly create: boolean;
  /** Make the folders above it too; only for the default place, where a missing folder is no typing error. */
  readonly parents?: boolean;
}

/**
 * Makes sure that the folder of a library is there; returns its absolute path.
 * Throws `library-missing`, `library-parent-missing`, `library-not-folder` or `library-not-writable`.
 */
export async function prepareFolder(folder: string, options: PrepareOptions): Promise<string> {
  const absolute = path.resolve(folder);
  const details = { folder: absolute };
  if (await isFolder(absolute)) {
    if (options.create && !(await isWritable(absolute))) {
      throw new FilmothekError('library-not-writable', details);
    }
    return absolute;
  }
  if (!options.create) throw new FilmothekError('library-missing', details);
  const parent = path.dirname(absolute);
  if (options.parents !== true && !(await isFolder(parent))) {
    throw new FilmothekError('library-parent-missing', details);
  }
  try {
    await makeFolder(absolute, options.parents === true);
    await syncFolder(NODE_FILES, parent);
  } catch (error) {
    if (error instanceof FilmothekError) throw error;
    throw new FilmothekError('library-not-writable', details, { cause: error });
  }
  return absolute;
}

/** Makes a folder; not with Node's own `recursive`, which never ends where a folder takes none, as /proc does. */
async function makeFolder(folder: string, parents: boolean): Promise<void> {
  try {
    await fs.mkdir(folder);
  } catch (error) {
    const parent = path.dirname(folder);
    if (errorCode(error) === 'EEXIST' && (await isFolder(folder))) return;
    if (errorCode(error) !== 'ENOENT' || !parents || parent === folder) throw error;
    await makeFolder(parent, parents);
    await makeFolder(folder, false);
  }
}

/** Whether there is a folder; `library-not-folder` when something else has the name, its own or that of a parent. */
async function isFolder(folder: string): Promise<boolean> {
  try {
    if ((await fs.stat(folder)).isDirectory()) return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    if (errorCode(error) !== 'ENOTDIR') {
      throw new FilmothekError('library-not-writable', { folder }, { cause: error });
    }
  }
  throw new FilmothekError('library-not-folder', { folder });
}

async function isWritable(folder: string): Promise<boolean> {
  return fs.access(folder, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
}
