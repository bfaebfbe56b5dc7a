import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchable } from '../model/search-text.ts';
import { ValueLookup } from './value-lookup.ts';

const MANY = 1_200;

function found(lookup: ValueLookup, start: string, values: readonly string[]): readonly string[] {
  const numbers: number[] = [];
  lookup.startingWith(start, values, (number) => numbers.push(number));
  expect(new Set(numbers).size).toBe(numbers.length);
  return numbers.map((number) => values[number] ?? '?').sort();
}

function settled(values: readonly string[]): ValueLookup {
  const lookup = new ValueLookup();
  for (const step of lookup.settle(values)) expect(step).toBeUndefined();
  return lookup;
}

const numbered = Array.from({ length: MANY }, (_, number) => `Person ${number} Nummer`);

test('values are found by the beginning of any of their words, wherever they stand', () => {
  const values = [...numbered, 'Erika Müller', 'Jean-Luc Godard'];
  const lookup = settled(values);
  for (const [start, expected] of [
    ['mull', 'Erika Müller'],
    ['erika m', 'Erika Müller'],
    ['jeanluc', 'Jean-Luc Godard'],
    ['luc g', 'Jean-Luc Godard'],
    ['1199 n', 'Person 1199 Nummer'],
  ] as const) {
    expect(found(lookup, start, values), start).toEqual([expected]);
  }
  expect(found(lookup, 'rika', values)).toEqual([]);
  // The last word of one value and the first of the next are no words of one.
  expect(found(lookup, 'nummer person', values)).toEqual([]);
  expect(found(lookup, '', values)).toHaveLength(values.length);
});

test('values that came later are found as well, before and after they are settled', () => {
  const lookup = settled(numbered);
  const values = [...numbered, 'Walter Hill', 'Hilla Becher'];
  expect(found(lookup, 'hill', values)).toEqual(['Hilla Becher', 'Walter Hill']);
  const more = [...values, ...numbered.map((name) => `Neu ${name}`), 'Hille'];
  for (const step of lookup.settle(more)) expect(step).toBeUndefined();
  expect(found(lookup, 'hill', more)).toEqual(['Hilla Becher', 'Hille', 'Walter Hill']);
  expect(found(ValueLookup.from(lookup.state), 'hill', more)).toHaveLength(3);
});

test('whatever the values are, those are found that a plain look finds', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'B', ' ', '-', 'ü', '\n', '💥'),
    maxLength: 8,
  });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 8 }), text, (some, start) => {
      const values = [...new Set([...some, ...numbered])];
      const wanted = searchable(start).trim();
      fc.pre(!/\n/.test(wanted) && !start.includes('-'));
      const expected = values.filter((value) => searchable(value).includes(` ${wanted}`));
      expect(found(settled(values), start, values)).toEqual(expected.sort());
    }),
    { numRuns: 30 },
  );
});
