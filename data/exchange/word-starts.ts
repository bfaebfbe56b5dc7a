/* Quick answers for lists of words that every line of a page is held against. */

const HEAD = 3;
/** The letters of a text's first word, as many as tell most words apart, and the start of the next one. */
const FIRST_WORDS = /^([a-z]{0,5})([^a-z]*[a-z]{0,2})/i;
/** A first word as short as this is in many languages an article: the second one tells. */
const SHORT_WORD = 3;
const PLAIN_HEAD = /^[\x20-\x7e]*$/;
const DIGRAPHS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** Whether a text may start with one of the words, by its first letters: a quick no for nearly every text. */
export function mayStartLike(words: Iterable<string>): (text: string) => boolean {
  const heads = new Set<string>();
  for (const word of words) {
    const spelled = word.toLowerCase().replace(/[äöüß]/gu, (sign) => DIGRAPHS[sign] ?? sign);
    for (const spelling of [word, spelled, word.normalize('NFD').replace(/\p{M}/gu, '')]) {
      heads.add(headsOf(spelling).at(-1) ?? '');
    }
  }
  return (text) => {
    // Letters with accents can be written in several ways; then the list itself is asked.
    if (!PLAIN_HEAD.test(text.slice(0, 6))) return true;
    return headsOf(text).some((head) => heads.has(head));
  };
}

/** A text's first word, and, behind a short one, the start of the second as well. */
function headsOf(text: string): readonly string[] {
  const [, first = '', second = ''] = FIRST_WORDS.exec(text) ?? [];
  const word = first.toLowerCase();
  const next = second.replace(/[^a-z]/giu, '').toLowerCase();
  return word.length > SHORT_WORD || next === '' ? [word] : [word, `${word} ${next}`];
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
