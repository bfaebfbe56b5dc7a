/** Does one thing after the other, whatever becomes of each. */
export class Queue {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs the action alone, after everything asked for before; resolves and rejects as it does. */
  run<T>(action: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(action);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Resolves when everything asked for so far is done. */
  async settled(): Promise<void> {
    await this.#last;
  }
}
