import { createContext } from 'svelte';
import type { Applied } from '../../data/model/api.ts';
import type { FieldNames } from '../../data/model/custom-field.ts';
import type { Film } from '../../data/model/film.ts';
import { sentence, type Messages } from '../../data/model/messages/messages.ts';
import type { SmartList } from '../../data/model/smart-list.ts';
import type { Host } from '../host/host.ts';
import { BulkEditState } from './bulk-edit.svelte.ts';
import { CatalogueState } from './catalogue.svelte.ts';
import { Commands } from './commands.ts';
import { DraftsState } from './drafts.svelte.ts';
import { DuplicatesState } from './duplicates.svelte.ts';
import { FilmActions } from './film-actions.ts';
import { FilmDrag } from './film-drag.svelte.ts';
import { FilterPanelState } from './filter-panel.svelte.ts';
import { LibraryState } from './library.svelte.ts';
import { NavigationState } from './navigation.svelte.ts';
import { NotesState } from './notes.svelte.ts';
import { knownFields } from './own-fields.ts';
import { PageReading } from './page-reading.svelte.ts';
import { PreferencesState } from './preferences.svelte.ts';
import { QuickEdits } from './quick-edits.svelte.ts';
import { SearchesState } from './searches.ts';
import { SelectionState } from './selection.svelte.ts';
import { SmartListsState } from './smart-lists.svelte.ts';
import { Templates } from './templates.svelte.ts';

/** Everything the views share, made once and handed down by context. */
export class AppState {
  readonly library: LibraryState;
  readonly preferences: PreferencesState;
  readonly catalogue: CatalogueState;
  readonly selection: SelectionState;
  readonly bulkEdit: BulkEditState;
  readonly searches: SearchesState;
  readonly lists: SmartListsState;
  readonly drafts: DraftsState;
  readonly filter: FilterPanelState;
  readonly navigation = new NavigationState();
  readonly notes = new NotesState();
  readonly drag = new FilmDrag();
  readonly films: FilmActions;
  readonly commands: Commands;
  readonly quick: QuickEdits;
  readonly duplicates: DuplicatesState;
  readonly templates: Templates;
  readonly reading: PageReading;

  private constructor(library: LibraryState, preferences: PreferencesState) {
    this.library = library;
    this.preferences = preferences;
    this.catalogue = new CatalogueState(library, preferences);
    this.selection = new SelectionState(library, this.catalogue, this.preferences);
    this.bulkEdit = new BulkEditState(library, this.selection, preferences);
    this.searches = new SearchesState(this.catalogue, preferences);
    this.lists = new SmartListsState(library, this.catalogue, preferences);
    this.drafts = new DraftsState(library);
    this.filter = new FilterPanelState(preferences);
    this.films = new FilmActions(this);
    this.commands = new Commands(this);
    this.quick = new QuickEdits(this);
    this.duplicates = new DuplicatesState(this);
    this.templates = new Templates(this);
    this.reading = new PageReading(library.api);
    library.listen((event) => {
      if (event.type === 'changed') this.notes.outdate(event.revision);
    });
  }

  static async open(host: Host): Promise<AppState> {
    const [library, preferences] = await Promise.all([
      LibraryState.open(host),
      host.api.preferences({}),
    ]);
    const app = new AppState(library, new PreferencesState(host.api, preferences));
    host.onCommand?.((name) => void app.commands.run(name));
    return app;
  }

  /** Of every field that can be asked for beside those that every film has. */
  readonly fieldNames: FieldNames = $derived.by(() => knownFields(this.preferences, this.library));

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

  /** Opens the dialog that edits all selected films; where they cannot be changed the person is told why. */
  openBulkEdit(): void {
    if (this.catalogue.query.section !== 'trash' && this.mayEdit()) this.bulkEdit.open();
  }

  /** Edits all selected films as typed; they stay selected. Tells whether what was typed could be read. */
  async editSelection(): Promise<boolean> {
    const words = this.words.bulk;
    const made = await this.bulkEdit.apply();
    if (made === 'unreadable') return false;
    if (made === null) this.notes.tell(words.nothingDone);
    else this.tellUndoable(words.done(made.ids.length), made);
    return true;
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
