import { compareTitles, SECTION_BITS } from '../index-entry.ts';
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
    const entries = (films[at] ?? []).map((film) => numbered[film]);
    const known = entries.filter((entry) => entry !== undefined).sort(compareTitles);
    return { ...person, titles: known.slice(0, TITLES).map(({ film }) => film.title) };
  });
}
