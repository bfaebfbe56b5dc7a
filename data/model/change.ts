import { z } from 'zod';
import { isClock } from './clock.ts';
import { FILM_FIELDS, filmIdSchema, filmSchema, type Film, type FilmField } from './film.ts';

/*
 * An edit as a value. It carries what was before and what is after, so that it can be inverted (undo),
 * replayed (recovery), shown (history) and merged (another device's journal).
 */

/** What one field was and what it becomes. */
export interface FieldEdit<T = unknown> {
  readonly before: T;
  readonly after: T;
}
export type FieldEdits = { readonly [F in FilmField]?: FieldEdit<Film[F]> };

export type Change =
  | { readonly type: 'add'; readonly film: Film }
  | { readonly type: 'remove'; readonly film: Film }
  | { readonly type: 'edit'; readonly id: string; readonly fields: FieldEdits };

const fieldEditsSchema = z
  .strictObject(
    Object.fromEntries(
      FILM_FIELDS.map((field) => {
        const after = filmSchema.shape[field];
        // What was before is only compared. A film stored under older rules must stay open to being put right.
        const before = z.union([after, z.json()]);
        return [field, z.strictObject({ before, after }).exactOptional()];
      }),
    ),
  )
  .refine(
    (fields) => Object.keys(fields).length > 0,
    'no fields',
  ) as unknown as z.ZodType<FieldEdits>;

export const changeSchema: z.ZodType<Change> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('add'), film: filmSchema }),
  z.strictObject({ type: z.literal('remove'), film: filmSchema }),
  z.strictObject({ type: z.literal('edit'), id: filmIdSchema, fields: fieldEditsSchema }),
]);

/**
 * Changes that become fact together or not at all: one line of the journal.
 * `seq` counts the library's transactions from 1, `at` is an ISO moment by the device's time of day, `clock` one of the
 * hybrid clock that never goes back (clock.ts), `device` an opaque name, `undoes` the transaction this one takes back.
 */
export const transactionSchema = z.strictObject({
  seq: z.int().positive(),
  txid: z.string().min(1),
  at: z.iso.datetime(),
  clock: z.string().refine(isClock),
  device: z.string().min(1),
  undoes: z.string().nullable(),
  changes: z.array(changeSchema).min(1),
});
export type Transaction = z.infer<typeof transactionSchema>;

export function invert(change: Change): Change {
  switch (change.type) {
    case 'add':
      return { type: 'remove', film: change.film };
    case 'remove':
      return { type: 'add', film: change.film };
    case 'edit':
      return {
        ...change,
        fields: mapFields(change.fields, ({ before, after }) => ({ before: after, after: before })),
      };
  }
}

/** Takes back a whole transaction: every change inverted, the last one first. */
export function invertAll(changes: readonly Change[]): Change[] {
  return changes.map(invert).reverse();
}

/** The film with the edit's `after` values and a new `updated` moment. */
export function applyEdits(film: Film, fields: FieldEdits, now: string): Film {
  return { ...film, ...mapFields(fields, (edit) => edit.after), updated: now };
}

/** The edit that leads from one version of a film to another; fields that are equal are left out. */
export function diff(
  before: Film,
  after: Pick<Film, FilmField>,
): Extract<Change, { type: 'edit' }> {
  const changed = FILM_FIELDS.filter((field) => !sameValue(before[field], after[field]));
  const fields = Object.fromEntries(
    changed.map((field) => [field, { before: before[field], after: after[field] }]),
  ) as FieldEdits;
  return { type: 'edit', id: before.id, fields };
}

/** An edit of a film that sets some fields. */
export function setFields(
  film: Film,
  values: Partial<Pick<Film, FilmField>>,
): Extract<Change, { type: 'edit' }> {
  return diff(film, { ...film, ...values });
}

/** Deep equality of JSON values. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every(
      (key) =>
        Object.hasOwn(b, key) &&
        sameValue((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
    )
  );
}

function mapFields(fields: FieldEdits, map: (edit: FieldEdit) => unknown): Record<string, never> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, edit]) => [field, map(edit)]),
  ) as Record<string, never>;
}

/** What a list of changes did, for the undo hint: the kind, how many films, the title and field if there is but one. */
export interface ChangeSummary {
  readonly kind: 'add' | 'remove' | 'delete' | 'restore' | 'edit';
  readonly films: number;
  readonly title: string | null;
  readonly field: FilmField | null;
}

/** @param titleOf the current title of a film by its id */
export function summarise(
  changes: readonly Change[],
  titleOf: (id: string) => string | null,
): ChangeSummary {
  const [first] = changes;
  if (first === undefined) throw new RangeError('a transaction has at least one change');
  const title =
    changes.length > 1 ? null : first.type === 'edit' ? titleOf(first.id) : first.film.title;
  const common = { films: changes.length, title };
  if (first.type !== 'edit') return { kind: first.type, ...common, field: null };
  if (first.fields.deleted !== undefined) {
    const kind = first.fields.deleted.after === null ? 'restore' : 'delete';
    return { kind, ...common, field: null };
  }
  const [field = null, ...others] = Object.keys(first.fields) as FilmField[];
  const isAlone = others.length === 0 && changes.every((change) => hasOnly(change, field));
  return { kind: 'edit', ...common, field: isAlone ? field : null };
}

function hasOnly(change: Change, field: FilmField | null): boolean {
  if (change.type !== 'edit') return false;
  const fields = Object.keys(change.fields);
  return fields.length === 1 && fields[0] === field;
}
