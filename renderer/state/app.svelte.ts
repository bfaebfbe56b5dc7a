import { createContext } from 'svelte';
import type { Applied } from '../../data/model/api.ts';
import { setFields, type Change } from '../../data/model/change.ts';
import type { Film } from '../../data/model/film.ts';
import { sentence, type Messages } from '../../data/model/messages/messages.ts';
import type { SmartList } from '../../data/model/smart-list.ts';
import type { Host } from '../host/host.ts';
import { CatalogueState } from './catalogue.svelte.ts';
import { DraftsState } from './drafts.svelte.ts';
import { FilterPanelState } from './filter-panel.svelte.ts';
import { LibraryState } from './library.svelte.ts';
import { NavigationState } from './navigation.svelte.ts';
import { NotesState } from './notes.svelte.ts';
import { PreferencesState } from './preferences.svelte.ts';
import { SearchesState } from './searches.ts';
import { SelectionState } from './selection.svelte.ts';
import { SmartListsState } from './smart-lists.svelte.ts';

/** So many films are asked for together, that others have their turn in between. */
const AT_ONCE = 100;

/** Everything the views share, made once and handed down by context. */
export class AppState {
  readonly library: LibraryState;
  readonly preferences: PreferencesState;
  readonly catalogue: CatalogueState;
  readonly selection: SelectionState;
  readonly searches: SearchesState;
  readonly lists: SmartListsState;
  readonly drafts: DraftsState;
  readonly filter: FilterPanelState;
  readonly navigation = new NavigationState();
  readonly notes = new NotesState();

  private constructor(library: LibraryState, preferences: PreferencesState) {
    this.library = library;
    this.preferences = preferences;
    this.catalogue = new CatalogueState(library, preferences);
    this.selection = new SelectionState(library, this.catalogue, this.preferences);
    this.searches = new SearchesState(this.catalogue, preferences);
    this.lists = new SmartListsState(library, this.catalogue, preferences);
    this.drafts = new DraftsState(library);
    this.filter = new FilterPanelState(preferences);
    library.listen((event) => {
      if (event.type === 'changed') this.notes.outdate(event.revision);
    });
  }

  static async open(host: Host): Promise<AppState> {
    const [library, preferences] = await Promise.all([
      LibraryState.open(host),
      host.api.preferences({}),
    ]);
    return new AppState(library, new PreferencesState(host.api, preferences));
  }

  get words(): Messages {
    return this.preferences.words;
  }

  /** Opens the form of a film, or of a new one; where films cannot be changed the person is told why. */
  openForm(id: string | null): void {
    if (this.mayEdit()) this.navigation.go(id === null ? { name: 'add' } : { name: 'edit', id });
  }

  /** Whether films can be changed; the person who tries in vain is told why. */
  mayEdit(): boolean {
    const reason = this.library.status.readOnly;
    if (reason === null) return true;
    const error = { code: 'library-read-only', details: { reason } } as const;
    this.notes.complain(sentence(this.words, error));
    return false;
  }

  async emptyTrash(): Promise<void> {
    const words = this.words.keeping.trash;
    const done = await this.library.saveWith(() => this.library.api.emptyTrash({}));
    if (done === null) this.notes.tell(words.wasEmpty);
    else this.tellUndoable(words.emptied(done.ids.length), done);
  }

  /** Moves a film to the trash; the note that says so can take it back. */
  async moveToTrash(id: string): Promise<void> {
    const film = await this.library.api.film({ id });
    if (film === null || film.deleted !== null) return;
    const deleted = new Date().toISOString();
    const done = await this.library.apply([setFields(film, { deleted })]);
    this.tellUndoable(this.words.catalogue.deleted(film.title), done);
  }

  /** Moves all selected films to the trash, as one edit; those that lie there stay. */
  async moveSelectionToTrash(): Promise<void> {
    if (this.catalogue.query.section === 'trash') return;
    const ids = await this.selection.ids();
    if (ids.length === 0) return;
    const deleted = { before: null, after: new Date().toISOString() };
    const done = await this.library.apply(
      ids.map((id) => ({ type: 'edit', id, fields: { deleted } })),
    );
    this.selection.clear();
    this.tellUndoable(this.words.views.inTrash(ids.length), done);
  }

  /** Takes all selected films out of the trash, as one edit. */
  async restoreSelection(): Promise<void> {
    const changes: Change[] = [];
    const ids = await this.selection.ids();
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const asked = ids.slice(from, from + AT_ONCE).map((id) => this.library.api.film({ id }));
      for (const film of await Promise.all(asked)) {
        if (film !== null && film.deleted !== null)
          changes.push(setFields(film, { deleted: null }));
      }
    }
    if (changes.length === 0) return;
    const done = await this.library.apply(changes);
    this.selection.clear();
    this.tellUndoable(this.words.views.restored(changes.length), done);
  }

  async restore(id: string): Promise<void> {
    const film = await this.library.api.film({ id });
    if (film === null || film.deleted === null) return;
    await this.library.apply([setFields(film, { deleted: null })]);
    await this.catalogue.show(id);
  }

  /** Makes a film what it was after a step of its history. */
  async restoreVersion({ id, title }: Film, txid: string): Promise<void> {
    const words = this.words.history;
    const done = await this.library.saveWith(() => this.library.api.restoreVersion({ id, txid }));
    if (done === null) this.notes.tell(words.isThis);
    else this.tellUndoable(words.wentBack(title), done);
  }

  /** Takes a smart list away; the note that says so brings it back to where it was. */
  async removeList(list: SmartList): Promise<void> {
    const at = this.lists.all.findIndex(({ id }) => id === list.id);
    await this.lists.remove(list);
    this.#tellListUndoable(this.words.search.lists.removed(list.name), () =>
      this.lists.restore(list, at),
    );
  }

  /** Lets a smart list ask for what is looked at; the note that says so takes it back. */
  async updateList(list: SmartList): Promise<void> {
    await this.lists.update(list);
    this.#tellListUndoable(this.words.search.lists.updated(list.name), () =>
      this.lists.update(list, list.query),
    );
  }

  /** No edit of a film makes this void. */
  #tellListUndoable(text: string, undo: () => Promise<void>): void {
    const run = () => void this.attempt(undo);
    this.notes.tell(text, { label: this.words.catalogue.undo, run, revision: Infinity });
  }

  async addSamples(): Promise<void> {
    const words = this.words.settings;
    const added = await this.library.saveWith(() => this.library.api.addSamples({}));
    if (added === null) this.notes.tell(words.samplesHere);
    else this.tellUndoable(words.samplesAdded(added.ids.length), added);
  }

  async undo(): Promise<void> {
    const undone = await this.library.undo();
    if (undone === null) return;
    await this.#showChanged(undone.ids);
    const words = this.words.catalogue;
    this.notes.tell(words.status.undone(words.change(undone.summary)));
  }

  async redo(): Promise<void> {
    const redone = await this.library.redo();
    if (redone === null) return;
    await this.#showChanged(redone.ids);
    const words = this.words.catalogue;
    this.notes.tell(words.status.redone(words.change(redone.summary)));
  }

  /** Tells what was done and offers to take back just that; a later edit withdraws the offer. */
  tellUndoable(text: string, done: Applied): void {
    this.notes.tell(text, {
      label: this.words.catalogue.undo,
      run: () => void this.attempt(() => this.undo()),
      revision: done.revision,
    });
  }

  /** What an undo touched comes into sight, so that nothing changes unseen. */
  async #showChanged([id, ...others]: readonly string[]): Promise<void> {
    if (id !== undefined && others.length === 0) await this.catalogue.show(id);
  }

  /** Runs a command of the person's; what goes wrong is told in a sentence. */
  async attempt(command: () => Promise<unknown>): Promise<boolean> {
    try {
      await command();
      return true;
    } catch (error) {
      this.notes.complain(sentence(this.words, error));
      return false;
    }
  }
}

export const [useApp, provideApp] = createContext<AppState>();
