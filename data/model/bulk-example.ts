import { sameValue, type FieldEdit, type FieldEdits } from './change.ts';
import type { FilmField } from './film.ts';

/* What an edit changes in a film, short enough to be shown beside others: the very words that differ, before and after. */

export type Shown = string | number | boolean | null;

/** `part` names what of a list changed: the shelf of a copy, the name of a person; `null` is the field itself. */
export interface ShownChange {
  readonly field: FilmField;
  readonly part: string | null;
  readonly before: Shown;
  readonly after: Shown;
}

export interface BulkExample {
  readonly id: string;
  readonly title: string;
  readonly changes: readonly ShownChange[];
  /** How many further changes this film has. */
  readonly more: number;
}

const MOST_CHANGES = 3;
const MOST_LETTERS = 120;
/** How much of what stays the same is shown around what differs. */
const AROUND = 30;

export function bulkExample(
  film: { readonly id: string; readonly title: string },
  edits: FieldEdits,
): BulkExample {
  const changes = (Object.entries(edits) as [FilmField, FieldEdit][]).flatMap(([field, edit]) =>
    shownChanges(field, edit),
  );
  return {
    id: film.id,
    title: film.title,
    changes: changes.slice(0, MOST_CHANGES),
    more: Math.max(0, changes.length - MOST_CHANGES),
  };
}

function shownChanges(field: FilmField, { before, after }: FieldEdit): ShownChange[] {
  if (Array.isArray(before) && Array.isArray(after)) return listChanges(field, before, after);
  if (isRecord(before) || isRecord(after)) {
    return partChanges(field, isRecord(before) ? before : {}, isRecord(after) ? after : {});
  }
  return [shownChange(field, null, before, after)];
}

function listChanges(
  field: FilmField,
  before: readonly unknown[],
  after: readonly unknown[],
): ShownChange[] {
  const items = [...before, ...after];
  if (!items.some(isRecord)) {
    return [shownChange(field, null, before.join(', '), after.join(', '))];
  }
  if (before.length === after.length) {
    return after.flatMap((item, at) => {
      const was = before[at];
      return isRecord(item) && isRecord(was) ? partChanges(field, was, item) : [];
    });
  }
  const without = (some: readonly unknown[], others: readonly unknown[]) =>
    some.filter((item) => !others.some((other) => sameValue(item, other))).map(nameOf);
  const gone = without(before, after);
  const come = without(after, before);
  return [shownChange(field, null, gone.join(', '), come.join(', '))];
}

function partChanges(
  field: FilmField,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): ShownChange[] {
  const parts = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...parts]
    .filter((part) => !sameValue(before[part] ?? null, after[part] ?? null))
    .map((part) => shownChange(field, part, before[part], after[part]));
}

function shownChange(
  field: FilmField,
  part: string | null,
  before: unknown,
  after: unknown,
): ShownChange {
  const [was, is] = [shown(before), shown(after)];
  return typeof was === 'string' && typeof is === 'string'
    ? { field, part, ...excerpts(was, is) }
    : { field, part, before: shortened(was), after: shortened(is) };
}

function shown(value: unknown): Shown {
  const isPlain = ['string', 'number', 'boolean'].includes(typeof value);
  return isPlain && value !== '' ? (value as Shown) : null;
}

/** Two versions of a text, around where they begin to differ. */
function excerpts(before: string, after: string): { before: string; after: string } {
  if (Math.max(before.length, after.length) <= MOST_LETTERS) return { before, after };
  let same = 0;
  while (same < before.length && before[same] === after[same]) same += 1;
  const from = same <= AROUND ? 0 : same - AROUND;
  const start = from === 0 ? '' : '…';
  return {
    before: start + String(shortened(before.slice(from))),
    after: start + String(shortened(after.slice(from))),
  };
}

function shortened(value: Shown): Shown {
  return typeof value === 'string' && value.length > MOST_LETTERS
    ? `${value.slice(0, MOST_LETTERS)}…`
    : value;
}

/** By what a person knows an item of a list: a viewing by its day, a copy by its medium. */
function nameOf(item: unknown): string {
  if (!isRecord(item)) return String(item);
  const known = ['person', 'medium', 'date', 'name', 'url', 'source', 'field', 'text'];
  const name = known.map((key) => item[key]).find((value) => typeof value === 'string');
  return String(name ?? '+1');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
