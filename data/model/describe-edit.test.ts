import { expect, test } from 'vitest';
import { setFields } from './change.ts';
import { describeEdits } from './describe-edit.ts';
import { createFilm, type Film, type FilmField } from './film.ts';
import { MESSAGES } from './messages/messages.ts';

const NOW = '2026-03-12T10:00:00.000Z';
const credit = (person: string) => ({ person, role: 'actor' as const, character: null, job: null });
const film = createFilm(
  {
    title: 'Heat',
    rating: 3.5,
    genres: ['Krimi', 'Komödie'],
    credits: [credit('Al Pacino'), credit('Robert De Niro')],
    plot: 'Los Angeles.',
  },
  'film-0001',
  NOW,
);

test.each<[Partial<Pick<Film, FilmField>>, string]>([
  [{ rating: 4 }, 'Wertung: 3,5 → 4'],
  [{ rating: null }, 'Wertung: 3,5 → –'],
  [{ year: 1995 }, 'Jahr: – → 1995'],
  [{ favourite: true }, 'Favorit: nein → ja'],
  [{ status: 'gone' }, 'Status: vorhanden → abgegeben'],
  [{ title: 'Heat!' }, 'Titel: Heat → Heat!'],
  [{ series: { name: 'Mann', number: 2 } }, 'Reihe: – → Mann'],
  [{ genres: ['Krimi', 'Drama'] }, 'Genres: + Drama − Komödie'],
  [{ genres: ['Komödie', 'Krimi'] }, 'Genres: geändert'],
  [{ credits: [credit('Al Pacino')] }, 'Mitwirkende: − Robert De Niro'],
  [
    { credits: [{ ...credit('Al Pacino'), character: 'Vincent Hanna' }, credit('Robert De Niro')] },
    'Mitwirkende: geändert',
  ],
  [{ plot: 'Eine lange Geschichte. '.repeat(9) }, 'Handlung: geändert'],
  [{ deleted: NOW }, 'in den Papierkorb gelegt'],
])('%j reads as a person would say it', (values, expected) => {
  expect(describeEdits(setFields(film, values).fields, MESSAGES.de, 'de')).toEqual([expected]);
});
