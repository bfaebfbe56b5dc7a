import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WordTree } from './word-tree.ts';
import { treeOf, type Piece } from './word-tree.ts';

/** The number behind each word is its place in the list of words. */
function tree(words: readonly string[]): WordTree {
  const steps = treeOf(new Map([...new Set(words)].map((word, number) => [word, [number]])));
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

function named(words: readonly string[], find: (tree: WordTree) => readonly Piece[]): string[] {
  const unique = [...new Set(words)];
  const made = tree(words);
  const numbers = find(made).flatMap(({ from, to }) => [...made.lists.subarray(from, to)]);
  return numbers.map((number) => unique[number] ?? '?').sort();
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é'), minLength: 1, maxLength: 6 });
const start = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é'), maxLength: 6 });
const words = fc.array(word, { maxLength: 40 });

test('the words that begin so are those that do, with the word itself first', () => {
  fc.assert(
    fc.property(words, start, (all, start) => {
      const expected = [...new Set(all)].filter((each) => each.startsWith(start)).sort();
      expect(named(all, (made) => [made.startingWith(start)])).toEqual(expected);
      const itself = named(all, (made) => {
        const { from, ownTo } = made.startingWith(start);
        return [{ from, ownTo, to: ownTo }];
      });
      expect(itself).toEqual(expected.filter((each) => each === start));
    }),
  );
});

test('a tree taken apart and made anew is the same', () => {
  fc.assert(
    fc.property(words, (all) => {
      const made = tree(all);
      const taken = new Map<string, number[]>();
      for (const _ of made.addTo(taken)) expect(_).toBeUndefined();
      expect([...taken.keys()]).toEqual([...new Set(all)].sort());
      const steps = treeOf(taken);
      let step = steps.next();
      while (step.done !== true) step = steps.next();
      expect(step.value.arrays).toEqual(made.arrays);
    }),
  );
});

test('a word that is there already keeps what was known of it behind what the tree knows', () => {
  const known = new Map([['heat', [7]]]);
  for (const _ of tree(['rush', 'heat']).addTo(known)) expect(_).toBeUndefined();
  expect(known).toEqual(
    new Map([
      ['heat', [1, 7]],
      ['rush', [0]],
    ]),
  );
});

/** The distance with neighbours in the wrong order as one error, the plain way. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  for (let j = 1; j <= b.length; j++) (rows[0] ??= [])[j] = j;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const at = (r: number, c: number) => rows[r]?.[c] ?? Infinity;
      let best = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, at(i - 2, j - 2) + 1);
      }
      (rows[i] ??= [])[j] = best;
    }
  }
  return rows[a.length]?.[b.length] ?? 0;
}

test.each([1, 2])('with %s errors, the words that nearly begin so are those that do', (most) => {
  fc.assert(
    fc.property(
      words,
      word.filter((start) => start.length > most),
      (all, start) => {
        const isNear = (word: string) =>
          Array.from({ length: word.length + 1 }, (_, end) => word.slice(0, end)).some(
            (beginning) => distance(beginning, start) <= most,
          );
        const expected = [...new Set(all)].filter(isNear).sort();
        const found = named(all, (made) => made.nearlyStartingWith(start, most));
        expect(found).toEqual(expected);
      },
    ),
    { numRuns: 500 },
  );
});
