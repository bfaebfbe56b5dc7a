import type { FilmPair } from '../../data/model/duplicates.ts';
import type { FilmDraft } from '../../data/model/film.ts';
import type { Recognition } from '../../data/model/recognition.ts';

export type Screen =
  | { readonly name: 'browse' }
  | { readonly name: 'edit'; readonly id: string }
  | { readonly name: 'add'; readonly like?: FilmDraft }
  | { readonly name: 'paste'; readonly recognition: Recognition | null }
  | { readonly name: 'duplicates' }
  | { readonly name: 'merge'; readonly ids: FilmPair; readonly from: 'browse' | 'duplicates' }
  | { readonly name: 'assign'; readonly files: readonly File[] }
  | { readonly name: 'settings' };

/** Which page is in front. A page with unsaved text is not left before the person was asked. */
export class NavigationState {
  screen = $state.raw<Screen>({ name: 'browse' });
  /** Where the person wants to go and what is unsaved would be lost; `null` while nothing is asked. */
  asked = $state.raw<Screen | null>(null);
  /** Whether the person went anywhere yet; before, nothing had the focus that could be lost. */
  moved = false;
  #hasUnsaved: (() => boolean) | null = null;

  /** The page in front says whether leaving it would lose something; returns the way to withdraw. */
  guard(hasUnsaved: () => boolean): () => void {
    this.#hasUnsaved = hasUnsaved;
    return () => {
      if (this.#hasUnsaved === hasUnsaved) this.#hasUnsaved = null;
    };
  }

  get hasUnsaved(): boolean {
    return this.#hasUnsaved?.() ?? false;
  }

  /** Whether it went there; where something would be lost the person is asked first. */
  go(screen: Screen): boolean {
    if (this.hasUnsaved) {
      this.asked = screen;
      return false;
    }
    this.#enter(screen);
    return true;
  }

  /** The person does not mind losing it. */
  discard(): void {
    if (this.asked !== null) this.#enter(this.asked);
  }

  /** The person would rather stay. */
  stay(): void {
    this.asked = null;
  }

  #enter(screen: Screen): void {
    this.#hasUnsaved = null;
    this.asked = null;
    this.moved = true;
    this.screen = screen;
  }
}
