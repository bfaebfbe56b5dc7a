import type { Language } from './messages/messages.ts';
import { parseQuery, type QueryPart } from './parse-query.ts';
import type { Condition } from './query-language.ts';
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

const OPERATORS: Readonly<Record<Language, Readonly<Record<FacetField, string>>>> = {
  de: {
    genre: 'genre',
    decade: 'jahr',
    director: 'regie',
    actor: 'mit',
    country: 'land',
    language: 'sprache',
    medium: 'format',
    tag: 'tag',
    series: 'reihe',
  },
  en: {
    genre: 'genre',
    decade: 'year',
    director: 'director',
    actor: 'actor',
    country: 'country',
    language: 'language',
    medium: 'format',
    tag: 'tag',
    series: 'series',
  },
};

const SWITCH_TEXTS: Readonly<Record<Language, Readonly<Record<Switch, string>>>> = {
  de: {
    unwatched: 'ungesehen',
    lent: 'verliehen',
    favourite: 'favorit',
    posterless: 'ohne:poster',
  },
  en: {
    unwatched: 'unwatched',
    lent: 'lent',
    favourite: 'favourite',
    posterless: 'without:poster',
  },
};

const QUOTES = /["„“”«»‟]/g;

/**
 * The operator that asks for it: `genre:"Western"`, `regie:"Walter Hill"`, `jahr:1980-1989`, `ungesehen`. Without the
 * quotes `land:Niger` would ask for Nigeria as well.
 */
export function operatorText(narrowing: Narrowing, language: Language): string {
  if (narrowing.kind === 'switch') return SWITCH_TEXTS[language][narrowing.name];
  const { field, value } = narrowing;
  const name = OPERATORS[language][field];
  if (field === 'decade') return `${name}:${value}-${Number(value) + 9}`;
  return `${name}:"${value.replace(QUOTES, ' ')}"`;
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
  language: Language,
): string {
  const rest = withoutNarrowing(text, narrowing).trimEnd();
  const isOpen = parseQuery(rest).hints.some(({ kind }) => kind === 'open-quote');
  const operator = `${stance === 'excluded' ? '-' : ''}${operatorText(narrowing, language)}`;
  return rest === '' ? operator : `${rest}${isOpen ? '"' : ''} ${operator}`;
}

/** The text without what asks for it, or for its opposite; all else stays as it was typed. */
export function withoutNarrowing(text: string, narrowing: Narrowing): string {
  const wishes = wishesIn(text);
  const at = wishes.findIndex(({ conditions }) => includes(conditions, narrowing));
  const wish = wishes[at];
  if (wish === undefined) return text;
  const { from, to } = wish.part;
  if (wish.conditions.length > 1) {
    const others = withoutValue(text.slice(from, to), narrowing);
    return withoutNarrowing(text.slice(0, from) + others + text.slice(to), narrowing);
  }
  const [before, after] = [wishes[at - 1]?.part, wishes[at + 1]?.part];
  // An "or" goes along with one of its sides.
  const start = before?.kind === 'or' ? before.from : from;
  const end = before?.kind !== 'or' && after?.kind === 'or' ? after.to : to;
  const kept = [text.slice(0, start).trimEnd(), text.slice(end).trimStart()];
  return withoutNarrowing(kept.filter((side) => side !== '').join(' '), narrowing);
}

/** The text with the operator, or without it when it asks for just this already. */
export function toggleNarrowing(
  text: string,
  narrowing: Narrowing,
  stance: Stance,
  language: Language,
): string {
  return stanceOn(text, narrowing) === stance
    ? withoutNarrowing(text, narrowing)
    : withNarrowing(text, narrowing, stance, language);
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
  return parseQuery(text).parts.map((part) => {
    const stance = part.negated ? 'excluded' : 'chosen';
    return { part, stance, conditions: conditionsOf(text.slice(part.from, part.to)) };
  });
}

/** What one part of a text asks for, or asks against. */
function conditionsOf(part: string): readonly Condition[] {
  const { condition, parts } = parseQuery(part);
  const [only] = condition.kind === 'all' ? condition.of : [];
  const asked = parts[0]?.negated && only?.kind === 'not' ? only.of : only;
  if (asked === undefined) return [];
  return asked.kind === 'any' ? asked.of : [asked];
}

function includes(conditions: readonly Condition[], narrowing: Narrowing): boolean {
  const wanted = conditionsOf(operatorText(narrowing, 'en'))[0];
  return wanted !== undefined && conditions.some((condition) => isSame(condition, wanted));
}

/** However the words are spelled, and whether or not they are in quotes. */
function isSame(a: Condition, b: Condition): boolean {
  if (a.kind === 'text' && b.kind === 'text') {
    return a.field === b.field && fold(a.text) === fold(b.text);
  }
  return JSON.stringify(a) === JSON.stringify(b);
}

/** `-genre:western,krimi` without one of its values. */
function withoutValue(part: string, narrowing: Narrowing): string {
  const colon = part.indexOf(':') + 1;
  const name = part.slice(0, colon);
  const others = part
    .slice(colon)
    .split(',')
    .filter((value) => value !== '' && !includes(conditionsOf(name + value), narrowing));
  return name + others.join(',');
}

function valueOf(condition: Condition, field: FacetField): string | null {
  if (condition.kind === 'text') return condition.field === field ? condition.text : null;
  if (condition.kind !== 'number' || condition.field !== 'year' || field !== 'decade') return null;
  const { min, max } = condition;
  return min !== null && min % 10 === 0 && max === min + 9 ? String(min) : null;
}
