import { useApp } from './app.svelte.ts';

/** Work that takes a moment: whoever could ask for more of it sees that it goes on, and every failure is told. */
export class OneAtATime {
  readonly #app = useApp();
  busy = $state(false);

  async run(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    await this.#app.attempt(work);
    this.busy = false;
  }
}
