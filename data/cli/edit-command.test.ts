import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openLibrary } from '../library.ts';
import type { Film, FilmField } from '../model/film.ts';
import { MESSAGES, type Language } from '../model/messages/messages.ts';
import { ALL_FILMS } from '../model/query.ts';
import { parseCommand, UsageError } from './arguments.ts';
import { runEdit } from './edit-command.ts';

let place: string;
let folder: string;

beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'filmothek-edit-'));
  for (const name of ['XDG_CACHE_HOME', 'LOCALAPPDATA', 'HOME']) vi.stubEnv(name, place);
  folder = path.join(place, 'library');
  const library = await openLibrary({ folder });
  await library.addFilms({
    drafts: [
      { title: 'Heat', genres: ['Krimi'], plot: 'In L.A.' },
      { title: 'Red Heat', genres: ['Krimi', 'Action'] },
      { title: 'Rush' },
    ],
  });
  await library.close();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(place, { recursive: true });
});

async function edit(args: readonly string[], language: Language = 'de') {
  const command = parseCommand(['edit', ...args, '--library', folder]);
  if (command.name !== 'edit') throw new Error('not an edit');
  const out: string[] = [];
  const err: string[] = [];
  const code = await runEdit(command, {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    words: MESSAGES[language],
    call: 'filme',
  });
  return { code, out, err };
}

/** A field of all films, by title. */
async function all<F extends FilmField>(field: F): Promise<Film[F][]> {
  const library = await openLibrary({ folder, readOnly: true });
  try {
    const { length } = await library.allFilms();
    const ids = await library.ids({ query: ALL_FILMS, from: 0, count: length });
    const films = await Promise.all(ids.map((id) => library.film({ id })));
    return films.flatMap((film) => (film === null ? [] : [film[field]]));
  } finally {
    await library.close();
  }
}

test('what a search finds is changed in the order given, and it is told how many films change', async () => {
  const { code, out, err } = await edit([
    'heat',
    '--add',
    'tag=Flohmarkt',
    '--replace',
    'genre=krimi=>Thriller',
    '--remove',
    'Genres=thriller',
  ]);
  expect({ code, err }).toEqual({ code: 0, err: [] });
  expect(out).toEqual(['Ändert 2 von 2 Filmen', '2 Filme geändert.']);
  expect(await all('tags')).toEqual([['Flohmarkt'], ['Flohmarkt'], []]);
  expect(await all('genres')).toEqual([[], ['Action'], []]);
});

test('a dry run shows what would change and changes nothing', async () => {
  const { out, err } = await edit(['*', '--set', 'year=1988', '--dry-run'], 'en');
  expect(out).toEqual([
    'Changes 3 of 3 films',
    'Heat\n  Year: – → 1988',
    'Red Heat\n  Year: – → 1988',
    'Rush\n  Year: – → 1988',
  ]);
  expect(err).toEqual([expect.stringContaining('--dry-run')]);
  expect(await all('year')).toEqual([null, null, null]);
});

test('what is already so is not changed again', async () => {
  await edit(['*', '--set', 'wertung=3,5']);
  expect(await all('rating')).toEqual([3.5, 3.5, 3.5]);
  const { out } = await edit(['*', '--set', 'rating=3.5']);
  expect(out).toEqual(['Ändert keinen der 3 ausgewählten Filme', 'Es gab nichts zu ändern.']);
});

test.each<[readonly string[], FilmField, unknown]>([
  [['--clear', 'Handlung'], 'plot', null],
  [['--set', 'favourite=ja'], 'favourite', true],
  [['--set', 'status=gewünscht'], 'status', 'wanted'],
  [['--set', 'Reihe=Heat', '--count', 'series.number=3'], 'series', { name: 'Heat', number: 3 }],
  [['--append', 'notes=a=b'], 'notes', 'a=b'],
])('%j is understood', async (args, field, value) => {
  expect((await edit(['*', ...args])).code).toBe(0);
  expect((await all(field))[0]).toEqual(value);
});

test('people, copies, viewings and own fields are reached, too', async () => {
  await edit(['rush', '--add', 'credits=Regie: Lili Fini Zanuck', '--add', 'copies=DVD']);
  await edit(['rush', '--set', 'Standort=Keller', '--add', 'viewings=1.3.2026']);
  await edit(['rush', '--set', 'custom=Farbe=rot']);
  expect((await all('credits'))[2]).toMatchObject([
    { person: 'Lili Fini Zanuck', role: 'director' },
  ]);
  expect((await all('copies'))[2]).toMatchObject([{ medium: 'DVD', shelf: 'Keller' }]);
  expect((await all('viewings'))[2]).toMatchObject([{ date: '2026-03-01' }]);
  expect((await all('custom'))[2]).toEqual([{ name: 'Farbe', value: 'rot' }]);
});

test.each<[readonly string[], string]>([
  [['--set', 'year=bald'], '--set year=bald: Bitte vier Ziffern, zum Beispiel 1988.'],
  [['--set', 'rating=9'], '--set rating=9: Bitte eine Zahl, zum Beispiel 2 oder 1,5.'],
  [['--set', 'status=weg'], '--set status=weg: Das steht hier nicht zur Wahl.'],
  [['--set', 'farbe=rot'], 'Dieses Feld gibt es nicht: farbe'],
  [['--add', 'year=1988'], 'Das geht mit diesem Feld nicht (--add): year'],
])('%j is refused with a sentence, and nothing is changed', async (args, sentence) => {
  const { code, out, err } = await edit(['*', '--set', 'runtime=99', ...args]);
  expect({ code, out, err }).toEqual({ code: 1, out: [], err: [sentence] });
  expect(await all('runtime')).toEqual([null, null, null]);
});

test.each([
  [['--set', 'year=1988']],
  [['heat']],
  [['heat', '--set', 'year']],
  [['heat', '--set', '=1988']],
  [['heat', '--replace', 'plot=alt']],
  [['heat', '--replace', 'plot==>neu']],
  [['heat', '--clear', 'plot=alt']],
  [['heat', '--change', 'plot=alt']],
])('the call %j is wrong', (args) => {
  expect(() => parseCommand(['edit', ...args])).toThrow(UsageError);
});
