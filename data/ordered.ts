/* Lists in order: found in, sorted by numbers, and sorted in steps so that others get their turn meanwhile. */

/** How many items are sorted in one step, which takes about a millisecond. */
const PIECE = 500;

export type Compare<T> = (a: T, b: T) => number;

/** The first position, in an order where what fits comes after what does not, of an item that fits. */
export function firstIndex<T>(ordered: ArrayLike<T>, fits: (item: T) => boolean): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (fits(ordered[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Items by a number, equal ones in the order they came in; those without the number last, whichever way. Sorts the
 * bare numbers and then puts each item in its place: comparing the items takes several times as long.
 */
export function sortBy<T>(
  items: readonly T[],
  key: (item: T) => number | null,
  descending: boolean,
): readonly T[] {
  const sign = descending ? -1 : 1;
  const values = Float64Array.from(items, (item) => sign * (key(item) ?? sign * Infinity));
  const ordered = values.toSorted();
  const placed = new Uint32Array(items.length);
  const sorted = [...items];
  for (const [index, item] of items.entries()) {
    const value = values[index] ?? 0;
    const first = firstIndex(ordered, (other) => other >= value);
    const before = placed[first] ?? 0;
    placed[first] = before + 1;
    sorted[first + before] = item;
  }
  return sorted;
}

/** Returns the items sorted, equal ones in the order they came in. */
export function* sortInSteps<T>(
  items: readonly T[],
  compare: Compare<T>,
): Generator<undefined, T[]> {
  let runs: T[][] = [];
  for (let from = 0; from < items.length; from += PIECE) {
    runs.push(items.slice(from, from + PIECE).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const longer: T[][] = [];
    for (let index = 0; index < runs.length; index += 2) {
      longer.push(yield* mergeInSteps(runs[index] ?? [], runs[index + 1] ?? [], compare));
    }
    runs = longer;
  }
  return runs[0] ?? [];
}

/** Two sorted lists as one; of equal items those of the first come first. */
export function* mergeInSteps<T>(
  first: readonly T[],
  second: readonly T[],
  compare: Compare<T>,
): Generator<undefined, T[]> {
  const merged: T[] = [];
  let taken = 0;
  for (const item of second) {
    for (;;) {
      const other = first[taken];
      if (taken === first.length || compare(other as T, item) > 0) break;
      merged.push(other as T);
      taken += 1;
      if (merged.length % PIECE === 0) yield;
    }
    merged.push(item);
    if (merged.length % PIECE === 0) yield;
  }
  return merged.concat(first.slice(taken));
}
