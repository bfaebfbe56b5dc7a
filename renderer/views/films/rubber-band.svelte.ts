import { coveredBy, isCovered, type Box, type Covered } from '../../ui/virtual-rows.ts';
import type { FilmScroll } from './film-scroll.svelte.ts';

/** A press that moves less than this, CSS pixels, is a click. */
const SLACK = 6;
/** How far it scrolls a frame at most when the pointer is beyond an edge, CSS pixels. */
const FASTEST = 40;

/** Of the films to the upper edge of the scrolling area, CSS pixels. */
const MARGIN = 6;

/** What was under the band when it was let go, and whether that comes to what was selected before. */
type OnEnd = (covered: Covered | null, adding: boolean) => void;

/** A frame that the mouse draws over the films to select them; it scrolls on where the pointer leaves them. */
export class RubberBand {
  readonly #scroll: () => FilmScroll;
  readonly #gap: () => number;
  readonly #onEnd: OnEnd;
  /** In the coordinates of all films, so that it grows as they scroll. */
  box = $state.raw<Box | null>(null);
  readonly covered: Covered | null = $derived.by(() =>
    this.box === null ? null : coveredBy(this.#scroll().shape, this.#gap(), this.box),
  );
  #start: { readonly x: number; readonly y: number } | null = null;
  #pointer = { x: 0, y: 0 };
  #body: HTMLElement | null = null;
  #frame = 0;
  /** Whether the click that follows is only the end of the band. */
  #isOver = false;

  constructor(scroll: () => FilmScroll, gap: () => number, onEnd: OnEnd) {
    this.#scroll = scroll;
    this.#gap = gap;
    this.#onEnd = onEnd;
  }

  covers(index: number): boolean {
    return this.covered !== null && isCovered(this.#scroll().shape, this.covered, index);
  }

  /** @param body holds all the films */
  press(event: PointerEvent, body: HTMLElement): void {
    this.#isOver = false;
    const scroller = this.#scroll().scroller;
    if (event.button !== 0 || event.pointerType !== 'mouse' || event.shiftKey || !scroller) return;
    // What can be dragged is dragged.
    if (event.target instanceof Element && event.target.closest('[draggable=true]')) return;
    const isOnScrollbar =
      event.clientX - scroller.getBoundingClientRect().left > scroller.clientWidth;
    if (isOnScrollbar) return;
    this.#body = body;
    this.#pointer = { x: event.clientX, y: event.clientY };
    this.#start = this.#within();
  }

  move(event: PointerEvent): void {
    if (this.#start === null) return;
    this.#pointer = { x: event.clientX, y: event.clientY };
    if (this.box === null) {
      const { x, y } = this.#within();
      if (Math.hypot(x - this.#start.x, y - this.#start.y) < SLACK) return;
      this.#scroll().scroller?.setPointerCapture(event.pointerId);
      this.#frame = requestAnimationFrame(() => this.#scrollOn());
    }
    this.#draw();
  }

  release(event: PointerEvent): void {
    if (this.box !== null) {
      this.#isOver = true;
      this.#onEnd(this.covered, event.ctrlKey || event.metaKey);
    }
    this.cancel();
  }

  cancel(): void {
    cancelAnimationFrame(this.#frame);
    this.#start = null;
    this.box = null;
  }

  /** Keeps the click at the end of a band from the film under it. */
  swallow(event: MouseEvent): void {
    if (this.#isOver) event.stopPropagation();
    this.#isOver = false;
  }

  /** Where the pointer is among the films. Not beyond them, for the band would make room for itself to scroll to. */
  #within(): { readonly x: number; readonly y: number } {
    const { left = 0, top = 0 } = this.#body?.getBoundingClientRect() ?? {};
    const { shape, width, viewHeight } = this.#scroll();
    const within = (wish: number, most: number) => Math.min(most, Math.max(0, wish));
    return {
      x: within(this.#pointer.x - left, width),
      y: within(this.#pointer.y - top, Math.max(shape.height, viewHeight - MARGIN)),
    };
  }

  #draw(): void {
    if (this.#start === null) return;
    const { x, y } = this.#within();
    this.box = {
      left: Math.min(x, this.#start.x),
      right: Math.max(x, this.#start.x),
      top: Math.min(y, this.#start.y),
      bottom: Math.max(y, this.#start.y),
    };
  }

  #scrollOn(): void {
    const scroller = this.#scroll().scroller;
    if (this.#start === null || scroller === undefined) return;
    const { top, bottom } = scroller.getBoundingClientRect();
    const beyond = Math.min(0, this.#pointer.y - top) + Math.max(0, this.#pointer.y - bottom);
    if (beyond !== 0) {
      scroller.scrollTop += Math.sign(beyond) * Math.min(FASTEST, Math.abs(beyond));
      this.#draw();
    }
    this.#frame = requestAnimationFrame(() => this.#scrollOn());
  }
}
