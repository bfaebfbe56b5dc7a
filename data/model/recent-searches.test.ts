import { expect, test } from 'vitest';
import { MOST_RECENT, recentSearchesSchema, withoutSearch, withSearch } from './recent-searches.ts';

test('the newest stands in front, each once, however it is written', () => {
  expect(withSearch(['heat', 'regie:hill'], ' Regie:Hill ', null)).toEqual(['Regie:Hill', 'heat']);
  expect(withSearch(['heat'], '   ', null)).toEqual(['heat']);
});

test('what was typed on or shortened takes the place of what it was', () => {
  expect(withSearch(['regie:hi', 'heat'], 'regie:hill', 'regie:hi')).toEqual([
    'regie:hill',
    'heat',
  ]);
  expect(withSearch(['regie:hill', 'heat'], 'Regie:hi', 'regie:hill')).toEqual([
    'Regie:hi',
    'heat',
  ]);
  expect(withSearch(['regie:hill', 'heat'], 'krimi', 'regie:hill')).toEqual([
    'krimi',
    'regie:hill',
    'heat',
  ]);
});

test('what begins the same but was typed another time stays', () => {
  expect(withSearch(['red'], 'red heat', null)).toEqual(['red heat', 'red']);
});

test('no more are kept than may be', () => {
  const many = Array.from({ length: MOST_RECENT }, (_, number) => `film ${number}`);
  const recent = withSearch(many, 'heat', null);
  expect(recent).toHaveLength(MOST_RECENT);
  expect(recentSearchesSchema.safeParse(recent).success).toBe(true);
  expect(withSearch([], 'x'.repeat(3_000), null)).toEqual([]);
});

test('one can be taken out', () => {
  expect(withoutSearch(['a', 'b'], 'a')).toEqual(['b']);
});
