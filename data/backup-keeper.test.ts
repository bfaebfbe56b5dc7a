import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BackupKeeper } from './backup-keeper.ts';
import { createFilm } from './model/film.ts';
import { Backups } from './store/backups.ts';
import { openStore, type Store } from './store/store.ts';

let folder: string;
let store: Store;
let backups: Backups;
let now: Date;
let keeper: BackupKeeper;
let next = 1;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'filmothek-keeper-'));
  store = await openStore(folder);
  backups = new Backups(store.folder);
  now = new Date('2026-03-12T10:00:00.000Z');
  keeper = new BackupKeeper(store, backups, () => now);
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const edit = () =>
  store.commit([
    {
      type: 'add',
      film: createFilm(
        { title: 'Rush' },
        `film-${String(next++).padStart(4, '0')}`,
        now.toISOString(),
      ),
    },
  ]);
const later = (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000));

test('an empty library needs no backup, the first edit does', async () => {
  expect(await keeper.makeIfDue()).toBeNull();
  await edit();
  expect(await keeper.makeIfDue()).toMatchObject({ revision: 1, verified: true });
  expect(await backups.list()).toHaveLength(1);
});

test('a backup has the edit that was made while a snapshot was being written', async () => {
  await edit();
  const writing = store.checkpoint();
  await edit();
  const backup = await keeper.make();
  await writing;
  expect(backup.revision).toBe(2);
  expect((await backups.read(backup.name)).films.size).toBe(2);
});

test('the next backup is due after an hour, and only when something changed', async () => {
  await edit();
  await keeper.makeIfDue();
  await edit();
  later(59);
  expect(await keeper.makeIfDue()).toBeNull();
  later(1);
  expect(await keeper.makeIfDue()).toMatchObject({ revision: 2 });
  later(600);
  expect(await keeper.makeIfDue()).toBeNull();
});

test('a backup that was asked for is made at once, and holds the films as they are', async () => {
  await edit();
  await keeper.make();
  await edit();
  later(1);
  const { name } = await keeper.make();
  const { films } = await backups.read(name);
  expect([...films.values()]).toEqual([...store.data.films.values()]);
});

test('closing makes a last backup when one is due', async () => {
  await edit();
  await keeper.close();
  expect(await backups.list()).toHaveLength(1);
});
