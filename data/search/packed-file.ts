import { setImmediate as turn } from 'node:timers/promises';
import { crc32 } from 'node:zlib';

/*
 * A value with long lists of numbers and texts in it as one file: a line of JSON with the rest of the value and what
 * follows, then the lists one after the other, each at a place where its numbers can be used as they are.
 */

type Numbers = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;
type List = Numbers | readonly string[];

const KINDS = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array } as const;
type NumberKind = keyof typeof KINDS;

interface Part {
  readonly kind: NumberKind | 'text';
  readonly bytes: number;
  readonly check: number;
}

interface Head {
  /** What the file is of. */
  readonly about: unknown;
  /** The value, with `{ list: 3 }` where the fourth list was. */
  readonly value: unknown;
  readonly parts: readonly Part[];
}

/** Every list begins at a multiple of so many bytes. */
const ALIGNMENT = 8;
/** Texts in a line of their own, so that others get their turn after each. */
const LINE = 5_000;
/** Bytes that are checked in one turn; about a millisecond. */
const PIECE = 1 << 20;

/** The bytes of the file, in turns. `about` says what it is of; `unpack` returns the value only for the same. */
export async function pack(about: unknown, value: unknown): Promise<Buffer[]> {
  const lists: List[] = [];
  const rest = withoutLists(value, lists);
  const parts: Part[] = [];
  const pieces: Buffer[] = [];
  for (const list of lists) {
    const bytes = isNumbers(list) ? bytesOf(list) : await textBytes(list);
    const kind = isNumbers(list) ? kindOf(list) : 'text';
    parts.push({ kind, bytes: bytes.length, check: await checksum(bytes) });
    pieces.push(bytes, Buffer.alloc(padding(bytes.length)));
  }
  const head: Head = { about, value: rest, parts };
  const line = Buffer.from(`${JSON.stringify(head)}\n`);
  return [line, Buffer.alloc(padding(line.length)), ...pieces];
}

/** The value, in turns; `null` when the file is of something else, is damaged or ends too soon. */
export async function unpack(file: Buffer, about: unknown): Promise<unknown> {
  try {
    const end = file.indexOf('\n') + 1;
    const head = JSON.parse(file.toString('utf8', 0, end)) as Head;
    if (JSON.stringify(head.about) !== JSON.stringify(about)) return null;
    const lists: List[] = [];
    let at = end + padding(end);
    for (const { kind, bytes, check } of head.parts) {
      const part = file.subarray(at, at + bytes);
      if (part.length !== bytes || (await checksum(part)) !== check) return null;
      lists.push(kind === 'text' ? await textsIn(part) : numbersIn(part, kind));
      at += bytes + padding(bytes);
    }
    return withLists(head.value, lists);
  } catch {
    return null;
  }
}

function withoutLists(value: unknown, lists: List[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return { list: lists.push(value) - 1 };
  if (Array.isArray(value)) return value.map((each) => withoutLists(each, lists));
  return mapValues(value, (each) => withoutLists(each, lists));
}

function withLists(value: unknown, lists: readonly List[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => withLists(each, lists));
  if ('list' in value) return lists[Number(value.list)];
  return mapValues(value, (each) => withLists(each, lists));
}

const mapValues = (value: object, map: (value: unknown) => unknown): object =>
  Object.fromEntries(Object.entries(value).map(([name, each]) => [name, map(each)]));

function isList(value: object): value is List {
  if (ArrayBuffer.isView(value)) return true;
  // A list is of one kind, and to look at all of a long one takes its time.
  return Array.isArray(value) && (value.length === 0 || typeof value[0] === 'string');
}

const isNumbers = (list: List): list is Numbers => ArrayBuffer.isView(list);

function kindOf(list: Numbers): NumberKind {
  if (list instanceof Uint8Array) return 'u8';
  return list instanceof Uint16Array ? 'u16' : 'u32';
}

const padding = (length: number): number => (ALIGNMENT - (length % ALIGNMENT)) % ALIGNMENT;

const bytesOf = ({ buffer, byteOffset, byteLength }: Numbers): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

function numbersIn(part: Buffer, kind: NumberKind): Numbers {
  const Kind = KINDS[kind];
  // A copy where the file does not lie in the memory as it should: a buffer from a pool may begin anywhere.
  const bytes = part.byteOffset % ALIGNMENT === 0 ? part : Uint8Array.from(part);
  return new Kind(
    bytes.buffer as ArrayBuffer,
    bytes.byteOffset,
    bytes.byteLength / Kind.BYTES_PER_ELEMENT,
  );
}

async function textBytes(texts: readonly string[]): Promise<Buffer> {
  const lines: Buffer[] = [];
  for (let from = 0; from < texts.length; from += LINE) {
    lines.push(Buffer.from(`${JSON.stringify(texts.slice(from, from + LINE))}\n`));
    await turn();
  }
  return Buffer.concat(lines);
}

async function textsIn(part: Buffer): Promise<readonly string[]> {
  const texts: string[] = [];
  for (let from = 0; from < part.length;) {
    const end = part.indexOf('\n', from);
    texts.push(...(JSON.parse(part.toString('utf8', from, end)) as string[]));
    from = end + 1;
    await turn();
  }
  return texts;
}

async function checksum(bytes: Buffer): Promise<number> {
  let sum = 0;
  for (let from = 0; from < bytes.length; from += PIECE) {
    sum = crc32(bytes.subarray(from, from + PIECE), sum);
    await turn();
  }
  return sum;
}
