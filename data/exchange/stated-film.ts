import { MAX_RUNTIME, type Role } from '../model/film.ts';
import {
  findCertification,
  findDate,
  findRuntime,
  findYear,
  type Found,
  listParts,
} from './fields.ts';
import { type Piece, piece } from './lines.ts';
import { readNames } from './names.ts';
import { isThing, type PlacedThing } from './things.ts';

/* A film as structured data states it (https://schema.org/Movie), every value with its place in the text. */

export interface StatedCredit {
  readonly role: Role;
  readonly person: Piece;
  readonly character: Piece | null;
}

export interface StatedReview {
  readonly text: Piece;
  readonly author: Piece | null;
}

export interface StatedFilm {
  readonly title: Piece | null;
  readonly alternativeTitles: readonly Piece[];
  /** The year the film is of; `published` only says when it, or the page, came out. */
  readonly year: Found<number> | null;
  readonly published: { readonly date: Found<string> | null; readonly year: Found<number> } | null;
  readonly runtime: Found<number> | null;
  readonly countries: readonly Piece[];
  readonly languages: readonly Piece[];
  readonly genres: readonly Piece[];
  readonly certification: Found<string> | null;
  readonly credits: readonly StatedCredit[];
  readonly plot: Piece | null;
  readonly reviews: readonly StatedReview[];
  readonly links: readonly Piece[];
  readonly poster: Piece | null;
}

const ROLES: readonly (readonly [property: string, role: Role])[] = [
  ['director', 'director'],
  ['directors', 'director'],
  ['author', 'writer'],
  ['writer', 'writer'],
  ['creator', 'writer'],
  ['producer', 'producer'],
  ['actor', 'actor'],
  ['actors', 'actor'],
  ['performer', 'actor'],
  ['musicby', 'composer'],
  ['cinematographer', 'cinematographer'],
  ['editor', 'editor'],
];
/** Bands write music; companies are nobody. */
const PERSON = /^(?:person|musicgroup|performinggroup|.{0,20}role)$/u;
const MOST_PEOPLE = 500;
const MAX_NAME = 80;
const MAX_TITLE = 300;
const MIN_PLOT = 120;
const MIN_SHORT_PLOT = 60;
/** "Tango & Cash (1989)". */
const TITLE_AND_YEAR = /^(.{1,250}?)\s{0,3}\((?:[^()\d]{0,30}\s)?(\d{4})\)\s{0,3}(.{0,100})$/u;
const ISO_DURATION =
  /^P(?:T?(\d{1,3})D)?T?(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})(?:\.\d{1,9})?S)?$/iu;

/** The film a thing is. @param source the text that every place counts in */
export function statedFilm(source: string, thing: PlacedThing): StatedFilm {
  const [name] = wordsOf(thing, 'name').filter(({ text }) => text.length <= MAX_TITLE);
  const titled = name === undefined ? null : titleAndYear(source, name, thing);
  const lists = (property: string) =>
    wordsOf(thing, property).flatMap((value) =>
      value.text.includes('://') ? [] : listParts(source, value),
    );
  const first = <T>(property: string, read: (value: Piece) => T | null) => {
    for (const value of wordsOf(thing, property)) {
      const found = read(value);
      if (found !== null) return found;
    }
    return null;
  };
  const yearOf = (value: Piece) => findYear(source, value);
  return {
    title: titled?.title ?? null,
    alternativeTitles: wordsOf(thing, 'alternatename').filter(
      ({ text }) => text.length <= MAX_TITLE,
    ),
    year: titled?.year ?? first('datecreated', yearOf) ?? first('copyrightyear', yearOf),
    published: first('datepublished', (value) => {
      const year = yearOf(value);
      return year === null ? null : { date: findDate(source, value), year };
    }),
    runtime: first('duration', (value) => isoDuration(value) ?? findRuntime(source, value)),
    countries: lists('countryoforigin'),
    // "en" is a code for machines.
    languages: lists('inlanguage').filter(({ text }) => text.length > 3 && !text.includes('-')),
    genres: lists('genre'),
    certification: first('contentrating', (value) => findCertification(source, value)),
    credits: credits(source, thing),
    plot: plotOf(thing),
    reviews: reviewsOf(thing),
    links: [...addresses(thing, 'url'), ...addresses(thing, 'sameas')],
    poster: pictureOf(thing),
  };
}

/** The words of a property; of a thing that is its value, its name. */
function wordsOf(thing: PlacedThing, property: string): readonly Piece[] {
  return (thing.properties.get(property) ?? []).flatMap((value) => {
    if (!isThing(value)) return value;
    const named = ['name', 'ratingvalue'].flatMap((each) => value.properties.get(each) ?? []);
    return named.filter((each): each is Piece => !isThing(each)).slice(0, 1);
  });
}

function titleAndYear(
  source: string,
  name: Piece,
  thing: PlacedThing,
): { readonly title: Piece; readonly year: Found<number> | null } {
  const raw = source.slice(name.start, name.end);
  const match = TITLE_AND_YEAR.exec(raw);
  const [, before = '', , after = ''] = match ?? [];
  // Open Graph appends what it likes to a title, schema.org does not.
  if (match === null || (after !== '' && !thing.types.includes('opengraph'))) {
    return { title: name, year: null };
  }
  const end = name.start + before.length;
  const year = findYear(source, piece(source, end, name.end - after.length));
  return year === null
    ? { title: name, year: null }
    : { title: piece(source, name.start, end), year };
}

function isoDuration(value: Piece): Found<number> | null {
  const match = ISO_DURATION.exec(value.text);
  if (match === null) return null;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const total = (days * 24 + hours) * 60 + minutes + Math.round(seconds / 60);
  return total >= 1 && total <= MAX_RUNTIME ? { value: total, at: value } : null;
}

function credits(source: string, film: PlacedThing): readonly StatedCredit[] {
  const found = ROLES.flatMap(([property, role]) =>
    (film.properties.get(property) ?? []).slice(0, MOST_PEOPLE).flatMap((value) => {
      if (isThing(value)) return personCredits(source, value, role, property === 'creator');
      // Words alone may be a company as well as a person.
      if (property === 'creator' || value.text.includes('://')) return [];
      return readNames(source, value, false).map((name) => ({ role, ...name }));
    }),
  );
  return found.slice(0, 2 * MOST_PEOPLE);
}

function personCredits(
  source: string,
  thing: PlacedThing,
  role: Role,
  isUnsure: boolean,
): readonly StatedCredit[] {
  const performed = role === 'actor' ? (thing.properties.get('actor') ?? []) : [];
  if (performed.length > 0) {
    const [character] = [...wordsOf(thing, 'charactername'), ...wordsOf(thing, 'rolename')];
    return performed.flatMap((actor) => {
      const people = isThing(actor)
        ? personCredits(source, actor, role, isUnsure)
        : readNames(source, actor, false).map((name) => ({ role, ...name }));
      return people.map((person) => ({ ...person, character: character ?? person.character }));
    });
  }
  if (thing.types.length > 0 && !thing.types.some((type) => PERSON.test(type))) return [];
  // A creator may be anything, as long as nothing says that it is a person.
  if (isUnsure && !thing.types.includes('person')) return [];
  const [person] = wordsOf(thing, 'name');
  if (person === undefined || !isName(person.text)) return [];
  const [stated] = wordsOf(thing, 'charactername');
  return [{ role, person, character: stated ?? besideName(source, thing, person, role) }];
}

const isName = (text: string) =>
  text.length >= 2 &&
  text.length <= MAX_NAME &&
  /\p{L}/u.test(text) &&
  !/[<>{}=\\]|:\/\//u.test(text);

/** "<li itemprop=actor><span itemprop=name>Fritz Wepper</span> als Albert Mutz</li>" */
function besideName(source: string, thing: PlacedThing, person: Piece, role: Role): Piece | null {
  if (thing.seen === null || role !== 'actor') return null;
  const { start } = person;
  const end = Math.min(thing.seen.end, start + 4 * MAX_NAME);
  if (start < thing.seen.start || end <= person.end) return null;
  const [line = ''] = source.slice(start, end).split('\n', 1);
  const [name] = readNames(source, piece(source, start, start + line.length), false);
  return name?.person.text === person.text ? name.character : null;
}

/** A description that tells the story; a line for a list of films, or one that was cut off, does not. */
function plotOf(thing: PlacedThing): Piece | null {
  const people = ['director', 'actor', 'actors'].flatMap((each) => wordsOf(thing, each));
  const [plot] = ['description', 'abstract']
    .flatMap((each) => wordsOf(thing, each))
    .filter(({ text }) => {
      if (text.includes('://') || /(?:…|\.\.\.)$/u.test(text)) return false;
      if (people.filter((person) => text.includes(person.text)).length > 1) return false;
      if (text.length >= MIN_PLOT) return true;
      const isShort = thing.types.includes('opengraph') || text.length < MIN_SHORT_PLOT;
      return !isShort && /[.!?][“"”»)]?$/u.test(text);
    });
  return plot ?? null;
}

function reviewsOf(thing: PlacedThing): readonly StatedReview[] {
  return ['review', 'reviews'].flatMap((each) =>
    (thing.properties.get(each) ?? []).flatMap((value) => {
      if (!isThing(value)) return [];
      const [text] = wordsOf(value, 'reviewbody');
      const [author] = wordsOf(value, 'author');
      return text === undefined ? [] : { text, author: author ?? null };
    }),
  );
}

function addresses(thing: PlacedThing, property: string): readonly Piece[] {
  return (thing.properties.get(property) ?? []).filter(
    (value): value is Piece => !isThing(value) && URL.canParse(value.text),
  );
}

function pictureOf(thing: PlacedThing): Piece | null {
  for (const value of thing.properties.get('image') ?? []) {
    if (!isThing(value)) return value;
    const [file] = ['contenturl', 'url'].flatMap((each) => value.properties.get(each) ?? []);
    if (file !== undefined && !isThing(file)) return file;
  }
  return null;
}
