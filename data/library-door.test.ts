import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDoor, type LibraryDoor } from './library-door.ts';
import { openLibrary } from './library.ts';
import { call } from './model/api-arguments.ts';
import { METHODS, type LibraryEvent } from './model/api.ts';
import { FilmothekError } from './model/errors.ts';

let place: string;
let folder: string;
let doors: LibraryDoor[];

beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'filmothek-door-'));
  folder = path.join(place, 'lib');
  doors = [];
});
afterEach(async () => {
  for (const door of doors) await door.close();
  await rm(place, { recursive: true });
});

async function open(readOnly = false): Promise<LibraryDoor> {
  const door = await openDoor({ folder, readOnly, cacheFolder: path.join(place, 'cache') });
  doors.push(door);
  return door;
}

/** A library with these films, closed again. */
async function aLibrary(...titles: readonly string[]): Promise<void> {
  const library = await openLibrary({ folder, cacheFolder: path.join(place, 'cache') });
  for (const title of titles) await library.addFilms({ drafts: [{ title }] });
  await library.close();
}

/** Makes both snapshots unreadable; the films stand in them as before. Journals and their history are gone. */
async function damage(): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    if (/^library/.test(name)) await writeFile(file, (await readFile(file, 'utf8')).slice(90));
    else await rm(file, { recursive: true });
  }
}

test('an open library is served with its events', async () => {
  const door = await open();
  const events: LibraryEvent[] = [];
  door.subscribe((event) => events.push(event));
  expect(await door.opening({})).toEqual({ state: 'open' });
  await door.addFilms({ drafts: [{ title: 'Heat' }] });
  expect(events).toMatchObject([{ type: 'changed' }]);
  expect(await (await door.opened).status({})).toMatchObject({ counts: { all: 1 } });
});

test('every method is answered with the refusal until the library is open', async () => {
  await aLibrary('Heat');
  await damage();
  const door = await open();
  const opening = await door.opening({});
  expect(opening).toMatchObject({
    state: 'refused',
    error: { code: 'library-damaged' },
    folder,
    ways: ['retry', 'salvage', 'empty'],
    salvageable: { films: 1 },
  });
  for (const method of METHODS.filter((each) => !/^open/.test(each))) {
    const argued = door[method] as (argument: unknown) => Promise<unknown>;
    await expect(argued({}), method).rejects.toMatchObject({ code: 'library-damaged' });
  }
  expect(await door.images.file('0'.repeat(64))).toBeNull();
  expect(await door.images.thumbnail('0'.repeat(64), 240)).toBeNull();
});

test('salvaging brings the films back, and whoever listened before hears of edits', async () => {
  await aLibrary('Heat', 'Rush');
  await damage();
  const door = await open();
  const events: LibraryEvent[] = [];
  door.subscribe((event) => events.push(event));
  expect(await call(door, 'openAnew', { way: 'salvage' })).toEqual({
    ok: true,
    value: { state: 'open' },
  });
  const { counts, notices } = await door.status({});
  expect(counts.all).toBe(2);
  expect(notices.map(({ kind }) => kind)).toContain('salvaged');
  await door.addFilms({ drafts: [{ title: 'Alien' }] });
  expect(events.map(({ type }) => type)).toContain('changed');
});

test('a library that is open elsewhere opens for reading, or again once it is free', async () => {
  const first = await openLibrary({ folder });
  await first.addFilms({ drafts: [{ title: 'Heat' }] });
  const door = await open();
  expect(await door.opening({})).toMatchObject({
    error: { code: 'library-in-use' },
    ways: ['retry', 'read-only'],
    salvageable: null,
  });
  expect(await door.openAnew({ way: 'retry' })).toMatchObject({ state: 'refused' });
  const other = await open();
  expect(await other.openAnew({ way: 'read-only' })).toEqual({ state: 'open' });
  expect(await other.status({})).toMatchObject({ readOnly: 'asked', counts: { all: 1 } });
  await first.close();
  expect(await door.openAnew({ way: 'retry' })).toEqual({ state: 'open' });
  expect((await door.status({})).readOnly).toBeNull();
});

test('a way that was not offered is not gone', async () => {
  const first = await openLibrary({ folder });
  await first.addFilms({ drafts: [{ title: 'Heat' }] });
  const door = await open();
  await expect(door.openAnew({ way: 'empty' })).rejects.toMatchObject({ code: 'bad-arguments' });
  await first.close();
  await door.openAnew({ way: 'retry' });
  expect((await door.status({})).counts.all).toBe(1);
});

test('who asked for reading only is not offered what writes', async () => {
  await aLibrary('Heat');
  await damage();
  const door = await open(true);
  expect(await door.opening({})).toMatchObject({ ways: ['retry'], salvageable: { films: 1 } });
});

test('a full disk is told without promising to keep what nobody typed', async () => {
  await mkdir(folder);
  const failing = () => Promise.reject(new FilmothekError('save-failed', { reason: 'ENOSPC' }));
  const door = await openDoor({ folder, readOnly: false, openLibrary: failing });
  expect(await door.opening({})).toMatchObject({
    error: { code: 'opening-failed', details: { reason: 'ENOSPC' } },
    ways: ['retry', 'read-only'],
  });
});

test.each(['file', 'nowhere/library'])('a mistyped folder (%s) ends the start', async (name) => {
  await writeFile(path.join(place, 'file'), '');
  folder = path.join(place, name);
  await expect(open()).rejects.toMatchObject({
    code: expect.stringMatching(/^library-(not-folder|parent-missing)$/) as string,
  });
});

test('two attempts at once open the library once', async () => {
  const first = await openLibrary({ folder });
  const door = await open();
  await first.close();
  const attempts = [door.openAnew({ way: 'retry' }), door.openAnew({ way: 'retry' })];
  expect(await Promise.all(attempts)).toEqual([{ state: 'open' }, { state: 'open' }]);
});
