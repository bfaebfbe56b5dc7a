import { z } from 'zod';

/* What a person asks of the collection, as a value: it can be stored, compared and sent. */

export const SECTIONS = ['all', 'recent', 'unwatched', 'wanted', 'lent', 'trash'] as const;
export const SORTS = ['title', 'year', 'added', 'rating', 'runtime'] as const;

export const querySchema = z.strictObject({
  /** Words as typed; each must be found in the film's titles, people or labels. */
  text: z.string().max(20_000),
  section: z.enum(SECTIONS),
  tag: z.string().nullable(),
  /** `relevance`: what fits the words best comes first; without words the same as `title`. */
  sort: z.enum([...SORTS, 'relevance']),
  descending: z.boolean(),
});
export type Query = z.infer<typeof querySchema>;
export type Section = Query['section'];
export type Sort = Query['sort'];

export const ALL_FILMS: Query = {
  text: '',
  section: 'all',
  tag: null,
  sort: 'title',
  descending: false,
};

/** What the grid shows of a film; nothing a card does not draw. */
export interface FilmCard {
  readonly id: string;
  readonly title: string;
  readonly year: number | null;
  readonly director: string | null;
  readonly medium: string | null;
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

/** A place in the sorted result: a letter, a decade, a year. `index` counts from 0. */
export interface Marker {
  readonly label: string;
  readonly index: number;
}

export interface QueryResult {
  readonly revision: number;
  readonly total: number;
  readonly markers: readonly Marker[];
}
