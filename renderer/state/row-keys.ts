import type { FilmField, Role } from '../../data/model/film.ts';

/* The lines of the preview of a recognised film: what each is about and how it is typed. */

/** A line of the preview. A role of the credits and every review have a line of their own. */
export type RowKey = FilmField | `credits:${Role}` | `reviews:${number}`;

/** `line` is one line, `list` one entry a line, `prose` running text, `fixed` is shown and not typed here. */
export type RowForm = 'line' | 'list' | 'prose' | 'fixed';

/** In this order. */
export const FORMS: readonly (readonly [field: FilmField, form: RowForm])[] = [
  ['title', 'line'],
  ['originalTitle', 'line'],
  ['alternativeTitles', 'list'],
  ['year', 'line'],
  ['releaseDate', 'line'],
  ['runtime', 'line'],
  ['countries', 'list'],
  ['languages', 'list'],
  ['genres', 'list'],
  ['certification', 'line'],
  ['series', 'fixed'],
  ['credits', 'list'],
  ['tagline', 'line'],
  ['plot', 'prose'],
  ['background', 'prose'],
  ['reviews', 'prose'],
  ['notes', 'prose'],
  ['links', 'list'],
  ['tags', 'list'],
  ['externalIds', 'fixed'],
  ['copies', 'fixed'],
  ['rating', 'fixed'],
  ['imported', 'fixed'],
];

/** How a line is typed. */
export function formOf(key: RowKey): RowForm {
  return FORMS.find(([field]) => field === fieldOf(key))?.[1] ?? 'fixed';
}

/** The field of the film a line belongs to. */
export function fieldOf(key: RowKey): FilmField {
  return key.split(':')[0] as FilmField;
}

/** The role whose people a line has, or `null`. */
export function roleOf(key: RowKey): Role | null {
  return key.startsWith('credits:') ? (key.slice('credits:'.length) as Role) : null;
}

/** Which review a line has, or `null`. */
export function reviewOf(key: RowKey): number | null {
  return key.startsWith('reviews:') ? Number(key.slice('reviews:'.length)) : null;
}
