import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDuplicates } from './duplicates.ts';
import { CERTAINLY_ALIKE, LEAST_ALIKE } from './model/duplicates.ts';
import {
  createFilm,
  type Credit,
  type Film,
  type FilmDraft,
  type Image,
  type Role,
} from './model/film.ts';
import { likeness, traitsOf } from './model/film-likeness.ts';
import { anyFilms } from './test-films.ts';

const PICTURE: Image = {
  hash: '0'.repeat(64),
  kind: 'poster',
  format: 'jpg',
  width: 2,
  height: 3,
  bytes: 100,
  placeholder: '#000000',
};
const NOW = '2024-05-01T12:00:00.000Z';
const QUESTION = { least: LEAST_ALIKE, most: 100, apart: [] };

const credits = (role: Role, ...people: string[]): Credit[] =>
  people.map((person) => ({ person, role, character: null, job: null }));

const barcode = (code: string) => ({
  id: `copy ${code}`,
  medium: 'DVD',
  edition: null,
  shelf: null,
  condition: null,
  acquired: null,
  price: null,
  currency: null,
  barcode: code,
  file: null,
  notes: null,
});

type Draft = FilmDraft & { readonly title: string };

const film = (draft: Draft, id: string): Film => createFilm(draft, id, NOW);

async function found(a: Draft, b: Draft) {
  const { pairs } = await findDuplicates([film(a, 'film-aaaa'), film(b, 'film-bbbb')], QUESTION);
  return pairs[0] ?? null;
}

const HEAT = {
  title: 'Heat',
  year: 1995,
  credits: [
    ...credits('director', 'Michael Mann'),
    ...credits('actor', 'Al Pacino', 'Robert De Niro', 'Val Kilmer'),
  ],
};

test('the same title, year and people are certainly the same film, and the reasons say so', async () => {
  const pair = await found(HEAT, { ...HEAT, title: 'HEAT' });
  expect(pair?.score).toBeGreaterThanOrEqual(CERTAINLY_ALIKE);
  expect(pair?.reasons).toEqual(['title', 'year', 'director', 'cast']);
});

test.each<[string, Draft, Draft]>([
  ['without a year', HEAT, { title: 'Heat' }],
  ['with the year beside', HEAT, { ...HEAT, year: 1996 }],
  ['with a typing error', { title: 'Casablanca', year: 1942 }, { title: 'Casablnca', year: 1942 }],
  ['in another edition', HEAT, { ...HEAT, title: "Heat (Director's Cut)", runtime: 188 }],
  [
    'under its original title',
    { title: 'Spiel mir das Lied vom Tod', originalTitle: "C'era una volta il West", year: 1968 },
    { title: "C'era una volta il West", year: 1968 },
  ],
  [
    'under another of its titles',
    { title: 'Der Pate', alternativeTitles: ['The Godfather'], year: 1972 },
    { title: 'The Godfather', year: 1972 },
  ],
  [
    'by its key in a catalogue',
    { title: 'Der Clou', externalIds: [{ source: 'imdb', id: 'tt0070735' }] },
    { title: 'The Sting', externalIds: [{ source: 'IMDb', id: 'tt0070735' }] },
  ],
  [
    'by barcode, where the title is told shorter',
    { title: 'Borat', year: 2006, copies: [barcode('4010232037831')] },
    { title: 'Borat: Cultural Learnings', year: 2006, copies: [barcode('4 010232 037831')] },
  ],
])('a film is found %s', async (_how, a, b) => {
  expect(await found(a, b)).not.toBeNull();
  expect(await found(b, a)).not.toBeNull();
});

test.each<[string, Draft, Draft]>([
  ['a sequel', { title: 'Rocky II', year: 1979 }, { title: 'Rocky III', year: 1982 }],
  ['a second part', { title: 'Dune', year: 2021 }, { title: 'Dune: Teil 2', year: 2021 }],
  ['a remake', { title: 'Psycho', year: 1960 }, { title: 'Psycho', year: 1998 }],
  [
    'a remake by the same people',
    { ...HEAT, title: 'Funny Games', year: 1997 },
    { ...HEAT, title: 'Funny Games', year: 2007 },
  ],
  [
    'a film of the same title and year by others',
    { title: 'Carmen', year: 1915, credits: credits('director', 'Person A') },
    { title: 'Carmen', year: 1915, credits: credits('director', 'Person B') },
  ],
  [
    'a film that a catalogue knows as another',
    { ...HEAT, externalIds: [{ source: 'imdb', id: 'tt0113277' }] },
    { ...HEAT, externalIds: [{ source: 'imdb', id: 'tt0093164' }] },
  ],
  [
    'another film of the same box',
    { title: 'Alien', copies: [barcode('123')] },
    { title: 'Blade Runner', copies: [barcode('123')] },
  ],
])('%s is another film', async (_what, a, b) => {
  expect(await found(a, b)).toBeNull();
});

test('films in the trash and pairs that are known as two films are left out', async () => {
  const films = [film(HEAT, 'film-aaaa'), film(HEAT, 'film-bbbb')];
  const [first, second] = films;
  if (first === undefined || second === undefined) throw new Error('two films');
  const trashed = [first, { ...second, deleted: NOW }];
  expect(await findDuplicates(trashed, QUESTION)).toEqual({ total: 0, pairs: [] });
  const apart = [['film-bbbb', 'film-aaaa']] as const;
  expect(await findDuplicates(films, { ...QUESTION, apart })).toEqual({ total: 0, pairs: [] });
});

test('the film with more in it comes first, and the most alike pairs come before the others', async () => {
  const { pairs, total } = await findDuplicates(
    [
      film({ title: 'Fargo' }, 'fargo-aa'),
      film({ title: 'Fargo', plot: 'Schnee.' }, 'fargo-bb'),
      film(HEAT, 'film-aaaa'),
      film({ ...HEAT, rating: 4 }, 'film-bbbb'),
    ],
    { ...QUESTION, most: 1 },
  );
  expect(total).toBe(2);
  expect(pairs.map(({ ids }) => ids)).toEqual([['film-bbbb', 'film-aaaa']]);
});

test('a title that very many films have costs no more than others, and its pairs are found by year', async () => {
  const heats = Array.from({ length: 300 }, (_, at) =>
    film({ title: 'Heat', year: 1870 + at }, `heat-${String(at).padStart(4, '0')}`),
  );
  const again = film({ title: 'Heat', year: 1900 }, 'heat-again');
  const { pairs } = await findDuplicates([...heats, again], { ...QUESTION, least: 0.8 });
  expect(pairs.map(({ ids }) => ids)).toEqual([['heat-0030', 'heat-again']]);
});

test('every film finds its copy, and a score is the same in both directions', async () => {
  await fc.assert(
    fc.asyncProperty(anyFilms([PICTURE], 6), async (films) => {
      const here = films.filter(({ deleted }) => deleted === null);
      const copies = here.map((each) => ({ ...each, id: `${each.id.slice(0, 34)}-again` }));
      const { pairs } = await findDuplicates([...films, ...copies], { ...QUESTION, most: 1000 });
      const keys = new Set(pairs.map(({ ids }) => [...ids].sort().join()));
      for (const [at, each] of here.entries()) {
        const copy = copies[at];
        if (copy === undefined || copy.id === each.id) continue;
        if (!/[\p{L}\p{N}]/u.test(each.title)) continue;
        expect(keys).toContain([each.id, copy.id].sort().join());
      }
      for (const one of films) {
        for (const other of films) {
          const there = likeness(traitsOf(one), traitsOf(other));
          const back = likeness(traitsOf(other), traitsOf(one));
          expect(back.score).toBe(there.score);
          expect(there.score).toBeGreaterThanOrEqual(0);
          expect(there.score).toBeLessThanOrEqual(1);
        }
      }
    }),
  );
});
