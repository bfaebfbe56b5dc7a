import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isNarrowed,
  operatorText,
  stanceOn,
  SWITCHES,
  toggleNarrowing,
  valuesIn,
  withNarrowing,
  withoutNarrowing,
  type Narrowing,
} from './narrowing.ts';
import { MESSAGES } from './messages/messages.ts';
import { parseQuery } from './parse-query.ts';
import { FACETS, type FacetField } from './query.ts';

const DE = MESSAGES.de.search.names;
const EN = MESSAGES.en.search.names;
const value = (field: FacetField, of: string): Narrowing => ({ kind: 'value', field, value: of });
const WESTERN = value('genre', 'Western');

test.each<[Narrowing, string, string]>([
  [WESTERN, 'genre:"Western"', 'genre:"Western"'],
  [value('genre', 'Science-Fiction'), 'genre:"Science-Fiction"', 'genre:"Science-Fiction"'],
  [value('director', 'Walter Hill'), 'regie:"Walter Hill"', 'director:"Walter Hill"'],
  [value('decade', '1980'), 'jahr:1980-1989', 'year:1980-1989'],
  [value('medium', 'Blu-ray'), 'format:"Blu-ray"', 'medium:"Blu-ray"'],
  [value('country', 'USA'), 'land:"USA"', 'country:"USA"'],
  [value('language', 'Englisch'), 'sprache:"Englisch"', 'language:"Englisch"'],
  [value('series', 'Star Wars'), 'reihe:"Star Wars"', 'series:"Star Wars"'],
  [value('tag', '12" Vinyl, rot'), 'tag:"12 Vinyl, rot"', 'tag:"12 Vinyl, rot"'],
  [value('actor', 'Poster'), 'mit:"Poster"', 'actor:"Poster"'],
  [{ kind: 'switch', name: 'unwatched' }, 'ungesehen', 'unwatched'],
  [{ kind: 'switch', name: 'posterless' }, 'ohne:poster', 'without:poster'],
])('%o is written as %s and as %s', (narrowing, de, en) => {
  expect(operatorText(narrowing, DE)).toBe(de);
  expect(operatorText(narrowing, EN)).toBe(en);
});

test.each<[string, Narrowing]>([
  ['genre:WESTERN', WESTERN],
  ['heat genre:"western"', WESTERN],
  ['genre:krimi,western', WESTERN],
  ['director:"walter hill"', value('director', 'Walter Hill')],
  ['regisseur:"Wälter-Hill"', value('director', 'Walter Hill')],
  ['jahr:80er', value('decade', '1980')],
  ['year:1989-1980', value('decade', '1980')],
  ['seen unseen', { kind: 'switch', name: 'unwatched' }],
  ['status:verliehen', { kind: 'switch', name: 'lent' }],
  ['no:cover', { kind: 'switch', name: 'posterless' }],
])('%s is known to ask for %o', (text, narrowing) => {
  expect(stanceOn(text, narrowing)).toBe('chosen');
  expect(isNarrowed(text)).toBe(true);
});

test.each(['genre:west', 'western', '"western"', 'tag:western', 'genre:', '"genre:western"'])(
  '%s does not ask for the genre Western',
  (text) => expect(stanceOn(text, WESTERN)).toBeNull(),
);

test('what is excluded is known as such, and choosing it takes the place of that', () => {
  expect(stanceOn('heat -genre:western', WESTERN)).toBe('excluded');
  expect(toggleNarrowing('-genre:western heat', WESTERN, 'chosen', DE)).toBe(
    'heat genre:"Western"',
  );
  expect(toggleNarrowing('heat genre:western', WESTERN, 'excluded', EN)).toBe(
    'heat -genre:"Western"',
  );
  expect(toggleNarrowing('heat -genre:western', WESTERN, 'excluded', EN)).toBe('heat');
});

test.each([
  ['genre:western', ''],
  ['red  heat genre:western', 'red  heat'],
  ['genre:western red heat', 'red heat'],
  ['a genre:western b GENRE:"Western" c', 'a b c'],
  ['genre:krimi,western,drama', 'genre:krimi,drama'],
  ['-genre:western,krimi heat', '-genre:krimi heat'],
  ['krimi oder genre:western', 'krimi'],
  ['genre:western or krimi', 'krimi'],
  ['krimi or genre:western or drama', 'krimi or drama'],
  ['genre:western or genre:western', ''],
  ['genre:westernfilm "genre:western"', 'genre:westernfilm "genre:western"'],
])('%s without the genre Western is %s', (text, left) => {
  expect(withoutNarrowing(text, WESTERN)).toBe(left);
});

test.each([
  ['genre:western,"a, b"', 'genre:western'],
  ['-genre:"a, b","c, d",krimi', '-genre:"c, d",krimi'],
  ['genre:"a, b",,"A, B" heat', 'heat'],
])('%s without a value that has a comma in it is %s', (text, left) => {
  expect(withoutNarrowing(text, value('genre', 'a, b'))).toBe(left);
});

test('a quote that is still open is closed before an operator comes after it', () => {
  expect(withNarrowing('"red heat', WESTERN, 'chosen', DE)).toBe('"red heat" genre:"Western"');
});

test('the values of a field are told as the text has them', () => {
  const text = 'genre:western,krimi -genre:"film noir" genre:Western jahr:80er jahr:1988 tag:x';
  expect(valuesIn(text, 'genre')).toEqual([
    { value: 'western', stance: 'chosen' },
    { value: 'krimi', stance: 'chosen' },
    { value: 'film noir', stance: 'excluded' },
  ]);
  expect(valuesIn(text, 'decade')).toEqual([{ value: '1980', stance: 'chosen' }]);
  expect(valuesIn(text, 'series')).toEqual([]);
});

describe('whatever stands in the text', () => {
  const piece = fc.constantFrom(
    'heat',
    'or',
    '"red heat"',
    '"',
    '-',
    ':',
    'genre:western',
    '-genre:krimi,western',
    'regie:',
    'jahr:80er',
    'ungesehen',
    '  ',
  );
  const texts = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(' '));
  const narrowings = fc.oneof(
    fc.record({
      kind: fc.constant('value' as const),
      field: fc.constantFrom(...FACETS.filter((field) => field !== 'decade')),
      value: fc.oneof(
        fc
          .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
          .filter((text) => /\S/.test(text)),
        fc.constantFrom('Western', 'Krimi', 'Walter Hill', 'O’Ross', 'or', 'poster'),
      ),
    }),
    fc.record({
      kind: fc.constant('value' as const),
      field: fc.constant('decade' as const),
      value: fc.constantFrom('1980', '1890', '2020'),
    }),
    fc.record({ kind: fc.constant('switch' as const), name: fc.constantFrom(...SWITCHES) }),
  );
  const stances = fc.constantFrom('chosen' as const, 'excluded' as const);

  test('what is put in is found there, and not any more after it was taken out', () => {
    fc.assert(
      fc.property(
        texts,
        narrowings,
        stances,
        fc.constantFrom(DE, EN),
        (text, narrowing, stance, words) => {
          // What is nothing but quotes cannot be asked for.
          fc.pre(parseQuery(operatorText(narrowing, words)).parts.length === 1);
          const narrowed = withNarrowing(text, narrowing, stance, words);
          expect(stanceOn(narrowed, narrowing)).toBe(stance);
          expect(stanceOn(withoutNarrowing(narrowed, narrowing), narrowing)).toBeNull();
        },
      ),
    );
  });

  test('taking out what is not there leaves every letter', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(withoutNarrowing(text, value('tag', 'Nie da'))).toBe(text);
      }),
    );
  });
});
