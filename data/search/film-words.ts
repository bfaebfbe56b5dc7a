import type { Film } from '../model/film.ts';
import { searchable } from '../model/search-text.ts';
import { withoutArticle } from '../model/sort-title.ts';

/** Where in a film a word stands; the higher, the more a film is about it. */
export const PLACE = { rest: 0, person: 1, title: 2, titleStart: 3 } as const;
export type Place = (typeof PLACE)[keyof typeof PLACE];

/** What a word at each of the places is worth. */
export const PLACE_WEIGHTS = [2, 6, 12, 16] as const;

/** Names come again and again; to take them apart takes longer than all the rest. */
const MOST_KEPT = 50_000;
const kept = new Map<string, readonly string[]>();

/** The words of a film, each once and at its best place. */
export function filmWords(film: Film): ReadonlyMap<string, Place> {
  const words = new Map<string, Place>();
  const add = (word: string, place: Place) => {
    if ((words.get(word) ?? -1) < place) words.set(word, place);
  };
  const addAll = (text: string | null, place: Place) => {
    if (text === null) return;
    for (const word of wordsOf(text)) add(word, place);
  };
  for (const title of [film.title, film.originalTitle, ...film.alternativeTitles]) {
    if (title === null) continue;
    const all = takenApart(title);
    for (const word of all) add(word, PLACE.title);
    for (const start of [all[0], takenApart(withoutArticle(title))[0]]) {
      if (start !== undefined) add(start, PLACE.titleStart);
    }
  }
  for (const { person, character } of film.credits) {
    addAll(person, PLACE.person);
    addAll(character, PLACE.rest);
  }
  const labels = [film.genres, film.tags, film.countries].flat();
  for (const label of labels) addAll(label, PLACE.rest);
  for (const { medium, shelf } of film.copies) {
    addAll(medium, PLACE.rest);
    addAll(shelf, PLACE.rest);
  }
  addAll(film.series?.name ?? null, PLACE.rest);
  if (film.year !== null) add(String(film.year), PLACE.rest);
  return words;
}

/** The words of longer texts. What is known of each is no more than that it is there. */
export function textWords(...texts: readonly (string | null)[]): ReadonlyMap<string, 0> {
  const words = new Map<string, 0>();
  for (const text of texts) {
    if (text === null) continue;
    for (const word of takenApart(text)) words.set(word, 0);
  }
  return words;
}

/** The words of a text that comes again and again, as `searchable` makes them. */
export function wordsOf(text: string): readonly string[] {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const words = takenApart(text);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(text, words);
  return words;
}

function takenApart(text: string): readonly string[] {
  return searchable(text)
    .split(' ')
    .filter((word) => word !== '');
}
