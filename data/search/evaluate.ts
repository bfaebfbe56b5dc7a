import type { Film } from '../model/film.ts';
import type { Condition, CustomCondition, TextField } from '../model/query-language.ts';
import type { Reading } from '../index-entry.ts';
import { searchWords, type SearchWord } from '../model/search-text.ts';
import { testOf, type OwnCondition } from './conditions.ts';
import { customTest } from './custom-values.ts';
import type { FieldIndex } from './field-index.ts';
import { Found } from './found.ts';
import type { WordIndex } from './word-index.ts';

/** What a condition is asked of: films by their numbers. */
export interface Ground {
  readonly film: (number: number) => Film | undefined;
  /** The films that are looked at at all. */
  readonly among: Found;
  readonly words: WordIndex;
  /** The words of the long texts. */
  readonly plots: WordIndex;
  readonly notes: WordIndex;
  readonly fields: FieldIndex;
  /** Whether words may as well stand in the long texts. */
  readonly fullText: boolean;
}

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

/** The films that fit a condition, and how well, others than those looked at among them. Where none does, typing errors are forgiven. */
export function evaluate(condition: Condition, ground: Ground): Found {
  const found = fits(condition, ground, null, false);
  // What else fits is of no use: of a single word it is never copied.
  const isEmpty = !found.films.some((film) => ground.among.has(film));
  return hasWords(condition, ground) && isEmpty ? fits(condition, ground, null, true) : found;
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
    // Which fields there are is not known here: it may be words as well.
    case 'custom':
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

function hasWords(condition: Condition, ground: Ground): boolean {
  if (condition.kind === 'all' || condition.kind === 'any') {
    return condition.of.some((each) => hasWords(each, ground));
  }
  if (condition.kind === 'custom') return ground.fields.films(condition.name) === null;
  return condition.kind === 'word';
}

/** @param within only films that fit these are looked at, `null` for all; @param near with typing errors */
function fits(condition: Condition, ground: Ground, within: Found | null, near: boolean): Found {
  switch (condition.kind) {
    case 'all': {
      let found = within;
      for (const each of [...condition.of].sort(byCost)) found = fits(each, ground, found, near);
      return found ?? ground.among;
    }
    case 'any': {
      const [first, ...others] = condition.of.map((each) => fits(each, ground, within, near));
      return first === undefined ? (within ?? ground.among) : Found.either([first, ...others]);
    }
    case 'not': {
      const without = fits(condition.of, ground, within, false);
      return (within ?? ground.among).filter((film) => !without.has(film));
    }
    case 'word':
      return withWords(condition.text, places(ground), within, near) ?? ground.among;
    case 'custom':
      return inField(condition, ground, within, near);
    default:
      return own(condition, ground, within);
  }
}

/** Only films that have the field are looked at; where none has it, the words are what is meant. */
function inField(
  condition: CustomCondition,
  ground: Ground,
  within: Found | null,
  near: boolean,
): Found {
  const having = ground.fields.films(condition.name);
  if (having === null) {
    return withWords(condition.words, places(ground), within, near) ?? ground.among;
  }
  const test = customTest(condition);
  return (within ?? ground.among).filter((number) => {
    const film = having.has(number) ? ground.film(number) : undefined;
    return film !== undefined && test(film);
  });
}

/** Where a word may stand that is not asked for in one place. */
function places({ words, plots, notes, fullText }: Ground): Places {
  return fullText ? [words, plots, notes] : [words];
}

type Places = readonly [WordIndex, ...(readonly WordIndex[])];

/** What takes least, and leaves least for the others, comes first. */
const byCost = (a: Condition, b: Condition): number => cost(a) - cost(b);

function cost(condition: Condition): number {
  if (condition.kind === 'word') return 0;
  if (condition.kind === 'phrase' || condition.kind === 'custom') return 1;
  if (condition.kind !== 'text') return 2;
  return INDEXED.includes(condition.field) || isLongText(condition.field) ? 1 : 3;
}

/** Films that fit a condition which one film by itself answers. How well they fit does not change. */
function own(condition: OwnCondition, ground: Ground, within: Found | null): Found {
  const candidates = candidatesFor(condition, ground, within);
  // Of long texts the index knows enough; to look through them all takes longer than everything else.
  if (condition.kind === 'text' && isLongText(condition.field) && !condition.exact) {
    return candidates;
  }
  const test = testOf(condition, ground.fullText);
  return candidates.filter((number) => {
    const film = ground.film(number);
    return film !== undefined && test(film);
  });
}

/** The films that can fit at all, as far as words tell. */
function candidatesFor(condition: OwnCondition, ground: Ground, within: Found | null): Found {
  const places = placesOf(condition, ground);
  const start = within ?? ground.among;
  if (places === null || (condition.kind !== 'phrase' && condition.kind !== 'text')) return start;
  return searchWords(condition.text).reduce(
    // How well a word fits elsewhere says nothing about the place that is asked about.
    (found, word) => found.and(anywhere(places, word, false), (here) => here),
    start,
  );
}

/** The indexes that know of what is asked for; `null` for none. */
function placesOf(condition: OwnCondition, ground: Ground): Places | null {
  if (condition.kind === 'phrase') return places(ground);
  if (condition.kind !== 'text') return null;
  if (condition.field === 'plot') return [ground.plots];
  if (condition.field === 'notes') return [ground.notes];
  return INDEXED.includes(condition.field) ? [ground.words] : null;
}

/** Films that have all the words, each in any of the places; every word adds to how well they fit. */
function withWords(
  text: string,
  places: Places,
  within: Found | null,
  near: boolean,
): Found | null {
  let found = within;
  for (const word of searchWords(text)) {
    const having = anywhere(places, word, near);
    found = found === null ? having : found.and(having, (here, there) => here + there);
  }
  return found;
}

function anywhere([first, ...others]: Places, word: SearchWord, near: boolean): Found {
  const ask = (index: WordIndex) =>
    near ? index.nearlyStartingWith(word) : index.startingWith(word);
  return Found.either([ask(first), ...others.map(ask)]);
}
