import { MAX_IMAGE_BYTES } from '../../data/model/images.ts';
import type { SavedPage } from '../../data/model/mhtml.ts';
import {
  fileNameOf,
  inlinePosters,
  isPictureFile,
  pictureNamed,
  speaksOfPoster,
} from '../../data/model/page-pictures.ts';

/* The pictures that came with a page: in its folder, among the files chosen with it, or within the page itself. */

export interface PagePicture {
  /** File name; empty for one that stands in the page itself. */
  readonly name: string;
  /** What its name or its markup says of it. */
  readonly words: string;
  /** Nothing is decoded before it is asked for. */
  readonly read: () => Blob;
}

/** So many pictures of a page are looked at. */
export const MOST_PICTURES = 200;

/** A poster that nobody named is at least so high, in pixels. */
const LEAST_HEIGHT = 200;

export const isPicture = ({ name, type }: Pick<File, 'name' | 'type'>): boolean =>
  (type.startsWith('image/') && !type.startsWith('image/svg')) || isPictureFile(name);

export function picturesOfFiles(files: readonly File[]): PagePicture[] {
  return files
    .filter(isPicture)
    .slice(0, MOST_PICTURES)
    .map((file) => ({ name: file.name, words: file.name, read: () => file }));
}

export function picturesOfSaved({ pictures }: SavedPage): PagePicture[] {
  return pictures.slice(0, MOST_PICTURES).map(({ address, type, bytes }) => {
    const name = fileNameOf(address);
    return { name, words: name, read: () => new Blob([bytes()], { type }) };
  });
}

export function picturesWithin(html: string): PagePicture[] {
  return inlinePosters(html)
    .slice(0, MOST_PICTURES)
    .map(({ words, type, bytes }) => ({
      name: '',
      words,
      read: () => new Blob([bytes()], { type }),
    }));
}

/** The picture that a page calls the poster of one of its films. */
export function namedPoster(
  pictures: readonly PagePicture[],
  posterName: string | null,
): PagePicture | null {
  return pictureNamed(pictures, posterName);
}

export interface Size {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** The only picture that speaks of a poster and is upright as one; `null` where there are several or none. */
export async function likelyPoster(
  pictures: readonly PagePicture[],
  sizeOf: (picture: Blob) => Promise<Size | null>,
): Promise<PagePicture | null> {
  const upright: PagePicture[] = [];
  for (const picture of pictures) {
    if (!speaksOfPoster(picture.words)) continue;
    const size = await sizeOf(picture.read());
    if (size !== null && size.height >= LEAST_HEIGHT && size.height > size.width) {
      upright.push(picture);
    }
    if (upright.length > 1) return null;
  }
  return upright[0] ?? null;
}

/** The size of a picture; `null` for what the browser cannot show. */
export async function sizeOf(picture: Blob): Promise<Size | null> {
  if (picture.size > MAX_IMAGE_BYTES) return null;
  try {
    const bitmap = await createImageBitmap(picture);
    const { width, height } = bitmap;
    bitmap.close();
    return { width, height };
  } catch {
    return null;
  }
}
