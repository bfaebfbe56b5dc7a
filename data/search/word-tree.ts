import { sortInSteps } from '../ordered.ts';

/*
 * The words of many films as a tree of letters that never changes. The nodes stand in the order of the alphabet, each
 * before those below it, and what is known of their words in the same order: everything about the words that begin in
 * some way is one piece of one array.
 */

/** For each word what is known of it: numbers that the tree does not look into. */
export type WordLists = ReadonlyMap<string, readonly number[]>;

/** After so many words others get their turn. */
const PIECE = 2_000;

export class WordTree {
  /** The letter that leads to a node; 0 is the root. */
  readonly #letters: Uint16Array<ArrayBuffer>;
  /** The first node that is no longer below this one. */
  readonly #ends: Uint32Array<ArrayBuffer>;
  /** Where the node's own word begins in `#lists`, with those of the nodes below after it; one more for the end. */
  readonly #starts: Uint32Array<ArrayBuffer>;
  readonly lists: Uint32Array<ArrayBuffer>;

  constructor({ letters, ends, starts, lists }: TreeArrays) {
    this.#letters = letters;
    this.#ends = ends;
    this.#starts = starts;
    this.lists = lists;
  }

  get arrays(): TreeArrays {
    return { letters: this.#letters, ends: this.#ends, starts: this.#starts, lists: this.lists };
  }

  /** The piece of `lists` about the words that begin so, and about the word that is exactly so, which comes first. */
  startingWith(start: string): Piece {
    const node = this.#find(start);
    return node === null ? NOTHING : this.#piece(node);
  }

  /**
   * The pieces about all words that begin with something at most so many typing errors away: a letter too many, one
   * too few, a wrong one, or two in the wrong order.
   */
  nearlyStartingWith(start: string, errors: number): readonly Piece[] {
    const found: Piece[] = [];
    const wanted = Uint16Array.from({ length: start.length }, (_, at) => start.charCodeAt(at));
    const deepest = wanted.length + errors + 1;
    // How far what leads to a node is from each beginning of `start`; a row for each depth.
    const rows = Array.from({ length: deepest + 1 }, () => new Uint16Array(wanted.length + 1));
    rows[0]?.forEach((_, at, first) => (first[at] = at));
    const visit = (node: number, depth: number, parentLetter: number): void => {
      const letter = this.#letters[node] ?? 0;
      const row = rows[depth] as Uint16Array;
      const least = fill(row, letter, parentLetter, wanted, rows[depth - 1], rows[depth - 2]);
      if ((row[wanted.length] ?? 0) <= errors) {
        found.push(this.#piece(node));
        return;
      }
      // Two letters in the wrong order look like two errors until the second is there.
      if (least <= errors + 1 && depth < deepest)
        this.#eachChild(node, (child) => visit(child, depth + 1, letter));
    };
    this.#eachChild(0, (child) => visit(child, 1, 0));
    return found;
  }

  /** Adds every word with what is known of it, in steps; what is known here comes first. */
  *addTo(words: Map<string, readonly number[]>): Generator<undefined> {
    const open: number[] = [];
    let word = '';
    for (let node = 1; node < this.#letters.length; node++) {
      while (open.length > 0 && node >= (this.#ends[open.at(-1) ?? 0] ?? 0)) open.pop();
      word = word.slice(0, open.length) + String.fromCharCode(this.#letters[node] ?? 0);
      open.push(node);
      const [from, to] = [this.#starts[node] ?? 0, this.#starts[node + 1] ?? 0];
      if (to > from)
        words.set(word, [...this.lists.subarray(from, to), ...(words.get(word) ?? [])]);
      if (node % PIECE === 0) yield;
    }
  }

  #piece(node: number): Piece {
    const from = this.#starts[node] ?? 0;
    return {
      from,
      ownTo: this.#starts[node + 1] ?? 0,
      to: this.#starts[this.#ends[node] ?? 0] ?? 0,
    };
  }

  #find(start: string): number | null {
    let node = 0;
    for (let at = 0; at < start.length; at++) {
      const letter = start.charCodeAt(at);
      const end = this.#ends[node] ?? 0;
      let child = node + 1;
      while (child < end && this.#letters[child] !== letter) child = this.#ends[child] ?? end;
      if (child >= end) return null;
      node = child;
    }
    return node;
  }

  #eachChild(node: number, visit: (child: number) => void): void {
    const end = this.#ends[node] ?? 0;
    for (let child = node + 1; child < end; child = this.#ends[child] ?? end) visit(child);
  }
}

/** What a tree is made of: everything about it, in a form that can be written down. */
export interface TreeArrays {
  readonly letters: Uint16Array<ArrayBuffer>;
  readonly ends: Uint32Array<ArrayBuffer>;
  readonly starts: Uint32Array<ArrayBuffer>;
  readonly lists: Uint32Array<ArrayBuffer>;
}

/** A piece of a tree's lists, `to` exclusive; up to `ownTo` it is about the word that is exactly what was asked for. */
export interface Piece {
  readonly from: number;
  readonly ownTo: number;
  readonly to: number;
}

const NOTHING: Piece = { from: 0, ownTo: 0, to: 0 };

/** Makes the tree in steps. */
export function* treeOf(words: WordLists): Generator<undefined, WordTree> {
  const sorted = yield* sortInSteps([...words.keys()], (a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const size = yield* measure(sorted, words);
  const letters = new Uint16Array(size.nodes);
  const ends = new Uint32Array(size.nodes);
  const starts = new Uint32Array(size.nodes + 1);
  const lists = new Uint32Array(size.numbers);
  /** The nodes that lead to the last word, without the root. */
  const open: number[] = [];
  let nodes = 1;
  let filled = 0;
  let before = '';
  const close = (depth: number) => {
    while (open.length > depth) ends[open.pop() ?? 0] = nodes;
  };
  for (const [index, word] of sorted.entries()) {
    close(sharedLetters(before, word));
    for (let at = open.length; at < word.length; at++) {
      letters[nodes] = word.charCodeAt(at);
      starts[nodes] = filled;
      open.push(nodes);
      nodes += 1;
    }
    const list = words.get(word) ?? [];
    lists.set(list, filled);
    filled += list.length;
    before = word;
    if (index % PIECE === PIECE - 1) yield;
  }
  close(0);
  ends[0] = nodes;
  starts[nodes] = filled;
  return new WordTree({ letters, ends, starts, lists });
}

function* measure(
  sorted: readonly string[],
  words: WordLists,
): Generator<undefined, { nodes: number; numbers: number }> {
  let nodes = 1;
  let numbers = 0;
  let before = '';
  for (const [index, word] of sorted.entries()) {
    nodes += word.length - sharedLetters(before, word);
    numbers += words.get(word)?.length ?? 0;
    before = word;
    if (index % PIECE === PIECE - 1) yield;
  }
  return { nodes, numbers };
}

function sharedLetters(a: string, b: string): number {
  let shared = 0;
  while (shared < a.length && a.charCodeAt(shared) === b.charCodeAt(shared)) shared += 1;
  return shared;
}

/**
 * Fills in how far what leads to a letter is from each beginning of what is wanted, and returns the least of it.
 * `above` is the row of the letter before, `twoAbove` that of the one before it.
 */
function fill(
  row: Uint16Array,
  letter: number,
  letterBefore: number,
  wanted: Uint16Array,
  above: Uint16Array | undefined,
  twoAbove: Uint16Array | undefined,
): number {
  if (above === undefined) return 0;
  let left = (above[0] ?? 0) + 1;
  let least = left;
  row[0] = left;
  for (let at = 1; at <= wanted.length; at++) {
    const own = wanted[at - 1];
    const diagonal = (above[at - 1] ?? 0) + (own === letter ? 0 : 1);
    let distance = Math.min((above[at] ?? 0) + 1, left + 1, diagonal);
    if (
      twoAbove !== undefined &&
      at > 1 &&
      own === letterBefore &&
      own !== letter &&
      wanted[at - 2] === letter
    ) {
      distance = Math.min(distance, (twoAbove[at - 2] ?? 0) + 1);
    }
    row[at] = distance;
    left = distance;
    if (distance < least) least = distance;
  }
  return least;
}
