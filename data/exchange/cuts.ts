import type { Meaning } from './label-table.ts';
import { type Line, piece, type Piece } from './lines.ts';

/* Places where a line is cut into statements, and the signs that are found there. */

/** A line, and the label it is known to start with when a sign or a lost border sets that off. */
export interface Statement extends Line {
  readonly label: KnownLabel | null;
}

export interface KnownLabel {
  /** Offset behind the label. */
  readonly end: number;
  readonly meanings: readonly Meaning[];
  /** Where the value starts. */
  readonly value: number;
  /** Otherwise it is one only beside others. */
  readonly certain: boolean;
}

/** Where a statement starts, and its label when that is known. */
export interface Cut {
  readonly start: number;
  readonly label: KnownLabel | null;
}

const SEPARATORS = '.;,|·•!?()[]–';
/** A full stop that ends a sentence and no initial or abbreviation. */
export const SENTENCE_ENDS =
  /(?<!(?:^|[\s.(/])(?:\p{Lu}|Dr|Mr|Mrs|Ms|St|Jr|Sr|ca|Jap|Engl))\.\s+(?=[\p{Lu}\d])/gu;
/** A label has so many words at most. */
export const MAX_LABEL_WORDS = 4;

/** A statement without the signs that part it from what comes next. */
export function ended(source: string, start: number, end: number): Piece {
  let to = end;
  while (to > start && /[\s,;|·•/–—-]/u.test(source.charAt(to - 1))) to -= 1;
  // A full stop ends a statement, unless it belongs to "Jr." or an initial.
  if (
    source.charAt(to - 1) === '.' &&
    !/(?:^|[\s.(])(?:\p{Lu}|Jr|Sr|a)\.$/u.test(source.slice(Math.max(start, to - 6), to))
  ) {
    to -= 1;
  }
  return piece(source, start, to);
}

/** Behind the last separator of the stretch. */
export function afterSeparator(source: string, from: number, to: number): number {
  for (let at = to - 1; at >= from; at -= 1) {
    const sign = source.charAt(at);
    const parts =
      SEPARATORS.includes(sign) ||
      ((sign === '/' || sign === '-') && /\s/u.test(source.charAt(at - 1)));
    // "R.: A" and "Sch. : A" are labels with a full stop of their own.
    if (parts && piece(source, at + 1, to).text !== '') return at + 1;
    if (sign === '\t') return at + 1;
  }
  return from;
}
