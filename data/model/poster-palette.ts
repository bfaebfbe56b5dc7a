/* Colours of the drawn posters. All as `#rrggbb`. */

/** Three colours: the paper, the drawing on it, and one thing in the drawing that is different. */
export interface Palette {
  readonly ground: string;
  readonly figure: string;
  readonly spot: string;
}

/** The least contrast of text to what is behind it (WCAG 2.2 AA). */
export const TEXT_CONTRAST = 4.5;

const palette = (ground: string, figure: string, spot: string): Palette => ({
  ground,
  figure,
  spot,
});

export const PALETTES: readonly Palette[] = [
  palette('#392f4a', '#c9d3b5', '#e58f65'),
  palette('#46586a', '#e8ecef', '#0f1a20'),
  palette('#761d1d', '#e9a783', '#f6e6d0'),
  palette('#0d1a17', '#80d0ad', '#f2e8cf'),
  palette('#55563a', '#e9e3cb', '#1f1c10'),
  palette('#101318', '#c41e3a', '#f1e9d8'),
  palette('#203a4f', '#e7c46a', '#0c1720'),
  palette('#2a1d4f', '#f5912b', '#f0d9ff'),
  palette('#273f63', '#f3b3a6', '#d8434e'),
  palette('#0f4c4c', '#efdfb8', '#e4572e'),
  palette('#dca62a', '#1f190b', '#9c2f1c'),
  palette('#f1e7d3', '#1f3560', '#c8102e'),
  palette('#f2b8b5', '#5b1130', '#12464a'),
  palette('#1c3a2a', '#d3e08f', '#f3efe0'),
  palette('#a63f25', '#fbeedb', '#2a100a'),
  palette('#c7d4dc', '#16222b', '#b5471b'),
];

/** Contrast ratio of two colours as WCAG 2.2 defines it, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** The colour on the way from one to another; `share` is the part of the other, 0 to 1. */
export function mix(one: string, other: string, share: number): string {
  const from = channels(one);
  const to = channels(other);
  const mixed = from.map((value, index) => value + ((to[index] ?? value) - value) * share);
  return `#${mixed.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}

/** The colour of the palette that reads best on all of these. */
export function inkOn(colours: Palette, under: readonly string[]): string {
  const worst = (ink: string) => Math.min(...under.map((colour) => contrast(ink, colour)));
  return [colours.figure, colours.ground, colours.spot].reduce((best, ink) =>
    worst(ink) > worst(best) ? ink : best,
  );
}

/** The ground with as much of the figure in it as text on top of both allows. */
export function quiet(colours: Palette): string {
  for (let share = 0.22; share > 0; share -= 0.02) {
    const mixed = mix(colours.ground, colours.figure, share);
    const ink = inkOn(colours, [colours.ground, mixed]);
    if (contrast(ink, mixed) >= TEXT_CONTRAST) return mixed;
  }
  return colours.ground;
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
