import { lastSeen, peopleIn, type Film } from './film.ts';
import type { Messages } from './messages/messages.ts';

/* Films as text for the clipboard of other programs. Lines end as each kind of text has them, the last one too. */

/** A line a film: `Red Heat (1988), Walter Hill`. */
export function asText(films: readonly Film[]): string {
  return films.map((film) => `${textOf(film)}\n`).join('');
}

function textOf(film: Film): string {
  const { title, year } = film;
  const directors = peopleIn(film, 'director').join(', ');
  return `${title}${year === null ? '' : ` (${year})`}${directors === '' ? '' : `, ${directors}`}`;
}

/** Every link of the films once, a line each. */
export function linksOf(films: readonly Film[]): readonly string[] {
  return [...new Set(films.flatMap(({ links }) => links.map(({ url }) => url.trim())))].filter(
    (url) => url !== '',
  );
}

/**
 * A table after RFC 4180 with the names of its columns in the first line. Lists are separated by `; `. What a
 * spreadsheet would take for a formula gets an apostrophe before it.
 */
export function asCsv(films: readonly Film[], { terms, views }: Messages): string {
  const { field, role } = terms;
  const { medium, shelf, lastSeen: seen } = views.column;
  const columns: readonly (readonly [string, (film: Film) => string | number | null])[] = [
    [field.title, ({ title }) => title],
    [field.originalTitle, ({ originalTitle }) => originalTitle],
    [field.year, ({ year }) => year],
    [role.director, (film) => peopleIn(film, 'director').join('; ')],
    [role.actor, (film) => peopleIn(film, 'actor').join('; ')],
    [field.runtime, ({ runtime }) => runtime],
    [field.genres, ({ genres }) => genres.join('; ')],
    [field.countries, ({ countries }) => countries.join('; ')],
    [field.languages, ({ languages }) => languages.join('; ')],
    [field.rating, ({ rating }) => rating],
    [field.tags, ({ tags }) => tags.join('; ')],
    [medium, ({ copies }) => each(copies.map((copy) => copy.medium))],
    [shelf, ({ copies }) => each(copies.map((copy) => copy.shelf))],
    [seen, lastSeen],
  ];
  const rows = [
    columns.map(([name]) => cell(name)),
    ...films.map((film) => columns.map(([, value]) => cell(value(film)))),
  ];
  return rows.map((row) => `${row.join(',')}\r\n`).join('');
}

function each(values: readonly (string | null)[]): string {
  return [...new Set(values.filter((value) => value !== null && value !== ''))].join('; ');
}

function cell(value: string | number | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const harmless = /^['=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
