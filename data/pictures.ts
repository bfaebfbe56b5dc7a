import type { UnusedImages } from './model/api.ts';
import type { Change } from './model/change.ts';
import { FilmothekError } from './model/errors.ts';
import { filesOfImages } from './model/picture-edit.ts';
import type { TypedDraft } from './model/typed-draft.ts';
import type { Editor } from './editor.ts';
import { NODE_FILES, reasonOf, type Files } from './store/files.ts';
import type { PosterStore } from './store/posters.ts';
import type { Store } from './store/store.ts';
import { picturesInUse, unmentioned } from './store/unused-images.ts';

/** So long a picture waits for its film: a form may stay open for a while before it is saved. */
const YOUTH_MS = 3_600_000;

export interface PictureOptions {
  readonly files?: Files;
  readonly now?: () => number;
}

/** Which pictures films refer to: no film without its picture, and no picture goes that anything still refers to. */
export class Pictures {
  readonly #posters: PosterStore;
  readonly #store: Store;
  readonly #editor: Editor;
  readonly #drafts: () => readonly TypedDraft[];
  readonly #files: Files;
  readonly #now: () => number;

  /** @param drafts what is typed and not saved */
  constructor(
    posters: PosterStore,
    store: Store,
    editor: Editor,
    drafts: () => readonly TypedDraft[],
    { files = NODE_FILES, now = Date.now }: PictureOptions = {},
  ) {
    this.#posters = posters;
    this.#store = store;
    this.#editor = editor;
    this.#drafts = drafts;
    this.#files = files;
    this.#now = now;
  }

  /**
   * Rejects with `image-not-stored` when changes make a film refer to a picture that is not stored, with `save-failed`
   * when the disk does not tell. To be asked within the edit, or the picture may be deleted before the edit is a fact.
   */
  async check(changes: readonly Change[]): Promise<void> {
    const images = changes.flatMap((change) => {
      if (change.type === 'edit') return change.fields.images?.after ?? [];
      return change.type === 'add' ? change.film.images : [];
    });
    for (const hash of filesOfImages(images)) {
      const file = await this.#posters.file(hash).catch((error: unknown) => {
        throw new FilmothekError('save-failed', { reason: reasonOf(error) }, { cause: error });
      });
      if (file === null) throw new FilmothekError('image-not-stored');
    }
  }

  /** Rejects with `images-uncertain`. */
  async unused(): Promise<UnusedImages> {
    const found = await this.#findUnused(this.#now() - YOUTH_MS);
    return { images: found.size, bytes: [...found.values()].reduce((sum, size) => sum + size, 0) };
  }

  /** Rejects with `library-read-only`, `images-uncertain` or `images-not-deleted`. */
  async deleteUnused(): Promise<UnusedImages> {
    const { readOnly } = this.#store;
    if (readOnly !== null) throw new FilmothekError('library-read-only', { reason: readOnly });
    const moment = this.#now() - YOUTH_MS;
    // The files are read beside the edits; what is edited meanwhile stands in the memory, which is asked once more.
    const found = await this.#findUnused(moment);
    return this.#editor.alone(async () => {
      try {
        await this.#posters.removeUnfinished();
        return await this.#remove([...found.keys()], moment);
      } catch (error) {
        throw new FilmothekError(
          'images-not-deleted',
          { reason: reasonOf(error) },
          { cause: error },
        );
      }
    });
  }

  /** Deletes pictures that were stored for an edit that did not come about, unless something refers to them by now. */
  takeBack(hashes: readonly string[]): Promise<UnusedImages> {
    return this.#editor.alone(() => this.#remove(hashes, Infinity));
  }

  async #remove(hashes: readonly string[], moment: number): Promise<UnusedImages> {
    const used = this.#inUse();
    let images = 0;
    let bytes = 0;
    for (const hash of hashes.filter((each) => !used.has(each))) {
      const size = await this.#posters.remove(hash, moment);
      if (size === null) continue;
      images += 1;
      bytes += size;
    }
    return { images, bytes };
  }

  async #findUnused(moment: number): Promise<ReadonlyMap<string, number>> {
    const stored = await this.#posters.storedBefore(moment);
    const used = this.#inUse();
    const candidates = [...stored.keys()].filter((hash) => !used.has(hash));
    const left = await unmentioned(this.#files, this.#store.folder, candidates);
    return new Map([...stored].filter(([hash]) => left.has(hash)));
  }

  #inUse(): Set<string> {
    return picturesInUse(this.#store.data.films.values(), this.#store.history, this.#drafts());
  }
}
