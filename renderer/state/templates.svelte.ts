import {
  begunWith,
  copyOf,
  MOST_TEMPLATES,
  templateOf,
  type FilmTemplate,
} from '../../data/model/film-template.ts';
import type { FilmDraft } from '../../data/model/film.ts';
import type { AppState } from './app.svelte.ts';

/** What new films begin with: templates, and other films. */
export class Templates {
  readonly #app: AppState;
  /** The film that a template is being made of; `null` while none is. */
  naming = $state.raw<{ readonly id: string; readonly title: string } | null>(null);

  constructor(app: AppState) {
    this.#app = app;
  }

  get all(): readonly FilmTemplate[] {
    return this.#app.preferences.current.templates;
  }

  get isFull(): boolean {
    return this.all.length >= MOST_TEMPLATES;
  }

  /** Opens the form of a new film with what a template has. */
  begin(template: FilmTemplate): void {
    this.#open(template.draft);
  }

  /** Opens the form of a new film with what another one has. */
  async copy(id: string): Promise<void> {
    const film = await this.#app.library.api.film({ id });
    if (film !== null) this.#open(copyOf(film));
  }

  /** Makes a template of the film that is being named. */
  async save(name: string): Promise<void> {
    const film = this.naming && (await this.#app.library.api.film({ id: this.naming.id }));
    this.naming = null;
    if (film === null) return;
    const template = { id: crypto.randomUUID(), name, draft: templateOf(film) };
    this.#app.preferences.set({ templates: [...this.all, template] });
    this.#app.notes.tell(this.#app.words.templates.saved(name));
  }

  /** Takes a template away; the note that says so brings it back. */
  remove(template: FilmTemplate): void {
    const { preferences, notes, words } = this.#app;
    const before = [...this.all];
    preferences.set({ templates: before.filter(({ id }) => id !== template.id) });
    const run = () => preferences.set({ templates: before });
    notes.tell(words.templates.removed(template.name), {
      label: words.catalogue.undo,
      run,
      revision: Infinity,
    });
  }

  #open(draft: FilmDraft): void {
    const like = begunWith(draft, () => crypto.randomUUID());
    if (this.#app.mayEdit()) this.#app.navigation.go({ name: 'add', like });
  }
}
