import type { SuggestionKind } from './model/api.ts';
import { isLent, lastSeen, peopleIn, type Film } from './model/film.ts';
import type { Section } from './model/query.ts';
import { fold } from './model/search-text.ts';
import { sortTitle } from './model/sort-title.ts';

/** What is kept of a film so that a question about all of them touches only small, ready values. */
export interface IndexEntry {
  readonly film: Film;
  readonly sortTitle: string;
  /** Under which letter the film is filed. */
  readonly letter: string;
  readonly year: number | null;
  readonly runtime: number | null;
  readonly rating: number | null;
  /** The latest date in the diary as a number, so that a later one is larger. */
  readonly seen: number | null;
  /** The moment the film was added, in ms. */
  readonly added: number;
  readonly addedYear: string;
  readonly sections: ReadonlySet<FixedSection>;
  /** The film's number in the index of words; another one when those are numbered anew. */
  number: number;
  /** Whether the words are known: to read them takes most of the time, and the first screen does without. */
  isRead: boolean;
}

/** All but what was added recently: that changes with the clock and without any edit. */
export type FixedSection = Exclude<Section, 'recent'>;

const collator = new Intl.Collator('de', {
  numeric: true,
  sensitivity: 'base',
  ignorePunctuation: true,
});

export const compareNames = (a: string, b: string): number => collator.compare(a, b);

/** Titles first, then the year, then the id, so that the order is one and the same at every start. */
export function compareTitles(a: IndexEntry, b: IndexEntry): number {
  return (
    collator.compare(a.sortTitle, b.sortTitle) ||
    (a.year ?? 0) - (b.year ?? 0) ||
    (a.film.id < b.film.id ? -1 : a.film.id > b.film.id ? 1 : 0)
  );
}

export function entryOf(film: Film, number: number): IndexEntry {
  const filedUnder = sortTitle(film);
  return {
    film,
    sortTitle: filedUnder,
    letter: letterOf(filedUnder),
    year: film.year,
    runtime: film.runtime,
    rating: film.rating,
    seen: dateNumber(lastSeen(film)),
    // A file somebody wrote by hand must not put the order out of order.
    added: Date.parse(film.created) || 0,
    addedYear: film.created.slice(0, 4),
    sections: sectionsOf(film),
    number,
    isRead: false,
  };
}

/** What a film says that can be suggested for another, without its tags. */
export function valuesOf(film: Film): Record<Exclude<SuggestionKind, 'tag'>, readonly string[]> {
  const copies = (value: (copy: Film['copies'][number]) => string | null) =>
    film.copies.map(value).filter((text) => text !== null);
  return {
    genre: film.genres,
    country: film.countries,
    language: film.languages,
    person: film.credits.map((credit) => credit.person),
    director: peopleIn(film, 'director'),
    actor: [...peopleIn(film, 'actor'), ...peopleIn(film, 'voice')],
    writer: peopleIn(film, 'writer'),
    character: film.credits.map(({ character }) => character).filter((name) => name !== null),
    series: film.series === null ? [] : [film.series.name],
    borrower: film.loans.map(({ borrower }) => borrower),
    medium: copies((copy) => copy.medium),
    shelf: copies((copy) => copy.shelf),
  };
}

/** `2024`, `2024-05` and `2024-05-17` as 20240000, 20240500 and 20240517. */
function dateNumber(date: string | null): number | null {
  return date === null ? null : Number(date.replaceAll('-', '').padEnd(8, '0')) || null;
}

function letterOf(filedUnder: string): string {
  const [first = ''] = /^[a-z\d]/i.test(filedUnder) ? filedUnder : fold(filedUnder);
  return /\p{L}/u.test(first) ? first.toUpperCase() : '#';
}

function sectionsOf(film: Film): ReadonlySet<FixedSection> {
  if (film.deleted !== null) return new Set(['trash']);
  const sections = new Set<FixedSection>(['all']);
  if (film.viewings.length === 0 && film.status === 'owned') sections.add('unwatched');
  if (film.status === 'wanted') sections.add('wanted');
  if (isLent(film)) sections.add('lent');
  return sections;
}
