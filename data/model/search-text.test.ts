import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, searchable, searchWords, type SearchWord } from './search-text.ts';

const textOf = ({ title }: { readonly title: string }): string => searchable(title);

/** As an index looks words up: each begins a word of the text. */
const matches = (text: string, words: readonly SearchWord[]): boolean =>
  words.every((word) => word.some((start) => text.includes(` ${start}`)));

describe('fold', () => {
  test.each<[string, readonly string[]]>([
    ['umlauts, written out or left out', ['Müller', 'Mueller', 'Muller', 'MÜLLER', 'Mu\u0308ller']],
    ['sharp s', ['Straße', 'Strasse', 'STRASSE', 'STRAẞE']],
    ['accents', ['Amélie', 'Amelie', 'AMÉLIE']],
    ['long vowels', ['Kyūzō', 'Kyuzo']],
    ['the Polish l', ['Sekuła', 'Sekula']],
    ['the Danish o', ['Søren', 'Soeren', 'Soren']],
    ['joined letters', ['Æon Flux', 'Aeon Flux', 'Äon Flux']],
    ['Turkish i', ['İstanbul', 'Istanbul', 'ıstanbul']],
    ['apostrophes', ['Ed O’Ross', "Ed O'Ross", 'Ed O`Ross', 'Ed O´Ross', 'Ed ORoss']],
    ['dashes and spaces', ['  M – Eine   Stadt', 'M: eine Stadt!', 'm eine stadt']],
    ['Roman numerals of one character', ['Rocky Ⅱ', 'Rocky II']],
  ])('makes no difference of %s', (_, spellings) => {
    expect(new Set(spellings.map(fold)).size).toBe(1);
  });

  test.each<[string, string]>([
    ['Heat', 'Hart'],
    ['Alien', 'Aliens'],
    ['Rocky II', 'Rocky III'],
    ['기생충', '기생'],
    ['Чапаев', 'Чапаева'],
  ])('keeps %s and %s apart', (a, b) => {
    expect(fold(a)).not.toBe(fold(b));
  });

  test.each<[string, string]>([
    ['2001: Odyssee im Weltraum', '2001 odyssee im weltraum'],
    ['WALL·E', 'wall e'],
    ["Rock 'n' Roll", 'rock n roll'],
    ['(500) Days of Summer', '500 days of summer'],
    ['?!…', ''],
    ['', ''],
  ])('of %j is %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test('leaves only letters and digits, one space between words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(text)).toMatch(/^([\p{L}\p{N}]+( [\p{L}\p{N}]+)*)?$/u);
      }),
    );
  });
});

describe('searchWords', () => {
  test('splits, folds and names each word once', () => {
    expect(searchWords(' Der  Müller, der MUELLER ')).toEqual([['der'], ['muller']]);
  });

  test('is empty when nothing was typed that can be searched', () => {
    expect(searchWords('')).toEqual([]);
    expect(searchWords(' – ?')).toEqual([]);
  });
});

describe('a word of a query', () => {
  test('is found in any order', () => {
    const text = textOf({ title: 'Red Heat' });
    expect(matches(text, searchWords('heat red'))).toBe(true);
    expect(matches(text, searchWords('red rush'))).toBe(false);
  });

  test('is the start of a word, not its middle', () => {
    const text = textOf({ title: 'Theatre' });
    expect(matches(text, searchWords('thea'))).toBe(true);
    expect(matches(text, searchWords('heat'))).toBe(false);
  });

  test.each<[string, readonly string[]]>([
    ["Schindler's List", ['schindlers list', "schindler's list", 'schindler’s l', 'schindler']],
    ['Ocean’s Eleven', ['oceans eleven', "ocean's eleven", 'ocean']],
    ['Rosemary’s Baby', ['rosemarys', "rosemary's baby"]],
    ['Schindlers Liste', ["schindler's list"]],
    ["Jeanne d'Arc", ['darc', 'arc', "d'arc", 'jeanne d’arc']],
    ["L'avventura", ['avventura', 'lavventura', 'l avventura']],
    ['Spider-Man', ['spiderman', 'spider-man', 'spider man', 'spider', 'man', 'spider–m']],
    ['Spiderman', ['spider-man', 'spider-m']],
    ['Spider Man', ['spider-man']],
    ['WALL·E', ['walle', 'wall e', 'wall-e', 'WALL·E', 'wall•e']],
    ['L.A. Confidential', ['la confidential', 'l.a. confidential', 'l a conf', 'L.A']],
    ['LA Confidential', ['l.a. confidential']],
    ['M*A*S*H', ['mash', 'm*a*s*h']],
    ['Mutant-X-Men', ['xmen', 'x-men', 'mutant']],
  ])('finds %s however its marks are typed', (title, typed) => {
    for (const words of typed) {
      expect(matches(textOf({ title }), searchWords(words)), words).toBe(true);
    }
  });

  test.each([
    ['Spider-Man', 'derman'],
    ['Spider-Man', 'pider-man'],
    ['Spider-Man', 'spider-woman'],
    ["Schindler's List", 'chindlers'],
    ['Red. Heat', 'redheat'],
    ['Red - Heat', 'redheat'],
  ])('does not find %s by %j', (title, typed) => {
    expect(matches(textOf({ title }), searchWords(typed))).toBe(false);
  });

  test('a title of nothing but marked letters stays short', () => {
    const title = 'a.'.repeat(10_000);
    expect(textOf({ title }).length).toBeLessThan(10 * title.length);
  });

  test('finds a title at every letter while it is being typed', () => {
    const letters = [...'abeoustrlÄÖÜäöüßéøæœł-’.· 7충'];
    const title = fc
      .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 12 })
      .map((chosen) => `Die ${chosen.join('')}`);
    fc.assert(
      fc.property(title, fc.nat(), (whole, cut) => {
        const typed = whole.slice(0, cut % (whole.length + 1));
        expect(matches(textOf({ title: whole }), searchWords(typed))).toBe(true);
      }),
    );
  });
});
