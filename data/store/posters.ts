import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import path from 'node:path';
import { FilmothekError } from '../model/errors.ts';
import { imageHashSchema, type Image, type ImageKind } from '../model/film.ts';
import { THUMBNAIL_WIDTHS, type ThumbnailWidth } from '../model/images.ts';
import {
  errorCode,
  namesIn,
  NODE_FILES,
  readIfThere,
  reasonOf,
  removeIfThere,
  removeTemporaries,
  syncFolder,
  temporaryName,
  writeDurably,
  type Files,
} from './files.ts';
import { POSTERS } from './folder.ts';
import { describeImage, IMAGE_FORMATS, writeThumbnail } from './image-description.ts';
import { Queue } from './queue.ts';

/*
 * The pictures of a library: originals under the hash of their content, so that a name never comes from outside and
 * the same bytes are kept once; thumbnails in a cache folder that may be emptied at any time.
 */

const STORED = new RegExp(`^([0-9a-f]{64})\\.(?:${IMAGE_FORMATS.join('|')})$`);
const THUMBNAILS_AT_ONCE = 2;

export interface Usage {
  readonly posters: number;
  readonly bytes: number;
}

export class PosterStore {
  readonly #folder: string;
  readonly #cache: string;
  readonly #files: Files;
  readonly #running = new Map<string, Promise<string | null>>();
  readonly #thumbnails = new Semaphore(THUMBNAILS_AT_ONCE);
  #scanning: Promise<Map<string, number>> | null = null;
  /** Bytes by hash, `null` until the folder was read. */
  #sizes: Map<string, number> | null = null;
  /** When a picture was stored by this process, in ms: one that was there already has an older file. */
  readonly #stored = new Map<string, number>();
  /** The folders whose names are certainly on the disk. */
  readonly #durable = new Set<string>();
  /** So that no picture is found and taken away at the same time. */
  readonly #queue = new Queue();

  /** @param folder of the library; @param cacheFolder for thumbnails, made when it is missing */
  constructor(folder: string, cacheFolder: string, files: Files = NODE_FILES) {
    this.#folder = path.join(folder, POSTERS);
    this.#cache = path.join(cacheFolder, 'thumbnails');
    this.#files = files;
  }

  /**
   * Stores a picture and describes it; it is on the disk before this resolves. Rejects with `image-unknown`,
   * `image-broken`, `image-too-large`, `image-too-many-pixels` or `save-failed`, and then nothing was stored.
   */
  async add(bytes: Buffer, kind: ImageKind): Promise<Image> {
    const description = await describeImage(bytes);
    const hash = sha256(bytes);
    const file = this.#place(hash, description.format);
    try {
      await this.#queue.run(() => this.#keep(file, hash, bytes));
    } catch (error) {
      throw new FilmothekError('save-failed', { reason: reasonOf(error) }, { cause: error });
    }
    return { hash, kind, bytes: bytes.length, ...description };
  }

  /** The path of an original, `null` when there is none or the hash is none. */
  async file(hash: string): Promise<string | null> {
    if (!imageHashSchema.safeParse(hash).success) return null;
    for (const format of IMAGE_FORMATS) {
      const file = this.#place(hash, format);
      if (await this.#isThere(file)) return file;
    }
    return null;
  }

  /** An original with its file's ending; `null` when there is none or it is no longer what was stored. */
  async read(hash: string): Promise<{ readonly bytes: Buffer; readonly format: string } | null> {
    const file = await this.file(hash);
    const bytes = file === null ? null : await readIfThere(this.#files, file);
    if (file === null || bytes === null || sha256(bytes) !== hash) return null;
    return { bytes, format: path.extname(file).slice(1) };
  }

  /** The path of a WebP at most `width` pixels wide, made when needed; `null` when there is no readable original. */
  thumbnail(hash: string, width: ThumbnailWidth): Promise<string | null> {
    if (!imageHashSchema.safeParse(hash).success || !THUMBNAIL_WIDTHS.includes(width)) {
      return Promise.resolve(null);
    }
    const target = this.#thumbnailPlace(hash, width);
    const running = this.#running.get(target);
    if (running !== undefined) return running;
    const started = this.#makeThumbnail(hash, width, target).finally(() =>
      this.#running.delete(target),
    );
    this.#running.set(target, started);
    return started;
  }

  /** How many originals there are and their bytes together. The folder is read once, later additions are counted. */
  async usage(): Promise<Usage> {
    return sum(await this.#scan());
  }

  /** The same, `null` as long as the folder was not read. */
  get counted(): Usage | null {
    return this.#sizes === null ? null : sum(this.#sizes);
  }

  /**
   * The pictures that nobody has stored since a moment, in ms, with their bytes: an `addImage` whose film is still being
   * typed must not lose its picture.
   */
  async storedBefore(moment: number): Promise<ReadonlyMap<string, number>> {
    const originals = [...(await this.#originals())];
    const old = originals.filter(([hash, stats]) => !this.#isYoung(hash, stats, moment));
    return new Map(old.map(([hash, { size }]) => [hash, size]));
  }

  /**
   * Deletes a picture that nobody has stored since a moment, in ms, with its thumbnails. Returns its bytes, `null` when
   * it is gone already or was stored again. Rejects with the system's error.
   */
  remove(hash: string, moment: number): Promise<number | null> {
    return this.#queue.run(async () => {
      const file = await this.file(hash);
      const stats = file === null ? null : await this.#statsOf(file);
      if (file === null || stats === null || this.#isYoung(hash, stats, moment)) return null;
      await removeIfThere(this.#files, file);
      (await this.#scan()).delete(hash);
      for (const width of THUMBNAIL_WIDTHS) {
        // A thumbnail can be made again, and one that is left harms nobody.
        await removeIfThere(this.#files, this.#thumbnailPlace(hash, width)).catch(() => undefined);
      }
      return stats.size;
    });
  }

  /** Removes what interrupted additions left. Only for the one writer of the library. */
  removeUnfinished(): Promise<void> {
    return this.#queue.run(async () => {
      for (const shelf of await this.#shelves()) await removeTemporaries(this.#files, shelf);
    });
  }

  /** Writes a picture unless it is there, and makes sure in any case that it stays. */
  async #keep(file: string, hash: string, bytes: Buffer): Promise<void> {
    this.#stored.set(hash, Date.now());
    const shelf = path.dirname(file);
    await this.#ensureFolder(this.#folder);
    await this.#ensureFolder(shelf);
    const isThere = await this.#isThere(file);
    // One that cannot be read is of no use, and is written anew.
    const stored = isThere ? await readIfThere(this.#files, file).catch(() => null) : null;
    if (stored?.equals(bytes) === true) {
      // It was synced before it got its name; the name itself perhaps was not.
      await syncFolder(this.#files, shelf);
    } else {
      await writeDurably(this.#files, file, bytes);
    }
    (await this.#scan()).set(hash, bytes.length);
  }

  /** A folder that is there may be the work of a process that was killed before it had synced it. */
  async #ensureFolder(folder: string): Promise<void> {
    try {
      await this.#files.mkdir(folder);
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
      if (this.#durable.has(folder)) return;
    }
    await syncFolder(this.#files, path.dirname(folder));
    this.#durable.add(folder);
  }

  #isYoung(hash: string, { mtimeMs }: Stats, moment: number): boolean {
    return Math.max(mtimeMs, this.#stored.get(hash) ?? 0) >= moment;
  }

  async #makeThumbnail(hash: string, width: number, target: string): Promise<string | null> {
    if (await this.#isThere(target)) return target;
    const source = await this.file(hash);
    if (source === null) return null;
    return this.#thumbnails.run(async () => {
      const temporary = temporaryName(target);
      try {
        await this.#files.mkdir(path.dirname(target), { recursive: true });
        await writeThumbnail(source, temporary, width);
        await this.#files.rename(temporary, target);
        return target;
      } catch {
        // A broken original, a full disk: the card shows its colour instead, and the next request tries again.
        await removeIfThere(this.#files, temporary).catch(() => undefined);
        return null;
      }
    });
  }

  #scan(): Promise<Map<string, number>> {
    this.#scanning ??= this.#readSizes().catch((error: unknown) => {
      this.#scanning = null;
      throw error;
    });
    return this.#scanning;
  }

  async #readSizes(): Promise<Map<string, number>> {
    const originals = await this.#originals();
    this.#sizes = new Map([...originals].map(([hash, { size }]) => [hash, size]));
    return this.#sizes;
  }

  /** By hash, what is on the shelves. */
  async #originals(): Promise<Map<string, Stats>> {
    const found = new Map<string, Stats>();
    for (const shelf of await this.#shelves()) {
      const names = await namesIn(this.#files, shelf);
      await Promise.all(
        names.map(async (name) => {
          const hash = STORED.exec(name)?.[1];
          const stats = hash === undefined ? null : await this.#statsOf(path.join(shelf, name));
          if (hash !== undefined && stats !== null) found.set(hash, stats);
        }),
      );
    }
    return found;
  }

  /** Absolute paths. */
  async #shelves(): Promise<string[]> {
    const names = await namesIn(this.#files, this.#folder);
    return names
      .filter((name) => /^[0-9a-f]{2}$/.test(name))
      .map((name) => path.join(this.#folder, name));
  }

  #thumbnailPlace(hash: string, width: ThumbnailWidth): string {
    return path.join(this.#cache, String(width), hash.slice(0, 2), `${hash}.webp`);
  }

  #place(hash: string, format: string): string {
    return path.join(this.#folder, hash.slice(0, 2), `${hash}.${format}`);
  }

  /** `null` unless it is a file. A link is no picture: it could lead to any file of the person's. */
  async #statsOf(file: string): Promise<Stats | null> {
    try {
      const stats = await this.#files.lstat(file);
      return stats.isFile() ? stats : null;
    } catch (error) {
      if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return null;
      throw error;
    }
  }

  async #isThere(file: string): Promise<boolean> {
    return (await this.#statsOf(file)) !== null;
  }
}

/** Lets a few run at a time, the others wait in order. */
class Semaphore {
  #free: number;
  readonly #queue: (() => void)[] = [];

  constructor(atOnce: number) {
    this.#free = atOnce;
  }

  async run<T>(action: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#queue.push(resolve));
    try {
      return await action();
    } finally {
      const next = this.#queue.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }
}

function sum(sizes: ReadonlyMap<string, number>): Usage {
  let bytes = 0;
  for (const size of sizes.values()) bytes += size;
  return { posters: sizes.size, bytes };
}

/** The SHA-256 that names a picture. */
export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
