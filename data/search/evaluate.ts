import type { Film } from '../model/film.ts';
import type { Condition, TextField } from '../model/query-language.ts';
import type { Reading } from '../index-entry.ts';
import { searchWords } from '../model/search-text.ts';
import { testOf, type OwnCondition } from './conditions.ts';
import type { WordIndex } from './word-index.ts';

/** What a condition is asked of: films by their numbers. */
export interface Ground {
  readonly film: (number: number) => Film | undefined;
  /** The films that are looked at at all: 1 for each of them, otherwise 0. */
  readonly among: Found;
  readonly words: WordIndex;
  /** The words of the long texts. */
  readonly plots: WordIndex;
  readonly notes: WordIndex;
  /** Whether words may as well stand in the long texts. */
  readonly fullText: boolean;
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
  const found = fits(condition, ground, ground.among, false);
  return hasWords(condition) && !found.some((score) => score > 0)
    ? fits(condition, ground, ground.among, true)
    : found;
}

/** What has to be known of all films before a condition can be asked. */
export function needed(condition: Condition, fullText: boolean): Reading | null {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const all = condition.of.map((each) => needed(each, fullText));
      return all.find((each) => each === 'texts') ?? all.find((each) => each !== null) ?? null;
    }
    case 'not':
      return needed(condition.of, fullText);
    case 'word':
    case 'phrase':
      return fullText ? 'texts' : 'words';
    case 'text':
      if (isLongText(condition.field)) return 'texts';
      return INDEXED.includes(condition.field) ? 'words' : null;
    default:
      return null;
  }
}

const isLongText = (field: TextField): field is 'plot' | 'notes' =>
  field === 'plot' || field === 'notes';

function hasWords(condition: Condition): boolean {
  if (condition.kind === 'all' || condition.kind === 'any') return condition.of.some(hasWords);
  return condition.kind === 'word';
}

/** @param within only films that fit these are looked at; @param near with typing errors */
function fits(condition: Condition, ground: Ground, within: Found, near: boolean): Found {
  switch (condition.kind) {
    case 'all': {
      let found = within;
      for (const each of [...condition.of].sort(byCost)) found = fits(each, ground, found, near);
      return found;
    }
    case 'any': {
      const best = new Uint16Array(within.length);
      for (const each of condition.of) {
        const way = fits(each, ground, within, near);
        for (let film = 0; film < best.length; film++) {
          best[film] = Math.max(best[film] ?? 0, way[film] ?? 0);
        }
      }
      return best;
    }
    case 'not': {
      const found = within.slice();
      const without = fits(condition.of, ground, within, false);
      for (let film = 0; film < found.length; film++) if ((without[film] ?? 0) > 0) found[film] = 0;
      return found;
    }
    case 'word':
      return withWords(condition.text, places(ground), within, near);
    default:
      return own(condition, ground, within);
  }
}

/** Where a word may stand that is not asked for in one place. */
function places({ words, plots, notes, fullText }: Ground): readonly WordIndex[] {
  return fullText ? [words, plots, notes] : [words];
}

/** What takes least, and leaves least for the others, comes first. */
const byCost = (a: Condition, b: Condition): number => cost(a) - cost(b);

function cost(condition: Condition): number {
  if (condition.kind === 'word') return 0;
  if (condition.kind === 'phrase') return 1;
  if (condition.kind !== 'text') return 2;
  return INDEXED.includes(condition.field) || isLongText(condition.field) ? 1 : 3;
}

/** Films that fit a condition which one film by itself answers. How well they fit does not change. */
function own(condition: OwnCondition, ground: Ground, within: Found): Found {
  const candidates = candidatesFor(condition, ground, within);
  const isAnswer = condition.kind === 'text' && isLongText(condition.field) && !condition.exact;
  const found = within.slice();
  const test = testOf(condition, ground.fullText);
  // Counted, for an iterator over all numbers takes as long as most of the tests.
  for (let film = 0; film < found.length; film++) {
    if (found[film] === 0) continue;
    if (candidates[film] === 0) found[film] = 0;
    else if (!isAnswer) {
      const known = ground.film(film);
      if (known === undefined || !test(known)) found[film] = 0;
    }
  }
  return found;
}

/** The films that can fit at all, as far as words tell. */
function candidatesFor(condition: OwnCondition, ground: Ground, within: Found): Found {
  if (condition.kind === 'phrase') return withWords(condition.text, places(ground), within, false);
  if (condition.kind !== 'text') return within;
  if (isLongText(condition.field)) {
    const index = condition.field === 'plot' ? ground.plots : ground.notes;
    return withWords(condition.text, [index], within, false);
  }
  return INDEXED.includes(condition.field)
    ? withWords(condition.text, [ground.words], within, false)
    : within;
}

/** Films that have all the words, each in any of the places; every word adds to how well they fit. */
function withWords(
  text: string,
  places: readonly WordIndex[],
  within: Found,
  near: boolean,
): Found {
  const found = within.slice();
  for (const word of searchWords(text)) {
    const [first, ...others] = places.map((index) =>
      near ? index.nearlyStartingWith(word) : index.startingWith(word),
    );
    for (let film = 0; film < found.length; film++) {
      const before = found[film] ?? 0;
      if (before === 0) continue;
      let score = first?.[film] ?? 0;
      for (const other of others) score = Math.max(score, other[film] ?? 0);
      found[film] = score === 0 ? 0 : Math.min(before + score, MOST);
    }
  }
  return found;
}
