import { createHash } from 'node:crypto';
import { mkdir, readFile, realpath, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { pack, unpack } from './search/packed-file.ts';
import type { IndexState, SearchIndex } from './search-index.ts';
import { Queue } from './store/queue.ts';

/** Another number whenever the same films make another index: how words are folded, titles filed, what is kept. */
const FORMAT = 1;
/** So many films are read at a start before anybody could notice. */
const MOST_UNTOLD = 500;

/**
 * What the index knows of a library, kept in the cache folder for the next start. It may be deleted at any time, which
 * costs nothing but time: films of which it knows nothing, or what they once were, are read as if there was no cache.
 */
export class IndexCache {
  readonly #file: string;
  readonly #queue = new Queue();

  private constructor(file: string) {
    this.#file = file;
  }

  /** @param library the folder of the library; @param cacheFolder made when it is missing */
  static async of(library: string, cacheFolder: string): Promise<IndexCache> {
    const name = createHash('sha256')
      .update(await realpath(library))
      .digest('hex');
    return new IndexCache(path.join(cacheFolder, 'index', `${name}.bin`));
  }

  /** What was written last; `null` when there is nothing of use. A library that went back in time is another one. */
  async read(revision: number): Promise<IndexState | null> {
    const file = await readFile(this.#file).catch(() => null);
    const state = file === null ? null : ((await unpack(file, about())) as IndexState | null);
    return state === null || state.revision > revision ? null : state;
  }

  /**
   * Writes down what the index knows, if it knows everything and much of it is new. Never rejects: without a cache all
   * goes as well, only later.
   */
  keep(index: SearchIndex, revision: number): Promise<void> {
    return this.#queue.run(async () => {
      const state = index.untold > MOST_UNTOLD ? await index.tell(revision) : null;
      if (state !== null) await this.#write(state).catch(() => undefined);
    });
  }

  async #write(state: IndexState): Promise<void> {
    // Always the same name, so that a process that was killed leaves no more than one. Two that write at once spoil the
    // file, which its checksums tell.
    const unfinished = `${this.#file}.tmp`;
    await mkdir(path.dirname(this.#file), { recursive: true });
    await writeFile(unfinished, await pack(about(), state));
    await rename(unfinished, this.#file);
  }
}

/** The order of titles is that of the system's tables of letters, which come with Node. */
function about() {
  const { icu, unicode } = process.versions;
  return { format: FORMAT, icu: icu ?? null, unicode: unicode ?? null };
}
