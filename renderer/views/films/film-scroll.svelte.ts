import { tick, untrack } from 'svelte';
import type { QueryResult } from '../../../data/model/query.ts';
import type { AppState } from '../../state/app.svelte.ts';
import { moveInGrid } from '../../ui/grid-moves.ts';
import {
  cellOf,
  positionsOf,
  rowAt,
  shapeGrid,
  topOf,
  visibleRange,
  type GridShape,
  type GridSizes,
} from '../../ui/virtual-rows.ts';

const OVERSCAN_ROWS = 2;
/** Above each group, CSS pixels; the same as in the styles of the heading. */
const HEADING_HEIGHT = 40;
/** Who has not leapt for this long, in ms, has arrived. */
const LANDING_MS = 100;

/** What tells one view of the films from another. Sizes are CSS pixels. */
export interface FilmLayout extends Omit<GridSizes, 'width'> {
  /** Of what stays at the upper edge while the films scroll under it. */
  readonly headHeight: number;
}

/** Films that are drawn, of one group. */
export interface DrawnGroup {
  /** Its number among the groups; 0 without groups. */
  readonly group: number;
  readonly positions: readonly number[];
}

/**
 * Scrolls through films of which only those in sight are drawn, and stays where it is when films come and go, when the
 * layout changes and when another view takes over. Made by a component while it is set up.
 */
export class FilmScroll {
  readonly #app: AppState;
  readonly #layout: () => FilmLayout;
  scroller = $state<HTMLElement>();
  /** Inner sizes of the scrolling area. */
  width = $state(0);
  height = $state(0);
  #top = $state(0);
  /** No rows out of sight while the person leaps: what is in sight is there the sooner. */
  #overscan = $state(OVERSCAN_ROWS);
  /** Leaps follow one another, as under the thumb of the scrollbar: what flies by is not even asked for. */
  #isInFlight = $state(false);
  #landing: ReturnType<typeof setTimeout> | undefined;
  /** The latest result that was looked at for a moment: of one that may be gone with the next key, only what is in sight. */
  #rested = $state.raw<QueryResult | null>(null);
  readonly viewHeight: number = $derived.by(() =>
    Math.max(0, this.height - this.#layout().headHeight),
  );
  readonly #starts = $derived.by(() => this.#app.catalogue.groups.map(({ index }) => index));
  readonly shape: GridShape = $derived.by(() => {
    const sizes = { ...this.#layout(), width: this.width };
    const groups = { starts: this.#starts, headingHeight: HEADING_HEIGHT };
    const { total } = this.#app.catalogue;
    return this.#starts.length === 0 ? shapeGrid(total, sizes) : shapeGrid(total, sizes, groups);
  });
  readonly #range = $derived.by(() => {
    const isRested = this.#rested === this.#app.catalogue.result;
    return visibleRange(this.shape, this.#top, this.viewHeight, isRested ? this.#overscan : 0);
  });
  /** What is drawn: the range in sight, and the active film wherever it is, for it holds the tab stop. */
  readonly #positions: readonly number[] = $derived.by(() => {
    const { from, to } = this.#range;
    const drawn = Array.from({ length: to - from }, (_, i) => from + i);
    const { active, total } = this.#app.catalogue;
    if (active >= total) return drawn;
    // In order, for a node that is moved loses the focus.
    if (active < from) return [active, ...drawn];
    return active >= to ? [...drawn, active] : drawn;
  });
  readonly drawn: readonly DrawnGroup[] = $derived.by(() => {
    const groups = new Map<number, number[]>();
    for (const position of this.#positions) {
      const { group } = cellOf(this.shape, position);
      const others = groups.get(group);
      if (others === undefined) groups.set(group, [position]);
      else others.push(position);
    }
    return [...groups].map(([group, positions]) => ({ group, positions }));
  });
  /** The first film under the heading that stays at the upper edge. */
  readonly first: number = $derived.by(() => {
    const { shape } = this;
    if (shape.total === 0 || shape.rowHeight === 0) return 0;
    return positionsOf(shape, rowAt(shape, this.#top + shape.headingHeight)).from;
  });
  /** The reveals and shifts that were followed, and the shape that was drawn. */
  #revealed: object | null = null;
  #shifted: object | null = null;
  #drawn: GridShape | null = null;

  constructor(app: AppState, layout: () => FilmLayout) {
    this.#app = app;
    this.#layout = layout;
    const { catalogue } = app;
    // Asking for cards is the effect of coming into sight.
    $effect(() => {
      const { from, to } = this.#range;
      if (catalogue.result !== null && !this.#isInFlight) catalogue.need(from, to);
    });
    $effect(() => {
      const { result } = catalogue;
      const resting = setTimeout(() => (this.#rested = result), LANDING_MS);
      return () => clearTimeout(resting);
    });
    // Scrolling is the effect of news, of another shape, and of the first measure.
    $effect(() => {
      const { reveal, shift } = catalogue;
      const { shape } = this;
      if (!this.#isMeasured) return;
      untrack(() => {
        const before = this.#drawn;
        this.#drawn = shape;
        if (before === null) this.#enter();
        else if (reveal !== this.#revealed && reveal !== null) this.#follow(reveal.index);
        else this.#stay(before, shift !== this.#shifted ? shift : null);
        this.#revealed = reveal;
        this.#shifted = shift;
      });
    });
    // What is looked at is told whenever it may be something else; after the effect above, which goes by what it was.
    $effect(() => {
      if (this.#isMeasured) this.#hold();
    });
  }

  /** The scrolling area tells where it is. */
  onscroll(): void {
    const top = this.scroller?.scrollTop ?? 0;
    if (Math.abs(top - this.#top) > this.viewHeight) this.#leap();
    this.#top = top;
  }

  #leap(): void {
    this.#isInFlight = this.#landing !== undefined;
    this.#overscan = 0;
    clearTimeout(this.#landing);
    this.#landing = setTimeout(() => {
      this.#landing = undefined;
      this.#isInFlight = false;
      this.#overscan = OVERSCAN_ROWS;
    }, LANDING_MS);
  }

  /** Brings a film into sight. @param toTop puts it at the upper edge even when it is in sight already */
  scrollTo(index: number, toTop = false): void {
    const top = topOf(this.shape, index);
    const { rowHeight, headingHeight } = this.shape;
    if (toTop || top - headingHeight < this.#top) this.#setTop(top - headingHeight);
    else if (top + rowHeight > this.#top + this.viewHeight) {
      this.#setTop(top + rowHeight - this.viewHeight);
    }
  }

  /** Gives the keyboard to a film, the details to nobody else. */
  async goTo(index: number): Promise<void> {
    this.#app.catalogue.activate(index);
    this.scrollTo(index);
    await this.focusActive();
  }

  /** Where a key leads from the active film; `null` for a key that does not move. */
  target(event: KeyboardEvent): number | null {
    const { active, total } = this.#app.catalogue;
    if (total === 0) return null;
    // Rows have nothing beside them: a table that is wider than the window scrolls.
    const isSideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
    if (isSideways && this.#layout().wish === Infinity) return null;
    const control = event.ctrlKey || event.metaKey;
    const page = this.viewHeight - this.shape.headingHeight;
    return moveInGrid(event.key, control, active, this.shape, page);
  }

  /** The film may be drawn only now. */
  async focusActive(): Promise<void> {
    await tick();
    this.scroller
      ?.querySelector<HTMLElement>(`[data-index="${this.#app.catalogue.active}"]`)
      ?.focus({ preventScroll: true });
  }

  get #isMeasured(): boolean {
    return this.width > 0 && this.viewHeight > 0 && this.#app.catalogue.result !== null;
  }

  /** Back to where the person was, in this view or in another one. */
  #enter(): void {
    const { anchor, active } = this.#app.catalogue;
    if (anchor === null) this.scrollTo(active);
    else {
      this.#setTop(topOf(this.shape, anchor.index) - anchor.offset);
      if (anchor.index === active) this.scrollTo(active);
    }
    if (this.#app.navigation.moved) void this.#takeLostFocus();
  }

  #follow(index: number): void {
    this.scrollTo(index, index === 0);
    void this.#takeLostFocus();
  }

  /** What is at a height of the screen stays there, in another shape and at another place in the order. */
  #stay(before: GridShape, shift: { readonly from: number; readonly to: number } | null): void {
    const isReshaped =
      before.columns !== this.shape.columns || before.rowHeight !== this.shape.rowHeight;
    const { anchor } = this.#app.catalogue;
    if (anchor === null) return;
    // A film that finds another group can put a heading above all others that do not move.
    const isMoved = topOf(before, anchor.index) !== topOf(this.shape, anchor.index);
    // At the top stays who is there: what is new there should be seen.
    const isShifted = (shift !== null || isMoved) && this.#top > 0;
    if (!isReshaped && !isShifted) return;
    this.#setTop(topOf(this.shape, anchor.index) - anchor.offset);
    if (isReshaped && anchor.index === this.#app.catalogue.active) this.scrollTo(anchor.index);
  }

  /** The active film is what a person looks at, as long as it is in sight; else it is the first that is. */
  #hold(): void {
    const { catalogue } = this.#app;
    const height = topOf(this.shape, catalogue.active) - this.#top;
    const isInSight = height > -this.shape.rowHeight && height < this.viewHeight;
    const index = isInSight ? catalogue.active : this.first;
    catalogue.hold(index, Math.round(topOf(this.shape, index) - this.#top));
  }

  /** Where a page or a film that had the focus is gone, the film that has the keyboard takes it. */
  async #takeLostFocus(): Promise<void> {
    await tick();
    if (document.activeElement === document.body) await this.focusActive();
  }

  /** At once, so that what is drawn fits before it is painted. */
  #setTop(top: number): void {
    if (this.scroller === undefined) return;
    this.scroller.scrollTop = top;
    this.onscroll();
  }
}
