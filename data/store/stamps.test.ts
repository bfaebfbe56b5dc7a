import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { setFields } from '../model/change.ts';
import { snapshotHead } from './snapshot.ts';
import { openStore, type Store } from './store.ts';
import { adding, makeFilm, temporaryFolder } from './test-library.ts';
import { UNSYNCED_FILES } from './torture/intercept.ts';

/* What each transaction says of its moment and its device. */

const NOON = '2026-11-21T12:00:00.000Z';
const DAY = 86_400_000;

let folder: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(NOON) });
});
afterEach(() => vi.useRealTimers());

async function open(): Promise<Store> {
  const store = await openStore(folder, { files: UNSYNCED_FILES, device: 'd-0123456789ab' });
  onTestFinished(() => store.close());
  return store;
}

async function forgetJournals(): Promise<void> {
  await fs.rm(path.join(folder, 'history'), { recursive: true, force: true });
  for (const name of await fs.readdir(folder)) {
    if (name.startsWith('journal-')) await fs.writeFile(path.join(folder, name), '');
  }
}

let number = 0;
const add = async (store: Store) => store.commit(adding(makeFilm(++number)));

test('a transaction has the time of day, its place in it, and its device', async () => {
  const store = await open();
  const at = { at: NOON, device: 'd-0123456789ab' };
  expect(await add(store)).toMatchObject({ ...at, clock: `${NOON}.0000` });
  const both = await Promise.all([add(store), add(store)]);
  expect(both.map(({ clock }) => clock)).toEqual([`${NOON}.0001`, `${NOON}.0002`]);
  vi.setSystemTime(Date.parse(NOON) + 1);
  expect((await add(store)).clock).toBe('2026-11-21T12:00:00.001Z.0000');
});

test('the clock does not go back with the time of day, also not over a restart', async () => {
  const store = await open();
  await add(store);
  vi.setSystemTime(Date.parse(NOON) - DAY);
  expect(await add(store)).toMatchObject({
    at: '2026-11-20T12:00:00.000Z',
    clock: `${NOON}.0001`,
  });
  await store.close();
  const again = await open();
  expect((await add(again)).clock).toBe(`${NOON}.0002`);
});

test('it is kept by the snapshot where no journal is left to tell', async () => {
  const store = await open();
  await add(store);
  vi.setSystemTime(Date.parse(NOON) - DAY);
  await add(store);
  await store.close();
  await forgetJournals();
  const again = await open();
  expect(again.history).toEqual([]);
  expect((await add(again)).clock).toBe(`${NOON}.0002`);
});

test('a library from the time before the clock begins it behind its last edit', async () => {
  const store = await open();
  await store.commit(adding(makeFilm(999)));
  await store.commit([setFields(makeFilm(999), { title: 'New' })]);
  await store.close();
  await forgetJournals();
  const file = path.join(folder, 'library.json');
  const text = await fs.readFile(file, 'utf8');
  const body = text.slice(text.indexOf('\n') + 1).replace(/,"clock":"[^"]*"/, '');
  await fs.writeFile(file, snapshotHead(createHash('sha256').update(body).digest('hex')) + body);
  vi.setSystemTime(Date.parse('2020-01-01T00:00:00.000Z'));
  const again = await open();
  expect(again.notices).toEqual([]);
  expect((await add(again)).clock).toBe(`${NOON}.0001`);
});
