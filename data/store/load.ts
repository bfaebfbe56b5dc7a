import path from 'node:path';
import { Low } from 'lowdb';
import type { Notice } from '../model/api.ts';
import type { Transaction } from '../model/change.ts';
import { FilmothekError } from '../model/errors.ts';
import { makeKnownChange, Overlay } from './apply-change.ts';
import { readIfThere, type Files } from './files.ts';
import { hasTraces, journalGenerations, journalName, SNAPSHOT } from './folder.ts';
import { readHistory } from './history-journals.ts';
import { readJournal, type JournalEntry } from './journal-lines.ts';
import { SnapshotAdapter } from './snapshot-adapter.ts';
import { emptyLibrary, type LibraryData } from './snapshot.ts';

/*
 * From the files of a folder to the films: the snapshot, or the one before it, and every later transaction of the
 * journals. Loading only reads. What a writer must repair before it appends is returned as a plan.
 */

/** Bytes of a file to be copied into the quarantine, and where the file is to end afterwards (`null`: as it is). */
export interface Repair {
  readonly name: string;
  readonly from: number;
  readonly keep: number | null;
}

export interface LoadedLibrary {
  readonly low: Low<LibraryData>;
  readonly adapter: SnapshotAdapter;
  /** The revision of the snapshot; the data's own is that of the last transaction. */
  readonly snapshotRevision: number;
  /** The last transactions up to the data's revision, oldest first and without a gap. */
  readonly history: readonly Transaction[];
  /** The journal to go on with: its generation and the bytes that count; `null` when there is none. */
  readonly journal: { readonly generation: number; readonly size: number } | null;
  readonly repairs: readonly Repair[];
  readonly notices: readonly Notice[];
  /** Whether there was nothing at all: a library that is yet to be made. */
  readonly isNew: boolean;
}

/** Reads a library; `library-damaged` when nothing can be recovered, `library-newer` for a later format. */
export async function loadLibrary(files: Files, folder: string): Promise<LoadedLibrary> {
  const adapter = new SnapshotAdapter(folder, files);
  const low = new Low<LibraryData>(adapter, emptyLibrary());
  await low.read();
  const { data } = low;
  const { from, damaged } = adapter.source;
  const generations = await journalGenerations(files, folder);
  const isNew =
    from === 'nowhere' &&
    damaged.length === 0 &&
    generations.length === 0 &&
    !(await hasTraces(files, folder));

  const snapshotRevision = data.revision;
  const needed = generations.filter((generation) => generation >= data.generation);
  const replay = new Replay(data);
  for (const generation of needed) {
    const bytes = await readIfThere(files, path.join(folder, journalName(generation)));
    replay.read(bytes ?? Buffer.alloc(0), generation);
  }
  if (from === 'nowhere' && !isNew) refuseUnlessComplete(folder, generations, replay, damaged);

  const older = generations.filter((generation) => !needed.includes(generation));
  const history = [
    ...(await readHistory(files, folder, older, snapshotRevision)),
    ...replay.transactions,
  ];
  data.generation = Math.max(data.generation, ...needed);
  const fellBack = !isNew && from !== 'current';
  return {
    low,
    adapter,
    snapshotRevision,
    history,
    journal: replay.last,
    repairs: [...damaged.map((name) => ({ name, from: 0, keep: null })), ...replay.repairs],
    notices: [
      ...(fellBack ? [{ kind: 'opened-from-previous' as const, details: { file: SNAPSHOT } }] : []),
      ...replay.notices,
    ],
    isNew,
  };
}

/**
 * Without any snapshot the journals must tell the whole story, from the first transaction on. A library that would
 * come out empty although something unreadable is there is refused: damaged is not empty.
 */
function refuseUnlessComplete(
  folder: string,
  generations: readonly number[],
  replay: Replay,
  damaged: readonly string[],
): void {
  const hasStart = generations[0] === 1;
  const isEmptied =
    replay.transactions.length === 0 && (damaged.length > 0 || replay.repairs.length > 0);
  if (!hasStart || isEmptied) {
    throw new FilmothekError('library-damaged', { folder, reason: 'no snapshot' });
  }
}

/** Goes through journals, oldest first, and makes their transactions fact as long as there is no gap. */
class Replay {
  readonly transactions: Transaction[] = [];
  readonly repairs: Repair[] = [];
  last: { readonly generation: number; readonly size: number } | null = null;
  readonly #data: LibraryData;
  /** Readable transactions behind a gap, by journal. */
  #lost = 0;
  #cut: string | null = null;
  #torn: string | null = null;

  constructor(data: LibraryData) {
    this.#data = data;
  }

  read(bytes: Buffer, generation: number): void {
    const name = journalName(generation);
    const reading = readJournal(bytes, generation);
    const good = this.#cut === null ? this.#apply(reading.entries) : 0;
    const unused = reading.entries.filter(({ start }) => start >= good).length;
    this.last = { generation, size: good };
    if (good === bytes.length) return;
    this.#lost += unused + reading.readableAfter;
    if (reading.rest === 'torn' && unused === 0) {
      this.#torn = name;
      this.repairs.push({ name, from: good, keep: good });
    } else {
      this.#cut ??= name;
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
        : [{ kind: 'journal-cut' as const, details: { file: cut, lost: this.#lost } }]),
    ];
  }

  /** Returns the position up to which everything is fact. */
  #apply(entries: readonly JournalEntry[]): number {
    let good = 0;
    for (const { transaction, end } of entries) {
      if (transaction.seq > this.#data.revision && !this.#makeFact(transaction)) break;
      good = end;
    }
    return good;
  }

  /** `false` when the transaction does not follow from what is there. */
  #makeFact(transaction: Transaction): boolean {
    if (transaction.seq !== this.#data.revision + 1) return false;
    const films = new Overlay(this.#data.films);
    try {
      for (const change of transaction.changes) makeKnownChange(films, change, transaction.at);
    } catch {
      return false;
    }
    films.writeTo(this.#data.films);
    this.#data.revision = transaction.seq;
    this.transactions.push(transaction);
    return true;
  }
}
