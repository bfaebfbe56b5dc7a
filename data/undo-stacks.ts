import type { Transaction } from './model/change.ts';

/** What undo takes back next and what redo brings back next: the last one at the end of each. */
export interface UndoStacks {
  readonly done: readonly Transaction[];
  /** The undos, which redo takes back in turn. */
  readonly undone: readonly Transaction[];
}

export const NOTHING_DONE: UndoStacks = { done: [], undone: [] };

/**
 * The stacks after one more transaction. An undo names in `undoes` what it took back; taking back an undo is a redo.
 * Anything else is a new edit, and ends what could be redone.
 */
export function afterTransaction(stacks: UndoStacks, transaction: Transaction): UndoStacks {
  const { done, undone } = stacks;
  const { undoes } = transaction;
  if (undoes !== null && done.at(-1)?.txid === undoes) {
    return { done: done.slice(0, -1), undone: [...undone, transaction] };
  }
  if (undoes !== null && undone.at(-1)?.txid === undoes) {
    return { done: [...done, transaction], undone: undone.slice(0, -1) };
  }
  return { done: [...done, transaction], undone: [] };
}
