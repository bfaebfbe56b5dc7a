import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFilm, type Film } from '../model/film.ts';
import { openStore } from './store.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'filmothek-history-'));
});
afterEach(() => rm(folder, { recursive: true }));

function filmOf(index: number, plot = ''): Film {
  const id = `film-${String(index).padStart(4, '0')}`;
  return createFilm({ title: `Film ${index}`, plot }, id, '2026-01-01T00:00:00.000Z');
}

/** One start with one edit. */
async function session(index: number, plot = '', historyRoom = 8_000_000): Promise<void> {
  const store = await openStore(folder, { historyRoom });
  await store.commit([{ type: 'add', film: filmOf(index, plot) }]);
  await store.close();
}

const historyOf = async () => {
  const store = await openStore(folder, { readOnly: true });
  await store.close();
  return store.history.map(({ seq }) => seq);
};

test('the history reaches back over many starts, in order and without a gap', async () => {
  for (let index = 1; index <= 12; index += 1) await session(index);
  expect(await historyOf()).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
  const journals = (await readdir(folder)).filter((name) => name.startsWith('journal-'));
  expect(journals.length).toBeLessThanOrEqual(3);
});

test('the history is bounded: the oldest steps go first, the newest stay', async () => {
  for (let index = 1; index <= 6; index += 1) await session(index, 'x'.repeat(3_000_000));
  const kept = await historyOf();
  expect(kept.at(-1)).toBe(6);
  expect(kept[0]).toBeGreaterThan(1);
  const history = path.join(folder, 'history');
  const sizes = await Promise.all(
    (await readdir(history)).map((name) => stat(path.join(history, name))),
  );
  expect(sizes.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(8_000_000);
});

test('how much is kept can be chosen, also while the library is open', async () => {
  for (let index = 1; index <= 6; index += 1) await session(index, '', 60_000);
  // Three in the history, one that a snapshot needs: a small journal counts for 20 KB.
  expect(await historyOf()).toEqual([3, 4, 5, 6]);
  const store = await openStore(folder, { historyRoom: 60_000 });
  store.setHistoryRoom(20_000);
  await store.commit([{ type: 'remove', film: filmOf(1) }]);
  await store.close();
  expect(await historyOf()).toEqual([6, 7]);
});

test('without its history a library opens as before', async () => {
  for (let index = 1; index <= 5; index += 1) await session(index);
  await rm(path.join(folder, 'history'), { recursive: true });
  const store = await openStore(folder);
  expect(store.data.films.size).toBe(5);
  expect(store.notices).toEqual([]);
  await store.close();
  expect((await historyOf()).at(-1)).toBe(5);
});
