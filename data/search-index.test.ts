import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { createFilm, type Film } from './model/film.ts';
import { ALL_FILMS, type Query } from './model/query.ts';
import { SearchIndex } from './search-index.ts';
import { actor, film, indexOf, NOW, titles, viewing } from './search/test-index.ts';

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
  expect(titles(index, { text: 'nster' })).toEqual([]);
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
  index.update(new Map([[old.id, { ...old, title: 'Alter' }]]));
  expect(recent()).toEqual([1, 'Neu']);
  index.update(new Map([[fresh.id, { ...fresh, deleted: NOW }]]));
  expect(recent()).toEqual([0]);
  index.update(new Map([[fresh.id, fresh]]));
  expect(recent()).toEqual([1, 'Neu']);
  index.update(new Map([[fresh.id, null]]));
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
  index.update(new Map([[changed.id, renamed]]));
  index.update(new Map([[removed.id, null]]));
  index.update(new Map([[added.id, added]]));
  const fresh = indexOf(kept, renamed, added);
  expect(index.find(ALL_FILMS).films()).toEqual(fresh.find(ALL_FILMS).films());
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
  expect(index.suggestions('person', 'gi', 5)).toEqual([
    { value: 'Gina Gershon', films: 2, titles: ['A', 'B'] },
  ]);
  expect(index.suggestions('person', 'ell', 5)).toEqual([
    { value: 'Sam Elliott', films: 1, titles: ['A'] },
  ]);
  expect(index.suggestions('person', '', 5)[0]?.value).toBe('Gina Gershon');
});

test('two titles of people who are suggested are told, whatever else was edited or thrown away', () => {
  const films = ['Showgirls', 'Bound', 'Face/Off', 'Cocktail'].map((title) =>
    film(title, { credits: [actor('Gina Gershon'), actor('Gina Gershon')] }),
  );
  const [showgirls, bound, face] = films;
  const index = indexOf(...films);
  if (showgirls === undefined || bound === undefined || face === undefined) throw new Error();
  index.update(new Map([[face.id, { ...face, title: 'Air Force One' }]]));
  expect(index.suggestions('person', 'gersh', 5)[0]?.titles).toEqual(['Air Force One', 'Bound']);
  index.update(new Map([[bound.id, { ...bound, deleted: NOW }]]));
  index.update(new Map([[face.id, null]]));
  expect(index.suggestions('person', 'gersh', 5)).toEqual([
    { value: 'Gina Gershon', films: 2, titles: ['Cocktail', 'Showgirls'] },
  ]);
});

test('markers name the letters or decades and where they begin', () => {
  const index = indexOf(
    film('Das Boot', { year: 1981 }),
    film('Alien', { year: 1979 }),
    film('Blade Runner', { year: 1982 }),
    film('1984', { year: 1984 }),
  );
  expect(index.find(ALL_FILMS).markers).toEqual([
    { label: '#', index: 0 },
    { label: 'A', index: 1 },
    { label: 'B', index: 2 },
  ]);
  const query: Query = { ...ALL_FILMS, sort: 'year' };
  expect(index.find(query).markers).toEqual([
    { label: '1970', index: 0 },
    { label: '1980', index: 1 },
  ]);
});

test('no title is read again to tell where the letters begin', () => {
  const index = indexOf(film('Das Boot'), film('Alien'), film('Blade Runner'));
  const found = index.find(ALL_FILMS);
  const reading = vi.spyOn(String.prototype, 'normalize');
  try {
    expect(found.markers).toHaveLength(2);
    expect(reading).not.toHaveBeenCalled();
  } finally {
    reading.mockRestore();
  }
});

test('a title that starts with a letter beyond the first 65,536 is filed under it', () => {
  const index = indexOf(film('𐐀𐐁'));
  expect(index.find(ALL_FILMS).markers).toEqual([{ label: '𐐀', index: 0 }]);
});

test('suggestions are found with and without the marks in them', () => {
  const index = indexOf(film('A', { credits: [actor("Ed O'Ross"), actor('Jean-Luc Godard')] }));
  for (const start of ['oross', "o'r", 'ross', 'jeanluc', 'jean-l', 'luc', 'jean luc g']) {
    expect(index.suggestions('person', start, 5), start).toHaveLength(1);
  }
});

test('a film is similar by its alternative titles as well, and by none that only begins so', () => {
  const index = indexOf(
    film('Die rote Hitze', { alternativeTitles: ['Red Heat', 'Красная жара'] }),
    film('Red Heat Returns'),
    film('Heat', { deleted: NOW }),
  );
  expect(index.similar('red heat').map((each) => each.title)).toEqual(['Die rote Hitze']);
  expect(index.similar('красная ЖАРА').map((each) => each.title)).toEqual(['Die rote Hitze']);
  for (const title of ['Red', 'Heat', 'R', 'Red Heat R']) expect(index.similar(title)).toEqual([]);
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

describe('many films at once', () => {
  const numbered = (from: number, count: number) =>
    Array.from({ length: count }, (_, number) => film(`Film ${(from + number * 7919) % 1000}`));

  test('are in their order before any of their words is read', () => {
    const index = indexOf(...numbered(0, 100), film('Metropolis', { tags: ['Stummfilm'] }));
    expect(index.count('all')).toBe(101);
    const reading = vi.spyOn(String.prototype, 'normalize');
    try {
      const found = index.find(ALL_FILMS);
      expect(found).toHaveLength(101);
      expect(found.markers).toHaveLength(2);
      expect(index.suggestions('tag', '', 9)).toHaveLength(1);
      expect(reading.mock.calls.length).toBeLessThan(5);
      expect(titles(index, { text: 'metro' })).toEqual(['Metropolis']);
      expect(reading.mock.calls.length).toBeGreaterThan(100);
    } finally {
      reading.mockRestore();
    }
  });

  test('let others have their turns, and whoever waits gets an answer', async () => {
    const films = [...numbered(0, 300), film('Metropolis')];
    const index = new SearchIndex(films, () => new Date(NOW), 0);
    let turns = 0;
    const count = () => {
      turns += 1;
      immediate = setImmediate(count);
    };
    let immediate = setImmediate(count);
    await Promise.all([index.ready('words'), index.ready('order'), index.readyFor(ALL_FILMS)]);
    clearImmediate(immediate);
    expect(turns).toBeGreaterThan(600);
    expect(titles(index, { text: 'metro' })).toEqual(['Metropolis']);
  });

  test('keep nobody waiting for an index that is closed', async () => {
    const index = new SearchIndex(numbered(0, 300), () => new Date(NOW), 0);
    const reading = vi.spyOn(String.prototype, 'normalize');
    try {
      const waiting = index.ready('words');
      index.close();
      await waiting;
      expect(index.count('all')).toBe(300);
      expect(reading.mock.calls.length).toBeLessThan(5);
    } finally {
      reading.mockRestore();
    }
  });
});

test('whatever is edited while films are taken in, the index answers like one made anew', async () => {
  const someFilm = fc.record({
    title: fc.constantFrom('Alien', 'Das Boot', 'Zorn', 'Heat', 'Ärger'),
    year: fc.option(fc.integer({ min: 1950, max: 1955 })),
    tags: fc.subarray(['alt', 'neu']),
    genres: fc.subarray(['Krimi', 'Drama']),
    deleted: fc.constantFrom(null, null, NOW),
  });
  const number = fc.nat(150);
  const edits = fc.array(fc.tuple(number, fc.option(someFilm)), { minLength: 1, maxLength: 90 });
  const pause = fc.oneof(fc.nat(400), fc.constant('question'));
  await fc.assert(
    fc.asyncProperty(edits, fc.array(fc.tuple(edits, pause)), async (start, later) => {
      const films = new Map<string, Film>();
      const take = (list: typeof start) => {
        const changes = new Map<string, Film | null>();
        for (const [own, draft] of list) {
          const id = `film-${String(own).padStart(4, '0')}`;
          const made = draft === null ? null : createFilm({ title: draft.title }, id, NOW);
          changes.set(id, made === null ? null : { ...made, ...draft });
        }
        for (const [id, changed] of changes) {
          if (changed === null) films.delete(id);
          else films.set(id, changed);
        }
        return changes;
      };
      take(start);
      const index = new SearchIndex(films.values(), () => new Date(NOW), 0);
      for (const [list, then] of later) {
        index.update(take(list));
        void index.ready('words');
        if (then === 'question') titles(index, { text: 'alien' });
        else for (let turns = 0; turns < Number(then); turns += 1) await turn();
      }
      const fresh = indexOf(...films.values());
      for (const query of [{}, { text: 'krimi' }, { sort: 'year' as const }, { tag: 'alt' }]) {
        const whole = { ...ALL_FILMS, ...query };
        expect(index.find(whole).films()).toEqual(fresh.find(whole).films());
        expect(index.find(whole).markers).toEqual(fresh.find(whole).markers);
        expect(index.facets(whole, 9)).toEqual(fresh.facets(whole, 9));
      }
      for (const section of ['all', 'recent', 'trash', 'unwatched'] as const) {
        expect(index.count(section), section).toBe(fresh.count(section));
      }
      for (const kind of ['tag', 'genre'] as const) {
        expect(index.suggestions(kind, '', 9)).toEqual(fresh.suggestions(kind, '', 9));
      }
      expect(index.similar('alien')).toEqual(fresh.similar('alien'));
    }),
  );
});

test.each<[string, object]>([
  ['a title that is none', { title: { de: 'Rush' } }],
  ['no title', { title: null }],
  ['no credits', { credits: null }],
  ['a picture that is none', { images: [null] }],
  ['copies without fields', { copies: [{}] }],
])('a film with %s is left out and told about, and the others are found', async (_, draft) => {
  const odd = { ...film('Odd'), ...draft } as Film;
  const unusable: string[] = [];
  const index = new SearchIndex(
    [film('Rush'), odd, film('Heat')],
    () => new Date(NOW),
    0,
    ({ id }) => unusable.push(id),
  );
  await index.ready('words');
  expect(titles(index, {})).toEqual(['Heat', 'Rush']);
  expect(unusable).toEqual([odd.id]);
  expect(index.count('all')).toBe(2);
  index.update(new Map([[odd.id, { ...odd, ...film('Ordinary'), id: odd.id }]]));
  expect(titles(index, {})).toEqual(['Heat', 'Ordinary', 'Rush']);
});

test('what is read ahead leaves pauses, and is read at once when somebody waits for it', async () => {
  const index = new SearchIndex(
    Array.from({ length: 300 }, (_, number) => film(`Film ${number}`)),
    () => new Date(NOW),
    0,
  );
  let isRead = false;
  const ahead = index.readAhead().then(() => (isRead = true));
  for (let turns = 0; turns < 2_000; turns += 1) await turn();
  expect(isRead).toBe(false);
  await index.ready('texts');
  await ahead;
  expect(isRead).toBe(true);
});
