import { createHash } from 'node:crypto';
import path from 'node:path';
import { FilmothekError } from '../model/errors.ts';
import { imageHashSchema, type Image, type ImageKind } from '../model/film.ts';
import { THUMBNAIL_WIDTHS, type ThumbnailWidth } from '../model/images.ts';
import {
  ensureFolder,
  errorCode,
  namesIn,
  NODE_FILES,
  readIfThere,
  reasonOf,
  removeIfThere,
  temporaryName,
  writeDurably,
  type Files,
} from './files.ts';
import { POSTERS } from './folder.ts';
import { describeImage, IMAGE_FORMATS, writeThumbnail } from './image-description.ts';

/*
 * The pictures of a library: originals under the hash of their content, so that a name never comes from outside and
 * the same bytes are kept once; thumbnails in a cache folder that may be emptied at any time.
 */

const STORED = new RegExp(`^([0-9a-f]{64})\\.(?:${IMAGE_FORMATS.join('|')})$`);
const THUMBNAILS_AT_ONCE = 2;

export class PosterStore {
  readonly #folder: string;
  readonly #cache: string;
  readonly #files: Files;
  readonly #running = new Map<string, Promise<string | null>>();
  readonly #turns = new Turns(THUMBNAILS_AT_ONCE);
  #sizes: Promise<Map<string, number>> | null = null;

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
      const stored = (await this.#isThere(file)) ? await readIfThere(this.#files, file) : null;
      if (stored === null || !stored.equals(bytes)) {
        await ensureFolder(this.#files, this.#folder);
        await ensureFolder(this.#files, path.dirname(file));
        await writeDurably(this.#files, file, bytes);
      }
      (await this.#scan()).set(hash, bytes.length);
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

  /** The path of a WebP at most `width` pixels wide, made when needed; `null` when there is no readable original. */
  thumbnail(hash: string, width: ThumbnailWidth): Promise<string | null> {
    if (!imageHashSchema.safeParse(hash).success || !THUMBNAIL_WIDTHS.includes(width)) {
      return Promise.resolve(null);
    }
    const target = path.join(this.#cache, String(width), hash.slice(0, 2), `${hash}.webp`);
    const running = this.#running.get(target);
    if (running !== undefined) return running;
    const started = this.#makeThumbnail(hash, width, target).finally(() =>
      this.#running.delete(target),
    );
    this.#running.set(target, started);
    return started;
  }

  /** How many originals there are and their bytes together. The folder is read once, later additions are counted. */
  async usage(): Promise<{ readonly posters: number; readonly bytes: number }> {
    const sizes = await this.#scan();
    let bytes = 0;
    for (const size of sizes.values()) bytes += size;
    return { posters: sizes.size, bytes };
  }

  async #makeThumbnail(hash: string, width: number, target: string): Promise<string | null> {
    if (await this.#isThere(target)) return target;
    const source = await this.file(hash);
    if (source === null) return null;
    return this.#turns.take(async () => {
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
    this.#sizes ??= this.#readSizes().catch((error: unknown) => {
      this.#sizes = null;
      throw error;
    });
    return this.#sizes;
  }

  async #readSizes(): Promise<Map<string, number>> {
    const sizes = new Map<string, number>();
    for (const shelf of await namesIn(this.#files, this.#folder)) {
      if (!/^[0-9a-f]{2}$/.test(shelf)) continue;
      const names = await namesIn(this.#files, path.join(this.#folder, shelf));
      await Promise.all(
        names.map(async (name) => {
          const hash = STORED.exec(name)?.[1];
          if (hash === undefined) return;
          const found = await this.#files.lstat(path.join(this.#folder, shelf, name));
          if (found.isFile()) sizes.set(hash, found.size);
        }),
      );
    }
    return sizes;
  }

  #place(hash: string, format: string): string {
    return path.join(this.#folder, hash.slice(0, 2), `${hash}.${format}`);
  }

  /** A link is no picture: it could lead to any file of the person's. */
  async #isThere(file: string): Promise<boolean> {
    try {
      return (await this.#files.lstat(file)).isFile();
    } catch (error) {
      if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return false;
      throw error;
    }
  }
}

/** Lets a few run at a time, the others wait in order. */
class Turns {
  #free: number;
  readonly #queue: (() => void)[] = [];

  constructor(atOnce: number) {
    this.#free = atOnce;
  }

  async take<T>(action: () => Promise<T>): Promise<T> {
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

/** The SHA-256 that names a picture. */
export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
