import { expect, test, vi } from 'vitest';
import { createFilm, type Film, type FilmDraft } from './model/film.ts';
import { ALL_FILMS, type Query } from './model/query.ts';
import { SearchIndex } from './search-index.ts';

const NOW = '2026-01-15T12:00:00.000Z';
let next = 1;

function film(title: string, draft: FilmDraft = {}, created = '2020-01-01T00:00:00.000Z'): Film {
  return createFilm({ ...draft, title }, `film-${String(next++).padStart(4, '0')}`, created);
}

function indexOf(...films: readonly Film[]): SearchIndex {
  return new SearchIndex(films, () => new Date(NOW));
}

function titles(index: SearchIndex, query: Partial<Query>): string[] {
  return index.select({ ...ALL_FILMS, ...query }).map((each) => each.title);
}

const actor = (person: string, character: string | null = null) => ({
  person,
  role: 'actor' as const,
  character,
  job: null,
});
const viewing = { id: 'v1', date: null, rating: null, place: null, notes: null };
const loan = {
  id: 'l1',
  copy: null,
  borrower: 'Person A',
  lent: null,
  due: null,
  returned: null,
  notes: null,
};

test('words find titles, original titles, people, characters, genres and tags by their beginnings', () => {
  const index = indexOf(
    film('Das Fenster zum Hof', {
      originalTitle: 'Rear Window',
      credits: [actor('Grace Kelly', 'Lisa Fremont')],
      genres: ['Thriller'],
      tags: ['Hitchcock'],
    }),
    film('Rush'),
  );
  for (const text of ['fenst', 'rear win', 'kelly gra', 'fremont', 'thril', 'hitch', 'HOF kelly']) {
    expect(titles(index, { text }), text).toEqual(['Das Fenster zum Hof']);
  }
  expect(titles(index, { text: 'enster' })).toEqual([]);
  expect(titles(index, { text: 'fenster rush' })).toEqual([]);
});

test('umlauts are found in all three spellings', () => {
  const index = indexOf(film('Der Müller und die Straße'));
  for (const text of ['müller', 'mueller', 'muller', 'strasse', 'straße']) {
    expect(titles(index, { text }), text).toHaveLength(1);
  }
});

test('titles are sorted without their articles and numbers by their value', () => {
  const index = indexOf(
    film('The Thing'),
    film('Das Boot'),
    film('Alien 10'),
    film('Alien 2'),
    film('Übermut'),
  );
  expect(titles(index, {})).toEqual(['Alien 2', 'Alien 10', 'Das Boot', 'The Thing', 'Übermut']);
  expect(titles(index, { descending: true })[0]).toBe('Übermut');
});

test('a film without a value comes last, whichever way the values are sorted', () => {
  const index = indexOf(film('A', { year: 1990 }), film('B'), film('C', { year: 1980 }));
  expect(titles(index, { sort: 'year' })).toEqual(['C', 'A', 'B']);
  expect(titles(index, { sort: 'year', descending: true })).toEqual(['A', 'C', 'B']);
});

test('equal values stay in the order of their titles, whichever way the values are sorted', () => {
  const index = indexOf(
    film('C', { rating: 0 }),
    film('B', { rating: 4.5 }),
    film('D', { rating: 4.5 }),
    film('A', { rating: 4.5 }),
    film('E'),
  );
  expect(titles(index, { sort: 'rating' })).toEqual(['C', 'A', 'B', 'D', 'E']);
  expect(titles(index, { sort: 'rating', descending: true })).toEqual(['A', 'B', 'D', 'C', 'E']);
});

test('films are sorted by the moment they were added', () => {
  const index = indexOf(
    film('Zweiter', {}, '2024-03-01T08:00:00.001Z'),
    film('Erster', {}, '2024-03-01T08:00:00.000Z'),
    film('Auch erster', {}, '2024-03-01T08:00:00Z'),
  );
  const inOrder = ['Auch erster', 'Erster', 'Zweiter'];
  expect(titles(index, { sort: 'added' })).toEqual(inOrder);
  expect(titles(index, { sort: 'added', descending: true })[0]).toBe('Zweiter');
});

test('what was added recently ages while the app runs', () => {
  let now = new Date(NOW);
  const old = film('Alt', {}, '2025-12-20T00:00:00.000Z');
  const fresh = film('Neu', {}, '2026-01-10T00:00:00.000Z');
  const index = new SearchIndex([old, fresh], () => now);
  const recent = () => [index.count('recent'), ...titles(index, { section: 'recent' })];
  expect(recent()).toEqual([2, 'Alt', 'Neu']);
  now = new Date('2026-01-20T00:00:00.000Z');
  expect(recent()).toEqual([1, 'Neu']);
  index.update(old.id, { ...old, title: 'Alter' });
  expect(recent()).toEqual([1, 'Neu']);
  index.update(fresh.id, { ...fresh, deleted: NOW });
  expect(recent()).toEqual([0]);
  index.update(fresh.id, fresh);
  expect(recent()).toEqual([1, 'Neu']);
  index.update(fresh.id, null);
  expect(recent()).toEqual([0]);
});

test('the sections hold what their names say', () => {
  const index = indexOf(
    film('Gesehen', { viewings: [viewing] }),
    film('Ungesehen'),
    film('Gewünscht', { status: 'wanted' }),
    film('Verliehen', { loans: [loan], viewings: [viewing] }),
    film('Gelöscht', { deleted: NOW }),
    film('Neu', { viewings: [viewing] }, '2026-01-10T00:00:00.000Z'),
  );
  expect(titles(index, { section: 'unwatched' })).toEqual(['Ungesehen']);
  expect(titles(index, { section: 'wanted' })).toEqual(['Gewünscht']);
  expect(titles(index, { section: 'lent' })).toEqual(['Verliehen']);
  expect(titles(index, { section: 'trash' })).toEqual(['Gelöscht']);
  expect(titles(index, { section: 'recent' })).toEqual(['Neu']);
  expect(titles(index, { section: 'all' })).toHaveLength(5);
  expect(index.count('all')).toBe(5);
});

test('after any edits the index answers like one made anew', () => {
  const kept = film('Metropolis', { tags: ['Stummfilm'] });
  const changed = film('Nosferatu', { tags: ['Stummfilm'] });
  const removed = film('M', { tags: ['Fritz Lang'] });
  const index = indexOf(kept, changed, removed);
  const renamed = { ...changed, title: 'A Symphony of Horror', tags: ['Murnau'] };
  const added = film('Zorn');
  index.update(changed.id, renamed);
  index.update(removed.id, null);
  index.update(added.id, added);
  const fresh = indexOf(kept, renamed, added);
  expect(index.select(ALL_FILMS)).toEqual(fresh.select(ALL_FILMS));
  expect(index.suggestions('tag', '', 9)).toEqual(fresh.suggestions('tag', '', 9));
  expect(index.count('all')).toBe(3);
  expect(titles(index, { text: 'nosferatu' })).toEqual([]);
});

test('suggestions match any word of a value and come most used first', () => {
  const index = indexOf(
    film('A', { credits: [actor('Gina Gershon'), actor('Sam Elliott')] }),
    film('B', { credits: [actor('Gina Gershon')] }),
    film('C', { credits: [actor('Regina King')] }),
  );
  expect(index.suggestions('person', 'gi', 5)).toEqual([{ value: 'Gina Gershon', films: 2 }]);
  expect(index.suggestions('person', 'ell', 5)).toEqual([{ value: 'Sam Elliott', films: 1 }]);
  expect(index.suggestions('person', '', 5)[0]?.value).toBe('Gina Gershon');
});

test('markers name the letters or decades and where they begin', () => {
  const index = indexOf(
    film('Das Boot', { year: 1981 }),
    film('Alien', { year: 1979 }),
    film('Blade Runner', { year: 1982 }),
    film('1984', { year: 1984 }),
  );
  const byTitle = index.select(ALL_FILMS);
  expect(index.markers(byTitle, ALL_FILMS)).toEqual([
    { label: '#', index: 0 },
    { label: 'A', index: 1 },
    { label: 'B', index: 2 },
  ]);
  const query: Query = { ...ALL_FILMS, sort: 'year' };
  expect(index.markers(index.select(query), query)).toEqual([
    { label: '1970', index: 0 },
    { label: '1980', index: 1 },
  ]);
});

test('no title is read again to tell where the letters begin', () => {
  const index = indexOf(film('Das Boot'), film('Alien'), film('Blade Runner'));
  const found = index.select(ALL_FILMS);
  const reading = vi.spyOn(String.prototype, 'normalize');
  try {
    expect(index.markers(found, ALL_FILMS)).toHaveLength(2);
    expect(reading).not.toHaveBeenCalled();
  } finally {
    reading.mockRestore();
  }
});

test('a title that starts with a letter beyond the first 65,536 is filed under it', () => {
  const index = indexOf(film('𐐀𐐁'));
  expect(index.markers(index.select(ALL_FILMS), ALL_FILMS)).toEqual([{ label: '𐐀', index: 0 }]);
});

test('suggestions are found with and without the marks in them', () => {
  const index = indexOf(film('A', { credits: [actor("Ed O'Ross"), actor('Jean-Luc Godard')] }));
  for (const start of ['oross', "o'r", 'ross', 'jeanluc', 'jean-l', 'luc', 'jean luc g']) {
    expect(index.suggestions('person', start, 5), start).toHaveLength(1);
  }
});

test('similar films are those with the same title or original title but for the spelling', () => {
  const index = indexOf(
    film('Red Heat'),
    film('Rush', { originalTitle: 'Rush!' }),
    film('Rush Hour'),
  );
  expect(index.similar('RED  heat').map((each) => each.title)).toEqual(['Red Heat']);
  expect(index.similar('rush').map((each) => each.title)).toEqual(['Rush']);
  expect(index.similar('…')).toEqual([]);
});
