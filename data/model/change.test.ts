import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyEdits,
  changeSchema,
  diff,
  invert,
  invertAll,
  sameValue,
  setFields,
  summarise,
  transactionSchema,
  type Change,
} from './change.ts';
import { clockOf } from './clock.ts';
import { createFilm, ROLES, STATUSES, type Film, type FilmDraft } from './film.ts';

const CREATED = '2024-05-01T12:00:00.000Z';
const NOW = '2024-05-02T08:30:00.000Z';
const heat = createFilm({ title: 'Heat', year: 1995, genres: ['Krimi'] }, 'heat-1995', CREATED);

const text = fc.string({ unit: 'grapheme', maxLength: 8 }).map((value) => value.normalize('NFC'));
const optionalText = fc.option(text);
const stars = fc.option(fc.integer({ min: 0, max: 10 }).map((halves) => halves / 2));
const date = fc.option(fc.constantFrom('1995', '1995-12', '1995-12-15'));

/** Values for any of the fields that stand for the different shapes a field can have. */
const values: fc.Arbitrary<FilmDraft> = fc.record(
  {
    title: text.map((value) => `Film ${value}`),
    originalTitle: optionalText,
    year: fc.option(fc.integer({ min: 1870, max: 2200 })),
    releaseDate: date,
    genres: fc.array(text, { maxLength: 3 }),
    credits: fc.array(
      fc.record(
        {
          person: text,
          role: fc.constantFrom(...ROLES),
          character: optionalText,
          job: optionalText,
        },
        { noNullPrototype: true },
      ),
      { maxLength: 3 },
    ),
    rating: stars,
    favourite: fc.boolean(),
    status: fc.constantFrom(...STATUSES),
    series: fc.option(
      fc.record({ name: text, number: fc.option(fc.nat()) }, { noNullPrototype: true }),
    ),
    custom: fc.array(
      fc.record(
        { name: text, value: fc.oneof(text, fc.nat(), fc.boolean()) },
        { noNullPrototype: true },
      ),
      { maxLength: 2 },
    ),
    deleted: fc.option(fc.constant(NOW)),
  },
  { requiredKeys: [], noNullPrototype: true },
);

const film: fc.Arbitrary<Film> = values.map((draft) =>
  createFilm({ title: 'Heat', ...draft }, 'heat-1995', CREATED),
);

const change: fc.Arbitrary<Change> = fc.oneof(
  film.map((added): Change => ({ type: 'add', film: added })),
  film.map((removed): Change => ({ type: 'remove', film: removed })),
  fc.tuple(film, values).map(([before, after]) => setFields(before, after)),
);

function edited(before: Film, edit: Change): Film {
  if (edit.type !== 'edit') throw new TypeError('not an edit');
  return applyEdits(before, edit.fields, NOW);
}

describe('invert', () => {
  test('twice is the change itself', () => {
    fc.assert(
      fc.property(change, (given) => {
        expect(invert(invert(given))).toStrictEqual(given);
      }),
    );
  });

  test('of an edit takes it back, whatever it changed', () => {
    fc.assert(
      fc.property(film, values, (before, after) => {
        const edit = setFields(before, after);
        const restored = edited(edited(before, edit), invert(edit));
        expect(restored).toStrictEqual({ ...before, updated: NOW });
      }),
    );
  });

  test('makes of an addition the removal of the same film', () => {
    expect(invert({ type: 'add', film: heat })).toStrictEqual({ type: 'remove', film: heat });
    expect(invert({ type: 'remove', film: heat })).toStrictEqual({ type: 'add', film: heat });
  });

  test('leaves the given change as it was', () => {
    const edit = setFields(heat, { year: 1996 });
    const copy = structuredClone(edit);
    invert(edit);
    expect(edit).toStrictEqual(copy);
  });
});

describe('invertAll', () => {
  test('takes back several edits of one film, the last one first', () => {
    fc.assert(
      fc.property(film, fc.array(values, { minLength: 1, maxLength: 5 }), (before, steps) => {
        const changes: Change[] = [];
        let current = before;
        for (const step of steps) {
          const edit = setFields(current, step);
          changes.push(edit);
          current = edited(current, edit);
        }
        const restored = invertAll(changes).reduce(edited, current);
        expect(restored).toStrictEqual({ ...before, updated: NOW });
      }),
    );
  });
});

describe('diff', () => {
  test('is the edit that leads to the other version', () => {
    fc.assert(
      fc.property(film, film, (before, after) => {
        const reached = applyEdits(before, diff(before, after).fields, after.updated);
        expect(reached).toStrictEqual(after);
      }),
    );
  });

  test('names only the fields that differ, lists and all', () => {
    const after = structuredClone({ ...heat, year: 1996, tags: ['Los Angeles'] });
    expect(diff(heat, after)).toStrictEqual({
      type: 'edit',
      id: 'heat-1995',
      fields: { year: { before: 1995, after: 1996 }, tags: { before: [], after: ['Los Angeles'] } },
    });
  });

  test('of a film and its copy is empty', () => {
    fc.assert(
      fc.property(film, (given) => {
        expect(diff(given, structuredClone(given)).fields).toStrictEqual({});
      }),
    );
  });

  test('sees a list in another order as another list', () => {
    const before = { ...heat, genres: ['Krimi', 'Drama'] };
    expect(Object.keys(diff(before, { ...heat, genres: ['Drama', 'Krimi'] }).fields)).toEqual([
      'genres',
    ]);
  });
});

describe('applyEdits', () => {
  test('moves the moment of the last update and nothing that was not named', () => {
    const after = applyEdits(heat, { year: { before: 1995, after: 1996 } }, NOW);
    expect(after).toStrictEqual({ ...heat, year: 1996, updated: NOW });
    expect(heat.year).toBe(1995);
  });
});

describe('sameValue', () => {
  test.each<[unknown, unknown, boolean]>([
    [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
    [[], [], true],
    [null, null, true],
    [[], {}, false],
    [{}, null, false],
    [null, [], false],
    [[1, 2], [2, 1], false],
    [[1], [1, 2], false],
    [{ a: 1 }, { b: 1 }, false],
    [{ toString: 1 }, { other: 1 }, false],
    ['1', 1, false],
    [0, false, false],
  ])('%j and %j: %j', (a, b, same) => {
    expect(sameValue(a, b)).toBe(same);
    expect(sameValue(b, a)).toBe(same);
  });
});

describe('the schema of changes', () => {
  test('accepts every change of valid films, also after a trip through JSON', () => {
    fc.assert(
      fc.property(change, (given) => {
        fc.pre(given.type !== 'edit' || Object.keys(given.fields).length > 0);
        expect(changeSchema.parse(JSON.parse(JSON.stringify(given)))).toStrictEqual(given);
      }),
    );
  });

  const year = { before: 1995, after: 1996 };
  test.each<[string, unknown]>([
    ['a type nobody knows', { type: 'replace', film: heat }],
    ['a film that is none', { type: 'add', film: { title: 'Heat' } }],
    ['a field nobody knows', { type: 'edit', id: heat.id, fields: { colour: year } }],
    ['an edit of the id', { type: 'edit', id: heat.id, fields: { id: year } }],
    ['an edit without before', { type: 'edit', id: heat.id, fields: { year: { after: 1996 } } }],
    ['a bad value after', { type: 'edit', id: heat.id, fields: { year: { ...year, after: 'x' } } }],
    [
      'an empty title',
      { type: 'edit', id: heat.id, fields: { title: { before: 'a', after: '' } } },
    ],
    ['a field that is undefined', { type: 'edit', id: heat.id, fields: { year: undefined } }],
    ['an edit of nothing', { type: 'edit', id: heat.id, fields: {} }],
    [
      'a date that is none',
      { type: 'edit', id: heat.id, fields: { releaseDate: { before: null, after: '1988-02-31' } } },
    ],
    ['more than a change', { type: 'edit', id: heat.id, fields: { year }, force: true }],
  ])('refuses %s', (_, given) => {
    expect(changeSchema.safeParse(given).success).toBe(false);
  });
});

test('an edit may put right what older rules let in', () => {
  const releaseDate = { before: '1988-02-31', after: '1988-02-29' };
  const edit = { type: 'edit', id: heat.id, fields: { releaseDate } };
  expect(changeSchema.parse(edit)).toStrictEqual(edit);
});

describe('the schema of transactions', () => {
  const transaction = {
    seq: 1,
    txid: 't1',
    at: NOW,
    clock: clockOf(NOW),
    device: 'd1',
    undoes: null,
    changes: [{ type: 'add', film: heat }],
  };

  test('accepts a transaction', () => {
    expect(transactionSchema.parse(transaction)).toStrictEqual(transaction);
  });

  test.each<[string, object]>([
    ['a count that starts at nought', { seq: 0 }],
    ['a transaction of nothing', { changes: [] }],
    ['a moment that is none', { at: 'yesterday' }],
    ['a nameless device', { device: '' }],
    ['a clock that is none', { clock: NOW }],
  ])('refuses %s', (_, values) => {
    expect(transactionSchema.safeParse({ ...transaction, ...values }).success).toBe(false);
  });
});

describe('summarise', () => {
  const titleOf = (id: string) => (id === heat.id ? 'Heat' : null);
  const year = setFields(heat, { year: 1996 });
  const yearAndTitle = setFields(heat, { year: 1996, title: 'Hitze' });
  const intoTrash = setFields(heat, { deleted: NOW });
  const outOfTrash = setFields({ ...heat, deleted: NOW }, { deleted: null });

  test.each<[string, Change[], object]>([
    ['one field of one film', [year], { kind: 'edit', films: 1, title: 'Heat', field: 'year' }],
    ['two fields', [yearAndTitle], { kind: 'edit', films: 1, title: 'Heat', field: null }],
    ['two films', [year, year], { kind: 'edit', films: 2, title: null, field: 'year' }],
    [
      'fields that differ',
      [year, yearAndTitle],
      { kind: 'edit', films: 2, title: null, field: null },
    ],
    ['the trash', [intoTrash], { kind: 'delete', films: 1, title: 'Heat', field: null }],
    ['the way back', [outOfTrash], { kind: 'restore', films: 1, title: 'Heat', field: null }],
    [
      'a new film nobody holds yet',
      [{ type: 'add', film: { ...heat, id: 'heat-2-2' } }],
      { kind: 'add', films: 1, title: 'Heat', field: null },
    ],
    [
      'a film taken out',
      [{ type: 'remove', film: heat }],
      { kind: 'remove', films: 1, title: 'Heat', field: null },
    ],
  ])('tells of %s', (_, changes, summary) => {
    expect(summarise(changes, titleOf)).toStrictEqual(summary);
  });

  test('has nothing to say of nothing', () => {
    expect(() => summarise([], titleOf)).toThrow(RangeError);
  });
});
