import { z } from 'zod';
import { placeMaker, TEXT_PLACES, type TextPlace } from './bulk-places.ts';
import { textEditSchema } from './bulk-text.ts';
import { BULK_TOKEN_FIELDS } from './bulk-fields.ts';
import { tokensEditSchema, tokensMaker } from './bulk-tokens.ts';
import { diff, type Change } from './change.ts';
import { emptyCopy } from './empty-copy.ts';
import { filmSchema, ROLES, type Copy, type Film } from './film.ts';

/*
 * One edit of many films, as a value: steps that are made one after the other. It says nothing about the films, so that
 * it can be shown on some of them first and is worked out anew for each when it is made.
 */

const { year, releaseDate, runtime, rating, favourite, status } = filmSchema.shape;
const copyShape = filmSchema.shape.copies.element.shape;
const name = z
  .string()
  .transform((value) => value.normalize('NFC').trim())
  .refine((value) => value !== '');
/** Only the copies with this medium, however it is capitalised; `null` for all. */
const among = name.nullable();
export const MOST_SERIES_NUMBER = 1_000_000;

/** Lists that can be emptied. Copies stay, for loans refer to them. */
export const CLEARED_LISTS = [
  'viewings',
  'credits',
  'reviews',
  'links',
  'externalIds',
  'custom',
  'imported',
] as const;

const stepSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('text'),
    place: z.enum(Object.keys(TEXT_PLACES) as [TextPlace, ...TextPlace[]]),
    edit: textEditSchema,
    among,
  }),
  z.strictObject({
    type: z.literal('tokens'),
    field: z.enum(BULK_TOKEN_FIELDS),
    edit: tokensEditSchema,
  }),
  z.strictObject({
    type: z.literal('values'),
    values: z
      .strictObject({ year, releaseDate, runtime, rating, favourite, status })
      .exactPartial(),
  }),
  z.strictObject({
    type: z.literal('copies'),
    values: z
      .strictObject({
        acquired: copyShape.acquired,
        price: copyShape.price,
        currency: copyShape.currency,
      })
      .exactPartial(),
    among,
  }),
  /** A copy for each film that has none. */
  z.strictObject({ type: z.literal('add-copy'), medium: name.nullable() }),
  /** Numbers the films that belong to a series, in the order of the result; the first has the number `from`. */
  z.strictObject({
    type: z.literal('number-series'),
    from: z.number().min(-MOST_SERIES_NUMBER).max(MOST_SERIES_NUMBER),
  }),
  z.strictObject({
    type: z.literal('set-series-number'),
    number: z.number().min(-MOST_SERIES_NUMBER).max(MOST_SERIES_NUMBER).nullable(),
  }),
  /** Without a date the film was seen some time, which is said once. */
  z.strictObject({
    type: z.literal('add-viewing'),
    date: filmSchema.shape.viewings.element.shape.date,
  }),
  z.strictObject({
    type: z.literal('add-credit'),
    person: name,
    role: z.enum(ROLES),
    character: name.nullable(),
  }),
  z.strictObject({
    type: z.literal('remove-credit'),
    person: name,
    role: z.enum(ROLES).nullable(),
  }),
  z.strictObject({
    type: z.literal('set-custom'),
    name,
    value: filmSchema.shape.custom.element.shape.value,
  }),
  z.strictObject({ type: z.literal('remove-custom'), name }),
  z.strictObject({ type: z.literal('clear'), list: z.enum(CLEARED_LISTS) }),
]);
export type BulkStep = z.infer<typeof stepSchema>;

export const bulkEditSchema = z.array(stepSchema).min(1).max(50);
export type BulkEdit = readonly BulkStep[];

/** Where a film stands among those that are edited, counted from 0, and how a new copy or viewing gets its id. */
export interface BulkContext {
  readonly place: number;
  readonly newId: () => string;
}

type FilmMaker = (film: Film, context: BulkContext) => Film;

/** What an edit makes of each film: the edit of that film, or `null` where nothing changes. Made once for many films. */
export function bulkEditor(
  edit: BulkEdit,
): (film: Film, context: BulkContext) => Extract<Change, { type: 'edit' }> | null {
  const makers = edit.map(makerOf);
  return (film, context) => {
    const after = makers.reduce((made, make) => make(made, context), film);
    if (after === film) return null;
    const change = diff(film, after);
    return Object.keys(change.fields).length === 0 ? null : change;
  };
}

function makerOf(step: BulkStep): FilmMaker {
  switch (step.type) {
    case 'text':
      return placeMaker(step.place, step.edit, step.among);
    case 'tokens': {
      const make = tokensMaker(step.edit);
      return (film) => ({ ...film, [step.field]: [...make(film[step.field])] });
    }
    case 'values':
      return (film) => ({ ...film, ...step.values });
    case 'copies':
      return (film) => ({
        ...film,
        copies: film.copies.map((copy) =>
          isAmong(copy, step.among) ? { ...copy, ...step.values } : copy,
        ),
      });
    case 'add-copy':
      return (film, { newId }) =>
        film.copies.length > 0
          ? film
          : { ...film, copies: [{ ...emptyCopy(newId()), medium: step.medium }] };
    case 'number-series':
      return (film, { place }) => numbered(film, step.from + place);
    case 'set-series-number':
      return (film) => numbered(film, step.number);
    case 'add-viewing':
      return (film, { newId }) => seenOn(film, step.date, newId);
    case 'add-credit':
      return (film) => withCredit(film, step);
    case 'remove-credit':
      return (film) => ({
        ...film,
        credits: film.credits.filter(
          ({ person, role }) =>
            !isSame(person, step.person) || (step.role !== null && role !== step.role),
        ),
      });
    case 'set-custom':
      return (film) => withCustom(film, step);
    case 'remove-custom':
      return (film) => ({
        ...film,
        custom: film.custom.filter((field) => !isSame(field.name, step.name)),
      });
    case 'clear':
      return (film) => ({ ...film, [step.list]: [] });
  }
}

function isAmong({ medium }: Copy, wanted: string | null): boolean {
  return wanted === null || (medium !== null && isSame(medium, wanted));
}

/** Names are the same however they are capitalised. */
function isSame(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

function numbered(film: Film, number: number | null): Film {
  return film.series === null ? film : { ...film, series: { ...film.series, number } };
}

/** Who saw a film on a day is not asked to have seen it twice that day. */
function seenOn(film: Film, date: string | null, newId: () => string): Film {
  const { viewings } = film;
  const isKnown = date === null ? viewings.length > 0 : viewings.some((each) => each.date === date);
  return isKnown
    ? film
    : {
        ...film,
        viewings: [...viewings, { id: newId(), date, rating: null, place: null, notes: null }],
      };
}

function withCredit(
  film: Film,
  { person, role, character }: Extract<BulkStep, { type: 'add-credit' }>,
): Film {
  const isKnown = film.credits.some(
    (credit) => credit.role === role && isSame(credit.person, person),
  );
  return isKnown
    ? film
    : { ...film, credits: [...film.credits, { person, role, character, job: null }] };
}

function withCustom(film: Film, { name, value }: Extract<BulkStep, { type: 'set-custom' }>): Film {
  const isHere = film.custom.some((field) => isSame(field.name, name));
  return {
    ...film,
    custom: isHere
      ? film.custom.map((field) => (isSame(field.name, name) ? { ...field, value } : field))
      : [...film.custom, { name, value }],
  };
}
