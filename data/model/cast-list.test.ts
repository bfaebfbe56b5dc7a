import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCastList } from './cast-list.ts';

/** `role: person = character [job]`, a line each. */
const read = (text: string) =>
  readCastList(text).map(
    ({ role, person, character, job }) =>
      `${role}: ${person}${character && ` = ${character}`}${job && ` [${job}]`}`,
  );

test.each([
  'Arnold Schwarzenegger ... Ivan Danko',
  'Arnold Schwarzenegger … Ivan Danko',
  'Arnold Schwarzenegger........Ivan Danko',
  'Arnold Schwarzenegger . . . . . Ivan Danko',
  'Arnold Schwarzenegger\tIvan Danko',
  'Arnold Schwarzenegger\t...\tIvan Danko',
  'Arnold Schwarzenegger        Ivan Danko',
  'Arnold Schwarzenegger als Ivan Danko',
  'Arnold Schwarzenegger as Ivan Danko',
  'Arnold Schwarzenegger: Ivan Danko',
  'Arnold Schwarzenegger – Ivan Danko',
  'Arnold Schwarzenegger (Ivan Danko)',
  'Arnold Schwarzenegger (als Ivan Danko)',
  '• Arnold Schwarzenegger – Ivan Danko',
  '- Arnold Schwarzenegger: Ivan Danko',
  '1. Arnold Schwarzenegger (Ivan Danko)',
  ' 12)  Arnold Schwarzenegger ... Ivan Danko ',
  'Darsteller: Arnold Schwarzenegger (Ivan Danko)',
  'Arnold Schwarzenegger (as Arnold Strong) ... Ivan Danko',
])('who plays whom is read from %j', (line) => {
  expect(read(line)).toEqual(['actor: Arnold Schwarzenegger = Ivan Danko']);
});

test.each([
  ['Regie: Walter Hill', ['director: Walter Hill']],
  ['Regie\tWalter Hill', ['director: Walter Hill']],
  ['Regisseur:in: Walter Hill', ['director: Walter Hill']],
  ['Directed by: Walter Hill', ['director: Walter Hill']],
  ['Walter Hill ... Director', ['director: Walter Hill']],
  ['Regie und Drehbuch: Walter Hill', ['director: Walter Hill', 'writer: Walter Hill']],
  [
    'Drehbuch: Harry Kleiner, Walter Hill und Troy Kennedy Martin',
    ['writer: Harry Kleiner', 'writer: Walter Hill', 'writer: Troy Kennedy Martin'],
  ],
  ['Ton: Richard Bryce Goodman', ['other: Richard Bryce Goodman [Ton]']],
  [
    'Mit: Robert Downey, Jr., Gina Gershon u. a.',
    ['actor: Robert Downey, Jr.', 'actor: Gina Gershon'],
  ],
])('a label says what people do: %j', (line, rows) => {
  expect(read(line)).toEqual(rows);
});

test('a label that stands alone counts for the lines under it, until somebody plays a part', () => {
  const list = `Regie:\n\nWalter Hill\n\n\nMusik\nJames Horner\n\nBesetzung\nGina Gershon\nEd O'Ross ... Viktor`;
  expect(read(list)).toEqual([
    'director: Walter Hill',
    'composer: James Horner',
    'actor: Gina Gershon',
    "actor: Ed O'Ross = Viktor",
  ]);
  expect(read('Stimmen:\nGert Günther Hoffmann ... Danko')).toEqual([
    'voice: Gert Günther Hoffmann = Danko',
  ]);
  expect(read('Regie:\nWalter Hill\nJames Belushi ... Art Ridzik')).toEqual([
    'director: Walter Hill',
    'actor: James Belushi = Art Ridzik',
  ]);
});

test('before or after a colon: what looks like a name is one, and the others decide for those that do not say', () => {
  expect(read('Ivan Danko: Arnold Schwarzenegger\nKellnerin: Gina Gershon')).toEqual([
    'actor: Arnold Schwarzenegger = Ivan Danko',
    'actor: Gina Gershon = Kellnerin',
  ]);
  expect(read('Arnold Schwarzenegger: Ivan Danko\nGina Gershon: Kellnerin')).toEqual([
    'actor: Arnold Schwarzenegger = Ivan Danko',
    'actor: Gina Gershon = Kellnerin',
  ]);
});

test('a head over two columns says which of them has the names', () => {
  expect(read('Rolle\tSchauspieler\nIvan Danko\tArnold Schwarzenegger')).toEqual([
    'actor: Arnold Schwarzenegger = Ivan Danko',
  ]);
  expect(read('Darsteller\tRolle\nArnold Schwarzenegger\tIvan Danko')).toEqual([
    'actor: Arnold Schwarzenegger = Ivan Danko',
  ]);
});

test('several people in a line become several rows', () => {
  expect(read('Peter Boyle, Ed O’Ross, Gina Gershon und andere')).toEqual([
    'actor: Peter Boyle',
    'actor: Ed O’Ross',
    'actor: Gina Gershon',
  ]);
  expect(read('Peter Boyle (Lou Donnelly), Gina Gershon (Cat)')).toEqual([
    'actor: Peter Boyle = Lou Donnelly',
    'actor: Gina Gershon = Cat',
  ]);
});

test.each([
  'Cher',
  '50 Cent',
  'Schwarzenegger, Arnold',
  '...',
  '-',
  'Bruno (',
  'ein Satz, der nichts von alledem ist',
  'https://example.org/cast',
])('what is not understood is a name: %j', (line) => {
  expect(read(line)).toEqual([`actor: ${line}`]);
});

test('blank lines and headings alone are no people', () => {
  expect(read('\n\n  \r\n\t\n')).toEqual([]);
  expect(read('Besetzung:\n\nStab')).toEqual([]);
});

const piece = fc.constantFrom(
  ...[
    'Walter Hill',
    'Ivan',
    ' ',
    '\t',
    '\n',
    '\r\n',
    ' ... ',
    '…',
    '. ',
    ' als ',
    ': ',
    ':',
    '(',
    ')',
  ],
  ...[
    ', ',
    ' und ',
    'Jr.',
    'Regie',
    'Darsteller',
    'Rolle',
    '• ',
    '1. ',
    ' – ',
    'Ton: ',
    'u. a.',
    '/',
  ],
);
const lists = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.array(piece).map((all) => all.join('')),
);

test('everything in the rows stands in the list, and a person or a role has a name', () => {
  fc.assert(
    fc.property(lists, (list) => {
      for (const { person, character, job } of readCastList(list)) {
        for (const text of [person, character, job]) expect(list).toContain(text);
        expect(person.trim()).not.toBe('');
        expect(person).toBe(person.trim());
      }
    }),
    { numRuns: 2000 },
  );
});

test('twice as long a list has twice the rows, whatever one line is', () => {
  fc.assert(
    fc.property(lists, (list) => {
      const line = list.replaceAll(/[\r\n]/g, ' ');
      const rows = readCastList(line);
      expect(readCastList(`${line}\n${line}`)).toHaveLength(2 * rows.length);
    }),
  );
});

test.each([' ', '\t', '.', ' .', '(', ')', ',', ': ', ' als ', '…', 'a, ', '1. ', '• '])(
  'a line that goes on with 200,000 times %j is read as well',
  (sign) => {
    const line = sign.repeat(200_000);
    const rows = readCastList(`Cher${line}`);
    expect(rows.length).toBeLessThan(3);
  },
);
