import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ALL_FILMS } from './model/query.ts';
import { openLibrary, type OpenLibrary } from './library.ts';
import { snapshotBody, snapshotHead } from './store/snapshot.ts';
import { makeFilm } from './store/test-library.ts';

/*
 * A film without credits is only noticed when its words are read, so that it tells when that is. It comes last of many:
 * a few are read in the same turn in which they are put in order.
 */

const MANY = 5000;

let place: string;
let library: OpenLibrary;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  place = await mkdtemp(path.join(tmpdir(), 'filmothek-words-'));
  const folder = path.join(place, 'lib');
  await mkdir(folder);
  const films = Array.from({ length: MANY }, (_, number) => makeFilm(number));
  films.push({ ...makeFilm(MANY), credits: null } as never);
  const body: Buffer[] = [];
  for await (const chunk of snapshotBody({ generation: 1, revision: 0 }, films)) body.push(chunk);
  const bytes = Buffer.concat(body);
  const head = snapshotHead(createHash('sha256').update(bytes).digest('hex'));
  await writeFile(path.join(folder, 'library.json'), Buffer.concat([head, bytes]));
  library = await openLibrary({ folder, cacheFolder: path.join(place, 'cache') });
});
afterEach(async () => {
  vi.useRealTimers();
  await library.close();
  await rm(place, { recursive: true });
});

const isRead = async () =>
  (await library.status({})).notices.some(({ kind }) => kind === 'films-unusable');

/** Time enough to read all words in, if somebody had begun. */
async function manyTurns(): Promise<void> {
  for (let count = 0; count < 1000; count += 1) await turn();
}

const untilRead = () =>
  new Promise<void>((resolve) => {
    library.subscribe(() => void isRead().then((read) => read && resolve()));
  });

test('the first cards do not wait for the words of all films, which are read soon after', async () => {
  const read = untilRead();
  await library.cards({ query: ALL_FILMS, from: 0, count: 60 });
  await manyTurns();
  expect(await isRead()).toBe(false);
  vi.advanceTimersByTime(300);
  await read;
});

test('the words are read without anybody asking for cards, too', async () => {
  const read = untilRead();
  await manyTurns();
  expect(await isRead()).toBe(false);
  vi.advanceTimersByTime(3000);
  await read;
});

test('a search does not wait until the words would be read by themselves', async () => {
  await library.query({ ...ALL_FILMS, text: 'film' });
  expect(await isRead()).toBe(true);
});
