import path from 'node:path';
import { FilmothekError } from '../model/errors.ts';
import { namesIn, removeTemporaries, type Files } from './files.ts';
import { POSTERS, PREVIOUS, SNAPSHOT } from './folder.ts';
import { loadLibrary, type LoadedLibrary, type Repair } from './load.ts';
import { quarantine } from './quarantine.ts';

/**
 * Reads a library and makes its files fit to go on with: what could not be read is copied to the quarantine and only
 * then cut off. Even a library that is refused gets its copy, because the next thing a person tries may destroy it.
 */
export async function loadForWriting(files: Files, folder: string): Promise<LoadedLibrary> {
  try {
    const loaded = await loadLibrary(files, folder);
    for (const repair of loaded.repairs) await carryOut(files, folder, repair);
    await removeTemporaries(files, folder);
    await removeTemporaries(files, path.join(folder, POSTERS));
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
