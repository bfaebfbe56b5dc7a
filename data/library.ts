import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type {
  Applied,
  ArgumentOf,
  Backup,
  CardSlice,
  ConflictCopy,
  LibraryEvent,
  LibraryStatus,
  LiveLibrary,
  Notice,
  Opening,
  Suggestion,
  TitledDraft,
  UnusedImages,
} from './model/api.ts';
import type { Change } from './model/change.ts';
import { FilmothekError, toWire } from './model/errors.ts';
import { editBackTo, filmHistory, type FilmVersion } from './model/film-history.ts';
import { createFilm, type Film, type Image } from './model/film.ts';
import type { ThumbnailWidth } from './model/images.ts';
import type { Preferences } from './model/preferences.ts';
import { ALL_FILMS, type FilmCard, type Query, type QueryResult } from './model/query.ts';
import type { PageSource, Recognition } from './model/recognition.ts';
import { restoreChanges, restorePreview, type RestorePreview } from './model/restore.ts';
import type { TypedDraft } from './model/typed-draft.ts';
import type { ArchiveReport } from './exchange/own-archive.ts';
import { createRecogniser } from './exchange/recognise-in-worker.ts';
import { BackupKeeper } from './backup-keeper.ts';
import { ConflictCopies } from './conflict-copies.ts';
import { DraftsFile } from './drafts-file.ts';
import { Editor } from './editor.ts';
import { filmCard } from './film-card.ts';
import { Moving, type ImportReport } from './moving.ts';
import { Pictures } from './pictures.ts';
import { PreferencesFile } from './preferences-file.ts';
import { SAMPLE_FILMS, sampleIdOf } from './sample/sample-films.ts';
import { SearchIndex } from './search-index.ts';
import { Backups } from './store/backups.ts';
import { deviceId } from './store/device.ts';
import { defaultCacheFolder, defaultLibraryFolder, deviceFile } from './store/places.ts';
import { openStore, type Store } from './store/store.ts';
import { PosterStore } from './store/posters.ts';

const MOST_SUGGESTIONS = 12;
const MOST_TAGS = 24;

export interface LibraryOptions {
  /** The library folder; `null` is the person's own, in the system's place for such data. */
  readonly folder: string | null;
  /** `if-needed`: where nothing can be written or a later version wrote the library, it opens all the same. */
  readonly readOnly?: boolean | 'if-needed';
  /** Puts a damaged library aside, and begins with the films that can still be read or with none. */
  readonly fresh?: 'salvage' | 'empty';
  /** Where thumbnails are kept; they can be made again at any time. */
  readonly cacheFolder?: string;
}

/** Where the hosts find the files behind an image hash. */
export interface ImageFiles {
  file(hash: string): Promise<string | null>;
  thumbnail(hash: string, width: ThumbnailWidth): Promise<string | null>;
}

export interface OpenLibrary extends LiveLibrary {
  readonly images: ImageFiles;
  /** Every film that is not in the trash, by title: what an export writes. */
  allFilms(): Promise<readonly Film[]>;
  /** Everything as one file: every film, trash included, and every picture. Rejects as `write` does. */
  exportAll(write: (bytes: AsyncIterable<Buffer>) => Promise<void>): Promise<ArchiveReport>;
  /** Adds the films of an export that are not here, as one edit. Rejects as `Moving.importFile` does. */
  importFile(file: string): Promise<ImportReport>;
  /** Ends with everything saved and the folder free for the next one. */
  close(): Promise<void>;
}

/**
 * Opens a library folder, making it when it is new.
 * Rejects with the `library-…` errors; a folder that cannot be read is never taken for an empty one.
 */
export async function openLibrary(options: LibraryOptions): Promise<OpenLibrary> {
  const { folder, readOnly = false, fresh, cacheFolder = defaultCacheFolder() } = options;
  const place = path.resolve(folder ?? defaultLibraryFolder());
  const preferences = await PreferencesFile.open(place);
  const store = await openStore(place, {
    readOnly,
    historyRoom: bytesOfHistory(preferences.current),
    ...(readOnly === true ? {} : { device: await deviceId(deviceFile()) }),
    isDefault: folder === null,
    ...(fresh === undefined ? {} : { fresh }),
  });
  const posters = new PosterStore(store.folder, cacheFolder);
  const drafts = store.readOnly ? null : await DraftsFile.open(store.folder);
  return new Library(store, posters, preferences, drafts);
}

/** The contract over store, index, recognition and what else a library keeps. */
class Library implements OpenLibrary {
  readonly #store: Store;
  readonly #posters: PosterStore;
  readonly #preferences: PreferencesFile;
  /** `null` where nothing may be written: what is typed there could not be saved either. */
  readonly #drafts: DraftsFile | null;
  readonly #backups: Backups;
  readonly #keeper: BackupKeeper;
  readonly #index: SearchIndex;
  readonly #editor: Editor;
  readonly #pictures: Pictures;
  readonly #moving: Moving;
  readonly #recogniser = createRecogniser();
  readonly #copies: ConflictCopies;
  #lookingForCopies: Promise<void> = Promise.resolve();
  readonly #listeners = new Set<(event: LibraryEvent) => void>();

  constructor(
    store: Store,
    posters: PosterStore,
    preferences: PreferencesFile,
    drafts: DraftsFile | null,
  ) {
    this.#store = store;
    this.#posters = posters;
    this.#preferences = preferences;
    this.#drafts = drafts;
    this.#backups = new Backups(store.folder);
    this.#keeper = new BackupKeeper(store, this.#backups);
    if (!store.readOnly) this.#keeper.start();
    this.#index = new SearchIndex(store.data.films.values());
    void this.#index.ready('words');
    this.#editor = new Editor(store, (ids) => {
      this.#index.update(new Map(ids.map((id) => [id, store.data.films.get(id) ?? null])));
      this.#emit({ type: 'changed', revision: store.data.revision, ids });
    });
    this.#pictures = new Pictures(posters, store, this.#editor, () => this.#drafts?.all ?? []);
    this.#moving = new Moving(store, posters, this.#pictures, this.#editor);
    this.#copies = new ConflictCopies(store);
    if (!store.readOnly) this.#lookingForCopies = this.#lookForCopies();
  }

  get images(): ImageFiles {
    return this.#posters;
  }

  /** The hosts' door answers this while there is no library; an open one has nothing else to say. */
  async opening(): Promise<Opening> {
    return { state: 'open' };
  }

  openAnew(): Promise<Opening> {
    return this.opening();
  }

  subscribe(listener: (event: LibraryEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#index.close();
    await this.#editor.settled();
    await this.#lookingForCopies;
    await this.#recogniser.close();
    await this.#drafts?.settled();
    if (!this.#store.readOnly) await this.#keeper.close();
    await this.#store.close();
  }

  async status(): Promise<LibraryStatus> {
    const { posters, bytes } = await this.#posters.usage();
    await this.#index.ready('order');
    const count = (section: Query['section']) => this.#index.count(section);
    return {
      revision: this.#store.data.revision,
      folder: this.#store.folder,
      readOnly: this.#store.readOnly,
      counts: {
        all: count('all'),
        recent: count('recent'),
        unwatched: count('unwatched'),
        wanted: count('wanted'),
        lent: count('lent'),
        trash: count('trash'),
        posters,
        posterBytes: bytes,
      },
      tags: this.#index.suggestions('tag', '', MOST_TAGS),
      undo: this.#editor.undoable,
      redo: this.#editor.redoable,
      notices: this.#notices,
    };
  }

  async query(query: Query): Promise<QueryResult> {
    await this.#index.readyFor(query);
    const films = this.#index.select(query);
    return {
      revision: this.#store.data.revision,
      total: films.length,
      markers: this.#index.markers(films, query),
    };
  }

  async cards({ query, from, count }: ArgumentOf<'cards'>): Promise<CardSlice> {
    await this.#index.readyFor(query);
    const films = this.#index.select(query).slice(from, from + count);
    return { revision: this.#store.data.revision, cards: films.map(filmCard) };
  }

  async locate({ query, id }: ArgumentOf<'locate'>): Promise<number | null> {
    await this.#index.readyFor(query);
    const index = this.#index.select(query).findIndex((film) => film.id === id);
    return index === -1 ? null : index;
  }

  async film({ id }: ArgumentOf<'film'>): Promise<Film | null> {
    return this.#store.data.films.get(id) ?? null;
  }

  async allFilms(): Promise<readonly Film[]> {
    await this.#index.ready('order');
    return this.#index.select(ALL_FILMS);
  }

  exportAll(write: (bytes: AsyncIterable<Buffer>) => Promise<void>): Promise<ArchiveReport> {
    return this.#moving.exportAll(write);
  }

  importFile(file: string): Promise<ImportReport> {
    return this.#saving(() => this.#moving.importFile(file));
  }

  async similar({ title }: ArgumentOf<'similar'>): Promise<readonly FilmCard[]> {
    await this.#index.ready('words');
    return this.#index.similar(title).map(filmCard);
  }

  async suggestions({ kind, start }: ArgumentOf<'suggestions'>): Promise<readonly Suggestion[]> {
    await this.#index.ready('words');
    return this.#index.suggestions(kind, start, MOST_SUGGESTIONS);
  }

  async addFilms({ drafts }: ArgumentOf<'addFilms'>): Promise<Applied> {
    return this.#mustEdit(() => additions(drafts));
  }

  addSamples(): Promise<Applied | null> {
    return this.#edit(() => {
      const here = new Set([...this.#store.data.films.values()].map(sampleIdOf));
      return additions(SAMPLE_FILMS.filter((film) => !here.has(sampleIdOf(film))));
    });
  }

  async apply({ changes }: ArgumentOf<'apply'>): Promise<Applied> {
    return this.#mustEdit(() => changes);
  }

  undo(): Promise<Applied> {
    return this.#saving(() => this.#editor.undo());
  }

  redo(): Promise<Applied> {
    return this.#saving(() => this.#editor.redo());
  }

  backups(): Promise<readonly Backup[]> {
    return this.#backups.list();
  }

  backUp(): Promise<Backup> {
    return this.#keeper.make();
  }

  async previewRestore({ name }: ArgumentOf<'previewRestore'>): Promise<RestorePreview> {
    const { films } = this.#store.data;
    const backup = await this.#backups.read(name);
    return restorePreview(restoreChanges(films, backup.films), films);
  }

  /** Pictures are not asked for: a film comes back even when one of its pictures is lost. */
  restore({ name }: ArgumentOf<'restore'>): Promise<Applied | null> {
    return this.#saving(() =>
      this.#editor.edit(async () => {
        const backup = await this.#backups.read(name);
        return restoreChanges(this.#store.data.films, backup.films);
      }),
    );
  }

  emptyTrash(): Promise<Applied | null> {
    return this.#saving(() =>
      this.#editor.edit(() =>
        [...this.#store.data.films.values()]
          .filter(({ deleted }) => deleted !== null)
          .map((film) => ({ type: 'remove', film })),
      ),
    );
  }

  conflictCopies(): Promise<readonly ConflictCopy[]> {
    return this.#copies.list();
  }

  previewConflictCopy({ file }: ArgumentOf<'previewConflictCopy'>): Promise<RestorePreview> {
    return this.#copies.preview(file);
  }

  /** As with a backup, pictures are not asked for. */
  async takeOverCopy({ file }: ArgumentOf<'takeOverCopy'>): Promise<Applied | null> {
    const applied = await this.#saving(() => this.#editor.edit(() => this.#copies.changes(file)));
    this.#copies.settle(file);
    return applied;
  }

  async history({ id }: ArgumentOf<'history'>): Promise<readonly FilmVersion[]> {
    return filmHistory(this.#store.history, id);
  }

  restoreVersion({ id, txid }: ArgumentOf<'restoreVersion'>): Promise<Applied | null> {
    return this.#edit(() => {
      const film = this.#store.data.films.get(id);
      const edit = film === undefined ? null : editBackTo(this.#store.history, film, txid);
      if (edit === null) throw new FilmothekError('film-missing', { id });
      return Object.keys(edit.fields).length === 0 ? [] : [edit];
    });
  }

  recognise(source: PageSource): Promise<Recognition> {
    return this.#recogniser.recognise(source);
  }

  async addImage({ data, kind }: ArgumentOf<'addImage'>): Promise<Image> {
    const { readOnly } = this.#store;
    if (readOnly) throw new FilmothekError('library-read-only', { reason: readOnly });
    return this.#posters.add(Buffer.from(data, 'base64'), kind);
  }

  unusedImages(): Promise<UnusedImages> {
    return this.#pictures.unused();
  }

  deleteUnusedImages(): Promise<UnusedImages> {
    return this.#pictures.deleteUnused();
  }

  async preferences(): Promise<Preferences> {
    return this.#preferences.current;
  }

  async setPreferences(preferences: Preferences): Promise<Preferences> {
    if (this.#store.readOnly) return preferences;
    await this.#preferences.set(preferences);
    this.#store.setHistoryRoom(bytesOfHistory(preferences));
    return preferences;
  }

  async drafts(): Promise<readonly TypedDraft[]> {
    return this.#drafts?.all ?? [];
  }

  async keepDraft(draft: ArgumentOf<'keepDraft'>): Promise<null> {
    await this.#drafts?.keep(draft);
    return null;
  }

  async dropDraft({ key }: ArgumentOf<'dropDraft'>): Promise<null> {
    await this.#drafts?.drop(key);
    return null;
  }

  /** Where nothing is written, nothing was repaired or put aside, and the sentences must not say so. */
  get #notices(): readonly Notice[] {
    const { notices, readOnly } = this.#store;
    if (readOnly === null) return [...notices, ...this.#copies.notices];
    return notices.map(({ kind, details }) => ({ kind, details: { ...details, readOnly } }));
  }

  /** No film changes by that, but the pages hear of a notice. */
  async #lookForCopies(): Promise<void> {
    if (!(await this.#copies.look())) return;
    this.#emit({ type: 'changed', revision: this.#store.data.revision, ids: [] });
  }

  /** Makes changes fact whose pictures are all stored; `null` for none at all. */
  #edit(changes: () => readonly Change[]): Promise<Applied | null> {
    return this.#saving(() =>
      this.#editor.edit(async () => {
        const worked = changes();
        await this.#pictures.check(worked);
        return worked;
      }),
    );
  }

  async #mustEdit(changes: () => readonly Change[]): Promise<Applied> {
    const applied = await this.#edit(changes);
    if (applied === null) throw new FilmothekError('bad-arguments', { reason: 'changes' });
    return applied;
  }

  /** Every window hears when something could not be saved. */
  async #saving<T>(edit: () => Promise<T>): Promise<T> {
    try {
      return await edit();
    } catch (error) {
      const wire = toWire(error);
      if (wire.code === 'save-failed') this.#emit({ type: 'save-failed', error: wire });
      throw error;
    }
  }

  #emit(event: LibraryEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

function bytesOfHistory({ historyMegabytes }: Preferences): number {
  return historyMegabytes * 1_000_000;
}

function additions(drafts: readonly TitledDraft[]): Change[] {
  const now = new Date().toISOString();
  return drafts.map((draft) => ({ type: 'add', film: createFilm(draft, randomUUID(), now) }));
}
