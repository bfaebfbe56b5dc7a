import path from 'node:path';
import { FilmothekError } from '../model/errors.ts';
import type { Film } from '../model/film.ts';
import { parseName } from './backups.ts';
import { namesIn, readIfThere, type Files } from './files.ts';
import {
  allJournals,
  BACKUPS,
  journalGenerations,
  journalName,
  PREVIOUS,
  SNAPSHOT,
} from './folder.ts';
import { Journal } from './journal.ts';
import type { LoadedLibrary } from './load.ts';
import { quarantine, setAside } from './quarantine.ts';
import { loadForWriting } from './repair.ts';
import { SalvagedFilms, type Salvageable } from './salvaged-films.ts';
import { SnapshotAdapter } from './snapshot-adapter.ts';
import { emptyLibrary } from './snapshot.ts';

/* The last way out of damage: a new library in the same folder, beside everything that is left of the old one. */

/** What a new library begins with: the films that can still be read, or none. */
export type Fresh = 'salvage' | 'empty';

/** Reads every film that still can be read, out of both snapshots and all journals. Changes nothing. */
export async function findSalvageable(files: Files, folder: string): Promise<Salvageable> {
  return (await collect(files, folder)).found;
}

/**
 * Loads a library for writing; when it is damaged beyond recovery, puts it into the quarantine and begins a new one.
 * `notices` tells. Rejects as `loadForWriting` does, but not with `library-damaged`.
 */
export async function loadOrStartAfresh(
  files: Files,
  folder: string,
  fresh: Fresh,
  historyRoom?: number,
): Promise<LoadedLibrary> {
  try {
    return await loadForWriting(files, folder, historyRoom);
  } catch (error) {
    if (!(error instanceof FilmothekError) || error.code !== 'library-damaged') throw error;
  }
  const { found, revision } = await collect(files, folder);
  const { films, damaged } = fresh === 'salvage' ? found : { films: [], damaged: 0 };
  await startFrom(files, folder, films, revision);
  const loaded = await loadForWriting(files, folder);
  const notice = { kind: 'salvaged' as const, details: { films: films.length, damaged } };
  return { ...loaded, notices: [...loaded.notices, notice] };
}

/**
 * Begins a new library in the folder of a damaged one. Everything old is in the quarantine before anything takes its
 * place. Its generation and its revision are beyond all that the old files tell of: none of their lines, and no old
 * backup, can ever be taken for a part of it.
 * @param revision the latest that the snapshots and journals tell of
 */
async function startFrom(
  files: Files,
  folder: string,
  films: readonly Film[],
  revision: number,
): Promise<void> {
  const generations = (await allJournals(files, folder)).map(({ generation }) => generation);
  const names = await namesIn(files, path.join(folder, BACKUPS));
  const backups = names.flatMap((name) => parseName(name)?.revision ?? []);
  for (const name of [SNAPSHOT, PREVIOUS]) await setAside(files, folder, name);
  for (const generation of await journalGenerations(files, folder)) {
    await quarantine(files, folder, journalName(generation), 0).catch(leftInPlace);
  }
  const adapter = new SnapshotAdapter(folder, files);
  const write = async (generation: number) => {
    const journal = await Journal.create(files, folder, generation);
    await journal.close();
    await adapter.write({
      ...emptyLibrary(),
      generation,
      revision: Math.max(revision, ...backups) + 1,
      films: new Map(films.map((film) => [film.id, film])),
    });
  };
  const generation = Math.max(1, ...generations) + 1;
  await write(generation);
  // The snapshot before it is the old one and damaged. Another one makes it good; so does the next checkpoint.
  await write(generation + 1).catch(() => undefined);
}

async function collect(files: Files, folder: string): Promise<SalvagedFilms> {
  const salvaged = new SalvagedFilms();
  const read = async (name: string) => {
    try {
      return await readIfThere(files, path.join(folder, name));
    } catch (error) {
      if (!(error instanceof FilmothekError)) throw error;
      salvaged.addUnreadable();
      return null;
    }
  };
  for (const name of [SNAPSHOT, PREVIOUS]) {
    const bytes = await read(name);
    if (bytes !== null) await salvaged.addSnapshot(bytes);
  }
  for (const { name, generation } of await allJournals(files, folder)) {
    const bytes = await read(name);
    if (bytes !== null) await salvaged.addJournal(bytes, generation);
  }
  return salvaged;
}

/** Nothing takes the place of a journal, so one that cannot be read is left where it is. */
function leftInPlace(error: unknown): void {
  if (!(error instanceof FilmothekError)) throw error;
}
