import { createFilm, type Film, type FilmDraft } from '../model/film.ts';
import { ALL_FILMS, type Query } from '../model/query.ts';
import { SearchIndex } from '../search-index.ts';

/* A few films and an index over them, for the tests of what it answers. */

export const NOW = '2026-01-15T12:00:00.000Z';
let next = 1;

export function film(
  title: string,
  draft: FilmDraft = {},
  created = '2020-01-01T00:00:00.000Z',
): Film {
  return createFilm({ ...draft, title }, `film-${String(next++).padStart(4, '0')}`, created);
}

export function indexOf(...films: readonly Film[]): SearchIndex {
  return new SearchIndex(films, () => new Date(NOW));
}

export function titles(index: SearchIndex, query: Partial<Query>): string[] {
  return index
    .find({ ...ALL_FILMS, ...query })
    .films()
    .map((each) => each.title);
}

export const actor = (person: string, character: string | null = null) => ({
  person,
  role: 'actor' as const,
  character,
  job: null,
});
export const viewing = { id: 'v1', date: null, rating: null, place: null, notes: null };
