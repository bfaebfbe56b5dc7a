import { expect, test } from 'vitest';
import {
  fieldDefinitionsSchema,
  fieldKey,
  inDefinedOrder,
  isFieldName,
  kindOfValue,
  searchNameOf,
  withFieldRenamed,
} from './custom-field.ts';

test('names are compared without case and without what is no letter or digit', () => {
  expect(fieldKey('Größe (cm)')).toBe('größe cm');
  expect(fieldKey('mein_Regal')).toBe(fieldKey('Mein-Regal'));
  expect(fieldKey('#')).not.toBe(fieldKey('*'));
});

test.each(['a:b', 'a"b', '„x“', 'a,b', '', ' x', 'x'.repeat(41), '–'])(
  '%j is no name for a field',
  (name) => {
    expect(isFieldName(name)).toBe(false);
  },
);

test('no two fields have the same name', () => {
  const field = (name: string) => ({ name, kind: 'text' as const, choices: [] });
  expect(fieldDefinitionsSchema.safeParse([field('Box'), field('Ort')]).success).toBe(true);
  expect(fieldDefinitionsSchema.safeParse([field('Box'), field('box')]).success).toBe(false);
});

test.each([
  ['Box', 'Box'],
  ['Größe (cm)', 'Größe-cm'],
  ['Regal', null],
  ['42', null],
  ['X', null],
])('%s is typed in a search as %s', (name, typed) => {
  expect(searchNameOf(name)).toBe(typed);
});

test.each([
  [3, 'number'],
  [true, 'boolean'],
  ['2019-06', 'date'],
  ['2019-13', 'text'],
  ['1234567', 'text'],
  ['', 'text'],
])('%j is a value of the kind %s', (value, kind) => {
  expect(kindOfValue(value)).toBe(kind);
});

test('a field gets another name with every value it has', () => {
  const fields = [
    { name: 'Box', value: 1 },
    { name: 'Ort', value: 'x' },
    { name: 'box', value: 'y' },
  ];
  expect(withFieldRenamed(fields, 'BOX', 'Kiste')).toEqual([
    { name: 'Kiste', value: 1 },
    { name: 'Ort', value: 'x' },
    { name: 'Kiste', value: 'y' },
  ]);
  expect(withFieldRenamed(fields, 'Nichts', 'Kiste')).toBe(fields);
});

test('a film shows its fields in the order of the definitions, then the others', () => {
  const fields = ['C', 'b', 'a', 'D'].map((name) => ({ name, value: 1 }));
  const defined = ['A', 'B'].map((name) => ({ name, kind: 'number' as const, choices: [] }));
  expect(inDefinedOrder(fields, defined).map(({ name }) => name)).toEqual(['a', 'b', 'C', 'D']);
});
