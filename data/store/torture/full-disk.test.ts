import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { setFields } from '../../model/change.ts';
import { openStore, type Store } from '../store.ts';
import { adding, makeFilm, temporaryFolder } from '../test-library.ts';
import { after, hashOfFilms, unfitToShow, type Films } from './oracle.ts';

/* H4: a disk of three megabytes that really is full. */

const EDITS = 200;
/** Full after about a third of the edits, free again after two thirds. */
const FREED_AT = 140;
/** A snapshot is asked for while nothing fits. */
const SNAPSHOT_AT = 120;
const FILMS = 10;
const PLOT = 12_000;
const ROOM = 3_000_000;
const BALLAST = 1_700_000;
const PATIENCE = { timeout: 60_000 };

/** A folder on a small disk of its own, `null` where that is not allowed. Only for root on Linux. */
async function smallDisk(): Promise<string | null> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const folder = path.join(await temporaryFolder(), 'disk');
  await fs.mkdir(folder);
  const run = promisify(execFile);
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${ROOM}`, 'filmothek-test', folder]);
  } catch {
    return null;
  }
  onTestFinished(async () => void (await run('umount', ['-l', folder])));
  return folder;
}

async function free(disk: string): Promise<number> {
  const { bavail, bsize } = await fs.statfs(disk);
  return bavail * bsize;
}

/** Edits whose journal lines are about 25 KB: the plot before and the plot after. */
async function edit(store: Store, number: number): Promise<Films> {
  const film = store.data.films.get(makeFilm(number % FILMS).id) ?? makeFilm(number);
  const plot = `${number} `.repeat(PLOT / (String(number).length + 1));
  const before = new Map(store.data.films);
  return after(before, await store.commit([setFields(film, { plot })]));
}

test('promise 8: a full disk is harmless', PATIENCE, async ({ skip }) => {
  const disk = await smallDisk();
  if (disk === null) return skip('no small disk can be mounted here');
  const folder = path.join(disk, 'library');
  const ballast = path.join(disk, 'ballast');
  const store = await openStore(folder);
  await store.commit(adding(...Array.from({ length: FILMS }, (_, index) => makeFilm(index))));
  await fs.writeFile(ballast, Buffer.alloc(BALLAST));

  let acknowledged: Films = new Map(store.data.films);
  const failures: { readonly number: number; readonly error: unknown }[] = [];
  for (let number = 1; number <= EDITS; number++) {
    if (number === FREED_AT) await fs.rm(ballast);
    try {
      acknowledged = await edit(store, number);
    } catch (error) {
      failures.push({ number, error });
    }
    expect(hashOfFilms(store.data.films)).toBe(hashOfFilms(acknowledged));
    // A snapshot that does not fit is refused in the same way, and costs nothing either.
    if (number === SNAPSHOT_AT) {
      expect(failures.length).toBeGreaterThan(20);
      expect(await free(disk)).toBeLessThan(100_000);
      await store.checkpoint().catch((error: unknown) => failures.push({ number, error }));
    }
    if (number === FREED_AT - 1) expect(failures.at(-1)?.number).toBeGreaterThan(SNAPSHOT_AT);
  }
  for (const { error } of failures) {
    expect(error).toMatchObject({ code: 'save-failed' });
    expect(unfitToShow(error)).toBeNull();
  }
  // From the moment there is room everything is saved again.
  expect(failures.filter(({ number }) => number >= FREED_AT)).toEqual([]);

  const reading = await openStore(folder, { readOnly: true });
  expect(hashOfFilms(reading.data.films)).toBe(hashOfFilms(acknowledged));
  await store.close();
  const again = await openStore(folder);
  onTestFinished(() => again.close());
  expect(hashOfFilms(again.data.films)).toBe(hashOfFilms(acknowledged));
  expect(again.notices).toEqual([]);
});

test('promise 8: a library that does not fit at all is made later', PATIENCE, async ({ skip }) => {
  const disk = await smallDisk();
  if (disk === null) return skip('no small disk can be mounted here');
  const folder = path.join(disk, 'library');
  const ballast = path.join(disk, 'ballast');
  await fs.mkdir(folder);
  await fs.writeFile(ballast, Buffer.alloc(await free(disk)));
  const refusal: unknown = await openStore(folder).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ code: 'save-failed', details: { reason: 'ENOSPC' } });
  expect(unfitToShow(refusal)).toBeNull();
  await fs.rm(ballast);
  const store = await openStore(folder);
  onTestFinished(() => store.close());
  expect(store.notices).toEqual([]);
  await store.commit(adding(makeFilm(1)));
});
