import { sameValue } from '../../data/model/change.ts';
import type { TypedForm } from '../../data/model/typed-draft.ts';
import type { DraftsState } from './drafts.svelte.ts';
import type { FilmForm } from './film-form.svelte.ts';

/** How long a crash may be ahead of the library. A second is promised; writing takes the rest of it. */
const EVERY_MS = 500;
const TITLE_LENGTH = 200;

/** Keeps a draft of a form while there is anything in it that would be lost. */
export class DraftKeeper {
  readonly #key: string;
  readonly #form: FilmForm;
  readonly #drafts: Pick<DraftsState, 'keep' | 'drop'>;
  /** What the library was given last; `null` is no draft, `undefined` when it did not take it. */
  #kept: TypedForm | null | undefined;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #stopWatching: (() => void) | null = null;

  /** @param kept the draft the form was opened with */
  constructor(
    key: string,
    form: FilmForm,
    drafts: Pick<DraftsState, 'keep' | 'drop'>,
    kept: TypedForm | null,
  ) {
    this.#key = key;
    this.#form = form;
    this.#drafts = drafts;
    this.#kept = kept;
  }

  start(): void {
    const stopEffect = $effect.root(() => {
      $effect(() => {
        // Reads every field, so that this runs again after whatever is typed.
        this.#form.typed();
        this.#timer ??= setTimeout(() => this.#keep(), EVERY_MS);
      });
    });
    const leaving = () => this.#keep();
    const hiding = () => document.visibilityState === 'hidden' && this.#keep();
    window.addEventListener('pagehide', leaving);
    document.addEventListener('visibilitychange', hiding);
    this.#stopWatching = () => {
      stopEffect();
      window.removeEventListener('pagehide', leaving);
      document.removeEventListener('visibilitychange', hiding);
    };
  }

  /** For when the form is left: what was in it is saved or discarded by then, so that its draft goes too. */
  stop(): void {
    this.#stopWatching?.();
    this.#stopWatching = null;
    this.#stopTimer();
    this.#give(null);
  }

  #keep(): void {
    this.#stopTimer();
    this.#give(this.#form.changes > 0 ? this.#form.typed() : null);
  }

  #give(typed: TypedForm | null): void {
    if (this.#kept !== undefined && sameValue(typed, this.#kept)) return;
    this.#kept = typed;
    void this.#hand(typed).then((isKept) => {
      // The next thing that is typed tries again.
      if (!isKept && this.#kept === typed) this.#kept = undefined;
    });
  }

  #hand(typed: TypedForm | null): Promise<boolean> {
    if (typed === null) return this.#drafts.drop(this.#key);
    const title = typed.text.title.trim() || (typed.before?.title ?? '');
    return this.#drafts.keep({
      key: this.#key,
      title: title.slice(0, TITLE_LENGTH),
      form: typed,
    });
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
