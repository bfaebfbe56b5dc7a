import type { Span } from '../model/recognition.ts';
import type { Piece } from './lines.ts';

/* What markup for machines says, whichever form it has: things with properties, most of them words. */

/** A value with the place where a reader sees it, if a reader sees it at all. */
export interface Words {
  readonly text: string;
  readonly seen: Span | null;
}

export interface Thing<W = Words> {
  /** Names of schema.org, in lower case: "movie"; "opengraph" where nothing but that says so. */
  readonly types: readonly string[];
  readonly properties: ReadonlyMap<string, readonly (W | Thing<W>)[]>;
  /** Where a reader sees the whole thing. */
  readonly seen: Span | null;
}

/** A thing whose every word has its place in the text. */
export type PlacedThing = Thing<Piece>;

export const isThing = <W extends object>(value: W | Thing<W>): value is Thing<W> =>
  'properties' in value;

const FILMS = new Set(['movie', 'film', 'tvmovie', 'tvfilm']);
/** Where a page names the film it is about, and not another one. */
const ABOUT = new Set(['mainentity', 'mainentityofpage', 'itemreviewed', 'workpresented', 'about']);
const LISTS = new Set(['itemlistelement', 'item', 'mainentity', 'about']);
const MAX_FILMS = 500;

/** "https://schema.org/Movie" and "schema:Movie" are "movie". */
export const typeName = (type: string) =>
  type.trim().slice(-100).split(/[/#:]/u).at(-1)?.toLowerCase() ?? '';

/**
 * The films a page is about; where it is about none, those it lists. Films that stand beside one ("similar films") are
 * not among them.
 */
export function filmsAmong(things: readonly Thing[]): readonly Thing[] {
  const main = reachable(things, ABOUT);
  return (main.length > 0 ? main : reachable(things, LISTS)).slice(0, MAX_FILMS);
}

/** Things may refer to each other in circles. */
function reachable(things: readonly Thing[], properties: ReadonlySet<string>): readonly Thing[] {
  const seen = new Set<Thing>(things);
  const films: Thing[] = [];
  for (const thing of seen) {
    if (thing.types.some((type) => FILMS.has(type))) {
      films.push(thing);
      continue;
    }
    for (const [name, values] of thing.properties) {
      if (!properties.has(name)) continue;
      for (const value of values) if (isThing(value)) seen.add(value);
    }
  }
  return films;
}
