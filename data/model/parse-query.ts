import { fieldKey, type FieldNames } from './custom-field.ts';
import { numberRange } from './number-range.ts';
import {
  flagNamed,
  isOr,
  mayNamePart,
  operatorNamed,
  partNamed,
  type Condition,
  type Operator,
} from './query-language.ts';
import { readPieces, type Piece, type PieceValue } from './query-pieces.ts';

/*
 * A search text as a condition. Whatever is typed is a search: what cannot be meant as an operator is taken as words, and
 * a hint says so.
 */

/** What was not understood, and where in the text, from `from` up to, and without, `to`. */
export interface QueryHint {
  readonly kind:
    'open-quote' | 'unknown-operator' | 'no-value' | 'bad-number' | 'unknown-value' | 'too-long';
  readonly from: number;
  readonly to: number;
}

/** One thing that was asked for, as it stands in the text. */
export interface QueryPart {
  readonly from: number;
  readonly to: number;
  /** `words` are plain; the others can be shown as chips. */
  readonly kind: 'words' | 'phrase' | 'operator' | 'flag' | 'or';
  readonly negated: boolean;
  /** What it asks for, before it is negated; `null` for `or`. */
  readonly condition: Condition | null;
}

export interface ParsedQuery {
  readonly condition: Condition;
  readonly hints: readonly QueryHint[];
  readonly parts: readonly QueryPart[];
}

/** Whether some films fit a text better than others: it has words that may stand anywhere. */
export function isRanked(text: string, fields: FieldNames = NO_FIELDS): boolean {
  return parseQuery(text, fields).parts.some(({ kind, negated }) => kind === 'words' && !negated);
}

/** What is read of a longer text: nobody types it, and pasted pages are for the other box. */
const MOST_CHARACTERS = 2_000;
const MOST_PARTS = 64;

const NO_FIELDS: FieldNames = new Map();

/**
 * Never throws; a text without anything to look for asks for everything.
 * @param fields whose names are known; the condition is the same without, for only the films tell which fields there are
 */
export function parseQuery(text: string, fields: FieldNames = NO_FIELDS): ParsedQuery {
  const hints: QueryHint[] = [];
  const parts: QueryPart[] = [];
  const groups: Condition[][] = [];
  let joins = false;
  if (text.length > MOST_CHARACTERS) {
    hints.push({ kind: 'too-long', from: MOST_CHARACTERS, to: text.length });
  }
  const pieces = [...readPieces(text.slice(0, MOST_CHARACTERS))];
  for (const [index, piece] of pieces.entries()) {
    if (parts.length >= MOST_PARTS) break;
    const { from, to } = piece;
    if (isJoin(piece) && groups.length > 0 && index < pieces.length - 1) {
      parts.push({ from, to, kind: 'or', negated: false, condition: null });
      joins = true;
      continue;
    }
    const { condition, kind } = meaningOf(piece, fields, hints);
    if (condition === null) continue;
    parts.push({ from, to, kind, negated: piece.negated, condition });
    const whole: Condition = piece.negated ? { kind: 'not', of: condition } : condition;
    if (joins) groups.at(-1)?.push(whole);
    else groups.push([whole]);
    joins = false;
  }
  const all = groups.map((group): Condition =>
    group.length === 1 && group[0] ? group[0] : { kind: 'any', of: group },
  );
  return { condition: { kind: 'all', of: all }, hints, parts };
}

/** Whether it is the word between two things of which one is enough. */
function isJoin({ name, negated, values: [value] }: Piece): boolean {
  return name === null && !negated && value?.isQuoted === false && isOr(value.text);
}

interface Meaning {
  readonly kind: QueryPart['kind'];
  readonly condition: Condition | null;
}

const NOTHING: Meaning = { kind: 'words', condition: null };

function meaningOf(piece: Piece, fields: FieldNames, hints: QueryHint[]): Meaning {
  const { from, to, name, values } = piece;
  const hint = (what: QueryHint['kind']) => hints.push({ kind: what, from, to });
  if (values.some(({ isOpen }) => isOpen)) hint('open-quote');
  const text = values.map((value) => value.text).join(',');
  if (name === null) {
    if (text.trim() === '') return NOTHING;
    if (values[0]?.isQuoted) return { kind: 'phrase', condition: { kind: 'phrase', text } };
    const flag = flagNamed(text);
    return flag === null ? words(text) : { kind: 'flag', condition: { kind: 'flag', flag } };
  }
  const operator = operatorNamed(name);
  const filled = values.filter((value) => value.text.trim() !== '');
  const isField = operator === null && fields.has(fieldKey(name));
  if (operator === null && !isField) {
    // A title such as "Alien: Covenant" is no mistake.
    if (text !== '') hint('unknown-operator');
    if (filled.length === 0) return words(`${name} ${text}`);
  }
  if (filled.length === 0) {
    hint('no-value');
    return NOTHING;
  }
  if (operator === null) {
    const condition = customCondition(name, text, filled);
    return { kind: isField ? 'operator' : 'words', condition };
  }
  const condition = operatorCondition(operator, name, filled);
  if (condition !== null) return { kind: 'operator', condition };
  hint(operator.kind === 'number' ? 'bad-number' : 'unknown-value');
  return words(text);
}

const words = (text: string): Meaning => ({ kind: 'words', condition: { kind: 'word', text } });

function customCondition(name: string, text: string, values: readonly PieceValue[]): Condition {
  return {
    kind: 'custom',
    name,
    values: values.map((value) => ({ text: value.text, exact: value.isQuoted })),
    words: `${name} ${text}`,
  };
}

/** @param values at least one, none of them empty */
function operatorCondition(
  operator: Operator,
  name: string,
  values: readonly PieceValue[],
): Condition | null {
  const text = values.map((value) => value.text).join(',');
  switch (operator.kind) {
    case 'text': {
      const mayBePart = mayNamePart(name) && !values.some(({ isQuoted }) => isQuoted);
      const part = mayBePart ? partNamed(text) : null;
      if (part !== null) return { kind: 'has', part };
      const { field } = operator;
      return anyOf(
        values.map((value) => ({ kind: 'text', field, text: value.text, exact: value.isQuoted })),
      );
    }
    case 'number': {
      const { field } = operator;
      // In `3,5` the comma is one of the number.
      const numbers = field === 'rating' ? [text] : values.map((value) => value.text);
      return anyOf(
        numbers.map((number) => {
          const range = numberRange(field, number);
          return range === null ? null : { kind: 'number', field, ...range };
        }),
      );
    }
    case 'has':
    case 'lacks': {
      const part = partNamed(text);
      if (part === null) return null;
      return operator.kind === 'has'
        ? { kind: 'has', part }
        : { kind: 'not', of: { kind: 'has', part } };
    }
    case 'status': {
      const flag = flagNamed(text);
      return flag === null ? null : { kind: 'flag', flag };
    }
  }
}

/** `genre:western,krimi` is one or the other; `null` when one of them is nothing. */
function anyOf(found: readonly (Condition | null)[]): Condition | null {
  const conditions = found.filter((each) => each !== null);
  if (conditions.length < found.length) return null;
  const [only] = conditions;
  return conditions.length === 1 && only ? only : { kind: 'any', of: conditions };
}
