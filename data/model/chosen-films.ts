import { z } from 'zod';
import { filmIdSchema } from './film.ts';
import { querySchema } from './query.ts';

/*
 * Films something is done with, in the order of a result: some of it by their ids, or all of it but some, which takes no
 * room however many they are.
 */

const ids = z.array(filmIdSchema).max(1_000_000);

export const chosenFilmsSchema = z.union([
  z.strictObject({ query: querySchema, only: ids }),
  z.strictObject({ query: querySchema, except: ids }),
]);
export type ChosenFilms = z.infer<typeof chosenFilmsSchema>;

/** Those of the result that are chosen. */
export function chosenAmong(result: readonly string[], films: ChosenFilms): readonly string[] {
  if ('only' in films) {
    const only = new Set(films.only);
    return result.filter((id) => only.has(id));
  }
  if (films.except.length === 0) return result;
  const except = new Set(films.except);
  return result.filter((id) => !except.has(id));
}
