import type { Film } from '../model/film.ts';
import type { Condition, TextField } from '../model/query-language.ts';
import { searchWords, type SearchWord } from '../model/search-text.ts';
import { testOf } from './conditions.ts';
import type { WordIndex } from './word-index.ts';

/** What a condition is asked of: films by their numbers in the word index, with holes where one is no more. */
export interface Ground {
  readonly films: readonly (Film | undefined)[];
  /** 1 for a film, 0 for a hole. */
  readonly living: Found;
  readonly words: WordIndex;
}

/** How well each film fits, by its number; 0 for one that does not. */
export type Found = Uint16Array<ArrayBuffer>;

const MOST = 0xffff;

/** The words of these stand in the index, so that only films that have them are looked at. */
const INDEXED: readonly TextField[] = [
  'title',
  'original',
  'director',
  'actor',
  'writer',
  'person',
  'character',
  'genre',
  'country',
  'tag',
  'medium',
  'shelf',
  'series',
];

/** The films that fit a condition, and how well. Where none does, typing errors are forgiven. */
export function evaluate(condition: Condition, ground: Ground): Found {
  const found = fits(condition, ground, null, false);
  return hasWords(condition) && !found.some((score) => score > 0)
    ? fits(condition, ground, null, true)
    : found;
}

/** Whether the answer needs the words of the films. */
export function needsWords(condition: Condition): boolean {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.some(needsWords);
    case 'not':
      return needsWords(condition.of);
    case 'word':
    case 'phrase':
      return true;
    case 'text':
      return INDEXED.includes(condition.field);
    default:
      return false;
  }
}

function hasWords(condition: Condition): boolean {
  if (condition.kind === 'all' || condition.kind === 'any') return condition.of.some(hasWords);
  return condition.kind === 'word';
}

/** @param within only films that fit these are looked at, `null` for all; @param near with typing errors */
function fits(condition: Condition, ground: Ground, within: Found | null, near: boolean): Found {
  switch (condition.kind) {
    case 'all': {
      let found = within;
      for (const each of [...condition.of].sort(byCost)) found = fits(each, ground, found, near);
      return found ?? all(ground, null);
    }
    case 'any': {
      const ways = condition.of.map((each) => fits(each, ground, within, near));
      return ways.reduce((best, way) => best.map((score, film) => Math.max(score, way[film] ?? 0)));
    }
    case 'not': {
      const without = fits(condition.of, ground, within, false);
      return all(ground, within).map((score, film) => ((without[film] ?? 0) > 0 ? 0 : score));
    }
    case 'word':
      return withWords(searchWords(condition.text), ground, within, near);
    default: {
      const test = testOf(condition);
      const found = all(ground, candidates(condition, ground, within));
      // Counted, for an iterator over all numbers takes as long as most of the tests.
      for (let film = 0; film < found.length; film++) {
        if (found[film] === 0) continue;
        const known = ground.films[film];
        if (known === undefined || !test(known)) found[film] = 0;
      }
      return found;
    }
  }
}

/** What takes least, and leaves least for the others, comes first. */
const byCost = (a: Condition, b: Condition): number => cost(a) - cost(b);

function cost(condition: Condition): number {
  if (condition.kind === 'word') return 0;
  if (condition.kind === 'phrase') return 1;
  if (condition.kind !== 'text') return 2;
  return INDEXED.includes(condition.field) ? 1 : 3;
}

function candidates(
  condition: Exclude<Condition, { readonly kind: 'all' | 'any' | 'not' | 'word' }>,
  ground: Ground,
  within: Found | null,
): Found | null {
  const isIndexed =
    condition.kind === 'phrase' || (condition.kind === 'text' && INDEXED.includes(condition.field));
  if (!isIndexed) return within;
  const found = withWords(searchWords(condition.text), ground, within, false);
  // How well its words fit elsewhere says nothing about the place that is asked about.
  return within === null
    ? found.map((score) => Math.min(score, 1))
    : found.map((score, film) => (score > 0 ? (within[film] ?? 0) : 0));
}

/** Every film that is looked at, with what it has so far. */
function all({ living }: Ground, within: Found | null): Found {
  return (within ?? living).slice();
}

function withWords(
  words: readonly SearchWord[],
  ground: Ground,
  within: Found | null,
  near: boolean,
): Found {
  const found = all(ground, within);
  for (const word of words) {
    const scores = near ? ground.words.nearlyStartingWith(word) : ground.words.startingWith(word);
    for (let film = 0; film < found.length; film++) {
      const score = scores[film] ?? 0;
      const before = found[film] ?? 0;
      if (before > 0) found[film] = score === 0 ? 0 : Math.min(before + score, MOST);
    }
  }
  return found;
}
