import { MAX_YEAR, MIN_YEAR, type ImageKind } from './film.ts';

/*
 * What the name of a picture's file says: which film it belongs to and what it shows. Names come from media centres
 * (`Rush (1991)/fanart.jpg`), from releases (`Rush.1991.1080p.BluRay-poster.jpg`) and from people (`Rush cover.jpg`).
 */

export interface PictureName {
  /** Empty where the name tells none. */
  readonly title: string;
  readonly year: number | null;
  readonly kind: ImageKind;
}

/** What a word at the end of a name, or in place of one, says about the picture. */
const KINDS: Readonly<Record<string, ImageKind>> = {
  poster: 'poster',
  cover: 'poster',
  front: 'poster',
  folder: 'poster',
  movie: 'poster',
  vorne: 'poster',
  vorderseite: 'poster',
  plakat: 'poster',
  keyart: 'poster',
  fanart: 'backdrop',
  backdrop: 'backdrop',
  background: 'backdrop',
  hintergrund: 'backdrop',
  landscape: 'backdrop',
  back: 'back',
  backcover: 'back',
  hinten: 'back',
  rückseite: 'back',
  rueckseite: 'back',
  disc: 'disc',
  disk: 'disc',
  discart: 'disc',
  label: 'disc',
  still: 'still',
  szene: 'still',
  szenenbild: 'still',
  screenshot: 'still',
  thumb: 'still',
  banner: 'other',
  logo: 'other',
  clearlogo: 'other',
  clearart: 'other',
};
/** These are words of titles too, and say something about a picture only in place of a name or behind a dash. */
const TITLE_WORDS = ['movie', 'back', 'front', 'folder', 'label', 'still', 'disc', 'disk', 'cover'];
const KIND_WORD = `(${Object.keys(KINDS).join('|')})`;
const KIND_ALONE = new RegExp(`^${KIND_WORD}[\\s_.-]*\\d*$`, 'iu');
const KIND_AT_END = new RegExp(`([\\s_.-]+|\\()${KIND_WORD}[\\s_.-]*\\d*\\)?$`, 'iu');

const FILE_ENDING =
  /\.(?:jpe?g|png|webp|avif|gif|tiff?|bmp|jp2|heic|tbn|mkv|avi|mp4|m4v|mov|wmv|ogm|mpg|ts|iso|srt)$/i;
/** Where a release begins to speak of itself and no more of the film. */
const RELEASE = new RegExp(
  '(?:^|[\\s._(\\[{-])(?:' +
    [
      '\\d{3,4}[pi]',
      '4k|uhd|hdr(?:10)?|3d|h?sbs',
      '(?:dual-?)?(?:dvd|bd|br|hd|web|vhs|tv|ppv|sat|cam|r5|ts)-?(?:rip|scr)',
      'dvd(?:r|\\d|ivx)?|hd-?dvd|blu-?ray|bdremux|remux|web-?dl|web|hdtv|pdtv|dvdscr|telesync|hdcam',
      'xvid|divx|[xh]\\.?26[45]|hevc|avc|ac3|aac|dts|dd5',
      'unrated|uncut|extended|remastered|proper|repack|limited|internal|complete|theatrical',
      'directors?.?cut|director.s.cut|special.edition|criterion|ultimate.edition|edition|imax',
      'multi|dubbed|subbed|german|french|spanish|italian|truefrench|vostfr|custom|dl',
      '(?:cd|disc|part|pt)[\\s._-]?[1-9]\\b',
    ].join('|') +
    ')(?=$|[\\s._)\\]},+-])',
  'iu',
);
const YEAR = /(^|[\s._([{-])(1[89]\d\d|20\d\d|21\d\d)(?=$|[\s._)\]},-])/gu;

/** @param path a file's name, with the folders it lies in where they are known, apart by `/` or `\` */
export function readPictureName(path: string): PictureName {
  const parts = path.split(/[\\/]+/).filter((part) => part !== '' && part !== '.');
  const name = (parts.pop() ?? '').replace(FILE_ENDING, '').trim();
  const folder = parts.pop() ?? '';
  const alone = KIND_ALONE.exec(name)?.[1];
  if (alone !== undefined) return { ...readTitle(folder), kind: kindOf(alone) };
  const end = KIND_AT_END.exec(name);
  const word = end?.[2]?.toLowerCase();
  const isSaid =
    end !== null &&
    word !== undefined &&
    (!TITLE_WORDS.includes(word) || !/^\s+$/.test(end[1] ?? ''));
  const own = readTitle(isSaid ? name.slice(0, end.index) : name);
  const kind = isSaid ? kindOf(word) : 'poster';
  if (own.title !== '' && own.year !== null) return { ...own, kind };
  const around = readTitle(folder);
  // A folder that tells the year tells the title better, too.
  const isBetter = around.title !== '' && (own.title === '' || around.year !== null);
  return { ...(isBetter ? around : own), kind };
}

const kindOf = (word: string): ImageKind => KINDS[word.toLowerCase()] ?? 'poster';

/** Title and year of a name that may be a release's. */
function readTitle(name: string): Omit<PictureName, 'kind'> {
  const text = name.replace(/^(?:\s*[[{][^\]}]*[\]}][\s._-]*)+/, '').replace(FILE_ENDING, '');
  const year = yearIn(text);
  const release = RELEASE.exec(text);
  const ends = [year?.at, release?.index].filter((at) => at !== undefined && at > 0) as number[];
  return { title: tidy(text.slice(0, Math.min(text.length, ...ends))), year: year?.year ?? null };
}

/** The last year that is no title itself, one in brackets before all others. */
function yearIn(text: string): { readonly year: number; readonly at: number } | null {
  const found = [...text.matchAll(YEAR)]
    .map((match) => ({
      year: Number(match[2]),
      at: match.index,
      isInBrackets: match[1] === '(' || match[1] === '[',
    }))
    .filter(({ year, at }) => at > 0 && year >= MIN_YEAR && year <= MAX_YEAR);
  return found.find(({ isInBrackets }) => isInBrackets) ?? found.at(-1) ?? null;
}

/** Dots and underscores stand for spaces where there are none. */
function tidy(text: string): string {
  const spaced = /\s/.test(text.trim()) ? text.replaceAll('_', ' ') : text.replace(/[._]+/g, ' ');
  return spaced
    .replace(/[([{][^)\]}]*[)\]}]?/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s\-–,;+]+|[\s\-–,;+([{]+$/g, '');
}
