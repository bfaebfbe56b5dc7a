/*
 * What can be typed into the search box beside words: the operators with their names in German and English, and the
 * condition that a text stands for.
 */

/** Operators that look for words in one place. */
export const TEXT_FIELDS = [
  'title',
  'original',
  'director',
  'actor',
  'writer',
  'person',
  'character',
  'genre',
  'country',
  'language',
  'tag',
  'medium',
  'shelf',
  'series',
  'borrower',
  'plot',
  'notes',
] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** Operators that compare a number; years, stars, minutes, and the age from which on a film may be seen. */
export const NUMBER_FIELDS = ['year', 'rating', 'runtime', 'age', 'seen', 'added'] as const;
export type NumberField = (typeof NUMBER_FIELDS)[number];

/** Words that stand for a condition by themselves. */
export const FLAGS = [
  'unwatched',
  'watched',
  'lent',
  'favourite',
  'wanted',
  'owned',
  'gone',
] as const;
export type Flag = (typeof FLAGS)[number];

/** What a film may be asked to have or to lack. */
export const PARTS = [
  'poster',
  'plot',
  'director',
  'cast',
  'genre',
  'tag',
  'year',
  'rating',
  'runtime',
  'copy',
  'review',
] as const;
export type Part = (typeof PARTS)[number];

/** `min` and `max` are included; `null` is open. */
export interface NumberRange {
  readonly min: number | null;
  readonly max: number | null;
}

export type Condition =
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  /** Somewhere a word begins so; typing errors are forgiven. */
  | { readonly kind: 'word'; readonly text: string }
  /** The words one after the other, as they are. */
  | { readonly kind: 'phrase'; readonly text: string }
  /** In one place; `exact` for what was put in quotes: one after the other, as they are. */
  | {
      readonly kind: 'text';
      readonly field: TextField;
      readonly text: string;
      readonly exact: boolean;
    }
  | ({ readonly kind: 'number'; readonly field: NumberField } & NumberRange)
  | { readonly kind: 'flag'; readonly flag: Flag }
  | { readonly kind: 'has'; readonly part: Part }
  | CustomCondition;

/**
 * One of some values in a field that a person defined or a film just has. Where no film has such a field, it is the
 * words: a title such as `Alien:Covenant`.
 */
export interface CustomCondition {
  readonly kind: 'custom';
  /** As typed. */
  readonly name: string;
  readonly values: readonly { readonly text: string; readonly exact: boolean }[];
  readonly words: string;
}

type Names<T extends string> = { readonly [K in T]: readonly string[] };

const TEXT_NAMES: Names<TextField> = {
  title: ['titel', 'title'],
  original: ['original', 'originaltitel', 'originaltitle'],
  director: ['regie', 'regisseur', 'regisseurin', 'director'],
  actor: ['mit', 'darsteller', 'schauspieler', 'besetzung', 'actor', 'cast', 'starring', 'with'],
  writer: ['drehbuch', 'buch', 'autor', 'writer', 'screenplay'],
  person: ['person', 'leute', 'people'],
  character: ['rolle', 'figur', 'character'],
  genre: ['genre'],
  country: ['land', 'country'],
  language: ['sprache', 'language'],
  tag: ['tag', 'schlagwort'],
  medium: ['format', 'medium'],
  shelf: ['regal', 'standort', 'ort', 'shelf'],
  series: ['reihe', 'serie', 'series'],
  borrower: ['verliehen', 'lent', 'borrower'],
  plot: ['plot', 'handlung', 'inhalt'],
  notes: ['notiz', 'notizen', 'note', 'notes'],
};

const NUMBER_NAMES: Names<NumberField> = {
  year: ['jahr', 'year'],
  rating: ['wertung', 'bewertung', 'sterne', 'rating', 'stars'],
  runtime: ['laufzeit', 'länge', 'dauer', 'runtime', 'length'],
  age: ['fsk', 'alter', 'age', 'certification'],
  seen: ['gesehen', 'seen', 'watched'],
  added: ['hinzugefügt', 'added'],
};

const FLAG_NAMES: Names<Flag> = {
  unwatched: ['ungesehen', 'unwatched', 'unseen'],
  watched: ['gesehen', 'watched', 'seen'],
  lent: ['verliehen', 'lent', 'onloan'],
  favourite: ['favorit', 'favoriten', 'favourite', 'favorite', 'favourites', 'favorites'],
  wanted: ['gewünscht', 'wunschliste', 'wanted', 'wishlist'],
  owned: ['vorhanden', 'owned'],
  gone: ['weggegeben', 'gone'],
};

const PART_NAMES: Names<Part> = {
  poster: ['poster', 'bild', 'cover', 'image'],
  plot: ['handlung', 'plot', 'inhalt'],
  director: ['regie', 'director'],
  cast: ['besetzung', 'darsteller', 'cast', 'actors'],
  genre: ['genre', 'genres'],
  tag: ['tag', 'tags', 'schlagwort', 'schlagwörter'],
  year: ['jahr', 'year'],
  rating: ['wertung', 'bewertung', 'rating'],
  runtime: ['laufzeit', 'runtime'],
  copy: ['exemplar', 'exemplare', 'copy', 'copies'],
  review: ['kritik', 'kritiken', 'review', 'reviews'],
};

const HAS = ['mit', 'hat', 'has', 'with'];
const LACKS = ['ohne', 'without', 'no'];
const STATUS = ['status'];
const OR = ['or', 'oder'];

/** What stands before a colon. `mit:` names a part or an actor: `mit:poster`, `mit:wayne`. */
export type Operator =
  | { readonly kind: 'text'; readonly field: TextField }
  | { readonly kind: 'number'; readonly field: NumberField }
  | { readonly kind: 'has' | 'lacks' | 'status' };

const byName = <T extends string>(names: Names<T>): ReadonlyMap<string, T> =>
  new Map(
    Object.entries<readonly string[]>(names).flatMap(([key, all]) =>
      all.map((name) => [name, key as T]),
    ),
  );

const TEXT_BY_NAME = byName(TEXT_NAMES);
const NUMBER_BY_NAME = byName(NUMBER_NAMES);
const FLAG_BY_NAME = byName(FLAG_NAMES);
const PART_BY_NAME = byName(PART_NAMES);

/** How names are compared. */
function plain(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

export function operatorNamed(name: string): Operator | null {
  const known = plain(name);
  if (LACKS.includes(known)) return { kind: 'lacks' };
  if (STATUS.includes(known)) return { kind: 'status' };
  const text = TEXT_BY_NAME.get(known);
  if (text !== undefined) return { kind: 'text', field: text };
  const number = NUMBER_BY_NAME.get(known);
  if (number !== undefined) return { kind: 'number', field: number };
  return HAS.includes(known) ? { kind: 'has' } : null;
}

/** Whether an operator may as well name a part that a film has (`mit:poster`). */
export const mayNamePart = (name: string): boolean => HAS.includes(plain(name));

export const flagNamed = (word: string): Flag | null => FLAG_BY_NAME.get(plain(word)) ?? null;

export const partNamed = (word: string): Part | null => PART_BY_NAME.get(plain(word)) ?? null;

export const isOr = (word: string): boolean => OR.includes(plain(word));
