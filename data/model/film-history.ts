import { diff, type Change, type FieldEdits, type Transaction } from './change.ts';
import type { Film } from './film.ts';

/** One step in the life of a film: when, on which device, and what it changed. */
export interface FilmVersion {
  readonly txid: string;
  /** ISO moment. */
  readonly at: string;
  readonly device: string;
  readonly kind: 'add' | 'edit' | 'remove';
  /** Whether this took back an earlier step. */
  readonly isUndo: boolean;
  /** Empty unless `kind` is `edit`. */
  readonly edits: FieldEdits;
}

/** The steps of a film, the newest first, as far as the transactions (oldest first) reach back. */
export function filmHistory(transactions: readonly Transaction[], id: string): FilmVersion[] {
  return transactions
    .flatMap((transaction) =>
      transaction.changes
        .filter((change) => idOf(change) === id)
        .map((change): FilmVersion => ({
          txid: transaction.txid,
          at: transaction.at,
          device: transaction.device,
          kind: change.type,
          isUndo: transaction.undoes !== null,
          edits: change.type === 'edit' ? change.fields : {},
        })),
    )
    .reverse();
}

/**
 * The edit that leads from the film as it is back to how a step left it, or `null` when the history does not know the
 * step. Only what a person edits comes back; whether the film lies in the trash stays as it is.
 */
export function editBackTo(
  transactions: readonly Transaction[],
  film: Film,
  txid: string,
): Extract<Change, { type: 'edit' }> | null {
  const at = transactions.findIndex((transaction) => transaction.txid === txid);
  if (at === -1) return null;
  const later = transactions
    .slice(at + 1)
    .flatMap(({ changes }) => changes)
    .reverse();
  let then = film;
  for (const change of later) {
    if (change.type !== 'edit' || change.id !== film.id) continue;
    const before = Object.entries(change.fields).map(([field, edit]) => [field, edit.before]);
    then = { ...then, ...(Object.fromEntries(before) as Partial<Film>) };
  }
  return diff(film, { ...then, deleted: film.deleted });
}

function idOf(change: Change): string {
  return change.type === 'edit' ? change.id : change.film.id;
}
