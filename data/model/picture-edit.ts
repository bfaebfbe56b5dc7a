import type { Image } from './film.ts';

/* A picture that was turned and cropped is a file of its own, made from an original that stays. */

export type EditedFrom = NonNullable<Image['edited']>;
export type PictureEdit = Pick<EditedFrom, 'turn' | 'crop'>;
export type Turn = PictureEdit['turn'];
export type Crop = NonNullable<PictureEdit['crop']>;
type Size = Pick<Image, 'width' | 'height'>;

/** What is asked of an image to know the files it needs; values of the past were never checked. */
export interface WithFiles {
  readonly hash: string;
  readonly edited?: { readonly original?: { readonly hash?: string } };
}

/** The hashes of the files that images need: their own and those of their originals. */
export function filesOfImages(images: readonly WithFiles[]): string[] {
  return images.flatMap(({ hash, edited }) => {
    const original = edited?.original?.hash;
    return original === undefined ? [hash] : [hash, original];
  });
}

/** Those of the images whose file is there; one whose original is not there is one that nobody edited. */
export function imagesWith(images: readonly Image[], isThere: (hash: string) => boolean): Image[] {
  return images
    .filter(({ hash }) => isThere(hash))
    .map((image) => {
      const { edited, ...rest } = image;
      return edited === undefined || isThere(edited.original.hash) ? image : rest;
    });
}

/** The picture before anything was done to it; of the same kind. */
export function originalOf(image: Image): Image {
  const { edited, ...own } = image;
  return edited === undefined ? own : { ...edited.original, kind: image.kind };
}

export function editOf({ edited }: Image): PictureEdit {
  return { turn: edited?.turn ?? 0, crop: edited?.crop ?? null };
}

/** Whether anything is left to do to a picture. */
export function isNothing({ turn, crop }: PictureEdit): boolean {
  return turn === 0 && crop === null;
}

/** The size of an upright picture after it was turned. */
export function turnedSize({ width, height }: Size, turn: Turn): Size {
  return turn % 180 === 0 ? { width, height } : { width: height, height: width };
}

/** Turned further, clockwise or the other way; what was cropped stays cropped. */
export function turnedFurther(edit: PictureEdit, original: Size, by: 90 | 270): PictureEdit {
  const { width, height } = turnedSize(original, edit.turn);
  const turn = ((edit.turn + by) % 360) as Turn;
  if (edit.crop === null) return { turn, crop: null };
  const { left, top, width: across, height: down } = edit.crop;
  const place =
    by === 90
      ? { left: height - top - down, top: left }
      : { left: top, top: width - left - across };
  return { turn, crop: { ...place, width: down, height: across } };
}

/** Cropped in place of what was cropped before; all of the picture is no crop. */
export function cropped(edit: PictureEdit, original: Size, crop: Crop): PictureEdit {
  const { width, height } = turnedSize(original, edit.turn);
  const isAll = crop.width >= width && crop.height >= height;
  return { turn: edit.turn, crop: isAll ? null : crop };
}
