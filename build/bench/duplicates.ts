import { findDuplicates } from '../../data/duplicates.ts';
import {
  LEAST_ALIKE,
  pairKey,
  type DuplicatePair,
  type FilmPair,
} from '../../data/model/duplicates.ts';
import type { Film } from '../../data/model/film.ts';
import { benchFilms } from './parts/films.ts';
import { longestStall, milliseconds, show } from './parts/timing.ts';

/* How long the search for films that are there twice takes, and whether it finds them. */

const SIZES = [10_000, 50_000];
/** There are no more real ones; what comes after them has made titles. */
const MOST_REAL = 34_000;
const COPIED = 500;
const SHOWN = 20;

export async function bench(): Promise<void> {
  const { source, make } = benchFilms();
  console.log(`Node ${process.version}, ${source}`);
  for (const size of SIZES) {
    const films = make(size);
    let time = 0;
    let total = 0;
    const stall = await longestStall(async () => {
      time = await milliseconds(async () => {
        ({ total } = await findDuplicates(films, { least: LEAST_ALIKE, most: 500, apart: [] }));
      });
    });
    console.log(`${size} films: ${show(time)}, longest stall ${show(stall)}, ${total} pairs`);
  }
  await benchFound(make(MOST_REAL));
}

/** Adds changed copies of films and tells how many of them are found, and what is found besides. */
async function benchFound(films: readonly Film[]): Promise<void> {
  const step = Math.floor(films.length / COPIED);
  const picked = films.filter((_, at) => at % step === 0).slice(0, COPIED);
  const copies = picked.map((film, at) => changed(film, at));
  const wanted = new Map<string, string>();
  for (const [at, film] of picked.entries()) {
    wanted.set(pairKey([film.id, copies[at]?.id ?? '']), KINDS[at % KINDS.length]?.[0] ?? '');
  }
  const all = [...films, ...copies];
  const question = { least: LEAST_ALIKE, most: 100_000, apart: [] };
  const { pairs } = await findDuplicates(all, question);
  const found = new Set(pairs.map(({ ids }) => pairKey(ids)));
  for (const [kind] of KINDS) {
    const keys = [...wanted].filter(([, its]) => its === kind).map(([key]) => key);
    const hits = keys.filter((key) => found.has(key)).length;
    console.log(`  ${kind}: ${hits} of ${keys.length}`);
  }
  const copied = new Set(copies.map(({ id }) => id));
  const isOfCopy = ([a, b]: FilmPair) => copied.has(a) || copied.has(b);
  const besides = pairs.filter(({ ids }) => !wanted.has(pairKey(ids)));
  tell(
    'with a copy',
    besides.filter(({ ids }) => isOfCopy(ids)),
  );
  tell(
    `among the ${films.length} themselves`,
    besides.filter(({ ids }) => !isOfCopy(ids)),
  );
}

function tell(where: string, pairs: readonly DuplicatePair[]): void {
  console.log(`  found besides, ${where}: ${pairs.length}, such as`);
  const every = Math.max(1, Math.floor(pairs.length / SHOWN));
  for (const { cards, score, reasons } of pairs.filter((_, at) => at % every === 0)) {
    const [a, b] = cards.map(({ title, year }) => `${title} (${year})`);
    console.log(`    ${score.toFixed(2)} ${a} / ${b}: ${reasons.join(', ')}`);
  }
}

const KINDS: readonly (readonly [name: string, change: (film: Film) => Partial<Film>])[] = [
  ['same', () => ({})],
  ['accents and case', ({ title }) => ({ title: title.toUpperCase().replaceAll('E', 'É') })],
  ['article', ({ title }) => ({ title: withArticle(title) })],
  ['no year', () => ({ year: null })],
  ['year beside', ({ year }) => ({ year: year === null ? null : year + 1 })],
  ['edition', ({ title }) => ({ title: `${title} (Director's Cut)` })],
  ['typing error', ({ title }) => ({ title: withTypo(title) })],
  ['other title', ({ title }) => ({ title: `Ganz anders ${title.length}`, originalTitle: title })],
  ['title only', () => ({ year: null, credits: [], genres: [], plot: null })],
];

function changed(film: Film, at: number): Film {
  const [, change] = KINDS[at % KINDS.length] ?? [];
  return { ...film, ...change?.(film), id: `${film.id}-again` };
}

function withArticle(title: string): string {
  const bare = title.replace(/^(the|a|an) /i, '');
  return bare === title ? `The ${title}` : bare;
}

function withTypo(title: string): string {
  const at = Math.floor(title.length / 2);
  return title.slice(0, at) + (title[at + 1] ?? 'x') + (title[at] ?? '') + title.slice(at + 2);
}
