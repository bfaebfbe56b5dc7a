import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TermTrie } from './term-trie.ts';

function trieOf(terms: readonly string[]): TermTrie {
  const trie = new TermTrie();
  for (const term of terms) trie.add(term);
  return trie;
}

function named(
  terms: readonly string[],
  find: (trie: TermTrie, visit: (n: number) => void) => void,
) {
  const unique = [...new Set(terms)];
  const found: string[] = [];
  find(trieOf(terms), (term) => found.push(unique[term] ?? '?'));
  return found.sort();
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é'), maxLength: 6 });
const words = fc.array(word, { maxLength: 40 });

test('a term has one number, however often it is added', () => {
  const trie = trieOf(['heat', 'he', 'heat', 'rush']);
  expect(trie.size).toBe(3);
  expect(['heat', 'he', 'rush', 'hea'].map((term) => trie.find(term))).toEqual([0, 1, 2, -1]);
});

test('the terms that begin so are those that do', () => {
  fc.assert(
    fc.property(words, word, (terms, start) => {
      const expected = [...new Set(terms)].filter((term) => term.startsWith(start)).sort();
      expect(named(terms, (trie, visit) => trie.startingWith(start, visit))).toEqual(expected);
    }),
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

test.each([1, 2])('with %s errors, the terms that nearly begin so are those that do', (most) => {
  fc.assert(
    fc.property(
      words,
      word.filter((start) => start.length > most),
      (terms, start) => {
        const isNear = (term: string) =>
          Array.from({ length: term.length + 1 }, (_, end) => term.slice(0, end)).some(
            (beginning) => distance(beginning, start) <= most,
          );
        const expected = [...new Set(terms)].filter(isNear).sort();
        const found = named(terms, (trie, visit) => trie.nearlyStartingWith(start, most, visit));
        expect(found).toEqual(expected);
      },
    ),
    { numRuns: 500 },
  );
});
