import type { Query } from '../../data/model/query.ts';
import {
  isSameQuery,
  withList,
  withMovedList,
  withoutList,
  type SmartList,
} from '../../data/model/smart-list.ts';
import type { CatalogueState } from './catalogue.svelte.ts';
import type { LibraryState } from './library.svelte.ts';
import type { PreferencesState } from './preferences.svelte.ts';

/** What the person is giving a name to: the search as it is, or a list. */
export type Naming = { readonly kind: 'save' } | { readonly kind: 'rename'; readonly id: string };

/** The saved searches, with how many films fit each now. */
export class SmartListsState {
  readonly #library: LibraryState;
  readonly #catalogue: CatalogueState;
  readonly #preferences: PreferencesState;
  #counts = $state.raw<ReadonlyMap<string, number>>(new Map());
  /** What is being named at the moment; `null` for nothing. */
  naming = $state.raw<Naming | null>(null);
  #shown = $state.raw<string | null>(null);
  /** What was looked at before a list was. */
  #before: Query | null = null;
  #counting: Promise<void> | null = null;
  #isOutdated = false;

  constructor(library: LibraryState, catalogue: CatalogueState, preferences: PreferencesState) {
    this.#library = library;
    this.#catalogue = catalogue;
    this.#preferences = preferences;
    library.listen((event) => {
      if (event.type === 'changed') this.#count();
    });
    this.#count();
  }

  get all(): readonly SmartList[] {
    return this.#preferences.current.smartLists;
  }

  /** The list whose films are shown; `null` while something else is looked at. */
  get current(): SmartList | null {
    const { query } = this.#catalogue;
    const here = this.all.filter((list) => isSameQuery(list.query, query));
    return here.find(({ id }) => id === this.#shown) ?? here[0] ?? null;
  }

  /** The list the person came from, although the search may have been altered since. */
  get origin(): SmartList | null {
    return this.current ?? this.find(this.#shown);
  }

  find(id: string | null): SmartList | null {
    return this.all.find((list) => list.id === id) ?? null;
  }

  /** 0 until it is counted. */
  countOf({ id }: SmartList): number {
    return this.#counts.get(id) ?? 0;
  }

  async show(list: SmartList): Promise<void> {
    if (this.origin === null) this.#before = this.#catalogue.query;
    this.#shown = list.id;
    await this.#catalogue.lookAt(list.query);
  }

  /** Goes on to a section or tag; what a list asked for stays behind with it. */
  async leaveFor(place: Pick<Query, 'section' | 'tag'>, text?: string): Promise<void> {
    const isOnList = this.origin !== null;
    const before = this.#before ?? this.#catalogue.query;
    this.#shown = null;
    this.#before = null;
    if (!isOnList) return this.#catalogue.look(text === undefined ? place : { ...place, text });
    // Without words nothing fits better than anything else.
    const { sort, descending } = this.#preferences.current;
    const order = before.sort === 'relevance' ? { sort, descending } : {};
    await this.#catalogue.lookAt({ ...before, text: '', ...order, ...place });
  }

  /** Looks for something else; an emptied search has left its list. */
  search(text: string): Promise<void> {
    const { section, tag } = this.#catalogue.query;
    return text === '' ? this.leaveFor({ section, tag }, text) : this.#catalogue.look({ text });
  }

  /** Makes a list of the search as it is. */
  async save(name: string): Promise<void> {
    const list = { id: crypto.randomUUID(), name, query: this.#catalogue.query };
    await this.#edit((lists) => withList(lists, list));
    this.#shown = list.id;
  }

  rename({ id }: SmartList, name: string): Promise<void> {
    return this.#edit((lists) => lists.map((list) => (list.id === id ? { ...list, name } : list)));
  }

  /** From now on the list asks for what is looked at. */
  async update({ id }: SmartList, query = this.#catalogue.query): Promise<void> {
    await this.#edit((lists) => lists.map((list) => (list.id === id ? { ...list, query } : list)));
    this.#shown = id;
  }

  move({ id }: SmartList, by: 1 | -1): Promise<void> {
    return this.#edit((lists) => withMovedList(lists, id, by));
  }

  remove({ id }: SmartList): Promise<void> {
    return this.#edit((lists) => withoutList(lists, id));
  }

  /** Brings a list back to where it was. */
  restore(list: SmartList, at: number): Promise<void> {
    return this.#edit((lists) => withList(lists, list, at));
  }

  async #edit(edit: (lists: readonly SmartList[]) => SmartList[]): Promise<void> {
    await this.#library.saveWith(() =>
      this.#preferences.change(({ smartLists }) => ({ smartLists: edit(smartLists) })),
    );
    this.#count();
  }

  /** One question for all lists; what changes meanwhile is counted afterwards, once. */
  #count(): void {
    if (this.all.length === 0) return;
    this.#isOutdated = true;
    this.#counting ??= this.#countAll().finally(() => (this.#counting = null));
  }

  async #countAll(): Promise<void> {
    while (this.#isOutdated) {
      this.#isOutdated = false;
      const lists = this.all;
      const queries = lists.map(({ query }) => query);
      // The status bar tells when the library does not answer; the counts stay until it does.
      const counts = await this.#library.api.counts({ queries }).catch(() => null);
      if (counts === null) return;
      this.#counts = new Map(lists.map(({ id }, index) => [id, counts[index] ?? 0]));
    }
  }
}
