import type { LibraryApi, LibraryEvent, LibraryStatus } from '../../data/model/api.ts';
import { applyEdits, summarise, type Change } from '../../data/model/change.ts';
import { FilmothekError } from '../../data/model/errors.ts';
import { createFilm, type Film } from '../../data/model/film.ts';
import { DEFAULT_PREFERENCES } from '../../data/model/preferences.ts';
import type { FilmCard } from '../../data/model/query.ts';
import type { Host, HostListener } from '../host/host.ts';
import { AppState } from './app.svelte.ts';

export const NOW = '2024-05-01T12:00:00.000Z';
export const A = 'film-aaaa';
export const B = 'film-bbbb';

/** An answer that is given when the test says so. */
export function held<T>() {
  let give: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => (give = resolve));
  return { promise, give };
}

/** Lets everything happen that can happen without a new answer. */
export const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

const cardOf = (film: Film) => ({ id: film.id, title: film.title }) as FilmCard;

/** A library in the memory, of two films: A and B. */
export class FakeLibrary {
  readonly films = new Map<string, Film>(
    [A, B].map((id) => [id, createFilm({ title: id.slice(-1).toUpperCase() }, id, NOW)]),
  );
  revision = 1;
  listener: HostListener | null = null;
  readonly api: LibraryApi;

  constructor(over: Partial<LibraryApi>) {
    const here = () => [...this.films.values()].filter((film) => film.deleted === null);
    const api: Partial<LibraryApi> = {
      status: async () => this.status(),
      preferences: async () => DEFAULT_PREFERENCES,
      setPreferences: async (chosen) => ({ ...DEFAULT_PREFERENCES, ...chosen }),
      query: async () => ({ revision: this.revision, total: here().length, markers: [] }),
      cards: async ({ from, count }) => ({
        revision: this.revision,
        cards: here()
          .slice(from, from + count)
          .map(cardOf),
      }),
      ids: async ({ from, count }) =>
        here()
          .slice(from, from + count)
          .map(({ id }) => id),
      locate: async ({ id }) => {
        const index = here().findIndex((film) => film.id === id);
        return index === -1 ? null : index;
      },
      film: async ({ id }) => this.films.get(id) ?? null,
      films: async ({ ids }) => ids.flatMap((id) => this.films.get(id) ?? []),
      apply: async ({ changes }) => this.apply(changes),
      ...over,
    };
    this.api = api as LibraryApi;
  }

  status(revision = this.revision): LibraryStatus {
    const counts = {
      all: 2,
      recent: 0,
      unwatched: 0,
      wanted: 0,
      lent: 0,
      trash: 0,
      posters: 0,
      posterBytes: 0,
    };
    const known = { folder: '', readOnly: null, tags: [], fields: [], notices: [] };
    const rest = { ...known, undo: null, redo: null };
    return { revision, counts, ...rest };
  }

  apply(changes: readonly Change[]) {
    const ids: string[] = [];
    for (const change of changes) {
      if (change.type !== 'edit') continue;
      const film = this.films.get(change.id);
      if (film === undefined) throw new FilmothekError('film-missing');
      for (const [field, edit] of Object.entries(change.fields)) {
        if (JSON.stringify(film[field as keyof Film]) !== JSON.stringify(edit.before)) {
          throw new FilmothekError('conflict');
        }
      }
      this.films.set(film.id, applyEdits(film, change.fields, NOW));
      ids.push(film.id);
    }
    this.revision += 1;
    const event: LibraryEvent = { type: 'changed', revision: this.revision, ids };
    setTimeout(() => this.listener?.onEvent(event));
    return { revision: this.revision, ids, summary: summarise(changes, () => null) };
  }

  tell(event: LibraryEvent): void {
    this.listener?.onEvent(event);
  }
}

export async function openApp(over: Partial<LibraryApi> = {}) {
  const library = new FakeLibrary(over);
  const host: Host = {
    kind: 'browser',
    api: library.api,
    subscribe: (listener) => {
      library.listener = listener;
      return () => undefined;
    },
  };
  const app = await AppState.open(host);
  await app.catalogue.refresh();
  return { app, library };
}
