import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { NODE_FILES, type Files } from './files.ts';
import { snapshotHead } from './snapshot.ts';
import { openStore, type OpenOptions, type Store } from './store.ts';
import {
  adding,
  contentsOf,
  makeFilm,
  temporaryFolder,
  titlesOf,
  WRITING,
} from './test-library.ts';
import { interceptFiles, type Call } from './torture/intercept.ts';

/* Libraries that can be read and must not, or cannot, be written. */

let folder: string;
const at = (name: string) => path.join(folder, name);

async function open(options: OpenOptions): Promise<Store> {
  const store = await openStore(folder, options);
  onTestFinished(() => store.close());
  return store;
}

beforeEach(async () => {
  folder = await temporaryFolder();
  const store = await openStore(folder);
  await store.commit(adding(makeFilm(1)));
  await store.checkpoint();
  await store.commit(adding(makeFilm(2)));
  await store.checkpoint();
  await store.commit(adding(makeFilm(3)));
  await store.close();
});

/** The real files, except for everything that would change those that `matches`. */
function writeProtected(code: string, matches: (call: Call) => boolean = () => true): Files {
  return interceptFiles(NODE_FILES, (call) => {
    const isChange = call.name === 'open' ? call.args[1] !== 'r' : WRITING.includes(call.name);
    if (!isChange || !matches(call)) return call.run();
    return Promise.reject(Object.assign(new Error(`${code}: ${call.name}`), { code }));
  });
}

async function expectReadable(store: Store, reason: string): Promise<void> {
  expect(store.readOnly).toBe(reason);
  expect(titlesOf(store)).toEqual(['Film 1', 'Film 2', 'Film 3']);
  expect(store.notices).toEqual([]);
  await expect(store.commit(adding(makeFilm(4)))).rejects.toMatchObject({
    code: 'library-read-only',
    details: { reason },
  });
}

describe('promise 9: a folder in which nothing can be written', () => {
  const codes = ['EACCES', 'EPERM', 'EROFS'];

  test.each(codes)('(%s) opens for reading, and nothing is left there', async (code) => {
    const before = await contentsOf(folder);
    const store = await open({ readOnly: 'if-needed', files: writeProtected(code) });
    await expectReadable(store, 'not-writable');
    expect(await contentsOf(folder)).toEqual(before);
    // It keeps no lock from somebody who can write.
    expect((await open({})).readOnly).toBeNull();
  });

  test.each(codes)('(%s) is an error for who must write', async (code) => {
    await expect(open({ files: writeProtected(code) })).rejects.toMatchObject({
      code: 'library-not-writable',
    });
  });

  test('opens for reading, too, when it is only its journal', async () => {
    const before = await contentsOf(folder);
    const files = writeProtected('EACCES', ({ file }) => /journal-\d+\.ndjson$/.test(file));
    await expectReadable(await open({ readOnly: 'if-needed', files }), 'not-writable');
    expect(await contentsOf(folder)).toEqual(before);
  });

  test('and without a library is said to be what it is', async () => {
    const empty = await temporaryFolder();
    const options = { readOnly: 'if-needed' as const, files: writeProtected('EROFS') };
    await expect(openStore(empty, options)).rejects.toMatchObject({ code: 'library-not-writable' });
  });

  test('and with a damaged library is said to be damaged', async () => {
    for (const name of ['library.json', 'library.prev.json']) await fs.writeFile(at(name), '');
    await fs.rm(at('history'), { recursive: true });
    const options = { readOnly: 'if-needed' as const, files: writeProtected('EROFS') };
    await expect(open(options)).rejects.toMatchObject({ code: 'library-damaged' });
  });

  test('because its disk is mounted so, opens for reading', async ({ skip }) => {
    const run = promisify(execFile);
    const disk = await temporaryFolder();
    const isMounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'filmothek', disk]).then(
      () => true,
      () => false,
    );
    if (!isMounted) return skip('no disk can be mounted here');
    onTestFinished(async () => void (await run('umount', ['-l', disk])));
    await fs.cp(folder, disk, { recursive: true });
    await run('mount', ['-o', 'remount,ro', disk]);
    folder = disk;
    await expect(open({})).rejects.toMatchObject({ code: 'library-not-writable' });
    await expectReadable(await open({ readOnly: 'if-needed' }), 'not-writable');
  });
});

test('reading that was asked for is no need', async () => {
  await expectReadable(await open({ readOnly: true }), 'asked');
  expect((await open({ readOnly: 'if-needed' })).readOnly).toBeNull();
});

describe('promise 16: a library of a later format', () => {
  beforeEach(async () => {
    const text = await fs.readFile(at('library.json'), 'utf8');
    const body = text
      .slice(text.indexOf('\n') + 1)
      .replace('"format":1,', '"format":2,"shelves":["A"],')
      .replace('"title":', '"mood":"calm","title":');
    const checksum = createHash('sha256').update(body).digest('hex');
    await fs.writeFile(at('library.json'), snapshotHead(checksum) + body);
  });

  test('opens for reading, with all that is new in it, and is not touched', async () => {
    const before = await contentsOf(folder);
    const store = await open({ readOnly: 'if-needed' });
    await expectReadable(store, 'newer-format');
    expect(store.data.films.get(makeFilm(1).id)).toMatchObject({ mood: 'calm' });
    expect((await open({ readOnly: true })).readOnly).toBe('asked');
    expect(await contentsOf(folder)).toEqual(before);
  });

  test('is refused for who must write, and not touched', async () => {
    const before = await contentsOf(folder);
    await expect(open({})).rejects.toMatchObject({ code: 'library-newer' });
    expect(await contentsOf(folder)).toEqual(before);
  });

  test('is refused when its journal cannot be understood, for older films are not the films', async () => {
    const names = await fs.readdir(folder);
    const journal =
      names
        .filter((name) => name.startsWith('journal-'))
        .sort()
        .at(-1) ?? '';
    await fs.appendFile(at(journal), '2 something new\n');
    const before = await contentsOf(folder);
    for (const readOnly of ['if-needed', true, false] as const) {
      await expect(open({ readOnly })).rejects.toMatchObject({ code: 'library-newer' });
    }
    expect(await contentsOf(folder)).toEqual(before);
  });
});
