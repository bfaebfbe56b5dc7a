import { describe, expect, test } from 'vitest';
import type { ChangeSummary } from '../change.ts';
import { ERROR_CODES, FilmothekError, toWire } from '../errors.ts';
import { FILM_FIELDS } from '../film.ts';
import { SORTS } from '../query.ts';
import { chooseLanguage, LANGUAGES, MESSAGES, sentence, type Language } from './messages.ts';

/** What errors and notices carry with them: every detail that a sentence may name. */
const DETAILS = {
  at: '2026-11-21T14:30:00.000Z',
  damaged: 3,
  films: 812,
  files: 2,
  seconds: 10,
  bytes: 90_000_000,
  file: 'film.html',
  folder: 'Filme',
  height: 40_000,
  id: 'heat-1995',
  length: 9_000_000,
  lost: 2,
  method: 'query',
  port: 4173,
  reason: 'kein Platz',
  width: 30_000,
};

const SUMMARIES = [
  ...(['add', 'remove', 'delete', 'restore', 'edit'] as const).map((kind) => ({
    kind,
    field: null,
  })),
  ...FILM_FIELDS.map((field) => ({ kind: 'edit' as const, field })),
].flatMap((summary): ChangeSummary[] => [
  { ...summary, films: 1, title: 'Heat' },
  { ...summary, films: 3, title: null },
]);

/** Texts that choose by a closed set: everything they can be asked. Other gaps take anything. */
const ASKED: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  'catalogue.change': SUMMARIES.map((summary) => [summary]),
  'catalogue.sortHint': SORTS.flatMap((sort) => [
    [sort, false],
    [sort, true],
  ]),
};

/** Fills any gap of a text: a word, a number, a record or a list of them, as the text wants it. */
const anything: unknown = new Proxy(() => anything, {
  get(_, key) {
    if (key === Symbol.toPrimitive) return (hint: string) => (hint === 'number' ? 3 : 'Muster');
    if (key === Symbol.iterator) return () => [anything].values();
    return anything;
  },
});

function questions(path: string): readonly (readonly unknown[])[] {
  const takesDetails = path.startsWith('errors.') || path.startsWith('catalogue.notices.');
  return ASKED[path] ?? (takesDetails ? [[DETAILS]] : [[anything, anything, anything, anything]]);
}

/** Every text of a catalogue with the way to it; texts with gaps are filled in every way that matters. */
function texts(node: unknown, path = ''): [path: string, text: unknown][] {
  if (typeof node === 'function') return questions(path).map((asked) => [path, node(...asked)]);
  if (typeof node !== 'object' || node === null) return [[path, node]];
  return Object.entries(node).flatMap(([key, child]) =>
    texts(child, path === '' ? key : `${path}.${key}`),
  );
}

/** The same tree with the kind of each leaf in place of its words. */
function shape(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(shape);
  if (typeof node !== 'object' || node === null) return typeof node;
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, shape(child)]));
}

describe('the message catalogue', () => {
  test('has the same texts in every language', () => {
    expect(shape(MESSAGES.en)).toStrictEqual(shape(MESSAGES.de));
  });

  test.each(LANGUAGES)('says something everywhere in %s, whatever fills the gaps', (language) => {
    const empty = texts(MESSAGES[language]).filter(
      ([, text]) => typeof text !== 'string' || text.trim() === '',
    );
    expect(empty).toEqual([]);
  });

  test.each(LANGUAGES)('shows nobody a word of the machine in %s', (language) => {
    const machine = /\b(undefined|null|NaN|Infinity)\b|\[object|\s=>\s/;
    const slips = texts(MESSAGES[language]).filter(([, text]) => machine.test(String(text)));
    expect(slips).toEqual([]);
  });

  test('calls nobody du', () => {
    const familiar = /\b([Dd]u|[Dd]ich|[Dd]ir|[Dd]ein(e[mnrs]?)?)\b/;
    const slips = texts(MESSAGES.de).filter(([, text]) => familiar.test(String(text)));
    expect(slips).toEqual([]);
  });

  test.each(LANGUAGES)('has a sentence for every error in %s', (language) => {
    expect(Object.keys(MESSAGES[language].errors).sort()).toEqual([...ERROR_CODES].sort());
  });
});

test.each<[Language, Partial<ChangeSummary>, string]>([
  ['de', { films: 1, title: 'Heat' }, 'Titel von „Heat“'],
  ['de', { films: 3, title: null }, 'Titel von 3 Filmen'],
  ['en', { films: 1, title: 'Heat' }, 'Title of “Heat”'],
  ['en', { films: 3, title: null }, 'Title of 3 films'],
])('a change of one field says in %s of which films: %o', (language, films, said) => {
  const summary = { kind: 'edit', field: 'title', films: 1, title: null, ...films } as const;
  expect(MESSAGES[language].catalogue.change(summary)).toBe(said);
});

describe('sentence', () => {
  const missing = new FilmothekError('file-missing', { file: 'film.html' });

  test('names what the error is about, thrown here or come over the wire', () => {
    expect(sentence(MESSAGES.de, missing)).toBe('Diese Datei gibt es nicht: film.html');
    expect(sentence(MESSAGES.en, toWire(missing))).toBe('There is no such file: film.html');
  });

  test.each([[new Error('kaputt')], ['kaputt']])('has words for anything thrown: %s', (thrown) => {
    expect(sentence(MESSAGES.de, thrown)).toContain('kaputt');
  });
});

describe('chooseLanguage', () => {
  test.each<[readonly string[], Language]>([
    [['de'], 'de'],
    [['de-AT'], 'de'],
    [['DE_ch.UTF-8'], 'de'],
    [['en-GB', 'de'], 'en'],
    [['en_US.UTF-8'], 'en'],
    [['fr-FR', 'de-DE', 'en'], 'de'],
    [['fr', 'nl'], 'en'],
    [['C'], 'en'],
    [[''], 'en'],
    [[], 'en'],
  ])('%j: %s', (preferred, language) => {
    expect(chooseLanguage(preferred)).toBe(language);
  });
});
