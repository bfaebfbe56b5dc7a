import { setFields, type Change } from '../../model/change.ts';
import { createFilm, type Film } from '../../model/film.ts';

/*
 * What the process that is killed does. Transaction n adds film n, marks the film three before it and removes the one
 * twenty before it. So the films at a revision follow from its number, and nothing missing or doubled goes unnoticed.
 */

const WINDOW = 20;
/** As many transactions may be on their way at once, because none touches the film of the one before. */
export const AT_ONCE = 3;

const NOW = '2024-05-01T12:00:00.000Z';

const idOf = (number: number) => `film-${String(number).padStart(8, '0')}`;

function filmOf(number: number): Film {
  const plot = `${number} `.repeat(100 + ((number * 7) % 300));
  return createFilm({ title: `Film ${number}`, plot }, idOf(number), NOW);
}

/** The changes of a transaction, with the films as they are after the one `AT_ONCE` before it. */
export function changesOf(number: number, films: ReadonlyMap<string, Film>): Change[] {
  const marked = films.get(idOf(number - AT_ONCE));
  const oldest = films.get(idOf(number - WINDOW));
  return [
    { type: 'add', film: filmOf(number) },
    ...(marked === undefined ? [] : [setFields(marked, { favourite: true })]),
    ...(oldest === undefined ? [] : [{ type: 'remove' as const, film: oldest }]),
  ];
}

/** The films at a revision, but for the moment when they were marked. */
export function filmsAt(revision: number): ReadonlyMap<string, Film> {
  const films = new Map<string, Film>();
  for (let number = Math.max(1, revision - WINDOW + 1); number <= revision; number++) {
    films.set(idOf(number), { ...filmOf(number), favourite: number <= revision - AT_ONCE });
  }
  return films;
}
