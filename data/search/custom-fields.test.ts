import { expect, test } from 'vitest';
import type { CustomField } from '../model/film.ts';
import { SearchIndex } from '../search-index.ts';
import { film, indexOf, titles } from './test-index.ts';

const having = (title: string, ...fields: readonly (readonly [string, CustomField['value']])[]) =>
  film(title, { custom: fields.map(([name, value]) => ({ name, value })) });

const index = indexOf(
  having('Alien', ['Box', 3.5], ['Geprüft', true]),
  having('Bound', ['box', 12], ['Mein Regal', 'oben links'], ['Gekauft', '2019-06-17']),
  having('Cube', ['Box', 'drei'], ['Geprüft', false], ['Gekauft', '2020']),
  film('Dune Box 3'),
);
const found = (text: string) => titles(index, { text });

test.each([
  ['box:3,5', ['Alien']],
  ['box:>3', ['Alien', 'Bound']],
  ['box:1-5', ['Alien']],
  ['BOX:12,99', []],
  ['box:12,drei', ['Bound', 'Cube']],
  ['box:dr', ['Cube']],
  ['geprüft:ja', ['Alien']],
  ['geprüft:no', ['Cube']],
  ['-geprüft:ja', ['Bound', 'Cube', 'Dune Box 3']],
  ['mein-regal:oben', ['Bound']],
  ['mein_regal:links', ['Bound']],
  ['Mein-Regal:"oben links"', ['Bound']],
  ['mein-regal:"links oben"', []],
  ['gekauft:2019', ['Bound']],
  ['gekauft:>=2019-07', ['Cube']],
  ['gekauft:17.06.2019', ['Bound']],
  ['gekauft:2019-2020', ['Bound', 'Cube']],
  ['gekauft:2019 oder box:drei', ['Bound', 'Cube']],
  ['box:>0 -box:12', ['Alien']],
])('%s', (text, fitting) => {
  expect(found(text)).toEqual(fitting);
});

test('a name without a value asks for nothing yet', () => {
  expect(found('box:')).toHaveLength(4);
  expect(found('box: alien')).toEqual(['Alien']);
});

test('where no film has such a field, the words are looked for', () => {
  expect(found('dune:box')).toEqual(['Dune Box 3']);
  expect(found('dunne:box')).toEqual(['Dune Box 3']);
});

test('a field is there as long as a film has it', () => {
  const [heat, ran] = [having('Heat', ['Box', 1]), having('Ran box 1')];
  const own = indexOf(heat, ran);
  expect(titles(own, { text: 'box:1' })).toEqual(['Heat']);
  expect(own.fields()).toEqual([{ name: 'Box', films: 1, kind: 'number' }]);
  own.update(new Map([[heat.id, { ...heat, custom: [] }]]));
  expect(own.fields()).toEqual([]);
  expect(titles(own, { text: 'box:1' })).toEqual(['Ran box 1']);
});

test('of every field it is known how many films have it and what its values are', () => {
  const deleted = { ...having('Away', ['Box', 1]), deleted: '2026-01-01T00:00:00.000Z' };
  const own = indexOf(
    having('Heat', ['Box', 1], ['box', 2], ['Gekauft', '2020-01']),
    having('Ran', ['Box', 'x']),
    deleted,
  );
  expect(own.fields()).toEqual([
    { name: 'Box', films: 2, kind: 'text' },
    { name: 'Gekauft', films: 1, kind: 'date' },
  ]);
  expect(titles(own, { text: 'box:1', section: 'trash' })).toEqual(['Away']);
});

test('the values of a field are counted by films', async () => {
  expect(await index.fieldValues('BOX')).toEqual([
    { value: 12, films: 1 },
    { value: 3.5, films: 1 },
    { value: 'drei', films: 1 },
  ]);
  expect(await index.fieldValues('nichts')).toEqual([]);
});

test('what was kept from the last time knows the fields', async () => {
  const films = [having('Heat', ['Box', 1]), having('Ran', ['Box', 2])];
  const first = indexOf(...films);
  await first.ready('texts');
  const again = new SearchIndex(films, undefined, undefined, undefined, first.tell(1));
  await again.ready('texts');
  expect(titles(again, { text: 'box:2' })).toEqual(['Ran']);
  expect(again.fields()).toEqual([{ name: 'Box', films: 2, kind: 'number' }]);
});
