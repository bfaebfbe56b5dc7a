import { applyEdits, sameValue, type Change, type FieldEdits } from '../model/change.ts';
import { FilmothekError } from '../model/errors.ts';
import { FILM_FIELDS, filmSchema, type Film, type FilmField } from '../model/film.ts';
import { firstIssue } from '../model/zod-issue.ts';

/* What a change does to the films, and when it may not. */

interface Films {
  get(id: string): Film | null | undefined;
}

/** Films as they will be: changes on top of others that are touched only once they are certain. */
export class Overlay implements Films {
  readonly #base: Films;
  readonly #changed = new Map<string, Film | null>();

  constructor(base: Films) {
    this.#base = base;
  }

  get(id: string): Film | null {
    const changed = this.#changed.get(id);
    return changed === undefined ? (this.#base.get(id) ?? null) : changed;
  }

  /** `null` removes. */
  set(id: string, film: Film | null): void {
    this.#changed.set(id, film);
  }

  /** Takes over what changed in an overlay on top of this one. */
  take(top: Overlay): void {
    for (const [id, film] of top.#changed) this.set(id, film);
  }

  /** Makes it fact. */
  writeTo(films: Map<string, Film>): void {
    for (const [id, film] of this.#changed) {
      if (film === null) films.delete(id);
      else films.set(id, film);
    }
  }
}

/**
 * Checks a new change against the films and makes it there. Returns the change as it belongs into the journal: text
 * normalised, a removed film as it is now. Throws `conflict`, `film-missing`, `film-exists` or `bad-arguments`.
 * @param now ISO moment, the edited film's `updated`
 */
export function makeChange(films: Overlay, change: Change, now: string): Change {
  switch (change.type) {
    case 'add': {
      const film = parseFilm(change.film);
      makeKnownChange(films, { type: 'add', film }, now);
      return { type: 'add', film };
    }
    case 'remove': {
      const film = existing(films, change.film.id);
      // Taking back an edit leaves a younger `updated` behind and must not stand in the way of taking back the add.
      if (!sameValue({ ...film, updated: null }, { ...change.film, updated: null })) {
        throw new FilmothekError('conflict', { id: film.id });
      }
      films.set(film.id, null);
      return { type: 'remove', film };
    }
    case 'edit': {
      const film = existing(films, change.id);
      const fields = Object.keys(change.fields);
      if (fields.length === 0) throw new FilmothekError('bad-arguments', { reason: 'fields' });
      const unknown = fields.find((field) => !isField(field));
      if (unknown !== undefined) throw new FilmothekError('bad-arguments', { reason: unknown });
      checkBefore(film, change.fields);
      const edited = parseFilm(applyEdits(film, change.fields, now));
      films.set(film.id, edited);
      const normalised = fields
        .filter(isField)
        .map((field) => [field, { before: film[field], after: edited[field] }]);
      return { type: 'edit', id: film.id, fields: Object.fromEntries(normalised) as FieldEdits };
    }
  }
}

/** Makes a change that was checked before it was written: the same errors, except `bad-arguments`. */
export function makeKnownChange(films: Overlay, change: Change, at: string): void {
  switch (change.type) {
    case 'add':
      if (films.get(change.film.id) !== null) {
        throw new FilmothekError('film-exists', { id: change.film.id });
      }
      films.set(change.film.id, change.film);
      break;
    case 'remove':
      if (!sameValue(existing(films, change.film.id), change.film)) {
        throw new FilmothekError('conflict', { id: change.film.id });
      }
      films.set(change.film.id, null);
      break;
    case 'edit': {
      const film = existing(films, change.id);
      checkBefore(film, change.fields);
      films.set(film.id, applyEdits(film, change.fields, at));
    }
  }
}

function existing(films: Overlay, id: string): Film {
  const film = films.get(id);
  if (film === null) throw new FilmothekError('film-missing', { id });
  return film;
}

function checkBefore(film: Film, fields: FieldEdits): void {
  for (const [field, edit] of Object.entries(fields)) {
    if (!sameValue(film[field as FilmField], edit.before)) {
      throw new FilmothekError('conflict', { id: film.id, field });
    }
  }
}

function isField(field: string): field is FilmField {
  return (FILM_FIELDS as readonly string[]).includes(field);
}

function parseFilm(film: Film): Film {
  const parsed = filmSchema.safeParse(film);
  if (parsed.success) return parsed.data;
  throw new FilmothekError('bad-arguments', { reason: firstIssue(parsed.error) });
}
