import { readCastList, type CastRow } from '../../data/model/cast-list.ts';
import { sameValue } from '../../data/model/change.ts';
import type { Credit } from '../../data/model/film.ts';
import type { CreditFields } from './form-row-kinds.ts';
import type { RowList } from './form-rows.svelte.ts';

/** A longer text is no cast list; the field does with it what it likes. Characters. */
const LONGEST_LIST = 200_000;

/** What no name has in it. Brackets tell people of the same name apart. */
const SAYS_MORE = /\s(?:als|as)\s|\.{2,}|…|:\s/u;

type Credits = RowList<Credit, CreditFields>;

/** Turns a pasted list into rows of the credits, and back. */
export class CastPaste {
  readonly #credits: Credits;
  #last = $state.raw<{
    readonly before: Credits['rows'];
    readonly after: Credits['typed'];
    readonly count: number;
  } | null>(null);

  constructor(credits: Credits) {
    this.#credits = credits;
  }

  /** How many rows the last list became, 0 as soon as anything else was done to the credits. */
  readonly undoable: number = $derived.by(() =>
    this.#last !== null && sameValue(this.#last.after, this.#credits.typed) ? this.#last.count : 0,
  );

  /**
   * Takes what was pasted into the name of a row, if it is more than a name. A row with nothing in it makes room.
   * Returns the place of the last new row, `null` where the field should have the text.
   */
  intoName(text: string, index: number): number | null {
    const typed = text.trim();
    const rows = readCast(typed);
    const { person = '', character = '', job = '' } = this.#credits.rows[index]?.fields ?? {};
    const isBlank = `${person}${character}${job}`.trim() === '';
    // In the middle of a name a single line is a part of that name.
    const isName = !typed.includes('\n') && (!isBlank || rows[0]?.person === typed);
    if (rows.length === 0 || isName) return null;
    return this.#insert(rows, isBlank ? index : index + 1, isBlank ? 1 : 0);
  }

  /** "Gina Gershon als Cat" typed into a name, or "Regie: Walter Hill", becomes what it says. */
  fromTyped(index: number): void {
    const fields = this.#credits.rows[index]?.fields;
    if (fields === undefined || `${fields.character}${fields.job}`.trim() !== '') return;
    const typed = fields.person.trim();
    const [row, ...others] = SAYS_MORE.test(typed) ? readCast(typed) : [];
    if (row !== undefined && others.length === 0 && row.person !== typed)
      Object.assign(fields, row);
  }

  /** Adds rows at the end. Returns the place of the last one. */
  append(rows: readonly CastRow[]): number {
    return this.#insert(rows, this.#credits.rows.length, 0);
  }

  /** Whether there was anything to take back. */
  undo(): boolean {
    if (this.#last === null || this.undoable === 0) return false;
    this.#credits.rows = this.#last.before;
    this.#last = null;
    return true;
  }

  #insert(rows: readonly CastRow[], index: number, removed: number): number {
    const before = this.#credits.rows;
    this.#credits.insert(index, removed, rows);
    this.#last = { before, after: this.#credits.typed, count: rows.length };
    return index + rows.length - 1;
  }
}

/** The rows of a list; none of a text that is too long for one. */
export function readCast(text: string): readonly CastRow[] {
  return text.length > LONGEST_LIST ? [] : readCastList(text);
}
