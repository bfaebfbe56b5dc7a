import type { LibraryEvent } from '../../data/model/api.ts';
import { setFields } from '../../data/model/change.ts';
import { FilmothekError } from '../../data/model/errors.ts';
import type { Film, FilmField } from '../../data/model/film.ts';
import { isRanked } from '../../data/model/parse-query.ts';
import {
  ALL_FILMS,
  type FilmCard,
  type Marker,
  type Query,
  type QueryResult,
} from '../../data/model/query.ts';
import { isNarrow } from './platform.ts';
import { toBase64 } from './page-source.ts';
import type { LibraryState } from './library.svelte.ts';
import type { PreferencesState } from './preferences.svelte.ts';

/** Cards are asked for in blocks of this many; the renderer never holds the whole collection. */
const BLOCK = 60;
const MOST_BLOCKS = 60;

/** The films being looked at: the query, its result, the cards in sight and the film that is open. */
export class CatalogueState {
  readonly #library: LibraryState;
  readonly #preferences: PreferencesState;
  query = $state.raw<Query>(ALL_FILMS);
  /** `null` until the first answer. */
  result = $state.raw<QueryResult | null>(null);
  readonly total: number = $derived(this.result?.total ?? 0);
  readonly markers: readonly Marker[] = $derived(this.result?.markers ?? []);
  /** The film in the detail pane. */
  film = $state.raw<Film | null>(null);
  /** Position of the film that has the keyboard; the grid's one tab stop. */
  active = $state(0);
  /** The position the grid should bring into sight next; a new object each time. */
  reveal = $state.raw<{ readonly index: number } | null>(null);
  #blocks = $state.raw<ReadonlyMap<number, readonly FilmCard[]>>(new Map());
  #asked = new Set<number>();
  #inSight = { from: 0, to: BLOCK };
  #generation = 0;
  #opening = 0;
  #editing: Promise<unknown> = Promise.resolve();
  /** How many edits are on their way. */
  #edits = 0;

  constructor(library: LibraryState, preferences: PreferencesState) {
    this.#library = library;
    this.#preferences = preferences;
    const { sort, descending } = preferences.current;
    this.query = { ...ALL_FILMS, sort, descending };
    library.listen((event) => void this.#receive(event));
  }

  card(index: number): FilmCard | null {
    return this.#blocks.get(Math.floor(index / BLOCK))?.[index % BLOCK] ?? null;
  }

  /** Asks for the cards of these positions that are not here yet. `to` is exclusive. */
  need(from: number, to: number): void {
    this.#inSight = { from, to };
    for (const block of blocksBetween(from, Math.min(to, this.total))) {
      if (!this.#asked.has(block)) void this.#fetch(block);
    }
  }

  /** Looks at other films; the position starts at the top. */
  async look(query: Partial<Query>): Promise<void> {
    this.query = { ...this.query, ...this.#ranking(query), ...query };
    const { sort, descending } = this.query;
    const { current } = this.#preferences;
    if (sort !== 'relevance' && (sort !== current.sort || descending !== current.descending)) {
      this.#preferences.set({ sort, descending });
    }
    this.active = 0;
    this.#inSight = { from: 0, to: this.#inSight.to - this.#inSight.from };
    await this.refresh();
    this.reveal = { index: 0 };
  }

  /** Who begins to type words wants the best matches first; without them the order is the chosen one again. */
  #ranking({ text }: Partial<Query>): Partial<Query> {
    if (text === undefined || isRanked(text) === isRanked(this.query.text)) return {};
    const { sort, descending } = this.#preferences.current;
    return isRanked(text) ? { sort: 'relevance', descending: false } : { sort, descending };
  }

  /** Asks the query anew; cards in sight stay until the new ones are here. A later question makes this one void. */
  async refresh(): Promise<void> {
    const generation = ++this.#generation;
    const result = await this.#library.api.query(this.query);
    if (generation !== this.#generation) return;
    const wanted = blocksBetween(this.#inSight.from, Math.min(this.#inSight.to, result.total));
    const slices = await Promise.all(wanted.map((block) => this.#ask(block)));
    if (generation !== this.#generation) return;
    this.#asked = new Set(wanted);
    this.#blocks = new Map(wanted.map((block, i) => [block, slices[i]?.cards ?? []]));
    this.result = result;
    this.active = Math.min(this.active, Math.max(0, result.total - 1));
  }

  /** Shows a film in the detail pane, wherever it is. */
  async open(id: string): Promise<void> {
    const opening = ++this.#opening;
    const film = await this.#library.api.film({ id });
    if (opening === this.#opening) this.film = film;
  }

  /** Brings the film that has the keyboard into sight. */
  revealActive(): void {
    this.reveal = { index: this.active };
  }

  close(): void {
    this.#opening += 1;
    this.film = null;
  }

  /** Opens a film and brings it into sight in the grid, when the result has it. */
  async show(id: string): Promise<void> {
    const [index] = await Promise.all([
      this.#library.api.locate({ query: this.query, id }),
      this.open(id),
    ]);
    if (index === null) return;
    this.active = index;
    this.reveal = { index };
  }

  /**
   * Sets fields of the open film without the form. The film shows them at once, the status bar that they are not saved
   * yet; quick edits wait for one another, each on top of the last.
   */
  edit(values: Partial<Pick<Film, FilmField>>): Promise<void> {
    const { film } = this;
    if (film === null) return Promise.resolve();
    this.film = { ...film, ...values };
    return this.#edit(film.id, () => values);
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
    const turn = this.#editing.then(async () => {
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
    this.#editing = turn.catch(() => undefined);
    return turn;
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
    // Where the film fills the window, the next one in its place would look like it never left.
    if (neighbour === null || isNarrow()) this.close();
    else await this.open(neighbour.id);
  }

  async #fetch(block: number): Promise<void> {
    this.#asked.add(block);
    const generation = this.#generation;
    try {
      const { cards } = await this.#ask(block);
      if (generation !== this.#generation) return;
      this.#blocks = keepNear(new Map(this.#blocks).set(block, cards), block, this.#asked);
    } catch {
      // The status bar tells that the library does not answer; the block is asked for again when it is in sight.
      this.#asked.delete(block);
    }
  }

  #ask(block: number) {
    return this.#library.api.cards({ query: this.query, from: block * BLOCK, count: BLOCK });
  }
}

/** The blocks that hold the positions from `from` up to and without `to`. */
function blocksBetween(from: number, to: number): number[] {
  const first = Math.floor(from / BLOCK);
  const count = Math.max(0, Math.ceil(to / BLOCK) - first);
  return Array.from({ length: count }, (_, step) => first + step);
}

/** Forgets the blocks farthest from the one in sight, so that a long scroll does not fill the memory. */
function keepNear(
  blocks: Map<number, readonly FilmCard[]>,
  near: number,
  asked: Set<number>,
): Map<number, readonly FilmCard[]> {
  while (blocks.size > MOST_BLOCKS) {
    const farthest = [...blocks.keys()].reduce((a, b) =>
      Math.abs(b - near) > Math.abs(a - near) ? b : a,
    );
    blocks.delete(farthest);
    asked.delete(farthest);
  }
  return blocks;
}
