import { sameValue, type FieldEdit, type FieldEdits } from './change.ts';
import type { FilmField } from './film.ts';
import type { Messages } from './messages/messages.ts';

/** Longer texts are not set side by side; a person reads them in the film itself. */
const LONGEST_SHOWN = 60;

/** An edit in words, a line for each field: `Wertung: 3,5 → 4`, `Genres: + Krimi − Komödie`, `Handlung: geändert`. */
export function describeEdits(edits: FieldEdits, words: Messages, language: string): string[] {
  return (Object.entries(edits) as [FilmField, FieldEdit][]).map(([field, edit]) =>
    describeEdit(field, edit, words, language),
  );
}

function describeEdit(
  field: FilmField,
  { before, after }: FieldEdit,
  words: Messages,
  language: string,
): string {
  const { history, terms } = words;
  if (field === 'deleted') return after === null ? history.restored : history.trashed;
  const name = terms.field[field];
  if (Array.isArray(before) && Array.isArray(after)) {
    const parts = listParts(before, after);
    if (parts === null) return `${name}: ${history.changed}`;
    const { added, removed } = parts;
    const said = [
      added.length === 0 ? '' : history.plus(added.join(', ')),
      removed.length === 0 ? '' : history.minus(removed.join(', ')),
    ];
    return `${name}: ${said.filter((part) => part !== '').join(' ')}`;
  }
  const [was, is] = [before, after].map((value) => shown(field, value, words, language));
  return was === undefined || is === undefined || was === null || is === null
    ? `${name}: ${history.changed}`
    : history.fromTo(name, was, is);
}

/** What came and what went, where the items have names short enough; `null` where only the order or details changed. */
function listParts(before: readonly unknown[], after: readonly unknown[]) {
  const without = (items: readonly unknown[], others: readonly unknown[]) =>
    items.filter((item) => !others.some((other) => sameValue(item, other))).map(nameOf);
  const added = without(after, before);
  const removed = without(before, after);
  const names = [...added, ...removed];
  const isPlain = names.length > 0 && names.length <= 4;
  if (!isPlain || names.some((name) => name === null || name.length > LONGEST_SHOWN)) return null;
  return added.some((name) => removed.includes(name)) ? null : { added, removed };
}

/** By what a person knows an item of a list. */
function nameOf(item: unknown): string | null {
  if (typeof item === 'string') return item;
  if (typeof item !== 'object' || item === null) return null;
  const { person, medium, url, name } = item as Readonly<Record<string, unknown>>;
  const known = person ?? medium ?? url ?? name;
  return typeof known === 'string' ? known : null;
}

/** A value short enough to be set beside another, or `null`. */
function shown(
  field: FilmField,
  value: unknown,
  { history, terms }: Messages,
  language: string,
): string | null {
  if (value === null) return history.nothing;
  if (typeof value === 'boolean') return value ? history.yes : history.no;
  // A year is a name, not a quantity.
  if (typeof value === 'number')
    return field === 'year' ? String(value) : value.toLocaleString(language);
  if (field === 'status') return terms.status[value as keyof typeof terms.status];
  if (typeof value === 'object') return nameOf(value);
  return typeof value === 'string' && value.length <= LONGEST_SHOWN ? value : null;
}
