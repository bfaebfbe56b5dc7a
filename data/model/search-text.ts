import type { Film } from './film.ts';

/* How text is compared: case, accents, umlauts and ß make no difference, in either spelling. */

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

/**
 * Text reduced to what search compares: lower case, no accents, `ß` as `ss`; everything that is neither letter nor
 * digit becomes a space. German digraphs collapse as well, so that `Müller`, `Mueller` and `Muller` are one.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/([aou])e/g, '$1')
    .trim();
}

/** Everything of a film that a plain search word may match, folded, with a space before each word. */
export function searchText(film: Film): string {
  const parts: (string | null)[] = [
    film.title,
    film.originalTitle,
    ...film.alternativeTitles,
    film.series?.name ?? null,
    film.year === null ? null : String(film.year),
    ...film.credits.flatMap((credit) => [credit.person, credit.character]),
    ...film.genres,
    ...film.tags,
    ...film.countries,
    ...film.copies.flatMap((copy) => [copy.medium, copy.shelf]),
  ];
  return ` ${fold(parts.filter((part) => part !== null).join(' '))}`;
}

/** The words of a query, folded; each is matched as the start of a word. */
export function searchWords(text: string): string[] {
  const folded = fold(text);
  return folded === '' ? [] : [...new Set(folded.split(' '))];
}

/** Whether every word starts a word of the text (as `searchText` makes it). */
export function matches(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(` ${word}`));
}
