import { SECTION_BITS, type IndexEntry, type Reading } from '../index-entry.ts';
import type { Film } from '../model/film.ts';
import { parseQuery } from '../model/parse-query.ts';
import { ALL_FILMS, FACETS, type Facet, type Query } from '../model/query.ts';
import { fold } from '../model/search-text.ts';
import { evaluate, needed, type Found, type Ground } from './evaluate.ts';
import type { FilmTable } from './film-table.ts';
import { Orders } from './orders.ts';
import { Result } from './result.ts';

const KEPT_RESULTS = 8;
const RECENT_DAYS = 30;
const DAY_MS = 86_400_000;
const BY_TITLE = { ...ALL_FILMS, sort: 'title' } as const;

/** Answers questions about the films of a table, as they are until the next edit. */
export class Finder {
  readonly #table: FilmTable;
  readonly #orders: Orders;
  readonly #now: () => Date;
  readonly #results = new Map<string, Result>();

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
    const key = JSON.stringify(query);
    const result = this.#results.get(key) ?? this.#find(query);
    const [oldest] = this.#results.keys();
    if (this.#results.size >= KEPT_RESULTS && oldest !== undefined) this.#results.delete(oldest);
    this.#results.set(key, result);
    return result;
  }

  /** What the films of a result have, the most frequent first. */
  facets(query: Query, most: number): Facet[] {
    const { numbers } = this.find(query);
    return FACETS.map((field) => ({ field, ...this.#table.values[field].frequent(numbers, most) }));
  }

  /** Films in the collection with the same title or original title, whatever the spelling. */
  similar(title: string): readonly Film[] {
    const wanted = fold(title);
    if (wanted === '') return [];
    const condition = { kind: 'text', field: 'title', text: title, exact: true } as const;
    return this.#ordered(evaluate(condition, this.#ground(BY_TITLE)), BY_TITLE)
      .films()
      .filter(({ title, originalTitle, alternativeTitles }) =>
        [title, originalTitle, ...alternativeTitles].some(
          (each) => each !== null && fold(each) === wanted,
        ),
      );
  }

  #find(query: Query): Result {
    return this.#ordered(evaluate(parseQuery(query.text).condition, this.#ground(query)), query);
  }

  #ordered(fitting: Found, query: Query): Result {
    const { sort, grouping } = query;
    if (sort !== 'relevance') {
      const order = this.#orders.of({ ...query, sort });
      return new Result(
        order.filter((film) => (fitting[film] ?? 0) > 0),
        this.#table,
        query,
      );
    }
    const byTitle = this.#orders.of(BY_TITLE);
    return new Result(this.#orders.grouped(byFit(byTitle, fitting), grouping), this.#table, query);
  }

  #ground(query: Query): Ground {
    const { words, plots, notes, numbered } = this.#table;
    const film = (number: number) => numbered[number]?.film;
    return { film, among: this.#among(query), words, plots, notes, fullText: query.fullText };
  }

  /** The films of the query's section and tag. */
  #among({ section, tag }: Query): Found {
    const { sections, numbered, values } = this.#table;
    const bit = SECTION_BITS[section === 'recent' ? 'all' : section];
    const among = new Uint16Array(numbered.length);
    for (let film = 0; film < among.length; film++) {
      among[film] = ((sections[film] ?? 0) & bit) === 0 ? 0 : 1;
    }
    const keep = (isKept: (film: number) => boolean) => {
      for (let film = 0; film < among.length; film++) {
        if (among[film] === 1 && !isKept(film)) among[film] = 0;
      }
    };
    if (tag !== null) {
      const value = values.tag.find(tag);
      keep((film) => value !== -1 && values.tag.has(film, value));
    }
    if (section === 'recent') {
      const since = recentSince(this.#now());
      keep((film) => (numbered[film]?.added ?? 0) >= since);
    }
    return among;
  }
}

/** From when on a film was added recently, in ms. */
export function recentSince(now: Date): number {
  return now.getTime() - RECENT_DAYS * DAY_MS;
}

/** What has to be read of all films before a query can be answered; `null` for no more than their order. */
export function neededFor({ text, grouping, fullText }: Query): Reading | null {
  const forText = needed(parseQuery(text).condition, fullText);
  return forText ?? (grouping === 'none' ? null : 'words');
}

/** The films of an order that fit, the best first; equal ones stay in their order. There are few degrees of fitting. */
function byFit(order: Uint32Array, fitting: Found): Uint32Array {
  const best = fitting.reduce((most, fit) => Math.max(most, fit), 0);
  // How many fit better than that: there the next film belongs.
  const places = new Uint32Array(best + 1);
  let fit = 0;
  for (const film of order) {
    const own = fitting[film] ?? 0;
    if (own === 0) continue;
    fit += 1;
    places[own - 1] = (places[own - 1] ?? 0) + 1;
  }
  for (let own = best - 1; own >= 0; own--)
    places[own] = (places[own] ?? 0) + (places[own + 1] ?? 0);
  const sorted = new Uint32Array(fit);
  for (const film of order) {
    const own = fitting[film] ?? 0;
    if (own === 0) continue;
    const place = places[own] ?? 0;
    sorted[place] = film;
    places[own] = place + 1;
  }
  return sorted;
}
