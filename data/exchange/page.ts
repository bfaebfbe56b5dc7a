import type { Meaning } from './label-table.ts';

/** A page being read: its text, and what the words of its layout can mean. */
export interface Page {
  readonly source: string;
  /** What a label means: one thing, or several where a label combines them; `null` for other words. */
  readonly meaningsOf: (label: string) => readonly Meaning[] | null;
}
