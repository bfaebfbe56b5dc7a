import type { MergeField } from './film-merge.ts';
import type { Film } from './film.ts';
import type { Messages } from './messages/messages.ts';
import { formatPartialDate } from './partial-date.ts';

/* What a field of a film says, in words: a line for each thing in a list. Pictures are only counted. */

export function fieldLines(
  film: Film,
  field: MergeField,
  words: Messages,
  language: string,
): readonly string[] {
  const { view } = words.duplicates;
  const date = (value: string | null) =>
    value === null ? null : formatPartialDate(value, language);
  switch (field) {
    case 'alternativeTitles':
    case 'countries':
    case 'languages':
    case 'genres':
    case 'tags':
      return film[field].length === 0 ? [] : [film[field].join(', ')];
    case 'year':
      return film.year === null ? [] : [String(film.year)];
    case 'runtime':
      return film.runtime === null ? [] : [view.minutes(film.runtime)];
    case 'rating':
      return film.rating === null ? [] : [view.stars(film.rating)];
    case 'releaseDate':
      return some(date(film.releaseDate));
    case 'favourite':
      return [film.favourite ? words.history.yes : words.history.no];
    case 'status':
      return [words.terms.status[film.status]];
    case 'series':
      return film.series === null ? [] : [joined(film.series.name, film.series.number)];
    case 'credits':
      return film.credits.map(({ person, role, character, job }) =>
        joined(`${person} – ${job ?? words.terms.role[role]}`, character),
      );
    case 'reviews':
      return film.reviews.map(({ text, author, source }) => joined(text, author, source));
    case 'links':
      return film.links.map(({ url, label }) => joined(label, url));
    case 'externalIds':
      return film.externalIds.map(({ source, id }) => `${source}: ${id}`);
    case 'images':
      return film.images.length === 0 ? [] : [view.pictures(film.images.length)];
    case 'copies':
      return film.copies.map(({ medium, edition, shelf, acquired, barcode, condition, notes }) =>
        joined(medium, edition, shelf, date(acquired), barcode, condition, notes),
      );
    case 'viewings':
      return film.viewings.map((viewing) =>
        joined(
          date(viewing.date) ?? view.someTime,
          viewing.rating === null ? null : view.stars(viewing.rating),
          viewing.place,
          viewing.notes,
        ),
      );
    case 'loans':
      return film.loans.map(({ borrower, lent, returned, notes }) =>
        joined(borrower, date(lent), date(returned), notes),
      );
    case 'custom':
      return film.custom.map(({ name, value }) => `${name}: ${valueOf(value, words, language)}`);
    case 'imported':
      return film.imported.map(({ field: name, value }) => `${name}: ${value}`);
    default:
      return some(film[field]);
  }
}

function valueOf(value: string | number | boolean, words: Messages, language: string): string {
  if (typeof value === 'boolean') return value ? words.history.yes : words.history.no;
  return typeof value === 'number' ? value.toLocaleString(language) : value;
}

const some = (text: string | null): readonly string[] =>
  text === null || text.trim() === '' ? [] : [text];

function joined(...parts: readonly (string | number | null)[]): string {
  const said = parts.filter((part) => part !== null && part !== '').join(' · ');
  return said === '' ? '–' : said;
}
