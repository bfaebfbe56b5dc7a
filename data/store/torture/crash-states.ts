import fs from 'node:fs/promises';
import path from 'node:path';
import { below, type Chance } from './effort.ts';
import type {
  DataOperation,
  NameOperation,
  Node,
  NodeRecord,
  RecordedDisk,
} from './recorded-disk.ts';

/*
 * H2, second half: what a power loss may leave of a recorded folder. Certain is only what ended before a sync of the
 * same file or folder began that ended before the moment. Of the rest, each write may be there, missing, or there in
 * some sectors or up to some byte; the file's length may be ahead of its bytes; each name in a folder may stand for
 * anything it stood for since the folder's last sync, independently of the other names.
 */

/** What is at each path below the folder, relative to it; `null` is a folder. */
export type CrashState = ReadonlyMap<string, Buffer | null>;

const SECTOR = 512;
const RANDOM_TEARS = 3;
const RANDOM_SECTORS = 5;

interface Choice<T> {
  readonly values: readonly T[];
}

/**
 * The states at a moment, at most `limit` of them: all where they are no more than that, else the two extremes and
 * others by chance. Equal states may come twice.
 */
export function* crashStates(
  disk: RecordedDisk,
  moment: number,
  limit: number,
  random: Chance,
): Generator<CrashState> {
  const names = nameChoices(disk, moment);
  const nodes = new Set([...names.values()].flatMap(({ values }) => values));
  nodes.delete(null);
  const contents = new Map<Node, Choice<Buffer>>();
  for (const node of nodes) {
    if (node !== null && !node.isFolder) {
      contents.set(node, { values: contentChoices(node, disk.records.get(node), moment, random) });
    }
  }
  const choices: Choice<unknown>[] = [...names.values(), ...contents.values()];
  for (const picked of picks(
    choices.map(({ values }) => values.length),
    limit,
    random,
  )) {
    const nodeAt = new Map(
      [...names].map(([name, { values }], i) => [name, values[picked[i] ?? 0]]),
    );
    const bytesOf = new Map(
      [...contents].map(([node, { values }], i) => [node, values[picked[names.size + i] ?? 0]]),
    );
    yield assemble(disk.folder, nodeAt, bytesOf);
  }
}

/** Makes a state real in an empty folder. */
export async function materialise(state: CrashState, folder: string): Promise<void> {
  for (const [name, bytes] of [...state].sort(([a], [b]) => a.length - b.length)) {
    if (bytes === null) await fs.mkdir(path.join(folder, name));
    else await fs.writeFile(path.join(folder, name), bytes);
  }
}

/** Only what can be reached from the folder is there. */
function assemble(
  folder: string,
  nodeAt: ReadonlyMap<string, Node | null | undefined>,
  bytesOf: ReadonlyMap<Node, Buffer | undefined>,
): CrashState {
  const isReachable = (parent: string): boolean =>
    parent === folder ||
    (nodeAt.get(parent)?.isFolder === true && isReachable(path.dirname(parent)));
  const state = new Map<string, Buffer | null>();
  for (const [name, node] of nodeAt) {
    if (node === null || node === undefined) continue;
    if (!isReachable(path.dirname(name))) continue;
    state.set(path.relative(folder, name), bytesOf.get(node) ?? null);
  }
  return state;
}

/** One index for every choice: all combinations, or the first, the last and some others. */
function* picks(sizes: readonly number[], limit: number, random: Chance): Generator<number[]> {
  const total = sizes.reduce((product, size) => product * size, 1);
  if (total <= limit) {
    for (let number = 0; number < total; number++) {
      let rest = number;
      yield sizes.map((size) => {
        const index = rest % size;
        rest = Math.floor(rest / size);
        return index;
      });
    }
    return;
  }
  yield sizes.map(() => 0);
  yield sizes.map((size) => size - 1);
  for (let count = 2; count < limit; count++) yield sizes.map((size) => below(random, size));
}

/** What ended before a sync began that is over. */
function isCertain(
  operation: DataOperation | NameOperation,
  record: NodeRecord,
  moment: number,
): boolean {
  const isForgotten = 'isForgotten' in operation;
  return (
    !isForgotten &&
    record.syncs.some((sync) => operation.ended < sync.started && sync.ended < moment)
  );
}

function nameChoices(disk: RecordedDisk, moment: number): Map<string, Choice<Node | null>> {
  const values = new Map<string, (Node | null)[]>();
  for (const [name, node] of disk.initial) if (name !== disk.folder) values.set(name, [node]);
  for (const record of disk.records.values()) {
    for (const operation of record.names.filter(({ started }) => started < moment)) {
      const before = values.get(operation.name) ?? [null];
      const isSure = isCertain(operation, record, moment);
      values.set(operation.name, isSure ? [operation.node] : [...before, operation.node]);
    }
  }
  return new Map([...values].map(([name, found]) => [name, { values: [...new Set(found)] }]));
}

/** The possible contents of a file, the one without anything uncertain first, the one with everything last. */
function contentChoices(
  node: Node,
  record: NodeRecord | undefined,
  moment: number,
  random: Chance,
): Buffer[] {
  if (record === undefined) return [node.initial];
  const happened = record.data.filter(({ started }) => started < moment);
  const certain = happened.filter((operation) => isCertain(operation, record, moment));
  const isPending = (operation: DataOperation) =>
    operation.isForgotten !== true && !certain.includes(operation);
  const pending = happened.filter(isPending);
  const settled = happened.filter((operation) => !isPending(operation));
  const bases = [carryOut(node.initial, certain)];
  if (settled.length > certain.length) bases.push(carryOut(node.initial, settled));
  const all = bases.flatMap((base) => outcomes(base, pending, random));
  const distinct = new Map<string, Buffer>();
  for (const bytes of all) {
    const key = bytes.toString('latin1');
    distinct.delete(key);
    distinct.set(key, bytes);
  }
  return [...distinct.values()];
}

/** What a file may hold when any of the pending operations may have been carried out on top of what it certainly held. */
function outcomes(base: Buffer, pending: readonly DataOperation[], random: Chance): Buffer[] {
  const some: Buffer[] = [base];
  for (const [index, operation] of pending.entries()) {
    const before = carryOut(base, pending.slice(0, index));
    const later = pending.slice(index + 1);
    some.push(before, carryOut(before, later));
    if (!('bytes' in operation)) continue;
    for (const torn of tornWrites(operation, random)) some.push(carryOut(before, [torn]));
    for (const sectors of lossyWrites(operation, before, random)) {
      some.push(carryOut(before, [sectors]), carryOut(before, [sectors, ...later]));
    }
  }
  some.push(carryOut(base, pending));
  return some;
}

type Write = Extract<DataOperation, { bytes: Buffer }>;

/** A write that ends early: at the first and last bytes, at sectors and elsewhere. */
function tornWrites(write: Write, random: Chance): Write[] {
  const { length } = write.bytes;
  const toSector = SECTOR - (write.position % SECTOR);
  const sector = toSector + SECTOR * below(random, Math.ceil(length / SECTOR));
  const others = Array.from({ length: RANDOM_TEARS }, () => below(random, length));
  return [1, length >> 1, length - 1, toSector, sector, ...others]
    .filter((end) => end > 0 && end < length)
    .map((end) => ({ ...write, bytes: write.bytes.subarray(0, end) }));
}

/** A write of its whole length, of which some or all sectors kept what was there: zeros, in a file that grew. */
function lossyWrites(write: Write, before: Buffer, random: Chance): Write[] {
  const { position, bytes } = write;
  const old = Buffer.alloc(bytes.length);
  if (position < before.length) before.copy(old, 0, position, position + bytes.length);
  const lost: Write[] = [{ ...write, bytes: old }];
  for (let count = 0; count < RANDOM_SECTORS; count++) {
    const mixed = Buffer.from(bytes);
    const share = random();
    for (let start = 0; start < bytes.length;) {
      const end = start + SECTOR - ((position + start) % SECTOR);
      if (random() < share) old.copy(mixed, start, start, end);
      start = end;
    }
    lost.push({ ...write, bytes: mixed });
  }
  return lost;
}

function carryOut(content: Buffer, operations: readonly DataOperation[]): Buffer {
  let result = content;
  for (const operation of operations) {
    const isWrite = 'bytes' in operation;
    const end = isWrite ? operation.position + operation.bytes.length : operation.size;
    const next = Buffer.alloc(isWrite ? Math.max(result.length, end) : end);
    result.copy(next);
    if (isWrite) operation.bytes.copy(next, operation.position);
    result = next;
  }
  return result;
}
