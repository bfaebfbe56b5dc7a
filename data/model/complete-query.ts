import type { SuggestionKind } from './api.ts';
import { fieldKey, searchNameOf, type FieldNames } from './custom-field.ts';
import { numberExamples } from './number-examples.ts';
import { numberRange } from './number-range.ts';
import {
  FLAGS,
  flagNamed,
  isOr,
  mayNamePart,
  operatorNamed,
  partNamed,
  PARTS,
  type NumberField,
  type TextField,
} from './query-language.ts';
import { quoted, readPieces, type Piece } from './query-pieces.ts';
import type { OperatorKey, QueryWords } from './query-words.ts';
import { fold } from './search-text.ts';

/*
 * What a search text could go on with: from the text and the caret to what is being completed, and from a chosen value
 * to the text with it. The values of the collection come from the library; everything else is known here.
 */

/** Words of the text up to the caret, and what is replaced when they are completed. */
export interface Typed {
  readonly from: number;
  readonly to: number;
  readonly start: string;
}

export type Completing = Typed &
  (
    | {
        readonly kind: 'word';
        /** The word with those before it, the longest first: a name often is several words. */
        readonly runs: readonly Typed[];
      }
    /** The name before the colon. */
    | { readonly kind: 'name' }
    | {
        readonly kind: 'value';
        readonly field: TextField;
        /** Whose values the library can tell; `null` for free text. */
        readonly suggestions: SuggestionKind | null;
        readonly mayBePart: boolean;
        readonly isQuoted: boolean;
      }
    | { readonly kind: 'number'; readonly field: NumberField }
    /** Of a field that a person defined, or films just have. */
    | { readonly kind: 'custom'; readonly name: string; readonly isQuoted: boolean }
    | { readonly kind: 'part' | 'flag' }
  );

/** A row that is offered: what it says, and the text and the caret once the person takes it. */
export interface Completion {
  readonly kind: 'operator' | 'flag' | 'part' | 'number' | 'value';
  /** The operator that comes with the value, as its label; `null` where only the value is new. */
  readonly label: string | null;
  readonly value: string;
  readonly note: string;
  readonly text: string;
  readonly caret: number;
}

/** The kinds of values that plain words are compared with, in this order. */
export const WORD_FIELDS = ['director', 'actor', 'genre', 'tag', 'series'] as const;

const SUGGESTED: Readonly<Partial<Record<TextField, SuggestionKind>>> = {
  director: 'director',
  actor: 'actor',
  writer: 'writer',
  person: 'person',
  character: 'character',
  genre: 'genre',
  country: 'country',
  language: 'language',
  tag: 'tag',
  medium: 'medium',
  shelf: 'shelf',
  series: 'series',
  borrower: 'borrower',
};

/** Of a word: fewer letters fit too much. */
const LEAST = 2;
const MOST_NAMES = 4;
const MOST_RUN = 3;

const NO_FIELDS: FieldNames = new Map();

/** What is being typed at the caret; `null` where nothing could be completed. */
export function completing(
  text: string,
  caret: number,
  fields: FieldNames = NO_FIELDS,
): Completing | null {
  const pieces = [...readPieces(text)];
  const index = pieces.findIndex(({ from, to }) => from < caret && caret <= to);
  const piece = pieces[index];
  if (piece === undefined) return null;
  const begin = piece.from + (piece.negated ? 1 : 0);
  if (piece.name === null) return wordAt(text, caret, begin, pieces.slice(0, index + 1));
  const colon = begin + piece.name.length;
  if (caret > colon) return valueAt(text, caret, piece, fields);
  const start = text.slice(begin, caret);
  return caret > begin ? { kind: 'name', from: begin, to: colon + 1, start } : null;
}

function wordAt(
  text: string,
  caret: number,
  begin: number,
  pieces: readonly Piece[],
): Completing | null {
  const piece = pieces.at(-1);
  if (piece === undefined || !isPlain(piece)) return null;
  const typed = { from: begin, to: piece.to, start: text.slice(begin, caret) };
  if (fold(typed.start).length < LEAST) return null;
  const earlier = piece.negated ? [] : pieces.slice(0, -1).slice(1 - MOST_RUN);
  const plain = earlier.slice(earlier.findLastIndex((each) => !isWord(each)) + 1);
  const runs = plain.map(({ from }) => ({
    from,
    to: piece.to,
    start: text.slice(from, caret).replace(/\s+/g, ' '),
  }));
  return { kind: 'word', ...typed, runs: [...runs, typed] };
}

const isPlain = ({ name, values: [value] }: Piece) => name === null && value?.isQuoted === false;

/** Whether it is a word that means nothing else. */
function isWord(piece: Piece): boolean {
  const text = piece.values[0]?.text ?? '';
  return isPlain(piece) && !piece.negated && !isOr(text) && flagNamed(text) === null;
}

function valueAt(
  text: string,
  caret: number,
  { name, values }: Piece,
  fields: FieldNames,
): Completing | null {
  const operator = operatorNamed(name ?? '');
  const value = values.find(({ to }) => caret <= to);
  const [first, last] = [values[0], values.at(-1)];
  const known = fields.get(fieldKey(name ?? ''));
  if ((operator === null && known === undefined) || !value || !first || !last) return null;
  // Behind its closing quote a value is complete.
  if (value.isQuoted && !value.isOpen && caret === value.to) return null;
  const typed = {
    from: value.from,
    to: value.isOpen ? wordEnd(text, caret) : value.to,
    start: text.slice(value.from + (value.isQuoted ? 1 : 0), caret),
  };
  if (operator === null) {
    return { kind: 'custom', ...typed, name: known ?? '', isQuoted: value.isQuoted };
  }
  switch (operator.kind) {
    case 'text':
      return {
        kind: 'value',
        ...typed,
        field: operator.field,
        suggestions: SUGGESTED[operator.field] ?? null,
        mayBePart: mayNamePart(name ?? '') && !value.isQuoted,
        isQuoted: value.isQuoted,
      };
    case 'number': {
      const { field } = operator;
      if (field !== 'rating') return { kind: 'number', ...typed, field };
      // In `3,5` the comma is one of the number.
      const [from, to] = [first.from, last.to];
      return { kind: 'number', from, to, start: text.slice(from, caret), field };
    }
    case 'status':
      return { kind: 'flag', ...typed };
    default:
      return { kind: 'part', ...typed };
  }
}

/** A quote that was not closed yet has the rest of the text in it: only the word at the caret belongs to the value. */
function wordEnd(text: string, caret: number): number {
  const rest = /^\S*/.exec(text.slice(caret))?.[0] ?? '';
  return caret + rest.length;
}

/** What can be offered without asking the library. */
export function knownCompletions(
  text: string,
  asked: Completing,
  words: QueryWords,
  thisYear: number,
  fields: FieldNames = NO_FIELDS,
): readonly Completion[] {
  const begins = (name: string) => fold(name).startsWith(fold(asked.start));
  switch (asked.kind) {
    case 'word':
    case 'name':
      return [
        ...operators(text, asked, words, begins),
        ...fieldNames(text, asked, words, begins, fields),
        ...(asked.kind === 'word' ? flags(text, asked, words, begins) : []),
      ];
    case 'value':
      return asked.mayBePart && asked.start !== '' ? parts(text, asked, words, begins) : [];
    case 'custom':
      return [];
    case 'part':
      return parts(text, asked, words, begins);
    case 'flag':
      return flags(text, asked, words, begins);
    case 'number': {
      const examples = numberExamples(asked.field, asked.start, words.decade, thisYear);
      return examples.map((value) => {
        const range = numberRange(asked.field, value);
        const note = range === null ? '' : words.range(asked.field, range);
        return row('number', asked, text, value, note);
      });
    }
  }
}

function operators(
  text: string,
  typed: Typed,
  words: QueryWords,
  begins: (name: string) => boolean,
): Completion[] {
  return Object.values(words.operators)
    .filter(({ name, label }) => begins(name) || begins(label))
    .slice(0, MOST_NAMES)
    .map(({ name, about }) => nameRow(text, typed, name, about));
}

function fieldNames(
  text: string,
  typed: Typed,
  words: QueryWords,
  begins: (name: string) => boolean,
  fields: FieldNames,
): Completion[] {
  return [...fields.values()]
    .flatMap((name) => (begins(name) ? (searchNameOf(name) ?? []) : []))
    .slice(0, MOST_NAMES)
    .map((name) => nameRow(text, typed, name, words.ownField));
}

function nameRow(text: string, { from, to }: Typed, name: string, note: string): Completion {
  return {
    kind: 'operator',
    label: null,
    value: `${name}:`,
    note,
    text: `${text.slice(0, from)}${name}:${text.slice(to)}`,
    caret: from + name.length + 1,
  };
}

function flags(
  text: string,
  typed: Typed,
  words: QueryWords,
  begins: (name: string) => boolean,
): Completion[] {
  return FLAGS.map((flag) => words.flags[flag])
    .filter(({ name }) => begins(name) && name !== typed.start)
    .map(({ name, about }) => row('flag', typed, text, name, about));
}

function parts(
  text: string,
  typed: Typed,
  words: QueryWords,
  begins: (name: string) => boolean,
): Completion[] {
  return PARTS.map((part) => words.parts[part].name)
    .filter((name) => begins(name) && name !== typed.start)
    .map((name) => row('part', typed, text, name, ''));
}

/** The row for a value of the collection, in place of the value that is being typed. */
export function valueCompletion(
  text: string,
  asked: Extract<Completing, { kind: 'value' | 'custom' }>,
  value: string,
  note: string,
): Completion {
  const isPart = asked.kind === 'value' && asked.mayBePart && partNamed(value) !== null;
  return row('value', asked, text, quoted(value, asked.isQuoted || isPart), note, value);
}

/** The row for a value of the collection in place of plain words: `hill` becomes `regie:"Walter Hill"`. */
export function wordCompletion(
  text: string,
  typed: Typed,
  operator: OperatorKey,
  value: string,
  note: string,
  words: QueryWords,
): Completion {
  const { name, label } = words.operators[operator];
  const isPart = mayNamePart(name) && partNamed(value) !== null;
  const typedOut = `${name}:${quoted(value, isPart)}`;
  return { ...row('value', typed, text, typedOut, note, value), label };
}

/** What is complete is followed by a space, so that the next word is one of its own. */
function row(
  kind: Completion['kind'],
  { from, to }: Typed,
  text: string,
  insert: string,
  note: string,
  value = insert,
): Completion {
  const rest = text.slice(to);
  const completed = `${text.slice(0, from)}${insert}${rest === '' ? ' ' : rest}`;
  const caret = from + insert.length + (rest === '' ? 1 : 0);
  return { kind, label: null, value, note, text: completed, caret };
}
