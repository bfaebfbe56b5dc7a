import type { LibraryApi } from '../../data/model/api.ts';
import { setFields, type Change } from '../../data/model/change.ts';
import { asCsv, asText, linksOf } from '../../data/model/film-lines.ts';
import type { Film, FilmField } from '../../data/model/film.ts';
import { fold } from '../../data/model/search-text.ts';
import { watchedAs } from '../../data/model/watched.ts';
import type { AppState } from './app.svelte.ts';

/** So many films are asked for together, that others have their turn in between. */
const AT_ONCE = 100;

export type CopyKind = 'text' | 'csv' | 'links';

/** The ids of films; they may still be asked for. */
type Ids = readonly string[] | Promise<readonly string[]>;

/** What an edit makes of each film, `null` for nothing, and the sentence about those that it changed. */
interface Plan {
  readonly values: (film: Film) => Partial<Pick<Film, FilmField>> | null;
  readonly told: (count: number, title: string) => string;
}

/** What is done to films without the form: to those that are selected, or else to the one that has the keyboard. */
export class FilmActions {
  readonly #app: AppState;

  constructor(app: AppState) {
    this.#app = app;
  }

  /** How many films something would be done to. */
  get count(): number {
    const { selection, catalogue } = this.#app;
    return selection.count > 0 ? selection.count : catalogue.card(catalogue.active) ? 1 : 0;
  }

  /** The films something would be done to, in the order of the result. */
  async targets(): Promise<readonly string[]> {
    const { selection, catalogue } = this.#app;
    if (selection.count > 0) return selection.ids();
    const card = catalogue.card(catalogue.active);
    return card === null ? [] : [card.id];
  }

  /** Moves films of the collection to the trash, as one edit; the note that says so can take it back. */
  toTrash(asked: Ids): Promise<void> {
    const app = this.#app;
    const { catalogue, views } = app.words;
    return app.library.inTurn(async () => {
      const ids = await asked;
      if (ids.length === 0 || !app.mayEdit()) return;
      // However many there are, nobody needs to see them for this.
      const deleted = { before: null, after: new Date().toISOString() };
      const [film] = ids.length === 1 ? await this.#films(ids) : [];
      if (film !== undefined && film.deleted !== null) return;
      const done = await app.library.apply(
        ids.map((id) => ({ type: 'edit', id, fields: { deleted } })),
      );
      const told = film === undefined ? views.inTrash(ids.length) : catalogue.deleted(film.title);
      app.tellUndoable(told, done);
    });
  }

  /** Takes films out of the trash, as one edit. */
  async restore(asked: Ids): Promise<void> {
    const { views } = this.#app.words;
    await this.#edit(asked, () => ({
      values: (film) => (film.deleted === null ? null : { deleted: null }),
      told: views.restored,
    }));
    const [only, ...others] = await asked;
    if (only !== undefined && others.length === 0) await this.#app.catalogue.show(only);
  }

  /** Marks films as watched; where all of them are, it takes that back. */
  toggleWatched(asked: Ids): Promise<void> {
    const { done } = this.#app.words.commands;
    return this.#edit(asked, (films) => {
      const watched = films.some(({ viewings }) => viewings.length === 0);
      return {
        values: (film) => {
          const viewings = watchedAs(film, watched, crypto.randomUUID());
          return viewings === null ? null : { viewings };
        },
        told: watched ? done.watched : done.unwatched,
      };
    });
  }

  /** Makes films favourites; where all of them are, it takes that back. */
  toggleFavourite(asked: Ids): Promise<void> {
    const { done } = this.#app.words.commands;
    return this.#edit(asked, (films) => {
      const favourite = films.some((film) => !film.favourite);
      return {
        values: () => ({ favourite }),
        told: favourite ? done.favourite : done.notFavourite,
      };
    });
  }

  /** @param rating in stars, `null` for none */
  rate(asked: Ids, rating: number | null): Promise<void> {
    const { done } = this.#app.words.commands;
    return this.#edit(asked, () => ({
      values: () => ({ rating }),
      told: (count, title) =>
        rating === null ? done.unrated(count, title) : done.rated(count, title, rating),
    }));
  }

  /** Gives films tags, but for those that they have in whatever spelling. */
  async tag(asked: Ids, wanted: readonly string[]): Promise<void> {
    const { done } = this.#app.words.commands;
    const tags = await Promise.all(wanted.map((tag) => this.#asSpelled(tag)));
    await this.#edit(asked, () => ({
      values: (film) => {
        const here = new Set(film.tags.map(fold));
        return { tags: [...film.tags, ...tags.filter((tag) => !here.has(fold(tag)))] };
      },
      told: (count, title) => done.tagged(count, title, tags.join(', ')),
    }));
  }

  /** The tag as the collection has it, where it has it. */
  async #asSpelled(tag: string): Promise<string> {
    const known = await this.#app.library.api.suggestions({ kind: 'tag', start: tag });
    return known.find(({ value }) => fold(value) === fold(tag))?.value ?? tag;
  }

  /** Puts films on the clipboard. */
  async copy(ids: readonly string[], kind: CopyKind): Promise<void> {
    const { words, notes } = this.#app;
    const { copied } = words.commands;
    const films = await this.#films(ids);
    if (films.length === 0) return;
    const links = linksOf(films);
    if (kind === 'links' && links.length === 0) return notes.tell(copied.noLinks);
    const text =
      kind === 'links'
        ? links.map((link) => `${link}\n`).join('')
        : kind === 'text'
          ? asText(films)
          : asCsv(films, words);
    await navigator.clipboard.writeText(text);
    notes.tell(copied[kind](kind === 'links' ? links.length : films.length));
  }

  /** Changes films as one edit and tells of it; where nothing changes, it tells that. */
  #edit(asked: Ids, plan: (films: readonly Film[]) => Plan): Promise<void> {
    const app = this.#app;
    return app.library.inTurn(async () => {
      const films = await this.#films(await asked);
      if (films.length === 0 || !app.mayEdit()) return;
      const { values, told } = plan(films);
      const changes: Change[] = [];
      const titles: string[] = [];
      for (const film of films) {
        const change = setFields(film, values(film) ?? {});
        if (Object.keys(change.fields).length === 0) continue;
        changes.push(change);
        titles.push(film.title);
      }
      if (changes.length === 0) {
        app.notes.tell(app.words.commands.done.nothing);
        return;
      }
      const done = await app.library.apply(changes);
      app.tellUndoable(told(titles.length, titles[0] ?? ''), done);
    });
  }

  #films(ids: readonly string[]): Promise<readonly Film[]> {
    return filmsOf(this.#app.library.api, ids);
  }
}

async function filmsOf(api: LibraryApi, ids: readonly string[]): Promise<readonly Film[]> {
  const films: Film[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    films.push(...(await api.films({ ids: ids.slice(from, from + AT_ONCE) })));
  }
  return films;
}
