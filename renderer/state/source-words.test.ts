import { describe, expect, it } from 'vitest';
import type { RowKey } from './row-keys.ts';
import { labelOn, lineAt, meaningOf, typedFrom, valueIn } from './source-words.ts';

const TEXT =
  'Alien: Resurrection\n\n  Spielleitung: Eva Sonntag, Ada Regen  \n• https://example.org/x\n';
const said = (span: { readonly start: number; readonly end: number } | null) =>
  span === null ? null : TEXT.slice(span.start, span.end);
const at = (words: string) => {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length };
};

describe('a place in the source', () => {
  it('has a line, unless there is nothing on it', () => {
    expect(said(lineAt(TEXT, at('Eva').start))).toBe('Spielleitung: Eva Sonntag, Ada Regen');
    expect(lineAt(TEXT, TEXT.indexOf('\n') + 1)).toBeNull();
    expect(said(lineAt(TEXT, 0))).toBe('Alien: Resurrection');
  });

  it('has the label before the colon, and an address has none', () => {
    const found = labelOn(TEXT, at('Eva Sonntag'));
    expect([said(found?.label ?? null), said(found?.value ?? null)]).toEqual([
      'Spielleitung',
      'Eva Sonntag, Ada Regen',
    ]);
    expect(labelOn(TEXT, at('https'))).toBeNull();
  });

  it('gives a field what stands behind the label, and a title its colon', () => {
    const line = at('Spielleitung: Eva Sonntag, Ada Regen');
    expect(said(valueIn(TEXT, line, 'credits:director', []))).toBe('Eva Sonntag, Ada Regen');
    expect(said(valueIn(TEXT, at('Eva Sonntag'), 'credits:director', []))).toBe('Eva Sonntag');
    const title = at('Alien: Resurrection');
    expect(said(valueIn(TEXT, title, 'title', []))).toBe('Alien: Resurrection');
    expect(said(valueIn(TEXT, title, 'title', [at('Alien')]))).toBe('Resurrection');
  });
});

it.each<[string, RowKey, string]>([
  ['Kinostart war am 17. Juni 1988 in den USA', 'year', '1988'],
  ['dauert 1 Std. 44 Min. lang', 'runtime', '104 Min'],
  ['Länge: 104 min', 'runtime', '104 Min'],
  ['keine Angabe', 'runtime', 'keine Angabe'],
  ['Kinostart war am 17. Juni 1988', 'releaseDate', '1988-06-17'],
  ['USA / Frankreich, Italien', 'countries', 'USA\nFrankreich\nItalien'],
  ['• Eva Sonntag … Ada\n• Otto Regen', 'credits:actor', 'Eva Sonntag (Ada)\nOtto Regen'],
  [
    'Walter Hill, Carol Reed und Eva Sonntag',
    'credits:director',
    'Walter Hill\nCarol Reed\nEva Sonntag',
  ],
  ['Ein\nSatz.\n\nNoch einer.', 'plot', 'Ein Satz.\n\nNoch einer.'],
  ['Der  dritte\nMann', 'title', 'Der dritte Mann'],
  ['siehe https://example.org/x und mehr', 'links', 'https://example.org/x'],
])('%j as %s is %j', (words, key, typed) => {
  expect(typedFrom(words, key, 'de')).toBe(typed);
});

it('a line of the preview says what a label of it means', () => {
  expect(meaningOf('credits:director')).toEqual({ kind: 'role', role: 'director' });
  expect(meaningOf('runtime')).toEqual({ kind: 'field', field: 'runtime' });
  expect(meaningOf('reviews:1')).toEqual({ kind: 'section', section: 'reviews' });
  expect(meaningOf('tags')).toBeNull();
});
