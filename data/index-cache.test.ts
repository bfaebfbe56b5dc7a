import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { IndexCache } from './index-cache.ts';
import { createFilm, type Film } from './model/film.ts';
import { ALL_FILMS, type Query } from './model/query.ts';
import { SearchIndex, type IndexState } from './search-index.ts';

const MANY = 600;

let folder: string;
let cache: IndexCache;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'filmothek-index-'));
  cache = await IndexCache.of(folder, path.join(folder, 'cache'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function filmsOf(count: number): Map<string, Film> {
  const film = (number: number) => {
    const id = `film-${String(number).padStart(4, '0')}`;
    const genres = [['Krimi', 'Drama', 'Western'][number % 3] ?? ''];
    const draft = { title: `Der Film ${(number * 7919) % 997}`, genres, plot: `Bild ${number}` };
    return createFilm({ ...draft, year: 1950 + (number % 70) }, id, '2026-01-01T00:00:00.000Z');
  };
  return new Map(Array.from({ length: count }, (_, number) => film(number)).map((f) => [f.id, f]));
}

async function begun(films: ReadonlyMap<string, Film>, revision = 1): Promise<SearchIndex> {
  const index = new SearchIndex(
    films.values(),
    undefined,
    undefined,
    undefined,
    cache.read(revision),
  );
  await index.ready('texts');
  return index;
}

async function keep(films: ReadonlyMap<string, Film>): Promise<SearchIndex> {
  const index = await begun(films);
  await cache.keep(index, 1);
  return index;
}

const QUESTIONS: readonly Partial<Query>[] = [
  {},
  { text: 'film 12', sort: 'relevance' },
  { text: 'genre:western jahr:60er' },
  { text: 'plot:"bild 17"' },
  { text: 'flim', sort: 'relevance' },
  { grouping: 'genre', sort: 'year' },
  { section: 'trash' },
];

/** Everything that can be asked, in a form that can be compared. */
function answers(index: SearchIndex) {
  return QUESTIONS.map((question) => {
    const query = { ...ALL_FILMS, ...question };
    const result = index.find(query);
    return { films: result.films(), markers: result.markers, facets: index.facets(query, 5) };
  });
}

const onlyFile = async () => {
  const [name = ''] = await readdir(path.join(folder, 'cache', 'index'));
  return path.join(folder, 'cache', 'index', name);
};

test('an index that begins with what another one knew answers like it, and reads no film', async () => {
  const films = filmsOf(MANY);
  const first = await keep(films);
  const second = await begun(films);
  expect(second.untold).toBe(0);
  expect(answers(second)).toEqual(answers(first));
  expect(second.suggestions('genre', 'w', 5)).toEqual(first.suggestions('genre', 'w', 5));
});

test('films that were edited, added, put in the trash or are gone meanwhile are as they are now', async () => {
  const films = filmsOf(MANY);
  await keep(films);
  const now = '2026-02-02T00:00:00.000Z';
  const change = (id: string, draft: Partial<Film>) => {
    const film = films.get(id);
    if (film !== undefined) films.set(id, { ...film, updated: now, ...draft });
  };
  change('film-0003', { title: 'Ganz anders', plot: 'Bild 17', genres: ['Western'] });
  change('film-0004', { deleted: now });
  films.delete('film-0005');
  const added = createFilm({ title: 'Film 12', genres: ['Neu'] }, 'film-9999', now);
  films.set(added.id, added);
  const index = await begun(films, 4);
  expect(index.untold).toBe(3);
  const fresh = new SearchIndex(films.values());
  expect(answers(index)).toEqual(answers(fresh));
  expect(index.suggestions('genre', '', 9)).toEqual(fresh.suggestions('genre', '', 9));
  for (const section of ['all', 'recent', 'trash'] as const) {
    expect(index.count(section), section).toBe(fresh.count(section));
  }
});

test('an edit while the index begins is not lost', async () => {
  const films = filmsOf(MANY);
  await keep(films);
  const index = new SearchIndex(films.values(), undefined, 0, undefined, cache.read(1));
  const film = films.get('film-0007');
  if (film === undefined) throw new Error('no film');
  const edited = { ...film, title: 'Zuletzt', updated: '2026-03-03T00:00:00.000Z' };
  const ready = index.ready('texts');
  await new Promise(setImmediate);
  index.update(new Map([[edited.id, edited]]));
  await ready;
  expect(index.find({ ...ALL_FILMS, text: 'zuletzt' }).ids(0, 9)).toEqual([edited.id]);
  expect(index.find(ALL_FILMS).length).toBe(MANY);
});

test('a question that cannot wait is answered without what another one knew', async () => {
  const films = filmsOf(MANY);
  await keep(films);
  const index = new SearchIndex(films.values(), undefined, undefined, undefined, cache.read(1));
  expect(index.find(ALL_FILMS).length).toBe(MANY);
  await index.ready('texts');
  expect(index.untold).toBe(MANY);
  expect(index.find(ALL_FILMS).length).toBe(MANY);
});

test('after a while of edits on what another one knew the index answers like one made anew', async () => {
  const films = filmsOf(MANY);
  await keep(films);
  const index = await begun(films);
  for (let number = 0; number < 260; number += 1) {
    const id = `film-${String(number).padStart(4, '0')}`;
    const film = films.get(id);
    if (film === undefined) throw new Error('no film');
    const edited = {
      ...film,
      title: `Neu ${number % 9}`,
      updated: `2026-02-02T00:00:00.${number}Z`,
    };
    films.set(id, edited);
    index.update(new Map([[id, edited]]));
  }
  expect(answers(index)).toEqual(answers(new SearchIndex(films.values())));
});

test.each<[string, (file: string) => Promise<unknown>]>([
  ['deleted', (file) => rm(file)],
  ['cut short', (file) => truncate(file, 5_000)],
  ['empty', (file) => truncate(file, 0)],
  ['something else', (file) => writeFile(file, '{"about":1}\n')],
  [
    'damaged',
    async (file) => {
      const bytes = await readFile(file);
      bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 1;
      await writeFile(file, bytes);
    },
  ],
])('a cache that is %s costs time and nothing else', async (_, harm) => {
  const films = filmsOf(MANY);
  const first = await keep(films);
  await harm(await onlyFile());
  const second = await begun(films);
  expect(second.untold).toBe(MANY);
  expect(answers(second)).toEqual(answers(first));
});

test('what was kept in a way that nobody understands costs time and nothing else', async () => {
  const films = filmsOf(MANY);
  const state = await (await keep(films)).tell(1);
  const odd = { ...state, table: { ...state?.table, columns: {} } } as unknown as IndexState;
  const index = new SearchIndex(
    films.values(),
    undefined,
    undefined,
    undefined,
    Promise.resolve(odd),
  );
  await index.ready('texts');
  expect(answers(index)).toEqual(answers(new SearchIndex(films.values())));
});

test('the cache of a library that went back to an earlier state is not believed', async () => {
  await keep(filmsOf(MANY));
  expect((await begun(filmsOf(MANY), 0)).untold).toBe(MANY);
});

test('a few films are not worth a file, and a folder that cannot be written to is no matter', async () => {
  await keep(filmsOf(20));
  await expect(readdir(path.join(folder, 'cache'))).rejects.toThrow('ENOENT');
  await writeFile(path.join(folder, 'cache'), 'in the way');
  await keep(filmsOf(MANY));
});
