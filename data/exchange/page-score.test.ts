import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ExpectedFilm, ExpectedPage } from './page-expectation.ts';
import { FIELDS, type Field } from './page-score-film.ts';
import { scorePage, totalOf, type Count, type PageScore } from './page-score.ts';
import type { FilmJson, RecognitionJson } from './recognition-json.ts';

const PROGRAM = fileURLToPath(new URL('../../../shared/samples/pages/score.mjs', import.meta.url));
const programIsHere = existsSync(PROGRAM);
// eslint-disable-next-line no-console -- a test that did not run says so
if (!programIsHere) console.log(`page-score.test.ts: comparison skipped, there is no ${PROGRAM}`);

const EXPECTED: ExpectedFilm = {
  title: 'Die Brücke',
  originalTitle: null,
  year: 1959,
  runtime: 103,
  countries: ['BR Deutschland'],
  genres: [],
  certification: 'FSK 12',
  releaseDate: null,
  credits: [
    { role: 'director', name: 'Bernhard Wicki', character: null },
    { role: 'actor', name: 'Fritz Wepper', character: 'Albert Mutz' },
    { role: 'actor', name: 'Volker Lechtenbrink', character: 'Klaus Hager' },
  ],
  plotContains: ['sieben Jungen', 'eine Brücke'],
  plotExcludes: ['Werbung'],
  reviewContains: ['kein Held'],
  links: ['https://film.example/bruecke'],
  posterName: null,
};

const FOUND: FilmJson = {
  title: 'Die Brücke',
  originalTitle: null,
  year: 1959,
  runtime: 103,
  countries: ['BR Deutschland'],
  genres: [],
  certification: 'ab 12 Jahren',
  releaseDate: null,
  credits: [
    { role: 'director', name: 'Bernhard Wicki', character: null },
    { role: 'actor', name: 'FRITZ WEPPER', character: 'albert mutz' },
    { role: 'actor', name: 'Volker Lechtenbrink', character: 'Klaus Hager' },
    { role: 'other', name: 'Person A', character: null },
  ],
  plot: 'Kurz vor Kriegsende sollen sieben\nJungen eine Brücke halten.',
  reviews: [{ text: 'Am Ende ist kein Held mehr da.' }],
  links: ['https://film.example/bruecke'],
  posterName: null,
};

const OTHER: ExpectedFilm = {
  ...EXPECTED,
  title: 'Das Brot',
  year: 1971,
  credits: [{ role: 'director', name: 'Person A', character: null }],
};
const OTHER_FOUND: FilmJson = {
  ...FOUND,
  title: 'Das Brot',
  year: 1971,
  credits: [{ role: 'director', name: 'Person A', character: null }],
};

const page = (...films: readonly ExpectedFilm[]): ExpectedPage => ({ films });
const found = (...films: readonly FilmJson[]): RecognitionJson => ({ films, discarded: [] });
const withCredits = (credits: FilmJson['credits']): RecognitionJson => found({ ...FOUND, credits });

interface Case {
  readonly expected: ExpectedPage;
  readonly actual: RecognitionJson;
  readonly messages: readonly string[];
  /** Right, found wrongly, missed. */
  readonly counts: readonly [number, number, number];
}

const CASES: Readonly<Record<string, Case>> = {
  'a perfect page': {
    expected: page(EXPECTED),
    actual: found(FOUND),
    messages: [],
    counts: [15, 0, 0],
  },
  'a missing credit, with its character': {
    expected: page(EXPECTED),
    actual: withCredits(FOUND.credits.slice(0, 2)),
    messages: ['credits: missing actor "Volker Lechtenbrink"'],
    counts: [13, 0, 2],
  },
  'a repeated credit': {
    expected: page(EXPECTED),
    actual: withCredits([...FOUND.credits, ...FOUND.credits.slice(0, 1)]),
    messages: ['credits: repeated director "Bernhard Wicki"'],
    counts: [15, 1, 0],
  },
  'a wrong character': {
    expected: page(EXPECTED),
    actual: withCredits(
      FOUND.credits.map((credit, place) =>
        place === 1 ? { ...credit, character: 'Hans Scholten' } : credit,
      ),
    ),
    messages: ['character: Fritz Wepper expected "Albert Mutz", got "Hans Scholten"'],
    counts: [14, 1, 1],
  },
  'fields filled that are not on the page': {
    expected: page(EXPECTED),
    actual: found({ ...FOUND, releaseDate: '1959-10-22', genres: ['Drama'] }),
    messages: ['releaseDate: should be empty, got "1959-10-22"', 'genres: extra "drama"'],
    counts: [15, 2, 0],
  },
  'further right answers': {
    expected: page({
      ...EXPECTED,
      accept: {
        title: ['Die Bruecke'],
        year: [null],
        releaseDate: ['1959-10-22'],
        countries: [['Deutschland', 'Frankreich'], ['Deutschland']],
        characters: { 'Fritz Wepper': ['Mutz'], 'Volker Lechtenbrink': [null] },
      },
      optionalCredits: [{ role: 'writer', name: 'Person B', character: null }],
      optionalLinks: ['https://film.example/'],
    }),
    actual: found({
      ...FOUND,
      title: 'Die Bruecke',
      year: null,
      releaseDate: '1959-10-22',
      countries: ['Deutschland'],
      credits: [
        { role: 'director', name: 'Bernhard Wicki', character: null },
        { role: 'writer', name: 'Person B', character: null },
        { role: 'actor', name: 'Fritz Wepper', character: 'Mutz' },
        { role: 'actor', name: 'Volker Lechtenbrink', character: null },
      ],
      links: [...FOUND.links, 'https://film.example/'],
    }),
    messages: [],
    counts: [13, 0, 0],
  },
  'two films the other way round': {
    expected: page(EXPECTED, OTHER),
    actual: found(OTHER_FOUND, FOUND),
    messages: [],
    counts: [26, 0, 0],
  },
  'one film of two': {
    expected: page(OTHER, EXPECTED),
    actual: found(FOUND),
    messages: ['film 1 not found: "Das Brot"'],
    counts: [15, 0, 11],
  },
  'a film too many': {
    expected: page(EXPECTED),
    actual: found(OTHER_FOUND, FOUND),
    messages: ['extra film "Das Brot"'],
    counts: [15, 8, 0],
  },
  'words that must not appear, and a plot with them and a soft hyphen': {
    expected: { ...page(EXPECTED), mustNotAppear: ['Jetzt kaufen', 'Impressum', '„Tipp“'] },
    actual: found({ ...FOUND, plot: 'Werbung: sieben Jun\u00adgen. Jetzt kaufen! Ein "Tipp".' }),
    messages: [
      'plot: lacks "sieben Jungen"',
      'plot: lacks "eine Brücke"',
      'plot: must not contain "Werbung"',
      'must not appear: "Jetzt kaufen"',
      'must not appear: "„Tipp“"',
    ],
    counts: [13, 3, 2],
  },
};

describe('the score of a page', () => {
  it.each(Object.entries(CASES))('counts %s', (_, { expected, actual, messages, counts }) => {
    const score = scorePage(expected, actual);
    const { tp, fp, fn } = totalOf([score]);
    expect(score.messages).toEqual(messages);
    expect([tp, fp, fn]).toEqual(counts);
  });

  it.skipIf(!programIsHere)('is the one the program of the samples gives', () => {
    const theirs = scoredByProgram();
    const ours = Object.values(CASES).map(({ expected, actual }) => scorePage(expected, actual));
    expect(theirs.cases).toHaveLength(ours.length);
    for (const [place, score] of ours.entries()) {
      const { tp, fp, fn } = totalOf([score]);
      expect(theirs.cases[place]).toMatchObject({ tp, fp, fn });
      expect(new Set(theirs.cases[place]?.messages)).toEqual(new Set(score.messages));
    }
    for (const field of FIELDS) {
      expect(theirs.fields[field], field).toMatchObject(sumOf(ours, field));
    }
  });
});

describe('the total', () => {
  it('weighs every item alike, whatever page it is from', () => {
    const { 'a perfect page': perfect, 'a film too many': surplus } = CASES;
    const scores = [perfect, surplus].flatMap((each) =>
      each ? scorePage(each.expected, each.actual) : [],
    );
    const total = totalOf(scores);
    expect(total.precision).toBeCloseTo(30 / 38);
    expect(total.recall).toBe(1);
    expect(total.f1).toBeCloseTo(60 / 68);
  });

  it('of nothing found is no precision lost, but everything missed', () => {
    expect(totalOf([scorePage(page(EXPECTED), found())])).toMatchObject({
      precision: 1,
      recall: 0,
      f1: 0,
      violations: 0,
    });
  });
});

const sumOf = (scores: readonly PageScore[], field: Field): Count => {
  const sum = (kind: keyof Count) =>
    scores.reduce((total, { fields }) => total + fields[field][kind], 0);
  return { tp: sum('tp'), fp: sum('fp'), fn: sum('fn') };
};

/** What the program says of all fields together and, in the order of `CASES`, of each case. */
interface ProgramScore {
  readonly fields: Readonly<Record<string, Count>>;
  readonly cases: readonly (Count & { readonly messages: readonly string[] })[];
}

function scoredByProgram(): ProgramScore {
  const folder = mkdtempSync(path.join(tmpdir(), 'filmothek-score-'));
  try {
    const at = (name: string) => path.join(folder, name);
    for (const [place, { expected, actual }] of Object.values(CASES).entries()) {
      const name = String(place).padStart(2, '0');
      writeFileSync(at(`${name}.expected.json`), JSON.stringify(expected));
      writeFileSync(at(`${name}.actual.json`), JSON.stringify(actual));
    }
    execFileSync(process.execPath, [PROGRAM, folder, folder, '--json', at('score.json')]);
    return JSON.parse(readFileSync(at('score.json'), 'utf8')) as ProgramScore;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
