import { withoutPart } from './describe-query.ts';
import { parseQuery, type QueryPart } from './parse-query.ts';
import type { Condition } from './query-language.ts';
import { quoted, readPieces } from './query-pieces.ts';
import type { QueryWords } from './query-words.ts';
import { FACETS, type FacetField } from './query.ts';
import { fold } from './search-text.ts';

/*
 * What a search is narrowed down by stands in its text as an operator, and nowhere else: it is put into the text, found
 * there however it came in, and taken out again.
 */

/** What is asked for so often that it has a switch of its own. */
export const SWITCHES = ['unwatched', 'lent', 'favourite', 'posterless'] as const;
export type Switch = (typeof SWITCHES)[number];

export type Narrowing =
  | { readonly kind: 'value'; readonly field: FacetField; readonly value: string }
  | { readonly kind: 'switch'; readonly name: Switch };

/** How a text asks for something: to have it, or not to have it. */
export type Stance = 'chosen' | 'excluded';

/**
 * The operator that asks for it: `genre:"Western"`, `regie:"Walter Hill"`, `jahr:1980-1989`, `ungesehen`. Without the
 * quotes `land:Niger` would ask for Nigeria as well.
 */
export function operatorText(
  narrowing: Narrowing,
  { operators, flags, parts }: QueryWords,
): string {
  if (narrowing.kind === 'switch') {
    const { name } = narrowing;
    return name === 'posterless'
      ? `${operators.lacks.name}:${parts.poster.name}`
      : flags[name].name;
  }
  const { field, value } = narrowing;
  if (field === 'decade') return `${operators.year.name}:${value}-${Number(value) + 9}`;
  return `${operators[field].name}:${quoted(value, true)}`;
}

/** How the text asks for it; `null` when it does not. */
export function stanceOn(text: string, narrowing: Narrowing): Stance | null {
  return wishesIn(text).find(({ conditions }) => includes(conditions, narrowing))?.stance ?? null;
}

/** The text with the operator at its end, in place of one that asks for the opposite. */
export function withNarrowing(
  text: string,
  narrowing: Narrowing,
  stance: Stance,
  words: QueryWords,
): string {
  const rest = withoutNarrowing(text, narrowing).trimEnd();
  const isOpen = parseQuery(rest).hints.some(({ kind }) => kind === 'open-quote');
  const operator = `${stance === 'excluded' ? '-' : ''}${operatorText(narrowing, words)}`;
  return rest === '' ? operator : `${rest}${isOpen ? '"' : ''} ${operator}`;
}

/** The text without what asks for it, or for its opposite; all else stays as it was typed. */
export function withoutNarrowing(text: string, narrowing: Narrowing): string {
  let left = text;
  for (;;) {
    const wish = wishesIn(left).find(({ conditions }) => includes(conditions, narrowing));
    if (wish === undefined) return left;
    const { from, to } = wish.part;
    const others = withoutValue(left.slice(from, to), wish, narrowing);
    left =
      others === null
        ? withoutPart(left, wish.part)
        : left.slice(0, from) + others + left.slice(to);
  }
}

/** The text with the operator, or without it when it asks for just this already. */
export function toggleNarrowing(
  text: string,
  narrowing: Narrowing,
  stance: Stance,
  words: QueryWords,
): string {
  return stanceOn(text, narrowing) === stance
    ? withoutNarrowing(text, narrowing)
    : withNarrowing(text, narrowing, stance, words);
}

export interface ValueWish {
  readonly value: string;
  readonly stance: Stance;
}

/** The values of a field that the text asks for, as they are written there, each once. */
export function valuesIn(text: string, field: FacetField): readonly ValueWish[] {
  const found = new Map<string, ValueWish>();
  for (const { conditions, stance } of wishesIn(text)) {
    for (const condition of conditions) {
      const value = valueOf(condition, field);
      if (value !== null && !found.has(fold(value))) found.set(fold(value), { value, stance });
    }
  }
  return [...found.values()];
}

/** Whether the text asks for anything that a person can choose here. */
export function isNarrowed(text: string): boolean {
  return (
    FACETS.some((field) => valuesIn(text, field).length > 0) ||
    SWITCHES.some((name) => stanceOn(text, { kind: 'switch', name }) !== null)
  );
}

interface Wish {
  readonly part: QueryPart;
  readonly stance: Stance;
  /** More than one where any of several values will do: `genre:western,krimi`. */
  readonly conditions: readonly Condition[];
}

function wishesIn(text: string): readonly Wish[] {
  return parseQuery(text).parts.flatMap((part): readonly Wish[] => {
    if (part.condition === null) return [];
    const { condition } = part;
    const conditions = condition.kind === 'any' ? condition.of : [condition];
    return [{ part, stance: part.negated ? 'excluded' : 'chosen', conditions }];
  });
}

function includes(conditions: readonly Condition[], narrowing: Narrowing): boolean {
  const wanted = conditionOf(narrowing);
  return conditions.some((condition) => isSame(condition, wanted));
}

function conditionOf(narrowing: Narrowing): Condition {
  if (narrowing.kind === 'switch') {
    return narrowing.name === 'posterless'
      ? { kind: 'not', of: { kind: 'has', part: 'poster' } }
      : { kind: 'flag', flag: narrowing.name };
  }
  const { field, value } = narrowing;
  if (field !== 'decade') return { kind: 'text', field, text: value, exact: true };
  return { kind: 'number', field: 'year', min: Number(value), max: Number(value) + 9 };
}

/** However the words are spelled, and whether or not they are in quotes. */
function isSame(a: Condition, b: Condition): boolean {
  if (a.kind === 'text' && b.kind === 'text') {
    return a.field === b.field && fold(a.text) === fold(b.text);
  }
  return JSON.stringify(a) === JSON.stringify(b);
}

/** `-genre:western,krimi` without one of its values; `null` when nothing would be left. */
function withoutValue(part: string, { conditions }: Wish, narrowing: Narrowing): string | null {
  const [piece] = readPieces(part);
  const values = piece?.values.filter(({ text }) => text.trim() !== '') ?? [];
  const wanted = conditionOf(narrowing);
  const kept = values.filter((_, at) => {
    const condition = conditions[at];
    return condition !== undefined && !isSame(condition, wanted);
  });
  if (kept.length === 0) return null;
  const name = part.slice(0, piece?.values[0]?.from);
  return name + kept.map(({ from, to }) => part.slice(from, to)).join(',');
}

function valueOf(condition: Condition, field: FacetField): string | null {
  if (condition.kind === 'text') return condition.field === field ? condition.text : null;
  if (condition.kind !== 'number' || condition.field !== 'year' || field !== 'decade') return null;
  const { min, max } = condition;
  return min !== null && min % 10 === 0 && max === min + 9 ? String(min) : null;
}
