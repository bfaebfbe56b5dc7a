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
}

export interface ParsedQuery {
  readonly condition: Condition;
  readonly hints: readonly QueryHint[];
  readonly parts: readonly QueryPart[];
}

/** Whether some films fit a text better than others: it has words that may stand anywhere. */
export function isRanked(text: string): boolean {
  return parseQuery(text).parts.some(({ kind, negated }) => kind === 'words' && !negated);
}

/** What is read of a longer text: nobody types it, and pasted pages are for the other box. */
const MOST_CHARACTERS = 2_000;
const MOST_PARTS = 64;
/** Every quote closes every other: people mix them. */
const QUOTES = '"„“”«»‟';
const MINUS = /^[-−–—]/;
const NAMED = /^([\p{L}]{2,20}):/u;

/** Never throws; a text without anything to look for asks for everything. */
export function parseQuery(text: string): ParsedQuery {
  const hints: QueryHint[] = [];
  const parts: QueryPart[] = [];
  const groups: Condition[][] = [];
  let joins = false;
  if (text.length > MOST_CHARACTERS) {
    hints.push({ kind: 'too-long', from: MOST_CHARACTERS, to: text.length });
  }
  const read = new Reader(text.slice(0, MOST_CHARACTERS));
  for (let piece = read.next(); piece !== null && parts.length < MOST_PARTS; piece = read.next()) {
    const { from, to } = piece;
    if (
      piece.kind === 'bare' &&
      !piece.negated &&
      isOr(piece.value) &&
      groups.length > 0 &&
      read.hasMore
    ) {
      parts.push({ from, to, kind: 'or', negated: false });
      joins = true;
      continue;
    }
    const { condition, kind } = meaningOf(piece, hints);
    if (condition === null) continue;
    parts.push({ from, to, kind, negated: piece.negated });
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

/** A piece of the text: `-regie:"walter hill"` is negated, named `regie`, quoted, with the value `walter hill`. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly negated: boolean;
  readonly kind: 'bare' | 'quoted';
  readonly name: string | null;
  readonly value: string;
  readonly isOpen: boolean;
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get hasMore(): boolean {
    return this.#text.slice(this.#at).trim() !== '';
  }

  next(): Piece | null {
    while (this.#at < this.#text.length && /\s/.test(this.#text[this.#at] ?? '')) this.#at += 1;
    if (this.#at >= this.#text.length) return null;
    const from = this.#at;
    const negated = MINUS.test(this.#text.slice(from)) && /\S/.test(this.#text[from + 1] ?? '');
    if (negated) this.#at += 1;
    const name = NAMED.exec(this.#text.slice(this.#at, this.#at + 22))?.[1] ?? null;
    if (name !== null) this.#at += name.length + 1;
    const value = this.#value();
    return { from, to: this.#at, negated, name, ...value };
  }

  #value(): Pick<Piece, 'kind' | 'value' | 'isOpen'> {
    const start = this.#at;
    if (!QUOTES.includes(this.#text[start] ?? ' ')) {
      while (this.#at < this.#text.length && !/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1;
      return { kind: 'bare', value: this.#text.slice(start, this.#at), isOpen: false };
    }
    let end = start + 1;
    while (end < this.#text.length && !QUOTES.includes(this.#text[end] ?? '')) end += 1;
    const isOpen = end >= this.#text.length;
    this.#at = isOpen ? end : end + 1;
    return { kind: 'quoted', value: this.#text.slice(start + 1, end), isOpen };
  }
}

type Meaning = Pick<QueryPart, 'kind'> & { readonly condition: Condition | null };

const NOTHING: Meaning = { kind: 'words', condition: null };

function meaningOf(piece: Piece, hints: QueryHint[]): Meaning {
  const { from, to, kind, name, value, isOpen } = piece;
  const hint = (what: QueryHint['kind']) => hints.push({ kind: what, from, to });
  if (isOpen) hint('open-quote');
  if (name === null) {
    if (value.trim() === '') return NOTHING;
    if (kind === 'quoted') return { kind: 'phrase', condition: { kind: 'phrase', text: value } };
    const flag = flagNamed(value);
    return flag === null ? words(value) : { kind: 'flag', condition: { kind: 'flag', flag } };
  }
  const operator = operatorNamed(name);
  if (operator === null) {
    // A title such as "Alien: Covenant" is no mistake.
    if (value !== '') hint('unknown-operator');
    return words(`${name} ${value}`);
  }
  if (value.trim() === '') {
    hint('no-value');
    return NOTHING;
  }
  const condition = operatorCondition(operator, name, value, kind === 'quoted');
  if (condition !== null) return { kind: 'operator', condition };
  hint(operator.kind === 'number' ? 'bad-number' : 'unknown-value');
  return words(value);
}

const words = (text: string): Meaning => ({ kind: 'words', condition: { kind: 'word', text } });

function operatorCondition(
  operator: Operator,
  name: string,
  value: string,
  exact: boolean,
): Condition | null {
  switch (operator.kind) {
    case 'text': {
      const part = mayNamePart(name) && !exact ? partNamed(value) : null;
      if (part !== null) return { kind: 'has', part };
      return anyOf(value, exact, (text) => ({ kind: 'text', field: operator.field, text, exact }));
    }
    case 'number':
      return anyOf(value, operator.field === 'rating', (text) => {
        const range = numberRange(operator.field, text);
        return range === null ? null : { kind: 'number', field: operator.field, ...range };
      });
    case 'has':
    case 'lacks': {
      const part = partNamed(value);
      if (part === null) return null;
      return operator.kind === 'has'
        ? { kind: 'has', part }
        : { kind: 'not', of: { kind: 'has', part } };
    }
    case 'status': {
      const flag = flagNamed(value);
      return flag === null ? null : { kind: 'flag', flag };
    }
  }
}

/** `genre:western,krimi` is one or the other; a comma in quotes, or in `3,5`, is a comma. */
function anyOf(
  value: string,
  isWhole: boolean,
  condition: (text: string) => Condition | null,
): Condition | null {
  const texts = isWhole ? [value] : value.split(',').filter((text) => text !== '');
  const conditions = texts.map(condition).filter((each) => each !== null);
  if (conditions.length === 0 || conditions.length < texts.length) return null;
  const [only] = conditions;
  return conditions.length === 1 && only ? only : { kind: 'any', of: conditions };
}
