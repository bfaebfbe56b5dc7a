/* Quick answers for lists of words that every line of a page is held against. */

const HEAD = 3;
/** The letters a text starts with, as many as tell most words apart. */
const LETTERS = /^[a-z]{0,5}/i;
const DIGRAPHS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };
const PLAIN_HEAD = /^[\x20-\x7e]{0,5}/;

/** Whether a text may start with one of the words, by its first letters: a quick no for nearly every text. */
export function mayStartLike(words: Iterable<string>): (text: string) => boolean {
  const heads = new Set<string>();
  for (const word of words) {
    heads.add(headOf(word));
    heads.add(headOf(word.toLowerCase().replace(/[äöüß]/gu, (sign) => DIGRAPHS[sign] ?? sign)));
    heads.add(headOf(word.normalize('NFD').replace(/\p{M}/gu, '')));
  }
  return (text) => {
    // Letters with accents can be written in several ways; then the list itself is asked.
    if ((PLAIN_HEAD.exec(text)?.[0].length ?? 0) < Math.min(5, text.length)) return true;
    return heads.has(headOf(text));
  };
}

const headOf = (text: string) => (LETTERS.exec(text)?.[0] ?? '').toLowerCase();

/** Whether a text starts with one of the words, all in lower case. */
export function startsWithOneOf(words: readonly string[]): (lower: string) => boolean {
  const byHead = new Map<string, string[]>();
  for (const word of words) {
    const head = word.slice(0, HEAD);
    byHead.set(head, [...(byHead.get(head) ?? []), word]);
  }
  return (lower) => {
    for (let length = 1; length <= HEAD; length += 1) {
      const starts = byHead.get(lower.slice(0, length));
      if (starts?.some((start) => lower.startsWith(start)) === true) return true;
    }
    return false;
  };
}
