import { randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { Low } from 'lowdb';
import type { Notice, ReadOnlyReason } from '../model/api.ts';
import type { Change, Transaction } from '../model/change.ts';
import { nextClock } from '../model/clock.ts';
import { FilmothekError } from '../model/errors.ts';
import { makeChange, Overlay } from './apply-change.ts';
import { hostDevice } from './device.ts';
import type { Files } from './files.ts';
import { journalGenerations, journalName } from './folder.ts';
import { encodeEntry } from './journal-lines.ts';
import { retireJournals, USUAL_ROOM } from './history-journals.ts';
import { Journal, JournalDisplaced } from './journal.ts';
import { latestClock } from './latest-clock.ts';
import type { LoadedLibrary } from './load.ts';
import type { Release } from './lock.ts';
import { quarantine } from './quarantine.ts';
import { saveFailed } from './save-failed.ts';
import type { SnapshotAdapter } from './snapshot-adapter.ts';
import type { LibraryData } from './snapshot.ts';
import type { CommitOptions, OpenOptions, Store, StoreData } from './store.ts';
import { Queue } from './queue.ts';

/** Bytes of journal after which a snapshot is due. */
const JOURNAL_LIMIT = 4_000_000;
/** How many changes are checked before others have a turn: a few milliseconds of films with everything. */
const CHANGES_A_TURN = 200;

/** What only a writer has. */
export interface Writer {
  readonly files: Files;
  readonly adapter: SnapshotAdapter;
  readonly release: Release;
  journal: Journal;
}

interface Waiting {
  readonly changes: readonly Change[];
  readonly options: CommitOptions;
  readonly resolve: (transaction: Transaction) => void;
  readonly reject: (error: unknown) => void;
}

/** The store over a folder, after loading. */
export class FolderStore implements Store {
  readonly folder: string;
  readonly readOnly: ReadOnlyReason | null;
  readonly notices: readonly Notice[];
  readonly #low: Low<LibraryData>;
  readonly #device: string;
  readonly #history: Transaction[];
  /** The latest moment seen, `null` in a new library. */
  #clock: string | null;
  #historyRoom: number;
  #writer: Writer | null;
  #waiting: Waiting[] = [];
  /** Those who use the journal. */
  readonly #journalUsers = new Queue();
  readonly #checkpoints = new Queue();
  /** The snapshot that is being written beside the edits. */
  #writing: Promise<unknown> = Promise.resolve();
  #checkpointAt = JOURNAL_LIMIT;
  /** Whether the journal follows on nothing on the disk, so that no line in it would count. */
  #isAdrift = false;
  #snapshotRevision: number;
  #closing: Promise<void> | null = null;

  /** @param access what a writer has, or why there is none */
  constructor(
    folder: string,
    loaded: LoadedLibrary,
    access: Writer | ReadOnlyReason,
    options: OpenOptions,
  ) {
    const writer = typeof access === 'string' ? null : access;
    this.folder = folder;
    this.readOnly = typeof access === 'string' ? access : null;
    // Nothing is repaired when only reading, and a torn tail may be a line that is being written right now.
    this.notices =
      writer === null
        ? loaded.notices.filter(({ kind }) => kind !== 'torn-tail-repaired')
        : loaded.notices;
    this.#low = loaded.low;
    this.#device = options.device ?? hostDevice();
    this.#history = [...loaded.history];
    this.#clock = latestClock(loaded);
    this.#historyRoom = options.historyRoom ?? USUAL_ROOM;
    this.#writer = writer;
    const isSaved = loaded.isNew || loaded.adapter.source.from === 'current';
    this.#snapshotRevision = isSaved ? loaded.snapshotRevision : -1;
  }

  get data(): StoreData {
    return this.#low.data;
  }

  get history(): readonly Transaction[] {
    return this.#history;
  }

  commit(changes: readonly Change[], options: CommitOptions = {}): Promise<Transaction> {
    if (this.readOnly !== null) {
      return Promise.reject(new FilmothekError('library-read-only', { reason: this.readOnly }));
    }
    if (this.#closing !== null) return Promise.reject(new FilmothekError('not-reachable'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ changes, options, resolve, reject });
      if (this.#waiting.length === 1) void this.#withJournal((writer) => this.#save(writer));
    });
  }

  checkpoint(): Promise<void> {
    // Never the one that is under way: it may have begun before the last edit.
    return this.#checkpoints.run(() => this.#writeSnapshot());
  }

  async renew(): Promise<void> {
    try {
      await this.#withJournal(async (writer) => {
        await writer.journal.settle();
        await this.#startOver(writer, writer.journal.generation + 1);
      });
    } catch (error) {
      throw saveFailed(error);
    }
  }

  setHistoryRoom(bytes: number): void {
    this.#historyRoom = bytes;
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** Runs alone with the journal, after those who asked before. */
  #withJournal<T>(action: (writer: Writer) => Promise<T>): Promise<T> {
    return this.#journalUsers.run(async () => {
      if (this.#writer === null) throw new FilmothekError('library-read-only');
      return action(this.#writer);
    });
  }

  /** Saves everything that waits with one write, in the order of the calls. */
  async #save(writer: Writer): Promise<void> {
    const batch = this.#waiting;
    this.#waiting = [];
    const films = new Overlay(this.#low.data.films);
    const accepted: { readonly transaction: Transaction; readonly waiting: Waiting }[] = [];
    for (const waiting of batch) {
      try {
        const branch = new Overlay(films);
        const seq = this.#low.data.revision + accepted.length + 1;
        accepted.push({ transaction: await this.#make(branch, seq, waiting), waiting });
        films.take(branch);
      } catch (error) {
        waiting.reject(error);
      }
    }
    if (accepted.length === 0) return;
    try {
      await this.#append(
        writer,
        accepted.map(({ transaction }) => transaction),
      );
    } catch (error) {
      // Who came meanwhile counted on these being saved.
      const followers = this.#waiting;
      this.#waiting = [];
      for (const { reject } of [...accepted.map(({ waiting }) => waiting), ...followers]) {
        reject(error);
      }
      return;
    }
    films.writeTo(this.#low.data.films);
    this.#low.data.revision += accepted.length;
    this.#history.push(...accepted.map(({ transaction }) => transaction));
    for (const { transaction, waiting } of accepted) waiting.resolve(transaction);
    if (writer.journal.size >= this.#checkpointAt) {
      // Nobody waits for it and no edit depends on it: after a failure it is tried again a few megabytes later.
      this.#checkpointAt = writer.journal.size + JOURNAL_LIMIT;
      void this.checkpoint().catch(() => undefined);
    }
  }

  /** Appends to the journal; when somebody else has taken its place, to a new one after everything else is safe. */
  async #append(writer: Writer, transactions: readonly Transaction[]): Promise<void> {
    const append = async () => {
      const { journal } = writer;
      const lines = transactions.map((each) => encodeEntry(each, journal.generation));
      await journal.append(Buffer.concat(await Promise.all(lines)));
    };
    try {
      if (this.#isAdrift) await this.#startOver(writer);
      await append().catch(async (error: unknown) => {
        if (!(error instanceof JournalDisplaced)) throw error;
        await this.#startOver(writer);
        await append();
      });
    } catch (error) {
      throw saveFailed(error);
    }
  }

  /** Makes the changes in the overlay, in turns when they are many, and returns the transaction they are. */
  async #make(films: Overlay, seq: number, { changes, options }: Waiting): Promise<Transaction> {
    if (changes.length === 0) throw new FilmothekError('bad-arguments', { reason: 'changes' });
    const now = Date.now();
    const at = new Date(now).toISOString();
    const made: Change[] = [];
    for (const change of changes) {
      if (made.length > 0 && made.length % CHANGES_A_TURN === 0) {
        await turn();
        options.onProgress?.(made.length, changes.length);
        if (options.signal?.aborted === true) throw new FilmothekError('cancelled');
      }
      made.push(makeChange(films, change, at));
    }
    this.#clock = nextClock(this.#clock, now);
    return {
      seq,
      txid: options.txid ?? randomUUID(),
      at,
      clock: this.#clock,
      device: this.#device,
      undoes: options.undoes ?? null,
      changes: made,
    };
  }

  async #writeSnapshot(): Promise<void> {
    const { data } = this.#low;
    try {
      // In an array, because the snapshot is not waited for: edits go on, into the new journal.
      const [writing, revision] = await this.#withJournal(async (writer) => {
        if (await this.#isDisturbed(writer)) await this.#startOver(writer);
        if (data.revision === this.#snapshotRevision) return [null, data.revision] as const;
        // An edit that was refused must not be left in the old journal: the new one gives its number to another.
        await writer.journal.settle();
        await this.#begin(writer, data.generation + 1);
        const started = this.#write();
        this.#writing = started.catch(() => undefined);
        return [started, data.revision] as const;
      });
      if (writing === null) return;
      await writing;
      this.#snapshotRevision = revision;
      // What stays where it is does no harm; the next checkpoint tries again.
      if (this.#writer !== null) await this.#retireJournals(this.#writer).catch(() => undefined);
    } catch (error) {
      throw saveFailed(error);
    }
  }

  /** Whether others removed or replaced the journal, or brought journals that the next one would collide with. */
  async #isDisturbed(writer: Writer): Promise<boolean> {
    if (this.#isAdrift || !(await writer.journal.isInPlace())) return true;
    const generations = await journalGenerations(writer.files, this.folder);
    return generations.some((generation) => generation > writer.journal.generation);
  }

  /**
   * Makes everything in memory safe without the journals on the disk: foreign ones are copied to the quarantine, both
   * snapshots are written anew, for the old ones need a journal that may be lost, and a new journal begins.
   * @param foreign the generation from which on journals are foreign, or not to be trusted
   */
  async #startOver(writer: Writer, foreign = this.#low.data.generation): Promise<void> {
    await this.#writing;
    const { data } = this.#low;
    const generations = await journalGenerations(writer.files, this.folder);
    for (const generation of generations.filter((each) => each >= foreign)) {
      await quarantine(writer.files, this.folder, journalName(generation), 0);
    }
    await this.#begin(writer, Math.max(data.generation, ...generations) + 1);
    this.#isAdrift = true;
    await this.#write();
    this.#isAdrift = false;
    this.#snapshotRevision = data.revision;
    // From here on it is safe already, and the next checkpoint makes good what fails.
    await this.#begin(writer, data.generation + 1)
      .then(() => this.#write())
      .then(() => this.#retireJournals(writer))
      .catch(() => undefined);
  }

  #retireJournals({ files, adapter }: Writer): Promise<void> {
    return retireJournals(files, this.folder, adapter.oldestNeeded, this.#historyRoom);
  }

  /** Writes a snapshot, with the clock, which no journal may be left to tell. */
  #write(): Promise<void> {
    const { data } = this.#low;
    data.others = { ...data.others, clock: this.#clock ?? undefined };
    return this.#low.write();
  }

  /** Goes on with the journal of a new generation. */
  async #begin(writer: Writer, generation: number): Promise<void> {
    const journal = await Journal.create(writer.files, this.folder, generation);
    const old = writer.journal;
    writer.journal = journal;
    this.#low.data.generation = generation;
    this.#checkpointAt = JOURNAL_LIMIT;
    await old.close().catch(() => undefined);
  }

  async #close(): Promise<void> {
    const writer = this.#writer;
    if (writer === null) return;
    try {
      await this.#journalUsers.settled();
      // A failure costs nothing but a longer start: the journals hold everything.
      await this.checkpoint().catch(() => undefined);
      await writer.journal.settle().catch(() => undefined);
      await writer.journal.close().catch(() => undefined);
    } finally {
      this.#writer = null;
      await writer.release();
    }
  }
}
