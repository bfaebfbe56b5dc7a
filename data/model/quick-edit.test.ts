import { expect, test } from 'vitest';
import { quickEdit, quickText, type QuickField } from './quick-edit.ts';

const FILM = { title: 'Red Heat', year: 1988, tags: ['Buddy-Cop', 'rot, blau'] };

test.each<[QuickField, string]>([
  ['title', 'Red Heat'],
  ['year', '1988'],
  ['tags', 'Buddy-Cop; rot, blau'],
])('%s is typed as %s, and left so it stays', (field, text) => {
  expect(quickText(FILM, field)).toBe(text);
  expect(quickEdit(FILM, field, text)).toEqual({ ok: true, values: {} });
});

test.each<[QuickField, string, object]>([
  ['title', ' Rush ', { title: 'Rush' }],
  ['year', '(1991)', { year: 1991 }],
  ['year', ' ', { year: null }],
  ['tags', 'neu', { tags: ['neu'] }],
  ['tags', 'neu, alt, Neu', { tags: ['neu', 'alt'] }],
  ['tags', 'neu; rot, blau;', { tags: ['neu', 'rot, blau'] }],
  ['tags', '', { tags: [] }],
])('%s typed as %j becomes %j', (field, text, values) => {
  expect(quickEdit(FILM, field, text)).toEqual({ ok: true, values });
});

test.each<[QuickField, string, string]>([
  ['title', '  ', 'title'],
  ['year', '19', 'year'],
])('%s typed as %j is told to be wrong', (field, text, problem) => {
  expect(quickEdit(FILM, field, text)).toEqual({ ok: false, problem });
});

test('a tag with a comma that is alone stays one as long as nobody touches it', () => {
  const film = { ...FILM, tags: ['rot, blau'] };
  expect(quickEdit(film, 'tags', quickText(film, 'tags'))).toEqual({ ok: true, values: {} });
});
