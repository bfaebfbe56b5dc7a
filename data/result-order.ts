import { compareNames, type IndexEntry } from './index-entry.ts';
import { peopleIn, type Film } from './model/film.ts';
import type { Grouping, Query } from './model/query.ts';

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
  seen: ({ seen }) => (seen === null ? null : Math.floor(seen / 10_000)),
  random: null,
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
  seen: (entry) => entry.seen,
  random: null,
  relevance: null,
};

/** A number for a film that looks like chance, and is the same for the same seed at every start. */
export function drawn(id: string, seed: number): number {
  let hash = seed ^ 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** By what a film stands together with others; `null` for one that has nothing of the kind. */
export const GROUPS: Readonly<
  Record<Exclude<Grouping, 'none'>, (film: Film) => string | number | null>
> = {
  decade: ({ year }) => (year === null ? null : year - (year % 10)),
  director: (film) => peopleIn(film, 'director')[0] ?? null,
  genre: ({ genres }) => genres[0] ?? null,
  series: ({ series }) => series?.name ?? null,
  medium: ({ copies }) => copies.find(({ medium }) => medium !== null)?.medium ?? null,
};

/** Entries by their groups, each group in the order it came in; those without one last. */
export function byGroup(
  entries: readonly IndexEntry[],
  grouping: Exclude<Grouping, 'none'>,
): readonly IndexEntry[] {
  const groups = new Map<string | number | null, IndexEntry[]>();
  for (const entry of entries) {
    const name = GROUPS[grouping](entry.film);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [entry]);
    else group.push(entry);
  }
  const rest = groups.get(null) ?? [];
  groups.delete(null);
  const named = [...groups].toSorted(([a], [b]) => compareNames(String(a), String(b)));
  return [...named.flatMap(([, members]) => members), ...rest];
}
