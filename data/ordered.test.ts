import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeInSteps, sortBy, sortInSteps } from './ordered.ts';

interface Item {
  readonly value: number;
  readonly place: number;
}

const byValue = (a: Item, b: Item) => a.value - b.value;

/** Items that are often equal, in lists of very different lengths. */
const items = fc
  .array(fc.nat(40), { maxLength: 4000, size: 'max' })
  .map((values) => values.map((value, place): Item => ({ value, place })));

function all<T>(steps: Generator<undefined, T>): { readonly result: T; readonly steps: number } {
  for (let count = 0; ; count += 1) {
    const next = steps.next();
    if (next.done === true) return { result: next.value, steps: count };
  }
}

test('sorted in steps a list is what it is sorted at once', () => {
  fc.assert(
    fc.property(items, (list) => {
      expect(all(sortInSteps(list, byValue)).result).toEqual(list.toSorted(byValue));
    }),
  );
});

test('two sorted lists become one, and of equal items those of the first come first', () => {
  fc.assert(
    fc.property(items, items, (first, second) => {
      const [a, b] = [first.toSorted(byValue), second.toSorted(byValue)];
      expect(all(mergeInSteps(a, b, byValue)).result).toEqual([...a, ...b].sort(byValue));
    }),
  );
});

test('no step compares more than a few thousand times', () => {
  const list = Array.from({ length: 20_000 }, (_, place) => ({
    value: (place * 7919) % 20_011,
    place,
  }));
  let compared = 0;
  let most = 0;
  const sorting = sortInSteps(list, (a, b) => {
    compared += 1;
    return byValue(a, b);
  });
  while (sorting.next().done !== true) {
    most = Math.max(most, compared);
    compared = 0;
  }
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThan(6000);
});

test('items without a number come last, whichever way', () => {
  const list = [3, null, 1, 2, null].map((value, place) => ({ value, place }));
  const places = (descending: boolean) =>
    sortBy(list, ({ value }) => value, descending).map(({ place }) => place);
  expect(places(false)).toEqual([2, 3, 0, 1, 4]);
  expect(places(true)).toEqual([0, 3, 2, 1, 4]);
});
