import { existsSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { sameValue, type Change, type Transaction } from '../../model/change.ts';
import type { Film } from '../../model/film.ts';
import { NODE_FILES } from '../files.ts';
import { PREVIOUS, SNAPSHOT } from '../folder.ts';
import { openStore, type Store } from '../store.ts';
import { crashStates, materialise } from './crash-states.ts';
import { below, type Chance } from './effort.ts';
import { FaultFiles, type FaultPlan } from './fault-files.ts';
import { interceptFiles } from './intercept.ts';
import { after, hashOfFilms, unfitToShow, type Films } from './oracle.ts';
import { RecordedDisk } from './recorded-disk.ts';

/** The real file system, as it is once the current snapshot is gone. */
const WITHOUT_SNAPSHOT = interceptFiles(NODE_FILES, async ({ file, run }) => {
  if (path.basename(file) !== SNAPSHOT) return run();
  throw Object.assign(new Error('it is gone'), { code: 'ENOENT' });
});

/** A store on a recorded disk with faults, and beside it what the store should hold. */
export class World {
  readonly #root: string;
  #number = 0;
  #disk: RecordedDisk;
  #faults: FaultFiles;
  store: Store;
  films: Films = new Map();
  /** Every acknowledged transaction. */
  readonly transactions: Transaction[] = [];

  private constructor(root: string, disk: RecordedDisk, faults: FaultFiles, store: Store) {
    this.#root = root;
    this.#disk = disk;
    this.#faults = faults;
    this.store = store;
  }

  static async create(root: string): Promise<World> {
    const folder = path.join(root, '0');
    await fs.mkdir(folder);
    const disk = await RecordedDisk.of(folder);
    const faults = new FaultFiles(disk.files);
    const store = await openStore(folder, { files: faults.files });
    return new World(root, disk, faults, store);
  }

  film(id: string): Film | null {
    return this.films.get(id) ?? null;
  }

  /** Commits at once. What the films do not allow must be refused, everything else acknowledged. */
  async commit(commits: readonly (readonly Change[])[]): Promise<void> {
    const expected: (Films | null)[] = [];
    let films = this.films;
    for (const changes of commits) {
      const next = fits(films, changes) ? after(films, { changes, at: '' }) : null;
      expected.push(next);
      films = next ?? films;
    }
    const results = await Promise.allSettled(commits.map((changes) => this.store.commit(changes)));
    for (const [index, result] of results.entries()) {
      const isExpected = expected[index] !== null;
      if (result.status === 'fulfilled') this.#acknowledge(result.value);
      if ((result.status === 'fulfilled') !== isExpected) {
        const outcome = result.status === 'fulfilled' ? 'was acknowledged' : String(result.reason);
        throw new Error(`commit ${index}: ${outcome}`);
      }
    }
    await this.verify();
  }

  /**
   * Commits on a disk that fails, with a checkpoint beside it. Then the disk is well again, and `next` and a snapshot
   * are saved, in either order.
   */
  async commitWithFault(
    plan: FaultPlan,
    changes: readonly Change[],
    next: () => readonly Change[],
    snapshotFirst: boolean,
  ): Promise<void> {
    const isPossible = fits(this.films, changes);
    this.#faults.plan(plan);
    const checkpoint = this.store.checkpoint().catch(refused);
    const commit = this.store.commit(changes).then((transaction) => {
      if (!isPossible) throw new Error('what does not fit was acknowledged');
      this.#acknowledge(transaction);
    });
    await commit.catch((error: unknown) => (isPossible ? refused(error) : undefined));
    await checkpoint;
    this.#faults.plan(null);
    // What was refused may still be on the disk, until the next edit takes it back, or a snapshot if one is due.
    if (snapshotFirst) await this.store.checkpoint();
    this.#compare('in memory', this.store);
    await this.commit([next()]);
    await this.checkpoint();
  }

  async checkpoint(): Promise<void> {
    await this.store.checkpoint();
    await this.verify();
  }

  async reopen(): Promise<void> {
    await this.store.close();
    await this.#open();
    await this.verify();
  }

  /** The process is killed at an operation of a commit with a checkpoint beside it. */
  async kill(at: number, changes: readonly Change[]): Promise<void> {
    const isPossible = fits(this.films, changes);
    this.#faults.plan({ fault: 'killed', at, persistent: true });
    const checkpoint = this.store.checkpoint().catch(() => undefined);
    const acknowledged = await this.store.commit(changes).catch(() => null);
    await checkpoint;
    if (acknowledged !== null) this.#acknowledge(acknowledged);
    this.#faults.plan({ fault: 'killed', at: 1, persistent: true });
    await this.store.close();
    await this.#open();
    if (acknowledged === null && isPossible) this.#acceptOneMore(changes);
    await this.verify();
  }

  /** The power fails at a moment of a commit with a checkpoint beside it; `when` is a share of the time it took. */
  async losePower(when: number, random: Chance, changes: readonly Change[]): Promise<void> {
    const isPossible = fits(this.films, changes);
    const begun = this.#disk.now();
    const checkpoint = this.store.checkpoint().catch(refused);
    const transaction = await this.store.commit(changes).catch(() => null);
    const saved = this.#disk.now();
    await checkpoint;
    const moment = begun + Math.floor((this.#disk.now() - begun) * when);
    const states = [...crashStates(this.#disk, moment, 4, random)];
    const state = states[below(random, states.length)];
    await this.store.close();

    const folder = path.join(this.#root, String(++this.#number));
    await fs.mkdir(folder);
    await materialise(state ?? new Map(), folder);
    await fs.rm(this.#disk.folder, { recursive: true });
    this.#disk = await RecordedDisk.of(folder);
    this.#faults = new FaultFiles(this.#disk.files);
    if (transaction !== null && saved < moment) this.#acknowledge(transaction);
    await this.#open();
    if (isPossible && !(saved < moment)) this.#acceptOneMore(changes);
    await this.verify();
  }

  async end(): Promise<void> {
    this.#faults.plan(null);
    await this.store.close();
    await this.#open();
    await this.verify();
    await this.store.close();
  }

  /** In memory, and for somebody who reads the folder with or without its snapshot, everything is as acknowledged. */
  async verify(): Promise<void> {
    this.#compare('in memory', this.store);
    const { folder } = this.#disk;
    this.#compare('on the disk', await openStore(folder, { readOnly: true }));
    if (!existsSync(path.join(folder, PREVIOUS))) return;
    const reading = await openStore(folder, { readOnly: true, files: WITHOUT_SNAPSHOT });
    this.#compare('from the snapshot before', reading);
  }

  #compare(where: string, { data, history }: Store): void {
    const revision = this.transactions.length;
    if (data.revision !== revision) {
      throw new Error(`${where} it is revision ${data.revision}, acknowledged was ${revision}`);
    }
    if (hashOfFilms(data.films) !== hashOfFilms(this.films)) {
      throw new Error(`${where} other films than acknowledged`);
    }
    for (const transaction of history) {
      if (!sameValue(transaction, this.transactions[transaction.seq - 1])) {
        throw new Error(`${where} transaction ${transaction.seq} is another one`);
      }
    }
  }

  async #open(): Promise<void> {
    this.#faults.plan(null);
    this.store = await openStore(this.#disk.folder, { files: this.#faults.files });
    const cut = this.store.notices.find(({ kind }) => kind.startsWith('journal-'));
    if (cut !== undefined) throw new Error(`a start says ${JSON.stringify(cut)}`);
  }

  #acknowledge(transaction: Transaction): void {
    this.films = after(this.films, transaction);
    this.transactions.push(transaction);
  }

  /** What was on its way may have arrived. */
  #acceptOneMore(changes: readonly Change[]): void {
    const last = this.store.history.at(-1);
    if (last?.seq !== this.transactions.length + 1) return;
    if (!sameValue(last.changes, changes)) throw new Error('something else has arrived');
    this.#acknowledge(last);
  }
}

/** Whether changes can be made to the films, one after the other. */
function fits(films: Films, changes: readonly Change[]): boolean {
  let now = films;
  return changes.every((change) => {
    const film = now.get(change.type === 'edit' ? change.id : change.film.id);
    const isFit =
      change.type === 'add'
        ? film === undefined
        : change.type === 'remove'
          ? film !== undefined &&
            sameValue({ ...film, updated: '' }, { ...change.film, updated: '' })
          : film !== undefined &&
            Object.entries(change.fields).every(([field, { before }]) =>
              sameValue(film[field as keyof Film], before),
            );
    if (isFit) now = after(now, { changes: [change], at: '' });
    return isFit;
  });
}

/** An error of a failing disk must be one that can be shown. */
function refused(error: unknown): void {
  const unfit = unfitToShow(error);
  if (unfit !== null) throw new Error(unfit, { cause: error });
}
