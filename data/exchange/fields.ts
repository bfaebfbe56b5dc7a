import { MAX_RUNTIME, MAX_YEAR, MIN_YEAR } from '../model/film.ts';
import { TABLES } from './labels.ts';
import { piece, type Piece } from './lines.ts';

/* Values of single fields, read from short stretches of a page. Every reader returns `null` for what it does not see. */

/** A value and the stretch of the page that says it. */
export interface Found<T> {
  readonly value: T;
  readonly at: Piece;
}

/** Values are short. The bound also bounds what the patterns below can cost. */
const MAX_VALUE = 300;

const escape = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const anyOf = (words: readonly string[]) =>
  [...new Set(words)]
    .sort((a, b) => b.length - a.length)
    .map(escape)
    .join('|');

const HOUR = anyOf(TABLES.flatMap((table) => table.hours));
const MINUTE = anyOf(TABLES.flatMap((table) => table.minutes));
const HOURS = new RegExp(
  `(?<![\\d:.,])(\\d{1,2})\\s{0,3}(?:${HOUR})(?!\\p{L})\\.?,?(?:\\s{0,3}(?:und\\s|and\\s|et\\s|y\\s)?(\\d{1,2})(?:\\s{0,3}(?:${MINUTE})(?!\\p{L})\\.?|(?!\\d)))?`,
  'iu',
);
const MINUTES = new RegExp(
  `(?<![\\d.:,])(\\d{1,4})\\s{0,3}(?:(?:${MINUTE})(?!\\p{L})|['’′])`,
  'iu',
);
const CLOCK = /(?<![\d:.])(\d):([0-5]\d)(?::[0-5]\d)?(?![\d:])/u;
const BARE_NUMBER = /^\D{0,6}(\d{1,4})$/u;

const MONTHS = new Map<string, number>();
for (const table of TABLES) {
  table.months.forEach((names, index) => {
    for (const name of names) {
      if (!MONTHS.has(name.toLowerCase())) MONTHS.set(name.toLowerCase(), index + 1);
    }
  });
}
const MONTH = anyOf([...MONTHS.keys()]);
const DATES: readonly {
  readonly form: RegExp;
  readonly order: readonly [number, number, number];
}[] = [
  { form: /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/u, order: [1, 2, 3] },
  { form: /(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/u, order: [3, 2, 1] },
  {
    form: new RegExp(
      `(?<!\\d)(\\d{1,2})(?:\\.|er|º|st|nd|rd|th)?\\s{1,3}(?:de\\s|of\\s)?(${MONTH})\\.?,?\\s{1,3}(?:del?\\s)?(\\d{4})(?!\\d)`,
      'iu',
    ),
    order: [3, 2, 1],
  },
  {
    form: new RegExp(`(?<!\\p{L})(${MONTH})\\.?\\s{1,3}(\\d{1,2}),?\\s{1,3}(\\d{4})(?!\\d)`, 'iu'),
    order: [3, 1, 2],
  },
  { form: new RegExp(`(?<!\\p{L})(${MONTH})\\.?\\s{1,3}(\\d{4})(?!\\d)`, 'iu'), order: [2, 1, 0] },
];

const CERTIFICATIONS = TABLES.map((table) => table.certification);

/** The first year, if it is one a film can have. */
export function findYear(source: string, value: Piece): Found<number> | null {
  return find(source, value, /(?<!\d)\d{4}(?!\d)/u, ([digits]) => {
    const year = Number(digits);
    return year >= MIN_YEAR && year <= MAX_YEAR ? year : null;
  });
}

/** Minutes, from "104 Min.", "1 Std. 44 Min.", "1:44" or a bare number. */
export function findRuntime(source: string, value: Piece): Found<number> | null {
  const inRange = (minutes: number) => (minutes >= 1 && minutes <= MAX_RUNTIME ? minutes : null);
  const hoursAndMinutes = (match: RegExpExecArray) =>
    inRange(Number(match[1]) * 60 + Number(match[2] ?? 0));
  const minutes = (match: RegExpExecArray) => inRange(Number(match[1]));
  return (
    find(source, value, CLOCK, hoursAndMinutes) ??
    find(source, value, HOURS, hoursAndMinutes) ??
    find(source, value, MINUTES, minutes) ??
    find(source, value, BARE_NUMBER, minutes)
  );
}

/** A calendar date as `1988-06-17`, or `1988-06` where the page names no day. */
export function findDate(source: string, value: Piece): Found<string> | null {
  for (const { form, order } of DATES) {
    const [year, month, day] = order;
    const found = find(source, value, form, (match) =>
      calendarDate(match[year] ?? '', match[month] ?? '', day === 0 ? null : (match[day] ?? '')),
    );
    if (found !== null) return found;
  }
  return null;
}

/** The date a film came out: of several, the one for Germany, else the first. */
export function findReleaseDate(source: string, value: Piece): Found<string> | null {
  const here = HOME.exec(source.slice(value.start, Math.min(value.end, value.start + MAX_VALUE)));
  const upTo = here === null ? null : piece(source, value.start, value.start + here.index);
  return (upTo === null ? null : findLastDate(source, upTo)) ?? findDate(source, value);
}

/** Between a date and the country it holds for. */
const HOME = /\s\((?:DE|D|BRD|Deutschland|Germany|Allemagne|Alemania)\)/u;

function findLastDate(source: string, value: Piece): Found<string> | null {
  let found = findDate(source, value);
  for (let next = found; next !== null;) {
    next = findDate(source, piece(source, next.at.end, value.end));
    found = next ?? found;
  }
  return found;
}

function calendarDate(year: string, month: string, day: string | null): string | null {
  const monthNumber = MONTHS.get(month.toLowerCase()) ?? Number(month);
  if (Number(year) < MIN_YEAR || Number(year) > MAX_YEAR) return null;
  if (!(monthNumber >= 1 && monthNumber <= 12)) return null;
  const start = `${year}-${String(monthNumber).padStart(2, '0')}`;
  if (day === null) return start;
  if (!(Number(day) >= 1 && Number(day) <= 31)) return null;
  return `${start}-${day.padStart(2, '0')}`;
}

/** The certification in the page's own words, where they have a form that certifications have. */
export function findKnownCertification(source: string, value: Piece): Found<string> | null {
  for (const form of CERTIFICATIONS) {
    const found = find(source, value, form, ([words]) => words);
    if (found !== null) return { value: found.at.text, at: found.at };
  }
  return null;
}

/** As `findKnownCertification`; a value of no known form counts when it is one short word. */
export function findCertification(source: string, value: Piece): Found<string> | null {
  const known = findKnownCertification(source, value);
  if (known !== null) return known;
  const age = find(source, value, /^\d{1,2}(?=\s?[(,;/]|$)/u, ([digits]) => digits);
  if (age !== null) return { value: age.at.text, at: age.at };
  return /^[\p{L}\d]{1,6}[+-]?\d{0,2}$/u.test(value.text) ? { value: value.text, at: value } : null;
}

/** The parts of a list of plain words (genres, countries, languages), without years and without repetitions. */
export function listParts(source: string, value: Piece): readonly Piece[] {
  if (value.end - value.start > MAX_VALUE) return [];
  const parts: Piece[] = [];
  const seen = new Set<string>();
  const text = source.slice(value.start, value.end);
  let start = 0;
  for (const { 0: mark, index } of [
    ...text.matchAll(LIST_SEPARATOR),
    { 0: '', index: text.length },
  ]) {
    const part = piece(source, value.start + start, value.start + index);
    start = index + mark.length;
    const word = withoutYear(source, part);
    const key = word.text.toLowerCase();
    if (!/\p{L}/u.test(key) || word.text.length > 60 || seen.has(key)) continue;
    seen.add(key);
    parts.push(word);
  }
  return parts;
}

/** "France Allemagne": a stretch whose words are all of a list, one by one or several together; else as it stands. */
export function wordParts(
  source: string,
  part: Piece,
  known: (words: string) => boolean,
): readonly Piece[] {
  const words = [...source.slice(part.start, part.end).matchAll(/\S+/gu)].map(
    ({ 0: word, index }) => piece(source, part.start + index, part.start + index + word.length),
  );
  if (words.length < 2 || words.length > MAX_WORDS) return [part];
  const parts: Piece[] = [];
  for (let from = 0; from < words.length;) {
    const found = longest(source, words, from, known);
    if (found === null) return [part];
    parts.push(found.part);
    from = found.next;
  }
  return parts;
}

const MAX_WORDS = 12;
const MAX_TOGETHER = 4;

function longest(
  source: string,
  words: readonly Piece[],
  from: number,
  known: (words: string) => boolean,
): { readonly part: Piece; readonly next: number } | null {
  const start = words[from]?.start ?? 0;
  for (let next = Math.min(words.length, from + MAX_TOGETHER); next > from; next -= 1) {
    const part = piece(source, start, words[next - 1]?.end ?? start);
    if (known(part.text)) return { part, next };
  }
  return null;
}

const LIST_SEPARATOR = new RegExp(
  `[,;/|·•\\t]|\\s(?:${anyOf(TABLES.flatMap((table) => table.conjunctions))})\\s`,
  'giu',
);

/** "USA 1991" under a label that asks for both. */
function withoutYear(source: string, part: Piece): Piece {
  const text = source.slice(part.start, part.end);
  const year = /(?<!\d)\d{4}(?:\s?[-–/]\s?\d{2,4})?$/u.exec(text);
  return year === null ? part : piece(source, part.start, part.start + year.index);
}

function find<T>(
  source: string,
  value: Piece,
  form: RegExp,
  read: (match: RegExpExecArray) => T | null,
): Found<T> | null {
  if (value.end - value.start > MAX_VALUE) return null;
  const match = form.exec(source.slice(value.start, value.end));
  if (match === null) return null;
  const result = read(match);
  if (result === null) return null;
  const start = value.start + match.index;
  return { value: result, at: piece(source, start, start + match[0].length) };
}
