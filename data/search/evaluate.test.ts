import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFilm, type Film, type FilmDraft } from '../model/film.ts';
import { parseQuery } from '../model/parse-query.ts';
import { evaluate } from './evaluate.ts';
import { FieldIndex } from './field-index.ts';
import { Found } from './found.ts';
import { filmWords, PLACE_WEIGHTS, textWords } from './film-words.ts';
import { WordIndex } from './word-index.ts';

const credit = (person: string, role: 'director' | 'actor', character: string | null = null) => ({
  person,
  role,
  character,
  job: null,
});
const copy = (medium: string, shelf: string | null = null) => ({
  ...{ id: 'c1', medium, edition: null, shelf, condition: null, acquired: null },
  ...{ price: null, currency: null, barcode: null, file: null, notes: null },
});

const FILMS: readonly (FilmDraft & { readonly title: string })[] = [
  {
    title: 'Red Heat',
    year: 1988,
    runtime: 104,
    certification: 'FSK 16',
    genres: ['Action', 'Krimi'],
    countries: ['USA'],
    credits: [
      credit('Walter Hill', 'director'),
      credit('Arnold Schwarzenegger', 'actor', 'Iwan Danko'),
    ],
    plot: 'Ein Polizist aus Moskau kommt nach Chicago.',
    rating: 3.5,
  },
  {
    title: 'Heat',
    year: 1995,
    runtime: 170,
    certification: '16',
    genres: ['Krimi', 'Drama'],
    credits: [credit('Michael Mann', 'director'), credit('Al Pacino', 'actor', 'Vincent Hanna')],
    tags: ['Lieblinge'],
    rating: 5,
    favourite: true,
    copies: [copy('Blu-ray', 'Regal 3')],
  },
  {
    title: 'Die Blechtrommel',
    year: 1979,
    certification: 'o. A.',
    genres: ['Drama'],
    countries: ['Deutschland'],
    credits: [credit('Volker Schlöndorff', 'director'), credit('Mario Adorf', 'actor')],
    viewings: [{ id: 'v', date: '2024-03-01', rating: null, place: null, notes: null }],
    status: 'owned',
  },
  { title: 'Spider-Man', year: 2002, genres: ['Action'], status: 'wanted' },
  {
    title: 'Hill Street',
    credits: [credit('Rosa Müller', 'actor')],
    tags: ['heat'],
  },
];

const films = FILMS.map((draft, index) =>
  createFilm(draft, `film-${String(index).padStart(4, '0')}`, '2023-01-01T00:00:00.000Z'),
);

function groundOf(all: readonly Film[]) {
  const words = new WordIndex(PLACE_WEIGHTS);
  const plots = new WordIndex(PLACE_WEIGHTS);
  for (const [number, film] of all.entries()) {
    words.add(number, filmWords(film));
    plots.add(number, textWords(film.plot, film.tagline, film.background));
  }
  const among = new Found(all.length);
  for (const number of all.keys()) among.add(number, 1);
  const film = (number: number) => all[number];
  const fields = new FieldIndex();
  for (const [number, each] of all.entries()) fields.add(number, each);
  const notes = new WordIndex(PLACE_WEIGHTS);
  return { film, among, words, plots, notes, fields, fullText: false };
}
const ground = groundOf(films);

/** The titles that fit, the best first. */
function found(text: string): string[] {
  const { fit } = evaluate(parseQuery(text).condition, ground);
  return films
    .map(({ title }, number) => ({ title, score: fit[number] ?? 0 }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ title }) => title);
}

test.each<[string, readonly string[]]>([
  ['heat', ['Heat', 'Red Heat', 'Hill Street']],
  ['hea', ['Heat', 'Red Heat', 'Hill Street']],
  ['hill', ['Hill Street', 'Red Heat']],
  ['"red heat"', ['Red Heat']],
  ['"heat red"', []],
  ['regie:hill', ['Red Heat']],
  ['regie:"walter hill"', ['Red Heat']],
  ['regie:adorf', []],
  ['mit:adorf', ['Die Blechtrommel']],
  ['rolle:danko', ['Red Heat']],
  ['krimi -drama', ['Red Heat']],
  ['genre:krimi -genre:drama', ['Red Heat']],
  ['spiderman', ['Spider-Man']],
  ['spider man', ['Spider-Man']],
  ['format:blu-ray', ['Heat']],
  ['regal:3', ['Heat']],
  ['jahr:1979,2002', ['Die Blechtrommel', 'Spider-Man']],
  ['jahr:80er', ['Red Heat']],
  ['fsk:<=12', ['Die Blechtrommel']],
  ['fsk:16', ['Red Heat', 'Heat']],
  ['laufzeit:>2h', ['Heat']],
  ['wertung:>=3,5', ['Red Heat', 'Heat']],
  ['favorit', ['Heat']],
  ['gewünscht', ['Spider-Man']],
  ['gesehen', ['Die Blechtrommel']],
  ['gesehen:2024', ['Die Blechtrommel']],
  ['plot:moskau', ['Red Heat']],
  ['moskau', []],
  ['ohne:genre', ['Hill Street']],
  ['mit:genre krimi', ['Heat', 'Red Heat']],
  ['blechtrommel oder spider', ['Spider-Man', 'Die Blechtrommel']],
  ['land:deutschland', ['Die Blechtrommel']],
])('%s finds %j', (text, expected) => {
  expect(found(text).toSorted()).toEqual([...expected].toSorted());
});

test('a title that begins so comes before one that has the word, before a person, before the rest', () => {
  expect(found('heat')).toEqual(['Heat', 'Red Heat', 'Hill Street']);
  expect(found('hill')).toEqual(['Hill Street', 'Red Heat']);
  expect(found('blech')).toEqual(['Die Blechtrommel']);
});

test.each(['Müller', 'Mueller', 'Muller', 'MÜLLER'])('%s is one name', (text) => {
  expect(found(text)).toEqual(['Hill Street']);
});

describe('a typing error', () => {
  test.each([
    ['schwarzeneger', 'Red Heat'],
    ['schwarzenneger', 'Red Heat'],
    ['shwarzenegger', 'Red Heat'],
    ['blehctrommel', 'Die Blechtrommel'],
    ['xlechtrommel', 'Die Blechtrommel'],
    ['red haet', 'Red Heat'],
    ['padino', 'Heat'],
  ])('in %s is forgiven', (text, title) => {
    expect(found(text)[0]).toBe(title);
  });

  test('is not looked for where something fits as it is, nor in short words', () => {
    expect(found('heat')).not.toContain('Spider-Man');
    expect(found('xd')).toEqual([]);
  });
});

describe('any query', () => {
  const piece = fc.constantFrom(
    ...[
      'heat',
      'hill',
      'krimi',
      '-',
      'or',
      '"red heat"',
      'regie:hill',
      '-genre:drama',
      'jahr:80er',
    ],
    ...['ungesehen', 'ohne:poster', 'wertung:>3', 'plot:', 'xyz', '…', '💥', 'אב', '.*', '\\'],
  );
  test('and its opposite share no film and leave none out', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
        const { condition } = parseQuery(pieces.join(' '));
        const fitting = evaluate(condition, ground);
        const opposite = evaluate({ kind: 'not', of: condition }, ground);
        for (const number of films.keys()) {
          const isIn = opposite.has(number);
          // Typing errors are forgiven only where nothing fits, and never in what is excluded.
          if (isIn && fitting.has(number)) expect(pieces.join(' ')).toMatch(/xyz/);
          else expect(fitting.has(number) || isIn).toBe(true);
        }
      }),
    );
  });
});
