import { FilmothekError } from '../../data/model/errors.ts';
import {
  typedFormOf,
  type KeptDraft,
  type TypedDraft,
  type TypedForm,
} from '../../data/model/typed-draft.ts';
import type { LibraryState } from './library.svelte.ts';

/**
 * What was typed and not saved, as the library keeps it. Calls go out one after the other, so that a draft that was
 * dropped does not come back with a call that was on its way.
 */
export class DraftsState {
  /** Those that a form can go on with, the newest first; asked for by `refresh`. */
  found = $state.raw<readonly TypedDraft[]>([]);
  readonly #library: Pick<LibraryState, 'api' | 'failure'>;
  /** What the library should have and was not told yet; `null` is no draft. */
  readonly #untold = new Map<string, KeptDraft | null>();
  #telling: Promise<unknown> = Promise.resolve();
  #failure: FilmothekError | null = null;

  constructor(library: Pick<LibraryState, 'api' | 'failure'>) {
    this.#library = library;
  }

  /** Asks which drafts there are. Without an answer it stays at those known. */
  async refresh(): Promise<void> {
    const drafts = await this.#all().catch(() => null);
    if (drafts !== null) this.found = drafts.filter((draft) => typedFormOf(draft) !== null);
  }

  /** What was typed of a film, `null` when there is nothing that a form can go on with. */
  async of(key: string): Promise<TypedForm | null> {
    const drafts = await this.#all().catch(() => []);
    const draft = drafts.find((known) => known.key === key);
    return draft === undefined ? null : typedFormOf(draft);
  }

  /** Resolves to whether it is kept; a failure is told by the status bar and by nothing else. */
  keep(draft: KeptDraft): Promise<boolean> {
    return this.#tell(draft.key, draft);
  }

  drop(key: string): Promise<boolean> {
    this.found = this.found.filter((draft) => draft.key !== key);
    return this.#tell(key, null);
  }

  async #all(): Promise<readonly TypedDraft[]> {
    await this.#telling;
    return this.#library.api.drafts({});
  }

  /** Where the library is slower than the typing, only the last state is sent. */
  #tell(key: string, draft: KeptDraft | null): Promise<boolean> {
    this.#untold.set(key, draft);
    const turn = this.#telling.then(() => this.#tellLatest(key));
    this.#telling = turn;
    return turn;
  }

  async #tellLatest(key: string): Promise<boolean> {
    const draft = this.#untold.get(key);
    if (draft === undefined) return true;
    this.#untold.delete(key);
    const { api } = this.#library;
    try {
      await (draft === null ? api.dropDraft({ key }) : api.keepDraft(draft));
    } catch (error) {
      this.#failure = error instanceof FilmothekError ? error : new FilmothekError('internal');
      this.#library.failure = this.#failure;
      return false;
    }
    // A failure of another kind stays: it is about something else that was not saved.
    if (this.#failure !== null && this.#library.failure === this.#failure) {
      this.#library.failure = null;
    }
    this.#failure = null;
    return true;
  }
}
