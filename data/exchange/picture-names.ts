import { speaksOfPoster } from '../model/page-pictures.ts';

/* Which picture of a page is the film's poster, by its file name. */

const PICTURE_FILE = /^[^<>"'\s][^<>"']{0,200}\.(?:jpe?g|png|webp|gif|avif)$/iu;
const MAX_ADDRESS = 2_000;

/** The file name of a picture's address without query; `null` for data and for what names no picture. */
export function pictureName(address: string): string | null {
  if (address.length > MAX_ADDRESS || /^\s*(?:data|javascript):/iu.test(address)) return null;
  const [path = ''] = address.trim().split(/[?#]/u, 1);
  const file = path.slice(path.lastIndexOf('/') + 1);
  return PICTURE_FILE.test(file) ? file : null;
}

/** Whether a picture is a poster, by what its markup says of it. */
export const namesPoster = (words: readonly string[]) => words.some(speaksOfPoster);
