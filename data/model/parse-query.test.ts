import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery } from './parse-query.ts';
import type { Condition } from './query-language.ts';

/** The condition in short: what a person would say it asks for. */
function said(condition: Condition): string {
  switch (condition.kind) {
    case 'all':
      return condition.of.map(said).join(' ');
    case 'any':
      return `(${condition.of.map(said).join(' | ')})`;
    case 'not':
      return `!${said(condition.of)}`;
    case 'word':
      return condition.text;
    case 'phrase':
      return `"${condition.text}"`;
    case 'text':
      return `${condition.field}=${condition.exact ? `"${condition.text}"` : condition.text}`;
    case 'number':
      return `${condition.field}[${condition.min ?? ''}..${condition.max ?? ''}]`;
    case 'flag':
      return `<${condition.flag}>`;
    case 'has':
      return `has(${condition.part})`;
    case 'custom':
      return `{${condition.name}=${condition.values.map(({ text }) => text).join('|')}}`;
  }
}

const asked = (text: string) => said(parseQuery(text).condition);
const hints = (text: string) => parseQuery(text).hints.map(({ kind }) => kind);

test.each([
  ['red heat', 'red heat'],
  ['  ', ''],
  ['regie:hill', 'director=hill'],
  ['Director:hill', 'director=hill'],
  ['regie:"walter hill" heat', 'director="walter hill" heat'],
  ['„Red Heat“', '"Red Heat"'],
  ['»Red Heat« «x»', '"Red Heat" "x"'],
  ['-genre:horror', '!genre=horror'],
  ['−genre:horror', '!genre=horror'],
  ['-"red heat"', '!"red heat"'],
  ['genre:western,krimi', '(genre=western | genre=krimi)'],
  [
    'genre:western,"science fiction",krimi x',
    '(genre=western | genre="science fiction" | genre=krimi) x',
  ],
  ['genre:western, krimi', 'genre=western krimi'],
  ['western oder krimi', '(western | krimi)'],
  ['a western or krimi or drama b', 'a (western | krimi | drama) b'],
  ['or', 'or'],
  ['krimi or', 'krimi or'],
  ['ungesehen', '<unwatched>'],
  ['"ungesehen"', '"ungesehen"'],
  ['-verliehen', '!<lent>'],
  ['ohne:poster', '!has(poster)'],
  ['-ohne:poster', '!!has(poster)'],
  ['mit:poster mit:wayne', 'has(poster) actor=wayne'],
  ['status:gewünscht', '<wanted>'],
  ['plot:wüste', 'plot=wüste'],
  ['jahr:1980-1989', 'year[1980..1989]'],
  ['jahr:1989-1980', 'year[1980..1989]'],
  ['jahr:80er', 'year[1980..1989]'],
  ['year:2010s', 'year[2010..2019]'],
  ['jahr:>1988', 'year[1989..]'],
  ['jahr:<1988', 'year[..1987]'],
  ['jahr:1988-', 'year[1988..]'],
  ['jahr:-1988', 'year[..1988]'],
  ['jahr:1988,1992', '(year[1988..1988] | year[1992..1992])'],
  ['wertung:>=3,5', 'rating[3.5..]'],
  ['rating:>3', 'rating[3.5..]'],
  ['laufzeit:<2h', 'runtime[..119]'],
  ['laufzeit:1h30', 'runtime[90..90]'],
  ['runtime:90min', 'runtime[90..90]'],
  ['fsk:<=12', 'age[..12]'],
  ['gesehen:2024', 'seen[2024..2024]'],
])('%s asks for %s', (text, expected) => {
  expect(asked(text)).toBe(expected);
  expect(hints(text)).toEqual([]);
});

test.each([
  ['"red heat', '"red heat"', 'open-quote'],
  ['regie:"walter', 'director="walter"', 'open-quote'],
  ['regie:', '', 'no-value'],
  ['genre:,', '', 'no-value'],
  ['genre:krimi,"science', '(genre=krimi | genre="science")', 'open-quote'],
  ['covenant:alien', '{covenant=alien}', 'unknown-operator'],
  ['jahr:bald', 'bald', 'bad-number'],
  ['jahr:19x8', '19x8', 'bad-number'],
  ['status:bunt', 'bunt', 'unknown-value'],
  ['ohne:sinn', 'sinn', 'unknown-value'],
])('%s asks for %s all the same, and a hint says: %s', (text, expected, hint) => {
  expect(asked(text)).toBe(expected);
  expect(hints(text)).toEqual([hint]);
});

test('a title with a colon is no mistake', () => {
  expect(asked('Alien: Covenant')).toBe('Alien  Covenant');
  expect(hints('Alien: Covenant')).toEqual([]);
});

test('a name that no operator has is a field, as words still when nobody knows it', () => {
  const fields = new Map([['mein regal 2', 'Mein Regal 2']]);
  const { condition, hints, parts } = parseQuery('mein-Regal_2:"oben links",unten', fields);
  expect(hints).toEqual([]);
  expect(parts.map(({ kind }) => kind)).toEqual(['operator']);
  expect(said(condition)).toBe('{mein-Regal_2=oben links|unten}');
  expect(parseQuery('mein-regal-2:', fields).hints.map(({ kind }) => kind)).toEqual(['no-value']);
  expect(parseQuery('box:3').parts.map(({ kind }) => kind)).toEqual(['words']);
  expect(parseQuery('12:30').condition).toEqual({
    kind: 'all',
    of: [{ kind: 'word', text: '12:30' }],
  });
});

test('every part says where it stands', () => {
  const text = 'heat -regie:"walter hill"  ungesehen';
  const parts = parseQuery(text).parts.map(({ from, to, kind }) => [kind, text.slice(from, to)]);
  expect(parts).toEqual([
    ['words', 'heat'],
    ['operator', '-regie:"walter hill"'],
    ['flag', 'ungesehen'],
  ]);
});

describe('any text at all', () => {
  test('is a search', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const { parts, hints } = parseQuery(text);
        for (const { from, to } of [...parts, ...hints]) {
          expect(from).toBeLessThanOrEqual(to);
          expect(to).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  test('made of operators is a search', () => {
    const piece = fc.constantFrom(
      '-',
      'or',
      '"',
      ':',
      'jahr:',
      'regie:',
      '>',
      '..',
      'ohne:',
      ' ',
      'é',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(() => parseQuery(pieces.join(''))).not.toThrow();
      }),
    );
  });

  test('of ten thousand characters is cut, and says so', () => {
    const { hints, parts } = parseQuery('heat '.repeat(2_000));
    expect(hints.map(({ kind }) => kind)).toEqual(['too-long']);
    expect(parts.length).toBeLessThanOrEqual(64);
  });
});
