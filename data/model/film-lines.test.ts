import { expect, test } from 'vitest';
import { createFilm, type FilmDraft } from './film.ts';
import { asCsv, asText, linksOf } from './film-lines.ts';
import { MESSAGES } from './messages/messages.ts';

const film = (title: string, draft: FilmDraft = {}) =>
  createFilm({ ...draft, title }, 'film-0001', '2026-01-01T00:00:00.000Z');
const credit = (person: string, role: 'director' | 'actor') => ({
  person,
  role,
  character: null,
  job: null,
});
const RED_HEAT = film('Red Heat', {
  year: 1988,
  runtime: 104,
  genres: ['Action', 'Krimi'],
  rating: 3.5,
  credits: [credit('Walter Hill', 'director'), credit('James Belushi', 'actor')],
  links: [
    { url: 'https://example.org/red-heat', label: null },
    { url: ' https://example.org/red-heat', label: 'noch einmal' },
  ],
});

test('as text a film is a line with its year and its directors', () => {
  expect(asText([RED_HEAT, film('Rush')])).toBe('Red Heat (1988), Walter Hill\nRush\n');
});

test('each link is there once', () => {
  expect(linksOf([RED_HEAT, film('Rush'), RED_HEAT])).toEqual(['https://example.org/red-heat']);
});

test('as CSV a film is a row beneath the names of the columns', () => {
  expect(asCsv([RED_HEAT], MESSAGES.en).split('\r\n')).toEqual([
    'Title,Original title,Year,Director,Actor,Runtime,Genres,Countries,Languages,Rating,Tags,Medium,Shelf,Last watched',
    'Red Heat,,1988,Walter Hill,James Belushi,104,Action; Krimi,,,3.5,,,,',
    '',
  ]);
});

test.each([
  ['"Crocodile" Dundee', '"""Crocodile"" Dundee"'],
  ['Hell, Yes', '"Hell, Yes"'],
  ['Zwei\nZeilen', '"Zwei\nZeilen"'],
  ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
  ['+1', "'+1"],
  ['-30-', "'-30-"],
  ["'71", "''71"],
])('%s stands in CSV as %s', (title, written) => {
  const rest = ','.repeat(13);
  expect(asCsv([film(title)], MESSAGES.de).endsWith(`\r\n${written}${rest}\r\n`)).toBe(true);
});
