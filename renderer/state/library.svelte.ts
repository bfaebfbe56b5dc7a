import type { Applied, LibraryApi, LibraryEvent, LibraryStatus } from '../../data/model/api.ts';
import type { Change } from '../../data/model/change.ts';
import { FilmothekError, type ErrorCode } from '../../data/model/errors.ts';
import type { Host } from '../host/host.ts';

export type SaveState = 'saved' | 'saving' | 'failed';

/** The library as the pages see it: its status, whether everything is saved, and the ways to change it. */
export class LibraryState {
  readonly api: LibraryApi;
  status = $state.raw<LibraryStatus>() as LibraryStatus;
  /** Why the last edit was not saved; cleared by the next one that is. */
  failure = $state.raw<FilmothekError | null>(null);
  /** The host answers no more; nothing can be saved until it is started again. */
  lost = $state(false);
  #pending = $state(0);
  readonly saving: SaveState = $derived(
    this.lost || this.failure !== null ? 'failed' : this.#pending > 0 ? 'saving' : 'saved',
  );
  #turn: Promise<unknown> = Promise.resolve();
  #listeners = new Set<(event: LibraryEvent) => void>();

  private constructor(api: LibraryApi, status: LibraryStatus) {
    this.api = api;
    this.status = status;
  }

  static async open(host: Host): Promise<LibraryState> {
    const library = new LibraryState(host.api, await host.api.status({}));
    host.subscribe({
      onEvent: (event) => void library.#receive(event),
      onLost: () => (library.lost = true),
      onRestored: () => void library.#catchUp(),
    });
    return library;
  }

  get canEdit(): boolean {
    return this.status.readOnly === null;
  }

  /** Calls the listener for every event of the library; returns the way to stop. */
  listen(listener: (event: LibraryEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Makes changes fact. Rejects with the reason when they are not; the status bar tells it as well. */
  apply(changes: readonly Change[]): Promise<Applied> {
    return this.saveWith(() => this.api.apply({ changes }));
  }

  /** Takes back the last edit; `null` when there is none. */
  undo(): Promise<Applied | null> {
    return this.inTurn(() =>
      this.saveWith(() => this.api.undo({}).catch(nullFor('nothing-to-undo'))),
    );
  }

  redo(): Promise<Applied | null> {
    return this.inTurn(() =>
      this.saveWith(() => this.api.redo({}).catch(nullFor('nothing-to-redo'))),
    );
  }

  /**
   * Quick edits look at films before they change them. They wait for one another, each on top of the last, and undo
   * waits for them; one may not be begun within another.
   */
  inTurn<T>(edit: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(edit);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Runs anything that writes, so that "Saved" means what it says. */
  async saveWith<T>(write: () => Promise<T>): Promise<T> {
    this.#pending += 1;
    try {
      const result = await write();
      this.failure = null;
      return result;
    } catch (error) {
      // Where nothing can be saved, nothing is left unsaved.
      const isOfSaving = error instanceof FilmothekError && error.code !== 'library-read-only';
      if (isOfSaving) this.failure = error;
      throw error;
    } finally {
      this.#pending -= 1;
    }
  }

  async #receive(event: LibraryEvent): Promise<void> {
    this.lost = false;
    if (event.type === 'changed') await this.#refreshStatus();
    for (const listener of this.#listeners) listener(event);
  }

  /** What happened while nothing could be heard may concern every film. */
  async #catchUp(): Promise<void> {
    if (!this.lost) return;
    await this.#refreshStatus();
    await this.#receive({ type: 'changed', revision: this.status.revision, ids: null });
  }

  /** The newest answer counts, in whatever order they arrive; without one the old status stays. */
  async #refreshStatus(): Promise<void> {
    const status = await this.api.status({}).catch(() => null);
    if (status !== null && status.revision >= this.status.revision) this.status = status;
  }
}

function nullFor(code: ErrorCode): (error: unknown) => null {
  return (error) => {
    if (error instanceof FilmothekError && error.code === code) return null;
    throw error;
  };
}
