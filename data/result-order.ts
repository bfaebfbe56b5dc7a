import type { IndexEntry } from './index-entry.ts';
import type { Query } from './model/query.ts';

/* The orders of a result, and what stands at the places where it changes. */

/** What is written at the places of a sorted result where it changes. */
export const LABELS: Readonly<
  Record<Query['sort'], ((entry: IndexEntry) => string | number | null) | null>
> = {
  title: (entry) => entry.letter,
  year: ({ year }) => (year === null ? null : year - (year % 10)),
  added: (entry) => entry.addedYear,
  rating: null,
  runtime: null,
  relevance: null,
};

/** The best first; equal ones stay in their order. There are few scores, so each has a list of its own. */
export function byFit(entries: readonly IndexEntry[], fitting: Uint16Array): readonly IndexEntry[] {
  const lists: IndexEntry[][] = [];
  for (const entry of entries) (lists[fitting[entry.number] ?? 0] ??= []).push(entry);
  return lists.reverse().flat();
}

export const SORT_KEYS: Readonly<
  Record<Query['sort'], ((entry: IndexEntry) => number | null) | null>
> = {
  title: null,
  year: (entry) => entry.year,
  added: (entry) => entry.added,
  rating: (entry) => entry.rating,
  runtime: (entry) => entry.runtime,
  relevance: null,
};
