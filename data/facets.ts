import { peopleIn, type Film } from './model/film.ts';
import { FACETS, type Facet, type FacetField } from './model/query.ts';

/* What a result could be narrowed down by. */

const VALUES: { readonly [F in FacetField]: (film: Film) => readonly string[] } = {
  genre: ({ genres }) => genres,
  decade: ({ year }) => (year === null ? [] : [String(year - (year % 10))]),
  director: (film) => peopleIn(film, 'director'),
  actor: (film) => [...peopleIn(film, 'actor'), ...peopleIn(film, 'voice')],
  country: ({ countries }) => countries,
  language: ({ languages }) => languages,
  medium: ({ copies }) => copies.flatMap(({ medium }) => (medium === null ? [] : [medium])),
  tag: ({ tags }) => tags,
  series: ({ series }) => (series === null ? [] : [series.name]),
};

/** The values of each field with the number of films that have them, the most frequent first. */
export function facetsOf(films: readonly Film[], most: number): Facet[] {
  return FACETS.map((field) => {
    const counts = new Map<string, number>();
    for (const film of films) {
      for (const value of new Set(VALUES[field](film))) {
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    const values = [...counts]
      .map(([value, films]) => ({ value, films }))
      .sort((a, b) => b.films - a.films || a.value.localeCompare(b.value));
    return { field, values: values.slice(0, most), more: Math.max(0, values.length - most) };
  });
}
