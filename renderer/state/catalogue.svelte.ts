import type { LibraryEvent } from '../../data/model/api.ts';
import { setFields } from '../../data/model/change.ts';
import { FilmothekError } from '../../data/model/errors.ts';
import type { Film, FilmField } from '../../data/model/film.ts';
import { isRanked } from '../../data/model/parse-query.ts';
import {
  ALL_FILMS,
  type FilmCard,
  type Grouping,
  type Marker,
  type Query,
  type QueryResult,
} from '../../data/model/query.ts';
import { BLOCK, CardBlocks } from './card-blocks.svelte.ts';
import { isNarrow } from './platform.ts';
import { toBase64 } from './page-source.ts';
import type { LibraryState } from './library.svelte.ts';
import { knownFields } from './own-fields.ts';
import { keptAnchor, PlaceKeeper, type Anchor } from './place-keeper.ts';
import type { PreferencesState } from './preferences.svelte.ts';

const ORDER = ['sort', 'descending', 'grouping'] as const;

/** The films being looked at: the query, its result, the cards in sight and the film that is open. */
export class CatalogueState {
  readonly #library: LibraryState;
  readonly #preferences: PreferencesState;
  query = $state.raw<Query>(ALL_FILMS);
  /** `null` until the first answer. */
  result = $state.raw<(QueryResult & Pick<Query, 'grouping'>) | null>(null);
  readonly total: number = $derived(this.result?.total ?? 0);
  readonly markers: readonly Marker[] = $derived(this.result?.markers ?? []);
  /** Of the films that are here, while others are asked for. */
  readonly grouping: Grouping = $derived(this.result?.grouping ?? 'none');
  /** The groups they stand in; none where they do not. */
  readonly groups: readonly Marker[] = $derived(this.grouping === 'none' ? [] : this.markers);
  /** The film in the detail pane. */
  film = $state.raw<Film | null>(null);
  /** The position that should be brought into sight next; a new object each time. */
  reveal = $state.raw<{ readonly index: number } | null>(null);
  /** How far the anchor moved in the order by the last news; a new object each time. */
  shift = $state.raw<{ readonly from: number; readonly to: number } | null>(null);
  /** `null` when there is only the active film to go by. */
  anchor: Anchor | null = null;
  #active = $state(0);
  /** `null` while nobody chose one: then the first is active, whatever film that is. */
  #activeId: string | null = null;
  readonly #cards = new CardBlocks(async (block) => {
    const slice = { query: this.query, from: block * BLOCK, count: BLOCK };
    return (await this.#library.api.cards(slice)).cards;
  });
  readonly #place: PlaceKeeper;
  #inSight = { from: 0, to: BLOCK };
  #generation = 0;
  #opening = 0;
  /** How many edits are on their way. */
  #edits = 0;

  constructor(library: LibraryState, preferences: PreferencesState) {
    this.#library = library;
    this.#preferences = preferences;
    const { sort, descending, grouping, place } = preferences.current;
    this.query = { ...ALL_FILMS, sort, descending, grouping, seed: newSeed() };
    this.#activeId = place.active;
    this.#place = new PlaceKeeper(preferences, () => ({
      place: {
        active: this.#activeId,
        anchor: keptAnchor(this.anchor),
        isOpen: this.film !== null && this.film.id === this.#activeId,
      },
    }));
    this.anchor = place.anchor === null ? null : { ...place.anchor, index: 0 };
    library.listen((event) => void this.#receive(event));
  }

  /** Asks for the films, and goes back to where the person was at the last start. */
  async begin(): Promise<void> {
    const { active, isOpen } = this.#preferences.current.place;
    await Promise.all([
      this.refresh(),
      // Where the details fill the window, nobody would see that there are other films.
      active !== null && isOpen && !isNarrow() ? this.open(active) : null,
    ]);
  }

  /** Position of the film that has the keyboard; the one tab stop of the films. */
  get active(): number {
    return this.#active;
  }

  /** Gives the keyboard to the film at a position. */
  activate(index: number, id = this.card(index)?.id ?? null): void {
    this.#active = index;
    this.#activeId = id;
    this.#place.moved();
  }

  /** The view tells which film should stay where it is, and how far below its upper edge that is. */
  hold(index: number, offset: number): void {
    this.anchor = { id: this.card(index)?.id ?? null, index, offset };
    this.#place.moved();
  }

  card(index: number): FilmCard | null {
    return this.#cards.card(index);
  }

  /** Asks for the cards of these positions that are not here yet. `to` is exclusive. */
  need(from: number, to: number): void {
    this.#inSight = { from, to };
    this.#cards.need(from, Math.min(to, this.total));
  }

  /** The film's position in the result. */
  async locate(id: string | null): Promise<number | null> {
    return id === null ? null : this.#library.api.locate({ query: this.query, id });
  }

  /** The ids of the films from one position up to and without another; asks only where cards are not here. */
  async idsBetween(from: number, to: number): Promise<readonly string[]> {
    const ids: string[] = [];
    for (let id = this.card(from)?.id; id !== undefined; id = this.card(from + ids.length)?.id) {
      if (ids.push(id) === to - from) return ids;
    }
    return this.#library.api.ids({ query: this.query, from, count: to - from });
  }

  /** Looks at other films; the position starts at the top. */
  async look(query: Partial<Query>): Promise<void> {
    this.query = { ...this.query, ...this.#ranking(query), ...query };
    if (query.sort === 'random') this.query = { ...this.query, seed: newSeed() };
    // The order of a list that is searched on in was not chosen for other films.
    if (ORDER.some((field) => query[field] !== undefined)) this.#keepOrder();
    await this.#lookAtTop();
  }

  /** Looks at just this; its order does not become that of other films. */
  async lookAt(query: Query): Promise<void> {
    this.query = query;
    await this.#lookAtTop();
  }

  async #lookAtTop(): Promise<void> {
    this.#active = 0;
    this.#activeId = null;
    this.anchor = null;
    this.#inSight = { from: 0, to: this.#inSight.to - this.#inSight.from };
    await this.refresh();
    this.reveal = { index: 0 };
  }

  #keepOrder(): void {
    const { current } = this.#preferences;
    const { sort, descending, grouping } = this.query;
    // Relevance is chosen by the words, not by the person.
    const order = sort === 'relevance' ? { grouping } : { sort, descending, grouping };
    if (JSON.stringify({ ...current, ...order }) !== JSON.stringify(current)) {
      this.#preferences.set(order);
    }
  }

  /** Who begins to type words wants the best matches first; without them the order is the chosen one again. */
  #ranking({ text }: Partial<Query>): Partial<Query> {
    if (text === undefined) return {};
    const fields = knownFields(this.#preferences, this.#library);
    const ranked = isRanked(text, fields);
    if (ranked === isRanked(this.query.text, fields)) return {};
    const { sort, descending } = this.#preferences.current;
    return ranked ? { sort: 'relevance', descending: false } : { sort, descending };
  }

  /**
   * Asks the query anew; cards in sight stay until the new ones are here. A later question makes this one void.
   * The active film stays active and what is in sight stays in sight, wherever in the order they are now.
   */
  async refresh(): Promise<void> {
    const generation = ++this.#generation;
    const { query, anchor } = this;
    const was = this.#active;
    // Where nothing has to stay in its place, it is known before the answer which cards come into sight.
    const sight = this.#inSight;
    const [result, active, held, expected] = await Promise.all([
      this.#library.api.query(query),
      this.locate(this.#activeId ?? (was === 0 ? null : (this.card(was)?.id ?? null))),
      this.locate(anchor?.id ?? null),
      anchor === null ? this.#cards.prepare(sight.from, sight.to) : null,
    ]);
    if (generation !== this.#generation) return;
    const moved = held === null || anchor === null ? 0 : held - anchor.index;
    const from = Math.max(0, this.#inSight.from + moved);
    const to = Math.min(this.#inSight.to + moved, result.total);
    const isExpected = sight === this.#inSight;
    const cards = (isExpected ? expected : null) ?? (await this.#cards.prepare(from, to));
    if (generation !== this.#generation) return;
    cards.show();
    this.result = { ...result, grouping: query.grouping };
    this.#inSight = { from, to };
    // The person may have gone to another film meanwhile.
    if (this.#active === was) this.#active = active ?? Math.min(was, Math.max(0, result.total - 1));
    // One that is gone leaves its place to the next.
    if (active === null && was > 0) this.#activeId = this.card(this.#active)?.id ?? null;
    if (this.anchor !== null && moved !== 0) {
      this.shift = { from: this.anchor.index, to: this.anchor.index + moved };
      this.anchor = { ...this.anchor, index: this.shift.to };
    }
  }

  /** Shows a film in the detail pane, wherever it is. */
  async open(id: string): Promise<void> {
    const opening = ++this.#opening;
    const film = await this.#library.api.film({ id });
    if (opening !== this.#opening) return;
    this.film = film;
    this.#place.moved();
  }

  /** Brings the film that has the keyboard into sight. */
  revealActive(): void {
    this.#reveal(this.active);
  }

  close(): void {
    this.#opening += 1;
    this.film = null;
    this.#place.moved();
  }

  /** Opens a film and brings it into sight, when the result has it. */
  async show(id: string): Promise<void> {
    const [index] = await Promise.all([this.locate(id), this.open(id)]);
    if (index === null) return;
    this.activate(index, id);
    this.#reveal(index);
  }

  /**
   * Sets fields of the open film without the form. The film shows them at once, the status bar that they are not saved
   * yet; quick edits wait for one another, each on top of the last.
   */
  edit(values: Partial<Pick<Film, FilmField>>): Promise<void> {
    return this.film === null ? Promise.resolve() : this.change(this.film.id, values);
  }

  /** The same for a film that need not be open. */
  change(id: string, values: Partial<Pick<Film, FilmField>>): Promise<void> {
    if (this.film?.id === id) this.film = { ...this.film, ...values };
    return this.#edit(id, () => values);
  }

  /** Stores a picture and makes it the face of the film that is open now, wherever the person goes meanwhile. */
  async addPoster(picture: Blob): Promise<void> {
    const { film } = this;
    if (film === null) return;
    const data = await toBase64(picture);
    const image = await this.#library.api.addImage({ data, kind: 'poster' });
    await this.#edit(film.id, ({ images }) => ({
      images: [image, ...images.filter(({ hash }) => hash !== image.hash)],
    }));
  }

  #edit(id: string, values: (film: Film) => Partial<Pick<Film, FilmField>>): Promise<void> {
    this.#edits += 1;
    return this.#library.inTurn(async () => {
      try {
        const film = await this.#library.api.film({ id });
        if (film === null) throw new FilmothekError('film-missing');
        const change = setFields(film, values(film));
        if (Object.keys(change.fields).length > 0) await this.#library.apply([change]);
      } finally {
        this.#edits -= 1;
        await this.#renew([id]).catch(() => undefined);
      }
    });
  }

  async #receive(event: LibraryEvent): Promise<void> {
    if (event.type !== 'changed') return;
    try {
      await Promise.all([this.refresh(), this.#renew(event.ids)]);
    } catch {
      // The status bar tells when the library does not answer; what is shown stays until it does.
    }
  }

  /**
   * Fetches the open film anew when it was changed, unless the person is on the way to another one, or has edits on
   * the way that it would hide for a moment.
   */
  async #renew(ids: readonly string[] | null): Promise<void> {
    const { film } = this;
    if (film === null || this.#edits > 0 || (ids !== null && !ids.includes(film.id))) return;
    const opening = this.#opening;
    const renewed = await this.#library.api.film({ id: film.id });
    if (opening !== this.#opening || this.#edits > 0) return;
    this.film = renewed;
    // A film that went to the trash makes room for its neighbour, which stands in its place now.
    if (renewed === null || (film.deleted === null && renewed.deleted !== null)) {
      await this.refresh();
      if (opening === this.#opening) await this.#openNeighbour();
      this.revealActive();
    }
  }

  async #openNeighbour(): Promise<void> {
    this.need(this.active, this.active + 1);
    const neighbour = this.card(this.active);
    this.activate(this.active);
    // Where the film fills the window, the next one in its place would look like it never left.
    if (neighbour === null || isNarrow()) this.close();
    else await this.open(neighbour.id);
  }

  /** What is brought into sight now counts for more than what was. */
  #reveal(index: number): void {
    this.anchor = null;
    this.reveal = { index };
  }
}

/** Another order of `random`. */
function newSeed(): number {
  return Math.floor(Math.random() * 0xffff_ffff);
}
