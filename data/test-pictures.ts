import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { setFields } from './model/change.ts';
import type { Film, Image } from './model/film.ts';
import type { TypedDraft } from './model/typed-draft.ts';
import { Editor } from './editor.ts';
import { Pictures } from './pictures.ts';
import type { Files } from './store/files.ts';
import { PosterStore, sha256 } from './store/posters.ts';
import { openStore, type Store } from './store/store.ts';
import { makeFilm } from './store/test-library.ts';

/* What the tests of pictures share: pictures, and a library with only what has to do with them. */

const made = new Map<number, Promise<Buffer>>();

/** A small picture; another one for each number. */
export function pictureBytes(number: number): Promise<Buffer> {
  let bytes = made.get(number);
  if (bytes === undefined) {
    const background = `#${(0x102030 + number * 0x010507).toString(16).slice(0, 6)}`;
    bytes = sharp({ create: { width: 4, height: 6, channels: 3, background } })
      .png()
      .toBuffer();
    made.set(number, bytes);
  }
  return bytes;
}

/** The picture as a film has it, whether it is stored or not. */
export async function pictureOf(number: number): Promise<Image> {
  const bytes = await pictureBytes(number);
  const placeholder = '#102030';
  const size = { width: 4, height: 6, bytes: bytes.length };
  return { hash: sha256(bytes), kind: 'poster', format: 'png', placeholder, ...size };
}

const TWO_HOURS_MS = 7_200_000;

export interface TestLibrary {
  readonly store: Store;
  readonly posters: PosterStore;
  readonly editor: Editor;
  readonly pictures: Pictures;
  readonly drafts: TypedDraft[];
  /** Adds a film with pictures, as the library does it: the edit asks for the pictures first. */
  add(number: number, images: readonly Image[]): Promise<Film>;
  /** Replaces a film's pictures. */
  setImages(number: number, images: readonly Image[]): Promise<void>;
}

/** @param now the clock of the collection; two hours ahead where it is left out, so that no picture is young */
export async function openPictures(
  folder: string,
  files: Files,
  now = () => Date.now() + TWO_HOURS_MS,
): Promise<TestLibrary> {
  const store = await openStore(folder, { files });
  const posters = new PosterStore(store.folder, store.folder, files);
  const editor = new Editor(store, () => undefined);
  const drafts: TypedDraft[] = [];
  const pictures = new Pictures(posters, store, editor, () => drafts, { files, now });
  return {
    store,
    posters,
    editor,
    pictures,
    drafts,
    async add(number, images) {
      const film = makeFilm(number, { images: [...images] });
      await editor.edit(async () => {
        await pictures.check([{ type: 'add', film }]);
        return [{ type: 'add', film }];
      });
      return film;
    },
    async setImages(number, images) {
      await editor.edit(async () => {
        const film = store.data.films.get(makeFilm(number).id);
        if (film === undefined) throw new Error(`no film ${number}`);
        const change = setFields(film, { images: [...images] });
        await pictures.check([change]);
        return [change];
      });
    },
  };
}

/** The titles of the films with a picture that is not there as it should be. */
export async function filmsWithoutPicture({ store, posters }: TestLibrary): Promise<string[]> {
  const lost: string[] = [];
  for (const film of store.data.films.values()) {
    for (const { hash } of film.images) {
      const file = await posters.file(hash);
      const bytes = file === null ? null : await readFile(file);
      if (bytes === null || sha256(bytes) !== hash) lost.push(film.title);
    }
  }
  return lost;
}
