import path from 'node:path';
import { FilmothekError } from '../model/errors.ts';
import { namesIn, removeTemporaries, syncFolder, type Files } from './files.ts';
import { PREVIOUS, SNAPSHOT } from './folder.ts';
import { loadLibrary, type LoadedLibrary } from './load.ts';
import { quarantine } from './quarantine.ts';
import type { Repair } from './replay.ts';
import { FORMAT } from './snapshot.ts';

/**
 * Reads a library and makes its files fit to go on with: what could not be read is copied to the quarantine and only
 * then cut off. Even a library that is refused gets its copy, because the next thing a person tries may destroy it.
 * What a later Filmothek wrote is refused with `library-newer` and not touched.
 */
export async function loadForWriting(
  files: Files,
  folder: string,
  historyRoom?: number,
): Promise<LoadedLibrary> {
  try {
    const loaded = await loadLibrary(files, folder, historyRoom);
    const { format } = loaded.low.data;
    if (format > FORMAT) throw new FilmothekError('library-newer', { folder, format });
    for (const repair of loaded.repairs) await carryOut(files, folder, repair);
    await removeTemporaries(files, folder);
    // A process that was killed may have left lines it never synced. What is shown must be on the disk first.
    for (const name of loaded.replayed) await syncFile(files, path.join(folder, name));
    await syncFolder(files, folder);
    return loaded;
  } catch (error) {
    if (error instanceof FilmothekError && error.code === 'library-damaged') {
      const names = await namesIn(files, folder);
      for (const name of [SNAPSHOT, PREVIOUS].filter((name) => names.includes(name))) {
        await quarantine(files, folder, name, 0);
      }
    }
    throw error;
  }
}

async function carryOut(files: Files, folder: string, repair: Repair): Promise<void> {
  await quarantine(files, folder, repair.name, repair.from);
  if (repair.keep === null) return;
  const handle = await files.open(path.join(folder, repair.name), 'r+');
  try {
    await handle.truncate(repair.keep);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFile(files: Files, file: string): Promise<void> {
  // Windows syncs only what is open for writing.
  const handle = await files.open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
