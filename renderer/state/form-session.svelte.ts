import { diff } from '../../data/model/change.ts';
import { FilmothekError } from '../../data/model/errors.ts';
import { sentence } from '../../data/model/messages/messages.ts';
import type { FilmForm, Speech } from './film-form.svelte.ts';
import type { LibraryState } from './library.svelte.ts';
import type { NavigationState } from './navigation.svelte.ts';
import { PictureIntake } from './picture-intake.svelte.ts';

/** What the form wants to know from the person, or has to tell. */
export type Asking =
  | { readonly about: 'discard' }
  | { readonly about: 'unreadable' }
  | { readonly about: 'conflict' | 'failure'; readonly sentence: string };

interface Surroundings {
  readonly library: Pick<LibraryState, 'api' | 'apply' | 'saveWith'>;
  readonly navigation: Pick<NavigationState, 'go' | 'guard'>;
  readonly preferences: Speech;
}

/** One film on the form from opening to leaving: saving, and never losing what was typed. */
export class FormSession {
  readonly form: FilmForm;
  readonly pictures: PictureIntake;
  asking = $state.raw<Asking | null>(null);
  saving = $state(false);
  readonly #app: Surroundings;
  #done = false;

  constructor(form: FilmForm, app: Surroundings) {
    this.form = form;
    this.#app = app;
    this.pictures = new PictureIntake(form, app.library.api, app.preferences);
  }

  /** Keeps the page in front while something would be lost; returns the way to stop. */
  guard(): () => void {
    return this.#app.navigation.guard(() => {
      if (this.#done || (this.form.changes === 0 && this.pictures.reading === 0)) return true;
      if (!this.saving) this.asking = { about: 'discard' };
      return false;
    });
  }

  /** Leaves the form; where something would be lost the person is asked first. */
  cancel(): void {
    this.#app.navigation.go({ name: 'browse' });
  }

  /** The person would rather stay. */
  goOn(): void {
    this.asking = null;
  }

  discard(): void {
    this.#leave();
  }

  /**
   * Saves and leaves. Resolves to `false` when the form stays: then something is wrong with a field or `asking` says why.
   * @param despite what the person was asked about and does not mind
   */
  async save(despite: Asking['about'] | null = null): Promise<boolean> {
    if (this.saving) return false;
    this.asking = null;
    this.form.showProblems();
    if (this.form.titleMissing) return false;
    this.saving = true;
    try {
      const awaited = this.pictures.reading > 0;
      await this.pictures.settled();
      if (awaited && this.pictures.problem !== null) return false;
      if (this.form.unreadable > 0 && despite === null) {
        this.asking = { about: 'unreadable' };
        return false;
      }
      await (this.form.isNew ? this.#add() : this.#edit(despite === 'conflict'));
    } catch (error) {
      const conflict = error instanceof FilmothekError && error.code === 'conflict';
      this.asking = {
        about: conflict ? 'conflict' : 'failure',
        sentence: sentence(this.#app.preferences.words, error),
      };
      return false;
    } finally {
      this.saving = false;
    }
    this.#leave();
    return true;
  }

  async #add(): Promise<void> {
    const { library } = this.#app;
    const drafts = [this.form.toDraft()];
    await library.saveWith(() => library.api.addFilms({ drafts }));
  }

  /** @param overNewer whether the film is taken as it is now, so that only what was typed here replaces it */
  async #edit(overNewer: boolean): Promise<void> {
    const { library } = this.#app;
    const { id } = this.form.before;
    const base = overNewer ? await library.api.film({ id }) : this.form.before;
    if (base === null) throw new FilmothekError('film-missing');
    const change = diff(base, { ...base, ...this.form.toValues() });
    if (Object.keys(change.fields).length > 0) await library.apply([change]);
  }

  #leave(): void {
    this.#done = true;
    this.#app.navigation.go({ name: 'browse' });
  }
}
