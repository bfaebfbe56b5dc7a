import {
  stripes,
  doorway,
  bands,
  dots,
  rings,
  blinds,
  tiles,
  rays,
  keyhole,
} from './poster-patterns.ts';
import {
  sun,
  horizon,
  mountains,
  stairs,
  spotlight,
  skyline,
  waves,
  crescent,
  sunset,
} from './poster-scenes.ts';
import type { Drawing, Sheet } from './poster-sheet.ts';

/*
 * The drawings of the drawn posters, on a sheet of 200 by 300. Each is a handful of paths, however many lines it has:
 * hundreds of posters are in the page while somebody scrolls. Nothing loud reaches below `floor`, where the text begins.
 */

/** In an order that must stay: it decides which film has which drawing. */
export const COMPOSITIONS: readonly ((sheet: Sheet) => Drawing)[] = [
  stripes,
  doorway,
  sun,
  horizon,
  bands,
  dots,
  mountains,
  rings,
  blinds,
  stairs,
  spotlight,
  skyline,
  waves,
  tiles,
  rays,
  keyhole,
  crescent,
  sunset,
];
