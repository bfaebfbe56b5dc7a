import { z } from 'zod';
import { partialDateSchema, type CustomField } from './film.ts';
import { operatorNamed } from './query-language.ts';

/*
 * The fields a person defines: what they are called, what kind of value they have and in which order they are shown. A
 * film keeps its values by name, whether or not they are of a defined field, and whatever kind that has.
 */

export const FIELD_KINDS = ['text', 'number', 'date', 'boolean', 'choice'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

export const MOST_FIELDS = 50;
export const MOST_CHOICES = 200;
export const LONGEST_FIELD_NAME = 40;

/** Colons, commas and quotes mean something in a search. */
const fieldNameSchema = z
  .string()
  .regex(/^[^:,"„“”«»‟]+$/)
  .max(LONGEST_FIELD_NAME)
  .refine((name) => name === name.trim() && /[\p{L}\p{N}]/u.test(name));

export const fieldDefinitionSchema = z.strictObject({
  name: fieldNameSchema,
  kind: z.enum(FIELD_KINDS),
  /** Of a choice; the other kinds have none. */
  choices: z.array(z.string().trim().min(1).max(200)).max(MOST_CHOICES),
});
export type FieldDefinition = Readonly<z.infer<typeof fieldDefinitionSchema>>;

/** In the order they are shown in. */
export const fieldDefinitionsSchema = z
  .array(fieldDefinitionSchema)
  .max(MOST_FIELDS)
  .refine((fields) => new Set(fields.map(({ name }) => fieldKey(name))).size === fields.length);

/** The fields by what their names are compared by, each as it is spelled. */
export type FieldNames = ReadonlyMap<string, string>;

/** A name that films use. `kind` is what all of their values are. */
export interface FieldUse {
  readonly name: string;
  /** How many films in the collection. */
  readonly films: number;
  readonly kind: FieldKind;
}

export const isFieldName = (name: string): boolean => fieldNameSchema.safeParse(name).success;

/** What names are compared by: neither case nor what is no letter or digit makes a difference. */
export function fieldKey(name: string): string {
  const plain = name.normalize('NFC').toLowerCase();
  const words = plain.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim();
  return words === '' ? plain : words;
}

export const isSameField = (a: string, b: string): boolean => fieldKey(a) === fieldKey(b);

/** Whether a name is that of a field; for many films, whose names have few spellings. */
export function fieldTest(name: string): (other: string) => boolean {
  const key = fieldKey(name);
  const known = new Map<string, boolean>();
  return (other) => {
    const told = known.get(other);
    if (told !== undefined) return told;
    const isIt = fieldKey(other) === key;
    known.set(other, isIt);
    return isIt;
  };
}

/** Most texts do not even look like one. */
export const isPartialDate = (text: string): boolean =>
  /^\d{4}(-|$)/.test(text) && partialDateSchema.safeParse(text).success;

/** What a value is when nothing is known of its field. */
export function kindOfValue(value: CustomField['value']): Exclude<FieldKind, 'choice'> {
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return isPartialDate(value) ? 'date' : 'text';
}

/** The name as it is typed before a colon, and `null` for one that cannot be or means something else there. */
export function searchNameOf(name: string): string | null {
  const typed = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  const isTypable = /^\p{L}[\p{L}\p{M}\p{N}-]{1,39}$/u.test(typed);
  return isTypable && operatorNamed(typed) === null ? typed : null;
}

/** A film's fields with another name for one of them; the very list where it has no such field. */
export function withFieldRenamed(
  fields: readonly CustomField[],
  from: string,
  to: string,
): readonly CustomField[] {
  if (!fields.some(({ name }) => name !== to && isSameField(name, from))) return fields;
  return fields.map((field) => (isSameField(field.name, from) ? { ...field, name: to } : field));
}

/** A film's fields in the order of the definitions, then the others as they stand. */
export function inDefinedOrder(
  fields: readonly CustomField[],
  defined: readonly FieldDefinition[],
): readonly CustomField[] {
  const places = new Map(defined.map(({ name }, place) => [fieldKey(name), place]));
  const placeOf = ({ name }: CustomField) => places.get(fieldKey(name)) ?? defined.length;
  return [...fields].sort((a, b) => placeOf(a) - placeOf(b));
}
