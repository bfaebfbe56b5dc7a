import type { CustomField, Film } from '../model/film.ts';
import { peopleIn, ROLES } from '../model/film.ts';
import type { Backup } from '../model/api.ts';
import type { Messages } from '../model/messages/messages.ts';
import type { FilmCard } from '../model/query.ts';
import type { RecognisedFilm } from '../model/recognition.ts';

/* Films as lines of a terminal. */

type Shown = Partial<Film>;

export function cardLine(card: FilmCard): string {
  const year = card.year === null ? '    ' : String(card.year);
  const director = card.director === null ? '' : `  ·  ${card.director}`;
  return `${card.id}  ${year}  ${card.title}${director}`;
}

export function backupLine({ name, bytes, verified }: Backup, words: Messages): string {
  const size = `${Math.ceil(bytes / 1000)} kB`.padStart(10);
  return `${name}${size}${verified ? '' : `  ${words.cli.backupDamaged}`}`;
}

/** A film, or what was recognised of one, as aligned lines; what is unknown is left out. */
export function filmLines(film: Shown, words: Messages): string {
  const { field, role } = words.terms;
  const rows: (readonly [string, string | null | undefined])[] = [
    [field.title, film.title],
    [field.originalTitle, film.originalTitle],
    [field.year, film.year?.toString()],
    [field.releaseDate, film.releaseDate],
    [
      field.runtime,
      film.runtime === null || film.runtime === undefined ? null : `${film.runtime} min`,
    ],
    [field.certification, film.certification],
    [field.countries, film.countries?.join(', ')],
    [field.genres, film.genres?.join(', ')],
    ...ROLES.map(
      (each) => [role[each], peopleIn({ credits: film.credits ?? [] }, each).join(', ')] as const,
    ),
    [field.tags, film.tags?.join(', ')],
    [field.rating, film.rating?.toString()],
    ...(film.custom ?? []).map(({ name, value }) => [name, ownValue(value, words)] as const),
    [field.plot, film.plot],
    ...(film.reviews ?? []).map((review) => [field.reviews, review.text] as const),
    [field.links, film.links?.map((link) => link.url).join(' ')],
  ];
  const shown = rows.filter(([, value]) => value !== null && value !== undefined && value !== '');
  const width = Math.max(0, ...shown.map(([label]) => label.length)) + 2;
  return shown
    .map(
      ([label, value]) =>
        label.padEnd(width) + (value ?? '').replaceAll('\n', `\n${' '.repeat(width)}`),
    )
    .join('\n');
}

function ownValue(value: CustomField['value'], { history }: Messages): string {
  return typeof value === 'boolean' ? (value ? history.yes : history.no) : String(value);
}

export function recognisedLines(film: RecognisedFilm, words: Messages): string {
  const poster = film.posterName === null ? '' : `\n${words.cli.poster}: ${film.posterName}`;
  return filmLines(film.draft, words) + poster;
}
