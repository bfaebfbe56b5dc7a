import type { Backup } from './model/api.ts';
import type { Backups } from './store/backups.ts';
import type { Store } from './store/store.ts';
import { Queue } from './store/queue.ts';

const HOUR_MS = 3_600_000;
const LOOK_EVERY_MS = 5 * 60_000;

/**
 * Makes a backup at most every hour while the library is in use and something changed, and lets go of those the
 * rotation does not keep. What fails is tried again; an edit never waits for a backup.
 */
export class BackupKeeper {
  readonly #store: Store;
  readonly #backups: Backups;
  readonly #now: () => Date;
  #timer: ReturnType<typeof setInterval> | null = null;
  readonly #queue = new Queue();

  constructor(store: Store, backups: Backups, now: () => Date = () => new Date()) {
    this.#store = store;
    this.#backups = backups;
    this.#now = now;
  }

  /** Looks now and then; never keeps the process alive by itself. */
  start(): void {
    const look = () => void this.makeIfDue().catch(() => undefined);
    this.#timer ??= setInterval(look, LOOK_EVERY_MS).unref();
  }

  /** Makes a last backup if one is due, and looks no more. */
  async close(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    await this.makeIfDue().catch(() => undefined);
  }

  /** Makes a backup unless nothing changed since the last good one or that is younger than an hour. */
  makeIfDue(): Promise<Backup | null> {
    return this.#queue.run(async () => ((await this.#isDue()) ? this.#make() : null));
  }

  /** Rejects with `backup-failed`, or `save-failed` when the snapshot could not be written. */
  make(): Promise<Backup> {
    return this.#queue.run(() => this.#make());
  }

  async #isDue(): Promise<boolean> {
    const { revision } = this.#store.data;
    if (revision === 0) return false;
    const newest = await this.#backups.newest();
    if (newest === null) return true;
    const age = this.#now().getTime() - Date.parse(newest.at);
    return newest.revision !== revision && (age >= HOUR_MS || age < 0);
  }

  async #make(): Promise<Backup> {
    const { revision } = this.#store.data;
    await this.#store.checkpoint();
    const at = this.#now().toISOString();
    const backup = await this.#backups.make(revision, at);
    await this.#backups.prune(at);
    return backup;
  }
}
