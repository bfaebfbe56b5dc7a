import type { Film, Viewing } from './film.ts';

/**
 * The diary of a film that is watched from now on, some time, or no longer is; `null` when nothing changes. An entry
 * with words, a rating or a date in it is never taken back.
 * @param id of a new entry
 */
export function watchedAs(
  { viewings }: Pick<Film, 'viewings'>,
  watched: boolean,
  id: string,
): Viewing[] | null {
  if (watched) {
    const viewing = { id, date: null, rating: null, place: null, notes: null };
    return viewings.length === 0 ? [viewing] : null;
  }
  return viewings.length > 0 && viewings.every(isTick) ? [] : null;
}

function isTick({ date, rating, place, notes }: Viewing): boolean {
  return (date ?? rating ?? place ?? notes) === null;
}
