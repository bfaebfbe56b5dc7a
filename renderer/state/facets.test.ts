import { expect, test } from 'vitest';
import type { Facet } from '../../data/model/query.ts';
import { ALL_FILMS } from '../../data/model/query.ts';
import { FilmothekError } from '../../data/model/errors.ts';
import { FacetsState } from './facets.svelte.ts';
import { FakeLibrary, held, settle } from './test-library.ts';

const facet = (value: string): Facet[] => [
  { field: 'genre', values: [{ value, films: 1 }], more: 0 },
];
const asking = (text: string) => ({ ...ALL_FILMS, text });

test('while one answer is on its way only the latest question waits, and only its answer is shown', async () => {
  const first = held<Facet[]>();
  const asked: string[] = [];
  const { api } = new FakeLibrary({
    facets: ({ query }) => {
      asked.push(query.text);
      return asked.length === 1 ? first.promise : Promise.resolve(facet(query.text));
    },
  });
  const facets = new FacetsState(api);
  for (const text of ['a', 'ab', 'abc']) void facets.ask(asking(text), 8);
  first.give(facet('stale'));
  await settle();
  expect(asked).toEqual(['a', 'abc']);
  expect(facets.all).toEqual(facet('abc'));
});

test('what is shown stays when the library does not answer, and the next question is asked', async () => {
  let fails = false;
  const { api } = new FakeLibrary({
    facets: ({ query }) =>
      fails
        ? Promise.reject(new FilmothekError('not-reachable'))
        : Promise.resolve(facet(query.text)),
  });
  const facets = new FacetsState(api);
  await facets.ask(asking('a'), 8);
  fails = true;
  await facets.ask(asking('b'), 8);
  expect(facets.all).toEqual(facet('a'));
  fails = false;
  await facets.ask(asking('c'), 8);
  expect(facets.all).toEqual(facet('c'));
});
