import { setImmediate as turn } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { transactionSchema, type Transaction } from '../model/change.ts';
import { clockOf, isClock } from '../model/clock.ts';
import { FILM_FIELDS, filmIdSchema } from '../model/film.ts';

/*
 * The text of a journal: one transaction a line, `crc32 length {json}\n`. The checksum is eight hex digits over the
 * JSON's bytes, the length is their number. In a line of many changes a tab stands between every 200 of them, where no
 * value can have one: there it is cut, so that no line, however long, holds anything up. Nothing here touches a file.
 */

const NEWLINE = 10;
const RETURN = 13;
const TAB = 9;
const CUT = ',\t';
const CRC_DIGITS = 8;
const PREFIX = /^([0-9a-f]{8}) (0|[1-9]\d{0,11}) $/;
/** Longer than any prefix the expression accepts. */
const PREFIX_LIMIT = CRC_DIGITS + 1 + 12 + 1;
/** What the first bytes of an append look like, however few they are. */
const BEGINNING = /^[0-9a-f]{0,8}( \d{0,12}( .*)?)?$/s;
/** How many changes stand between two tabs, and are written or read before others have a turn: some 5 ms. */
const CHANGES_A_PIECE = 200;
const BYTES_A_TURN = 256 * 1024;

/*
 * Films and values were checked when they were new, and the checksum says that they are still the same. A rule that has
 * become stricter since must not make a line unreadable, so only what replaying relies on is looked at again.
 */
const storedFilmSchema = z.looseObject({ id: filmIdSchema });
const storedFieldsSchema = z.partialRecord(
  z.enum(FILM_FIELDS),
  z.strictObject({ before: z.json(), after: z.json() }),
);
const changesSchema = z.array(
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('add'), film: storedFilmSchema }),
    z.strictObject({ type: z.literal('remove'), film: storedFilmSchema }),
    z.strictObject({ type: z.literal('edit'), id: filmIdSchema, fields: storedFieldsSchema }),
  ]),
);
const entrySchema = z.looseObject({
  ...transactionSchema.shape,
  gen: z.int().positive(),
  clock: z.string().optional(),
  changes: changesSchema.min(1),
});

export interface JournalEntry {
  readonly transaction: Transaction;
  /** Where the entry's line begins and ends, in bytes from the journal's start. */
  readonly start: number;
  readonly end: number;
}

export interface JournalReading {
  /** What can be read from the start without a gap. */
  readonly entries: readonly JournalEntry[];
  /** How many bytes that is. */
  readonly validBytes: number;
  /**
   * What follows: `nothing`; a `torn` tail, as an append leaves it that was cut short; or something `damaged`, which no
   * interrupted append leaves.
   */
  readonly rest: 'nothing' | 'torn' | 'damaged';
  /** How many readable transactions lie behind the damage. */
  readonly readableAfter: number;
}

/** The line of a transaction in the journal of a generation. */
export async function encodeEntry(transaction: Transaction, generation: number): Promise<Buffer> {
  const { changes, ...others } = transaction;
  const opening = JSON.stringify({ gen: generation, ...others }).slice(0, -1);
  const pieces = [Buffer.from(`${opening},"changes":[`)];
  for (let from = 0; from < changes.length; from += CHANGES_A_PIECE) {
    if (from > 0) await turn();
    const some = JSON.stringify(changes.slice(from, from + CHANGES_A_PIECE)).slice(1, -1);
    pieces.push(Buffer.from(from === 0 ? some : `${CUT}${some}`));
  }
  pieces.push(Buffer.from(']}'));
  const length = pieces.reduce((total, piece) => total + piece.length, 0);
  const prefix = Buffer.from(
    `${hex(pieces.reduce((crc, piece) => crc32(piece, crc), 0))} ${length} `,
  );
  return Buffer.concat([prefix, ...pieces, Buffer.from([NEWLINE])]);
}

/** Reads a whole journal. Never rejects: what cannot be read is part of the answer. */
export async function readJournal(bytes: Buffer, generation: number): Promise<JournalReading> {
  const entries: JournalEntry[] = [];
  let validBytes = 0;
  let readableAfter = 0;
  let nextTurn = BYTES_A_TURN;
  for (let start = 0; start < bytes.length;) {
    const newline = bytes.indexOf(NEWLINE, start);
    if (newline === -1) break;
    const end = newline + 1;
    // An editor, or git, may have given the lines the ends of another system.
    const last = newline > start && bytes[newline - 1] === RETURN ? newline - 1 : newline;
    const transaction = await decodeEntry(bytes.subarray(start, last), generation);
    if (transaction !== null && start === validBytes) {
      entries.push({ transaction, start, end });
      validBytes = end;
    } else if (transaction !== null) {
      readableAfter += 1;
    }
    start = end;
    if (start < nextTurn) continue;
    nextTurn = start + BYTES_A_TURN;
    await turn();
  }
  const tail = bytes.subarray(validBytes);
  const rest =
    tail.length === 0 ? 'nothing' : readableAfter === 0 && isTorn(tail) ? 'torn' : 'damaged';
  return { entries, validBytes, rest, readableAfter };
}

/** Whether an append that was cut short leaves this: its beginning, or blocks that never reached the disk. */
function isTorn(tail: Buffer): boolean {
  if (tail.includes(0)) return true;
  return !tail.includes(NEWLINE) && BEGINNING.test(tail.toString('latin1', 0, PREFIX_LIMIT));
}

/** The transaction of a line without its line break, `null` when a single bit of it is wrong. */
export async function decodeEntry(line: Buffer, generation: number): Promise<Transaction | null> {
  const second = line.indexOf(' ', CRC_DIGITS + 1);
  if (second === -1 || second > PREFIX_LIMIT) return null;
  const prefix = PREFIX.exec(line.toString('latin1', 0, second + 1));
  const json = line.subarray(second + 1);
  if (prefix === null || Number(prefix[2]) !== json.length) return null;
  try {
    let crc = 0;
    for (const piece of piecesOf(json)) {
      if (crc !== 0) await turn();
      crc = crc32(piece, crc);
    }
    return hex(crc) === prefix[1] ? await parse(json, generation) : null;
  } catch {
    return null;
  }
}

async function parse(json: Buffer, generation: number): Promise<Transaction | null> {
  const pieces = [...piecesOf(json)].map((piece) => piece.toString());
  const [first = '', ...others] = pieces;
  const value: unknown = JSON.parse(
    others.length === 0 ? first : `${first.slice(0, -CUT.length)}]}`,
  );
  const { gen, ...transaction } = entrySchema.parse(value);
  // Other keys are kept for the version that knows them, but this one is nobody's.
  if (gen !== generation || Object.hasOwn(value as object, '__proto__')) return null;
  const changes = [...transaction.changes];
  for (const [index, piece] of others.entries()) {
    await turn();
    const end = index === others.length - 1 ? ']}'.length : CUT.length;
    changes.push(...changesSchema.parse(JSON.parse(`[${piece.slice(0, -end)}]`)));
  }
  const { at, clock } = transaction;
  // Lines were written before there was a clock.
  const known = clock !== undefined && isClock(clock) ? clock : clockOf(at);
  return { ...transaction, changes, clock: known } as unknown as Transaction;
}

/** A line of many changes, cut at its tabs. */
function* piecesOf(json: Buffer): Generator<Buffer> {
  for (let start = 0; start <= json.length;) {
    const tab = json.indexOf(TAB, start);
    const end = tab === -1 ? json.length : tab + 1;
    yield json.subarray(start, end);
    if (tab === -1) return;
    start = end;
  }
}

const hex = (crc: number): string => crc.toString(16).padStart(CRC_DIGITS, '0');
