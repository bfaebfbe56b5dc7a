import { describe, expect, test } from 'vitest';
import { bulkEditor, type BulkStep } from './bulk-edit.ts';
import { actionsOf, BULK_FIELD_NAMES, inputOf } from './bulk-fields.ts';
import { createFilm, FILM_FIELDS } from './film.ts';
import { BLANK_STEP, readStep, withField, type TypedStep } from './typed-step.ts';

const FULL: Partial<TypedStep> = {
  text: '1988',
  tokens: ['x'],
  find: 'x',
  by: 'y',
  rating: 3,
  value: '1',
};

test.each(
  BULK_FIELD_NAMES.flatMap((field) => actionsOf(field).map((action) => [field, action] as const)),
)('%s can be used to %s', (field, action) => {
  const read = readStep({ ...BLANK_STEP, ...FULL, field, action }, 'de');
  expect(read).toMatchObject({ ok: true });
  if (!read.ok) return;
  const film = createFilm({ title: 'Heat' }, 'film-0001', '2026-03-12T10:00:00.000Z');
  expect(() => bulkEditor([read.step])(film, { place: 0, newId: () => 'new' })).not.toThrow();
});

test('every field a person types can be reached; pictures, loans and the trash have ways of their own', () => {
  const reached = new Set(BULK_FIELD_NAMES.map((field) => field.split('.')[0]));
  expect(FILM_FIELDS.filter((field) => !reached.has(field))).toEqual([
    'images',
    'loans',
    'deleted',
  ]);
});

test.each<[Partial<TypedStep>, object]>([
  [
    { field: 'year', action: 'set', text: '19' },
    { part: 'text', problem: 'year' },
  ],
  [
    { field: 'year', action: 'set', text: ' ' },
    { part: 'text', problem: 'empty' },
  ],
  [
    { field: 'runtime', action: 'set', text: 'lang' },
    { part: 'text', problem: 'runtime' },
  ],
  [
    { field: 'releaseDate', action: 'set', text: '31.02.1990' },
    { part: 'text', problem: 'date' },
  ],
  [
    { field: 'series.number', action: 'count', text: 'eins' },
    { part: 'text', problem: 'number' },
  ],
  [
    { field: 'copies.price', action: 'set', text: 'billig' },
    { part: 'text', problem: 'price' },
  ],
  [
    { field: 'rating', action: 'set' },
    { part: 'rating', problem: 'empty' },
  ],
  [
    { field: 'tags', action: 'add', tokens: [' '] },
    { part: 'tokens', problem: 'empty' },
  ],
  [
    { field: 'plot', action: 'replace' },
    { part: 'find', problem: 'empty' },
  ],
  [
    { field: 'title', action: 'set', text: ' ' },
    { part: 'text', problem: 'empty' },
  ],
  [
    { field: 'custom', action: 'set', text: 'Preis', kind: 'number', value: 'viel' },
    { part: 'value', problem: 'number' },
  ],
])('%j cannot be read, and it is said where and why', (typed, problem) => {
  expect(readStep({ ...BLANK_STEP, ...typed }, 'de')).toEqual({ ok: false, ...problem });
});

test.each<[Partial<TypedStep>, BulkStep]>([
  [
    { field: 'year', action: 'clear' },
    { type: 'values', values: { year: null } },
  ],
  [
    { field: 'runtime', action: 'set', text: '1:44' },
    { type: 'values', values: { runtime: 104 } },
  ],
  [
    { field: 'copies.price', action: 'set', text: '7,99 €', among: 'DVD' },
    { type: 'copies', values: { price: 7.99, currency: 'EUR' }, among: 'DVD' },
  ],
  [
    { field: 'viewings', action: 'add' },
    { type: 'add-viewing', date: null },
  ],
  [
    { field: 'viewings', action: 'add', text: '1.3.2026' },
    { type: 'add-viewing', date: '2026-03-01' },
  ],
  [
    { field: 'series.number', action: 'count', text: '1' },
    { type: 'number-series', from: 1 },
  ],
  [
    { field: 'custom', action: 'set', text: 'Farbe', kind: 'boolean', isYes: false },
    { type: 'set-custom', name: 'Farbe', value: false },
  ],
  [
    { field: 'credits', action: 'remove', text: ' Al Pacino ', role: 'any' },
    { type: 'remove-credit', person: 'Al Pacino', role: null },
  ],
])('%j is understood', (typed, step) => {
  expect(readStep({ ...BLANK_STEP, ...typed }, 'de')).toEqual({ ok: true, step });
});

describe('another field in a step', () => {
  const typed: TypedStep = {
    ...BLANK_STEP,
    field: 'plot',
    action: 'replace',
    find: 'alt',
    by: 'neu',
  };

  test('keeps what is typed where it is asked for as well', () => {
    expect(withField(typed, 'notes', actionsOf('notes'))).toEqual({ ...typed, field: 'notes' });
  });

  test('begins anew where something else is asked for', () => {
    const step = withField(typed, 'year', actionsOf('year'));
    expect(step).toEqual({ ...BLANK_STEP, field: 'year', action: 'set' });
    expect(inputOf(step.field, step.action)).toBe('year');
  });
});
