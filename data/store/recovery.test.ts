import { execFileSync } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { setFields } from '../model/change.ts';
import { readJournal } from './journal-lines.ts';
import { openStore, type Store } from './store.ts';
import {
  adding,
  contentsOf,
  filmsOf,
  makeFilm,
  temporaryFolder,
  titlesOf,
} from './test-library.ts';

/* What the disk holds is made to be wrong, and the library is opened; more of it is in torture/damage.test.ts. */

/** Thousands of starts, on a machine that may be busy. */
const PATIENCE = { timeout: 180_000 };

let folder: string;
const at = (name: string) => path.join(folder, name);

beforeEach(async () => {
  folder = await temporaryFolder();
});

async function open(readOnly = false): Promise<Store> {
  const store = await openStore(folder, { readOnly });
  onTestFinished(() => store.close());
  return store;
}

async function quarantined(): Promise<Buffer[]> {
  const contents = await contentsOf(at('quarantine')).catch(() => new Map<string, string>());
  return [...contents.values()].map((text) => Buffer.from(text, 'base64'));
}

/** Leaves the files as a killed process would: everything committed, nothing closed. */
async function abandon(work: (store: Store) => Promise<void>): Promise<void> {
  const store = await openStore(folder);
  await work(store);
  const kept = await temporaryFolder();
  await fs.cp(folder, kept, { recursive: true });
  await store.close();
  for (const name of await fs.readdir(folder)) await fs.rm(at(name), { recursive: true });
  await fs.cp(kept, folder, { recursive: true });
}

test('a tail of zeros, as after a power loss, is cut off before the next edit', async () => {
  await abandon(async (store) => void (await store.commit(adding(makeFilm(1)))));
  const zeros = Buffer.alloc(20_000);
  await fs.appendFile(at('journal-1.ndjson'), zeros);
  const store = await open();
  await store.commit(adding(makeFilm(2)));
  expect(await quarantined()).toEqual([zeros]);
  const reading = await readJournal(await fs.readFile(at('journal-1.ndjson')), 1);
  expect(reading).toMatchObject({ rest: 'nothing', entries: { length: 2 } });
});

describe('promise 3: an edit of 500 films', () => {
  test('cut at any byte is there in full or not at all', PATIENCE, async () => {
    const films = Array.from({ length: 500 }, (_, index) => makeFilm(index));
    await abandon(async (store) => {
      await store.commit(adding(...films));
      await store.checkpoint();
      const edits = filmsOf(store).map((film) => setFields(film, { favourite: true }));
      await store.commit(edits);
    });
    const journal = await fs.readFile(at('journal-2.ndjson'));
    const favourites = async () => {
      const store = await openStore(folder, { readOnly: true });
      return filmsOf(store).filter(({ favourite }) => favourite).length;
    };
    expect(await favourites()).toBe(500);
    const cuts = Array.from({ length: 60 }, (_, index) => journal.length - 1 - index);
    const spread = Array.from({ length: 100 }, (_, index) => (journal.length * index) / 100);
    for (const cut of [...cuts, ...spread.map(Math.floor)]) {
      await fs.writeFile(at('journal-2.ndjson'), journal.subarray(0, cut));
      expect(await favourites(), `cut at ${cut}`).toBe(0);
    }
  });
});

describe('a journal damaged in its middle', () => {
  test('keeps what came before, says what it lost and goes on', async () => {
    await abandon(async (store) => {
      for (let number = 1; number <= 5; number++) await store.commit(adding(makeFilm(number)));
    });
    const journal = await fs.readFile(at('journal-1.ndjson'));
    const position = journal.indexOf('Film 3');
    journal[position] = 0;
    await fs.writeFile(at('journal-1.ndjson'), journal);

    const reading = await open(true);
    expect(titlesOf(reading)).toEqual(['Film 1', 'Film 2']);
    expect(await quarantined()).toEqual([]);

    const store = await open();
    expect(titlesOf(store)).toEqual(['Film 1', 'Film 2']);
    expect(store.notices).toEqual([
      { kind: 'journal-cut', details: { file: 'journal-1.ndjson', lost: 2 } },
    ]);
    expect(await quarantined()).toEqual([journal]);
    await store.commit(adding(makeFilm(6)));
    await store.close();
    const again = await open();
    expect(titlesOf(again)).toEqual(['Film 1', 'Film 2', 'Film 6']);
    expect(again.notices).toEqual([]);
  });

  test('takes the later journals with it, which no longer follow', async () => {
    await abandon(async (store) => {
      await store.commit(adding(makeFilm(1)));
      await store.commit(adding(makeFilm(2)));
      await store.checkpoint();
      await store.commit(adding(makeFilm(3)));
    });
    // Back to the snapshot before, whose journal lost its beginning.
    await fs.rm(at('library.json'));
    const first = await fs.readFile(at('journal-1.ndjson'));
    const second = await fs.readFile(at('journal-2.ndjson'));
    await fs.writeFile(at('journal-1.ndjson'), first.subarray(first.indexOf('\n') + 1));

    const store = await open();
    expect(titlesOf(store)).toEqual([]);
    expect(store.notices.map(({ kind }) => kind)).toEqual(['opened-from-previous', 'journal-cut']);
    expect(store.notices[1]?.details).toEqual({ file: 'journal-1.ndjson', lost: 2 });
    expect(await quarantined()).toContainEqual(second);
    expect((await store.commit(adding(makeFilm(4)))).seq).toBe(1);
    await store.close();
    expect(titlesOf(await open())).toEqual(['Film 4']);
  });
});

describe('promise 14: a folder without any snapshot', () => {
  test('is recovered from journals that tell the whole story', async () => {
    await abandon(async (store) => {
      await store.commit(adding(makeFilm(1)));
      await store.checkpoint();
      await store.commit(adding(makeFilm(2)));
    });
    await fs.rm(at('library.json'));
    await fs.rm(at('library.prev.json'));
    const store = await open();
    expect(titlesOf(store)).toEqual(['Film 1', 'Film 2']);
    expect(store.notices.map(({ kind }) => kind)).toEqual(['opened-from-journals']);
  });

  test.each(['quarantine', 'backups', 'posters/ab'])(
    'but with %s was a library and is not taken for a new one',
    async (trace) => {
      await fs.mkdir(at(trace), { recursive: true });
      await expect(open()).rejects.toMatchObject({ code: 'library-damaged' });
      expect(await fs.readdir(folder)).toEqual([trace.split('/')[0]]);
    },
  );

  test('and with an unreadable journal alone is refused', async () => {
    await fs.writeFile(at('journal-1.ndjson'), Buffer.alloc(500));
    await expect(open()).rejects.toMatchObject({ code: 'library-damaged' });
  });
});

describe.skipIf(process.platform === 'win32')('a pipe, which would never end being read,', () => {
  test.each(['library.json', 'library.prev.json', 'journal-2.ndjson'])(
    'in the place of %s is refused, and no file is changed',
    async (name) => {
      await abandon(async (store) => {
        await store.commit(adding(makeFilm(1)));
        await store.checkpoint();
        await store.commit(adding(makeFilm(2)));
      });
      await fs.rm(at(name));
      execFileSync('mkfifo', [at(name)]);
      // The one before the snapshot is only read when it is needed.
      if (name === 'library.prev.json') await fs.rm(at('library.json'));
      const before = await contentsOf(folder);
      await expect(open(true)).rejects.toMatchObject({ code: 'library-damaged' });
      await expect(open()).rejects.toMatchObject({ code: 'library-damaged', details: { folder } });
      const after = await contentsOf(folder);
      for (const [file, bytes] of before) expect(after.get(file), file).toBe(bytes);
      expect((await fs.lstat(at(name))).isFIFO()).toBe(true);
    },
  );
});

test('a library of a later format is refused and left alone', async () => {
  await (await openStore(folder)).close();
  const text = await fs.readFile(at('library.json'), 'utf8');
  await fs.writeFile(at('library.json'), text.replace('"format":1', '"format":2'));
  const before = await contentsOf(folder);
  await expect(open()).rejects.toMatchObject({ code: 'library-newer' });
  await expect(open(true)).rejects.toMatchObject({ code: 'library-newer' });
  expect(await contentsOf(folder)).toEqual(before);
});
