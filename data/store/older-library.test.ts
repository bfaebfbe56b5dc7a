import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { openStore, type Store } from './store.ts';
import { Backups } from './backups.ts';
import { adding, contentsOf, makeFilm, temporaryFolder, titlesOf } from './test-library.ts';

/* A sync program, or a person, puts an older state of the library back, in part or in full. */

let folder: string;
const at = (name: string) => path.join(folder, name);
const open = () => openStore(folder);
const kindsOf = (store: Store) => store.notices.map(({ kind }) => kind);

/** Each session adds one film. */
async function sessions(from: number, to: number): Promise<void> {
  for (let number = from; number <= to; number++) {
    const store = await open();
    await store.commit(adding(makeFilm(number)));
    await store.close();
  }
}

const titles = (count: number) => Array.from({ length: count }, (_, index) => `Film ${index + 1}`);

beforeEach(async () => {
  folder = await temporaryFolder();
});

describe('promise 12: an older library.json', () => {
  let older: Buffer;
  beforeEach(async () => {
    await sessions(1, 2);
    older = await fs.readFile(at('library.json'));
    await sessions(3, 5);
    await fs.writeFile(at('library.json'), older);
  });

  test.each([
    ['is found out, and the newer state counts', async () => undefined, 5],
    ['is found out without the history, too', () => fs.rm(at('history'), { recursive: true }), 5],
    ['is found out without the snapshot before', () => fs.rm(at('library.prev.json')), 5],
    [
      'is found out when a part of the history cannot be read',
      async () => {
        await fs.rm(at('history/journal-2.ndjson'));
        await fs.mkdir(at('history/journal-2.ndjson'));
      },
      5,
    ],
  ])('%s', async (_, before, count) => {
    await before();
    const reading = await openStore(folder, { readOnly: true });
    expect(titlesOf(reading)).toEqual(titles(count));
    const store = await open();
    expect(titlesOf(store)).toEqual(titles(count));
    expect(kindsOf(store)).toContain('older-snapshot');
    await store.commit(adding(makeFilm(6)));
    await store.checkpoint();
    await store.close();
    expect([...(await contentsOf(at('quarantine'))).values()]).toContain(older.toString('base64'));
    const again = await open();
    expect(titlesOf(again)).toEqual(titles(6));
    expect(kindsOf(again).filter((kind) => kind !== 'history-unreadable')).toEqual([]);
    await again.close();
  });

  test('with nothing else left is opened, and says what is missing', async () => {
    await fs.rm(at('history'), { recursive: true });
    await fs.rm(at('library.prev.json'));
    const store = await open();
    expect(titlesOf(store)).toEqual(titles(2));
    expect(kindsOf(store)).toContain('journal-missing');
    await store.close();
  });
});

describe('promise 12: an older copy of the whole library', () => {
  beforeEach(async () => {
    await sessions(1, 2);
    const names = (await fs.readdir(folder)).filter((name) => /^(library|journal)/.test(name));
    const copies = await Promise.all(names.map((name) => fs.readFile(at(name))));
    await sessions(3, 6);
    for (const name of await fs.readdir(folder)) {
      if (/^(library|journal)/.test(name)) await fs.rm(at(name));
    }
    for (const [index, name] of names.entries()) {
      await fs.writeFile(at(name), copies[index] ?? '');
    }
  });

  test('is opened as it is, and no later journal is overwritten', async () => {
    const before = await contentsOf(at('history'));
    const store = await open();
    expect(titlesOf(store)).toEqual(titles(2));
    expect(kindsOf(store)).toEqual(['history-ahead']);
    await store.close();
    await sessions(7, 12);
    const left = [
      ...(await contentsOf(at('history'))).values(),
      ...(await contentsOf(at('quarantine'))).values(),
    ];
    for (const [name, bytes] of before) expect(left, name).toContain(bytes);
    const again = await open();
    expect(again.notices).toEqual([]);
    expect(again.history.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    await again.close();
  });
});

test('promise 15: a backup that knows more edits does not give way to a newer one that knows fewer', async () => {
  await sessions(1, 1);
  const backups = new Backups(folder);
  const ahead = await backups.make(9, '2026-03-15T10:05:00.000Z');
  const newer = await backups.make(4, '2026-03-15T10:40:00.000Z');
  await backups.make(2, '2026-03-15T10:20:00.000Z');
  await backups.prune('2026-03-15T10:50:00.000Z');
  expect((await backups.list()).map(({ name }) => name)).toEqual([newer.name, ahead.name]);
});

test('a newest backup of a later format is not passed over for an older one', async () => {
  await sessions(1, 2);
  const backups = new Backups(folder);
  await backups.make(2, '2026-03-15T10:00:00.000Z');
  const text = await fs.readFile(at('library.json'), 'utf8');
  const [, ...rest] = text.replace('"format":1', '"format":2').split('\n');
  const body = rest.join('\n');
  const checksum = createHash('sha256').update(body).digest('hex');
  const later = gzipSync(`{"checksum":"${checksum}",\n${body}`);
  await fs.writeFile(at('backups/2026-03-16T10-00-00-000Z-r9.json.gz'), later);
  for (const name of await fs.readdir(folder)) {
    if (/^(library|journal|history)/.test(name)) await fs.rm(at(name), { recursive: true });
  }
  await expect(open()).rejects.toMatchObject({ code: 'library-newer' });
  await expect(openStore(folder, { readOnly: true })).rejects.toMatchObject({
    code: 'library-newer',
  });
});

test('a history that cannot be read costs no film and keeps nobody out', async () => {
  await sessions(1, 5);
  await fs.rm(at('history/journal-1.ndjson'));
  await fs.mkdir(at('history/journal-1.ndjson'));
  const store = await open();
  expect(titlesOf(store)).toEqual(titles(5));
  expect(kindsOf(store)).toEqual(['history-unreadable']);
  await store.close();
  await sessions(6, 9);
});
