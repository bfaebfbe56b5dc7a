import { expect, test } from 'vitest';
import type { LibraryApi } from '../../data/model/api.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../../data/model/preferences.ts';
import { ALL_FILMS, type Query } from '../../data/model/query.ts';
import type { SmartList } from '../../data/model/smart-list.ts';
import { held, openApp, settle } from './test-library.ts';

const listOf = (id: string, query: Partial<Query>): SmartList => ({
  id,
  name: id,
  query: { ...ALL_FILMS, ...query },
});
const HEAT = listOf('list-heat', { text: 'heat', sort: 'year', descending: true });
const LENT = listOf('list-lent', { section: 'lent' });

/** An app on a library with these lists, which keeps what is kept. */
async function open(smartLists: readonly SmartList[], over: Partial<LibraryApi> = {}) {
  const kept: { preferences: Preferences } = {
    preferences: { ...DEFAULT_PREFERENCES, smartLists: [...smartLists] },
  };
  const asked: (readonly Query[])[] = [];
  const { app, library } = await openApp({
    preferences: async () => kept.preferences,
    setPreferences: async (chosen) => (kept.preferences = { ...kept.preferences, ...chosen }),
    counts: async ({ queries }) => {
      asked.push(queries);
      return queries.map((_, index) => index + asked.length);
    },
    ...over,
  });
  await settle();
  return { app, library, kept, asked, ids: () => kept.preferences.smartLists.map(({ id }) => id) };
}

test('all lists are counted in one question, at the start and after edits, and no oftener', async () => {
  const { app, library, asked } = await open([HEAT, LENT]);
  expect(asked).toEqual([[HEAT.query, LENT.query]]);
  expect(app.lists.countOf(LENT)).toBe(2);
  await app.catalogue.look({ text: 'x' });
  await settle();
  expect(asked).toHaveLength(1);
  library.tell({ type: 'changed', revision: 2, ids: null });
  await settle();
  expect(asked).toHaveLength(2);
  expect(app.lists.countOf(LENT)).toBe(3);
});

test('edits that come while lists are counted are counted once, afterwards', async () => {
  const answer = held<readonly number[]>();
  let calls = 0;
  const { app, library } = await open([HEAT], {
    counts: async () => (++calls === 1 ? answer.promise : [7]),
  });
  for (const revision of [2, 3, 4]) library.tell({ type: 'changed', revision, ids: null });
  await settle();
  expect(calls).toBe(1);
  answer.give([1]);
  await settle();
  expect(calls).toBe(2);
  expect(app.lists.countOf(HEAT)).toBe(7);
});

test('without lists nothing is counted', async () => {
  const { library, asked } = await open([]);
  library.tell({ type: 'changed', revision: 2, ids: null });
  await settle();
  expect(asked).toEqual([]);
});

test('a list is shown as it was saved, and leaves nothing behind', async () => {
  const { app, kept } = await open([HEAT]);
  await app.catalogue.look({ text: 'before', sort: 'rating' });
  await app.lists.show(HEAT);
  expect(app.catalogue.query).toEqual(HEAT.query);
  expect(app.lists.current).toEqual(HEAT);
  await app.catalogue.look({ text: 'heat jahr:80er' });
  expect(app.lists.current).toBeNull();
  expect(app.lists.origin).toEqual(HEAT);
  await app.lists.leaveFor({ section: 'wanted', tag: null });
  expect(app.catalogue.query).toMatchObject({ text: '', section: 'wanted', sort: 'rating' });
  expect(app.lists.origin).toBeNull();
  expect(kept.preferences.sort).toBe('rating');
});

test('an emptied search has left its list, and its order with it', async () => {
  const { app } = await open([HEAT]);
  await app.lists.show(HEAT);
  await app.lists.search('heat 2');
  expect(app.lists.origin).toEqual(HEAT);
  await app.lists.search('');
  expect(app.lists.origin).toBeNull();
  const { seed } = app.catalogue.query;
  expect(app.catalogue.query).toEqual({ ...ALL_FILMS, seed });
  await app.lists.search('x');
  expect(app.lists.origin).toBeNull();
});

test('without a list a section keeps what was typed', async () => {
  const { app } = await open([HEAT]);
  await app.catalogue.look({ text: 'red' });
  await app.lists.leaveFor({ section: 'wanted', tag: null });
  expect(app.catalogue.query).toMatchObject({ text: 'red', section: 'wanted' });
});

test('a list is saved, renamed, moved, updated and taken away, and this can be undone', async () => {
  const { app, kept, ids } = await open([LENT]);
  await app.catalogue.look({ text: 'heat' });
  await app.lists.save('Heat');
  const saved = app.lists.current;
  expect(saved).toMatchObject({ name: 'Heat', query: { text: 'heat' } });
  if (saved === null) return;
  await app.lists.rename(saved, 'Hot');
  await app.lists.move(saved, -1);
  expect(kept.preferences.smartLists.map(({ name }) => name)).toEqual(['Hot', 'list-lent']);
  await app.catalogue.look({ text: 'red heat' });
  await app.updateList(app.lists.all[0] ?? saved);
  expect(app.lists.current?.name).toBe('Hot');
  app.notes.all[0]?.action?.run();
  await settle();
  expect(kept.preferences.smartLists[0]?.query.text).toBe('heat');
  await app.removeList(saved);
  expect(ids()).toEqual(['list-lent']);
  app.notes.all[0]?.action?.run();
  await settle();
  expect(ids()).toEqual([saved.id, 'list-lent']);
});

test('what another window saved meanwhile is not lost by saving here', async () => {
  const { app, kept, ids } = await open([HEAT]);
  kept.preferences = { ...kept.preferences, smartLists: [HEAT, LENT] };
  await Promise.all([app.lists.save('One'), app.lists.save('Two')]);
  expect(ids()).toHaveLength(4);
  app.preferences.set({ zoom: 200 });
  await settle();
  expect(ids()).toHaveLength(4);
});

test('a list that could not be saved is not there', async () => {
  const { app } = await open([HEAT], {
    setPreferences: () => Promise.reject(new Error('full')),
  });
  expect(await app.attempt(() => app.lists.save('One'))).toBe(false);
  expect(app.lists.all).toEqual([HEAT]);
});
