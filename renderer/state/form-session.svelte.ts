import { diff, sameValue } from '../../data/model/change.ts';
import { FilmothekError } from '../../data/model/errors.ts';
import type { Film, FilmDraft, FilmField } from '../../data/model/film.ts';
import { sentence } from '../../data/model/messages/messages.ts';
import { NEW_FILM, type TypedForm } from '../../data/model/typed-draft.ts';
import { anotherLike } from './another-film.ts';
import type { CatalogueState } from './catalogue.svelte.ts';
import { DraftKeeper } from './draft-keeper.svelte.ts';
import type { DraftsState } from './drafts.svelte.ts';
import { FilmForm, type Speech } from './film-form.svelte.ts';
import type { LibraryState } from './library.svelte.ts';
import type { NavigationState, Screen } from './navigation.svelte.ts';
import type { NotesState } from './notes.svelte.ts';
import { PictureIntake } from './picture-intake.svelte.ts';

/** What the form wants to know from the person, or has to tell. */
export type Asking =
  | { readonly about: 'unreadable' }
  /** The film was moved to the trash, or taken out altogether, while it was on the form. */
  | { readonly about: 'trashed' | 'gone' }
  | { readonly about: 'conflict'; readonly sentence: string }
  | { readonly about: 'failure'; readonly sentence: string };

/** Where to after saving: back to the films, on to the next one of the result, or to another new one like this. */
export type Afterwards = 'browse' | 'next' | 'another';

interface Surroundings {
  readonly library: Pick<LibraryState, 'api' | 'apply' | 'saveWith'>;
  readonly navigation: Pick<NavigationState, 'go' | 'guard'>;
  readonly preferences: Speech;
  readonly catalogue: Pick<CatalogueState, 'show' | 'locate' | 'idsBetween'>;
  readonly notes: Pick<NotesState, 'tell'>;
  readonly drafts: Pick<DraftsState, 'of' | 'keep' | 'drop'>;
}

/** One film on the form from opening to leaving: saving, and never losing what was typed. */
export class FormSession {
  readonly form: FilmForm;
  readonly pictures: PictureIntake;
  asking = $state.raw<Asking | null>(null);
  saving = $state(false);
  readonly #app: Surroundings;
  readonly #keeper: DraftKeeper;
  #done = false;
  #afterwards: Afterwards = 'browse';

  private constructor(form: FilmForm, app: Surroundings, keeper: DraftKeeper) {
    this.form = form;
    this.#app = app;
    this.#keeper = keeper;
    this.pictures = new PictureIntake(form, app.library.api, app.preferences);
  }

  /**
   * Opens the form with a film, or with none for a new one, and with what was typed there before a crash.
   * Rejects with `film-missing` where there is neither. `like` is what a new film has from the beginning.
   */
  static async open(
    id: string | null,
    app: Surroundings,
    like: FilmDraft = {},
  ): Promise<FormSession> {
    const key = id ?? NEW_FILM;
    const [film, typed] = await Promise.all([
      id === null ? null : app.library.api.film({ id }),
      app.drafts.of(key),
    ]);
    if (id !== null && film === null && typed === null) {
      throw new FilmothekError('film-missing', { id });
    }
    const fresh = () =>
      film === null ? FilmForm.like(like, app.preferences) : new FilmForm(film, app.preferences);
    const form = restored(film, typed, app.preferences) ?? fresh();
    return new FormSession(form, app, new DraftKeeper(key, form, app.drafts, typed));
  }

  /**
   * Lets nobody leave unasked while something would be lost, and keeps it from being lost in a crash; returns the way
   * to stop, for when the form is left.
   */
  guard(): () => void {
    const stopGuarding = this.#app.navigation.guard(
      () => !this.#done && (this.form.changes > 0 || this.pictures.reading > 0),
    );
    this.#keeper.start();
    return () => {
      stopGuarding();
      this.#keeper.stop();
    };
  }

  /** Leaves the form; where something would be lost the person is asked first. */
  cancel(): void {
    this.#app.navigation.go({ name: 'browse' });
  }

  /** The person would rather stay. */
  goOn(): void {
    this.asking = null;
  }

  /**
   * Saves and leaves. Resolves to `false` when the form stays: then something is wrong with a field or `asking` says why.
   * @param despite what the person was asked about and does not mind; where to go then is as it was before the question
   */
  async save(
    despite: Asking['about'] | null = null,
    afterwards: Afterwards = 'browse',
  ): Promise<boolean> {
    if (this.saving) return false;
    if (despite === null) this.#afterwards = afterwards;
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
      // The next one is next to where the film is now: an edit may file it elsewhere.
      const next = this.#afterwards === 'next' ? await this.#next() : null;
      const asking = this.form.isNew ? await this.#add() : await this.#edit(despite);
      this.asking = asking;
      if (asking !== null) return false;
      if (!this.#done) await this.#proceed(next);
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
    return true;
  }

  /** The id of the film after this one in the result; `null` after the last, and where it is not in it. */
  async #next(): Promise<string | null> {
    const { catalogue } = this.#app;
    const index = await catalogue.locate(this.form.before.id);
    const [next] = index === null ? [] : await catalogue.idsBetween(index + 1, index + 2);
    return next ?? null;
  }

  async #proceed(next: string | null): Promise<void> {
    const { catalogue, notes, preferences } = this.#app;
    if (next !== null) {
      this.#leave({ name: 'edit', id: next });
      await catalogue.show(next);
      return;
    }
    if (this.#afterwards === 'next') notes.tell(preferences.words.form.wasLast);
    this.#leave({ name: 'browse' });
  }

  async #add(): Promise<null> {
    const { library, catalogue } = this.#app;
    const drafts = [this.form.toDraft()];
    const { ids } = await library.saveWith(() => library.api.addFilms({ drafts }));
    const { values } = this.form;
    this.#leave(
      this.#afterwards === 'another'
        ? { name: 'add', like: anotherLike(values) }
        : { name: 'browse' },
    );
    if (ids[0] !== undefined) await catalogue.show(ids[0]);
    return null;
  }

  /** Returns what the person has to be asked first, or `null` when it is saved. */
  async #edit(despite: Asking['about'] | null): Promise<Asking | null> {
    const { library } = this.#app;
    const { before } = this.form;
    const now = await library.api.film({ id: before.id });
    if (now === null) return despite === 'gone' ? this.#add() : { about: 'gone' };
    const isTrashed = now.deleted !== null && before.deleted === null;
    if (isTrashed && despite !== 'trashed') return { about: 'trashed' };
    // Over a newer state only what was typed here replaces it.
    const base = despite === 'conflict' || isTrashed ? now : before;
    const values = isTrashed ? { ...this.form.toValues(), deleted: null } : this.form.toValues();
    const change = diff(base, { ...base, ...values });
    if (Object.keys(change.fields).length > 0) await library.apply([change]);
    return null;
  }

  #leave(screen: Screen): void {
    this.#done = true;
    this.#keeper.stop();
    this.#app.navigation.go(screen);
  }
}

/** The form as it was left, `null` where nothing of it is left to save: a crash may come between a save and its end. */
function restored(film: Film | null, typed: TypedForm | null, speech: Speech): FilmForm | null {
  if (typed === null) return null;
  const form = FilmForm.from(film, typed, speech);
  const isSaved =
    film !== null &&
    Object.keys(form.problems).length === 0 &&
    Object.entries(form.toValues()).every(([field, value]) =>
      sameValue(value, film[field as FilmField]),
    );
  return isSaved ? null : form;
}
