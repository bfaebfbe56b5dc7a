import { likelyPoster, namedPoster, sizeOf, type PagePicture, type Size } from './page-pictures.ts';
import type { PasteState } from './paste.svelte.ts';
import { targetOf } from './pasted-film.ts';

/**
 * The posters that came with a page. Each film takes its own, as it takes the words of the page, unless it goes into a
 * film of the collection that has a picture: there it is only offered.
 */
export class PagePosters {
  readonly #paste: PasteState;
  readonly #pictures: readonly PagePicture[] | null;
  readonly #sizeOf: (picture: Blob) => Promise<Size | null>;
  #likely = $state.raw<PagePicture | null>(null);
  #refusals = $state.raw<ReadonlyMap<PagePicture, unknown>>(new Map());
  #isOver = false;
  /** So many films have got theirs, or have none. */
  #done = $state(0);

  /** The picture for the film in the preview, or `null`. */
  readonly offered: PagePicture | null = $derived.by(() => this.#posterFor(this.#paste.at));
  /** Whether the film in the preview still waits for its own. */
  readonly isPending: boolean = $derived.by(() => this.#paste.at >= this.#done);
  /** Why the library did not take that picture; `null` when it did or was not asked. */
  readonly refusal: unknown = $derived(
    this.offered === null ? null : (this.#refusals.get(this.offered) ?? null),
  );

  /** @param pictures `null` for a page that came without any */
  constructor(
    paste: PasteState,
    pictures: readonly PagePicture[] | null,
    measure: (picture: Blob) => Promise<Size | null> = sizeOf,
  ) {
    this.#paste = paste;
    this.#pictures = pictures;
    this.#sizeOf = measure;
  }

  /** How many pictures came with the page; `null` for a page that came without any files. */
  get count(): number | null {
    return this.#pictures?.length ?? null;
  }

  /** Gives every film its poster, the first one first. Never rejects: a picture that is refused is told as `refusal`. */
  async takeAll(): Promise<void> {
    const { films } = this.#paste;
    if (this.#pictures !== null && films.length === 1 && this.#named(0) === null) {
      this.#likely = await likelyPoster(this.#pictures, this.#sizeOf);
    }
    for (const at of films.keys()) {
      if (this.#isOver) return;
      const film = this.#paste.films[at];
      const hasOne = film === undefined || film.poster !== null;
      if (!hasOne && (targetOf(film)?.images.length ?? 0) === 0) await this.#take(at);
      this.#done = at + 1;
    }
  }

  /** Gives the film in the preview the poster that is offered. */
  take(): Promise<void> {
    return this.#take(this.#paste.at);
  }

  /** Nothing more is taken. */
  end(): void {
    this.#isOver = true;
  }

  async #take(at: number): Promise<void> {
    const picture = this.#posterFor(at);
    if (picture === null || this.#refusals.has(picture)) return;
    try {
      await this.#paste.addOffered(at, picture.read());
    } catch (error) {
      this.#refusals = new Map(this.#refusals).set(picture, error);
    }
  }

  #posterFor(at: number): PagePicture | null {
    return this.#named(at) ?? (this.#paste.films.length === 1 ? this.#likely : null);
  }

  #named(at: number): PagePicture | null {
    return namedPoster(this.#pictures ?? [], this.#paste.films[at]?.posterName ?? null);
  }
}
