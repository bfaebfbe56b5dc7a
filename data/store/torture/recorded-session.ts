import type { Change } from '../../model/change.ts';
import { FilmothekError } from '../../model/errors.ts';
import { openStore, type Store } from '../store.ts';
import { FaultFiles } from './fault-files.ts';
import { after, hashExceptUpdated, type Films } from './oracle.ts';
import type { RecordedDisk } from './recorded-disk.ts';

/** A state of the films that was asked for at a moment. Its hash does not tell when a film was last edited. */
interface Asked {
  readonly moment: number;
  readonly revision: number;
  readonly hash: string;
}

/** A session on a recorded disk, and what may and must be there after it. */
export class RecordedSession {
  readonly disk: RecordedDisk;
  readonly faults: FaultFiles;
  readonly #asked: Asked[] = [];
  /** And what was asked for in an earlier start. Their revisions may have been given to others later. */
  readonly #refused: Asked[] = [];
  readonly #acknowledged: Asked[] = [];
  #tip: Films = new Map();
  /** The moment from which on states are of interest; the story may set it. */
  begin = 0;

  constructor(disk: RecordedDisk) {
    this.disk = disk;
    this.faults = new FaultFiles(disk.files);
  }

  async open(): Promise<Store> {
    const store = await openStore(this.disk.folder, { files: this.faults.files });
    this.#tip = new Map(store.data.films);
    this.#refused.push(...this.#asked.splice(0));
    const { revision } = store.data;
    this.#acknowledged.push({
      moment: this.disk.now(),
      revision,
      hash: hashExceptUpdated(this.#tip),
    });
    return store;
  }

  /** Commits, and remembers what was asked for and whether it was acknowledged. */
  async save(store: Store, changes: readonly Change[]): Promise<void> {
    const earlier = Math.max(store.data.revision, ...this.#asked.map(({ revision }) => revision));
    this.#tip = after(this.#tip, { changes, at: '' });
    const asked = { revision: earlier + 1, hash: hashExceptUpdated(this.#tip) };
    this.#asked.push({ ...asked, moment: this.disk.now() });
    await store.commit(changes);
    this.#acknowledged.push({ ...asked, moment: this.disk.now() });
  }

  /** The same for changes that are going to be refused. */
  async saveInVain(store: Store, changes: readonly Change[]): Promise<void> {
    const tip = after(this.#tip, { changes, at: '' });
    const revision = store.data.revision + 1;
    this.#refused.push({ moment: this.disk.now(), revision, hash: hashExceptUpdated(tip) });
    const error: unknown = await store.commit(changes).catch((reason: unknown) => reason);
    if (!(error instanceof FilmothekError)) throw new Error('it was not refused');
  }

  /** What may be there after a power loss: the last acknowledged state, or one that was asked for on top of it. */
  allowedAt(moment: number): string[] {
    const known = this.#acknowledged.filter((state) => state.moment < moment);
    const least = known.reduce<Asked | null>(
      (best, state) => (best === null || state.revision >= best.revision ? state : best),
      null,
    );
    const open = [...this.#asked, ...this.#refused].filter(
      (state) => state.moment < moment && state.revision > (least?.revision ?? -1),
    );
    // Before the library was opened it is what it was.
    const first = least ?? this.#acknowledged[0];
    return [...(first === undefined ? [] : [first]), ...open].map(nameOf);
  }
}

/** How a state is named in all of this. */
export const nameOf = ({ revision, hash }: Pick<Asked, 'revision' | 'hash'>): string =>
  `revision ${revision} ${hash}`;
