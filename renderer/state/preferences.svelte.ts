import type { LibraryApi } from '../../data/model/api.ts';
import { chooseLanguage, MESSAGES, type Messages } from '../../data/model/messages/messages.ts';
import type { Preferences } from '../../data/model/preferences.ts';

/** How the person likes the program, and the words that follow from it. Kept by the library at once. */
export class PreferencesState {
  readonly #api: LibraryApi;
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

  set(values: Partial<Preferences>): void {
    this.current = { ...this.current, ...values };
    // A preference that could not be kept is not worth a message: it holds for this window all the same.
    this.#api.setPreferences(this.current).catch(() => undefined);
  }
}
