import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chipsOf, nameOf, withoutChips, withoutPart } from './describe-query.ts';
import { de, en } from './messages/query-words.ts';

const labels = (text: string, words = de) => chipsOf(text, words).map(({ label }) => label);

test.each([
  ['heat walter', []],
  ['regie:hill', ['Regie: hill']],
  ['director:"Walter Hill" heat', ['Regie: Walter Hill']],
  ['jahr:80er', ['Jahr: 1980–1989']],
  ['jahr:1988', ['Jahr: 1988']],
  ['jahr:1988,1992', ['Jahr: 1988 oder 1992']],
  ['wertung:>=3,5', ['Wertung: ab 3,5 ★']],
  ['laufzeit:<90', ['Laufzeit: bis 89 min']],
  ['ohne:poster mit:handlung', ['ohne Poster', 'mit Handlung']],
  ['-ohne:poster', ['mit Poster']],
  ['-genre:Horror', ['nicht Genre: Horror']],
  ['genre:western,"science fiction"', ['Genre: western oder science fiction']],
  ['ungesehen -verliehen', ['ungesehen', 'nicht verliehen']],
  ['status:wanted', ['gewünscht']],
  ['"red heat"', ['„red heat“']],
  ['-heat', []],
])('%s is said as %j', (text, expected) => {
  expect(labels(text)).toEqual(expected);
});

test('chips are in the language of the interface, whatever was typed', () => {
  expect(labels('regie:hill ohne:poster jahr:80er -ungesehen wertung:>=3.5', en)).toEqual([
    'Director: hill',
    'without poster',
    'Year: 1980–1989',
    'not unwatched',
    'Rating: from 3.5 ★',
  ]);
});

test('two of which one is enough are joined', () => {
  expect(
    chipsOf('genre:krimi or ungesehen x or jahr:1988', de).map(({ joined }) => joined),
  ).toEqual([false, true, false]);
});

test.each([
  ['heat regie:hill jahr:80er', 0, 'heat jahr:80er'],
  ['regie:hill', 0, ''],
  ['regie:hill  heat', 0, 'heat'],
  ['a -regie:"walter hill"   b', 0, 'a b'],
  ['genre:a or genre:b or genre:c', 0, 'genre:b or genre:c'],
  ['genre:a or genre:b or genre:c', 1, 'genre:a or genre:c'],
  ['genre:a or genre:b', 1, 'genre:a'],
  ['krimi or genre:b x', 0, 'krimi x'],
  ['regie:hill regie:"wal', 0, 'regie:"wal'],
])('%s without chip %i is %s', (text, index, expected) => {
  const chip = chipsOf(text, de)[index];
  expect(chip && withoutPart(text, chip)).toBe(expected);
});

test('a list is named by its words and what else is asked for', () => {
  expect(nameOf('regie:hill red heat jahr:80er', de)).toBe(
    'red heat, Regie: hill, Jahr: 1980–1989',
  );
  expect(nameOf('  ', de)).toBe('');
});

test('without its chips a text has its words left, in their order', () => {
  expect(withoutChips('heat regie:hill or genre:krimi red -"x y" ungesehen')).toBe('heat red');
});

test('taking out a part leaves all others, whatever the text', () => {
  const piece = fc.constantFrom(
    'heat',
    'regie:hill',
    '-genre:"a b"',
    'or',
    'ungesehen',
    '"x',
    ' ',
    'foo:',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
      const text = pieces.join(' ');
      const chips = chipsOf(text, de);
      for (const chip of chips) {
        const others = chips.filter((other) => other !== chip).map(({ label }) => label);
        expect(labels(withoutPart(text, chip))).toEqual(others);
      }
      expect(labels(withoutChips(text))).toEqual([]);
    }),
  );
});
