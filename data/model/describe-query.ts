import { parseQuery, type QueryPart } from './parse-query.ts';
import type { Condition } from './query-language.ts';
import type { QueryWords } from './query-words.ts';

/* A search text in words, and without one of its parts. */

/** One thing that was asked for and is no plain word, in words, with its place in the text. */
export interface Chip {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  /** Whether it or the one before it is enough. */
  readonly joined: boolean;
}

export function chipsOf(text: string, words: QueryWords): readonly Chip[] {
  const { parts } = parseQuery(text);
  return parts.flatMap((part, index) => {
    if (part.condition === null || part.kind === 'words') return [];
    const before = parts[index - 1];
    const isBehindChip = parts[index - 2]?.kind !== 'words';
    return {
      from: part.from,
      to: part.to,
      label: said(part.condition, part.negated, words),
      joined: before?.kind === 'or' && isBehindChip,
    };
  });
}

/** A name for what is looked for: its words, and what else is asked for. */
export function nameOf(text: string, words: QueryWords): string {
  const { parts } = parseQuery(text);
  const chips = chipsOf(text, words).map(({ label }) => label);
  const plain = parts.filter(({ kind }) => kind === 'words');
  const typed = plain.map(({ from, to }) => text.slice(from, to)).join(' ');
  return [...(typed === '' ? [] : [typed]), ...chips].join(', ');
}

/** The text without what stands there, and without an `or` that would have nothing to join any more. */
export function withoutPart(text: string, { from, to }: Pick<QueryPart, 'from' | 'to'>): string {
  const { parts } = parseQuery(text);
  const index = parts.findIndex((part) => part.from === from);
  const [before, after] = [parts[index - 1], parts[index + 1]];
  const begin = before?.kind === 'or' ? before.from : from;
  const end = before?.kind !== 'or' && after?.kind === 'or' ? after.to : to;
  const [left, right] = [text.slice(0, begin).trimEnd(), text.slice(end).trimStart()];
  return left === '' || right === '' ? left + right : `${left} ${right}`;
}

/** The text without everything that is a chip. */
export function withoutChips(text: string): string {
  const isChip = ({ kind }: QueryPart) => kind !== 'words' && kind !== 'or';
  let left = text;
  for (;;) {
    const part = parseQuery(left).parts.findLast(isChip);
    if (part === undefined) return left;
    left = withoutPart(left, part);
  }
}

function said(condition: Condition, negated: boolean, words: QueryWords): string {
  switch (condition.kind) {
    case 'not':
      return said(condition.of, !negated, words);
    case 'has': {
      const { label } = words.parts[condition.part];
      return negated ? words.lacks(label) : words.has(label);
    }
    default: {
      const what = positive(condition, words);
      return negated ? words.not(what) : what;
    }
  }
}

function positive(condition: Condition, words: QueryWords): string {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return list(condition.of, words);
    case 'not':
    case 'has':
      return said(condition, false, words);
    case 'word':
      return condition.text;
    case 'phrase':
      return words.phrase(condition.text);
    case 'flag':
      return words.flags[condition.flag].name;
    case 'text':
    case 'number':
      return `${words.operators[condition.field].label}: ${valueOf(condition, words)}`;
  }
}

/** Several values of one operator: its label stands once. */
function list(conditions: readonly Condition[], words: QueryWords): string {
  const [first, ...others] = conditions;
  if (first === undefined) return '';
  return [
    positive(first, words),
    ...others.map((each) =>
      each.kind === 'text' || each.kind === 'number' ? valueOf(each, words) : positive(each, words),
    ),
  ].join(` ${words.or} `);
}

function valueOf(
  condition: Extract<Condition, { kind: 'text' | 'number' }>,
  words: QueryWords,
): string {
  return condition.kind === 'text' ? condition.text : words.range(condition.field, condition);
}
