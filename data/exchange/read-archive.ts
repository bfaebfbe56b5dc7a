import { createHash } from 'node:crypto';
import yauzl from 'yauzl';
import { FilmothekError } from '../model/errors.ts';
import type { Film } from '../model/film.ts';
import { MAX_IMAGE_BYTES } from '../model/images.ts';
import { FILMS_ENTRY, LISTS_ENTRY, PICTURE_ENTRY, SUMS_ENTRY } from './own-archive.ts';
import { readFilms } from './own-films.ts';
import { NO_LISTS, readLists, type FoundLists } from './own-lists.ts';

/*
 * An archive from a stranger. The names in it are compared and never used as paths; nothing is unpacked that is larger
 * than it may be; every byte is compared with its checksum before anything of it is believed.
 */

/** As much as fits into one text. */
const MOST_TEXT = 500_000_000;
const MOST_LISTS_TEXT = 50_000_000;
const MOST_UNPACKED = 2_000_000_000;
const MOST_ENTRIES = 500_000;
const STORED = 0;

/** What other programs put into a zip that they pack anew: folders, and the notes of macOS. */
const OF_THE_PACKER = /(^__MACOSX\/|(^|\/)\.DS_Store$|\/$)/;
const SUM_LINE = /^([0-9a-f]{64}) [ *](\S+)$/;

export interface OwnArchive {
  readonly films: readonly Film[];
  readonly lists: FoundLists;
  /** The hashes of the pictures in it. */
  readonly pictures: ReadonlySet<string>;
  /** The bytes of one of them. Rejects as `openArchive` does. */
  picture(hash: string): Promise<Buffer>;
  close(): void;
}

/**
 * Opens an archive, reads all of it, and compares it with its checksums. Rejects with `import-refused`, which tells the
 * reason, or `file-unreadable`.
 */
export async function openArchive(file: string): Promise<OwnArchive> {
  const archive = new Archive(file);
  try {
    await archive.open();
    const films = readFilms((await archive.bytes(FILMS_ENTRY, MOST_TEXT)).toString(), file);
    const lists = archive.names.includes(LISTS_ENTRY)
      ? readLists((await archive.bytes(LISTS_ENTRY, MOST_LISTS_TEXT)).toString(), file)
      : NO_LISTS;
    const pictures = new Map(
      archive.names.flatMap((name) => {
        const hash = PICTURE_ENTRY.exec(name)?.[2];
        return hash === undefined ? [] : [[hash, name] as const];
      }),
    );
    for (const [hash, name] of pictures) await archive.check(name, hash);
    return {
      films,
      lists,
      pictures: new Set(pictures.keys()),
      picture: (hash) => archive.bytes(pictures.get(hash) ?? '', MAX_IMAGE_BYTES),
      close: () => archive.close(),
    };
  } catch (error) {
    archive.close();
    throw error;
  }
}

class Archive {
  readonly #file: string;
  #zip: yauzl.ZipFile | null = null;
  readonly #entries = new Map<string, yauzl.Entry>();
  /** Whether there is something in it that does not belong there. */
  #isMixed = false;
  #sums: ReadonlyMap<string, string> = new Map();

  constructor(file: string) {
    this.#file = file;
  }

  get names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  close(): void {
    this.#zip?.close();
    this.#zip = null;
  }

  /** Reads what is in it, and the checksums. */
  async open(): Promise<void> {
    await this.#reading(async () => {
      const zip = await yauzl.openPromise(this.#file, { lazyEntries: true, autoClose: false });
      this.#zip = zip;
      if (zip.entryCount > MOST_ENTRIES) throw this.#refused('too-large');
      for await (const entry of zip.eachEntry()) {
        if (!OF_THE_PACKER.test(entry.fileName)) this.#take(entry);
      }
      // A document of some program is a zip, too.
      const isOurs = [FILMS_ENTRY, SUMS_ENTRY].every((name) => this.#entries.has(name));
      if (!isOurs) throw this.#refused('not-ours');
      if (this.#isMixed) throw this.#refused('names');
      this.#checkSizes(zip.fileSize);
    });
    const text = (await this.#unchecked(SUMS_ENTRY, MOST_TEXT)).toString();
    const sums = new Map<string, string>();
    for (const line of text.split('\n').slice(0, -1)) {
      const [, sum, name] = SUM_LINE.exec(line.trimEnd()) ?? [];
      if (sum === undefined || name === undefined || sums.has(name))
        throw this.#refused('checksum');
      sums.set(name, sum);
    }
    this.#sums = sums;
    this.#entries.delete(SUMS_ENTRY);
    const isComplete =
      sums.size === this.#entries.size && this.names.every((name) => sums.has(name));
    if (!isComplete) throw this.#refused('checksum');
  }

  /** All of an entry, which is what its checksum says. */
  async bytes(name: string, limit: number): Promise<Buffer> {
    const bytes = await this.#unchecked(name, limit);
    const sum = createHash('sha256').update(bytes).digest('hex');
    if (sum !== this.#sums.get(name)) throw this.#refused('checksum');
    return bytes;
  }

  /** Reads a picture without keeping it. */
  async check(name: string, hash: string): Promise<void> {
    const sum = createHash('sha256');
    await this.#read(name, MAX_IMAGE_BYTES, (bytes) => sum.update(bytes));
    if (sum.digest('hex') !== hash || this.#sums.get(name) !== hash)
      throw this.#refused('checksum');
  }

  async #unchecked(name: string, limit: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    await this.#read(name, limit, (bytes) => pieces.push(bytes));
    return Buffer.concat(pieces);
  }

  #take(entry: yauzl.Entry): void {
    const { fileName } = entry;
    const isKnown =
      [FILMS_ENTRY, LISTS_ENTRY, SUMS_ENTRY].includes(fileName) || PICTURE_ENTRY.test(fileName);
    if (!isKnown || this.#entries.has(fileName)) {
      this.#isMixed = true;
      return;
    }
    if (this.#entries.size >= MOST_ENTRIES) throw this.#refused('too-large');
    this.#entries.set(fileName, entry);
  }

  /**
   * What is not packed cannot be more than the file itself, unless entries lie on top of each other. How well something
   * is packed says nothing: a library of films that are much alike is packed like a bomb.
   */
  #checkSizes(fileSize: number): void {
    const entries = [...this.#entries.values()];
    const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);
    const packed = sum(entries.map(({ compressedSize }) => compressedSize));
    const inflated = entries.filter(({ compressionMethod }) => compressionMethod !== STORED);
    const unpacked = sum(inflated.map(({ uncompressedSize }) => uncompressedSize));
    if (packed > fileSize || unpacked > MOST_UNPACKED) throw this.#refused('too-large');
  }

  async #read(name: string, limit: number, use: (bytes: Buffer) => void): Promise<void> {
    const entry = this.#entries.get(name);
    if (entry === undefined) throw this.#refused('damaged');
    if (entry.uncompressedSize > limit) throw this.#refused('too-large');
    await this.#reading(async () => {
      if (this.#zip === null) throw this.#refused('damaged');
      const stream = await this.#zip.openReadStreamPromise(entry);
      for await (const bytes of stream) use(bytes as Buffer);
    });
  }

  async #reading(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      if (error instanceof FilmothekError) throw error;
      const { code = '', message } = error as NodeJS.ErrnoException;
      if (/^E[A-Z]+$/.test(code)) {
        throw new FilmothekError('file-unreadable', { file: this.#file }, { cause: error });
      }
      const isName = /^(absolute path|invalid relative path|invalid characters)/.test(message);
      throw this.#refused(isName ? 'names' : 'damaged', error);
    }
  }

  #refused(reason: string, cause?: unknown): FilmothekError {
    return new FilmothekError('import-refused', { file: this.#file, reason }, { cause });
  }
}
