import { describe, expect, test } from 'vitest';
import { ALL_FILMS } from './query.ts';
import {
  isSameQuery,
  MOST_LISTS,
  readSmartLists,
  withList,
  withMovedList,
  withoutList,
  type SmartList,
} from './smart-list.ts';

const list = (number: number): SmartList => ({
  id: `list-${String(number).padStart(4, '0')}`,
  name: `List ${number}`,
  query: { ...ALL_FILMS, text: `jahr:${1980 + number}` },
});
const [A, B, C] = [list(1), list(2), list(3)];
const names = (lists: readonly SmartList[]) => lists.map(({ name }) => name);

describe('lists that are read', () => {
  test('lose nothing by one that cannot be', () => {
    const found = [A, { ...B, query: { text: 5 } }, 'list', { ...C, colour: 'red' }, list(4)];
    const { lists, unread } = readSmartLists(found);
    expect(names(lists)).toEqual(['List 1', 'List 4']);
    expect(unread).toBe(3);
  });

  test('are each there once', () => {
    expect(readSmartLists([A, { ...B, id: A.id }])).toEqual({ lists: [A], unread: 1 });
    const many = Array.from({ length: MOST_LISTS + 2 }, (_, number) => list(number));
    expect(readSmartLists(many)).toMatchObject({ unread: 2 });
    expect(readSmartLists({ 0: A })).toEqual({ lists: [], unread: 1 });
  });

  test('ask what was not asked yet when they were made as nobody chose it', () => {
    const found = [{ ...A, query: { text: 'heat', section: 'wanted' } }];
    expect(readSmartLists(found).lists[0]?.query).toEqual({
      ...ALL_FILMS,
      text: 'heat',
      section: 'wanted',
    });
  });
});

test('a query is that of a list when it asks the same in the same order', () => {
  expect(isSameQuery(A.query, { ...A.query, text: ` ${A.query.text} ` })).toBe(true);
  expect(isSameQuery(A.query, { ...A.query, seed: 7 })).toBe(true);
  const random = { ...A.query, sort: 'random' } as const;
  expect(isSameQuery(random, { ...random, seed: 7 })).toBe(false);
  for (const other of [
    { text: 'x' },
    { section: 'lent' },
    { tag: 'Noir' },
    { sort: 'year' },
    { descending: true },
    { grouping: 'decade' },
    { fullText: true },
  ] as const) {
    expect(isSameQuery(A.query, { ...A.query, ...other })).toBe(false);
  }
});

test('a list is put in, replaced, moved and taken out, and the others stay as they are', () => {
  expect(names(withList([A, B], C))).toEqual(['List 1', 'List 2', 'List 3']);
  expect(names(withList([A, B], C, 1))).toEqual(['List 1', 'List 3', 'List 2']);
  expect(names(withList([A, B], { ...A, name: 'New' }))).toEqual(['New', 'List 2']);
  expect(names(withMovedList([A, B, C], C.id, -1))).toEqual(['List 1', 'List 3', 'List 2']);
  expect(names(withMovedList([A, B, C], A.id, 1))).toEqual(['List 2', 'List 1', 'List 3']);
  expect(names(withMovedList([A, B, C], A.id, -1))).toEqual(['List 1', 'List 2', 'List 3']);
  expect(names(withMovedList([A, B, C], C.id, 1))).toEqual(['List 1', 'List 2', 'List 3']);
  expect(names(withoutList([A, B], A.id))).toEqual(['List 2']);
});
