import { withRoom } from './room.ts';

/** The best a film can fit: more than any few words come to. */
const MOST = 0xff;

/** Films by their numbers, and how well each fits. As long as it is built it can be added to; then it stays as it is. */
export class Found {
  #films = new Uint32Array(0);
  #size = 0;
  /** By number: 1 or more, the higher the better; 0 for a film that is not among them. */
  readonly fit: Uint8Array<ArrayBuffer>;

  /** @param numbers how many numbers films may have */
  constructor(numbers: number) {
    this.fit = new Uint8Array(numbers);
  }

  get size(): number {
    return this.#size;
  }

  /** The numbers of the films, each once, in no order. */
  get films(): Uint32Array<ArrayBuffer> {
    return this.#films.subarray(0, this.#size);
  }

  /** A film that is there already keeps the better of the two. */
  add(film: number, fit: number): void {
    const known = this.fit[film] ?? 0;
    if (known === 0) {
      if (this.#size === this.#films.length) this.#films = withRoom(this.#films, this.#size + 1);
      this.#films[this.#size++] = film;
    }
    if (fit > known) this.fit[film] = Math.min(fit, MOST);
  }

  has(film: number): boolean {
    return (this.fit[film] ?? 0) > 0;
  }

  /** Those that are kept, as they are. */
  filter(isKept: (film: number) => boolean): Found {
    const kept = new Found(this.fit.length);
    for (const film of this.films) if (isKept(film)) kept.add(film, this.fit[film] ?? 0);
    return kept;
  }

  /** Those that are among the others as well. `worth`: how well they fit, from how well they fit here and there. */
  and(others: Found, worth: (here: number, there: number) => number): Found {
    const both = new Found(this.fit.length);
    // The smaller of the two is looked through.
    const films = this.#size <= others.size ? this.films : others.films;
    for (const film of films) {
      const here = this.fit[film] ?? 0;
      const there = others.fit[film] ?? 0;
      if (here > 0 && there > 0) both.add(film, worth(here, there));
    }
    return both;
  }

  /** Those that are in any of several. */
  static either([first, ...others]: readonly [Found, ...(readonly Found[])]): Found {
    if (others.length === 0) return first;
    const all = new Found(first.fit.length);
    for (const { films, fit } of [first, ...others]) {
      for (const film of films) all.add(film, fit[film] ?? 0);
    }
    return all;
  }
}
