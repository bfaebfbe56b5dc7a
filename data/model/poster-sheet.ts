import type { Palette } from './poster-palette.ts';
import type { Shape } from './poster-path.ts';

/* What a drawing of a drawn poster is given and what it gives back. */

export interface Sheet {
  readonly palette: Palette;
  /** Between about 130 and 230. */
  readonly floor: number;
  readonly random: () => number;
}

export interface Drawing {
  readonly shapes: readonly Shape[];
  /** Every colour that can be behind the text. */
  readonly under: readonly string[];
}

/** A number from `low` up to `high`. */
export function between(random: () => number, low: number, high: number): number {
  return low + random() * (high - low);
}

/** The numbers from `from` up to but without `to`. */
export function range(from: number, to: number, step: number): number[] {
  return Array.from(
    { length: Math.max(0, Math.ceil((to - from) / step)) },
    (_, i) => from + i * step,
  );
}
