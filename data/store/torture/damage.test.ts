import fs from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { sameValue, setFields, type Transaction } from '../../model/change.ts';
import { FilmothekError } from '../../model/errors.ts';
import { NODE_FILES } from '../files.ts';
import { readJournal } from '../journal-lines.ts';
import { loadLibrary } from '../load.ts';
import { openStore, type Store } from '../store.ts';
import { adding, contentsOf, makeFilm } from '../test-library.ts';
import { CORRUPTIONS } from './corruptions.ts';
import { below, chance, effort, IS_LONG, PATIENCE, SEED_HINT } from './effort.ts';
import { UNSYNCED_FILES } from './intercept.ts';
import { hashOfFilms, statesOf } from './oracle.ts';
import { scratchFolder } from './test-scratch.ts';

/* What a disk, or another program, may do to the files of a library that is not open. */

const FLIPS = effort('FLIPS', 3_000, 60_000);
/** So many losses a start with its repairs; the others are only read. */
const READS_A_START = IS_LONG ? 1 : 5;
const EDITS = 12;

let folder: string;
const at = (name: string) => path.join(folder, name);
/** The library as it was left: its files, every transaction, and the hash of its films at every revision. */
let original: ReadonlyMap<string, Buffer>;
let transactions: readonly Transaction[];
let hashes: readonly string[];

async function open(readOnly = false): Promise<Store> {
  const store = await openStore(folder, { readOnly, files: UNSYNCED_FILES });
  onTestFinished(() => store.close());
  return store;
}

/** Puts the library back as it was left. */
async function restore(): Promise<void> {
  for (const name of await fs.readdir(folder)) await fs.rm(at(name), { recursive: true });
  for (const [name, bytes] of original) {
    await fs.mkdir(path.dirname(at(name)), { recursive: true });
    await fs.writeFile(at(name), bytes);
  }
}

/** Twelve edits, a snapshot after the third and the seventh, and no proper end. */
beforeEach(async () => {
  folder = await scratchFolder();
  const store = await openStore(folder, { files: UNSYNCED_FILES });
  for (let number = 1; number <= EDITS; number++) {
    const film = store.data.films.get(makeFilm(number % 4).id);
    const change =
      film === undefined
        ? adding(makeFilm(number % 4, { plot: 'Größe' }))
        : [setFields(film, { title: `Größe ${number}` })];
    await store.commit(change);
    if (number === 3 || number === 7) await store.checkpoint();
  }
  transactions = [...store.history];
  hashes = statesOf(transactions).map(hashOfFilms);
  expect(hashes.at(-1)).toBe(hashOfFilms(store.data.films));
  const contents = await contentsOf(folder);
  original = new Map([...contents].map(([name, text]) => [name, Buffer.from(text, 'base64')]));
  await store.close();
  await restore();
});

const newestJournal = () =>
  [...original.keys()]
    .filter((name) => name.startsWith('journal-'))
    .sort()
    .at(-1) ?? '';

describe('promise 5: a journal whose last three records are cut at any byte', () => {
  test('holds the exact records before the cut and goes on', PATIENCE, async () => {
    const name = newestJournal();
    const journal = original.get(name) ?? Buffer.alloc(0);
    const ends = [...journal].flatMap((byte, index) => (byte === 10 ? [index + 1] : []));
    for (let cut = ends.at(-4) ?? 0; cut <= journal.length; cut++) {
      await fs.writeFile(at(name), journal.subarray(0, cut));
      const revision = EDITS - ends.filter((end) => end > cut).length;
      const found = await openStore(folder, { readOnly: true });
      expect(found.data.revision, `cut at ${cut}`).toBe(revision);
      expect(hashOfFilms(found.data.films), `cut at ${cut}`).toBe(hashes[revision]);
      const isWhole = ends.includes(cut);
      if (!isWhole && cut % READS_A_START !== 0) continue;
      const store = await openStore(folder, { files: UNSYNCED_FILES });
      expect(hashOfFilms(store.data.films), `cut at ${cut}`).toBe(hashes[revision]);
      expect(store.notices.map(({ kind }) => kind)).toEqual(isWhole ? [] : ['torn-tail-repaired']);
      const quarantined = await contentsOf(at('quarantine')).catch(() => new Map());
      const tail = journal.subarray(
        ends.findLast((end) => end <= cut),
        cut,
      );
      expect([...quarantined.values()]).toEqual(isWhole ? [] : [tail.toString('base64')]);
      expect((await store.commit(adding(makeFilm(99)))).seq).toBe(revision + 1);
      const { rest, entries } = await readJournal(
        await fs.readFile(at(name)),
        store.data.generation,
      );
      expect(rest, `cut at ${cut}`).toBe('nothing');
      expect(entries.at(-1)?.transaction.seq, `cut at ${cut}`).toBe(revision + 1);
      const reading = await openStore(folder, { readOnly: true });
      expect(hashOfFilms(reading.data.films)).toBe(hashOfFilms(store.data.films));
      await store.close();
      await restore();
    }
  });
});

/**
 * What is wrong with how a damaged library was read; `null` when it was recovered or refused. What is missing must
 * have been told, and what is there must be what once was acknowledged.
 */
function misreading(
  films: Parameters<typeof hashOfFilms>[0],
  revision: number,
  history: readonly Transaction[],
  notices: Store['notices'],
): string | null {
  if (hashOfFilms(films) !== hashes[revision]) return `other films at revision ${revision}`;
  const told = notices.some(({ kind }) => kind !== 'opened-from-previous');
  if (revision !== EDITS && !told) return `silently at revision ${revision}`;
  const isTrue = history.every((found) => sameValue(found, transactions[found.seq - 1]));
  return isTrue ? null : 'another history';
}

describe(`promise 6: ${FLIPS} flipped bytes in snapshots and journals`, () => {
  test('are recovered from or refused, and never silently different', PATIENCE, async () => {
    const random = chance();
    const names = [...original.keys()];
    const outcomes = { whole: 0, told: 0, refused: 0 };
    for (let flip = 0; flip < FLIPS; flip++) {
      const name = names[flip % names.length] ?? '';
      const bytes = Buffer.from(original.get(name) ?? '');
      if (bytes.length === 0) continue;
      const position = below(random, bytes.length);
      bytes[position] = (bytes[position] ?? 0) ^ (1 + below(random, 255));
      await fs.writeFile(at(name), bytes);
      const state = `${name} at ${position}: ${bytes[position]}, ${SEED_HINT}`;
      try {
        const loaded = await loadLibrary(NODE_FILES, folder);
        const { films, revision } = loaded.low.data;
        expect(misreading(films, revision, loaded.history, loaded.notices), state).toBeNull();
        outcomes[revision === EDITS ? 'whole' : 'told'] += 1;
      } catch (error) {
        if (!(error instanceof FilmothekError)) throw error;
        expect(['library-damaged', 'library-newer'], state).toContain(error.code);
        outcomes.refused += 1;
      }
      // Every so often a real start with its repairs, and another after it: nothing may be different any more.
      if (flip % (IS_LONG ? 5 : 100) === 0) {
        await startTwice(state);
        await restore();
      } else await fs.writeFile(at(name), original.get(name) ?? '');
    }
    expect(outcomes.whole).toBeGreaterThan(0);
    expect(outcomes.told).toBeGreaterThan(0);
  });

  async function startTwice(state: string): Promise<void> {
    let first: string | null = null;
    for (const start of ['first', 'second']) {
      const store = await openStore(folder, { files: UNSYNCED_FILES }).catch((error: unknown) => {
        expect(error, state).toBeInstanceOf(FilmothekError);
        return null;
      });
      const found = store === null ? 'refused' : hashOfFilms(store.data.films);
      if (store !== null && start === 'first') {
        const { data, history, notices } = store;
        expect(misreading(data.films, data.revision, history, notices), state).toBeNull();
      }
      await store?.close();
      expect(found, `${state}, ${start} start`).toBe(first ?? found);
      first = found;
    }
  }
});

describe(`promise 14: a snapshot that is corrupt in one of ${CORRUPTIONS.length} ways`, () => {
  async function corruptFile(name: string, corrupt: (typeof CORRUPTIONS)[number][1]) {
    const bytes = original.get(name) ?? Buffer.alloc(0);
    const corrupted = corrupt(bytes);
    expect(corrupted?.equals(bytes) ?? false).toBe(false);
    if (corrupted === null) await fs.rm(at(name));
    else await fs.writeFile(at(name), corrupted);
    return corrupted;
  }

  const quarantined = async () => [
    ...(await contentsOf(at('quarantine')).catch(() => new Map())).values(),
  ];

  test.each(CORRUPTIONS)('and %s is kept, and nothing is lost', async (_, corrupt) => {
    const corrupted = await corruptFile('library.json', corrupt);
    const store = await open();
    expect(hashOfFilms(store.data.films)).toBe(hashes[EDITS]);
    expect(store.notices.map(({ kind }) => kind)).toEqual(['opened-from-previous']);
    expect(await quarantined()).toEqual(corrupted === null ? [] : [corrupted.toString('base64')]);
    await store.commit(adding(makeFilm(99)));
    const now = hashOfFilms(store.data.films);
    await store.close();
    const again = await open();
    expect(hashOfFilms(again.data.films)).toBe(now);
    expect(again.notices).toEqual([]);
  });

  test.each(CORRUPTIONS)(
    'and %s is refused when the one before is no better',
    async (_, corrupt) => {
      const corrupted = await corruptFile('library.json', corrupt);
      await corruptFile('library.prev.json', corrupt);
      // With the journals of the history everything could be told once more.
      await fs.rm(at('history'), { recursive: true });
      const before = await contentsOf(folder);
      await expect(open(true)).rejects.toMatchObject({ code: 'library-damaged' });
      expect(await contentsOf(folder)).toEqual(before);
      await expect(open()).rejects.toMatchObject({ code: 'library-damaged' });
      const afterwards = await contentsOf(folder);
      for (const [name, bytes] of before) expect(afterwards.get(name), name).toBe(bytes);
      if (corrupted !== null) expect(await quarantined()).toContain(corrupted.toString('base64'));
      await expect(open()).rejects.toMatchObject({ code: 'library-damaged' });
    },
  );

  test.each(CORRUPTIONS)(
    'and %s is recovered from the journals when both snapshots are',
    async (_, corrupt) => {
      await corruptFile('library.json', corrupt);
      await corruptFile('library.prev.json', corrupt);
      const store = await open();
      expect(hashOfFilms(store.data.films)).toBe(hashes[EDITS]);
      expect(store.notices.map(({ kind }) => kind)).toEqual(['opened-from-journals']);
      await store.close();
      const again = await open();
      expect(hashOfFilms(again.data.films)).toBe(hashes[EDITS]);
      expect(again.notices).toEqual([]);
    },
  );

  test.each(CORRUPTIONS.filter(([name]) => name !== 'is gone'))(
    'and %s is no new library when nothing else is left',
    async (_, corrupt) => {
      const corrupted = await corruptFile('library.json', corrupt);
      for (const name of await fs.readdir(folder)) {
        if (name !== 'library.json') await fs.rm(at(name), { recursive: true });
      }
      for (const readOnly of [true, false]) {
        await expect(open(readOnly)).rejects.toMatchObject({ code: 'library-damaged' });
      }
      expect(await fs.readFile(at('library.json'))).toEqual(corrupted);
    },
  );

  test.each([
    ['is gone', () => null],
    ['is all zeros', (bytes: Buffer) => Buffer.alloc(bytes.length)],
    ['is a page of HTML', () => Buffer.from('<!doctype html>\n<title>Sign in</title>\n')],
    ['is UTF-16', (bytes: Buffer) => Buffer.from(bytes.toString(), 'utf16le')],
  ])('or a journal that %s is told about', async (_, corrupt) => {
    const corrupted = await corruptFile(newestJournal(), corrupt);
    const store = await open();
    const { data, history, notices } = store;
    expect(misreading(data.films, data.revision, history, notices)).toBeNull();
    expect(data.revision).toBe(7);
    if (corrupted !== null) expect(await quarantined()).toEqual([corrupted.toString('base64')]);
  });
});
