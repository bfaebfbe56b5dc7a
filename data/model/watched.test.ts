import { expect, test } from 'vitest';
import { watchedAs } from './watched.ts';

const TICK = { id: 'v1', date: null, rating: null, place: null, notes: null };
const ENTRY = { ...TICK, id: 'v2', date: '2024-05-01' };

test.each([
  ['a film without a viewing gets one without a date', [], true, [{ ...TICK, id: 'new' }]],
  ['a film that was watched stays as it is', [ENTRY], true, null],
  ['a tick is taken back', [TICK], false, []],
  ['an entry with a date is not', [TICK, ENTRY], false, null],
  ['what was never watched stays so', [], false, null],
])('%s', (_, viewings, watched, expected) => {
  expect(watchedAs({ viewings }, watched, 'new')).toEqual(expected);
});
