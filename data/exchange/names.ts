import { folded } from './folded.ts';
import { TABLES } from './labels.ts';
import { piece, type Piece } from './lines.ts';

/* Lists of people: "Bruno Ganz (Damiel) · Otto Sander (Cassiel)", "Kyle Richards als Lindsey Wallace". */

export interface Name {
  readonly person: Piece;
  readonly character: Piece | null;
}

const MAX_NAME = 80;
const MAX_WORDS = 8;
const SEPARATORS = ',;·•|/';
const OPENING = '([';
const CLOSING = ')]';
const CONJUNCTIONS = new Set(['&', ...TABLES.flatMap((table) => table.conjunctions)]);
const CHARACTER_WORDS = TABLES.flatMap((table) => table.characterWords.map((word) => ` ${word} `));
/** Dots that lead from a name to its character, and the dash and tab that do the same. */
const LEADERS = /\s*(?:\.{2,}|…+)\s*|\t+|\s[-–—]\s/u;
const OTHERS = new Set(TABLES.flatMap((table) => table.andOthers.map(folded)));
const OTHERS_AT_END = TABLES.flatMap((table) => table.andOthers).flatMap((words) => [
  ` ${words}`,
  ` ${words.replaceAll('. ', '.')}`,
]);
/** What follows a comma and still belongs to the name before it. */
const SUFFIX = /^(?:jr|sr|ii|iii|iv|m\.?d|ph\.?d)\.?$/iu;
/** Small words inside names; anything else that starts small belongs to a sentence. */
const PARTICLES = new Set(
  'af al av ben bin da de del dela della den der des di dos du e el et ibn la las le los of og st ten ter the the van vom von y zu zum zur'.split(
    ' ',
  ),
);

/**
 * The people a value lists, each with the character it names. What cannot be a name is left out, and so is a value with
 * a web address in it. `strict` is for lines that no bullet or separator marks as a value: every word must then look
 * like one of a name.
 */
export function readNames(source: string, value: Piece, strict: boolean): readonly Name[] {
  const names: Name[] = [];
  if (value.text.includes('://')) return names;
  const inverted = invertedNames(source, value);
  if (inverted !== null) return inverted;
  for (const part of listed(source, withoutButton(source, value))) {
    const last = names.at(-1);
    if (last !== undefined && SUFFIX.test(part.text) && last.character === null) {
      names[names.length - 1] = {
        person: piece(source, last.person.start, part.end),
        character: null,
      };
      continue;
    }
    const name = readName(source, part);
    if (name !== null && plausible(name.person.text, strict)) names.push(name);
  }
  return names;
}

/** "… | See full cast »": a button behind the names. */
function withoutButton(source: string, value: Piece): Piece {
  const button = /\s\|[^|]{1,60}[»›→]\s*$/u.exec(source.slice(value.start, value.end));
  return button === null ? value : piece(source, value.start, value.start + button.index);
}

/** "Connery, Sean ; Slater, Christian": catalogues put the last name first and a semicolon between the people. */
function invertedNames(source: string, value: Piece): readonly Name[] | null {
  const text = source.slice(value.start, value.end);
  if (!text.includes(';') && !isInvertedAround(source, value)) return null;
  const names: Name[] = [];
  let start = value.start;
  for (const end of [
    ...[...text.matchAll(/;/gu)].map(({ index }) => value.start + index),
    value.end,
  ]) {
    const part = piece(source, start, end);
    start = end + 1;
    if (part.text === '') continue;
    const [last, first, ...more] = part.text.split(/,\s+/u);
    if (last === undefined || first === undefined || more.length > 0) return null;
    if (!isName(last) || !isName(first)) return null;
    names.push({ person: { ...part, text: `${first} ${last}` }, character: null });
  }
  return names.length === 0 ? null : names;
}

/** One such name alone is told by the lines around it. */
const AROUND = 600;
const INVERTED = /\p{L}, \p{Lu}[\p{L}. -]{1,30} ?; ?\p{Lu}[\p{L}' -]{1,30}, \p{Lu}/u;

function isInvertedAround(source: string, value: Piece): boolean {
  if (value.text.split(',').length !== 2) return false;
  return INVERTED.test(source.slice(Math.max(0, value.start - AROUND), value.end + AROUND));
}

/** Whether a line is nothing but names. */
export function isNameLine(source: string, line: Piece): boolean {
  if (line.end - line.start > 4 * MAX_NAME) return false;
  const parts = [...listed(source, line)];
  return parts.length > 0 && readNames(source, line, true).length === parts.length;
}

/** Whether a line starts with names, and what follows them is an aside ("…, based on the novel by …"). */
export function startsWithNames(source: string, line: Piece): boolean {
  if (line.end - line.start > 4 * MAX_NAME) return false;
  const parts = [...listed(source, line)];
  const names = parts.filter((part) => readNames(source, part, true).length > 0);
  return (
    names[0] === parts[0] &&
    parts.every((part) => names.includes(part) || /^\p{Ll}/u.test(part.text))
  );
}

/** Whether words can be one person's name, a single word included ("Vangelis"). */
export function isName(words: string): boolean {
  return plausible(words, true) || /^\p{Lu}[\p{L}'’-]{1,30}$/u.test(words);
}

/** Cuts at commas, slashes and conjunctions, but not inside brackets. */
export function* listed(source: string, value: Piece): Generator<Piece> {
  let depth = 0;
  let start = value.start;
  for (let at = value.start; at < value.end; at += 1) {
    const sign = source.charAt(at);
    if (OPENING.includes(sign)) depth += 1;
    else if (CLOSING.includes(sign)) depth = Math.max(0, depth - 1);
    if (depth > 0) continue;
    const length = SEPARATORS.includes(sign) ? 1 : conjunctionLength(source, at, value.end);
    if (length === 0) continue;
    const part = piece(source, start, at);
    if (part.text !== '') yield part;
    start = at + length;
    at = start - 1;
  }
  const rest = piece(source, start, value.end);
  if (rest.text !== '') yield rest;
}

/** The length of a conjunction with the spaces around it, when one starts here. */
function conjunctionLength(source: string, at: number, end: number): number {
  if (source.charAt(at) !== ' ') return 0;
  for (const word of CONJUNCTIONS) {
    const after = at + 1 + word.length;
    if (after < end && source.startsWith(word, at + 1) && source.charAt(after) === ' ') {
      return word.length + 1;
    }
  }
  return 0;
}

function readName(source: string, whole: Piece): Name | null {
  let part = withoutOthers(source, whole);
  if (part === null || OTHERS.has(folded(part.text))) return null;
  if (part.end - part.start > 3 * MAX_NAME) return null;
  let character: Piece | null = null;
  const said = splitAtLeader(source, part) ?? split(source, part, CHARACTER_WORDS);
  if (said !== null) [part, character] = said;
  // Of several brackets the first one behind the name holds the character.
  character = character === null ? null : withoutDubbing(source, character);
  for (let brackets = trailingBrackets(source, part); brackets !== null;) {
    // "(als Nancy Loomis)" is the name a person was credited under, not the character.
    const credited = CHARACTER_WORDS.some((word) => ` ${brackets?.inner.text} `.startsWith(word));
    if (!credited && said === null) character = brackets.inner;
    part = piece(source, part.start, brackets.start);
    brackets = trailingBrackets(source, part);
  }
  // The full stop of the sentence, but not that of "Jr." or an initial.
  if (/\p{L}{4}\.$/u.test(part.text)) part = piece(source, part.start, part.end - 1);
  return {
    person: part,
    character: character === null || character.text === '' ? null : character,
  };
}

/** "Dutch (dt. Stimme: A name)": who lends the voice is another matter. */
function withoutDubbing(source: string, character: Piece): Piece {
  const brackets = trailingBrackets(source, character);
  const dubbed =
    brackets !== null && /Stimme|Synchron|voice|voix|voz|gesprochen/iu.test(brackets.inner.text);
  return dubbed ? piece(source, character.start, brackets.start) : character;
}

function withoutOthers(source: string, part: Piece): Piece | null {
  const raw = source.slice(part.start, part.end).replace(/[\u00a0\u202f]/gu, ' ');
  const end = OTHERS_AT_END.find((words) => raw.endsWith(words));
  return end === undefined ? part : piece(source, part.start, part.end - end.length);
}

/** "Jodie Foster ... Clarice Starling", "Kurt Russell - MacReady": before and after what leads from one to the other. */
export function splitAtLeader(source: string, part: Piece): readonly [Piece, Piece] | null {
  const raw = source.slice(part.start, part.end);
  const leader = LEADERS.exec(raw);
  if (leader === null || leader.index === 0 || raw.slice(0, leader.index).includes('('))
    return null;
  const after = leader.index + leader[0].length;
  return [
    piece(source, part.start, part.start + leader.index),
    piece(source, part.start + after, part.end),
  ];
}

/** Before and after the first of the marks that stands outside brackets. */
export function split(
  source: string,
  part: Piece,
  marks: readonly string[],
): readonly [Piece, Piece] | null {
  const raw = source.slice(part.start, part.end);
  for (const mark of marks) {
    for (let at = raw.indexOf(mark); at > 0; at = raw.indexOf(mark, at + 1)) {
      const before = raw.slice(0, at);
      if (count(before, '(') > count(before, ')')) continue;
      return [
        piece(source, part.start, part.start + at),
        piece(source, part.start + at + mark.length, part.end),
      ];
    }
  }
  return null;
}

const count = (text: string, sign: string) => text.split(sign).length - 1;

function trailingBrackets(
  source: string,
  part: Piece,
): { readonly inner: Piece; readonly start: number } | null {
  const closing = CLOSING.indexOf(source.charAt(part.end - 1));
  if (closing < 0) return null;
  const opening = source.slice(part.start, part.end).lastIndexOf(OPENING.charAt(closing));
  if (opening <= 0) return null;
  const start = part.start + opening;
  return { inner: piece(source, start + 1, part.end - 1), start };
}

function plausible(name: string, strict: boolean): boolean {
  if (name.length < 2 || name.length > MAX_NAME) return false;
  if (!/\p{L}/u.test(name) || /[?:<>{}=@\\]|https?:|\d{3}/iu.test(name)) return false;
  const words = name.split(/\s+/u);
  if (words.length > MAX_WORDS || /[»›→☰★]|^\d[\d.:,]*\s|[()]|\.{2,}|…|\t/u.test(name))
    return false;
  const [first = ''] = words;
  // "based on the novel by …", "mehr": no name starts small, but for its particles.
  if (/^\p{Ll}/u.test(first) && !PARTICLES.has(first) && !/^\p{Ll}['’.]/u.test(first)) return false;
  if (!strict) return true;
  const looksRight = words.every(
    (word) =>
      PARTICLES.has(word) || !/^['’(“"„]?\p{Ll}/u.test(word) || /^[\p{Ll}]['’]\p{Lu}/u.test(word),
  );
  const ends = !/[.!]$/u.test(name) || /(?:^|[\s.])\p{L}{1,3}\.$/u.test(name);
  return looksRight && ends && /\p{Lu}|\p{Lo}/u.test(name) && words.length > 1;
}
