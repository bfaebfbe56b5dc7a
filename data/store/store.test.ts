import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { invertAll, setFields, type Change } from '../model/change.ts';
import type { Film } from '../model/film.ts';
import { NODE_FILES } from './files.ts';
import { openStore, type OpenOptions, type Store } from './store.ts';
import {
  adding,
  contentsOf,
  faultyFiles,
  filmsOf,
  makeFilm,
  temporaryFolder,
  titlesOf,
  WRITING,
} from './test-library.ts';

async function openIn(folder: string, options: OpenOptions = {}): Promise<Store> {
  const store = await openStore(folder, options);
  onTestFinished(() => store.close());
  return store;
}

async function storeWith(...films: readonly Film[]): Promise<Store> {
  const store = await openIn(await temporaryFolder());
  if (films.length > 0) await store.commit(adding(...films));
  return store;
}

function filmIn(store: Store, number = 1): Film {
  const film = store.data.films.get(makeFilm(number).id);
  if (film === undefined) throw new Error(`film ${number} is not there`);
  return film;
}

const rename = (film: Film, title: string): Change => setFields(film, { title });

describe('a commit', () => {
  test('of many changes tells how many are checked, and is given up when that is wanted', async () => {
    const films = Array.from({ length: 450 }, (_, number) => makeFilm(number));
    const store = await storeWith(...films);
    const changes = filmsOf(store).map((film) => setFields(film, { favourite: true }));
    const told: number[][] = [];
    const controller = new AbortController();
    const onProgress = (...at: number[]) => {
      told.push(at);
      if (told.length === 2) controller.abort();
    };
    const commit = store.commit(changes, { onProgress, signal: controller.signal });
    await expect(commit).rejects.toMatchObject({ code: 'cancelled' });
    expect(told).toEqual([
      [200, 450],
      [400, 450],
    ]);
    expect(store.data.revision).toBe(1);
    expect(filmIn(store).favourite).toBe(false);
    await store.commit(changes);
    expect(filmIn(store).favourite).toBe(true);
  });

  test('returns its transaction and changes the films', async () => {
    const store = await storeWith();
    const transaction = await store.commit(adding(makeFilm(1), makeFilm(2)), { txid: 'mine' });
    expect(transaction).toMatchObject({ seq: 1, txid: 'mine', undoes: null });
    expect(titlesOf(store)).toEqual(['Film 1', 'Film 2']);
    expect(store.data.revision).toBe(1);
    expect(store.history).toEqual([transaction]);
  });

  test('is one line of the journal, on the disk before it resolves', async () => {
    const store = await storeWith();
    await store.commit(adding(makeFilm(1), makeFilm(2)));
    const journal = await fs.readFile(path.join(store.folder, 'journal-1.ndjson'), 'utf8');
    expect(journal.split('\n')).toHaveLength(2);
    expect(journal).toContain('Film 2');
  });

  test('gives an edited film a new moment and leaves the rest of it alone', async () => {
    const store = await storeWith(makeFilm(1, { year: 1988 }));
    const { at } = await store.commit([rename(filmIn(store), 'Other')]);
    const film = makeFilm(1, { year: 1988, title: 'Other' });
    expect(filmIn(store)).toEqual({ ...film, updated: at });
  });

  test('brings text into one Unicode form, in the films and in the journal', async () => {
    const store = await storeWith(makeFilm(1, { title: 'Die Bru\u0308cke' }));
    expect(filmIn(store).title).toBe('Die Br\u00fccke');
    const { changes } = await store.commit([rename(filmIn(store), 'Scho\u0308n')]);
    expect(changes[0]).toMatchObject({ fields: { title: { after: 'Sch\u00f6n' } } });
  });

  const refused: [string, string, (film: Film) => Change[]][] = [
    [
      'conflict',
      'an edit of a field that is another by now',
      (film) => [rename({ ...film, title: 'Old' }, 'New')],
    ],
    [
      'conflict',
      'the removal of a film that is another by now',
      (film) => [{ type: 'remove', film: { ...film, year: 1900 } }],
    ],
    ['film-missing', 'an edit of a film that is not there', () => [rename(makeFilm(9), 'New')]],
    [
      'film-missing',
      'the removal of a film that is not there',
      () => [{ type: 'remove', film: makeFilm(9) }],
    ],
    ['film-exists', 'a film that is there already', (film) => adding(film)],
    ['bad-arguments', 'an invalid value', (film) => [setFields(film, { year: 3 })]],
    ['bad-arguments', 'an invalid film', (film) => adding({ ...film, id: 'x' })],
    [
      'bad-arguments',
      'an edit of a field that nobody may edit',
      ({ id }) => [
        { type: 'edit', id, fields: { id: { before: id, after: 'film-000007' } } } as Change,
      ],
    ],
    ['bad-arguments', 'an edit of no field', (film) => [setFields(film, {})]],
    [
      'bad-arguments',
      'a date that is none',
      (film) => [setFields(film, { releaseDate: '1988-02-31' })],
    ],
    ['bad-arguments', 'no change at all', () => []],
  ];
  test.each(refused)('is refused (%s) for %s', async (code, _, changes) => {
    const store = await storeWith(makeFilm(1));
    const before = await contentsOf(store.folder);
    await expect(store.commit([...changes(filmIn(store))])).rejects.toMatchObject({ code });
    expect(filmsOf(store)).toEqual([makeFilm(1)]);
    expect(await contentsOf(store.folder)).toEqual(before);
  });

  test('makes none of its changes when the last one is refused', async () => {
    const store = await storeWith(makeFilm(1));
    const changes = [rename(filmIn(store), 'New'), ...adding(makeFilm(2)), ...adding(makeFilm(1))];
    await expect(store.commit(changes)).rejects.toMatchObject({ code: 'film-exists' });
    expect(filmsOf(store)).toEqual([makeFilm(1)]);
    expect(store.data.revision).toBe(1);
  });

  test('sees its own earlier changes', async () => {
    const store = await storeWith(makeFilm(1));
    const film = filmIn(store);
    await store.commit([rename(film, 'A'), rename({ ...film, title: 'A' }, 'B')]);
    expect(titlesOf(store)).toEqual(['B']);
  });

  test('can be taken back step by step, down to the empty library', async () => {
    const store = await storeWith();
    const added = await store.commit(adding(makeFilm(1)));
    const edited = await store.commit([rename(filmIn(store), 'New')]);
    const undone = await store.commit(invertAll(edited.changes), { undoes: edited.txid });
    expect(undone.undoes).toBe(edited.txid);
    const removed = await store.commit(invertAll(added.changes));
    expect(filmsOf(store)).toEqual([]);
    await store.commit(invertAll(removed.changes));
    expect(filmIn(store)).toEqual({ ...makeFilm(1), updated: undone.at });
  });

  test('after closing is refused', async () => {
    const store = await storeWith();
    await store.close();
    await expect(store.commit(adding(makeFilm(1)))).rejects.toMatchObject({
      code: 'not-reachable',
    });
  });
});

describe('commits at the same time', () => {
  test('are numbered in the order of the calls', async () => {
    const store = await storeWith();
    const numbers = Array.from({ length: 50 }, (_, index) => index + 1);
    const done = await Promise.all(numbers.map((n) => store.commit(adding(makeFilm(n)))));
    expect(done.map(({ seq }) => seq)).toEqual(numbers);
    expect(titlesOf(store)).toEqual(numbers.map((n) => `Film ${n}`));
  });

  test('share one write and one fdatasync', async () => {
    const calls: string[] = [];
    const files = faultyFiles((name) => {
      calls.push(name);
      return null;
    });
    const store = await openIn(await temporaryFolder(), { files });
    calls.length = 0;
    await Promise.all([1, 2, 3].map((n) => store.commit(adding(makeFilm(n)))));
    expect(calls).toEqual(['handle.stat', 'handle.write', 'handle.datasync', 'stat']);
  });

  test('are each checked against what the earlier ones leave', async () => {
    const store = await storeWith(makeFilm(1));
    const film = filmIn(store);
    const first = store.commit([rename(film, 'A')]);
    const late = store.commit([rename(film, 'B')]);
    const next = store.commit([rename({ ...film, title: 'A' }, 'C')]);
    await expect(late).rejects.toMatchObject({ code: 'conflict' });
    expect([(await first).seq, (await next).seq]).toEqual([2, 3]);
    expect(titlesOf(store)).toEqual(['C']);
  });

  test('fail together with one that could not be saved, and later ones do not', async () => {
    let fail = false;
    let failed = 0;
    const late: Promise<unknown>[] = [];
    const files = faultyFiles((name) => {
      if (!fail || name !== 'handle.datasync') return null;
      failed += 1;
      // Comes while the others are being written.
      late.push(store.commit(adding(makeFilm(3))).catch((error: unknown) => error));
      return { code: 'EIO' };
    });
    const store = await openIn(await temporaryFolder(), { files });
    fail = true;
    const results = await Promise.allSettled([1, 2].map((n) => store.commit(adding(makeFilm(n)))));
    fail = false;
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await late[0]).toMatchObject({ code: 'save-failed' });
    expect(failed).toBe(1);
    expect(filmsOf(store)).toEqual([]);
    await store.commit(adding(makeFilm(4)));
    await store.close();
    const again = await openIn(store.folder);
    expect(titlesOf(again)).toEqual(['Film 4']);
    expect(again.notices).toEqual([]);
  });
});

describe('a new library', () => {
  test.each(['rename', 'handle.write', 'handle.sync'])(
    'that could not be made, for %s found the disk full, is a new one next time',
    async (failing) => {
      let failures = 0;
      for (let isMade = false; !isMade;) {
        const folder = await temporaryFolder();
        let count = 0;
        const files = faultyFiles((name) => {
          if (name === failing) count += 1;
          return name === failing && count === failures + 1 ? { code: 'ENOSPC' } : null;
        });
        const failed = await openIn(folder, { files }).catch((error: unknown) => error);
        isMade = count <= failures;
        if (isMade) continue;
        failures += 1;
        expect(failed).toMatchObject({ code: 'save-failed', details: { reason: 'ENOSPC' } });
        const names = await fs.readdir(folder);
        if (!names.includes('library.json')) expect(names).toEqual([]);
        const store = await openIn(folder);
        expect(store.notices).toEqual([]);
        expect(store.data.revision).toBe(0);
      }
      expect(failures).toBeGreaterThan(0);
    },
  );
});

describe('a library that is opened again', () => {
  test('is what it was, without and with a snapshot', async () => {
    const store = await storeWith(makeFilm(1), makeFilm(2));
    await store.commit([rename(filmIn(store), 'New'), { type: 'remove', film: makeFilm(2) }]);
    const expected = filmsOf(store);
    const reading = await openIn(store.folder, { readOnly: true });
    expect(filmsOf(reading)).toEqual(expected);
    await store.close();
    const again = await openIn(store.folder);
    expect(filmsOf(again)).toEqual(expected);
    expect(again.data.revision).toBe(2);
    expect(again.notices).toEqual([]);
  });

  test('remembers the transactions of the last time, so that they can be undone', async () => {
    const store = await storeWith(makeFilm(1));
    const removal = await store.commit([{ type: 'remove', film: makeFilm(1) }]);
    await store.close();
    const again = await openIn(store.folder);
    expect(again.history.at(-1)).toEqual(removal);
    await again.commit(invertAll(removal.changes), { undoes: removal.txid });
    expect(filmsOf(again)).toEqual([makeFilm(1)]);
  });

  test('writes no new snapshot when nothing was changed', async () => {
    const store = await storeWith(makeFilm(1));
    await store.close();
    const before = await contentsOf(store.folder);
    await (await openStore(store.folder)).close();
    expect(await contentsOf(store.folder)).toEqual(before);
  });

  test('has lost the leftovers of an interrupted snapshot', async () => {
    const store = await storeWith(makeFilm(1));
    await store.close();
    const leftover = path.join(store.folder, 'library.json.0123456789abcdef.tmp');
    const own = path.join(store.folder, 'notes.tmp');
    await fs.writeFile(leftover, 'half');
    await fs.writeFile(own, 'mine');
    await openIn(store.folder);
    const names = await fs.readdir(store.folder);
    expect(names).not.toContain(path.basename(leftover));
    expect(names).toContain('notes.tmp');
  });
});

describe('a checkpoint', () => {
  const names = async (store: Store) => (await fs.readdir(store.folder)).sort();

  test('keeps the snapshot before it and the journals that one needs', async () => {
    const store = await storeWith(makeFilm(1));
    expect(await names(store)).toEqual(['journal-1.ndjson', 'library.json']);
    await store.checkpoint();
    await store.commit(adding(makeFilm(2)));
    await store.checkpoint();
    await store.commit(adding(makeFilm(3)));
    await store.checkpoint();
    expect(await names(store)).toEqual([
      'history',
      'journal-3.ndjson',
      'journal-4.ndjson',
      'library.json',
      'library.prev.json',
    ]);
    const previous = await fs.readFile(path.join(store.folder, 'library.prev.json'), 'utf8');
    expect(previous).toContain('"generation":3,"revision":2');
  });

  test('lets edits go on meanwhile and loses none of them', async () => {
    const films = Array.from({ length: 3000 }, (_, index) => makeFilm(index));
    const store = await storeWith(...films);
    const writing = store.checkpoint();
    for (let turn = 0; turn < 20; turn++) {
      await store.commit([rename(filmIn(store, turn), `Turn ${turn}`)]);
    }
    await writing;
    const expected = filmsOf(store);
    const reading = await openIn(store.folder, { readOnly: true });
    expect(filmsOf(reading)).toEqual(expected);
  });

  test('is made by itself when the journal has grown', async () => {
    const store = await storeWith();
    const plot = 'x'.repeat(1_000_000);
    for (let number = 1; number <= 5; number++) {
      await store.commit(adding(makeFilm(number, { plot })));
    }
    await store.checkpoint();
    expect(store.data.generation).toBeGreaterThan(1);
  });

  test('that fails costs nothing and is made good by the next one', async () => {
    let fail = true;
    const files = faultyFiles((name) => (fail && name === 'rename' ? { code: 'ENOSPC' } : null));
    const folder = await temporaryFolder();
    await (await openStore(folder)).close();
    const store = await openIn(folder, { files });
    await store.commit(adding(makeFilm(1)));
    await expect(store.checkpoint()).rejects.toMatchObject({
      code: 'save-failed',
      details: { reason: 'ENOSPC' },
    });
    await store.commit(adding(makeFilm(2)));
    expect((await names(store)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(titlesOf(await openIn(folder, { readOnly: true }))).toEqual(['Film 1', 'Film 2']);
    fail = false;
    await store.checkpoint();
    const snapshot = await fs.readFile(path.join(folder, 'library.json'), 'utf8');
    expect(snapshot).toContain('"revision":2');
  });

  test('does not carry on with a refused edit in the old journal', async () => {
    let failing: string | null = null;
    const files = faultyFiles((name) => (name === failing ? { code: 'EIO' } : null));
    const folder = await temporaryFolder();
    const store = await openIn(folder, { files });
    await store.commit(adding(makeFilm(1)));
    failing = 'handle.datasync';
    await expect(store.commit(adding(makeFilm(2)))).rejects.toMatchObject({ code: 'save-failed' });
    failing = 'rename';
    await expect(store.checkpoint()).rejects.toMatchObject({ code: 'save-failed' });
    expect(store.data.generation).toBe(2);
    failing = null;
    await store.commit(adding(makeFilm(3)));
    expect(titlesOf(await openIn(folder, { readOnly: true }))).toEqual(['Film 1', 'Film 3']);
  });

  test('waits for a file that another program holds for a moment', async () => {
    let busy = 2;
    const files = faultyFiles((name) => {
      if (name !== 'rename' || busy === 0) return null;
      busy -= 1;
      return { code: 'EBUSY' };
    });
    const store = await openIn(await temporaryFolder(), { files });
    await store.commit(adding(makeFilm(1)));
    await store.checkpoint();
    expect(busy).toBe(0);
  });

  test('works where a file cannot have a second name', async () => {
    const files = faultyFiles((name) => (name === 'link' ? { code: 'EPERM' } : null));
    const store = await openIn(await temporaryFolder(), { files });
    await store.commit(adding(makeFilm(1)));
    await store.checkpoint();
    expect(await names(store)).toContain('library.prev.json');
    expect(titlesOf(await openIn(store.folder, { readOnly: true }))).toEqual(['Film 1']);
  });

  test('keeps a snapshot that somebody else put there, and the one before it', async () => {
    const store = await storeWith(makeFilm(1));
    await store.checkpoint();
    await store.commit(adding(makeFilm(2)));
    const previous = await fs.readFile(path.join(store.folder, 'library.prev.json'), 'utf8');
    await fs.writeFile(path.join(store.folder, 'library.json'), 'from elsewhere');
    await store.checkpoint();
    const quarantined = await contentsOf(path.join(store.folder, 'quarantine'));
    expect([...quarantined.values()]).toEqual([Buffer.from('from elsewhere').toString('base64')]);
    expect(await fs.readFile(path.join(store.folder, 'library.prev.json'), 'utf8')).toBe(previous);
    expect(titlesOf(await openIn(store.folder, { readOnly: true }))).toEqual(['Film 1', 'Film 2']);
  });
});

describe('a library that is only read', () => {
  const files = faultyFiles((name) => (WRITING.includes(name) ? { code: 'EROFS' } : null));

  test('needs no right to write and no lock, and changes nothing', async () => {
    const store = await storeWith(makeFilm(1));
    await fs.appendFile(path.join(store.folder, 'journal-1.ndjson'), '0123abcd 512 {');
    const before = await contentsOf(store.folder);
    const reading = await openStore(store.folder, { readOnly: true, files });
    expect(titlesOf(reading)).toEqual(['Film 1']);
    expect(reading.notices).toEqual([]);
    await reading.checkpoint().catch(() => undefined);
    await reading.close();
    expect(await contentsOf(store.folder)).toEqual(before);
  });

  test('opens while its writer removes an old journal', async () => {
    const store = await storeWith(makeFilm(1));
    for (const number of [2, 3]) {
      await store.checkpoint();
      await store.commit(adding(makeFilm(number)));
    }
    const old = path.join(store.folder, 'journal-2.ndjson');
    const listed: string[][] = [];
    const removing = async (folder: Parameters<typeof fs.readdir>[0]) => {
      const names = await fs.readdir(folder);
      if (folder === store.folder) listed.push(names);
      await fs.rm(old, { force: true });
      return names;
    };
    const meanwhile = { ...NODE_FILES, readdir: removing as typeof fs.readdir };
    const reading = await openIn(store.folder, { readOnly: true, files: meanwhile });
    expect(listed[0]).toContain('journal-2.ndjson');
    expect(titlesOf(reading)).toEqual(['Film 1', 'Film 2', 'Film 3']);
    expect(reading.history.map(({ seq }) => seq)).toEqual([3]);
  });

  test('takes no edit', async () => {
    const store = await storeWith(makeFilm(1));
    const reading = await openIn(store.folder, { readOnly: true });
    await expect(reading.commit(adding(makeFilm(2)))).rejects.toMatchObject({
      code: 'library-read-only',
    });
  });

  test('must be there', async () => {
    const folder = await temporaryFolder();
    const opening = openStore(folder, { readOnly: true, files: NODE_FILES });
    await expect(opening).rejects.toMatchObject({ code: 'library-missing' });
    expect(await fs.readdir(folder)).toEqual([]);
  });
});

test('a second writer is refused', async () => {
  const store = await storeWith();
  await expect(openStore(store.folder)).rejects.toMatchObject({ code: 'library-in-use' });
});
