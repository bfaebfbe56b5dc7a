import { withoutSearch, withSearch } from '../../data/model/recent-searches.ts';
import type { CatalogueState } from './catalogue.svelte.ts';
import type { PreferencesState } from './preferences.svelte.ts';

/** The searches that were made lately, the newest first. */
export class SearchesState {
  readonly #catalogue: CatalogueState;
  readonly #preferences: PreferencesState;
  /** What was kept of the search that is being typed; `null` once the box was empty. */
  #kept: string | null = null;

  constructor(catalogue: CatalogueState, preferences: PreferencesState) {
    this.#catalogue = catalogue;
    this.#preferences = preferences;
  }

  get recent(): readonly string[] {
    return this.#preferences.current.recentSearches;
  }

  /** Keeps the search that is made now: the person did something with its result. */
  keep(): void {
    const text = this.#catalogue.query.text.trim();
    if (text === '' || this.#kept === text) return;
    const recentSearches = withSearch(this.recent, text, this.#kept);
    this.#kept = text;
    this.#preferences.set({ recentSearches });
  }

  /** The next search is another one, however it begins. */
  end(): void {
    this.#kept = null;
  }

  forget(text: string): void {
    this.end();
    this.#preferences.set({ recentSearches: withoutSearch(this.recent, text) });
  }

  forgetAll(): void {
    this.end();
    this.#preferences.set({ recentSearches: [] });
  }
}
