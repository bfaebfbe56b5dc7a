import type { SearchWord } from '../model/search-text.ts';
import { Found } from './found.ts';
import { Latest } from './latest.ts';
import { treeOf, WordTree, type TreeArrays } from './word-tree.ts';

/*
 * Which films have which words, and where in them. Films are numbered; a number is given once and never again. The words
 * of most films stand in trees that never change, those of the latest few beside them until they are enough for another.
 */

/** What a word at each place of a film is worth; at most 4 places. */
export type Weights = readonly [number, number, number, number];

const PLACES = 4;
/** From so many letters on one typing error is forgiven, and two. */
const ONE_ERROR = 3;
const TWO_ERRORS = 8;
/** Nobody types a longer word, and what is pasted needs no forgiveness. */
const LONGEST_WRONG = 40;
/** So many of the latest films are looked through word by word. */
const MOST_LATEST = 200;
/** A tree takes in the one before it when that is no larger than so many times its own size. */
const MERGED_UP_TO = 4;
const KEPT_ANSWERS = 48;

export interface WordState {
  /** The highest number of a film. */
  readonly last: number;
  readonly trees: readonly TreeArrays[];
}

export class WordIndex {
  readonly #weights: Weights;
  #trees: readonly WordTree[] = [];
  /** For each word of the latest films their numbers times four plus the place. */
  #latest = new Map<string, number[]>();
  #latestFilms = 0;
  /** The same as a tree; `null` until somebody asks. */
  #latestTree: WordTree | null = null;
  #isSettling = false;
  #last = -1;
  /** The answers about words of late: who types the second word asks for the first again and again. */
  readonly #answers = new Latest<Found>(KEPT_ANSWERS);

  constructor(weights: Weights) {
    this.#weights = weights;
  }

  add(film: number, words: ReadonlyMap<string, number>): void {
    for (const [word, place] of words) {
      const packed = film * PLACES + place;
      const list = this.#latest.get(word);
      if (list === undefined) this.#latest.set(word, [packed]);
      else list.push(packed);
    }
    this.#latestFilms += 1;
    this.#latestTree = null;
    this.#last = Math.max(this.#last, film);
    this.#answers.clear();
  }

  /** Whether so many films are new that questions take longer than they should; then `settle` is due. */
  get isUnsettled(): boolean {
    return this.#isSettling || this.#latestFilms > MOST_LATEST;
  }

  /** Puts the latest films in a tree, in steps; until the last one what is found may lack them. */
  *settle(): Generator<undefined> {
    this.#isSettling = true;
    const words = this.#latest;
    this.#latest = new Map();
    this.#latestTree = null;
    this.#latestFilms = 0;
    const trees = [...this.#trees];
    let size = 0;
    for (const list of words.values()) size += list.length;
    for (let last = trees.at(-1); last !== undefined; last = trees.at(-1)) {
      if (last.lists.length > MERGED_UP_TO * size) break;
      trees.pop();
      size += last.lists.length;
      yield* last.addTo(words);
    }
    trees.push(yield* treeOf(words));
    this.#trees = trees;
    this.#isSettling = false;
    this.#answers.clear();
  }

  /** What the index is made of, in a form that can be written down. Later films do not change it. */
  get state(): WordState {
    return { last: this.#last, trees: this.#all.map(({ arrays }) => arrays) };
  }

  static from(weights: Weights, { last, trees }: WordState): WordIndex {
    const index = new WordIndex(weights);
    index.#last = last;
    index.#trees = trees.map((arrays) => new WordTree(arrays));
    return index;
  }

  /** The films in which a word begins so. A whole word counts for more than its beginning. */
  startingWith(word: SearchWord): Found {
    return this.#answers.get(`= ${word.join(' ')}`, () => {
      const found = new Found(this.#last + 1);
      for (const start of word) this.#addStart(found, start);
      return found;
    });
  }

  /** Those in which a word nearly begins so; with one or two letters the same as `startingWith`. */
  nearlyStartingWith(word: SearchWord): Found {
    return this.#answers.get(`~ ${word.join(' ')}`, () => {
      const found = this.startingWith(word).filter(() => true);
      for (const start of word) this.#addNear(found, start);
      return found;
    });
  }

  #addStart(found: Found, start: string): void {
    for (const tree of this.#all) {
      const { from, ownTo, to } = tree.startingWith(start);
      this.#add(found, tree, from, ownTo, 1);
      this.#add(found, tree, ownTo, to, 0);
    }
  }

  #addNear(found: Found, start: string): void {
    const errors = errorsIn(start);
    if (errors === 0) return;
    for (const tree of this.#all) {
      for (const { from, to } of tree.nearlyStartingWith(start, errors)) {
        this.#add(found, tree, from, to, -1);
      }
    }
  }

  get #all(): readonly WordTree[] {
    if (this.#latest.size === 0) return this.#trees;
    this.#latestTree ??= atOnce(treeOf(this.#latest));
    return [...this.#trees, this.#latestTree];
  }

  #add(found: Found, { lists }: WordTree, from: number, to: number, bonus: number): void {
    const worth = Uint8Array.from(this.#weights, (weight) => weight + bonus);
    for (let at = from; at < to; at++) {
      const packed = lists[at] ?? 0;
      found.add(packed >>> 2, worth[packed & 3] ?? 0);
    }
  }
}

function errorsIn(start: string): number {
  if (start.length < ONE_ERROR || start.length > LONGEST_WRONG) return 0;
  return start.length < TWO_ERRORS ? 1 : 2;
}

function atOnce<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
