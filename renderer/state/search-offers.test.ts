import { expect, test } from 'vitest';
import type { Suggestion } from '../../data/model/api.ts';
import { SearchOffers } from './search-offers.svelte.ts';
import { held, openApp } from './test-library.ts';

const HILL: Suggestion = { value: 'Walter Hill', films: 1 };
const LANG: Suggestion = { value: 'Fritz Lang', films: 2 };

const values = (offers: SearchOffers) => offers.rows.map(({ value }) => value);

test('an answer that comes after a newer question is dropped', async () => {
  const first = held<readonly Suggestion[]>();
  const { app } = await openApp({
    suggestions: async ({ start }) => (start === 'w' ? first.promise : [LANG]),
  });
  const offers = new SearchOffers(app);
  const late = offers.ask('regie:w', 7);
  await offers.ask('regie:l', 7);
  first.give([HILL]);
  await late;
  expect(values(offers)).toEqual(['Fritz Lang']);
});

test('an answer that comes after the list was closed does not open it', async () => {
  const answer = held<readonly Suggestion[]>();
  const { app } = await openApp({ suggestions: () => answer.promise });
  const offers = new SearchOffers(app);
  const asked = offers.ask('regie:w', 7);
  offers.close();
  answer.give([HILL]);
  await asked;
  expect(offers.isOpen).toBe(false);
});

test('a row is not taken into another text than the one it was offered for', async () => {
  const { app } = await openApp({ suggestions: async () => [HILL] });
  const offers = new SearchOffers(app);
  await offers.ask('regie:w', 7);
  offers.move(1, 'regie:w');
  expect(offers.chosen('regie:w')?.value).toBe('Walter Hill');
  expect(offers.chosen('regie:wa')).toBeNull();
});

test('a library that does not answer leaves what is known without it', async () => {
  const { app } = await openApp({ suggestions: () => Promise.reject(new Error('lost')) });
  const offers = new SearchOffers(app);
  await offers.ask('dir', 3);
  expect(values(offers)).toContain('director:');
});

test('what stands there already is not offered', async () => {
  const { app } = await openApp({ suggestions: async () => [{ value: 'Western', films: 3 }] });
  const offers = new SearchOffers(app);
  await offers.ask('genre:Western', 13);
  expect(offers.isOpen).toBe(false);
});

test('plain words are asked for together first, and one by one only when nothing fits', async () => {
  const starts: string[] = [];
  const { app } = await openApp({
    suggestions: async ({ kind, start }) => {
      if (kind === 'director') starts.push(start);
      return kind === 'director' && start === 'walter hi' ? [HILL] : [];
    },
  });
  const offers = new SearchOffers(app);
  await offers.ask('heat walter hi', 14);
  expect(starts).toEqual(['heat walter hi', 'walter hi']);
  expect(offers.rows.map(({ text }) => text)).toEqual(['heat director:"Walter Hill" ']);
});
