import {
  compareTitles,
  SECTION_BITS,
  type FixedSection,
  type IndexEntry,
  type Reading,
} from '../index-entry.ts';
import type { Suggestion } from '../model/api.ts';
import type { Film } from '../model/film.ts';
import type { Condition } from '../model/query-language.ts';
import { parseQuery } from '../model/parse-query.ts';
import { ALL_FILMS, FACETS, type Facet, type Query } from '../model/query.ts';
import { fold, searchWords } from '../model/search-text.ts';
import { evaluate, needed, type Ground } from './evaluate.ts';
import { byFit, inOrder } from './fit-order.ts';
import { Found } from './found.ts';
import type { FilmTable } from './film-table.ts';
import { Latest } from './latest.ts';
import { Orders } from './orders.ts';
import { Result } from './result.ts';

const KEPT_RESULTS = 32;
const KEPT_PLACES = 8;
/** A title has no more signs in it that are neither letter nor digit than letters and digits, and so many. */
const MOST_MARKS = 4;
const RECENT_DAYS = 30;
const DAY_MS = 86_400_000;
const BY_TITLE = { ...ALL_FILMS, sort: 'title' } as const;

/** Answers questions about the films of a table, as they are until the next edit. */
export class Finder {
  readonly #table: FilmTable;
  readonly #orders: Orders;
  readonly #now: () => Date;
  readonly #results = new Latest<Result>(KEPT_RESULTS);
  /** Films by section and tag. */
  readonly #places = new Latest<Found>(KEPT_PLACES);

  /** @param byTitle all films of the table */
  constructor(table: FilmTable, byTitle: readonly IndexEntry[], now: () => Date) {
    this.#table = table;
    this.#orders = new Orders(table, byTitle);
    this.#now = now;
  }

  /** The films that fit, in the query's order. The latest results are kept: scrolling asks again and again. */
  find(query: Query): Result {
    // What is recent changes with the clock, not only with an edit.
    if (query.section === 'recent') return this.#find(query);
    return this.#results.get(JSON.stringify(query), () => this.#find(query));
  }

  /** What the films of a result have, the most frequent first. */
  facets(query: Query, most: number): Facet[] {
    const { numbers } = this.find(query);
    return FACETS.map((field) => {
      const { values, more } = this.#table.values[field].frequent(numbers, most);
      // Decades follow one another, however many films they have.
      const isOrdered = field === 'decade';
      return { field, values: isOrdered ? values.sort(byValue) : values, more };
    });
  }

  /** Films in the collection one of whose titles is the same, whatever the spelling. */
  similar(title: string): readonly Film[] {
    const wanted = fold(title);
    if (wanted === '') return [];
    const { numbered, words } = this.#table;
    // Half the collection has a word that starts like a short title, and to fold all their titles takes long.
    const longest = 2 * wanted.length + MOST_MARKS;
    const isIt = (each: string | null) =>
      each !== null && each.length <= longest && fold(each) === wanted;
    let found = this.#in('all', null);
    for (const word of searchWords(title)) {
      found = found.and(words.startingWith(word), (here) => here);
    }
    return Array.from(found.films, (film) => numbered[film])
      .filter((entry) => entry !== undefined)
      .filter(({ film: { title, originalTitle, alternativeTitles } }) =>
        [title, originalTitle, ...alternativeTitles].some(isIt),
      )
      .sort(compareTitles)
      .map(({ film }) => film);
  }

  #find(query: Query): Result {
    return this.#ordered(parseQuery(query.text, this.#table.fields.names).condition, query);
  }

  #ordered(condition: Condition, query: Query): Result {
    const ground = this.#ground(query);
    const found = evaluate(condition, ground);
    const { sort, grouping } = query;
    const numbers =
      sort === 'relevance'
        ? this.#orders.grouped(byFit(found, ground.among, this.#orders.of(BY_TITLE)), grouping)
        : inOrder(found, ground.among, this.#orders.of({ ...query, sort }));
    return new Result(numbers, this.#table, query);
  }

  #ground(query: Query): Ground {
    const { words, plots, notes, fields, numbered } = this.#table;
    const film = (number: number) => numbered[number]?.film;
    const { fullText } = query;
    return { film, among: this.#among(query), words, plots, notes, fields, fullText };
  }

  /** The films of the query's section and tag. */
  #among({ section, tag }: Query): Found {
    if (section !== 'recent') return this.#in(section, tag);
    const since = recentSince(this.#now());
    const { numbered } = this.#table;
    return this.#in('all', tag).filter((film) => (numbered[film]?.added ?? 0) >= since);
  }

  #in(section: FixedSection, tag: string | null): Found {
    return this.#places.get(tag === null ? section : `${section} ${tag}`, () => {
      const { sections, numbered, values } = this.#table;
      const bit = SECTION_BITS[section];
      const value = tag === null ? null : values.tag.find(tag);
      const found = new Found(numbered.length);
      for (let film = 0; film < numbered.length; film++) {
        if (((sections[film] ?? 0) & bit) === 0) continue;
        if (value === null || values.tag.has(film, value)) found.add(film, 1);
      }
      return found;
    });
  }
}

const byValue = (a: Suggestion, b: Suggestion): number => Number(a.value) - Number(b.value);

/** From when on a film was added recently, in ms. */
export function recentSince(now: Date): number {
  return now.getTime() - RECENT_DAYS * DAY_MS;
}

/** What has to be read of all films before a query can be answered; `null` for no more than their order. */
export function neededFor({ text, grouping, fullText }: Query): Reading | null {
  const forText = needed(parseQuery(text).condition, fullText);
  return forText ?? (grouping === 'none' ? null : 'words');
}
