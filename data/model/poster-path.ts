/* SVG paths for the drawn posters, as strings of absolute starts and relative lines. */

export type Point = readonly [x: number, y: number];

/** One path; `fill` and `stroke` are colours or `none`, `width` is the stroke's. */
export interface Shape {
  readonly d: string;
  readonly fill: string;
  readonly stroke: string;
  readonly width: number;
}

export function filled(d: string, fill: string): Shape {
  return { d, fill, stroke: 'none', width: 0 };
}

export function stroked(d: string, stroke: string, width: number): Shape {
  return { d, fill: 'none', stroke, width };
}

/** Paths are kept short: a tenth of a unit is less than a pixel at any size. */
export function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}

export function box(x: number, y: number, width: number, height: number): string {
  return `M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}Z`;
}

export function circle(x: number, y: number, radius: number): string {
  return ellipse(x, y, radius, radius);
}

export function ellipse(x: number, y: number, rx: number, ry: number): string {
  const half = `${short(rx)} ${short(ry)} 0 1 1`;
  return `M${short(x - rx)} ${short(y)}a${half} ${short(2 * rx)} 0a${half} ${short(-2 * rx)} 0Z`;
}

export function quarter(x: number, y: number, side: number, corner: number): string {
  const right = corner % 2 === 1;
  const low = corner > 1;
  const [cx, cy] = [right ? x + side : x, low ? y + side : y];
  const [dx, dy] = [right ? -side : side, low ? -side : side];
  return `M${short(cx)} ${short(cy)}h${dx}A${side} ${side} 0 0 ${right === low ? 1 : 0} ${short(cx)} ${short(cy + dy)}Z`;
}

export function polygon(points: readonly Point[]): string {
  return `M${points.map(([x, y]) => `${short(x)} ${short(y)}`).join('L')}Z`;
}

/** Everything under a line, down to the lower edge. */
export function toTheFoot(line: readonly Point[]): string {
  return polygon([...line, [201, 301], [-1, 301]]);
}
