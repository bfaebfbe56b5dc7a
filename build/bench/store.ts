import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { setFields, type Change } from '../../data/model/change.ts';
import { createFilm, type Film } from '../../data/model/film.ts';
import { openStore, type Store } from '../../data/store/store.ts';

/*
 * What an edit costs, and what it would cost if LowDB wrote the whole library for it. Both write to the system's
 * folder for temporary files; the store also waits for the disk, LowDB does not.
 */

const SIZES = [1_000, 10_000];
const OPENINGS = 5;
const EDITS = 300;
const WHOLE_WRITES = 40;
const FILMS_A_COMMIT = 500;

const STARS = [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5];
const WORDS =
  'Ein Mann kehrt nach langer Zeit in die Stadt zurück und findet niemanden mehr vor'.split(' ');

/** A film of ordinary size, about 2.5 KB as JSON. */
function makeFilm(number: number): Film {
  const pick = <T>(values: readonly T[], offset: number) =>
    values[(number * 7 + offset) % values.length] as T;
  return createFilm(
    {
      title: `${pick(WORDS, 0)} ${pick(WORDS, 4)} ${number}`,
      year: 1920 + (number % 105),
      runtime: 60 + (number % 120),
      countries: ['DE', 'FR'],
      genres: ['Drama', pick(['Krimi', 'Komödie', 'Western'], 1)],
      plot: Array.from({ length: 90 }, (_, index) => pick(WORDS, index * 5)).join(' '),
      credits: Array.from({ length: 14 }, (_, index) => ({
        person: `${pick(WORDS, index)} ${pick(WORDS, index * 3)}`,
        role: index === 0 ? 'director' : 'actor',
        character: index === 0 ? null : pick(WORDS, index + 2),
        job: null,
      })),
      tags: [`Regal ${number % 12}`],
    },
    `bench-${String(number).padStart(8, '0')}`,
    '2020-01-01T00:00:00.000Z',
  );
}

async function milliseconds(action: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await action();
  return performance.now() - begun;
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const show = (time: number) => `${time.toFixed(time < 10 ? 2 : 0)} ms`;

/** Times `count` edits one after the other, each of another film. */
async function timeEdits(count: number, size: number, edit: (index: number) => Promise<unknown>) {
  const times: number[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    const index = (turn * 7919) % size;
    times.push(await milliseconds(() => edit(index)));
  }
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99), count };
}

/** Another rating than the film has. */
const otherRating = (film: Film) => STARS.find((stars) => stars !== film.rating) ?? null;

async function fill(folder: string, films: readonly Film[]): Promise<void> {
  const store = await openStore(folder);
  for (let from = 0; from < films.length; from += FILMS_A_COMMIT) {
    const changes = films
      .slice(from, from + FILMS_A_COMMIT)
      .map((film): Change => ({ type: 'add', film }));
    await store.commit(changes);
  }
  await store.close();
}

async function timeOpening(folder: string): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < OPENINGS; turn += 1) {
    let store: Store | undefined;
    times.push(
      await milliseconds(async () => {
        store = await openStore(folder);
      }),
    );
    await store?.close();
  }
  return quantile(times, 0.5);
}

async function timeStore(folder: string, films: readonly Film[]) {
  const store = await openStore(folder);
  try {
    return await timeEdits(EDITS, films.length, (index) => {
      const film = store.data.films.get(films[index]?.id ?? '');
      if (film === undefined) throw new Error(`film ${index} is missing`);
      return store.commit([setFields(film, { rating: otherRating(film) })]);
    });
  } finally {
    await store.close();
  }
}

async function timeLowDb(file: string, films: readonly Film[]) {
  const database = new Low(new JSONFile<{ films: Film[] }>(file), { films: [...films] });
  await database.write();
  return timeEdits(WHOLE_WRITES, films.length, (index) => {
    const film = database.data.films[index];
    if (film === undefined) throw new Error(`film ${index} is missing`);
    database.data.films[index] = { ...film, rating: otherRating(film) };
    return database.write();
  });
}

export async function bench(): Promise<void> {
  for (const size of SIZES) {
    const parent = await mkdtemp(path.join(os.tmpdir(), 'filmothek-bench-'));
    try {
      const folder = path.join(parent, 'library');
      const films = Array.from({ length: size }, (_, number) => makeFilm(number));
      await fill(folder, films);
      const opening = await timeOpening(folder);
      const ours = await timeStore(folder, films);
      const whole = await timeLowDb(path.join(parent, 'lowdb.json'), films);
      console.log(`${size} films
  open                    p50 ${show(opening)}
  one edit                p50 ${show(ours.p50)}, p99 ${show(ours.p99)} (${ours.count} edits)
  same with LowDB write() p50 ${show(whole.p50)}, p99 ${show(whole.p99)} (${whole.count} edits)
  ratio                   p50 ${(whole.p50 / ours.p50).toFixed(1)} times, p99 ${(whole.p99 / ours.p99).toFixed(1)} times`);
    } finally {
      await rm(parent, { recursive: true, force: true });
    }
  }
}
