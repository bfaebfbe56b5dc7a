/** What goes on and can be called off, by name. */
export class Tasks {
  readonly #running = new Map<string, AbortController>();

  /** Runs something that stops when its signal says so. */
  async run<T>(name: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    this.#running.set(name, controller);
    try {
      return await work(controller.signal);
    } finally {
      this.#running.delete(name);
    }
  }

  /** Does nothing when there is none of that name. */
  cancel(name: string): void {
    this.#running.get(name)?.abort();
  }
}
