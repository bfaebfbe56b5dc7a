import type { LibraryApi } from '../../data/model/api.ts';
import { sentence } from '../../data/model/messages/messages.ts';
import type { FilmForm, Speech } from './film-form.svelte.ts';
import { toBase64 } from './page-source.ts';

/** Takes dropped, pasted and chosen pictures into the library and into the form. */
export class PictureIntake {
  /** How many pictures are on their way. */
  reading = $state(0);
  /** Why the last picture was not taken, in words. */
  problem = $state<string | null>(null);
  /** The hash of the picture the person looks at; `null` shows the film's face. A new one is looked at. */
  chosen = $state<string | null>(null);
  readonly #form: FilmForm;
  readonly #api: Pick<LibraryApi, 'addImage'>;
  readonly #speech: Speech;
  #last: Promise<void> = Promise.resolve();

  constructor(form: FilmForm, api: Pick<LibraryApi, 'addImage'>, speech: Speech) {
    this.#form = form;
    this.#api = api;
    this.#speech = speech;
  }

  /** Resolves when all pictures are taken or refused; a refusal is told in `problem`. */
  add(files: readonly File[]): Promise<void> {
    this.problem = files.length === 0 ? this.#speech.words.form.images.none : null;
    this.reading += files.length;
    // One after the other, so that the form has them in the order they were given.
    for (const file of files) this.#last = this.#last.then(() => this.#take(file));
    return this.#last;
  }

  /** Resolves when no picture is on its way any more. */
  settled(): Promise<void> {
    return this.#last;
  }

  async #take(file: File): Promise<void> {
    try {
      const kind = this.#form.images.some((image) => image.kind === 'poster') ? 'other' : 'poster';
      const image = await this.#api.addImage({ data: await toBase64(file), kind });
      const known = this.#form.images.some(({ hash }) => hash === image.hash);
      if (!known) this.#form.images = [...this.#form.images, image];
      this.chosen = image.hash;
    } catch (error) {
      this.problem = sentence(this.#speech.words, error);
    } finally {
      this.reading -= 1;
    }
  }
}
