import { setImmediate as turn } from 'node:timers/promises';
import type { Notice } from '../model/api.ts';
import type { Transaction } from '../model/change.ts';
import { makeKnownChange, Overlay } from './apply-change.ts';
import { readJournal, type JournalEntry } from './journal-lines.ts';
import type { LibraryData } from './snapshot.ts';

const CHANGES_A_TURN = 500;

/** Bytes of a file to be copied into the quarantine, and where the file is to end afterwards (`null`: as it is). */
export interface Repair {
  /** Relative to the library's folder. */
  readonly name: string;
  readonly from: number;
  readonly keep: number | null;
}

/** Goes through journals, oldest first, and makes their transactions fact as long as there is no gap. */
export class Replay {
  readonly data: LibraryData;
  readonly transactions: Transaction[] = [];
  readonly repairs: Repair[] = [];
  /** How many bytes of the last journal count. */
  lastSize = 0;
  /** Readable transactions behind a gap, in all journals. */
  lost = 0;
  #cut: string | null = null;
  #torn: string | null = null;
  #made = 0;

  /** @param data where the replay begins; it is changed */
  constructor(data: LibraryData) {
    this.data = data;
  }

  /** @param name as repairs and notices are to call it */
  async read(bytes: Buffer, generation: number, name: string): Promise<void> {
    const reading = await readJournal(bytes, generation);
    const good = this.#cut === null ? await this.#apply(reading.entries) : 0;
    const unused = reading.entries.filter(({ start }) => start >= good).length;
    this.lastSize = good;
    if (good === bytes.length) return;
    this.lost += unused + reading.readableAfter;
    if (reading.rest === 'torn' && unused === 0) {
      this.#torn = name;
      this.repairs.push({ name, from: good, keep: good });
    } else {
      this.#cut ??= name;
      if (unused + reading.readableAfter === 0) this.lost += 1;
      this.repairs.push({ name, from: 0, keep: good });
    }
  }

  get notices(): Notice[] {
    const torn = this.#torn;
    const cut = this.#cut;
    return [
      ...(torn === null ? [] : [{ kind: 'torn-tail-repaired' as const, details: { file: torn } }]),
      ...(cut === null
        ? []
        : [{ kind: 'journal-cut' as const, details: { file: cut, lost: this.lost } }]),
    ];
  }

  /** Returns the position up to which everything is fact. */
  async #apply(entries: readonly JournalEntry[]): Promise<number> {
    let good = 0;
    for (const { transaction, end } of entries) {
      const isNew = transaction.seq > this.data.revision;
      if (isNew && !(await this.#makeFact(transaction))) break;
      good = end;
    }
    return good;
  }

  /** `false` when the transaction does not follow from what is there. */
  async #makeFact(transaction: Transaction): Promise<boolean> {
    if (transaction.seq !== this.data.revision + 1) return false;
    const films = new Overlay(this.data.films);
    try {
      for (const change of transaction.changes) {
        this.#made += 1;
        if (this.#made % CHANGES_A_TURN === 0) await turn();
        makeKnownChange(films, change, transaction.at);
      }
    } catch {
      return false;
    }
    films.writeTo(this.data.films);
    this.data.revision = transaction.seq;
    this.transactions.push(transaction);
    return true;
  }
}
