import type { Found } from './found.ts';
import type { Order } from './orders.ts';

/* What was found, in an order: by looking through the order, or, when few were found, by sorting those. */

/** To sort one film takes as long as to look at so many. */
const SORTING = 16;

/** @param among only these are wanted */
export function inOrder(
  { films, fit }: Found,
  among: Found,
  { numbers, places }: Order,
): Uint32Array {
  const wanted = among.fit;
  if (films.length * SORTING > numbers.length) {
    const inPlace = new Uint32Array(films.length);
    let size = 0;
    // To filter takes several times as long.
    for (const film of numbers) {
      if ((fit[film] ?? 0) > 0 && (wanted[film] ?? 0) > 0) inPlace[size++] = film;
    }
    return inPlace.subarray(0, size);
  }
  return films
    .filter((film) => (wanted[film] ?? 0) > 0)
    .map((film) => places[film] ?? 0)
    .sort()
    .map((place) => numbers[place] ?? 0);
}

/** The best first; equal ones in the order. There are few degrees of fitting, so each has its place beforehand. */
export function byFit(found: Found, among: Found, order: Order): Uint32Array {
  const films = inOrder(found, among, order);
  const { fit } = found;
  let best = 0;
  for (const film of films) best = Math.max(best, fit[film] ?? 0);
  // How many fit better: where the next film that fits so well belongs.
  const better = new Uint32Array(best + 1);
  for (const film of films) {
    const lower = (fit[film] ?? 0) - 1;
    better[lower] = (better[lower] ?? 0) + 1;
  }
  for (let own = best - 1; own >= 0; own--)
    better[own] = (better[own] ?? 0) + (better[own + 1] ?? 0);
  const sorted = new Uint32Array(films.length);
  for (const film of films) {
    const own = fit[film] ?? 0;
    const place = better[own] ?? 0;
    sorted[place] = film;
    better[own] = place + 1;
  }
  return sorted;
}
