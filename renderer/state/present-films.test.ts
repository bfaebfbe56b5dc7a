import { expect, test } from 'vitest';
import type { FilmCard } from '../../data/model/query.ts';
import { PresentFilms } from './present-films.svelte.ts';
import { held } from './test-library.ts';

const card = (title: string) => ({ id: title, title }) as FilmCard;

test('only the answer to the latest title counts, and no title has none', async () => {
  const answers = new Map(['Heat', 'Rush'].map((title) => [title, held<readonly FilmCard[]>()]));
  const films = new PresentFilms({
    similar: ({ title }) => answers.get(title)?.promise ?? Promise.reject(new Error()),
  });
  const first = films.ask('Heat ');
  const second = films.ask('Rush');
  answers.get('Rush')?.give([card('Rush')]);
  await second;
  answers.get('Heat')?.give([card('Heat')]);
  await first;
  expect(films.found.map(({ title }) => title)).toEqual(['Rush']);
  await films.ask('Alien');
  expect(films.found).toEqual([]);
  await films.ask('Rush');
  expect(films.found).toHaveLength(1);
  await films.ask('  ');
  expect(films.found).toEqual([]);
});
