import type { FilmTraits } from './model/film-likeness.ts';

/*
 * Which films are worth comparing: those that share a key. A title shares one of its keys with every title that is one
 * letter away, for two such titles are the same once the right letter is taken out of one or both.
 */

/** Of those that share a key, each film is compared with the latest: fifty films are called "Heat" only in a test. */
const MOST_OF_A_KEY = 40;
/** The typing errors of shorter titles are other words, and the beginning of longer ones is enough. */
const SHORTEST_NEAR = 6;
const LONGEST_NEAR = 32;
const BEGINNING = 8;

/** What films are found by: what they are entered under, and under what others are looked for. */
interface Keys {
  readonly own: readonly number[];
  readonly sought: readonly number[];
}

/** Films by hashes of their keys, in chains, so that no step takes longer than another. */
export class DuplicateBlocks {
  readonly #heads: Int32Array;
  #hashes = new Uint32Array(1024);
  #films = new Int32Array(1024);
  #next = new Int32Array(1024);
  #size = 0;

  /** @param films how many are expected */
  constructor(films: number) {
    this.#heads = new Int32Array(2 ** Math.ceil(Math.log2(16 * Math.max(films, 64)))).fill(-1);
  }

  /** Enters a film by a number of its own, and returns the numbers of earlier ones it may be the same as. */
  enter(film: number, traits: FilmTraits): ReadonlySet<number> {
    const { own, sought } = keysOf(traits);
    const found = new Set<number>();
    for (const key of sought) this.#collect(key, found);
    for (const key of own) this.#add(key, film);
    return found;
  }

  #collect(key: number, found: Set<number>): void {
    let left = MOST_OF_A_KEY;
    let at = this.#heads[key & (this.#heads.length - 1)] ?? -1;
    while (at !== -1 && left > 0) {
      if (this.#hashes[at] === key) {
        found.add(this.#films[at] ?? -1);
        left -= 1;
      }
      at = this.#next[at] ?? -1;
    }
  }

  #add(key: number, film: number): void {
    if (this.#size === this.#films.length) this.#grow();
    const slot = key & (this.#heads.length - 1);
    this.#hashes[this.#size] = key;
    this.#films[this.#size] = film;
    this.#next[this.#size] = this.#heads[slot] ?? -1;
    this.#heads[slot] = this.#size;
    this.#size += 1;
  }

  #grow(): void {
    const size = 2 * this.#size;
    const [hashes, films, next] = [this.#hashes, this.#films, this.#next];
    this.#hashes = new Uint32Array(size);
    this.#hashes.set(hashes);
    this.#films = new Int32Array(size);
    this.#films.set(films);
    this.#next = new Int32Array(size);
    this.#next.set(next);
  }
}

function keysOf({ film: { year }, titles, externalIds, barcodes }: FilmTraits): Keys {
  const own = new Set<number>();
  const sought = new Set<number>();
  const both = (key: number) => {
    own.add(key);
    sought.add(key);
  };
  for (const id of externalIds) both(hash(`id ${id}`));
  for (const code of barcodes) both(hash(`code ${code}`));
  for (const { joined } of titles) {
    both(hash(joined));
    if (joined.length >= SHORTEST_NEAR) for (const key of nearKeys(joined)) both(key);
    if (year === null) continue;
    // A title that very many films have is looked for among those of its year as well.
    for (const start of [joined, `${joined.slice(0, BEGINNING)}…`]) {
      own.add(hash(`${year} ${start}`));
      for (const near of [year - 1, year, year + 1]) sought.add(hash(`${near} ${start}`));
    }
  }
  return { own: [...own], sought: [...sought] };
}

/** The hashes of a title without one of its letters, each in turn. */
function nearKeys(title: string): readonly number[] {
  const text = title.slice(0, LONGEST_NEAR);
  return Array.from(text, (_, at) => hash(text.slice(0, at) + text.slice(at + 1)));
}

/** FNV-1a: short, and good enough where what falls together by chance is only compared in vain. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return value >>> 0;
}
