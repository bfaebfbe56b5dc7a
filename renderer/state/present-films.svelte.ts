import type { LibraryApi } from '../../data/model/api.ts';
import type { FilmCard } from '../../data/model/query.ts';

const LONGEST_TITLE = 2000;

/** The films of the collection that have the title of a new one, asked for as it is typed. */
export class PresentFilms {
  found = $state.raw<readonly FilmCard[]>([]);
  readonly #api: Pick<LibraryApi, 'similar'>;
  #asked = 0;

  constructor(api: Pick<LibraryApi, 'similar'>) {
    this.#api = api;
  }

  /** An answer that comes after a newer question is dropped; a library that does not answer has none. */
  async ask(typed: string): Promise<void> {
    const asked = ++this.#asked;
    const title = typed.trim().slice(0, LONGEST_TITLE);
    const found = title === '' ? [] : await this.#api.similar({ title }).catch(() => []);
    if (asked === this.#asked) this.found = found;
  }
}
