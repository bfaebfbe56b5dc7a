import { MediaQuery } from 'svelte/reactivity';
import type { PreferencesState } from './preferences.svelte.ts';

/**
 * Whether the filters are open. Where they stand beside the films that is kept; where they would cover them it is not,
 * for nobody wants to find the films covered.
 */
export class FilterPanelState {
  readonly #preferences: PreferencesState;
  /** The same width as in the styles. */
  readonly #narrow = new MediaQuery('max-width: 900px');
  #covers = $state(false);

  constructor(preferences: PreferencesState) {
    this.#preferences = preferences;
  }

  get isCovering(): boolean {
    return this.#narrow.current;
  }

  get isOpen(): boolean {
    return this.#narrow.current ? this.#covers : this.#preferences.current.filterOpen;
  }

  toggle(): void {
    if (this.#narrow.current) this.#covers = !this.#covers;
    else this.#preferences.set({ filterOpen: !this.isOpen });
  }
}
