import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sortTitle, withoutArticle } from './sort-title.ts';

function filed(title: string, languages: string[] = [], own: string | null = null): string {
  return sortTitle({ title, languages, sortTitle: own });
}

describe('sortTitle', () => {
  test.each<[string, string[], string]>([
    ['Das Boot', ['Deutsch'], 'Boot'],
    ['Der Himmel über Berlin', ['Deutsch', 'Französisch'], 'Himmel über Berlin'],
    ['Ein Herz und eine Krone', ['Englisch'], 'Herz und eine Krone'],
    ['The Thing', ['Englisch'], 'Thing'],
    ['The Thing', ['English'], 'Thing'],
    ['A Serious Man', ['Englisch'], 'Serious Man'],
    ['An Education', ['Englisch'], 'Education'],
    ['Le Mépris', ['Französisch'], 'Mépris'],
    ["L'Armée des ombres", ['Französisch'], 'Armée des ombres'],
    ['L’Avventura', ['Italienisch'], 'Avventura'],
    ['I vitelloni', ['Italienisch'], 'vitelloni'],
    ['Il postino', ['it'], 'postino'],
    ['Los olvidados', ['Spanisch'], 'olvidados'],
    ['DAS BOOT', ['deutsch'], 'BOOT'],
  ])('%s (%j) is filed under %s', (title, languages, expected) => {
    expect(filed(title, languages)).toBe(expected);
  });

  test.each<[string, string[], string]>([
    ['Der dritte Mann', ['Englisch'], 'dritte Mann'],
    ['Die fabelhafte Welt der Amélie', ['Französisch'], 'fabelhafte Welt der Amélie'],
  ])(
    'passes over the article of the German title %s of a foreign film',
    (title, languages, rest) => {
      expect(filed(title, languages)).toBe(rest);
    },
  );

  test.each<[string, string[]]>([
    ['Die Hard', ['Englisch']],
    ['Die Another Day', []],
    ['La La Land', ['Englisch']],
    ['I Am Legend', ['Englisch']],
    ['I Am Legend', []],
    ['Les Misérables', ['Englisch']],
    ['Diese Nacht', ['Deutsch']],
    ['Eins, zwei, drei', ['Deutsch']],
    ['Theater', ['Englisch']],
    ['A.I.', ['Englisch']],
    ['Die', ['Deutsch']],
    ['The ', ['Englisch']],
    ['M', ['Deutsch']],
  ])('takes nothing from %s (%j)', (title, languages) => {
    expect(filed(title, languages)).toBe(title);
  });

  test('counts every language’s articles when the film names none it knows', () => {
    expect(filed('Die sieben Samurai', ['Japanisch'])).toBe('sieben Samurai');
    expect(filed('El Mariachi')).toBe('Mariachi');
  });

  test('lets the film’s own sort title win, unless it is blank', () => {
    expect(filed('Das Boot', ['Deutsch'], 'U 96')).toBe('U 96');
    expect(filed('Das Boot', ['Deutsch'], '  ')).toBe('Boot');
  });

  test('ends as the title ends and is never blank', () => {
    const word = fc.constantFrom('Der', 'THE', "L'", 'La', 'i', 'Boot', '  ', 'Straße', '');
    const title = fc
      .oneof(
        fc.string({ unit: 'grapheme' }),
        fc.array(word).map((words) => words.join(' ')),
      )
      .filter((value) => value.trim() !== '');
    const languages = fc.subarray(['Deutsch', 'Englisch', 'Französisch', 'Italienisch', 'Klingon']);
    fc.assert(
      fc.property(title, languages, (given, spoken) => {
        const filedUnder = filed(given, spoken);
        expect(given.endsWith(filedUnder)).toBe(true);
        expect(filedUnder.trim()).not.toBe('');
      }),
    );
  });
});

describe('withoutArticle', () => {
  test('asks only the languages it is given', () => {
    expect(withoutArticle('Die Brücke', ['en'])).toBe('Die Brücke');
    expect(withoutArticle('Die Brücke', ['de'])).toBe('Brücke');
    expect(withoutArticle('Die Brücke')).toBe('Brücke');
  });

  test('takes one article, not two', () => {
    expect(withoutArticle('The A Team', ['en'])).toBe('A Team');
  });
});
