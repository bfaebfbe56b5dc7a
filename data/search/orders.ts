import type { IndexEntry } from '../index-entry.ts';
import type { Grouping, Query, SORTS } from '../model/query.ts';
import { sortBy } from '../ordered.ts';
import type { FilmTable } from './film-table.ts';
import { Latest } from './latest.ts';

/* The orders that films can be asked for in. Each is made when it is asked for and kept until an edit. */

type Sort = (typeof SORTS)[number];

/** By how many kinds of order at once somebody looks through the films. */
const MOST_KEPT = 4;

/** Everything but `relevance`, which is another order for every text. */
export type Ordering = Pick<Query, 'descending' | 'seed' | 'grouping'> & { readonly sort: Sort };

/** All films in an order: their numbers, and by number their places. */
export interface Order {
  readonly numbers: Uint32Array;
  readonly places: Uint32Array;
}

export class Orders {
  readonly #table: FilmTable;
  readonly #byTitle: readonly IndexEntry[];
  readonly #kept = new Latest<Order>(MOST_KEPT);

  /** @param byTitle all films of the table */
  constructor(table: FilmTable, byTitle: readonly IndexEntry[]) {
    this.#table = table;
    this.#byTitle = byTitle;
  }

  of({ sort, descending, seed, grouping }: Ordering): Order {
    const key = JSON.stringify([sort, descending, sort === 'random' ? seed : null, grouping]);
    return this.#kept.get(key, () => {
      const numbers = this.grouped(this.#sorted(sort, descending, seed), grouping);
      return { numbers, places: placesOf(numbers, this.#table.numbered.length) };
    });
  }

  #sorted(sort: Sort, descending: boolean, seed: number): Uint32Array {
    const all = this.#byTitle;
    if (sort === 'title') return descending ? numbersOf(all).reverse() : numbersOf(all);
    if (sort === 'random') return numbersOf(sortBy(all, ({ film }) => drawn(film.id, seed), false));
    return numbersOf(sortBy(all, (entry) => entry[sort], descending));
  }

  /** By groups in the order of the alphabet, within each as before; films without one last. */
  grouped(order: Uint32Array, grouping: Grouping): Uint32Array {
    if (grouping === 'none') return order;
    const column = this.#table.values[grouping];
    const ranks = column.ranks;
    const rankOf = (film: number) => ranks[column.first(film)] ?? null;
    return Uint32Array.from(sortBy(Array.from(order), rankOf, false));
  }
}

/** Counted, as below: to map or iterate takes ten times as long, and this is done after every edit. */
export function numbersOf(entries: readonly IndexEntry[]): Uint32Array<ArrayBuffer> {
  const numbers = new Uint32Array(entries.length);
  for (let at = 0; at < numbers.length; at++) numbers[at] = entries[at]?.number ?? 0;
  return numbers;
}

function placesOf(numbers: Uint32Array, count: number): Uint32Array {
  const places = new Uint32Array(count);
  for (let at = 0; at < numbers.length; at++) places[numbers[at] ?? 0] = at;
  return places;
}

/** A number for a film that looks like chance, and is the same for the same seed at every start. */
function drawn(id: string, seed: number): number {
  let hash = seed ^ 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
