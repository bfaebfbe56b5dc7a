import { describe, expect, test } from 'vitest';
import { bulkEditor, bulkEditSchema, type BulkEdit, type BulkStep } from './bulk-edit.ts';
import { applyEdits } from './change.ts';
import { createFilm, filmSchema, type Film, type FilmField } from './film.ts';

const NOW = '2026-03-12T10:00:00.000Z';
const copy = {
  id: 'copy-1',
  medium: 'DVD',
  edition: null,
  shelf: 'A 1',
  condition: null,
  acquired: null,
  price: null,
  currency: null,
  barcode: null,
  file: null,
  notes: null,
};
const credit = (person: string, role: 'actor' | 'director' = 'actor') =>
  ({ person, role, character: null, job: null }) as const;

const HEAT = createFilm(
  {
    title: 'Heat (OmU)',
    year: 1995,
    genres: ['Krimi', 'Drama'],
    tags: ['gut'],
    plot: 'Ein Dieb in L.A. Ein Polizist in L.A.',
    series: { name: 'Mann', number: null },
    credits: [credit('Michael Mann', 'director'), credit('Al Pacino')],
    copies: [copy, { ...copy, id: 'copy-2', medium: 'VHS' }],
    custom: [{ name: 'Farbe', value: 'blau' }],
  },
  'film-0001',
  NOW,
);

let ids = 0;
const context = (place = 0) => ({ place, newId: () => `new-${(ids += 1)}` });

/** The film after an edit, checked as the library checks it; the same film where nothing changes. */
function after(film: Film, edit: BulkEdit, place = 0): Film {
  const change = bulkEditor(bulkEditSchema.parse(edit))(film, context(place));
  return change === null ? film : filmSchema.parse(applyEdits(film, change.fields, NOW));
}

const text = (place: 'title' | 'plot' | 'notes' | 'copies.medium' | 'copies.shelf', edit: object) =>
  ({ type: 'text', place, edit, among: null }) as BulkStep;
const replace = (find: string, by: string, more: object = {}) => ({
  do: 'replace',
  find,
  by,
  matchesCase: false,
  isWhole: false,
  ...more,
});

test.each<[string, BulkStep, Partial<Pick<Film, FilmField>>]>([
  [
    'a tag is added once',
    { type: 'tokens', field: 'tags', edit: { do: 'add', tokens: ['GUT', 'neu', 'Neu'] } },
    { tags: ['gut', 'neu'] },
  ],
  [
    'a genre goes however it is capitalised',
    { type: 'tokens', field: 'genres', edit: { do: 'remove', tokens: ['krimi'] } },
    { genres: ['Drama'] },
  ],
  [
    'two genres that become one are one',
    { type: 'tokens', field: 'genres', edit: replace('Krimi', 'drama') as never },
    { genres: ['drama'] },
  ],
  [
    'text is replaced everywhere',
    text('plot', replace('l.a.', 'Rom')),
    { plot: 'Ein Dieb in Rom Ein Polizist in Rom' },
  ],
  [
    'what looks like a pattern is text',
    text('title', replace(' (OmU)', '$1')),
    { title: 'Heat$1' },
  ],
  ['a line keeps no outer spaces', text('title', replace('(OmU)', '')), { title: 'Heat' }],
  [
    'notes begin where there were none',
    text('notes', { do: 'append', text: 'Neu.' }),
    { notes: 'Neu.' },
  ],
  [
    'what comes after paragraphs is one of its own',
    text('plot', { do: 'append', text: 'Ende.' }),
    { plot: 'Ein Dieb in L.A. Ein Polizist in L.A.\n\nEnde.' },
  ],
  [
    'a year is set',
    { type: 'values', values: { year: 1996, favourite: true } },
    { year: 1996, favourite: true },
  ],
  [
    'every copy gets the shelf',
    text('copies.shelf', { do: 'set', text: 'Keller' }),
    { copies: HEAT.copies.map((each) => ({ ...each, shelf: 'Keller' })) },
  ],
  [
    'only copies with the medium get the shelf',
    { ...text('copies.shelf', { do: 'set', text: 'Keller' }), among: ' vhs ' } as BulkStep,
    {
      copies: HEAT.copies.map((each) =>
        each.medium === 'VHS' ? { ...each, shelf: 'Keller' } : each,
      ),
    },
  ],
  [
    'the series is numbered',
    { type: 'number-series', from: 3 },
    { series: { name: 'Mann', number: 5 } },
  ],
  [
    'a series that is cleared is gone',
    { type: 'text', place: 'series.name', edit: { do: 'clear' }, among: null },
    { series: null },
  ],
  [
    'a person goes from every role',
    { type: 'remove-credit', person: 'michael mann', role: null },
    { credits: [credit('Al Pacino')] },
  ],
  [
    'an own field is set in its place',
    { type: 'set-custom', name: 'farbe', value: 'rot' },
    { custom: [{ name: 'Farbe', value: 'rot' }] },
  ],
  ['an own field goes', { type: 'remove-custom', name: 'FARBE' }, { custom: [] }],
  ['a list is emptied', { type: 'clear', list: 'credits' }, { credits: [] }],
])('%s', (_, step, values) => {
  expect(after(HEAT, [step], 2)).toEqual({ ...HEAT, ...values });
});

describe('what changes nothing is no edit', () => {
  test.each<[string, BulkStep]>([
    [
      'a tag that is there',
      { type: 'tokens', field: 'tags', edit: { do: 'add', tokens: ['Gut'] } },
    ],
    ['a text that is not there', text('plot', replace('Rom', 'Wien'))],
    ['a text that is only a part', text('plot', replace('Dieb', 'Koch', { isWhole: true }))],
    ['a text in other letters', text('plot', replace('dieb', 'Koch', { matchesCase: true }))],
    ['a title that would be empty', text('title', replace('Heat (OmU)', ''))],
    ['a copy where there is one', { type: 'add-copy', medium: 'DVD' }],
    [
      'a person with this role',
      { type: 'add-credit', person: 'al pacino', role: 'actor', character: null },
    ],
    ['a person in another role', { type: 'remove-credit', person: 'Al Pacino', role: 'director' }],
  ])('%s', (_, step) => {
    expect(bulkEditor([step])(HEAT, context())).toBeNull();
  });
});

test('a film was seen some time once, and on a day once', () => {
  const seen: BulkStep = { type: 'add-viewing', date: null };
  const onDay: BulkStep = { type: 'add-viewing', date: '2026-03-01' };
  const once = after(HEAT, [seen, seen]);
  expect(once.viewings.map(({ date }) => date)).toEqual([null]);
  expect(after(once, [seen])).toBe(once);
  expect(after(once, [onDay, onDay]).viewings.map(({ date }) => date)).toEqual([
    null,
    '2026-03-01',
  ]);
});

test('a film without a copy gets one with the medium', () => {
  const bare = { ...HEAT, copies: [] };
  const { copies } = after(bare, [{ type: 'add-copy', medium: 'Blu-ray' }]);
  expect(copies.map(({ medium }) => medium)).toEqual(['Blu-ray']);
});

test('a later step goes on from what an earlier one made', () => {
  const edit: BulkEdit = [
    { type: 'tokens', field: 'tags', edit: { do: 'add', tokens: ['neu'] } },
    { type: 'tokens', field: 'tags', edit: replace('neu', 'alt') as never },
  ];
  expect(after(HEAT, edit).tags).toEqual(['gut', 'alt']);
});
