import { z } from 'zod';
import { FILM_FIELDS, filmDraftSchema, type Film, type FilmDraft } from './film.ts';

/* What new films begin with: a template that the person named, or another film. */

export const MOST_TEMPLATES = 50;
export const MOST_TEMPLATE_NAME_CHARACTERS = 80;

export const filmTemplateSchema = z.strictObject({
  id: z.string().regex(/^[0-9a-z-]{8,40}$/),
  name: z.string().trim().min(1).max(MOST_TEMPLATE_NAME_CHARACTERS),
  draft: filmDraftSchema,
});
export type FilmTemplate = z.infer<typeof filmTemplateSchema>;

/** What films of one kind have in common; the others are about one film. */
const IN_TEMPLATE = [
  'genres',
  'countries',
  'languages',
  'tags',
  'certification',
  'status',
  'series',
  'copies',
  'custom',
] as const;

/** What became of one film in one collection does not go along to a copy of it. */
const NOT_IN_COPY: ReadonlySet<string> = new Set([
  'viewings',
  'loans',
  'rating',
  'favourite',
  'imported',
  'deleted',
]);

/** What a template takes over from a film. A copy in it has no barcode, date, price or file, which are one copy's own. */
export function templateOf(film: Film): FilmDraft {
  const draft = Object.fromEntries(IN_TEMPLATE.map((field) => [field, film[field]])) as FilmDraft;
  const copies = film.copies.map((copy) => ({
    ...copy,
    acquired: null,
    price: null,
    barcode: null,
    file: null,
    notes: null,
  }));
  return withoutEmpty({ ...draft, copies });
}

/** A new film that is like another one. */
export function copyOf(film: Film): FilmDraft {
  const fields = FILM_FIELDS.filter((field) => !NOT_IN_COPY.has(field));
  return withoutEmpty(Object.fromEntries(fields.map((field) => [field, film[field]])) as FilmDraft);
}

/** The draft for a film of its own: no two films share the id of a copy. */
export function begunWith(draft: FilmDraft, newId: () => string): FilmDraft {
  if (draft.copies === undefined) return draft;
  return { ...draft, copies: draft.copies.map((copy) => ({ ...copy, id: newId() })) };
}

function withoutEmpty(draft: FilmDraft): FilmDraft {
  const said = Object.entries(draft).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(said);
}
