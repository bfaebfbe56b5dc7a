import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { setFields, type Change } from '../../data/model/change.ts';
import type { Film } from '../../data/model/film.ts';
import { openStore, type Store } from '../../data/store/store.ts';
import { benchFilms } from './films.ts';
import { timeSqlite } from './sqlite.ts';
import { longestStall, milliseconds, quantile, show, timeEdits, type Times } from './timing.ts';

/*
 * What an edit costs, and what it would cost if LowDB wrote the whole library for it or SQLite committed it. All write
 * to the system's folder for temporary files; the store and SQLite also wait for the disk, LowDB does not.
 */

const SIZES = [1_000, 10_000, 50_000, 100_000];
const OPENINGS = 3;
const EDITS = 300;
/** LowDB's whole writes take seconds each at the end. */
const WHOLE_WRITES = 8;
const FILMS_A_COMMIT = 500;

const STARS = [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5];

/** Another rating than the film has. */
const otherRating = (film: Film) => STARS.find((stars) => stars !== film.rating) ?? null;
const edited = (film: Film): Film => ({ ...film, rating: otherRating(film) });

async function fill(folder: string, films: readonly Film[]): Promise<void> {
  const store = await openStore(folder);
  for (let from = 0; from < films.length; from += FILMS_A_COMMIT) {
    const changes = films
      .slice(from, from + FILMS_A_COMMIT)
      .map((film): Change => ({ type: 'add', film }));
    await store.commit(changes);
  }
  await store.close();
  // The history of filling it is nothing a person's library has.
  await rm(path.join(folder, 'history'), { recursive: true, force: true });
}

/** Opening the store, and merely parsing the bytes it opens. */
async function timeOpening(folder: string) {
  const opened: number[] = [];
  const parsed: number[] = [];
  for (let turn = 0; turn < OPENINGS; turn += 1) {
    let store: Store | undefined;
    opened.push(await milliseconds(async () => (store = await openStore(folder))));
    await store?.close();
    parsed.push(
      await milliseconds(async () => {
        JSON.parse(await readFile(path.join(folder, 'library.json'), 'utf8'));
      }),
    );
  }
  return { opened: quantile(opened, 0.5), parsed: quantile(parsed, 0.5) };
}

async function timeStore(folder: string, films: readonly Film[]) {
  const store = await openStore(folder);
  try {
    const edit = (index: number) => {
      const film = store.data.films.get(films[index]?.id ?? '');
      if (film === undefined) throw new Error(`film ${index} is missing`);
      return store.commit([setFields(film, { rating: otherRating(film) })]);
    };
    let edits: Times | undefined;
    const editStall = await longestStall(async () => {
      edits = await timeEdits(EDITS, films.length, edit);
    });
    let checkpoint = 0;
    const checkpointStall = await longestStall(async () => {
      checkpoint = await milliseconds(() => store.checkpoint());
    });
    if (edits === undefined) throw new Error('nothing was timed');
    return { edits, editStall, checkpoint, checkpointStall };
  } finally {
    await store.close();
  }
}

async function timeLowDb(file: string, films: readonly Film[]): Promise<Times> {
  const database = new Low(new JSONFile<{ films: Film[] }>(file), { films: [...films] });
  await database.write();
  return timeEdits(WHOLE_WRITES, films.length, (index) => {
    const film = database.data.films[index];
    if (film === undefined) throw new Error(`film ${index} is missing`);
    database.data.films[index] = edited(film);
    return database.write();
  });
}

export async function bench(): Promise<void> {
  const { source, make } = benchFilms();
  console.log(`Node ${process.version}, ${source}`);
  for (const size of SIZES) {
    const parent = await mkdtemp(path.join(os.tmpdir(), 'filmothek-bench-'));
    try {
      await benchSize(parent, make(size));
    } finally {
      await rm(parent, { recursive: true, force: true });
    }
  }
}

async function benchSize(parent: string, films: readonly Film[]): Promise<void> {
  const folder = path.join(parent, 'library');
  await fill(folder, films);
  const { size } = await stat(path.join(folder, 'library.json'));
  const { opened, parsed } = await timeOpening(folder);
  const ours = await timeStore(folder, films);
  const sqlite = await timeSqlite(path.join(parent, 'films.sqlite'), films, EDITS, edited);
  const whole = await timeLowDb(path.join(parent, 'lowdb.json'), films);
  const line = ({ p50, p99, count }: Times) =>
    `p50 ${show(p50)}, p99 ${show(p99)} (${count} edits)`;
  const times = (other: Times) => `${(other.p50 / ours.edits.p50).toFixed(2)} times`;
  console.log(`${films.length} films, ${(size / 1e6).toFixed(0)} MB
  open                    ${show(opened)}, JSON.parse of the same bytes ${show(parsed)} (${(opened / parsed).toFixed(2)} times)
  one edit                ${line(ours.edits)}; longest stall ${show(ours.editStall)}
  checkpoint              ${show(ours.checkpoint)}; longest stall ${show(ours.checkpointStall)}
  same with SQLite commit ${sqlite === null ? 'not timed: needs Node 22.5 or newer' : `${line(sqlite)}: ${times(sqlite)} as long`}
  same with LowDB write() ${line(whole)}: ${times(whole)} as long
  memory (RSS)            ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
}
