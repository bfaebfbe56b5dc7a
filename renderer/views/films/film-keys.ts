import type { AppState } from '../../state/app.svelte.ts';
import { isCovered, positionsOf, type Covered } from '../../ui/virtual-rows.ts';
import type { FilmScroll } from './film-scroll.svelte.ts';

/** The detail pane follows the keyboard once it rests this long, so that holding a key stays quick. */
const REST_MS = 120;

/** How keys and clicks move among the films and select them, in every view the same. Commands have keys of their own. */
export class FilmKeys {
  readonly #app: AppState;
  readonly #scroll: () => FilmScroll;
  #resting: ReturnType<typeof setTimeout> | undefined;

  constructor(app: AppState, scroll: () => FilmScroll) {
    this.#app = app;
    this.#scroll = scroll;
  }

  /** @param isPick whether the mark that selects was clicked, and not the film */
  click(index: number, event: MouseEvent, isPick: boolean): void {
    const { catalogue, selection } = this.#app;
    const adding = event.ctrlKey || event.metaKey;
    if (event.shiftKey) this.#extend(index, adding);
    else if (adding || isPick) selection.toggle(index);
    else {
      selection.clear();
      this.#choose(index);
      return;
    }
    catalogue.activate(index);
  }

  press(event: KeyboardEvent): void {
    if (event.altKey) return;
    if (this.#run(event)) event.preventDefault();
  }

  /** Selects the films a rubber band lay over. */
  async selectCovered(covered: Covered, adding: boolean): Promise<void> {
    const { catalogue, selection } = this.#app;
    const { shape } = this.#scroll();
    const { from } = positionsOf(shape, covered.rows[0]);
    const { to } = positionsOf(shape, covered.rows[1]);
    const positions = Array.from({ length: to - from }, (_, i) => from + i).filter((position) =>
      isCovered(shape, covered, position),
    );
    const [first] = positions;
    if (first === undefined) return;
    const ids = await catalogue.idsBetween(from, to);
    selection.select(
      positions.map((position) => ids[position - from]).filter((id) => id !== undefined),
      adding,
    );
    selection.startAt(first);
    catalogue.activate(first);
  }

  /** Whether the key had a meaning. */
  #run(event: KeyboardEvent): boolean {
    if (event.key !== ' ') return this.#move(event);
    this.#pick(event);
    return true;
  }

  /** The first film is chosen, the next ones come to it. */
  #pick(event: KeyboardEvent): void {
    const { catalogue, selection } = this.#app;
    const control = event.ctrlKey || event.metaKey;
    if (event.shiftKey) this.#extend(catalogue.active, control);
    else if (control || selection.count > 0) selection.toggle(catalogue.active);
    else this.#choose(catalogue.active);
  }

  #move(event: KeyboardEvent): boolean {
    const { selection } = this.#app;
    const next = this.#scroll().target(event);
    if (next === null) return false;
    const control = event.ctrlKey || event.metaKey;
    if (event.shiftKey) this.#extend(next, control);
    void this.#scroll().goTo(next);
    if (event.shiftKey) return true;
    selection.startAt(next);
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#follow(next), REST_MS);
    return true;
  }

  #extend(index: number, adding: boolean): void {
    void this.#app.attempt(() => this.#app.selection.extendTo(index, adding));
  }

  #choose(index: number): void {
    const { catalogue, preferences, selection } = this.#app;
    catalogue.activate(index);
    selection.startAt(index);
    const card = catalogue.card(index);
    if (card === null) return;
    preferences.set({ detailOpen: true });
    void this.#app.attempt(() => catalogue.open(card.id));
  }

  #follow(index: number): void {
    const { catalogue } = this.#app;
    const card = catalogue.card(index);
    if (card !== null && catalogue.film !== null && catalogue.active === index) {
      void this.#app.attempt(() => catalogue.open(card.id));
    }
  }
}
