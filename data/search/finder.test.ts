import { describe, expect, test } from 'vitest';
import type { FilmDraft } from '../model/film.ts';
import { ALL_FILMS, type Query } from '../model/query.ts';
import { actor, film, indexOf, titles, viewing } from './test-index.ts';

describe('the order of a result', () => {
  test('is that of the latest viewing, with films never seen last, whichever way', () => {
    const seen = (title: string, ...dates: readonly (string | null)[]) =>
      film(title, { viewings: dates.map((date) => ({ ...viewing, date })) });
    const index = indexOf(
      seen('A', '2024-05-01', '2019'),
      seen('B'),
      seen('C', '2024-05'),
      seen('D', '2025'),
    );
    expect(titles(index, { sort: 'seen' })).toEqual(['C', 'A', 'D', 'B']);
    expect(titles(index, { sort: 'seen', descending: true })).toEqual(['D', 'A', 'C', 'B']);
  });

  test('is a random one that stays the same for a seed, and another for another', () => {
    const films = Array.from({ length: 50 }, (_, number) => film(`Film ${number}`));
    const drawn = (seed: number, all = films) =>
      titles(indexOf(...all), { sort: 'random', seed }).join();
    expect(drawn(1)).toBe(drawn(1, films.toReversed()));
    expect(new Set([0, 1, 2, 3].map((seed) => drawn(seed))).size).toBe(4);
    expect(drawn(1)).not.toBe(titles(indexOf(...films), {}).join());
  });
});

describe('a grouped result', () => {
  const director = (person: string) => ({ ...actor(person), role: 'director' as const });
  const index = indexOf(
    film('Rush', { year: 1991, genres: ['Krimi', 'Drama'], credits: [director('Zanuck')] }),
    film('Alien', { year: 1979, genres: ['Horror'] }),
    film('Red Heat', { year: 1988, genres: ['krimi'], credits: [director('Ähnlich')] }),
    film('Nirgends'),
  );
  const groups = (grouping: Query['grouping'], query: Partial<Query> = {}) => {
    const whole = { ...ALL_FILMS, grouping, ...query };
    const result = index.find(whole);
    const { markers } = result;
    return markers.map(({ label, index: from }, at) => [
      label,
      ...result.films(from, markers[at + 1]?.index).map(({ title }) => title),
    ]);
  };

  test('stands by decade, with films that have none last', () => {
    expect(groups('decade')).toEqual([
      ['1970', 'Alien'],
      ['1980', 'Red Heat'],
      ['1990', 'Rush'],
      ['', 'Nirgends'],
    ]);
  });

  test('has each film once, with its first director, in the order of the alphabet', () => {
    expect(groups('director')).toEqual([
      ['Ähnlich', 'Red Heat'],
      ['Zanuck', 'Rush'],
      ['', 'Alien', 'Nirgends'],
    ]);
  });

  test('has names that differ in case only in one group', () => {
    expect(groups('genre')).toEqual([
      ['Horror', 'Alien'],
      ['krimi', 'Red Heat', 'Rush'],
      ['', 'Nirgends'],
    ]);
  });

  test('has what fits the words best first in each group', () => {
    const heat = indexOf(
      film('Alles Heat', { genres: ['Krimi'] }),
      film('Heat', { genres: ['Krimi'] }),
      film('Red Heat', { genres: ['Drama'] }),
    );
    const query = { text: 'heat', sort: 'relevance', grouping: 'genre' } as const;
    expect(titles(heat, query)).toEqual(['Red Heat', 'Heat', 'Alles Heat']);
  });

  test('keeps the order asked for within each group', () => {
    expect(groups('series', { sort: 'year', descending: true })).toEqual([
      ['', 'Rush', 'Red Heat', 'Alien', 'Nirgends'],
    ]);
  });
});

describe('the values of a result', () => {
  const index = indexOf(
    film('A', { year: 1988, genres: ['Krimi', 'Action', 'Krimi'], countries: ['USA'] }),
    film('B', { year: 1981, genres: ['Krimi'], tags: ['neu'] }),
    film('C', { year: 1994, genres: ['Drama', 'Krimi'] }),
  );
  const facet = (field: string, text = '', most = 10) =>
    index.facets({ ...ALL_FILMS, text }, most).find((each) => each.field === field);

  test('count the films that have them, the most frequent first', () => {
    expect(facet('genre')).toEqual({
      field: 'genre',
      values: [
        { value: 'Krimi', films: 3 },
        { value: 'Action', films: 1 },
        { value: 'Drama', films: 1 },
      ],
      more: 0,
    });
    expect(facet('decade')?.values).toEqual([
      { value: '1980', films: 2 },
      { value: '1990', films: 1 },
    ]);
    expect(facet('series')).toEqual({ field: 'series', values: [], more: 0 });
  });

  test('follow the search text', () => {
    expect(facet('genre', 'jahr:80er')?.values).toEqual([
      { value: 'Krimi', films: 2 },
      { value: 'Action', films: 1 },
    ]);
  });

  test('are decades in their order, however many films they have', () => {
    const one = indexOf(
      film('A', { year: 1994 }),
      film('B', { year: 1992 }),
      film('C', { year: 1931 }),
    );
    const decade = one.facets(ALL_FILMS, 9).find(({ field }) => field === 'decade');
    expect(decade?.values.map(({ value }) => value)).toEqual(['1930', '1990']);
  });

  test('are told up to a number, with how many more there are', () => {
    expect(facet('genre', '', 1)).toMatchObject({ values: [{ value: 'Krimi' }], more: 2 });
  });
});

describe('plots and notes', () => {
  const index = indexOf(
    film('Red Heat', { plot: 'Ein Polizist aus Moskau kommt nach Chicago.' }),
    film('Heat', { notes: 'In Chicago gesehen', tagline: 'A Los Angeles crime saga' }),
    film('Chicago'),
  );

  test('are searched by name, each by itself', () => {
    expect(titles(index, { text: 'plot:chicago' })).toEqual(['Red Heat']);
    expect(titles(index, { text: 'plot:angel' })).toEqual(['Heat']);
    expect(titles(index, { text: 'notiz:chicago' })).toEqual(['Heat']);
    expect(titles(index, { text: 'plot:"moskau kommt nach"' })).toEqual(['Red Heat']);
    expect(titles(index, { text: 'plot:"kommt moskau"' })).toEqual([]);
    expect(titles(index, { text: 'heat -plot:polizist' })).toEqual(['Heat']);
  });

  test('are searched with everything else when that is asked for, and count least', () => {
    const query = { text: 'chicago', sort: 'relevance' } as const;
    expect(titles(index, query)).toEqual(['Chicago']);
    expect(titles(index, { ...query, fullText: true })).toEqual(['Chicago', 'Heat', 'Red Heat']);
    expect(titles(index, { text: 'heat polizist', fullText: true })).toEqual(['Red Heat']);
    expect(titles(index, { text: '"nach chicago"', fullText: true })).toEqual(['Red Heat']);
  });

  test('follow an edit', () => {
    const own = indexOf(film('A', { plot: 'eins' }));
    expect(titles(own, { text: 'plot:eins' })).toEqual(['A']);
    const [old] = own.find(ALL_FILMS).films();
    if (old !== undefined) own.update(new Map([[old.id, { ...old, plot: 'zwei' }]]));
    expect(titles(own, { text: 'plot:eins' })).toEqual([]);
    expect(titles(own, { text: 'plot:zwei' })).toEqual(['A']);
  });
});

test('what lies in the trash does not keep typing errors from being forgiven', () => {
  const index = indexOf(
    film('Hest', { deleted: '2026-01-01T00:00:00.000Z' } as FilmDraft),
    film('Heat'),
  );
  expect(titles(index, { text: 'hest' })).toEqual(['Heat']);
});
