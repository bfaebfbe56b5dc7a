import { faceOf, isLent, type Film, type Role } from '../model/film.ts';
import type { Condition, Flag, NumberField, Part, TextField } from '../model/query-language.ts';
import { fold, searchable, searchWords } from '../model/search-text.ts';
import { wordsOf } from './film-words.ts';

/* Whether a film is what one condition asks for. Words in any place are the index's business. */

type Test = (film: Film) => boolean;

/** A condition about one film by itself. */
export type OwnCondition = Extract<
  Condition,
  { readonly kind: 'phrase' | 'text' | 'number' | 'flag' | 'has' }
>;

/** @param fullText whether a phrase may as well stand in a plot or a note */
export function testOf(condition: OwnCondition, fullText: boolean): Test {
  switch (condition.kind) {
    case 'phrase': {
      const isThere = phraseTest(condition.text);
      const fields = fullText ? [...ANYWHERE, ...LONG] : ANYWHERE;
      return (film) => fields.some((field) => TEXTS[field](film).some(isThere));
    }
    case 'text': {
      const isThere = condition.exact ? phraseTest(condition.text) : wordsTest(condition.text);
      return (film) => TEXTS[condition.field](film).some(isThere);
    }
    case 'number': {
      const { min, max } = condition;
      const numbers = NUMBERS[condition.field];
      return (film) => numbers(film).some((n) => n >= (min ?? -Infinity) && n <= (max ?? Infinity));
    }
    case 'flag':
      return FLAGS[condition.flag];
    case 'has':
      return PARTS[condition.part];
  }
}

/** All words begin words of the same text. */
export function wordsTest(text: string): (value: string) => boolean {
  const wanted = searchWords(text);
  return (value) => {
    const words = wordsOf(value);
    return wanted.every((starts) =>
      starts.some((start) => words.some((word) => word.startsWith(start))),
    );
  };
}

export function phraseTest(text: string): (value: string) => boolean {
  const wanted = ` ${fold(text)} `;
  return (value) => `${searchable(value)} `.includes(wanted);
}

const present = (texts: readonly (string | null)[]): readonly string[] =>
  texts.filter((text) => text !== null);

const peopleAs = (film: Film, ...roles: readonly Role[]): readonly string[] =>
  film.credits.filter(({ role }) => roles.includes(role)).map(({ person }) => person);

const TEXTS: { readonly [F in TextField]: (film: Film) => readonly string[] } = {
  title: (film) => present([film.title, film.originalTitle, ...film.alternativeTitles]),
  original: (film) => present([film.originalTitle]),
  director: (film) => peopleAs(film, 'director'),
  actor: (film) => peopleAs(film, 'actor', 'voice'),
  writer: (film) => peopleAs(film, 'writer'),
  person: (film) => film.credits.map(({ person }) => person),
  character: (film) => present(film.credits.map(({ character }) => character)),
  genre: (film) => film.genres,
  country: (film) => film.countries,
  language: (film) => film.languages,
  tag: (film) => film.tags,
  medium: (film) => present(film.copies.map(({ medium }) => medium)),
  shelf: (film) => present(film.copies.map(({ shelf }) => shelf)),
  series: (film) => present([film.series?.name ?? null]),
  borrower: (film) =>
    film.loans.filter(({ returned }) => returned === null).map(({ borrower }) => borrower),
  plot: (film) => present([film.plot, film.tagline, film.background]),
  notes: (film) => present([film.notes, ...film.viewings.map(({ notes }) => notes)]),
};

/** Where a phrase is looked for when no place is named. */
const ANYWHERE: readonly TextField[] = [
  'title',
  'person',
  'character',
  'genre',
  'tag',
  'country',
  'series',
  'medium',
  'shelf',
];

const LONG: readonly TextField[] = ['plot', 'notes'];

const NUMBERS: { readonly [F in NumberField]: (film: Film) => readonly number[] } = {
  year: ({ year }) => (year === null ? [] : [year]),
  rating: ({ rating }) => (rating === null ? [] : [rating]),
  runtime: ({ runtime }) => (runtime === null ? [] : [runtime]),
  // "FSK 16", "ab 16", "16"; "o. A." is from 0 on.
  age: ({ certification }) => {
    const age = /\d{1,2}/.exec(certification ?? '')?.[0];
    if (age !== undefined) return [Number(age)];
    return /o\.? ?a\.?|ohne alter/i.test(certification ?? '') ? [0] : [];
  },
  seen: ({ viewings }) => present(viewings.map(({ date }) => date)).map(yearOf),
  added: ({ created }) => [yearOf(created)],
};

const yearOf = (date: string): number => Number(date.slice(0, 4));

const FLAGS: { readonly [F in Flag]: Test } = {
  unwatched: ({ viewings, status }) => viewings.length === 0 && status === 'owned',
  watched: ({ viewings }) => viewings.length > 0,
  lent: isLent,
  favourite: ({ favourite }) => favourite,
  wanted: ({ status }) => status === 'wanted',
  owned: ({ status }) => status === 'owned',
  gone: ({ status }) => status === 'gone',
};

const PARTS: { readonly [P in Part]: Test } = {
  poster: (film) => faceOf(film) !== null,
  plot: ({ plot }) => plot !== null && plot.trim() !== '',
  director: (film) => peopleAs(film, 'director').length > 0,
  cast: (film) => peopleAs(film, 'actor', 'voice').length > 0,
  genre: ({ genres }) => genres.length > 0,
  tag: ({ tags }) => tags.length > 0,
  year: ({ year }) => year !== null,
  rating: ({ rating }) => rating !== null,
  runtime: ({ runtime }) => runtime !== null,
  copy: ({ copies }) => copies.length > 0,
  review: ({ reviews }) => reviews.length > 0,
};
