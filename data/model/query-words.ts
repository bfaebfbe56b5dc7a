import type { Flag, NumberField, NumberRange, Part, TextField } from './query-language.ts';

/* What a search text is made of, in the words of one language. Every language is understood, one of them is shown. */

/** Everything that may stand before a colon. */
export type OperatorKey = TextField | NumberField | 'has' | 'lacks' | 'status';

export interface OperatorWords {
  /** What is typed before the colon. */
  readonly name: string;
  /** What it is called on a chip. */
  readonly label: string;
  /** What it looks for, in a few words. */
  readonly about: string;
}

export interface QueryWords {
  readonly operators: { readonly [K in OperatorKey]: OperatorWords };
  readonly flags: { readonly [F in Flag]: { readonly name: string; readonly about: string } };
  readonly parts: { readonly [P in Part]: { readonly name: string; readonly label: string } };
  /** What stands beside the name of a field that a person defined. */
  readonly ownField: string;
  /** What makes a decade of a number: `80er`. */
  readonly decade: string;
  /** One end at least is not open. */
  readonly range: (field: NumberField, range: NumberRange) => string;
  readonly has: (part: string) => string;
  readonly lacks: (part: string) => string;
  readonly not: (what: string) => string;
  readonly phrase: (text: string) => string;
  /** Stands between two things of which one is enough. */
  readonly or: string;
}
