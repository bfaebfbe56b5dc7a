import type { Applied } from './model/api.ts';
import {
  invertAll,
  summarise,
  type Change,
  type ChangeSummary,
  type Transaction,
} from './model/change.ts';
import { FilmothekError } from './model/errors.ts';
import type { CommitOptions, Store } from './store/store.ts';
import { afterTransaction, NOTHING_DONE, type UndoStacks } from './undo-stacks.ts';
import { Queue } from './store/queue.ts';

/** The one place where an edit becomes a fact: one after the other, each of them undoable, none of them rewritten. */
export class Editor {
  readonly #store: Store;
  readonly #onMade: (ids: readonly string[]) => void;
  #stacks: UndoStacks;
  /** One edit after the other, so that undo always means the last one that was asked for. */
  readonly #queue = new Queue();

  /** @param onMade hears which films are no longer what they were, before whoever edited them does */
  constructor(store: Store, onMade: (ids: readonly string[]) => void) {
    this.#store = store;
    this.#onMade = onMade;
    this.#stacks = store.history.reduce(afterTransaction, NOTHING_DONE);
  }

  /** What undo would take back, `null` when there is nothing. */
  get undoable(): ChangeSummary | null {
    const last = this.#stacks.done.at(-1);
    return last === undefined ? null : this.#summary(last.changes);
  }

  /** What redo would bring back. */
  get redoable(): ChangeSummary | null {
    const last = this.#stacks.undone.at(-1);
    return last === undefined ? null : this.#summary(invertAll(last.changes));
  }

  /**
   * Makes changes fact, all or none. They are worked out when it is their turn, on top of every earlier edit; none at
   * all is no edit, and gives `null`. Rejects as `Store.commit` does.
   */
  edit(
    changes: () => readonly Change[] | Promise<readonly Change[]>,
    options: Pick<CommitOptions, 'signal' | 'onProgress'> = {},
  ): Promise<Applied | null> {
    return this.#queue.run(async () => {
      const worked = await changes();
      if (worked.length === 0) return null;
      const transaction = await this.#store.commit(worked, { ...options, undoes: null });
      return this.#made(transaction, this.#summary(transaction.changes));
    });
  }

  /** Rejects with `nothing-to-undo`. */
  undo(): Promise<Applied> {
    return this.#queue.run(async () => {
      const last = this.#stacks.done.at(-1);
      if (last === undefined) throw new FilmothekError('nothing-to-undo');
      const summary = this.#summary(last.changes);
      return this.#made(await this.#takeBack(last), summary);
    });
  }

  /** Takes back the last undo. Rejects with `nothing-to-redo`. */
  redo(): Promise<Applied> {
    return this.#queue.run(async () => {
      const last = this.#stacks.undone.at(-1);
      if (last === undefined) throw new FilmothekError('nothing-to-redo');
      const transaction = await this.#takeBack(last);
      return this.#made(transaction, this.#summary(transaction.changes));
    });
  }

  /** Does something that no edit may come between, after every edit asked for so far. */
  alone<T>(action: () => Promise<T>): Promise<T> {
    return this.#queue.run(action);
  }

  /** Resolves when every edit asked for so far is made or refused. */
  async settled(): Promise<void> {
    await this.#queue.settled();
  }

  #takeBack({ changes, txid }: Transaction): Promise<Transaction> {
    return this.#store.commit(invertAll(changes), { undoes: txid });
  }

  #made(transaction: Transaction, summary: ChangeSummary): Applied {
    this.#stacks = afterTransaction(this.#stacks, transaction);
    const ids = transaction.changes.map((change) =>
      change.type === 'edit' ? change.id : change.film.id,
    );
    this.#onMade(ids);
    return { revision: this.#store.data.revision, ids, summary };
  }

  #summary(changes: readonly Change[]): ChangeSummary {
    return summarise(changes, (id) => this.#store.data.films.get(id)?.title ?? null);
  }
}
