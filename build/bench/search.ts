import { filmCard } from '../../data/film-card.ts';
import type { Film } from '../../data/model/film.ts';
import { ALL_FILMS } from '../../data/model/query.ts';
import { fold, searchable } from '../../data/model/search-text.ts';
import { SearchIndex } from '../../data/search-index.ts';
import { benchFilms } from './parts/films.ts';
import { fullTextSearch } from './parts/full-text.ts';
import { longestStall, milliseconds, quantile, show } from './parts/timing.ts';

/*
 * What a keystroke in the search box costs the host: the films counted and ranked, and the cards of the first screen. The
 * same texts are asked of SQLite's full-text search (beginnings of words, bm25) and of a plain scan of all texts.
 */

const SIZES = [1_000, 10_000, 50_000, 100_000];
/** How many titles and names are typed, letter by letter. */
const TYPED = 60;
const SCREEN = 60;

export async function bench(): Promise<void> {
  const { source, make } = benchFilms();
  console.log(`Node ${process.version}, ${source}`);
  for (const size of SIZES) await benchSize(make(size));
}

async function benchSize(films: readonly Film[]): Promise<void> {
  const before = process.memoryUsage().heapUsed;
  const index = new SearchIndex(films);
  let build = 0;
  const stall = await longestStall(async () => {
    build = await milliseconds(() => index.ready('words'));
  });
  const memory = process.memoryUsage().heapUsed - before;
  const texts = films.map(textOf);
  const targets = targetsIn(films);
  const keystrokes = targets.flatMap(({ typed }) =>
    Array.from(typed, (_, end) => typed.slice(0, end + 1)).filter((text) => /\S$/.test(text)),
  );
  const ours = await timed(keystrokes, (text) => ask(index, text));
  const scan = await timed(keystrokes, (text) => scanned(texts, text));
  const sqlite = fullTextSearch(texts);
  const theirs = sqlite && (await timed(keystrokes, (text) => sqlite.ask(text)));
  const typos = targets.map(({ typed, id }, at) => ({ typed: withTypo(typed, at), id }));
  const near = await timed(
    typos.map(({ typed }) => typed),
    (text) => ask(index, text),
  );
  const found = (isFound: (text: string, id: string) => boolean) =>
    `${((100 * typos.filter(({ typed, id }) => isFound(typed, id)).length) / typos.length).toFixed(0)} %`;
  const ids = new Map(films.map(({ id }, row) => [id, row]));
  const byUs = found((text, id) => result(index, text).indexOf(id) !== -1);
  const onScreen = found((text, id) => ask(index, text).some((film) => film.id === id));
  const bySqlite = sqlite && found((text, id) => sqlite.all(text).has(ids.get(id) ?? -1));
  sqlite?.close();
  console.log(`${films.length} films
  index                     ${show(build)}, longest stall ${show(stall)}, ${(memory / 1e6).toFixed(0)} MB
  keystroke (${keystrokes.length})          ${ours}
  same with SQLite FTS5     ${theirs ?? 'not timed: needs Node 22.5 or newer'}
  same with a linear scan   ${scan}
  with one typing error     ${near}
  found in spite of it      ${byUs}, on the first screen ${onScreen}; SQLite ${bySqlite ?? 'not asked'}`);
}

const result = (index: SearchIndex, text: string) =>
  index.find({ ...ALL_FILMS, text, sort: 'relevance' });

/** As the host answers: the number of films, the places of the markers, the first screen. */
function ask(index: SearchIndex, text: string) {
  const found = result(index, text);
  void found.markers;
  return found.films(0, SCREEN).map(filmCard);
}

async function timed(texts: readonly string[], ask: (text: string) => unknown): Promise<string> {
  const times: number[] = [];
  for (const text of texts) times.push(await milliseconds(() => ask(text)));
  return `p50 ${show(quantile(times, 0.5))}, p95 ${show(quantile(times, 0.95))}, p99 ${show(quantile(times, 0.99))}`;
}

function scanned(texts: readonly string[], text: string): number {
  const words = fold(text)
    .split(' ')
    .map((word) => ` ${word}`);
  return texts.filter((each) => words.every((word) => each.includes(word))).length;
}

/** Titles and names of films here and there. */
function targetsIn(films: readonly Film[]): { readonly typed: string; readonly id: string }[] {
  const chosen = Array.from({ length: TYPED }, (_, turn) => films[(turn * 7_919) % films.length]);
  return chosen.flatMap((film, turn) => {
    const text = turn % 2 === 0 ? film?.title : film?.credits[0]?.person;
    return film === undefined || text === undefined || fold(text).length < 5
      ? []
      : [{ typed: text, id: film.id }];
  });
}

/** One letter wrong, missing, doubled, or two changed over, at a place that differs from text to text. */
function withTypo(text: string, turn: number): string {
  const letters = [...text.matchAll(/\p{L}{4,}/gu)].flatMap(({ 0: word, index }) =>
    Array.from(word, (_, at) => index + at),
  );
  const at = letters[(turn * 31) % Math.max(1, letters.length)] ?? 0;
  const next = letters.includes(at + 1) ? at + 1 : at - 1;
  const [first, second] = [Math.min(at, next), Math.max(at, next)];
  switch (turn % 4) {
    case 0:
      return `${text.slice(0, at)}${text[at] === 'x' ? 'y' : 'x'}${text.slice(at + 1)}`;
    case 1:
      return text.slice(0, at) + text.slice(at + 1);
    case 2:
      return text.slice(0, at) + (text[at] ?? '') + text.slice(at);
    default:
      return `${text.slice(0, first)}${text[second] ?? ''}${text[first] ?? ''}${text.slice(second + 1)}`;
  }
}

/** What the plain searches look through. */
function textOf({ title, originalTitle, credits, genres, tags, countries, year }: Film): string {
  const people = credits.flatMap(({ person, character }) => [person, character]);
  const parts = [title, originalTitle, ...people, ...genres, ...tags, ...countries, year];
  return searchable(parts.filter((part) => part !== null).join(' '));
}
