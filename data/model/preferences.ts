import { z } from 'zod';
import { columnsSchema, DEFAULT_COLUMNS } from './columns.ts';
import { filmPairsSchema } from './duplicates.ts';
import { fieldDefinitionsSchema } from './custom-field.ts';
import { filmIdSchema } from './film.ts';
import { filmTemplateSchema, MOST_TEMPLATES } from './film-template.ts';
import { FACETS, GROUPINGS, SORTS } from './query.ts';
import { ownLabelsSchema } from './own-labels.ts';
import { recentSearchesSchema } from './recent-searches.ts';
import { MOST_LISTS, smartListSchema } from './smart-list.ts';

/* How a person likes the program; kept beside the library, so that it comes along with it. */

/** How the films are shown. */
export const VIEWS = ['grid', 'list', 'table'] as const;
export type View = (typeof VIEWS)[number];

/** The parts of the form that fold, each with a list of the film in it. */
export const FORM_PARTS = [
  'credits',
  'copies',
  'viewings',
  'reviews',
  'links',
  'externalIds',
  'custom',
  'imported',
] as const;
export type FormPart = (typeof FORM_PARTS)[number];

/** Where a person was among the films. */
const placeSchema = z.strictObject({
  /** The film that has the keyboard. */
  active: filmIdSchema.nullable(),
  /** A film that was in sight, and how far below the upper edge, CSS pixels; `null` for the top. */
  anchor: z.strictObject({ id: filmIdSchema, offset: z.int() }).nullable(),
  /** Whether the active film is shown in the details. */
  isOpen: z.boolean(),
});
export type Place = z.infer<typeof placeSchema>;

/** Widths of a poster in the grid, CSS pixels. */
export const SMALLEST_POSTER = 90;
export const LARGEST_POSTER = 320;

/** So many single films are kept as selected; more than anybody picks by hand. */
export const MOST_SELECTED = 1_000;

/** Which of all films are selected: these, or everything but these. */
const selectionSchema = z.strictObject({
  everything: z.boolean(),
  films: z.array(filmIdSchema).max(MOST_SELECTED),
});

export const preferencesSchema = z.strictObject({
  language: z.enum(['system', 'de', 'en']),
  theme: z.enum(['system', 'dark', 'light']),
  view: z.enum(VIEWS),
  /** Of the table. */
  columns: columnsSchema,
  /** Width of a poster in the grid, CSS pixels. */
  zoom: z.int().min(SMALLEST_POSTER).max(LARGEST_POSTER),
  sort: z.enum(SORTS),
  descending: z.boolean(),
  grouping: z.enum(GROUPINGS),
  /** Whether the values to narrow a search down by stand beside the films. */
  filterOpen: z.boolean(),
  /** The lists of values that show nothing but their name. */
  foldedFacets: z.array(z.enum(FACETS)),
  foldedParts: z.array(z.enum(FORM_PARTS)),
  /** Whether keys such as `/` act without Ctrl or Cmd. */
  singleKeys: z.boolean(),
  detailOpen: z.boolean(),
  /** CSS pixels. */
  detailWidth: z.int().min(280).max(900),
  /** How much of what was done is kept, in megabytes of journal: for undo and for each film's history. */
  historyMegabytes: z.int().min(1).max(512),
  /** Kept for the next start. */
  place: placeSchema,
  selection: selectionSchema,
  /** The newest first. */
  recentSearches: recentSearchesSchema,
  /** In the order of the sidebar. */
  smartLists: z.array(smartListSchema).max(MOST_LISTS),
  /** Films that look alike and are not the same. */
  notDuplicates: filmPairsSchema,
  /** What new films can begin with. */
  templates: z.array(filmTemplateSchema).max(MOST_TEMPLATES),
  customFields: fieldDefinitionsSchema,
  /** Labels of pages that the person taught, the newest last. */
  ownLabels: ownLabelsSchema,
});
export type Preferences = z.infer<typeof preferencesSchema>;

export const DEFAULT_PREFERENCES: Preferences = {
  language: 'system',
  theme: 'system',
  view: 'grid',
  columns: [...DEFAULT_COLUMNS],
  zoom: 146,
  sort: 'title',
  descending: false,
  grouping: 'none',
  filterOpen: false,
  foldedFacets: [],
  foldedParts: [],
  singleKeys: true,
  detailOpen: true,
  detailWidth: 372,
  historyMegabytes: 8,
  place: { active: null, anchor: null, isOpen: false },
  selection: { everything: false, films: [] },
  recentSearches: [],
  smartLists: [],
  notDuplicates: [],
  templates: [],
  customFields: [],
  ownLabels: [],
};
