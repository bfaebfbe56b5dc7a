/* How text is compared: case, accents, umlauts and ß make no difference, in either spelling, nor marks inside a word. */

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

const APOSTROPHES = /[’‘ʼʻ´`′]/g;
/** One of these between two letters may as well be left out: `Spider-Man`, `L.A.`, `WALL·E`, `M*A*S*H`, `O'Ross`. */
const MARK = "[\\p{Pd}.·•∙⋅*']";
const MARKS = new RegExp(MARK, 'gu');
const IS_MARKED = new RegExp(MARK, 'u');
const WORD = new RegExp(`[\\p{L}\\p{N}]+(?:${MARK}[\\p{L}\\p{N}]+)*`, 'gu');
/** A bound to what a title like `a.b.c.d…` costs. */
const MOST_JOINED = 8;

/**
 * Text reduced to what search compares: lower case, no accents, `ß` as `ss`, no apostrophe inside a word; everything
 * else that is neither letter nor digit becomes a space. German digraphs collapse as well, so that `Müller`, `Mueller`
 * and `Muller` are one.
 */
export function fold(text: string): string {
  return withoutDigraphs(apart(wordsOf(text)));
}

/**
 * Text in which the start of a word can be looked up as a space and the word's beginning: folded, and every word with
 * marks in it once more without them, from each of its parts on (` spider man spiderman man`, ` darc darc arc`).
 */
export function searchable(text: string): string {
  const words = wordsOf(text);
  const joined = words.filter((word) => IS_MARKED.test(word)).flatMap(joinedParts);
  return withoutDigraphs(['', apart(words), ...joined].join(' '));
}

/** A word of a query, folded: any of these is to be found as the start of a word. */
export type SearchWord = readonly string[];

/**
 * The words of a query, each once. The parts of a word with marks in it (`Spider-Man`) are words of their own, and
 * what fits all of them joined fits each.
 */
export function searchWords(text: string): SearchWord[] {
  const words = new Map<string, SearchWord>();
  for (const typed of wordsOf(text)) {
    const parts = typed.replaceAll("'", '').split(MARKS);
    const joined = withoutDigraphs(parts.join(''));
    for (const [index, part] of parts.map(withoutDigraphs).entries()) {
      // What starts with all parts joined also starts with the first.
      const word = index === 0 || parts.length > MOST_JOINED ? [part] : [part, joined];
      words.set(word.join(' '), word);
    }
  }
  return [...words.values()];
}

/** The words in lower case without accents and special letters, with the marks inside them. */
function wordsOf(text: string): readonly string[] {
  const bare = text
    .replace(APOSTROPHES, "'")
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter);
  return bare.match(WORD) ?? [];
}

function apart(words: readonly string[]): string {
  return words.join(' ').replaceAll("'", '').replace(MARKS, ' ');
}

function joinedParts(word: string): string[] {
  const parts = word.split(MARKS);
  return parts.map((_, index) => parts.slice(index, index + MOST_JOINED).join(''));
}

function withoutDigraphs(text: string): string {
  return text.replace(/([aou])e/g, '$1');
}
