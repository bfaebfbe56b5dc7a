import { shownRows, type ShownRow } from './shown-rows.ts';

/** Rows beyond either edge of the window that are there before they come into sight. */
const BEYOND = 5;
/** Before anything was measured, CSS pixels, with the gap between two rows. */
const USUAL_HEIGHT = 44;
export const ROW_GAP = 8;

/** Keeps the rows of a long list in the page that are in sight, as the person scrolls. */
export class RowWindow {
  readonly #list: () => HTMLElement | undefined;
  readonly #count: () => number;
  /** The row that has the focus, or is about to. */
  focused = $state<number | null>(null);
  /** Of a row with the gap after it, CSS pixels. */
  height = $state(USUAL_HEIGHT);
  #near = $state.raw<readonly [from: number, to: number]>([0, 20]);
  #frame = 0;
  readonly shown: readonly ShownRow[] = $derived.by(() =>
    shownRows(this.#count(), this.#near, this.focused),
  );

  constructor(list: () => HTMLElement | undefined, count: () => number) {
    this.#list = list;
    this.#count = count;
  }

  /** Follows what is scrolled and resized until the returned function is called. */
  follow(): () => void {
    const look = () => {
      this.#frame ||= requestAnimationFrame(() => {
        this.#frame = 0;
        this.#look();
      });
    };
    const heard = { capture: true, passive: true };
    document.addEventListener('scroll', look, heard);
    window.addEventListener('resize', look);
    look();
    return () => {
      cancelAnimationFrame(this.#frame);
      document.removeEventListener('scroll', look, heard);
      window.removeEventListener('resize', look);
    };
  }

  #look(): void {
    const list = this.#list();
    const row = list?.querySelector<HTMLElement>(':scope > [data-row]');
    if (!list || !row || row.offsetHeight === 0) return;
    const height = row.offsetHeight + ROW_GAP;
    const { top } = list.getBoundingClientRect();
    const from = Math.floor(-top / height) - BEYOND;
    const to = Math.ceil((innerHeight - top) / height) + BEYOND;
    if (height !== this.height) this.height = height;
    if (from !== this.#near[0] || to !== this.#near[1]) this.#near = [from, to];
  }
}
