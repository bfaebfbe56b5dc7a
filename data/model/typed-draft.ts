import { z } from 'zod';
import { filmIdSchema, filmSchema, ROLES } from './film.ts';
import { LANGUAGES } from './messages/messages.ts';

/*
 * What stands in the form and is not saved, so that a crash does not take it along. The library keeps it as it comes
 * and looks at its size and harmlessness only; what it means is the business of the form, which reads nothing but the
 * shape it writes.
 */

export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** The key of the draft of a film that is not in the library yet; every other key is a film's id. */
export const NEW_FILM = 'new';

/** Characters of JSON. */
const LONGEST_FORM = 5_000_000;
const DEEPEST = 20;
const LONGEST_TITLE = 2000;

const keySchema = z.union([z.literal(NEW_FILM), filmIdSchema]);
const formSchema = z.custom<Json>(
  (value) => isJson(value, DEEPEST) && JSON.stringify(value).length <= LONGEST_FORM,
);

export const keptDraftSchema = z.strictObject({
  key: keySchema,
  /** How the person knows the film; empty when it has no title yet. */
  title: z.string().max(LONGEST_TITLE),
  form: formSchema,
});
export type KeptDraft = Readonly<z.infer<typeof keptDraftSchema>>;

export const draftKeySchema = z.strictObject({ key: keySchema });

/** A draft as the library has it; `at` is when it was kept. */
export const typedDraftSchema = keptDraftSchema.extend({ at: z.iso.datetime() });
export type TypedDraft = Readonly<z.infer<typeof typedDraftSchema>>;

/** Plain data without a prototype in it; it may come from a file or another process. */
function isJson(value: unknown, depth: number): value is Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || depth === 0) return false;
  if (Array.isArray(value)) return value.every((entry) => isJson(entry, depth - 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  return Object.entries(value).every(
    ([name, entry]) => name !== '__proto__' && isJson(entry, depth - 1),
  );
}

const typed = z.string();
const tokens = z.array(typed);

/** The lines of a list in the form. A key is given once, or a line could not be told from another. */
function rows<Fields extends z.ZodRawShape>(fields: Fields) {
  return z
    .array(z.strictObject({ key: z.int().nonnegative(), fields: z.strictObject(fields) }))
    .refine((lines) => new Set(lines.map(({ key }) => key)).size === lines.length);
}

/** The form as it is typed: every field as its text, whether it can be read or not. */
export const typedFormSchema = z.strictObject({
  /** The film as it was when the form was opened; `null` for a new one. */
  before: filmSchema.nullable(),
  /** In whose spelling dates and numbers are typed. */
  language: z.enum(LANGUAGES),
  text: z.strictObject({
    title: typed,
    originalTitle: typed,
    sortTitle: typed,
    certification: typed,
    tagline: typed,
    plot: typed,
    background: typed,
    notes: typed,
    year: typed,
    runtime: typed,
    releaseDate: typed,
    seriesName: typed,
    seriesNumber: typed,
  }),
  tokens: z.strictObject({
    alternativeTitles: tokens,
    countries: tokens,
    languages: tokens,
    genres: tokens,
    tags: tokens,
  }),
  rating: filmSchema.shape.rating,
  favourite: filmSchema.shape.favourite,
  status: filmSchema.shape.status,
  images: filmSchema.shape.images,
  imported: filmSchema.shape.imported,
  credits: rows({ role: z.enum(ROLES), person: typed, character: typed, job: typed }),
  reviews: rows({ text: typed, author: typed, source: typed, url: typed }),
  links: rows({ url: typed, label: typed }),
  externalIds: rows({ source: typed, id: typed }),
  copies: rows({
    id: typed.min(1),
    medium: typed,
    edition: typed,
    shelf: typed,
    condition: typed,
    acquired: typed,
    price: typed,
    currency: typed,
    barcode: typed,
    file: typed,
    notes: typed,
  }),
  viewings: rows({
    id: typed.min(1),
    date: typed,
    rating: filmSchema.shape.rating,
    place: typed,
    notes: typed,
  }),
  custom: rows({
    name: typed,
    kind: z.enum(['text', 'number', 'date', 'boolean']),
    text: typed,
    yes: z.boolean(),
  }),
});
export type TypedForm = Readonly<z.infer<typeof typedFormSchema>>;

/** The typed form in a draft, or `null` when it is of another shape or of another film. */
export function typedFormOf({ key, form }: Pick<TypedDraft, 'key' | 'form'>): TypedForm | null {
  const { success, data } = typedFormSchema.safeParse(form);
  return success && (data.before?.id ?? NEW_FILM) === key ? data : null;
}
