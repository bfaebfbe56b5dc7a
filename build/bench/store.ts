import { mkdtemp, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { setFields, type Change } from '../../data/model/change.ts';
import type { Film } from '../../data/model/film.ts';
import { openStore } from '../../data/store/store.ts';
import { benchFilms } from './parts/films.ts';
import { timeSqlite } from './parts/sqlite.ts';
import { timeOpenings } from './parts/opening.ts';
import { longestStall, milliseconds, show, timeEdits, type Times } from './parts/timing.ts';

/*
 * How long the films take to be there after a start; what an edit costs, and what it would cost if LowDB wrote the whole
 * library for it or SQLite committed it. All write to the system's folder for temporary files; the store and SQLite also
 * wait for the disk, LowDB does not.
 */

const SIZES = [1_000, 10_000, 50_000, 100_000];
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
    const changes = [...store.data.films.values()].map((film) =>
      setFields(film, { favourite: !film.favourite }),
    );
    let bulk = 0;
    const bulkStall = await longestStall(async () => {
      bulk = await milliseconds(() => store.commit(changes));
    });
    if (edits === undefined) throw new Error('nothing was timed');
    return { edits, editStall, checkpoint, checkpointStall, bulk, bulkStall };
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
  const { ours: opening, plain } = await timeOpenings(folder);
  const ours = await timeStore(folder, films);
  const again = await timeOpenings(folder);
  const sqlite = await timeSqlite(path.join(parent, 'films.sqlite'), films, EDITS, edited);
  const lowDb = await timeLowDb(path.join(parent, 'lowdb.json'), films);
  const line = ({ p50, p99, count }: Times) =>
    `p50 ${show(p50)}, p99 ${show(p99)} (${count} edits)`;
  const times = (time: number, other: number) => `${(time / other).toFixed(2)} times`;
  const longer = (other: Times) => times(other.p50, ours.edits.p50);
  const whole = plain.parsed + plain.indexed;
  console.log(`${films.length} films, ${(size / 1e6).toFixed(0)} MB
  open                    ${show(opening.opened)}; JSON.parse(readFile) of the same bytes ${show(plain.parsed)}: ${times(opening.opened, plain.parsed)} as long
  first cards             ${show(opening.firstCards)}
  all indexed             ${show(opening.allIndexed)}; JSON.parse(readFile) and the index in one go ${show(whole)}: ${times(opening.allIndexed, whole)} as long
  longest stall meanwhile ${show(opening.longestStall)}
  memory (RSS) for it     ${(opening.memory / 1e6).toFixed(0)} MB
  one edit                ${line(ours.edits)}; longest stall ${show(ours.editStall)}
  checkpoint              ${show(ours.checkpoint)}; longest stall ${show(ours.checkpointStall)}
  all films in one edit   ${show(ours.bulk)}; longest stall ${show(ours.bulkStall)}
  opened after that       ${show(again.ours.opened)}; longest stall ${show(again.ours.longestStall)}
  same with SQLite commit ${sqlite === null ? 'not timed: needs Node 22.5 or newer' : `${line(sqlite)}: ${longer(sqlite)} as long`}
  same with LowDB write() ${line(lowDb)}: ${longer(lowDb)} as long`);
}
