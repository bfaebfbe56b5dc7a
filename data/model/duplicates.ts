import { z } from 'zod';
import { filmIdSchema } from './film.ts';
import type { FilmCard } from './query.ts';

/* Two films of the collection that may be one, as they are told to a person. */

/** What speaks for two entries being one film, the strongest first, and then what speaks against it. */
export const LIKENESS_REASONS = [
  'externalId',
  'barcode',
  'title',
  'otherTitle',
  'nearTitle',
  'longerTitle',
  'year',
  'nearYear',
  'director',
  'cast',
  'runtime',
  'noYear',
  'otherYear',
  'otherDirector',
  'otherCast',
  'otherRuntime',
  'otherExternalId',
] as const;
export type LikenessReason = (typeof LIKENESS_REASONS)[number];

/** `score` is 0 for two films that have nothing in common and 1 for what is certainly the same film. */
export interface Likeness {
  readonly score: number;
  readonly reasons: readonly LikenessReason[];
}

/** The film with more in it comes first: the one that a merge keeps. */
export interface DuplicatePair extends Likeness {
  readonly ids: FilmPair;
  readonly cards: readonly [FilmCard, FilmCard];
}

/** The most alike first; `total` counts those as well that were more than asked for. */
export interface Duplicates {
  readonly total: number;
  readonly pairs: readonly DuplicatePair[];
}

/** From this score on two entries are shown, and from the other on nobody needs to look. */
export const LEAST_ALIKE = 0.6;
export const CERTAINLY_ALIKE = 0.95;

export const MOST_PAIRS = 1_000;

/** More than anybody decides about by hand. */
const MOST_DECISIONS = 20_000;
const filmPairSchema = z.tuple([filmIdSchema, filmIdSchema]);
export type FilmPair = readonly [string, string];
export const filmPairsSchema = z.array(filmPairSchema).max(MOST_DECISIONS);

/** The same for both orders. */
export function pairKey([a, b]: FilmPair): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
