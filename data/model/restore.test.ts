import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, changeSchema, invertAll, setFields, type Change } from './change.ts';
import { createFilm, STATUSES, type Film, type FilmDraft } from './film.ts';
import { restoreChanges, restorePreview } from './restore.ts';

const CREATED = '2024-05-01T12:00:00.000Z';
const NOW = '2024-06-01T12:00:00.000Z';

type Films = ReadonlyMap<string, Film>;

const makeFilm = (number: number, draft: FilmDraft = {}, created = CREATED): Film =>
  createFilm({ title: `Film ${number}`, ...draft }, `film-${10_000 + number}`, created);

const filmsOf = (...films: readonly Film[]): Films => new Map(films.map((film) => [film.id, film]));

/** As the library does it: each change must fit what the ones before it left. */
function applied(films: Films, changes: readonly Change[]): Films {
  const result = new Map(films);
  for (const change of changes) {
    if (change.type === 'edit') {
      const film = result.get(change.id);
      if (film === undefined) throw new Error(`no film ${change.id}`);
      for (const [field, edit] of Object.entries(change.fields)) {
        expect(film[field as keyof Film]).toEqual(edit.before);
      }
      result.set(film.id, applyEdits(film, change.fields, NOW));
    } else {
      const { film } = change;
      expect(result.has(film.id)).toBe(change.type === 'remove');
      if (change.type === 'add') result.set(film.id, film);
      else result.delete(film.id);
    }
  }
  return result;
}

/** Without the order of the films and the moment of the last edit, which are no part of what a film is. */
function essence(films: Films) {
  return [...films.values()]
    .map((film) => ({ ...film, updated: null }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

const word = fc.string({ unit: 'grapheme', maxLength: 6 }).map((value) => value.normalize('NFC'));
const draft: fc.Arbitrary<FilmDraft> = fc.record(
  {
    title: word.map((value) => `Film ${value}`),
    year: fc.option(fc.integer({ min: 1870, max: 2200 })),
    tags: fc.array(word, { maxLength: 2 }),
    favourite: fc.boolean(),
    status: fc.constantFrom(...STATUSES),
    series: fc.option(
      fc.record({ name: word, number: fc.option(fc.nat()) }, { noNullPrototype: true }),
    ),
    deleted: fc.option(fc.constant(NOW)),
  },
  { requiredKeys: [], noNullPrototype: true },
);
const film = fc
  .tuple(fc.integer({ min: 0, max: 9 }), draft, fc.constantFrom(CREATED, CREATED, NOW))
  .map(([number, given, created]) => makeFilm(number, given, created));
const films = fc.array(film, { maxLength: 12 }).map((some) => filmsOf(...some));

describe('the changes of a restore', () => {
  test('lead from any films to any others, and back', () => {
    fc.assert(
      fc.property(films, films, (now, then) => {
        const changes = restoreChanges(now, then);
        const restored = applied(now, changes);
        expect(essence(restored)).toEqual(essence(then));
        expect(essence(applied(restored, invertAll(changes)))).toEqual(essence(now));
      }),
    );
  });

  test('are such as the journal takes', () => {
    fc.assert(
      fc.property(films, films, (now, then) => {
        for (const change of restoreChanges(now, then)) {
          expect(changeSchema.safeParse(change).success).toBe(true);
        }
      }),
    );
  });

  test('are none when nothing but the moment of the last edit is different', () => {
    const now = makeFilm(1);
    const touched = filmsOf({ ...now, updated: NOW });
    expect(restoreChanges(touched, filmsOf(now))).toEqual([]);
  });

  test('touch only the fields that are different', () => {
    const now = makeFilm(1, { title: 'Heat', year: 1995 });
    const then = { ...now, year: 1986 };
    expect(restoreChanges(filmsOf(now), filmsOf(then))).toEqual([setFields(now, { year: 1986 })]);
  });

  test('replace a film that is another one under the same id', () => {
    const now = makeFilm(1);
    const then = makeFilm(1, {}, NOW);
    expect(restoreChanges(filmsOf(now), filmsOf(then))).toEqual([
      { type: 'remove', film: now },
      { type: 'add', film: then },
    ]);
  });
});

describe('the preview of a restore', () => {
  test('counts and names what happens, under the present titles', () => {
    const kept = makeFilm(1);
    const now = filmsOf(kept, makeFilm(2, { title: 'Renamed', year: 1990 }), makeFilm(3));
    const then = filmsOf(kept, makeFilm(2, { title: 'Old', year: 1989 }), makeFilm(4));
    expect(restorePreview(restoreChanges(now, then), now)).toEqual({
      added: 1,
      removed: 1,
      changed: 1,
      examples: [
        { kind: 'remove', title: 'Film 3', fields: [] },
        { kind: 'edit', title: 'Renamed', fields: ['title', 'year'] },
        { kind: 'add', title: 'Film 4', fields: [] },
      ],
    });
  });

  test('of nothing is empty', () => {
    expect(restorePreview([], filmsOf())).toEqual({
      added: 0,
      removed: 0,
      changed: 0,
      examples: [],
    });
  });

  const several = (from: number, count: number, given: FilmDraft = {}) =>
    Array.from({ length: count }, (_, index) => makeFilm(from + index, given));
  const countsOf = ([removed, changed, added]: readonly [number, number, number]) => {
    const now = filmsOf(...several(0, removed), ...several(1000, changed, { year: 1990 }));
    const then = filmsOf(...several(1000, changed, { year: 1980 }), ...several(2000, added));
    const preview = restorePreview(restoreChanges(now, then), now);
    expect(preview).toMatchObject({ removed, changed, added });
    return (['remove', 'edit', 'add'] as const).map(
      (kind) => preview.examples.filter((example) => example.kind === kind).length,
    );
  };

  test.each([
    [
      [500, 500, 500],
      [17, 17, 16],
    ],
    [
      [500, 3, 0],
      [47, 3, 0],
    ],
    [
      [2, 500, 500],
      [2, 24, 24],
    ],
    [
      [0, 0, 500],
      [0, 0, 50],
    ],
    [
      [0, 51, 0],
      [0, 50, 0],
    ],
    [
      [10, 20, 20],
      [10, 20, 20],
    ],
  ] as const)('of %j films has examples of every kind: %j', (given, expected) => {
    expect(countsOf(given)).toEqual(expected);
  });
});
