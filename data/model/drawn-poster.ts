import { COMPOSITIONS } from './poster-composition.ts';
import { inkOn, PALETTES } from './poster-palette.ts';
import type { Shape } from './poster-path.ts';
import { isRightToLeft, setCredit, setTitle } from './poster-text.ts';

/*
 * No film without a face: what has no poster gets a drawn one. Everything about it follows from the film's id, its title,
 * director and year, so that it is the same on every start and every machine.
 */

export const POSTER_WIDTH = 200;
export const POSTER_HEIGHT = 300;
export const CREDIT_SIZE = 9.5;
/** Between the letters of the credit line, in the poster's units. */
export const CREDIT_SPACING = 0.7;

const MARGIN = 14;
const LINE_HEIGHT = 1.08;
const CREDIT_LINE = 12.5;
const LAST_BASELINE = POSTER_HEIGHT - 15;
/** Between the drawing and the capitals of the title. */
const AIR = 13;

export interface PosterLine {
  readonly text: string;
  /** Baseline. */
  readonly y: number;
}

export interface DrawnPoster {
  readonly ground: string;
  readonly shapes: readonly Shape[];
  readonly ink: string;
  readonly title: { readonly size: number; readonly lines: readonly PosterLine[] };
  readonly credit: readonly PosterLine[];
  readonly rightToLeft: boolean;
  /** The edge from which lines run: the left, or the right for titles that are read from there. */
  readonly x: number;
  /** Below this the drawing leaves the text alone. */
  readonly floor: number;
}

export interface PosterSubject {
  readonly id: string;
  readonly title: string;
  readonly director: string | null;
  readonly year: number | null;
}

export function drawPoster(film: PosterSubject): DrawnPoster {
  const face = posterFace(film.id);
  const palette = PALETTES[face.palette] as (typeof PALETTES)[number];
  const draw = COMPOSITIONS[face.composition] as (typeof COMPOSITIONS)[number];
  const { title, credit, floor } = setLines(film);
  const drawing = draw({ palette, floor, random: randomFrom(face.seed) });
  const rightToLeft = isRightToLeft(film.title);
  return {
    ground: palette.ground,
    shapes: drawing.shapes,
    ink: inkOn(palette, drawing.under),
    title,
    credit,
    rightToLeft,
    x: rightToLeft ? POSTER_WIDTH - MARGIN : MARGIN,
    floor,
  };
}

/** Which palette and composition a film has, and the seed of what varies within them. */
export function posterFace(id: string): {
  readonly palette: number;
  readonly composition: number;
  readonly seed: number;
} {
  const seed = hash(id);
  return {
    palette: seed % PALETTES.length,
    composition: Math.floor(seed / PALETTES.length) % COMPOSITIONS.length,
    seed,
  };
}

function setLines(film: PosterSubject): Pick<DrawnPoster, 'title' | 'credit' | 'floor'> {
  const width = POSTER_WIDTH - 2 * MARGIN;
  const { lines, size } = setTitle(film.title, width);
  const credits = setCredit(
    film.director,
    film.year,
    width / CREDIT_SIZE,
    CREDIT_SPACING / CREDIT_SIZE,
  );
  const firstCredit = LAST_BASELINE - (credits.length - 1) * CREDIT_LINE;
  const lastTitle = credits.length === 0 ? LAST_BASELINE : firstCredit - 10 - size * 0.28;
  const baselines = stack(lines, lastTitle, size * LINE_HEIGHT);
  return {
    title: { size, lines: baselines },
    credit: stack(credits, LAST_BASELINE, CREDIT_LINE),
    floor: (baselines[0]?.y ?? LAST_BASELINE) - size * 0.74 - AIR,
  };
}

function stack(lines: readonly string[], last: number, step: number): PosterLine[] {
  return lines.map((text, index) => ({ text, y: last - (lines.length - 1 - index) * step }));
}

/** FNV-1a over the UTF-16 units, then mixed, so that ids that differ in one character differ in every bit. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** Numbers from 0 up to 1 that follow from the seed (a Weyl sequence, mixed). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let value = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    value = Math.imul(value ^ (value >>> 15), 0x735a2d97);
    return ((value ^ (value >>> 15)) >>> 0) / 2 ** 32;
  };
}
