import { SUGGESTION_KINDS } from './model/api.ts';
import { isLent, lastSeen, type Film, type Role } from './model/film.ts';
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

/** Where a film is filed. */
export type Filing = Pick<IndexEntry, 'sortTitle' | 'letter'>;

function filingOf(film: Film): Filing {
  const filedUnder = sortTitle(film);
  return { sortTitle: filedUnder, letter: letterOf(filedUnder) };
}

/** @param filing of the film, where that is known */
export function entryOf(film: Film, number: number, filing = filingOf(film)): IndexEntry {
  return {
    film,
    sortTitle: filing.sortTitle,
    letter: filing.letter,
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

/** The values of a film in each field; one may be there several times. */
export function valuesOf(film: Film): Readonly<Record<ValueField, readonly string[]>> {
  const values: Record<ValueField, readonly string[]> = {
    genre: film.genres,
    country: film.countries,
    language: film.languages,
    tag: film.tags,
    person: film.credits.map(({ person }) => person),
    director: [],
    actor: [],
    writer: [],
    character: film.credits.map(({ character }) => character).filter(isThere),
    series: film.series === null ? [] : [film.series.name],
    borrower: film.loans.map(({ borrower }) => borrower),
    medium: film.copies.map(({ medium }) => medium).filter(isThere),
    shelf: film.copies.map(({ shelf }) => shelf).filter(isThere),
    decade: film.year === null ? [] : [String(film.year - (film.year % 10))],
  };
  for (const [field, roles] of PEOPLE) {
    values[field] = film.credits
      .filter(({ role }) => roles.includes(role))
      .map(({ person }) => person);
  }
  return values;
}

const PEOPLE: readonly (readonly [ValueField, readonly Role[]])[] = [
  ['director', ['director']],
  ['actor', ['actor', 'voice']],
  ['writer', ['writer']],
];

const isThere = (text: string | null): text is string => text !== null;

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
