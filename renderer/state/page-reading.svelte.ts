import type { LibraryApi } from '../../data/model/api.ts';
import { FilmothekError } from '../../data/model/errors.ts';
import type { PageSource, Recognition } from '../../data/model/recognition.ts';
import type { PagePicture } from './page-pictures.ts';

/** Who waits no longer than this sees nothing of the waiting, in ms. */
export const SLOW_MS = 300;

/** A page that arrived, with the pictures that came with it; `null` where it came alone. */
interface Arrived {
  readonly source: PageSource;
  readonly pictures: readonly PagePicture[] | null;
}

/** Pages being read: one at a time, the latest; what takes long can be called off. */
export class PageReading {
  readonly #api: Pick<LibraryApi, 'recognise' | 'cancel'>;
  readonly #arrived = new WeakMap<Recognition, Arrived>();
  /** A page has been read for a while. */
  isSlow = $state(false);
  #task: string | null = null;

  constructor(api: Pick<LibraryApi, 'recognise' | 'cancel'>) {
    this.#api = api;
  }

  /** What the page says; `null` when it was called off. Rejects as the library does. */
  async read(
    source: PageSource,
    pictures: readonly PagePicture[] | null = null,
  ): Promise<Recognition | null> {
    await this.cancel();
    const task = crypto.randomUUID();
    this.#task = task;
    const slow = setTimeout(() => (this.isSlow = true), SLOW_MS);
    try {
      const recognition = await this.#api.recognise({ ...source, task });
      this.#arrived.set(recognition, { source, pictures });
      return this.#task === task ? recognition : null;
    } catch (error) {
      if (error instanceof FilmothekError && error.code === 'cancelled') return null;
      throw error;
    } finally {
      clearTimeout(slow);
      if (this.#task === task) this.#end();
    }
  }

  /** Reads a page anew, as after new labels. */
  again(recognition: Recognition): Promise<Recognition | null> {
    const arrived = this.#arrived.get(recognition);
    return this.read(arrived?.source ?? { text: recognition.text, html: null }, arrived?.pictures);
  }

  /** The pictures that came with a page; `null` where it came alone. */
  picturesOf(recognition: Recognition): readonly PagePicture[] | null {
    return this.#arrived.get(recognition)?.pictures ?? null;
  }

  /** Ends the reading of a page, if one is being read. */
  async cancel(): Promise<void> {
    const task = this.#task;
    if (task === null) return;
    this.#end();
    await this.#api.cancel({ task });
  }

  #end(): void {
    this.#task = null;
    this.isSlow = false;
  }
}
