import type { LibraryApi } from '../../data/model/api.ts';
import { chooseLanguage, MESSAGES, type Messages } from '../../data/model/messages/messages.ts';
import type { Preferences } from '../../data/model/preferences.ts';

/** How the person likes the program, and the words that follow from it. Kept by the library at once. */
export class PreferencesState {
  readonly #api: LibraryApi;
  #changing: Promise<void> = Promise.resolve();
  current = $state.raw() as Preferences;
  readonly language = $derived(
    this.current.language === 'system'
      ? chooseLanguage(navigator.languages)
      : this.current.language,
  );
  readonly words: Messages = $derived(MESSAGES[this.language]);

  constructor(api: LibraryApi, preferences: Preferences) {
    this.#api = api;
    this.current = preferences;
  }

  /** In the order they are shown in. */
  get customFields(): Preferences['customFields'] {
    return this.current.customFields;
  }

  set(values: Partial<Preferences>): void {
    // A preference that could not be kept is not worth a message: it holds for this window all the same.
    this.keep(values).catch(() => undefined);
  }

  /**
   * Changes what the library keeps now, which another window may have changed; one after the other. Until it is kept,
   * nothing is changed here.
   */
  change(edit: (kept: Preferences) => Partial<Preferences>): Promise<void> {
    const turn = this.#changing.then(async () => {
      const values = edit(await this.#api.preferences({}));
      await this.#api.setPreferences(values);
      this.current = { ...this.current, ...values };
    });
    this.#changing = turn.catch(() => undefined);
    return turn;
  }

  /** Resolves when the library has kept them. Only these are sent: another window may have chosen others. */
  async keep(values: Partial<Preferences>): Promise<void> {
    this.current = { ...this.current, ...values };
    await this.#api.setPreferences(values);
  }
}
