import { z } from 'zod';
import { ROLES, type FilmField } from './film.ts';
import { fold } from './search-text.ts';

/* Labels of pages that a person taught: "Spielleitung" is the director. They come before the tables of the program. */

/** The fields that pages name by a label of their own. */
export const OWN_LABEL_FIELDS = [
  'title',
  'originalTitle',
  'alternativeTitles',
  'year',
  'releaseDate',
  'runtime',
  'countries',
  'languages',
  'genres',
  'certification',
  'tagline',
  'links',
] as const satisfies readonly FilmField[];
export const OWN_LABEL_SECTIONS = ['plot', 'background', 'reviews'] as const;

/** `section`: what follows is of that kind; `unused`: what follows has no place in a film. */
export const ownMeaningSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('field'), field: z.enum(OWN_LABEL_FIELDS) }),
  z.strictObject({ kind: z.literal('role'), role: z.enum(ROLES) }),
  z.strictObject({ kind: z.literal('section'), section: z.enum(OWN_LABEL_SECTIONS) }),
  z.strictObject({ kind: z.literal('unused') }),
]);
export type OwnMeaning = z.infer<typeof ownMeaningSchema>;

/** UTF-16 units; what is longer is no label. */
export const MAX_OWN_LABEL = 60;
const MIN_OWN_LABEL = 2;
const MOST_OWN_LABELS = 500;

const ownLabelSchema = z.strictObject({
  label: z
    .string()
    .min(MIN_OWN_LABEL)
    .max(MAX_OWN_LABEL)
    .regex(/^\S(?:[^\n\r]*\S)?$/u)
    .refine((label) => fold(label) !== ''),
  meaning: ownMeaningSchema,
});
export type OwnLabel = z.infer<typeof ownLabelSchema>;
export const ownLabelsSchema = z.array(ownLabelSchema).max(MOST_OWN_LABELS);

/** Whether words can be a label at all. */
export function canBeLabel(words: string): boolean {
  return ownLabelSchema.shape.label.safeParse(words).success;
}

/** With a label that counts from now on, in place of an earlier meaning of it; the oldest gives way to it. */
export function withOwnLabel(labels: readonly OwnLabel[], added: OwnLabel): OwnLabel[] {
  return [...withoutOwnLabel(labels, added.label), added].slice(-MOST_OWN_LABELS);
}

/** Spelling counts as `fold` compares. */
export function withoutOwnLabel(labels: readonly OwnLabel[], label: string): OwnLabel[] {
  return labels.filter((each) => fold(each.label) !== fold(label));
}
