import type { Place, Preferences } from '../../data/model/preferences.ts';
import type { PreferencesState } from './preferences.svelte.ts';

/** Keeping is a write to the disk: it waits until the person stays in a place this long. */
const REST_MS = 1000;

/** What stays where it is on the screen while films come and go. */
export interface Anchor {
  /** `null` while its card is on its way. */
  readonly id: string | null;
  readonly index: number;
  /** From the upper edge of what is in sight to the film, CSS pixels. */
  readonly offset: number;
}

/** Keeps for the next start what may change with every step a person takes among the films. */
export class PlaceKeeper {
  readonly #preferences: PreferencesState;
  readonly #now: () => Partial<Preferences>;
  #resting: ReturnType<typeof setTimeout> | undefined;

  constructor(preferences: PreferencesState, now: () => Partial<Preferences>) {
    this.#preferences = preferences;
    this.#now = now;
  }

  /** Something may be another one. */
  moved(): void {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => {
      const { current } = this.#preferences;
      const values = this.#now();
      if (JSON.stringify({ ...current, ...values }) === JSON.stringify(current)) return;
      this.#preferences.set(values);
    }, REST_MS);
  }
}

/** What of an anchor is kept; nothing of the top, for who looks there will want to see what is new. */
export function keptAnchor(anchor: Anchor | null): Place['anchor'] {
  if (anchor === null || anchor.id === null) return null;
  const isTop = anchor.index === 0 && anchor.offset === 0;
  return isTop ? null : { id: anchor.id, offset: anchor.offset };
}
