import fs from 'node:fs/promises';
import path from 'node:path';
import type { Files } from '../files.ts';
import { interceptFiles, UNSYNCED_FILES, type Call } from './intercept.ts';

/*
 * H2, first half: a real folder, and a record of everything that was done to it, in the order of a clock that ticks at
 * the beginning and at the end of every operation.
 */

/** A file or folder, whatever names it has. */
export interface Node {
  readonly isFolder: boolean;
  /** What it holds before the record begins, safely on the disk. */
  readonly initial: Buffer;
}

/** `ended` is infinite as long as an operation goes on. */
interface Timed {
  readonly started: number;
  ended: number;
}

/** `isForgotten`: a sync of it failed, so the system calls it written, whether it is or not, and syncs it no more. */
export type DataOperation = Timed & { isForgotten?: true } & (
    { readonly position: number; bytes: Buffer } | { readonly size: number }
  );

/** A name comes to stand for a node, or for nothing. A rename is two of them. */
export type NameOperation = Timed & { readonly name: string; readonly node: Node | null };

/** What a node went through, and when it was made durable. A folder's operations are those on the names in it. */
export interface NodeRecord {
  readonly data: DataOperation[];
  readonly names: NameOperation[];
  readonly syncs: Timed[];
}

export interface RecordOptions {
  /** Calls that the disk answers with success and does not carry out: a sync that is forgotten. */
  readonly omit?: (call: Call) => boolean;
}

/** Calls that leave nothing behind. `lstat` and `stat` exist for open files, too. */
const READING = /^(handle\.)?(read|readFile|readdir|stat|lstat|close)$/;

export class RecordedDisk {
  readonly files: Files;
  readonly folder: string;
  /** By path, what was there before the record began. */
  readonly initial: ReadonlyMap<string, Node>;
  readonly records = new Map<Node, NodeRecord>();
  readonly #names: Map<string, Node>;
  readonly #opened = new WeakMap<object, Node>();
  #clock = 0;
  #refusesSync = false;

  private constructor(folder: string, initial: Map<string, Node>, options: RecordOptions) {
    this.folder = folder;
    this.initial = new Map(initial);
    this.#names = initial;
    // Nobody waits for the real disk: what a sync is for is in the record.
    this.files = interceptFiles(UNSYNCED_FILES, (call) =>
      options.omit?.(call) === true ? Promise.resolve() : this.#around(call),
    );
  }

  /** Begins a record; what the folder holds now counts as durable. */
  static async of(folder: string, options: RecordOptions = {}): Promise<RecordedDisk> {
    const names = new Map<string, Node>([[folder, { isFolder: true, initial: Buffer.alloc(0) }]]);
    for (const entry of await fs.readdir(folder, { recursive: true, withFileTypes: true })) {
      const file = path.join(entry.parentPath, entry.name);
      const isFolder = entry.isDirectory();
      names.set(file, { isFolder, initial: isFolder ? Buffer.alloc(0) : await fs.readFile(file) });
    }
    return new RecordedDisk(folder, names, options);
  }

  /** The next sync of a file fails, as that of a disk does that could not take what it was given. */
  refuseSync(): void {
    this.#refusesSync = true;
  }

  /** The present moment, different from every earlier and later one. */
  now(): number {
    return this.#clock++;
  }

  async #around(call: Call): Promise<unknown> {
    if (READING.test(call.name)) return call.run();
    const { name, file, args } = call;
    const to = String(args[1]);
    switch (name) {
      case 'open':
        return this.#open(call);
      case 'mkdir':
        return this.#rename(call, [[file, { isFolder: true, initial: Buffer.alloc(0) }]]);
      case 'unlink':
        return this.#rename(call, [[file, null]]);
      case 'link':
        return this.#rename(call, [[to, this.#node(file)]]);
      case 'rename': {
        const node = this.#node(file);
        // Two names of one file: the system does nothing.
        if (this.#names.get(to) === node) return call.run();
        return this.#rename(call, [
          [to, node],
          [file, null],
        ]);
      }
      case 'handle.sync':
      case 'handle.datasync': {
        if (this.#refusesSync) return this.#forget(this.#recordOf(call));
        const sync = this.#begin({});
        this.#recordOf(call).syncs.push(sync);
        return this.#until(call, sync);
      }
      case 'handle.truncate': {
        const truncation = this.#begin({ size: Number(args[0] ?? 0) });
        this.#recordOf(call).data.push(truncation);
        return this.#until(call, truncation);
      }
      case 'handle.write':
        return this.#write(call);
      default:
        throw new Error(`${name} is not recorded`);
    }
  }

  async #open(call: Call): Promise<unknown> {
    const flags = String(call.args[1] ?? 'r');
    if (/a/.test(flags)) throw new Error(`opening with ${flags} is not recorded`);
    const known = this.#names.get(call.file);
    const node = known ?? { isFolder: false, initial: Buffer.alloc(0) };
    const isNew = known === undefined && /[wx]/.test(flags);
    const opening = isNew ? this.#rename(call, [[call.file, node]]) : call.run();
    const handle = (await opening) as object;
    if (known !== undefined && /w/.test(flags)) {
      const moment = this.now();
      this.#recordFor(node).data.push({ size: 0, started: moment, ended: moment });
    }
    this.#opened.set(handle, node);
    return handle;
  }

  async #write(call: Call): Promise<unknown> {
    const [bytes, offset, length, position] = call.args;
    if (!Buffer.isBuffer(bytes) || typeof position !== 'number') {
      throw new Error('only writes of bytes to a position are recorded');
    }
    const from = Number(offset);
    const given = Buffer.from(bytes.subarray(from, from + Number(length)));
    const operation = this.#begin({ position, bytes: given });
    this.#recordOf(call).data.push(operation);
    const result = (await this.#until(call, operation)) as { readonly bytesWritten: number };
    operation.bytes = given.subarray(0, result.bytesWritten);
    return result;
  }

  /** Carries out what changes names, and records it in the folders they are in. */
  async #rename(call: Call, changes: readonly [string, Node | null][]): Promise<unknown> {
    const recorded = changes.map(([name, node]) => {
      const { names } = this.#recordFor(this.#node(path.dirname(name)));
      const operation = this.#begin({ name, node });
      names.push(operation);
      return { names, operation };
    });
    try {
      const result = await call.run();
      for (const { operation } of recorded) {
        if (operation.node === null) this.#names.delete(operation.name);
        else this.#names.set(operation.name, operation.node);
        operation.ended = this.now();
      }
      return result;
    } catch (error) {
      for (const { names, operation } of recorded) names.splice(names.indexOf(operation), 1);
      throw error;
    }
  }

  #forget({ data, syncs }: NodeRecord): never {
    this.#refusesSync = false;
    const last = Math.max(-1, ...syncs.map(({ started }) => started));
    for (const operation of data) if (operation.ended > last) operation.isForgotten = true;
    throw Object.assign(new Error('EIO: the sync failed'), { code: 'EIO' });
  }

  #begin<T extends object>(operation: T): T & Timed {
    return { ...operation, started: this.now(), ended: Infinity };
  }

  /** A call that fails never ends: whether it did anything stays uncertain. */
  async #until(call: Call, operation: Timed): Promise<unknown> {
    const result = await call.run();
    operation.ended = this.now();
    return result;
  }

  #recordOf(call: Call): NodeRecord {
    const node = call.handle === null ? undefined : this.#opened.get(call.handle);
    if (node === undefined) throw new Error(`${call.file} was opened by nobody`);
    return this.#recordFor(node);
  }

  #recordFor(node: Node): NodeRecord {
    let record = this.records.get(node);
    if (record === undefined) this.records.set(node, (record = { data: [], names: [], syncs: [] }));
    return record;
  }

  #node(name: string): Node {
    const node = this.#names.get(name);
    if (node === undefined) throw Object.assign(new Error(`ENOENT: ${name}`), { code: 'ENOENT' });
    return node;
  }
}
