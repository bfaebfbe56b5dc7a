import {
  fieldKey,
  isSameField,
  type FieldDefinition,
  type FieldNames,
} from '../../data/model/custom-field.ts';
import type { CustomField } from '../../data/model/film.ts';
import type { LibraryState } from './library.svelte.ts';
import type { PreferencesState } from './preferences.svelte.ts';
import type { CustomFields } from './form-row-kinds.ts';
import type { RowList, TypedRow } from './form-rows.svelte.ts';

/* The fields a person defined, where films are shown and typed. */

/** Every field that can be asked for: those that are defined, and those that films just have. */
export function knownFields(
  { current }: Pick<PreferencesState, 'current'>,
  { status }: Pick<LibraryState, 'status'>,
): FieldNames {
  const names = [...status.fields, ...current.customFields].map(({ name }) => name);
  return new Map(names.map((name) => [fieldKey(name), name]));
}

type Row = TypedRow<CustomField, CustomFields>;
type Rows = RowList<CustomField, CustomFields>;

export interface OwnField {
  readonly field: FieldDefinition;
  /** The line of the form with its value; `null` while it has none. */
  readonly row: Row | null;
}

/** The lines of a form by the defined fields, in their order, and the lines that belong to none. */
export function ownFields(
  rows: readonly Row[],
  defined: readonly FieldDefinition[],
): { readonly own: readonly OwnField[]; readonly others: readonly Row[] } {
  const own = defined.map((field) => ({
    field,
    row: rows.find(({ fields }) => isSameField(fields.name, field.name)) ?? null,
  }));
  const taken = new Set(own.map(({ row }) => row));
  return { own, others: rows.filter((row) => !taken.has(row)) };
}

/** How the value of a field is typed. A choice is the text of one. */
export function typedKind({ kind }: FieldDefinition): CustomFields['kind'] {
  return kind === 'choice' ? 'text' : kind;
}

/** Types a value of a defined field, as the kind that it has. */
export function typeText(list: Rows, { field, row }: OwnField, text: string): void {
  const kind = typedKind(field);
  if (row !== null) Object.assign(row.fields, { kind, text });
  else if (text !== '') list.add(undefined, { name: field.name, kind, text });
}

/** Answers yes or no; `null` takes the answer away. */
export function answer(list: Rows, { field, row }: OwnField, yes: boolean | null): void {
  if (yes === null) {
    if (row !== null) list.remove(list.rows.indexOf(row));
  } else if (row !== null) Object.assign(row.fields, { kind: 'boolean', text: '', yes });
  else list.add(undefined, { name: field.name, kind: 'boolean', yes });
}
