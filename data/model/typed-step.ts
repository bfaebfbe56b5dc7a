import { bulkEditSchema, MOST_SERIES_NUMBER, type BulkStep } from './bulk-edit.ts';
import {
  inputOf,
  isOfCopies,
  isTokenField,
  type BulkAction,
  type BulkField,
} from './bulk-fields.ts';
import type { TextPlace } from './bulk-places.ts';
import type { TextEdit } from './bulk-text.ts';
import type { Film, Role } from './film.ts';
import type { Language } from './messages/messages.ts';
import {
  parseNumber,
  parsePartialDate,
  parsePrice,
  parseRuntime,
  parseYear,
  type Parsed,
} from './parse.ts';

/* A step of an edit of many films as a person types it, in the window or on the command line, and what it means. */

export interface TypedStep {
  readonly field: BulkField;
  readonly action: BulkAction;
  /** A line, paragraphs, a date, a number, the name of a person or of an own field: whatever the action asks for. */
  readonly text: string;
  readonly tokens: readonly string[];
  readonly find: string;
  readonly by: string;
  readonly matchesCase: boolean;
  readonly isWhole: boolean;
  readonly rating: number | null;
  readonly isYes: boolean;
  readonly status: Film['status'];
  /** `any` takes a person away from every role. */
  readonly role: Role | 'any';
  readonly character: string;
  /** The medium of the copies that are meant; empty for all. */
  readonly among: string;
  /** The kind and text of an own field's value; `isYes` where it is yes or no. */
  readonly kind: 'text' | 'number' | 'boolean';
  readonly value: string;
}

export const BLANK_STEP: TypedStep = {
  field: 'tags',
  action: 'add',
  text: '',
  tokens: [],
  find: '',
  by: '',
  matchesCase: false,
  isWhole: false,
  rating: null,
  isYes: true,
  status: 'owned',
  role: 'actor',
  character: '',
  among: '',
  kind: 'text',
  value: '',
};

/** Where something was typed that is missing or cannot be read, and what is wrong with it. */
export type TypedPart = 'text' | 'tokens' | 'find' | 'rating' | 'value';
/** `choice` is a word that is none of those that can be chosen, as only the command line can have it. */
export type BulkProblem = 'empty' | 'choice' | 'year' | 'runtime' | 'date' | 'number' | 'price';

export type ReadStep =
  | { readonly ok: true; readonly step: BulkStep }
  | { readonly ok: false; readonly part: TypedPart; readonly problem: BulkProblem };

class Unreadable extends Error {
  readonly part: TypedPart;
  readonly problem: BulkProblem;

  constructor(part: TypedPart, problem: BulkProblem) {
    super(`${part}: ${problem}`);
    this.part = part;
    this.problem = problem;
  }
}

export function readStep(typed: TypedStep, language: Language): ReadStep {
  try {
    const [step] = bulkEditSchema.parse([meant(typed, language)]);
    if (step === undefined) throw new RangeError('a step is a step');
    return { ok: true, step };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { ok: false, part: error.part, problem: error.problem };
  }
}

function meant(typed: TypedStep, language: Language): BulkStep {
  const { field, action, text } = typed;
  const line = () => filled(text, 'text');
  const parsed = <T>(read: Parsed<T>, problem: BulkProblem): T =>
    known(read, text, 'text', problem);
  const number = () => {
    const read = parsed(parseNumber(text, language), 'number');
    if (Math.abs(read) > MOST_SERIES_NUMBER) throw new Unreadable('text', 'number');
    return read;
  };
  const among = typed.among.trim() === '' ? null : typed.among;
  const clearing = action === 'clear';
  switch (field) {
    case 'year':
      return values({ year: clearing ? null : parsed(parseYear(text), 'year') });
    case 'runtime':
      return values({ runtime: clearing ? null : parsed(parseRuntime(text), 'runtime') });
    case 'releaseDate':
      return values({ releaseDate: clearing ? null : parsed(parsePartialDate(text), 'date') });
    case 'rating':
      if (!clearing && typed.rating === null) throw new Unreadable('rating', 'empty');
      return values({ rating: clearing ? null : typed.rating });
    case 'favourite':
      return values({ favourite: typed.isYes });
    case 'status':
      return values({ status: typed.status });
    case 'series.number':
      if (action === 'count') return { type: 'number-series', from: number() };
      return { type: 'set-series-number', number: clearing ? null : number() };
    case 'copies.acquired': {
      const acquired = clearing ? null : parsed(parsePartialDate(text), 'date');
      return { type: 'copies', values: { acquired }, among };
    }
    case 'copies.price':
      return { type: 'copies', values: price(typed, language), among };
    case 'copies':
      return { type: 'add-copy', medium: text.trim() === '' ? null : text };
    case 'viewings': {
      if (clearing) return { type: 'clear', list: field };
      const date = text.trim() === '' ? null : parsed(parsePartialDate(text), 'date');
      return { type: 'add-viewing', date };
    }
    case 'credits':
      return clearing ? { type: 'clear', list: field } : credit(typed);
    case 'custom':
      if (clearing) return { type: 'clear', list: field };
      return action === 'remove'
        ? { type: 'remove-custom', name: line() }
        : { type: 'set-custom', name: line(), value: ownValue(typed, language) };
    case 'reviews':
    case 'links':
    case 'externalIds':
    case 'imported':
      return { type: 'clear', list: field };
    default:
      return isTokenField(field)
        ? { type: 'tokens', field, edit: tokensEdit(typed) }
        : {
            type: 'text',
            place: field satisfies TextPlace,
            edit: textEdit(typed),
            among: isOfCopies(field) ? among : null,
          };
  }
}

function values(set: Extract<BulkStep, { type: 'values' }>['values']): BulkStep {
  return { type: 'values', values: set };
}

function textEdit(typed: TypedStep): TextEdit {
  switch (typed.action) {
    case 'clear':
      return { do: 'clear' };
    case 'replace':
      return replacing(typed);
    case 'prepend':
    case 'append':
      return { do: typed.action, text: filled(typed.text, 'text') };
    default:
      return { do: 'set', text: filled(typed.text, 'text') };
  }
}

function tokensEdit(typed: TypedStep): Extract<BulkStep, { type: 'tokens' }>['edit'] {
  const { action } = typed;
  if (action === 'clear') return { do: 'clear' };
  if (action === 'replace') return replacing(typed);
  const tokens = typed.tokens.filter((token) => token.trim() !== '');
  if (tokens.length === 0) throw new Unreadable('tokens', 'empty');
  return { do: action === 'remove' || action === 'set' ? action : 'add', tokens };
}

function replacing({ find, by, matchesCase, isWhole }: TypedStep) {
  if (find === '') throw new Unreadable('find', 'empty');
  return { do: 'replace' as const, find, by, matchesCase, isWhole };
}

function credit({ action, text, role, character }: TypedStep): BulkStep {
  const person = filled(text, 'text');
  if (action === 'remove') {
    return { type: 'remove-credit', person, role: role === 'any' ? null : role };
  }
  return {
    type: 'add-credit',
    person,
    role: role === 'any' ? 'other' : role,
    character: character.trim() === '' ? null : character,
  };
}

/** A price without its currency leaves the one that is known. */
function price({ action, text }: TypedStep, language: Language) {
  if (action === 'clear') return { price: null, currency: null };
  const { amount, currency } = known(parsePrice(text, language), text, 'text', 'price');
  return currency === null ? { price: amount } : { price: amount, currency };
}

function ownValue({ kind, value, isYes }: TypedStep, language: Language) {
  if (kind === 'boolean') return isYes;
  const text = filled(value, 'value').trim();
  return kind === 'text' ? text : known(parseNumber(text, language), text, 'value', 'number');
}

function filled(text: string, part: TypedPart): string {
  if (text.trim() === '') throw new Unreadable(part, 'empty');
  return text;
}

function known<T>(read: Parsed<T>, text: string, part: TypedPart, problem: BulkProblem): T {
  if (text.trim() === '') throw new Unreadable(part, 'empty');
  if (!read.ok || read.value === null) throw new Unreadable(part, problem);
  return read.value;
}

/** Another field in a step: what is typed stays, and the action where the field knows it. */
export function withField(
  typed: TypedStep,
  field: BulkField,
  actions: readonly BulkAction[],
): TypedStep {
  const [first] = actions;
  const action = actions.includes(typed.action) ? typed.action : (first ?? typed.action);
  const isOther = inputOf(field, action) !== inputOf(typed.field, typed.action);
  return isOther ? { ...BLANK_STEP, field, action } : { ...typed, field, action };
}
