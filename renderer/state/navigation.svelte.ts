import type { Recognition } from '../../data/model/recognition.ts';

export type Screen =
  | { readonly name: 'browse' }
  | { readonly name: 'edit'; readonly id: string }
  | { readonly name: 'add' }
  | { readonly name: 'paste'; readonly recognition: Recognition | null }
  | { readonly name: 'settings' };

/** Which page is in front. A page with unsaved text may ask before it is left. */
export class NavigationState {
  screen = $state.raw<Screen>({ name: 'browse' });
  #mayLeave: (() => boolean) | null = null;

  /** The page in front registers what decides whether it may be left; returns the way to withdraw it. */
  guard(mayLeave: () => boolean): () => void {
    this.#mayLeave = mayLeave;
    return () => {
      if (this.#mayLeave === mayLeave) this.#mayLeave = null;
    };
  }

  /** Whether it went there: a page with unsaved text can refuse. */
  go(screen: Screen): boolean {
    if (this.#mayLeave !== null && !this.#mayLeave()) return false;
    this.#mayLeave = null;
    this.screen = screen;
    return true;
  }
}
