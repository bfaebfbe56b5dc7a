import { createHash } from 'node:crypto';
import type { Change, Transaction } from '../../model/change.ts';
import { FilmothekError } from '../../model/errors.ts';
import type { Film } from '../../model/film.ts';
import { MESSAGES, sentence } from '../../model/messages/messages.ts';

/* What the store should hold, by a second and much simpler way than the store's own. */

export type Films = ReadonlyMap<string, Film>;

/** The films after a transaction on films it fits. */
export function after(
  films: Films,
  { changes, at }: { readonly changes: readonly Change[]; readonly at: string },
): Films {
  const next = new Map(films);
  for (const change of changes) {
    if (change.type === 'remove') next.delete(change.film.id);
    else if (change.type === 'add') next.set(change.film.id, change.film);
    else {
      const values = Object.entries(change.fields).map(([field, edit]) => [field, edit.after]);
      const film = { ...next.get(change.id), ...Object.fromEntries(values), updated: at };
      next.set(change.id, film as Film);
    }
  }
  return next;
}

/** The films at every revision, from 0 on, as transactions made them. */
export function statesOf(transactions: readonly Transaction[], start: Films = new Map()): Films[] {
  const states = [start];
  for (const transaction of transactions) states.push(after(states.at(-1) ?? start, transaction));
  return states;
}

/** The same for the same films, whatever their order and that of their fields. */
export function hashOfFilms(films: Films): string {
  const hash = createHash('sha256');
  for (const id of [...films.keys()].sort()) hash.update(JSON.stringify(films.get(id), sorted));
  return hash.digest('hex');
}

/** Leaves out when a film was last edited, which is not known of what was never acknowledged. */
export function hashExceptUpdated(films: Films): string {
  return hashOfFilms(new Map([...films].map(([id, film]) => [id, { ...film, updated: '' }])));
}

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * What is wrong with an error as something to show to a person: it is none of ours, or its sentence holds nothing but
 * the system's code. `null` when it is fit to be shown, in both languages.
 */
export function unfitToShow(error: unknown): string | null {
  if (!(error instanceof FilmothekError)) return `not ours: ${String(error)}`;
  const shown = Object.values(MESSAGES).map((messages) => sentence(messages, error));
  return shown.find((text) => /\bE[A-Z]{3,}\b|undefined|bytes written/.test(text)) ?? null;
}
