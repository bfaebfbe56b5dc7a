import path from 'node:path';
import {
  METHODS,
  type LibraryApi,
  type LibraryEvent,
  type LiveLibrary,
  type Opening,
  type OpeningWay,
} from './model/api.ts';
import { FilmothekError, toWire, type ErrorCode } from './model/errors.ts';
import { openLibrary, type ImageFiles, type LibraryOptions, type OpenLibrary } from './library.ts';
import { NODE_FILES } from './store/files.ts';
import { defaultLibraryFolder } from './store/places.ts';
import { findSalvageable } from './store/salvage.ts';
import { Queue } from './store/queue.ts';

/*
 * What the hosts serve: the library, or while it cannot be opened the reason and the ways out. So there is a page on
 * the screen in either case, and a person in trouble chooses with a click instead of reading documentation.
 */

type Refused = Extract<Opening, { readonly state: 'refused' }>;

/** What a person may choose when the library is refused. Other errors are mistakes of the call and end the start. */
const WAYS: { readonly [C in ErrorCode]?: readonly OpeningWay[] } = {
  'library-in-use': ['retry', 'read-only'],
  'library-damaged': ['retry', 'salvage', 'empty'],
  'opening-failed': ['retry', 'read-only'],
  'file-unreadable': ['retry', 'read-only'],
};

/** How each way opens the library; `retry` is the way that was tried first. */
const OPTIONS: { readonly [W in OpeningWay]: Partial<LibraryOptions> } = {
  retry: {},
  'read-only': { readOnly: true },
  salvage: { fresh: 'salvage' },
  empty: { fresh: 'empty' },
};

export interface DoorOptions extends Omit<LibraryOptions, 'readOnly' | 'fresh'> {
  /** Whether nothing is to be changed; else the library opens for writing where that can be. */
  readonly readOnly: boolean;
  readonly openLibrary?: typeof openLibrary;
}

export interface LibraryDoor extends LiveLibrary {
  /** Resolves once the library is open, which may be never. */
  readonly opened: Promise<OpenLibrary>;
  /** No picture is found while the library is not open. */
  readonly images: ImageFiles;
  /** Closes the library if it is open, now or after the attempt that is under way. */
  close(): Promise<void>;
}

/**
 * Opens the library, or stays in front of it when that is refused for a reason a person can do something about.
 * Rejects as `openLibrary` does for every other reason.
 */
export async function openDoor(options: DoorOptions): Promise<LibraryDoor> {
  const door = new Door(options);
  const opening = await door.attempt('retry');
  if (opening.state === 'refused' && WAYS[opening.error.code] === undefined) {
    throw new FilmothekError(opening.error.code, opening.error.details);
  }
  return door.served();
}

class Door {
  readonly #options: DoorOptions;
  readonly #listeners = new Set<(event: LibraryEvent) => void>();
  readonly #opened: Promise<OpenLibrary>;
  #tellOpened: (library: OpenLibrary) => void = () => undefined;
  #library: OpenLibrary | null = null;
  #refused: Refused | null = null;
  readonly #queue = new Queue();
  #isClosed = false;

  constructor(options: DoorOptions) {
    this.#options = options;
    this.#opened = new Promise((resolve) => (this.#tellOpened = resolve));
  }

  /** One after the other, so that two windows do not open the library against each other. */
  attempt(way: OpeningWay): Promise<Opening> {
    return this.#queue.run(() => this.#attempt(way));
  }

  served(): LibraryDoor {
    const call =
      (method: keyof LibraryApi) =>
      async (argument: never): Promise<unknown> => {
        const library = this.#open() as unknown as Record<string, (given: never) => unknown>;
        return library[method]?.(argument);
      };
    const methods = Object.fromEntries(METHODS.map((method) => [method, call(method)]));
    return {
      ...(methods as unknown as LibraryApi),
      opening: async () => this.#refused ?? { state: 'open' },
      openAnew: ({ way }) => this.attempt(way),
      subscribe: (listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
      images: {
        file: async (hash) => this.#library?.images.file(hash) ?? null,
        thumbnail: async (hash, width) => this.#library?.images.thumbnail(hash, width) ?? null,
      },
      opened: this.#opened,
      close: async () => {
        this.#isClosed = true;
        await this.#queue.settled();
        await this.#library?.close();
      },
    };
  }

  #open(): OpenLibrary {
    if (this.#library !== null) return this.#library;
    const { code, details } = this.#refused?.error ?? toWire(new FilmothekError('not-reachable'));
    throw new FilmothekError(code, details);
  }

  async #attempt(way: OpeningWay): Promise<Opening> {
    if (this.#library !== null) return { state: 'open' };
    if (this.#isClosed) throw new FilmothekError('not-reachable');
    // A way that was not offered might put a healthy library aside.
    if (this.#refused !== null && !this.#refused.ways.includes(way)) {
      throw new FilmothekError('bad-arguments', { reason: 'way' });
    }
    const { openLibrary: open = openLibrary, readOnly, ...place } = this.#options;
    try {
      const library = await open({
        ...place,
        readOnly: readOnly ? true : 'if-needed',
        ...OPTIONS[way],
      });
      library.subscribe((event) => {
        for (const listener of this.#listeners) listener(event);
      });
      this.#library = library;
      this.#refused = null;
      this.#tellOpened(library);
      return { state: 'open' };
    } catch (error) {
      this.#refused = await this.#refusal(error);
      return this.#refused;
    }
  }

  async #refusal(thrown: unknown): Promise<Refused> {
    const folder = path.resolve(this.#options.folder ?? defaultLibraryFolder());
    const wire = toWire(thrown);
    // Nothing was typed yet that the other sentence could promise to keep.
    const error =
      wire.code === 'save-failed'
        ? { code: 'opening-failed' as const, details: wire.details }
        : wire;
    const salvageable =
      error.code === 'library-damaged'
        ? await findSalvageable(NODE_FILES, folder).then(
            ({ films, damaged }) => ({ films: films.length, damaged }),
            () => null,
          )
        : null;
    const ways = (WAYS[error.code] ?? ['retry']).filter((way) => {
      if (way === 'salvage' && (salvageable?.films ?? 0) === 0) return false;
      return way === 'retry' || !this.#options.readOnly;
    });
    return { state: 'refused', error, folder, ways, salvageable };
  }
}
