import { fold } from './search-text.ts';
import { withoutArticle } from './sort-title.ts';

/* By what titles of one film are known as the same, however they are written. */

export interface TitleKey {
  /** Folded, without article, edition and year, numerals as digits: `rocky 2`. */
  readonly text: string;
  /** Without spaces. */
  readonly joined: string;
  /** The part of a series, or whatever else is counted: of two titles that differ in it one is a sequel. */
  readonly numbers: string;
}

const ARTICLE_BEHIND = /^(.+), (der|die|das|ein|eine|the|an?|les?|la|el|los|las|il|lo|gli)$/i;
/** Folding joins it with its word. */
const ELIDED = /^l['’]\s*(?=\S{2})/i;
const YEAR_BEHIND = /\s*[([](18|19|20)\d\d[)\]]\s*$/;

/** Folded, as titles are when these are looked for. */
const EDITIONS = [
  '(the )?(directors|final|extended|ultimate|theatrical|producers|international|original) (cut|version|edition)',
  '((special|limited|collectors|deluxe|ultimate|extended|anniversary|restored|premium|steelbook) )+edition',
  '(kino|lang|original|extended|final|integral)fassung',
  '(ungekurzte|erweiterte|restaurierte|deutsche) fassung',
  '(digitally |digital )?(remastered|restored|restauriert)',
  '\\d+(th)? anniversary( edition)?',
  '(uncut|unrated|redux|steelbook|mediabook)',
  '(blu ray|bluray|dvd|uhd|4k|4k uhd|vhs)',
];
const EDITION_BEHIND = new RegExp(`(?<=.) (${EDITIONS.join('|')})$`);

const NUMERALS: Readonly<Record<string, string>> = {
  ii: '2',
  iii: '3',
  iv: '4',
  v: '5',
  vi: '6',
  vii: '7',
  viii: '8',
  ix: '9',
  x: '10',
  xi: '11',
  xii: '12',
  xiii: '13',
  two: '2',
  zwei: '2',
  three: '3',
  drei: '3',
  four: '4',
  vier: '4',
  five: '5',
  funf: '5',
  first: '1',
  one: '1',
};
const COUNTED = new Set([
  'teil',
  'part',
  'chapter',
  'kapitel',
  'episode',
  'vol',
  'volume',
  'folge',
]);

/** `null` for a title without any letter or digit. */
export function titleKey(title: string): TitleKey | null {
  const inOrder = title.replace(YEAR_BEHIND, '').replace(ARTICLE_BEHIND, '$2 $1');
  const bare = withoutEdition(withoutArticle(fold(inOrder.replace(ELIDED, ''))));
  if (bare === '') return null;
  const words = bare.split(' ').flatMap(withNumbers);
  const text = words.join(' ');
  const numbers = words.flatMap((word, at) => {
    const number = at === 0 && words.length > 1 ? /^\d+$/.exec(word) : /\d+$/.exec(word);
    // The first part has its number only once there is a second.
    return number === null || number[0] === '1' ? [] : [number[0]];
  });
  return { text, joined: words.join(''), numbers: numbers.join(' ') };
}

function withoutEdition(folded: string): string {
  const shorter = folded.replace(EDITION_BEHIND, '');
  return shorter === folded ? folded : withoutEdition(shorter);
}

/** A Roman numeral or a number word counts behind other words only: `X` and `V` are films. */
function withNumbers(word: string, at: number, words: readonly string[]): readonly string[] {
  const next = words[at + 1];
  const isBeforeNumber =
    next !== undefined && (/^\d+$/.test(next) || Object.hasOwn(NUMERALS, next));
  const isCounted = at > 0 && COUNTED.has(words[at - 1] ?? '');
  if (at > 0 && COUNTED.has(word) && (isBeforeNumber || next === 'i')) return [];
  if (isCounted && word === 'i') return ['1'];
  const isNumeral = at > 0 && Object.hasOwn(NUMERALS, word);
  const isSafe = isCounted || /^[ivx]{2,}$/.test(word) || at === words.length - 1;
  return isNumeral && isSafe ? [NUMERALS[word] ?? word] : [word];
}

/** How alike two titles are, from 0 to 1. */
export function titleLikeness(a: TitleKey, b: TitleKey): number {
  if (a.joined === b.joined) return 1;
  if (a.numbers !== b.numbers) return 0;
  const [shorter, longer] = a.text.length <= b.text.length ? [a, b] : [b, a];
  const errors = typingErrors(shorter.joined, longer.joined, MOST_ERRORS);
  if (shorter.joined.length >= LETTERS_FOR_ERRORS[0] && errors === 1) return ONE_ERROR;
  if (shorter.joined.length >= LETTERS_FOR_ERRORS[1] && errors === 2) return TWO_ERRORS;
  if (longer.text.startsWith(`${shorter.text} `)) return LONGER;
  return 0;
}

const MOST_ERRORS = 2;
/** From how many letters on one error and two errors are taken for such: with fewer, it is another word. */
const LETTERS_FOR_ERRORS = [6, 12] as const;
export const ONE_ERROR = 0.9;
export const TWO_ERRORS = 0.8;
/** One title is the other and more: `Borat` and `Borat: Cultural Learnings …`. */
export const LONGER = 0.55;

/**
 * How many letters are wrong, missing, too many or in each other's place; `most + 1` for more than that. Only as much
 * of the table is worked out as can still end below.
 */
export function typingErrors(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2] : undefined;
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + same,
        (swapped ?? Infinity) + 1,
      );
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 0, most + 1);
}
