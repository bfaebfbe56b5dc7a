import { z } from 'zod';
import type { Sort } from './query.ts';

/* The columns of the table: which of them, in which order and how wide. */

export const COLUMN_NAMES = [
  'title',
  'originalTitle',
  'year',
  'director',
  'runtime',
  'genres',
  'tags',
  'countries',
  'watched',
  'rating',
  'medium',
  'shelf',
  'status',
  'lastSeen',
  'added',
] as const;
export type ColumnName = (typeof COLUMN_NAMES)[number];

/** CSS pixels. */
export const MIN_COLUMN_WIDTH = 56;
export const MAX_COLUMN_WIDTH = 800;

export const columnsSchema = z
  .array(
    z.strictObject({
      name: z.enum(COLUMN_NAMES),
      width: z.int().min(MIN_COLUMN_WIDTH).max(MAX_COLUMN_WIDTH),
    }),
  )
  .refine((columns) => new Set(columns.map(({ name }) => name)).size === columns.length)
  // Without its title no row would say which film it is.
  .refine((columns) => columns.some(({ name }) => name === 'title'));
export type Columns = Readonly<z.infer<typeof columnsSchema>>;

const WIDTHS: Readonly<Record<ColumnName, number>> = {
  title: 250,
  originalTitle: 200,
  year: 72,
  director: 156,
  runtime: 86,
  genres: 180,
  tags: 150,
  watched: 84,
  countries: 150,
  rating: 86,
  medium: 96,
  shelf: 120,
  status: 108,
  lastSeen: 136,
  added: 136,
};

const SHOWN_AT_FIRST = [
  'title',
  'year',
  'director',
  'runtime',
  'rating',
  'genres',
  'medium',
] as const;

export const DEFAULT_COLUMNS: Columns = SHOWN_AT_FIRST.map((name) => ({
  name,
  width: WIDTHS[name],
}));

/** What the films are ordered by when a column says so; the others order nothing. */
export const COLUMN_SORTS: Readonly<Partial<Record<ColumnName, Sort>>> = {
  title: 'title',
  year: 'year',
  runtime: 'runtime',
  rating: 'rating',
  lastSeen: 'seen',
  added: 'added',
};

/** Shows a column at the end, or hides it; the title stays. */
export function toggleColumn(columns: Columns, name: ColumnName): Columns {
  if (name === 'title') return columns;
  const others = columns.filter((column) => column.name !== name);
  return others.length < columns.length ? others : [...columns, { name, width: WIDTHS[name] }];
}

/** Puts a column in another place, counted from 0; a place that is none changes nothing. */
export function moveColumn(columns: Columns, name: ColumnName, to: number): Columns {
  const column = columns.find((each) => each.name === name);
  if (column === undefined || to < 0 || to >= columns.length) return columns;
  return columns.filter((each) => each !== column).toSpliced(to, 0, column);
}

export function resizeColumn(columns: Columns, name: ColumnName, width: number): Columns {
  const within = Math.min(MAX_COLUMN_WIDTH, Math.max(MIN_COLUMN_WIDTH, Math.round(width)));
  return columns.map((column) => (column.name === name ? { name, width: within } : column));
}
