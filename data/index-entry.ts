import { SUGGESTION_KINDS } from './model/api.ts';
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
  /** The bits of the sections the film is in. */
  readonly sections: number;
  /** The film's number in the table; another one when all are numbered anew. */
  number: number;
  /** What is known of the film by now: to read it takes most of the time, and the first screen does without. */
  read: Reading | null;
}

/** What is read of a film, one after the other: its words and values, then the words of its plot and notes. */
export type Reading = 'words' | 'texts';

/** All but what was added recently: that changes with the clock and without any edit. */
export type FixedSection = Exclude<Section, 'recent'>;

export const SECTION_BITS: Readonly<Record<FixedSection, number>> = {
  all: 1,
  unwatched: 2,
  wanted: 4,
  lent: 8,
  trash: 16,
};

/** The fields whose values are counted. */
export const VALUE_FIELDS = [...SUGGESTION_KINDS, 'decade'] as const;
export type ValueField = (typeof VALUE_FIELDS)[number];

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
    read: null,
  };
}

/** The values of a film in each field. */
export function valuesOf(film: Film): Readonly<Record<ValueField, readonly string[]>> {
  const copies = (value: (copy: Film['copies'][number]) => string | null) =>
    film.copies.map(value).filter((text) => text !== null);
  return {
    genre: film.genres,
    country: film.countries,
    language: film.languages,
    tag: film.tags,
    person: film.credits.map((credit) => credit.person),
    director: peopleIn(film, 'director'),
    actor: [...peopleIn(film, 'actor'), ...peopleIn(film, 'voice')],
    writer: peopleIn(film, 'writer'),
    character: film.credits.map(({ character }) => character).filter((name) => name !== null),
    series: film.series === null ? [] : [film.series.name],
    borrower: film.loans.map(({ borrower }) => borrower),
    decade: film.year === null ? [] : [String(film.year - (film.year % 10))],
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

function sectionsOf(film: Film): number {
  if (film.deleted !== null) return SECTION_BITS.trash;
  let sections = SECTION_BITS.all;
  if (film.viewings.length === 0 && film.status === 'owned') sections |= SECTION_BITS.unwatched;
  if (film.status === 'wanted') sections |= SECTION_BITS.wanted;
  if (isLent(film)) sections |= SECTION_BITS.lent;
  return sections;
}
