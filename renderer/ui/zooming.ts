/* Where a picture lies on a stage, and how large: what zooming and moving make of it. All sizes in CSS pixels. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** `scale` 1 shows the whole picture; `x` and `y` tell how far its middle is from that of the stage. */
export interface View extends Point {
  readonly scale: number;
}

export const WHOLE: View = { scale: 1, x: 0, y: 0 };
export const ZOOM_STEP = 1.5;

/** A small picture is shown so much larger than it is; coarser pixels please nobody. */
const MOST_ENLARGED = 2;
/** So many pixels of the screen one pixel of the picture may take, and so far any picture may be zoomed. */
const COARSEST = 4;
const MOST_SCALE = 4;

/** The size in which all of a picture is in sight. @param picture in its own pixels */
export function wholeSize(picture: Size, stage: Size): Size {
  const scale = Math.min(stage.width / picture.width, stage.height / picture.height, MOST_ENLARGED);
  return { width: picture.width * scale, height: picture.height * scale };
}

export function mostScale(picture: Size, stage: Size): number {
  const { width } = wholeSize(picture, stage);
  return width === 0 ? MOST_SCALE : Math.max(MOST_SCALE, (COARSEST * picture.width) / width);
}

/** Larger or smaller by a factor; what is at `point`, measured from the middle of the stage, stays there. */
export function zoomed(view: View, factor: number, point: Point, picture: Size, stage: Size): View {
  const scale = Math.min(Math.max(view.scale * factor, 1), mostScale(picture, stage));
  const grown = scale / view.scale;
  const moved = {
    scale,
    x: point.x - (point.x - view.x) * grown,
    y: point.y - (point.y - view.y) * grown,
  };
  return within(moved, picture, stage);
}

/** Moved, but never so far that the stage is empty where the picture could be. */
export function moved(view: View, by: Point, picture: Size, stage: Size): View {
  return within({ ...view, x: view.x + by.x, y: view.y + by.y }, picture, stage);
}

/** The nearest place where no more of the stage is empty than has to be. */
export function within(view: View, picture: Size, stage: Size): View {
  const whole = wholeSize(picture, stage);
  return {
    scale: view.scale,
    x: bounded(view.x, (whole.width * view.scale - stage.width) / 2),
    y: bounded(view.y, (whole.height * view.scale - stage.height) / 2),
  };
}

function bounded(value: number, room: number): number {
  const most = Math.max(0, room);
  return Math.min(Math.max(value, -most), most);
}
