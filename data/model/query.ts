import { z } from 'zod';
import type { Film } from './film.ts';

/* What a person asks of the collection, as a value: it can be stored, compared and sent. */

export const SECTIONS = ['all', 'recent', 'unwatched', 'wanted', 'lent', 'trash'] as const;
export const SORTS = ['title', 'year', 'added', 'rating', 'runtime', 'seen', 'random'] as const;
/** What films can stand together by; each film stands once, with its first director, genre or medium. */
export const GROUPINGS = ['none', 'decade', 'director', 'genre', 'series', 'medium'] as const;

export const MOST_SEED = 0xffff_ffff;

export const querySchema = z.strictObject({
  /** Words as typed; each must be found in the film's titles, people or labels. */
  text: z.string().max(20_000),
  section: z.enum(SECTIONS),
  tag: z.string().nullable(),
  /** `relevance`: what fits the words best comes first; without words the same as `title`. */
  sort: z.enum([...SORTS, 'relevance']),
  descending: z.boolean(),
  /** The order of `random`: another one for each number, and always the same for the same. */
  seed: z.int().min(0).max(MOST_SEED),
  grouping: z.enum(GROUPINGS),
  /** Whether words are looked for in plots and notes as well. */
  fullText: z.boolean(),
});
export type Query = z.infer<typeof querySchema>;
export type Section = Query['section'];
export type Sort = Query['sort'];
export type Grouping = Query['grouping'];

export const ALL_FILMS: Query = {
  text: '',
  section: 'all',
  tag: null,
  sort: 'title',
  descending: false,
  seed: 0,
  grouping: 'none',
  fullText: false,
};

/** Whether an order can be turned round. */
export function hasDirection(sort: Sort): boolean {
  return sort !== 'random' && sort !== 'relevance';
}

/** What the grid, the list and the table show of a film; nothing they do not draw. */
export interface FilmCard {
  readonly id: string;
  readonly title: string;
  readonly originalTitle: string | null;
  readonly year: number | null;
  readonly director: string | null;
  /** Minutes. */
  readonly runtime: number | null;
  readonly genres: readonly string[];
  readonly countries: readonly string[];
  readonly status: Film['status'];
  readonly medium: string | null;
  readonly shelf: string | null;
  /** ISO moment. */
  readonly added: string;
  /** The latest day, month or year in the diary; `null` where it has no date. */
  readonly lastSeen: string | null;
  readonly tags: readonly string[];
  readonly custom: Film['custom'];
  readonly watched: boolean;
  readonly lent: boolean;
  readonly favourite: boolean;
  readonly rating: number | null;
  readonly poster: CardPoster | null;
}

export interface CardPoster {
  readonly hash: string;
  readonly placeholder: string;
}

/**
 * A place in the sorted result: a letter, a decade, a year. `index` counts from 0. In a grouped result the groups; the
 * last has an empty label when its films have nothing to be grouped by.
 */
export interface Marker {
  readonly label: string;
  readonly index: number;
}

export interface QueryResult {
  readonly revision: number;
  readonly total: number;
  readonly markers: readonly Marker[];
}

/** By what a result can be narrowed down, with counts. */
export const FACETS = [
  'genre',
  'decade',
  'director',
  'actor',
  'country',
  'language',
  'medium',
  'tag',
  'series',
] as const;
export type FacetField = (typeof FACETS)[number];

/** The values that the films of a result have, the most frequent first; a decade is its first year. */
export interface Facet {
  readonly field: FacetField;
  readonly values: readonly FacetValue[];
  /** How many further values there are. */
  readonly more: number;
}

export interface FacetValue {
  readonly value: string;
  readonly films: number;
}
