import type { LibraryEvent } from '../../data/model/api.ts';
import type { ChosenFilms } from '../../data/model/chosen-films.ts';
import {
  DEFAULT_PREFERENCES,
  MOST_SELECTED,
  type Preferences,
} from '../../data/model/preferences.ts';
import { ALL_FILMS, type Query } from '../../data/model/query.ts';
import type { CatalogueState } from './catalogue.svelte.ts';
import type { LibraryState } from './library.svelte.ts';
import { PlaceKeeper } from './place-keeper.ts';
import type { PreferencesState } from './preferences.svelte.ts';

/** Some films by their ids, or everything in a result but a few: that takes no room, however many there are. */
type Selected =
  | { readonly kind: 'some'; readonly ids: ReadonlySet<string> }
  | { readonly kind: 'all'; readonly except: ReadonlySet<string> };

const NOTHING: Selected = { kind: 'some', ids: new Set() };
/** To ask for as many films one by one costs less than to ask for all. */
const FEW = 8;

/**
 * The films that something is about to be done with. It belongs to what is looked at: in another section or another
 * search nothing is selected, for nobody should act on films that are not to be seen.
 */
export class SelectionState {
  readonly #library: LibraryState;
  readonly #catalogue: CatalogueState;
  readonly #keeper: PlaceKeeper;
  #made = $state.raw<{ readonly query: Query | null; readonly selected: Selected }>({
    query: null,
    selected: NOTHING,
  });
  readonly #selected: Selected = $derived.by(() =>
    isSameQuestion(this.#made.query, this.#catalogue.query) ? this.#made.selected : NOTHING,
  );
  readonly count: number = $derived.by(() =>
    this.#selected.kind === 'some'
      ? this.#selected.ids.size
      : Math.max(0, this.#catalogue.total - this.#selected.except.size),
  );
  /** Where a range begins; `null` for the active film. */
  #start: { readonly index: number; readonly id: string | null } | null = null;
  /** The latest range counts, in whatever order the answers arrive. */
  #turn = 0;

  constructor(library: LibraryState, catalogue: CatalogueState, preferences: PreferencesState) {
    this.#library = library;
    this.#catalogue = catalogue;
    this.#keeper = new PlaceKeeper(preferences, () => ({ selection: this.#kept() }));
    const { everything, films } = preferences.current.selection;
    this.#made = {
      query: catalogue.query,
      selected: everything
        ? { kind: 'all', except: new Set(films) }
        : { kind: 'some', ids: new Set(films) },
    };
    library.listen((event) => void this.#receive(event).catch(() => undefined));
  }

  /** Films that were selected at the last start may be gone. */
  begin(): Promise<void> {
    return this.#forgetGone(null);
  }

  has(id: string): boolean {
    return this.#selected.kind === 'some'
      ? this.#selected.ids.has(id)
      : !this.#selected.except.has(id);
  }

  /** Selects a film, or takes it out. The film that is open was chosen first and belongs to it. */
  toggle(index: number): void {
    const id = this.#catalogue.card(index)?.id;
    if (id === undefined) return;
    this.#start = { index, id };
    const selected = this.#selected;
    if (selected.kind === 'all') {
      this.#set({ kind: 'all', except: toggled(selected.except, id) });
      return;
    }
    const { film, active } = this.#catalogue;
    const isOpen = film !== null && this.#catalogue.card(active)?.id === film.id;
    const ids =
      selected.ids.size === 0 && isOpen ? new Set([film.id, id]) : toggled(selected.ids, id);
    this.#set({ kind: 'some', ids });
  }

  /** The next range begins at this film. */
  startAt(index: number): void {
    this.#start = { index, id: this.#catalogue.card(index)?.id ?? null };
  }

  /** Selects from where the range begins to this film, in place of all others or together with them. */
  async extendTo(index: number, adding = false): Promise<void> {
    const turn = ++this.#turn;
    if (this.#start === null) this.startAt(this.#catalogue.active);
    const start = await this.#startNow();
    const from = Math.min(start, index);
    const to = Math.max(start, index) + 1;
    const isEverything = from === 0 && to === this.#catalogue.total;
    const ids = isEverything ? null : await this.#catalogue.idsBetween(from, to);
    if (turn !== this.#turn) return;
    if (ids === null) this.selectAll();
    else this.select(ids, adding);
  }

  select(ids: readonly string[], adding = false): void {
    const selected = this.#selected;
    if (!adding) this.#set({ kind: 'some', ids: new Set(ids) });
    else if (selected.kind === 'all') {
      this.#set({ kind: 'all', except: without(selected.except, ids) });
    } else this.#set({ kind: 'some', ids: new Set([...selected.ids, ...ids]) });
  }

  selectAll(): void {
    this.#set({ kind: 'all', except: new Set() });
  }

  clear(): void {
    this.#turn += 1;
    this.#start = null;
    this.#set(NOTHING);
  }

  /** The selected films as the host takes them: however many they are, they need not all be named. */
  get films(): ChosenFilms {
    const selected = this.#selected;
    const { query } = this.#catalogue;
    return selected.kind === 'some'
      ? { query, only: [...selected.ids] }
      : { query, except: [...selected.except] };
  }

  /** The ids of all selected films, in the order of the result. */
  async ids(): Promise<readonly string[]> {
    const { total } = this.#catalogue;
    if (total === 0 || this.count === 0) return [];
    const ids = await this.#catalogue.idsBetween(0, total);
    return ids.filter((id) => this.has(id));
  }

  #set(selected: Selected): void {
    this.#made = { query: this.#catalogue.query, selected };
    this.#keeper.moved();
  }

  /** A start shows all films, so that nothing else can be selected then. */
  #kept(): Preferences['selection'] {
    const { query, selected } = this.#made;
    const ids = selected.kind === 'some' ? selected.ids : selected.except;
    const isKept = isSameQuestion(query, ALL_FILMS) && ids.size <= MOST_SELECTED;
    return isKept
      ? { everything: selected.kind === 'all', films: [...ids] }
      : DEFAULT_PREFERENCES.selection;
  }

  /** An edit may have moved the film where the range begins. */
  async #startNow(): Promise<number> {
    const { index, id } = this.#start ?? { index: this.#catalogue.active, id: null };
    if (id === null || this.#catalogue.card(index)?.id === id) return index;
    return (await this.#catalogue.locate(id)) ?? index;
  }

  /** What left the result, to the trash for example, is selected no more. */
  async #receive(event: LibraryEvent): Promise<void> {
    if (event.type === 'changed') await this.#forgetGone(event.ids);
  }

  /** @param among only these may be gone, `null` for any */
  async #forgetGone(among: readonly string[] | null): Promise<void> {
    const { query, selected } = this.#made;
    if (query === null) return;
    const named = selected.kind === 'some' ? selected.ids : selected.except;
    const changed = [...(among ?? named)].filter((id) => named.has(id));
    if (changed.length === 0) return;
    const gone = await this.#gone(query, changed);
    const now = this.#made;
    if (now.query !== query || gone.size === 0) return;
    this.#made =
      now.selected.kind === 'some'
        ? { query, selected: { kind: 'some', ids: without(now.selected.ids, gone) } }
        : { query, selected: { kind: 'all', except: without(now.selected.except, gone) } };
  }

  async #gone(query: Query, ids: readonly string[]): Promise<Set<string>> {
    const { api } = this.#library;
    if (ids.length > FEW) {
      const here = await api.ids({ query, from: 0, count: Number.MAX_SAFE_INTEGER });
      return without(ids, here);
    }
    const places = await Promise.all(ids.map((id) => api.locate({ query, id })));
    return new Set(ids.filter((_, i) => places[i] === null));
  }
}

/** However the films are sorted, they are the same. */
function isSameQuestion(a: Query | null, b: Query): boolean {
  return a === b || (a !== null && JSON.stringify(unsorted(a)) === JSON.stringify(unsorted(b)));
}

function unsorted(query: Query): Query {
  return { ...query, sort: 'title', descending: false, seed: 0, grouping: 'none' };
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const others = new Set(ids);
  if (!others.delete(id)) others.add(id);
  return others;
}

function without(ids: Iterable<string>, gone: Iterable<string>): Set<string> {
  const left = new Set(ids);
  for (const id of gone) left.delete(id);
  return left;
}
