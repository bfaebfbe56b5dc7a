import type { FilmCard } from '../../data/model/query.ts';

/** Cards are asked for in blocks of this many; the renderer never holds the whole collection. */
export const BLOCK = 60;
const MOST_BLOCKS = 60;

/** The cards of a result by their positions, as far as they were asked for and not forgotten again. */
export class CardBlocks {
  readonly #ask: (block: number) => Promise<readonly FilmCard[]>;
  #blocks = $state.raw<ReadonlyMap<number, readonly FilmCard[]>>(new Map());
  #asked = new Set<number>();

  /** @param ask fetches a block of the result that is looked at now */
  constructor(ask: (block: number) => Promise<readonly FilmCard[]>) {
    this.#ask = ask;
  }

  card(index: number): FilmCard | null {
    return this.#blocks.get(Math.floor(index / BLOCK))?.[index % BLOCK] ?? null;
  }

  /** Asks for the cards of these positions that are not here yet. `to` is exclusive. */
  need(from: number, to: number): void {
    for (const block of blocksBetween(from, to)) {
      if (!this.#asked.has(block)) void this.#fetch(block);
    }
  }

  /**
   * Fetches the cards of these positions of another result; `show` makes them take the place of all the others.
   * Until then the old ones stay.
   */
  async prepare(from: number, to: number): Promise<{ readonly show: () => void }> {
    const wanted = blocksBetween(from, to);
    const slices = await Promise.all(wanted.map((block) => this.#ask(block)));
    return {
      show: () => {
        this.#asked = new Set(wanted);
        this.#blocks = new Map(wanted.map((block, i) => [block, slices[i] ?? []]));
      },
    };
  }

  async #fetch(block: number): Promise<void> {
    const asked = this.#asked.add(block);
    try {
      const cards = await this.#ask(block);
      // Another result has taken its place meanwhile.
      if (asked !== this.#asked) return;
      this.#blocks = keepNear(new Map(this.#blocks).set(block, cards), block, asked);
    } catch {
      // The status bar tells that the library does not answer; the block is asked for again when it is in sight.
      asked.delete(block);
    }
  }
}

/** The blocks that hold the positions from `from` up to and without `to`. */
function blocksBetween(from: number, to: number): number[] {
  const first = Math.floor(from / BLOCK);
  const count = Math.max(0, Math.ceil(to / BLOCK) - first);
  return Array.from({ length: count }, (_, step) => first + step);
}

/** Forgets the blocks farthest from the one in sight, so that a long scroll does not fill the memory. */
function keepNear(
  blocks: Map<number, readonly FilmCard[]>,
  near: number,
  asked: Set<number>,
): Map<number, readonly FilmCard[]> {
  while (blocks.size > MOST_BLOCKS) {
    const farthest = [...blocks.keys()].reduce((a, b) =>
      Math.abs(b - near) > Math.abs(a - near) ? b : a,
    );
    blocks.delete(farthest);
    asked.delete(farthest);
  }
  return blocks;
}
