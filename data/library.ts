import path from 'node:path';
import type {
  LibraryEvent,
  LibraryStatus,
  LiveLibrary,
  Notice,
  ReadOnlyReason,
} from './model/api.ts';
import type { Film } from './model/film.ts';
import type { ThumbnailWidth } from './model/images.ts';
import { ALL_FILMS, type Section } from './model/query.ts';
import type { ArchiveReport } from './exchange/own-archive.ts';
import { createRecogniser } from './exchange/recognise-in-worker.ts';
import { bulkEdits } from './library/bulk-edits.ts';
import { edits } from './library/edits.ts';
import { bytesOfHistory, keeping } from './library/keeping.ts';
import { questions } from './library/questions.ts';
import { Tasks } from './library/tasks.ts';
import { BackupKeeper } from './backup-keeper.ts';
import { ConflictCopies } from './conflict-copies.ts';
import { DraftsFile } from './drafts-file.ts';
import { Editor } from './editor.ts';
import { IndexCache } from './index-cache.ts';
import { Moving, type ImportReport } from './moving.ts';
import { Pictures } from './pictures.ts';
import { PreferencesFile } from './preferences-file.ts';
import { SearchIndex } from './search-index.ts';
import { Backups } from './store/backups.ts';
import { deviceId } from './store/device.ts';
import { defaultCacheFolder, defaultLibraryFolder, deviceFile } from './store/places.ts';
import { openStore, type Store } from './store/store.ts';
import { PosterStore } from './store/posters.ts';

const MOST_TAGS = 24;
/** Films from elsewhere may have any number of fields. */
const MOST_OWN_FIELDS = 200;
/** How long after the first cards, and after the opening where nobody asks for cards, the words are read, in ms. */
const WORDS_AFTER_CARDS = 300;
const WORDS_AFTER_OPENING = 3000;

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
  /** Absolute path of the library's folder. */
  readonly folder: string;
  /** Why nothing can be changed; `null` when it can. */
  readonly readOnly: ReadOnlyReason | null;
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
    // Where it is not certain what was chosen, none of the history goes.
    historyRoom: preferences.isCertain ? bytesOfHistory(preferences.current) : Infinity,
    ...(readOnly === true ? {} : { device: await deviceId(deviceFile()) }),
    isDefault: folder === null,
    ...(fresh === undefined ? {} : { fresh }),
  });
  const posters = new PosterStore(store.folder, cacheFolder);
  const drafts = store.readOnly ? null : await DraftsFile.open(store.folder);
  const cache = await IndexCache.of(store.folder, cacheFolder);
  return assemble(store, posters, preferences, drafts, cache);
}

/** The contract over store, index, recognition and what else a library keeps. */
function assemble(
  store: Store,
  posters: PosterStore,
  preferences: PreferencesFile,
  drafts: DraftsFile | null,
  cache: IndexCache,
): OpenLibrary {
  const { films } = store.data;
  const listeners = new Set<(event: LibraryEvent) => void>();
  const emit = (event: LibraryEvent) => {
    for (const listener of listeners) listener(event);
  };
  const unusable = new Set<string>();
  const onUnusable = ({ id }: Film) => {
    unusable.add(id);
    tell();
  };
  const known = cache.read(store.data.revision);
  const index = new SearchIndex(films.values(), undefined, undefined, onUnusable, known);
  const asked = questions(store, index, preferences);
  // The words are for the first search. Who looks at the first films would wait for them, too, for there is one thread.
  let reading = setTimeout(readWords, WORDS_AFTER_OPENING).unref();
  let isFirst = true;
  let ahead: Promise<void> = Promise.resolve();
  const editor = new Editor(store, (ids) => {
    index.update(new Map(ids.map((id) => [id, films.get(id) ?? null])));
    emit({ type: 'changed', revision: store.data.revision, ids });
  });
  const backups = new Backups(store.folder);
  const keeper = new BackupKeeper(store, backups);
  const pictures = new Pictures(posters, store, editor, () => drafts?.all ?? []);
  const moving = new Moving(store, posters, pictures, editor, preferences);
  const copies = new ConflictCopies(store);
  const recogniser = createRecogniser();
  const tasks = new Tasks();
  /** The pictures of a large collection take longer to count than the first screen should take to show. */
  let counting: Promise<void> | null = null;
  let tidying: Promise<void> = Promise.resolve();
  if (!store.readOnly) {
    keeper.start();
    tidying = tidy();
  }

  function readWords(): void {
    // Who asks a question waits for it, and hears of an error.
    ahead = index.readAhead().then(keepIndex, () => undefined);
  }

  async function cards(slice: Parameters<typeof asked.cards>[0]) {
    const found = await asked.cards(slice);
    if (isFirst) {
      isFirst = false;
      clearTimeout(reading);
      reading = setTimeout(readWords, WORDS_AFTER_CARDS).unref();
    }
    return found;
  }

  /** No film changes, but the status has more to tell. */
  function tell(): void {
    emit({ type: 'changed', revision: store.data.revision, ids: [] });
  }

  async function tidy(): Promise<void> {
    await posters.removeUnfinished().catch(() => undefined);
    if (await copies.look()) tell();
  }

  function keepIndex(): Promise<void> {
    return cache.keep(index, store.data.revision);
  }

  /** Where nothing is written, nothing was repaired or put aside, and the sentences must not say so. */
  function notices(): readonly Notice[] {
    const { notices, readOnly } = store;
    const found: readonly Notice[] =
      unusable.size === 0
        ? notices
        : [...notices, { kind: 'films-unusable', details: { films: unusable.size } }];
    if (readOnly === null) return [...found, ...copies.notices];
    return found.map(({ kind, details }) => ({ kind, details: { ...details, readOnly } }));
  }

  async function status(): Promise<LibraryStatus> {
    await index.ready('order');
    const pictures = posters.counted;
    if (pictures === null) void (counting ??= posters.usage().then(tell, () => undefined));
    const count = (section: Section) => index.count(section);
    return {
      revision: store.data.revision,
      folder: store.folder,
      readOnly: store.readOnly,
      counts: {
        all: count('all'),
        recent: count('recent'),
        unwatched: count('unwatched'),
        wanted: count('wanted'),
        lent: count('lent'),
        trash: count('trash'),
        posters: pictures?.posters ?? 0,
        posterBytes: pictures?.bytes ?? 0,
      },
      tags: index.suggestions('tag', '', MOST_TAGS),
      fields: index.fields().slice(0, MOST_OWN_FIELDS),
      undo: editor.undoable,
      redo: editor.redoable,
      notices: notices(),
    };
  }

  return {
    ...asked,
    cards,
    ...edits({ store, editor, pictures, backups, copies, moving, emit }),
    ...bulkEdits({ store, editor, index, tasks, emit }),
    ...keeping({ store, posters, pictures, backups, keeper, copies, preferences, drafts }),
    status,
    folder: store.folder,
    readOnly: store.readOnly,
    // The hosts' door answers these while there is no library; an open one has nothing else to say.
    opening: async () => ({ state: 'open' }),
    openAnew: async () => ({ state: 'open' }),
    recognise({ task, ...page }) {
      const labels = preferences.current.ownLabels;
      if (task === undefined) return recogniser.recognise(page, { labels });
      return tasks.run(task, (signal) => recogniser.recognise(page, { labels, signal }));
    },
    async cancel({ task }) {
      tasks.cancel(task);
      return null;
    },
    images: posters,
    async allFilms() {
      await index.ready('order');
      return index.find(ALL_FILMS).films();
    },
    exportAll: (write) => moving.exportAll(write),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      clearTimeout(reading);
      index.close();
      await editor.settled();
      // Nothing may be written once this resolves.
      await ahead;
      await keepIndex();
      await tidying;
      await recogniser.close();
      await drafts?.settled();
      if (!store.readOnly) await keeper.close();
      await store.close();
    },
  };
}
