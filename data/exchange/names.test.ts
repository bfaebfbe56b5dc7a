import { describe, expect, it } from 'vitest';
import { piece } from './lines.ts';
import { isNameLine, readNames } from './names.ts';

const whole = (text: string) => piece(text, 0, text.length);
const names = (text: string) =>
  readNames(text, whole(text), false).map(({ person, character }) =>
    character === null ? person.text : [person.text, character.text],
  );

describe('a list of names', () => {
  it.each([
    ['Jason Patric, Sam Elliott,', ['Jason Patric', 'Sam Elliott']],
    ['Wim Wenders · Peter Handke', ['Wim Wenders', 'Peter Handke']],
    ['Danny Rubin und Harold Ramis', ['Danny Rubin', 'Harold Ramis']],
    [
      'Jeb Stuart & Steven E. de Souza / Roger Spottiswoode',
      ['Jeb Stuart', 'Steven E. de Souza', 'Roger Spottiswoode'],
    ],
    ['Robert Downey, Jr., Jude Law', ['Robert Downey, Jr.', 'Jude Law']],
    ['Romy Schneider, Karlheinz Böhm u. a.', ['Romy Schneider', 'Karlheinz Böhm']],
    ['Romy Schneider, u.a.', ['Romy Schneider']],
    [
      'Bruno Ganz (Damiel, Engel), Otto Sander [Cassiel]',
      [
        ['Bruno Ganz', 'Damiel, Engel'],
        ['Otto Sander', 'Cassiel'],
      ],
    ],
    ['Kyle Richards als Lindsey Wallace', [['Kyle Richards', 'Lindsey Wallace']]],
    ['Nancy Kyes (als Nancy Loomis) als Annie Brackett', [['Nancy Kyes', 'Annie Brackett']]],
    ['Bill Murray\tPhil', [['Bill Murray', 'Phil']]],
    ['Bruce Willis ... John McClane', [['Bruce Willis', 'John McClane']]],
    ['Vangelis', ['Vangelis']],
    ['mailto:x@example.org, 1988, ?', []],
    ['https://example.org/Eva', []],
  ])('reads %j', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it('knows where each name stands', () => {
    const text = 'Regie: Eva  Sonntag , Otto K. (Er)';
    const found = readNames(text, piece(text, 6, text.length), false);
    expect(found.map(({ person }) => text.slice(person.start, person.end))).toEqual([
      'Eva  Sonntag',
      'Otto K.',
    ]);
  });
});

describe('a line under a label', () => {
  it.each([
    'Lili Fini Zanuck',
    'Jason Patric, Sam Elliott',
    'Ursula von der Leyen',
    'Robert Downey Jr.',
    'Ólafur d’Arc',
  ])('may be names: %s', (text) => {
    expect(isNameLine(text, whole(text))).toBe(true);
  });

  it.each([
    'Die Musik stammt von ihr.',
    'Kontakt',
    'mehr lesen',
    'Eva Sonntag, und dann kam der Regen',
    '120 Minuten',
  ])('may be something else: %s', (text) => {
    expect(isNameLine(text, whole(text))).toBe(false);
  });
});
