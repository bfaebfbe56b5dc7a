import path from 'node:path';
import { FilmothekError } from '../model/errors.ts';
import { Backups, parseName } from './backups.ts';
import { namesIn, type Files } from './files.ts';
import { BACKUPS } from './folder.ts';
import type { LibraryData } from './snapshot.ts';

export interface ReadBackup {
  readonly name: string;
  /** ISO moment. */
  readonly at: string;
  readonly data: LibraryData;
}

/** The newest backup that can be read from beginning to end, every film of it checked; `null` when there is none. */
export async function newestBackup(files: Files, folder: string): Promise<ReadBackup | null> {
  const backups = new Backups(folder, files);
  const named = (await namesIn(files, path.join(folder, BACKUPS)))
    .flatMap((name) => parseName(name) ?? [])
    .sort((a, b) => b.at.localeCompare(a.at) || b.revision - a.revision);
  for (const { name, at } of named) {
    try {
      return { name, at, data: await backups.read(name) };
    } catch (error) {
      if (!(error instanceof FilmothekError)) throw error;
    }
  }
  return null;
}
