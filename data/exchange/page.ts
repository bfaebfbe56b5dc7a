import type { Meaning } from './label-table.ts';

/** A page being read. */
export interface Page extends Reading {
  /** Whether a mail program broke it into lines of one width. */
  readonly wrapped: boolean;
}

/** A text, and what the words of its layout can mean. */
export interface Reading {
  readonly source: string;
  /** Whether a text may start with a label: a quick no. */
  readonly mayStartLabel: (text: string) => boolean;
  /** What a label means: one thing, or several where a label combines them; `null` for other words. */
  readonly meaningsOf: (label: string) => readonly Meaning[] | null;
}
