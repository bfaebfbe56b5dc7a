import { fieldKey, type FieldNames } from './custom-field.ts';
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

const NO_FIELDS: FieldNames = new Map();

interface Speech {
  readonly words: QueryWords;
  readonly fields: FieldNames;
}

export function chipsOf(
  text: string,
  words: QueryWords,
  fields: FieldNames = NO_FIELDS,
): readonly Chip[] {
  const { parts } = parseQuery(text, fields);
  return parts.flatMap((part, index) => {
    if (part.condition === null || part.kind === 'words') return [];
    const before = parts[index - 1];
    const isBehindChip = parts[index - 2]?.kind !== 'words';
    return {
      from: part.from,
      to: part.to,
      label: said(part.condition, part.negated, { words, fields }),
      joined: before?.kind === 'or' && isBehindChip,
    };
  });
}

/** A name for what is looked for: its words, and what else is asked for. */
export function nameOf(text: string, words: QueryWords, fields: FieldNames = NO_FIELDS): string {
  const { parts } = parseQuery(text, fields);
  const chips = chipsOf(text, words, fields).map(({ label }) => label);
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
export function withoutChips(text: string, fields: FieldNames = NO_FIELDS): string {
  const isChip = ({ kind }: QueryPart) => kind !== 'words' && kind !== 'or';
  let left = text;
  for (;;) {
    const part = parseQuery(left, fields).parts.findLast(isChip);
    if (part === undefined) return left;
    left = withoutPart(left, part);
  }
}

function said(condition: Condition, negated: boolean, speech: Speech): string {
  const { words } = speech;
  switch (condition.kind) {
    case 'not':
      return said(condition.of, !negated, speech);
    case 'has': {
      const { label } = words.parts[condition.part];
      return negated ? words.lacks(label) : words.has(label);
    }
    default: {
      const what = positive(condition, speech);
      return negated ? words.not(what) : what;
    }
  }
}

function positive(condition: Condition, speech: Speech): string {
  const { words, fields } = speech;
  switch (condition.kind) {
    case 'all':
    case 'any':
      return list(condition.of, speech);
    case 'not':
    case 'has':
      return said(condition, false, speech);
    case 'word':
      return condition.text;
    case 'phrase':
      return words.phrase(condition.text);
    case 'flag':
      return words.flags[condition.flag].name;
    case 'custom': {
      const name = fields.get(fieldKey(condition.name)) ?? condition.name;
      return `${name}: ${condition.values.map(({ text }) => text).join(` ${words.or} `)}`;
    }
    case 'text':
    case 'number':
      return `${words.operators[condition.field].label}: ${valueOf(condition, words)}`;
  }
}

/** Several values of one operator: its label stands once. */
function list(conditions: readonly Condition[], speech: Speech): string {
  const { words } = speech;
  const [first, ...others] = conditions;
  if (first === undefined) return '';
  return [
    positive(first, speech),
    ...others.map((each) =>
      each.kind === 'text' || each.kind === 'number'
        ? valueOf(each, words)
        : positive(each, speech),
    ),
  ].join(` ${words.or} `);
}

function valueOf(
  condition: Extract<Condition, { kind: 'text' | 'number' }>,
  words: QueryWords,
): string {
  return condition.kind === 'text' ? condition.text : words.range(condition.field, condition);
}
