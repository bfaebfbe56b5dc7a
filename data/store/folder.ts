import fs from 'node:fs/promises';
import path from 'node:path';
import { FilmothekError } from '../model/errors.ts';
import {
  errorCode,
  namesIn,
  NODE_FILES,
  removeIfThere,
  syncFolder,
  temporaryName,
  type Files,
} from './files.ts';

/* The layout of a library folder, and how one comes to be. */

export const SNAPSHOT = 'library.json';
export const PREVIOUS = 'library.prev.json';
export const POSTERS = 'posters';
export const BACKUPS = 'backups';
export const QUARANTINE = 'quarantine';
export const HISTORY = 'history';

/** A larger number than nine digits is nobody's: a journal an hour would take a hundred thousand years to get there. */
const JOURNAL = /^journal-([1-9]\d{0,8})\.ndjson$/;

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

export interface FoundJournal {
  readonly generation: number;
  /** Relative to the library's folder. */
  readonly name: string;
}

/** Every journal there is, in use or retired to the history, each generation once and oldest first. */
export async function allJournals(files: Files, folder: string): Promise<FoundJournal[]> {
  const found = new Map<number, FoundJournal>();
  // Whoever asks can do without a history that cannot be read.
  const history = await journalGenerations(files, path.join(folder, HISTORY)).catch(() => []);
  for (const generation of history) {
    found.set(generation, { generation, name: path.join(HISTORY, journalName(generation)) });
  }
  for (const generation of await journalGenerations(files, folder)) {
    found.set(generation, { generation, name: journalName(generation) });
  }
  return [...found.values()].sort((a, b) => a.generation - b.generation);
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
  readonly files?: Files;
}

/** What systems answer where nothing may be written. */
export const NOT_WRITABLE: readonly string[] = ['EACCES', 'EPERM', 'EROFS'];

/**
 * Makes sure that the folder of a library is there; returns its absolute path.
 * Throws `library-missing`, `library-parent-missing`, `library-not-folder` or `library-not-writable`.
 */
export async function prepareFolder(folder: string, options: PrepareOptions): Promise<string> {
  const { files = NODE_FILES } = options;
  const absolute = path.resolve(folder);
  const details = { folder: absolute };
  if (await isFolder(absolute)) {
    if (options.create && !(await isWritable(files, absolute))) {
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
    await syncFolder(files, parent);
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

/** By trying it: permissions on paper say little about network drives, and nothing on Windows. */
async function isWritable(files: Files, folder: string): Promise<boolean> {
  const file = temporaryName(path.join(folder, SNAPSHOT));
  try {
    await (await files.open(file, 'wx', 0o600)).close();
    await removeIfThere(files, file);
  } catch (error) {
    // Whatever else is wrong, a full disk say, is told by the first thing that is really to be written.
    if (NOT_WRITABLE.includes(errorCode(error) ?? '')) return false;
  }
  return true;
}
