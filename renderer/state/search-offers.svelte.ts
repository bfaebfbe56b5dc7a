import type { Suggestion, SuggestionKind } from '../../data/model/api.ts';
import {
  completing,
  knownCompletions,
  valueCompletion,
  wordCompletion,
  WORD_FIELDS,
  type Completing,
  type Completion,
  type Typed,
} from '../../data/model/complete-query.ts';
import { fieldText } from '../../data/model/field-text.ts';
import { showNumber } from '../../data/model/parse.ts';
import { fold } from '../../data/model/search-text.ts';
import type { AppState } from './app.svelte.ts';

/** As many as can be looked over at once. */
const MOST_VALUES = 10;
const MOST_OF_A_KIND = 2;
const MOST_FOR_WORDS = 6;
const MOST_CHARACTERS = 200;

/** A search that was made before; taking it makes it again. */
export interface RecentSearch extends Omit<Completion, 'kind'> {
  readonly kind: 'recent';
}
export type Offer = Completion | RecentSearch;

/** What the search box offers while a text is typed. Nothing is chosen until an arrow key or the pointer chooses it. */
export class SearchOffers {
  readonly #app: AppState;
  rows = $state.raw<readonly Offer[]>([]);
  /** Position of the chosen row, -1 for none. */
  active = $state(-1);
  #open = $state(false);
  #asked = 0;
  /** What the rows belong to; they are of no use for another text. */
  #for = '';

  constructor(app: AppState) {
    this.#app = app;
  }

  get isOpen(): boolean {
    return this.#open && this.rows.length > 0;
  }

  /** Shows what the text could go on with; an answer that comes after a newer question is dropped. */
  async ask(text: string, caret: number): Promise<void> {
    const asked = ++this.#asked;
    this.active = -1;
    const rows = text === '' ? this.#recent() : await this.#completions(text, caret);
    if (asked !== this.#asked) return;
    this.rows = rows.filter((row) => row.text.trimEnd() !== text.trimEnd());
    this.active = -1;
    this.#for = text;
    this.#open = true;
  }

  /** Takes a search out of those that were made; the keyboard goes on with the next. */
  forget({ text }: RecentSearch): void {
    const { active } = this;
    this.#app.searches.forget(text);
    this.rows = this.#recent();
    this.active = Math.min(active, this.rows.length - 1);
  }

  forgetAll(): void {
    this.#app.searches.forgetAll();
    this.close();
  }

  close(): void {
    this.#asked += 1;
    this.#open = false;
    this.active = -1;
  }

  /** The row that was chosen for this very text. */
  chosen(text: string): Offer | null {
    return this.isOpen && this.#for === text ? (this.rows[this.active] ?? null) : null;
  }

  /** Goes to the next or previous row, and before the first to none. Whether there was one to go to. */
  move(by: 1 | -1, text: string): boolean {
    if (this.#for !== text) return true;
    const next = this.active + by;
    if (next < -1 || next >= this.rows.length) return false;
    this.active = next;
    return true;
  }

  #recent(): readonly Offer[] {
    return this.#app.searches.recent.map((text) => {
      return { kind: 'recent', label: null, value: text, note: '', text, caret: text.length };
    });
  }

  async #completions(text: string, caret: number): Promise<readonly Offer[]> {
    const found = completing(text, caret, this.#app.fieldNames);
    return found === null ? [] : this.#rows(text, found);
  }

  async #rows(text: string, found: Completing): Promise<readonly Completion[]> {
    const { words } = this.#app;
    const names = words.search.names;
    const known = knownCompletions(
      text,
      found,
      names,
      new Date().getFullYear(),
      this.#app.fieldNames,
    );
    if (found.kind === 'word') return [...known, ...(await this.#forWords(text, found.runs))];
    if (found.kind === 'custom') return this.#ofField(text, found);
    if (found.kind !== 'value' || found.suggestions === null) return known;
    const values = (await this.#suggestions(found.suggestions, found.start)).slice(0, MOST_VALUES);
    const rows = values.map(({ value, films }) =>
      valueCompletion(text, found, value, words.form.inFilms(films)),
    );
    return [...known, ...rows];
  }

  /** Numbers and answers are not looked for by their beginning: the few there are say how they can be asked for. */
  async #ofField(
    text: string,
    found: Extract<Completing, { kind: 'custom' }>,
  ): Promise<readonly Completion[]> {
    const { words, library, preferences } = this.#app;
    const asked = { name: found.name, start: found.start.slice(0, MOST_CHARACTERS) };
    const values = await library.api.fieldValues(asked).catch(() => []);
    return values.slice(0, MOST_VALUES).flatMap(({ value, films }) => {
      const typed =
        typeof value === 'number'
          ? showNumber(value, preferences.language)
          : typeof value === 'boolean'
            ? fieldText(value, words, preferences.language)
            : value;
      const begins = typeof value === 'string' || fold(typed).startsWith(fold(found.start));
      return begins ? [valueCompletion(text, found, typed, words.form.inFilms(films))] : [];
    });
  }

  /** The values that fit as many of the last words as possible. */
  async #forWords(text: string, runs: readonly Typed[]): Promise<readonly Completion[]> {
    const { words } = this.#app;
    for (const run of runs) {
      const found = await Promise.all(
        WORD_FIELDS.map(async (field) => ({
          field,
          values: (await this.#suggestions(field, run.start)).slice(0, MOST_OF_A_KIND),
        })),
      );
      const rows = found.flatMap(({ field, values }) =>
        values.map(({ value, films }) =>
          wordCompletion(text, run, field, value, words.form.inFilms(films), words.search.names),
        ),
      );
      if (rows.length > 0) return rows.slice(0, MOST_FOR_WORDS);
    }
    return [];
  }

  /** A search goes on without being completed: a failing source is an empty one. */
  #suggestions(kind: SuggestionKind, start: string): Promise<readonly Suggestion[]> {
    const { api } = this.#app.library;
    return api.suggestions({ kind, start: start.slice(0, MOST_CHARACTERS) }).catch(() => []);
  }
}
