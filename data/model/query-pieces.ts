/*
 * A search text cut into what stands by itself: words, phrases in quotes, and names with their values. What a piece means
 * is said elsewhere.
 */

/** A piece of the text: `-regie:"walter hill",lang` is negated, named `regie`, with two values. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly negated: boolean;
  readonly name: string | null;
  /** One, or several behind a name; what they enclose is all that stands behind the name. */
  readonly values: readonly PieceValue[];
}

/** Where a value stands with its quotes, and without them what it says. */
export interface PieceValue {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly isQuoted: boolean;
  /** The quote at the end is missing. */
  readonly isOpen: boolean;
}

/** Every quote closes every other: people mix them. */
const QUOTES = '"„“”«»‟';
const EVERY_QUOTE = /["„“”«»‟]/g;
const MINUS = /^[-−–—]/;
const NAMED = /^(\p{L}[\p{L}\p{M}\p{N}_-]{1,39}):/u;

const isQuote = (character: string | undefined) =>
  character !== undefined && QUOTES.includes(character);
const isSpace = (character: string | undefined) => character !== undefined && /\s/.test(character);

/** The pieces of a text from the first to the last, one at a time. */
export function* readPieces(text: string): Generator<Piece> {
  for (let at = afterSpaces(text, 0); at < text.length; at = afterSpaces(text, at)) {
    const piece = pieceAt(text, at);
    yield piece;
    at = piece.to;
  }
}

/** A value as it can be typed: in quotes where it would be several pieces or values without them. */
export function quoted(value: string, always = false): string {
  const plain = value.replace(EVERY_QUOTE, ' ').replace(/\s+/g, ' ').trim();
  return always || /[\s,]/.test(plain) || plain !== value ? `"${plain}"` : plain;
}

function afterSpaces(text: string, at: number): number {
  let next = at;
  while (isSpace(text[next])) next += 1;
  return next;
}

function pieceAt(text: string, from: number): Piece {
  const isMinus = MINUS.test(text.slice(from, from + 1));
  const negated = isMinus && text[from + 1] !== undefined && !isSpace(text[from + 1]);
  const begin = negated ? from + 1 : from;
  const name = NAMED.exec(text.slice(begin, begin + 82))?.[1] ?? null;
  const values = name === null ? [wordAt(text, begin)] : listAt(text, begin + name.length + 1);
  return { from, to: values.at(-1)?.to ?? begin, negated, name, values };
}

function wordAt(text: string, from: number): PieceValue {
  return isQuote(text[from]) ? phraseAt(text, from) : bareAt(text, from, isSpace);
}

/** Values with commas between them. A phrase ends its list unless a comma stands right behind it. */
function listAt(text: string, from: number): PieceValue[] {
  const values: PieceValue[] = [];
  for (let at = from; ; at += 1) {
    const value = isQuote(text[at])
      ? phraseAt(text, at)
      : bareAt(text, at, (character) => character === ',' || isSpace(character));
    values.push(value);
    at = value.to;
    if (text[at] !== ',') return values;
  }
}

function phraseAt(text: string, from: number): PieceValue {
  let end = from + 1;
  while (end < text.length && !isQuote(text[end])) end += 1;
  const isOpen = end >= text.length;
  const to = isOpen ? end : end + 1;
  return { from, to, text: text.slice(from + 1, end), isQuoted: true, isOpen };
}

function bareAt(
  text: string,
  from: number,
  isEnd: (character: string | undefined) => boolean,
): PieceValue {
  let to = from;
  while (to < text.length && !isEnd(text[to])) to += 1;
  return { from, to, text: text.slice(from, to), isQuoted: false, isOpen: false };
}
