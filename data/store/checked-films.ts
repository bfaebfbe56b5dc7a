import { setImmediate as turn } from 'node:timers/promises';
import { FilmothekError } from '../model/errors.ts';
import { filmSchema, type Film } from '../model/film.ts';
import { firstIssue } from '../model/zod-issue.ts';

/* Films that others wrote, or this program long ago, and that no checksum vouches for. The event loop gets its turns. */

const FILMS_A_TURN = 200;

/**
 * Checks every film by its schema, and brings it to the form that it has.
 * @param file goes into the error
 * @throws {FilmothekError} `library-damaged`
 */
export async function checkFilms(films: Map<string, Film>, file: string): Promise<void> {
  let count = 0;
  for (const [id, film] of films) {
    const parsed = filmSchema.safeParse(film);
    if (!parsed.success) {
      const reason = `${id} ${firstIssue(parsed.error)}`;
      throw new FilmothekError('library-damaged', { folder: file, reason });
    }
    films.set(id, parsed.data);
    count += 1;
    if (count % FILMS_A_TURN === 0) await turn();
  }
}

/** Whether everything that is known of a film has the form it should; a later version may have added to it. */
export async function areReadable(films: ReadonlyMap<string, Film>): Promise<boolean> {
  let count = 0;
  for (const film of films.values()) {
    const { success, error } = filmSchema.safeParse(film);
    if (!success && error.issues.some(({ code }) => code !== 'unrecognized_keys')) return false;
    count += 1;
    if (count % FILMS_A_TURN === 0) await turn();
  }
  return true;
}
