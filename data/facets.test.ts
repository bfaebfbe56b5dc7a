import { expect, test } from 'vitest';
import { facetsOf } from './facets.ts';
import { createFilm } from './model/film.ts';

const film = (id: string, draft: object) =>
  createFilm({ title: id, ...draft }, `film-${id}`, '2026-01-01T00:00:00.000Z');

const FILMS = [
  film('aaaa', { year: 1988, genres: ['Krimi', 'Action'], countries: ['USA'] }),
  film('bbbb', { year: 1981, genres: ['Krimi'] }),
  film('cccc', { year: 1994, genres: ['Drama', 'Krimi'] }),
];

test('every value counts the films that have it, the most frequent first', () => {
  const facets = new Map(facetsOf(FILMS, 10).map((facet) => [facet.field, facet]));
  expect(facets.get('genre')).toEqual({
    field: 'genre',
    values: [
      { value: 'Krimi', films: 3 },
      { value: 'Action', films: 1 },
      { value: 'Drama', films: 1 },
    ],
    more: 0,
  });
  expect(facets.get('decade')?.values).toEqual([
    { value: '1980', films: 2 },
    { value: '1990', films: 1 },
  ]);
  expect(facets.get('tag')).toEqual({ field: 'tag', values: [], more: 0 });
});

test('at most so many values are told, and how many more there are', () => {
  const genre = facetsOf(FILMS, 1).find(({ field }) => field === 'genre');
  expect(genre).toEqual({ field: 'genre', values: [{ value: 'Krimi', films: 3 }], more: 2 });
});
