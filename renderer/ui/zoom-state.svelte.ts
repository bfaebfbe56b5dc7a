import {
  mostScale,
  moved,
  WHOLE,
  wholeSize,
  within,
  ZOOM_STEP,
  zoomed,
  type Point,
  type Size,
  type View,
} from './zooming.ts';

const MIDDLE: Point = { x: 0, y: 0 };
/** CSS pixels that one press of an arrow key moves a picture. */
const KEY_MOVE = 80;
const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: KEY_MOVE, y: 0 },
  ArrowRight: { x: -KEY_MOVE, y: 0 },
  ArrowUp: { x: 0, y: KEY_MOVE },
  ArrowDown: { x: 0, y: -KEY_MOVE },
};

/** How one picture is looked at. */
export class ZoomState {
  /** The room there is, in CSS pixels. */
  stageWidth = $state(0);
  stageHeight = $state(0);
  #view = $state.raw<View>(WHOLE);
  readonly #picture: () => Size;

  /** @param picture its size in its own pixels */
  constructor(picture: () => Size) {
    this.#picture = picture;
  }

  get stage(): Size {
    return { width: this.stageWidth, height: this.stageHeight };
  }

  /** As it fits into the stage that there is now. */
  get view(): View {
    return within(this.#view, this.#picture(), this.stage);
  }

  get size(): Size {
    return wholeSize(this.#picture(), this.stage);
  }

  get isZoomed(): boolean {
    return this.#view.scale > 1;
  }

  get isClosest(): boolean {
    return this.#view.scale >= mostScale(this.#picture(), this.stage);
  }

  /** CSS pixels of the screen to a pixel of the picture, in percent. */
  get percent(): number {
    return Math.round((100 * this.size.width * this.view.scale) / this.#picture().width);
  }

  /** @param point what stays where it is, from the middle of the stage */
  zoom(factor: number, point: Point = MIDDLE): void {
    this.#view = zoomed(this.view, factor, point, this.#picture(), this.stage);
  }

  move(by: Point): void {
    this.#view = moved(this.view, by, this.#picture(), this.stage);
  }

  showWhole(): void {
    this.#view = WHOLE;
  }

  /** Whether the key was for zooming, or for moving what is zoomed. */
  press(key: string): boolean {
    const arrow = ARROWS[key];
    if (key === '+' || key === '=') this.zoom(ZOOM_STEP);
    else if (key === '-') this.zoom(1 / ZOOM_STEP);
    else if (key === '0') this.showWhole();
    else if (arrow !== undefined && this.isZoomed) this.move(arrow);
    else return false;
    return true;
  }
}
