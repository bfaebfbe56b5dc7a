import { expect, test } from 'vitest';
import { bulkExample } from './bulk-example.ts';
import { setFields } from './change.ts';
import { createFilm, type Film, type FilmField } from './film.ts';

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
const LONG = `${'Vorher. '.repeat(40)}Ein Dieb.${' Nachher.'.repeat(40)}`;
const film = createFilm(
  {
    title: 'Heat',
    genres: ['Krimi'],
    copies: [copy],
    plot: LONG,
    series: { name: 'Mann', number: 1 },
  },
  'film-0001',
  NOW,
);

test.each<[Partial<Pick<Film, FilmField>>, object]>([
  [{ year: 1995 }, { field: 'year', part: null, before: null, after: 1995 }],
  [
    { genres: ['Krimi', 'Drama'] },
    { field: 'genres', part: null, before: 'Krimi', after: 'Krimi, Drama' },
  ],
  [{ genres: [] }, { field: 'genres', part: null, before: 'Krimi', after: null }],
  [
    { copies: [{ ...copy, shelf: 'B 2' }] },
    { field: 'copies', part: 'shelf', before: 'A 1', after: 'B 2' },
  ],
  [
    { series: { name: 'Mann', number: 2 } },
    { field: 'series', part: 'number', before: 1, after: 2 },
  ],
  [
    { viewings: [{ id: 'v', date: '2026-03-01', rating: null, place: null, notes: null }] },
    { field: 'viewings', part: null, before: null, after: '2026-03-01' },
  ],
])('%j is shown by what differs', (values, shown) => {
  expect(bulkExample(film, setFields(film, values).fields).changes).toEqual([shown]);
});

test('a long text is shown around what differs', () => {
  const edited = setFields(film, { plot: LONG.replace('Dieb', 'Koch') });
  const [change] = bulkExample(film, edited.fields).changes;
  expect(change?.before).toMatch(/^….{10,40}Dieb.*…$/);
  expect(change?.after).toMatch(/^….{10,40}Koch.*…$/);
});

test('of many changes in a film the first are shown, the others counted', () => {
  const values = { year: 1995, rating: 4, favourite: true, status: 'gone', runtime: 170 } as const;
  const example = bulkExample(film, setFields(film, values).fields);
  expect(example.changes).toHaveLength(3);
  expect(example.more).toBe(2);
});
