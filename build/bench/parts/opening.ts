import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openLibrary } from '../../../data/library.ts';
import type { Film } from '../../../data/model/film.ts';
import { ALL_FILMS } from '../../../data/model/query.ts';
import { SearchIndex } from '../../../data/search-index.ts';
import { longestStall, milliseconds, quantile } from './timing.ts';

/*
 * How long a person waits for the films after a start. Each opening has a process of its own, as a real one has: no code
 * is compiled yet and no memory is used yet.
 */

const OPENINGS = 3;

/** Milliseconds since the start, and the bytes of memory that opening took. */
export interface Opening {
  readonly opened: number;
  readonly firstCards: number;
  readonly allIndexed: number;
  readonly longestStall: number;
  readonly memory: number;
}

/** The least that reading the same bytes takes: the file, JSON.parse, and the index in one go. */
export interface PlainReading {
  readonly parsed: number;
  readonly indexed: number;
}

/** The medians of a few openings. */
export async function timeOpenings(folder: string) {
  const ours: Opening[] = [];
  const plain: PlainReading[] = [];
  for (let turn = 0; turn < OPENINGS; turn += 1) {
    ours.push(await inChild<Opening>('open', folder));
    plain.push(await inChild<PlainReading>('readPlainly', folder));
  }
  return { ours: medians(ours), plain: medians(plain) };
}

/** Opens a library as a host does, and asks for what the first screen shows. */
export async function open(folder: string): Promise<Opening> {
  const before = process.memoryUsage.rss();
  const begun = performance.now();
  const since = () => performance.now() - begun;
  const times = { opened: 0, firstCards: 0, allIndexed: 0 };
  const stall = await longestStall(async () => {
    const library = await openLibrary({ folder, cacheFolder: path.join(folder, '..', 'cache') });
    times.opened = since();
    const first = { query: ALL_FILMS, from: 0, count: 60 };
    await Promise.all([library.status({}), library.query(ALL_FILMS), library.cards(first)]);
    times.firstCards = since();
    await library.query({ ...ALL_FILMS, text: 'a' });
    times.allIndexed = since();
    // The process ends with it: nothing was changed that closing would save.
  });
  return { ...times, longestStall: stall, memory: process.memoryUsage.rss() - before };
}

export async function readPlainly(folder: string): Promise<PlainReading> {
  let films: readonly Film[] = [];
  const parsed = await milliseconds(async () => {
    const text = await readFile(path.join(folder, 'library.json'), 'utf8');
    films = Object.values((JSON.parse(text) as { films: Record<string, Film> }).films);
  });
  const indexed = await milliseconds(() => {
    new SearchIndex(films).find({ ...ALL_FILMS, text: 'a' });
  });
  return { parsed, indexed };
}

async function inChild<T>(action: 'open' | 'readPlainly', folder: string): Promise<T> {
  const script = fileURLToPath(new URL('in-child.mjs', import.meta.url));
  const given = [script, 'opening.ts', action, folder];
  const { stdout } = await promisify(execFile)(process.execPath, given);
  return JSON.parse(stdout) as T;
}

function medians<T extends object>(runs: readonly T[]): T {
  const names = Object.keys(runs[0] ?? {}) as (keyof T)[];
  const median = (name: keyof T) =>
    quantile(
      runs.map((run) => Number(run[name])),
      0.5,
    );
  return Object.fromEntries(names.map((name) => [name, median(name)])) as T;
}
