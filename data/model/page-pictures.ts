import { fromBase64 } from './base64.ts';

/* The pictures that came with a saved page, and which of them is a film's poster. */

const POSTER = /poster|plakat|cover|affiche/iu;
const PICTURE_FILE = /\.(?:jpe?g|png|webp|gif|avif|tiff?)$/u;

/** So many pictures standing in a page itself are looked at. */
const MOST_INLINE = 2000;
/** An element with a picture in it has at most so much else in it, in UTF-16 units. */
const MOST_MARKUP = 4000;

/** Whether words about a picture, or its name, say that it is a poster. */
export const speaksOfPoster = (words: string): boolean => POSTER.test(words);

/** Whether a file is a picture, by its name. */
export const isPictureFile = (name: string): boolean => PICTURE_FILE.test(name.toLowerCase());

/** The file name in an address or path, without query, as a person reads it. */
export function fileNameOf(address: string): string {
  const [path = ''] = address.trim().split(/[?#]/u, 1);
  return readable(path.slice(path.lastIndexOf('/') + 1));
}

/**
 * The picture that a page calls by this name. A browser that saves a page writes another ending where the server told
 * the wrong one.
 */
export function pictureNamed<P extends { readonly name: string }>(
  pictures: readonly P[],
  name: string | null,
): P | null {
  if (name === null) return null;
  const sought = keyOf(name);
  const same = pictures.find((picture) => keyOf(picture.name) === sought);
  if (same !== undefined) return same;
  const others = pictures.filter((picture) => stemOf(keyOf(picture.name)) === stemOf(sought));
  return others.length === 1 ? (others[0] ?? null) : null;
}

/** A picture that stands in the page itself, as a data address. */
export interface InlinePicture {
  /** What the markup says of it. */
  readonly words: string;
  /** MIME type, as `image/jpeg`. */
  readonly type: string;
  readonly bytes: () => Uint8Array<ArrayBuffer>;
}

/** The pictures in a page's HTML whose markup speaks of a poster, each once. Takes time linear in the length. */
export function inlinePosters(html: string): readonly InlinePicture[] {
  const found = new Map<string, InlinePicture>();
  let from = 0;
  for (let looks = 0; looks < MOST_INLINE; looks += 1) {
    const at = html.indexOf('data:image/', from);
    if (at === -1) break;
    const [start = '', type = ''] = DATA.exec(html.slice(at, at + 40)) ?? [];
    const end = start === '' ? at : endOfBase64(html, at + start.length);
    from = Math.max(end, at + 1);
    const before = html.slice(Math.max(0, at - MOST_MARKUP), at);
    const tag = before.slice(before.lastIndexOf('<'));
    const after = html.slice(end, end + MOST_MARKUP).split('>', 1)[0] ?? '';
    const words = `${tag} ${after}`;
    if (start === '' || !/^<img\s/iu.test(tag) || !SOURCE.test(tag)) continue;
    const data = html.slice(at + start.length, end);
    if (!speaksOfPoster(words) || found.has(data)) continue;
    found.set(data, { words, type, bytes: () => fromBase64(data) });
  }
  return [...found.values()];
}

const SOURCE = /\ssrc\s*=\s*["']?$/iu;
const DATA = /^data:(image\/(?:png|jpeg|webp|gif));base64,/iu;

function endOfBase64(html: string, from: number): number {
  BASE64.lastIndex = from;
  return from + (BASE64.exec(html)?.[0].length ?? 0);
}

const BASE64 = /[\w+/=]*/uy;

function readable(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

const keyOf = (name: string): string => readable(name).normalize('NFC').toLowerCase();
const stemOf = (name: string): string => name.replace(PICTURE_FILE, '');
