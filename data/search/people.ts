import { compareTitles, SECTION_BITS, type IndexEntry } from '../index-entry.ts';
import type { Suggestion } from '../model/api.ts';
import type { FilmTable } from './film-table.ts';

const TITLES = 2;

/** Suggested people, each with the first titles by which somebody knows whether it is the one they mean. */
export function withTitles(people: readonly Suggestion[], table: FilmTable): Suggestion[] {
  const { numbered, sections, values } = table;
  const isHere = (film: number) => ((sections[film] ?? 0) & SECTION_BITS.all) !== 0;
  const names = people.map(({ value }) => value);
  const films = values.person.filmsWith(names, isHere);
  return people.map((person, at) => {
    const known: IndexEntry[] = [];
    for (const film of films[at] ?? []) {
      const entry = numbered[film];
      if (entry === undefined) continue;
      const place = known.findIndex((other) => compareTitles(entry, other) < 0);
      known.splice(place === -1 ? known.length : place, 0, entry);
      known.length = Math.min(known.length, TITLES);
    }
    return { ...person, titles: known.map(({ film }) => film.title) };
  });
}
