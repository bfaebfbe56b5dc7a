import { setImmediate as turn } from 'node:timers/promises';
import { DuplicateBlocks } from './duplicate-blocks.ts';
import { filmCard } from './film-card.ts';
import { pairKey, type DuplicatePair, type Duplicates, type FilmPair } from './model/duplicates.ts';
import { likeness, traitsOf, type FilmTraits } from './model/film-likeness.ts';
import { filledFields } from './model/film-merge.ts';
import type { Film } from './model/film.ts';

const TURN_MS = 8;

export interface DuplicateQuestion {
  /** Pairs with a lower score are not told. */
  readonly least: number;
  readonly most: number;
  /** Pairs of which a person said that they are two films. */
  readonly apart: readonly FilmPair[];
}

/**
 * The films that may be in the collection twice, the most alike first. Each film is compared only with those that share
 * a key with it, in turns of a few milliseconds. The trash is left out.
 */
export async function findDuplicates(
  films: Iterable<Film>,
  { least, most, apart }: DuplicateQuestion,
): Promise<Duplicates> {
  const here = [...films].filter(({ deleted }) => deleted === null);
  const isApart = new Set(apart.map(pairKey));
  const blocks = new DuplicateBlocks(here.length);
  const traits: FilmTraits[] = [];
  let pairs: Found[] = [];
  let total = 0;
  let end = performance.now() + TURN_MS;
  for (const [number, film] of here.entries()) {
    if (performance.now() >= end) {
      await turn();
      end = performance.now() + TURN_MS;
    }
    const its = traitsOf(film);
    traits.push(its);
    for (const earlier of blocks.enter(number, its)) {
      const other = traits[earlier];
      if (other === undefined) continue;
      const alike = likeness(its, other);
      if (alike.score < least || isApart.has(pairKey([film.id, other.film.id]))) continue;
      total += 1;
      pairs.push({ ...alike, films: inOrder(film, other.film) });
    }
    if (pairs.length > 4 * most) pairs = best(pairs, most);
  }
  return { total, pairs: best(pairs, most).map(told) };
}

interface Found extends Pick<DuplicatePair, 'score' | 'reasons'> {
  readonly films: readonly [Film, Film];
}

function best(pairs: readonly Found[], most: number): Found[] {
  return pairs.toSorted(byLikeness).slice(0, most);
}

/** Always the same order for the same films. */
function byLikeness(a: Found, b: Found): number {
  if (a.score !== b.score) return b.score - a.score;
  const [one, other] = [a, b].map(({ films: [first, second] }) =>
    [first.title, first.id, second.id].join('\n'),
  );
  return (one ?? '') < (other ?? '') ? -1 : 1;
}

/** The one with more in it first, and where both have as much the one that was there earlier. */
function inOrder(a: Film, b: Film): readonly [Film, Film] {
  const more = filledFields(a) - filledFields(b);
  const isFirst = more === 0 ? `${a.created} ${a.id}` < `${b.created} ${b.id}` : more > 0;
  return isFirst ? [a, b] : [b, a];
}

function told({ films: [first, second], score, reasons }: Found): DuplicatePair {
  return {
    ids: [first.id, second.id],
    cards: [filmCard(first), filmCard(second)],
    score,
    reasons,
  };
}
