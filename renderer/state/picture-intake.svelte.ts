import type { LibraryApi } from '../../data/model/api.ts';
import type { Image } from '../../data/model/film.ts';
import { sentence } from '../../data/model/messages/messages.ts';
import { isNothing, originalOf, type PictureEdit } from '../../data/model/picture-edit.ts';
import type { FilmForm, Speech } from './film-form.svelte.ts';
import { toBase64 } from './page-source.ts';

type PictureApi = Pick<LibraryApi, 'addImage' | 'editImage'>;

/** Takes dropped, pasted and chosen pictures into the library and into the form, and edits those that are there. */
export class PictureIntake {
  /** How many pictures are on their way. */
  reading = $state(0);
  /** Why the last picture was not taken, in words. */
  problem = $state<string | null>(null);
  /** The hash of the picture the person looks at; `null` shows the film's face. A new one is looked at. */
  chosen = $state<string | null>(null);
  readonly #form: FilmForm;
  readonly #api: PictureApi;
  readonly #speech: Speech;
  #last: Promise<void> = Promise.resolve();

  constructor(form: FilmForm, api: PictureApi, speech: Speech) {
    this.#form = form;
    this.#api = api;
    this.#speech = speech;
  }

  /** Resolves when all pictures are taken or refused; a refusal is told in `problem`. */
  add(files: readonly File[]): Promise<void> {
    if (files.length === 0) this.problem = this.#speech.words.form.images.none;
    // One after the other, so that the form has them in the order they were given.
    for (const file of files) void this.#enqueue(() => this.#take(file));
    return this.#last;
  }

  /** Puts another picture in a picture's place, of the same kind. */
  replace(image: Image, file: File): Promise<void> {
    return this.#enqueue(async () => {
      const { kind } = image;
      this.#put(image, await this.#api.addImage({ data: await toBase64(file), kind }));
    });
  }

  /** Makes a picture what its original is after an edit; after none it is the original again. */
  edit(image: Image, edit: PictureEdit): Promise<void> {
    return this.#enqueue(async () => {
      const original = originalOf(image);
      const { kind } = image;
      const made = isNothing(edit)
        ? original
        : await this.#api.editImage({ original: original.hash, kind, edit });
      this.#put(image, made);
    });
  }

  /** Resolves when no picture is on its way any more. */
  settled(): Promise<void> {
    return this.#last;
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    this.problem = null;
    this.reading += 1;
    this.#last = this.#last.then(async () => {
      try {
        await work();
      } catch (error) {
        this.problem = sentence(this.#speech.words, error);
      } finally {
        this.reading -= 1;
      }
    });
    return this.#last;
  }

  async #take(file: File): Promise<void> {
    const kind = this.#form.images.some((image) => image.kind === 'poster') ? 'other' : 'poster';
    const image = await this.#api.addImage({ data: await toBase64(file), kind });
    const known = this.#form.images.some(({ hash }) => hash === image.hash);
    if (!known) this.#form.images = [...this.#form.images, image];
    this.chosen = image.hash;
  }

  /** Where the picture is still one of the film's; what is there already is not there twice. */
  #put({ hash }: Image, next: Image): void {
    const { images } = this.#form;
    const place = images.findIndex((each) => each.hash === hash);
    if (place === -1) return;
    const others = images.filter((each, at) => at !== place && each.hash !== next.hash);
    const before = images.slice(0, place).filter((each) => each.hash !== next.hash).length;
    this.#form.images = others.toSpliced(before, 0, {
      ...next,
      kind: images[place]?.kind ?? next.kind,
    });
    this.chosen = next.hash;
  }
}
