import { clockOf, isClock, laterClock } from '../model/clock.ts';
import type { LoadedLibrary } from './load.ts';

/**
 * The latest moment that a library tells of: its journals, its snapshot, and what was edited before there was a clock.
 * `null` in a library without films.
 */
export function latestClock({ history, low }: LoadedLibrary): string | null {
  const { films, others } = low.data;
  const kept = others['clock'];
  let latest = typeof kept === 'string' && isClock(kept) ? kept : null;
  for (const { clock } of history) latest = laterClock(latest, clock);
  let updated = '';
  for (const film of films.values()) if (film.updated > updated) updated = film.updated;
  return updated === '' ? latest : laterClock(latest, clockOf(updated));
}
