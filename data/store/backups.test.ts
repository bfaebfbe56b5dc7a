import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { invertAll, setFields } from '../model/change.ts';
import { restoreChanges } from '../model/restore.ts';
import { Backups } from './backups.ts';
import { NODE_FILES, type Files } from './files.ts';
import { snapshotHead } from './snapshot.ts';
import { openStore, type Store } from './store.ts';
import {
  adding,
  contentsOf,
  faultyFiles,
  filmsOf,
  makeFilm,
  temporaryFolder,
} from './test-library.ts';

const AT = '2026-01-02T10:11:12.345Z';
const NAME = '2026-01-02T10-11-12-345Z-r1.json.gz';
const HOUR = 3_600_000;

const hoursBefore = (hours: number) => new Date(Date.parse(AT) - hours * HOUR).toISOString();
const nameOf = (at: string, revision: number) =>
  `${at.replaceAll(/[:.]/g, '-')}-r${revision}.json.gz`;

let folder: string;
const place = (name = '') => path.join(folder, 'backups', name);
const write = (name: string, bytes: Uint8Array | string) => fs.writeFile(place(name), bytes);

/** A library of two films in one transaction, closed. */
beforeEach(async () => {
  const store = await openStore(await temporaryFolder());
  folder = store.folder;
  await store.commit(adding(makeFilm(1), makeFilm(2)));
  await store.close();
});

function sealed(body: string): Buffer {
  const hash = createHash('sha256').update(body).digest('hex');
  return Buffer.concat([snapshotHead(hash), Buffer.from(body)]);
}

/** The snapshot with another text in it, under a right checksum. */
async function snapshotWith(from: string, to: string): Promise<Buffer> {
  const text = await fs.readFile(path.join(folder, 'library.json'), 'utf8');
  expect(text).toContain(from);
  return sealed(text.slice(text.indexOf('\n') + 1).replace(from, to));
}

describe('a backup', () => {
  test('holds the snapshot, compressed, under its moment and revision', async () => {
    const backups = new Backups(folder);
    const made = await backups.make(1, AT);
    const bytes = await fs.readFile(place(NAME));
    expect(made).toEqual({ name: NAME, at: AT, revision: 1, bytes: bytes.length, verified: true });
    expect(gunzipSync(bytes)).toEqual(await fs.readFile(path.join(folder, 'library.json')));
    const data = await backups.read(NAME);
    expect(data.revision).toBe(1);
    expect([...data.films.values()]).toEqual([makeFilm(1), makeFilm(2)]);
    expect(await fs.readdir(place())).toEqual([NAME]);
  });

  test('changes nothing else in the library', async () => {
    const before = await contentsOf(folder);
    await new Backups(folder).make(1, AT);
    const after = new Map(await contentsOf(folder));
    expect(after.delete(path.join('backups', NAME))).toBe(true);
    expect(after).toEqual(before);
  });

  test('is on the disk before it has its name, and then its name is', async () => {
    const operations: string[] = [];
    const files = faultyFiles((name) => {
      operations.push(name);
      return null;
    });
    await fs.mkdir(place());
    await new Backups(folder, files).make(1, AT);
    const order = operations.filter((name) => /write|sync|rename/.test(name));
    expect(order.filter((name, index) => name !== order[index - 1])).toEqual([
      'handle.write',
      'handle.sync',
      'rename',
      'handle.sync',
    ]);
  });

  test('can be made while another one is being made', async () => {
    const backups = new Backups(folder);
    await Promise.all([backups.make(1, AT), backups.make(1, hoursBefore(1))]);
    expect((await backups.list()).map(({ at }) => at)).toEqual([AT, hoursBefore(1)]);
  });

  test('takes the films of a large library through in pieces', async () => {
    const store = await openStore(folder);
    const films = Array.from({ length: 3000 }, (_, number) =>
      makeFilm(10 + number, { plot: `${number} `.repeat(100) }),
    );
    await store.commit(adding(...films));
    await store.checkpoint();
    const backups = new Backups(folder);
    const { name } = await backups.make(2, AT);
    expect([...(await backups.read(name)).films.values()]).toEqual(filmsOf(store));
    await store.close();
  });

  test('sweeps away what an interrupted one left, and nothing else', async () => {
    const backups = new Backups(folder);
    await backups.make(1, hoursBefore(1));
    await write(`${NAME}.0123456789abcdef.tmp`, 'half');
    await write('notes.txt', 'mine');
    await backups.make(1, AT);
    expect((await fs.readdir(place())).sort()).toEqual(
      [nameOf(hoursBefore(1), 1), NAME, 'notes.txt'].sort(),
    );
  });

  test.each([
    ['is empty', () => Buffer.alloc(0)],
    ['lost its end', (bytes: Buffer) => bytes.subarray(0, -10)],
    [
      'has another byte',
      (bytes: Buffer) => Buffer.from(bytes.toString().replace('Film 1', 'Film 7')),
    ],
  ])('is refused when the snapshot %s', async (_, damage) => {
    const snapshot = path.join(folder, 'library.json');
    await fs.writeFile(snapshot, damage(await fs.readFile(snapshot)));
    await expect(new Backups(folder).make(1, AT)).rejects.toMatchObject({
      code: 'backup-failed',
      details: { reason: 'unverified' },
    });
    expect(await fs.readdir(place())).toEqual([]);
  });

  test('is refused when there is no snapshot', async () => {
    await fs.rm(path.join(folder, 'library.json'));
    await expect(new Backups(folder).make(1, AT)).rejects.toMatchObject({
      code: 'backup-failed',
      details: { reason: 'ENOENT' },
    });
  });

  test('is refused on a disk that gives back other bytes than it was given', async () => {
    const open = async (...given: Parameters<Files['open']>) => {
      const handle = await NODE_FILES.open(...given);
      if (given[1] !== 'wx') return handle;
      return new Proxy(handle, {
        get(target, key) {
          if (key === 'write') {
            return (bytes: Buffer, ...rest: [number, number, number]) => {
              const altered = Buffer.from(bytes);
              altered[altered.length >> 1] = (altered[altered.length >> 1] ?? 0) ^ 4;
              return target.write(altered, ...rest);
            };
          }
          const value: unknown = Reflect.get(target, key, target);
          return typeof value === 'function' ? (value.bind(target) as unknown) : value;
        },
      });
    };
    const backups = new Backups(folder, { ...NODE_FILES, open });
    await expect(backups.make(1, AT)).rejects.toMatchObject({
      code: 'backup-failed',
      details: { reason: 'unverified' },
    });
    expect(await fs.readdir(place())).toEqual([]);
  });
});

describe('a file among the backups', () => {
  const damages: [string, (good: Buffer) => Buffer][] = [
    ['that is empty', () => Buffer.alloc(0)],
    ['that is all zeros', (good) => Buffer.alloc(good.length)],
    ['that was cut in the middle', (good) => good.subarray(0, good.length >> 1)],
    ['that lost its last byte', (good) => good.subarray(0, -1)],
    ['that is a web page', () => Buffer.from('<html>Sign in to the network</html>')],
    ['that is not compressed', (good) => gunzipSync(good)],
    ['with a second stream behind it', (good) => Buffer.concat([good, gzipSync('more')])],
    ['that holds something else', () => gzipSync('{"films":{}}')],
    ['that holds nothing', () => gzipSync('')],
    [
      'that holds a film under a wrong checksum',
      (good) => gzipSync(gunzipSync(good).toString().replace('Film 1', 'Film 7')),
    ],
  ];

  test.each(damages)('%s is listed as one that does not count', async (_, damage) => {
    const backups = new Backups(folder);
    await backups.make(1, AT);
    const planted = nameOf(hoursBefore(-1), 2);
    await write(planted, damage(await fs.readFile(place(NAME))));
    expect(await backups.list()).toMatchObject([
      { name: planted, revision: 2, verified: false },
      { name: NAME, revision: 1, verified: true },
    ]);
    expect(await backups.verify(planted)).toBe(false);
    await expect(backups.read(planted)).rejects.toMatchObject({
      code: 'backup-damaged',
      details: { file: place(planted) },
    });
  });

  test('with any bit turned over is noticed, or harmless', async () => {
    const backups = new Backups(folder);
    await backups.make(1, AT);
    const good = await fs.readFile(place(NAME));
    const expected = gunzipSync(good);
    let noticed = 0;
    for (let position = 0; position < good.length; position++) {
      const flipped = Buffer.from(good);
      flipped[position] = (flipped[position] ?? 0) ^ (1 << (position % 8));
      await write(NAME, flipped);
      if (await backups.verify(NAME)) expect(gunzipSync(flipped)).toEqual(expected);
      else noticed += 1;
    }
    // Only the header of a gzip stream has bytes that mean nothing for what it holds.
    expect(noticed).toBeGreaterThan(good.length - 10);
  });

  test('is read again when it is another than before', async () => {
    const backups = new Backups(folder);
    await backups.make(1, AT);
    const good = await fs.readFile(place(NAME));
    await write(NAME, 'damaged');
    expect((await backups.list())[0]?.verified).toBe(false);
    await write(NAME, good);
    expect((await backups.list())[0]?.verified).toBe(true);
  });

  test.each([
    'library.json',
    '2026-01-02.json.gz',
    '2026-01-02T10-11-12-345Z-r1.json',
    '2026-01-02T10-11-12-345Z-r01.json.gz',
    '2026-02-30T10-11-12-345Z-r1.json.gz',
    '2026-01-02T10-11-62-345Z-r1.json.gz',
    `${NAME}.0123456789abcdef.tmp`,
    `copy of ${NAME}`,
  ])('called %s is none of them', async (name) => {
    const backups = new Backups(folder);
    await backups.make(1, AT);
    await fs.copyFile(place(NAME), place(name));
    expect((await backups.list()).map(({ name }) => name)).toEqual([NAME]);
    expect(await backups.verify(name)).toBe(false);
    await expect(backups.read(name)).rejects.toMatchObject({ code: 'file-missing' });
  });

  test('is never looked for outside their folder', async () => {
    const backups = new Backups(folder);
    await backups.make(1, AT);
    await fs.copyFile(place(NAME), path.join(folder, NAME));
    for (const name of [`../${NAME}`, `..\\${NAME}`, path.join(folder, NAME)]) {
      expect(await backups.verify(name), name).toBe(false);
      await expect(backups.read(name), name).rejects.toMatchObject({ code: 'file-missing' });
    }
  });

  test('that is a folder is none of them', async () => {
    await fs.mkdir(place(NAME), { recursive: true });
    expect(await new Backups(folder).list()).toEqual([]);
  });

  test('by a newer Filmothek counts, and is refused with that reason', async () => {
    const backups = new Backups(folder);
    await backups.make(1, hoursBefore(1));
    await write(NAME, gzipSync(await snapshotWith('"format":1', '"format":2')));
    expect(await backups.verify(NAME)).toBe(true);
    await expect(backups.read(NAME)).rejects.toMatchObject({ code: 'library-newer' });
  });

  test('with a film of a wrong shape is damaged', async () => {
    const backups = new Backups(folder);
    await backups.make(1, hoursBefore(1));
    await write(NAME, gzipSync(await snapshotWith('"year":null', '"year":"1988"')));
    const reading = backups.read(NAME);
    await expect(reading).rejects.toMatchObject({
      code: 'backup-damaged',
      details: { file: place(NAME), reason: expect.stringContaining('film-000001 year') },
    });
  });
});

test('a library without backups has an empty list', async () => {
  const backups = new Backups(folder);
  expect(await backups.list()).toEqual([]);
  expect(await backups.prune(AT)).toEqual([]);
});

test('a write that stops halfway makes no backup', async () => {
  const files = faultyFiles((name) => (name === 'handle.write' ? 'short' : null));
  const backups = new Backups(folder, files);
  const made = await backups.make(1, AT).catch((error: unknown) => error);
  const left = await new Backups(folder).list();
  if (made instanceof Error) expect(left).toEqual([]);
  else expect(left).toMatchObject([{ name: NAME, verified: true }]);
});

describe('going back to a backup', () => {
  let store: Store;
  const sorted = () => filmsOf(store).map((film) => ({ ...film, updated: null }));

  test('brings back every film as it was, and can be undone', async () => {
    store = await openStore(folder);
    const backups = new Backups(folder);
    const { name } = await backups.make(store.data.revision, AT);
    const then = sorted();
    await store.commit([{ type: 'remove', film: makeFilm(1) }]);
    await store.commit([setFields(makeFilm(2), { title: 'Renamed', genres: ['Krimi'] })]);
    await store.commit(adding(makeFilm(3)));
    const before = sorted();

    const changes = restoreChanges(store.data.films, (await backups.read(name)).films);
    const { changes: made } = await store.commit(changes);
    expect(sorted()).toEqual(expect.arrayContaining(then));
    expect(sorted()).toHaveLength(then.length);
    await store.commit(invertAll(made));
    expect(sorted()).toEqual(expect.arrayContaining(before));
    expect(sorted()).toHaveLength(before.length);
    await store.close();
  });
});
