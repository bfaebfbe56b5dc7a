/* Quick answers for lists of words that every line of a page is held against. */

const HEAD = 3;
const ASCII = /^[\x20-\x7e]*$/;

/** Whether a text may be one of the words, by how it starts: a quick no for nearly every text. */
export function mayStartLike(words: Iterable<string>): (text: string) => boolean {
  const heads = new Set<string>();
  for (const word of words) {
    heads.add(word.slice(0, HEAD).toLowerCase());
    heads.add(word.normalize('NFD').replace(/\p{M}/gu, '').slice(0, HEAD).toLowerCase());
  }
  return (text) => {
    const head = text.slice(0, HEAD);
    // Accents can be written in several ways; then the list itself is asked.
    return !ASCII.test(head) || heads.has(head.toLowerCase());
  };
}

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
