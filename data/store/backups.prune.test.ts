import fs from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { Backups } from './backups.ts';
import { openStore } from './store.ts';
import { adding, faultyFiles, makeFilm, temporaryFolder, WRITING } from './test-library.ts';

const AT = '2026-01-02T10:11:12.345Z';
const NAME = '2026-01-02T10-11-12-345Z-r1.json.gz';

const hoursBefore = (hours: number) => new Date(Date.parse(AT) - hours * 3_600_000).toISOString();
const nameOf = (at: string, revision: number) =>
  `${at.replaceAll(/[:.]/g, '-')}-r${revision}.json.gz`;

let folder: string;
const place = (name = '') => path.join(folder, 'backups', name);
const write = (name: string, bytes: Uint8Array | string) => fs.writeFile(place(name), bytes);

beforeEach(async () => {
  const store = await openStore(await temporaryFolder());
  folder = store.folder;
  await store.commit(adding(makeFilm(1), makeFilm(2)));
  await store.close();
});

describe('promise 15: deleting old backups', () => {
  const list = async (backups: Backups) => (await backups.list()).map(({ name }) => name);

  /** Good backups, given as hours before the moment of the tests. */
  async function plant(hours: readonly number[]): Promise<string[]> {
    const { name } = await new Backups(folder).make(1, hoursBefore(100_000));
    const names = hours.map((age) => nameOf(hoursBefore(age), 1));
    for (const copy of names) await fs.copyFile(place(name), place(copy));
    await fs.rm(place(name));
    return names;
  }

  test('leaves one an hour, a day, a week and a month', async () => {
    const names = await plant([0, 0.1, 0.15, 1]);
    const backups = new Backups(folder);
    expect(await backups.prune(AT)).toEqual([names[2], names[1]]);
    expect(await list(backups)).toEqual([names[0], names[3]]);
  });

  test('leaves other files alone', async () => {
    await plant([0, 0.1, 0.15]);
    await write('notes.txt', 'mine');
    await write(`${NAME}.0123456789abcdef.tmp`, 'half');
    await new Backups(folder).prune(AT);
    expect(await fs.readdir(place())).toHaveLength(3);
  });

  test.each([
    ['an empty one', Buffer.alloc(0)],
    ['a damaged one', gzipSync('damaged')],
  ])('never takes %s for the newest', async (_, bytes) => {
    const [newest] = await plant([0.05, 0.1, 0.15]);
    await write(NAME, bytes);
    await write(nameOf(hoursBefore(-24), 9), bytes);
    const backups = new Backups(folder);
    await backups.prune(AT);
    expect((await backups.list()).filter(({ verified }) => verified)).toMatchObject([
      { name: newest },
    ]);
  });

  test.each([
    ['an empty one', Buffer.alloc(0)],
    ['a damaged one', gzipSync('damaged')],
  ])('gives %s no place that a good one has', async (_, bytes) => {
    const names = await plant([0, 30, 24 * 20]);
    for (const age of [29.5, 24 * 20 - 0.5]) await write(nameOf(hoursBefore(age), 9), bytes);
    const backups = new Backups(folder);
    await backups.prune(AT);
    const good = (await backups.list()).filter(({ verified }) => verified);
    expect(good.map(({ name }) => name)).toEqual(names);
  });

  test('looks anew whether the newest is still good', async () => {
    const [newest = '', second] = await plant([0, 0.1, 0.15]);
    const time = new Date(AT).setMilliseconds(0) / 1000;
    await fs.utimes(place(newest), time, time);
    const backups = new Backups(folder);
    await backups.list();
    // Bit rot leaves the size and the time of a file as they are.
    const bytes = await fs.readFile(place(newest));
    bytes.writeUInt32LE(0, bytes.length - 8);
    await write(newest, bytes);
    await fs.utimes(place(newest), time, time);
    await backups.prune(AT);
    expect(await list(backups)).toContain(second);
  });

  test('deletes nothing when there is no good one', async () => {
    const names = await plant([0, 0.1, 0.15, 1000, 2000]);
    for (const name of names) await write(name, 'damaged');
    const backups = new Backups(folder);
    expect(await backups.prune(AT)).toEqual([]);
    expect(await list(backups)).toEqual(names);
  });

  test('deletes damaged ones too, in time', async () => {
    const names = await plant([0, ...Array.from({ length: 300 }, (_, index) => 1 + index / 20)]);
    for (const name of names.slice(1)) await write(name, 'damaged');
    const backups = new Backups(folder);
    await backups.prune(AT);
    const left = await backups.list();
    expect(left.length).toBeLessThan(40);
    expect(left[0]).toMatchObject({ name: names[0], verified: true });
  });

  test('goes on when one of them cannot be deleted', async () => {
    const names = await plant([0, 0.1, 0.15]);
    let isFirst = true;
    const files = faultyFiles((name) => {
      if (name !== 'unlink' || !isFirst) return null;
      isFirst = false;
      return { code: 'EBUSY' };
    });
    expect(await new Backups(folder, files).prune(AT)).toEqual([names[1]]);
  });

  test('deletes nothing that is good when the disk cannot be read', async () => {
    const names = await plant([0, 0.1, 0.15]);
    const files = faultyFiles((name) => (name === 'handle.read' ? { code: 'EIO' } : null));
    expect(await new Backups(folder, files).prune(AT)).toEqual([]);
    expect(await list(new Backups(folder))).toEqual(names);
  });

  test('trusts a backup again that could not be read for a moment', async () => {
    await plant([0]);
    let fails = true;
    const files = faultyFiles((name) => (fails && name === 'open' ? { code: 'EMFILE' } : null));
    const backups = new Backups(folder, files);
    expect((await backups.list())[0]?.verified).toBe(false);
    fails = false;
    expect((await backups.list())[0]?.verified).toBe(true);
  });
});

/* Making and deleting again and again, with the first, the second, the third … operation on the disk failing. */
describe.each([
  ['fails once', 'EIO', false],
  ['fails from then on', 'EIO', true],
  ['finds the disk full', 'ENOSPC', true],
] as const)('promise 15: when an operation %s', (_, code, persistent) => {
  test('the newest good backup stays, and no half one gets its name', async () => {
    const operations = [...WRITING, 'open', 'stat', 'readdir', 'handle.read'];
    const old = [0.1, 0.2, 30, 31].map((hours) => nameOf(hoursBefore(hours), 1));
    await new Backups(folder).make(1, hoursBefore(1000));
    const good = await fs.readFile(place(nameOf(hoursBefore(1000), 1)));
    let refused = 0;
    let isOver = false;
    for (let failing = 1; !isOver; failing++) {
      await fs.rm(place(), { recursive: true });
      await fs.mkdir(place());
      for (const name of old) await write(name, good);
      let count = 0;
      const files = faultyFiles((name) => {
        if (!operations.includes(name)) return null;
        count += 1;
        return count === failing || (persistent && count > failing) ? { code } : null;
      });
      const backups = new Backups(folder, files);
      const made = await backups.make(1, AT).catch((error: unknown) => error);
      await backups.prune(AT).catch((error: unknown) => {
        expect(error).toMatchObject({ code: 'file-unreadable' });
      });
      isOver = count < failing;

      const state = `operation ${failing}`;
      const left = await new Backups(folder).list();
      expect(
        left.map(({ verified }) => verified),
        state,
      ).not.toContain(false);
      const names = left.map(({ name }) => name);
      if (made instanceof Error) {
        refused += 1;
        expect(made, state).toMatchObject({ code: 'backup-failed', details: { reason: code } });
        expect([NAME, old[0]], state).toContain(names[0]);
      } else {
        expect(names[0], state).toBe(NAME);
      }
      expect(names, state).toContain(old[2]);
      const litter = (await fs.readdir(place())).filter((name) => name.endsWith('.tmp'));
      if (!persistent) expect(litter, state).toEqual([]);
    }
    expect(refused).toBeGreaterThan(5);
  });
});
