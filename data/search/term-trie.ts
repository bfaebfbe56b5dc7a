/*
 * All words of the collection as a tree of letters: the words that begin with some letters, or nearly so, are found
 * without looking at the others. Words are only ever added; the films behind them are not kept here.
 */

/** Called with each term's number. */
export type Visit = (term: number) => void;

const NONE = -1;

export class TermTrie {
  /** A node is an index into all of these. Children of a node are linked by `next`; 0 is the root. */
  #letters = new Uint16Array(1024);
  #firstChild = new Int32Array(1024).fill(NONE);
  #next = new Int32Array(1024).fill(NONE);
  #terms = new Int32Array(1024).fill(NONE);
  #nodes = 1;
  #size = 0;

  /** How many terms there are; their numbers run from 0. */
  get size(): number {
    return this.#size;
  }

  /** The term's number, a new one for a new term. */
  add(term: string): number {
    let node = 0;
    for (let at = 0; at < term.length; at++) node = this.#childOrNew(node, term.charCodeAt(at));
    const known = this.#terms[node] ?? NONE;
    if (known !== NONE) return known;
    this.#terms[node] = this.#size;
    this.#size += 1;
    return this.#size - 1;
  }

  /** The term's number, -1 when there is no such term. */
  find(term: string): number {
    const node = this.#nodeOf(term);
    return node === NONE ? NONE : (this.#terms[node] ?? NONE);
  }

  /** Every term that begins so. */
  startingWith(start: string, visit: Visit): void {
    const node = this.#nodeOf(start);
    if (node !== NONE) this.#visitAll(node, visit);
  }

  /**
   * Every term that begins with something at most so many typing errors away: a letter too many, one too few, a wrong
   * one, or two in the wrong order.
   */
  nearlyStartingWith(start: string, most: number, visit: Visit): void {
    const first = Int32Array.from({ length: start.length + 1 }, (_, index) => index);
    for (
      let child = this.#firstChild[0] ?? NONE;
      child !== NONE;
      child = this.#next[child] ?? NONE
    ) {
      this.#visitNear(child, 0, start, first, null, most, visit);
    }
  }

  /** @param row how far what leads to the parent is from each beginning of `start`; `before` the row before it */
  #visitNear(
    node: number,
    parentLetter: number,
    start: string,
    row: Int32Array,
    before: Int32Array | null,
    most: number,
    visit: Visit,
  ): void {
    const letter = this.#letters[node] ?? 0;
    const own = new Int32Array(start.length + 1);
    own[0] = (row[0] ?? 0) + 1;
    let least = own[0];
    for (let at = 1; at <= start.length; at++) {
      const wanted = start.charCodeAt(at - 1);
      let distance = Math.min(
        (row[at] ?? 0) + 1,
        (own[at - 1] ?? 0) + 1,
        (row[at - 1] ?? 0) + (wanted === letter ? 0 : 1),
      );
      const isSwapped =
        at > 1 &&
        wanted === parentLetter &&
        start.charCodeAt(at - 2) === letter &&
        wanted !== letter;
      if (before !== null && isSwapped) distance = Math.min(distance, (before[at - 2] ?? 0) + 1);
      own[at] = distance;
      least = Math.min(least, distance);
    }
    if ((own[start.length] ?? 0) <= most) {
      this.#visitAll(node, visit);
      return;
    }
    // Two letters in the wrong order look like two errors until the second is there.
    if (least > most + (most > 0 ? 1 : 0)) return;
    for (
      let child = this.#firstChild[node] ?? NONE;
      child !== NONE;
      child = this.#next[child] ?? NONE
    ) {
      this.#visitNear(child, letter, start, own, row, most, visit);
    }
  }

  #visitAll(from: number, visit: Visit): void {
    const open = [from];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      const term = this.#terms[node] ?? NONE;
      if (term !== NONE) visit(term);
      for (
        let child = this.#firstChild[node] ?? NONE;
        child !== NONE;
        child = this.#next[child] ?? NONE
      ) {
        open.push(child);
      }
    }
  }

  #nodeOf(start: string): number {
    let node = 0;
    for (let at = 0; at < start.length && node !== NONE; at++) {
      node = this.#child(node, start.charCodeAt(at));
    }
    return node;
  }

  #child(node: number, letter: number): number {
    let child = this.#firstChild[node] ?? NONE;
    while (child !== NONE && this.#letters[child] !== letter) child = this.#next[child] ?? NONE;
    return child;
  }

  #childOrNew(node: number, letter: number): number {
    const known = this.#child(node, letter);
    if (known !== NONE) return known;
    if (this.#nodes === this.#letters.length) this.#grow();
    const child = this.#nodes;
    this.#nodes += 1;
    this.#letters[child] = letter;
    this.#next[child] = this.#firstChild[node] ?? NONE;
    this.#firstChild[node] = child;
    return child;
  }

  #grow(): void {
    const length = this.#letters.length * 2;
    const letters = new Uint16Array(length);
    letters.set(this.#letters);
    this.#letters = letters;
    this.#firstChild = longer(this.#firstChild, length);
    this.#next = longer(this.#next, length);
    this.#terms = longer(this.#terms, length);
  }
}

function longer(numbers: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(length).fill(NONE, numbers.length);
  grown.set(numbers);
  return grown;
}
