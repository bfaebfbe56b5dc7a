import { quickEdit, type Quick, type QuickField } from '../../data/model/quick-edit.ts';
import type { AppState } from './app.svelte.ts';

interface Place {
  readonly id: string;
  readonly field: QuickField;
  /** The same film may stand at two places. */
  readonly where: 'table' | 'detail';
}

/** What is typed where it is shown: which field of which film, and what becomes of it. */
export class QuickEdits {
  readonly #app: AppState;
  #at = $state.raw<Place | null>(null);

  constructor(app: AppState) {
    this.#app = app;
  }

  begin(id: string, field: QuickField, where: Place['where']): void {
    if (this.#app.mayEdit()) this.#at = { id, field, where };
  }

  end(): void {
    this.#at = null;
  }

  isAt(id: string, field: QuickField, where: Place['where']): boolean {
    const at = this.#at;
    return at !== null && at.id === id && at.field === field && at.where === where;
  }

  isOf(id: string): boolean {
    return this.#at?.id === id;
  }

  /** Saves what was typed; what is wrong with it, in words, or `null`. */
  save(film: Quick & { readonly id: string }, field: QuickField, text: string): string | null {
    const { catalogue, words } = this.#app;
    const { id, title, year, tags } = film;
    const edit = quickEdit({ title, year, tags }, field, text);
    if (!edit.ok) return words.form.problem[edit.problem];
    if (Object.keys(edit.values).length > 0) {
      void this.#app.attempt(() => catalogue.change(id, edit.values));
    }
    return null;
  }
}
