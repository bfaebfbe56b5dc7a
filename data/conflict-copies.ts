import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ConflictCopy, Notice } from './model/api.ts';
import type { Change } from './model/change.ts';
import { FilmothekError } from './model/errors.ts';
import type { Film } from './model/film.ts';
import { copyChanges } from './model/merge-copy.ts';
import { restorePreview, type RestorePreview } from './model/restore.ts';
import { checkFilms } from './store/checked-films.ts';
import { conflictCopies } from './store/conflict-copies.ts';
import { FORMAT, parseSnapshot } from './store/snapshot.ts';
import type { Store } from './store/store.ts';

/** The copies of the library file that sync programs leave beside it. They are only ever read. */
export class ConflictCopies {
  readonly #store: Pick<Store, 'folder' | 'data'>;
  /** The names of those that have something the library lacks, as far as that was looked for. */
  #missed: readonly string[] = [];

  constructor(store: Pick<Store, 'folder' | 'data'>) {
    this.#store = store;
  }

  /** What a person should know: that films or edits of another device are out of sight. */
  get notices(): readonly Notice[] {
    const [file] = this.#missed;
    if (file === undefined) return [];
    return [{ kind: 'conflict-copies', details: { file, files: this.#missed.length } }];
  }

  /** By name. */
  async list(): Promise<readonly ConflictCopy[]> {
    const { folder } = this.#store;
    const names = conflictCopies(await readdir(folder)).sort();
    const found = await Promise.all(
      names.map(async (file): Promise<ConflictCopy | null> => {
        // A sync program may take it away between the two looks.
        const stats = await stat(path.join(folder, file)).catch(() => null);
        if (stats?.isFile() !== true) return null;
        return { file, at: stats.mtime.toISOString(), bytes: stats.size };
      }),
    );
    return found.filter((copy) => copy !== null);
  }

  /** What would come of a copy. Rejects with `file-missing` or `copy-unreadable`. */
  async changes(file: string): Promise<readonly Change[]> {
    return copyChanges(this.#store.data.films, await this.#read(file));
  }

  async preview(file: string): Promise<RestorePreview> {
    return restorePreview(await this.changes(file), this.#store.data.films);
  }

  /** Reads every copy; resolves to whether one of them has something that is missed. One that is unreadable has not. */
  async look(): Promise<boolean> {
    const missed: string[] = [];
    for (const { file } of await this.list().catch(() => [])) {
      const changes = await this.changes(file).catch(() => []);
      if (changes.length > 0) missed.push(file);
    }
    this.#missed = missed;
    return missed.length > 0;
  }

  /** Nothing of this copy is missed any more. */
  settle(file: string): void {
    this.#missed = this.#missed.filter((missed) => missed !== file);
  }

  /** The films of a copy, each checked by its schema; the event loop gets its turns. */
  async #read(file: string): Promise<ReadonlyMap<string, Film>> {
    const { folder } = this.#store;
    const known = await this.list();
    if (!known.some((copy) => copy.file === file)) {
      throw new FilmothekError('file-missing', { file });
    }
    try {
      const { format, films } = await parseSnapshot(
        await readFile(path.join(folder, file)),
        folder,
      );
      // What this version does not know about could not be taken over.
      if (format !== FORMAT) throw new FilmothekError('library-newer', { folder: file, format });
      await checkFilms(films, file);
      return films;
    } catch (error) {
      throw new FilmothekError('copy-unreadable', { file }, { cause: error });
    }
  }
}
