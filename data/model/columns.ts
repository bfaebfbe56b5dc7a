import { z } from 'zod';
import { fieldDefinitionSchema, fieldKey, type FieldDefinition } from './custom-field.ts';
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
export type FixedColumn = (typeof COLUMN_NAMES)[number];
/** A field that a person defined has a column by its name. */
export type ColumnName = FixedColumn | FieldColumn;
type FieldColumn = `${typeof FIELD}${string}`;
const FIELD = 'custom:';

const fieldColumnSchema = z.custom<FieldColumn>(
  (name) =>
    typeof name === 'string' &&
    name.startsWith(FIELD) &&
    fieldDefinitionSchema.shape.name.safeParse(name.slice(FIELD.length)).success,
);

export const columnOf = (field: string): FieldColumn => `${FIELD}${field}`;

/** The field a column shows; `null` for a column that every film has. */
export function fieldOfColumn(name: ColumnName): string | null {
  return name.startsWith(FIELD) ? name.slice(FIELD.length) : null;
}

export const isFixed = (name: ColumnName): name is FixedColumn => fieldOfColumn(name) === null;

/** CSS pixels. */
export const MIN_COLUMN_WIDTH = 56;
export const MAX_COLUMN_WIDTH = 800;

export const columnsSchema = z
  .array(
    z.strictObject({
      name: z.union([z.enum(COLUMN_NAMES), fieldColumnSchema]),
      width: z.int().min(MIN_COLUMN_WIDTH).max(MAX_COLUMN_WIDTH),
    }),
  )
  .refine((columns) => new Set(columns.map(({ name }) => name)).size === columns.length)
  // Without its title no row would say which film it is.
  .refine((columns) => columns.some(({ name }) => name === 'title'));
export type Columns = Readonly<z.infer<typeof columnsSchema>>;

const WIDTHS: Readonly<Record<FixedColumn, number>> = {
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

const FIELD_WIDTH = 120;

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

const SORTS: Readonly<Partial<Record<FixedColumn, Sort>>> = {
  title: 'title',
  year: 'year',
  runtime: 'runtime',
  rating: 'rating',
  lastSeen: 'seen',
  added: 'added',
};

/** What the films are ordered by when a column says so; the others order nothing. */
export function sortOf(name: ColumnName): Sort | undefined {
  return isFixed(name) ? SORTS[name] : undefined;
}

/** The columns there can be that are not shown. */
export function hiddenColumns(
  columns: Columns,
  defined: readonly FieldDefinition[],
): readonly ColumnName[] {
  const shown = new Set<string>(columns.map(({ name }) => name));
  const fields = defined.map(({ name }) => columnOf(name));
  return [...COLUMN_NAMES, ...fields].filter((name) => !shown.has(name));
}

/** The columns once a field has another name. */
export function withColumnRenamed(columns: Columns, from: string, to: string): Columns {
  const isIt = (name: ColumnName) => fieldKey(fieldOfColumn(name) ?? '') === fieldKey(from);
  const renamed = columns.map((column) =>
    !isFixed(column.name) && isIt(column.name) ? { ...column, name: columnOf(to) } : column,
  );
  // A column may be there that a field of that name left behind.
  return renamed.filter(({ name }, at) => renamed.findIndex((each) => each.name === name) === at);
}

/** The columns once a field is no longer defined. */
export function withoutField(columns: Columns, field: string): Columns {
  return columns.filter(({ name }) => fieldKey(fieldOfColumn(name) ?? '') !== fieldKey(field));
}

/** Shows a column at the end, or hides it; the title stays. */
export function toggleColumn(columns: Columns, name: ColumnName): Columns {
  if (name === 'title') return columns;
  const others = columns.filter((column) => column.name !== name);
  const width = isFixed(name) ? WIDTHS[name] : FIELD_WIDTH;
  return others.length < columns.length ? others : [...columns, { name, width }];
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
