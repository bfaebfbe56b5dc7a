import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import type { Film } from '../model/film.ts';
import { filesOfImages } from '../model/picture-edit.ts';
import type { SmartList } from '../model/smart-list.ts';
import { filmsFile } from './own-films.ts';
import { listsFile } from './own-lists.ts';

/*
 * Everything a person has, in one file: a zip of `library.json` with all films, trash included, of `smart-lists.json`
 * where there are such lists, of the pictures under their SHA-256, and of `SHA256SUMS`, by which any computer can check
 * it (`sha256sum -c`). Any zip program opens it.
 */

export const FILMS_ENTRY = 'library.json';
export const LISTS_ENTRY = 'smart-lists.json';
export const SUMS_ENTRY = 'SHA256SUMS';
export const PICTURE_ENTRY = /^posters\/([0-9a-f]{2})\/(\1[0-9a-f]{62})\.[a-z0-9]{2,5}$/;

/** A picture as it is stored; `format` is its file's ending. */
export interface StoredPicture {
  readonly bytes: Buffer;
  readonly format: string;
}

export interface ArchiveSource {
  readonly films: readonly Film[];
  readonly lists: readonly SmartList[];
  /** `null` where the picture is gone or is no longer what was stored. */
  picture(hash: string): Promise<StoredPicture | null>;
}

export interface ArchiveReport {
  readonly films: number;
  readonly lists: number;
  readonly pictures: number;
  /** How many pictures the films refer to that could not be written. */
  readonly missing: number;
}

/**
 * Writes an archive as a stream of bytes; only one picture at a time is in memory. Resolves when `write` has taken all
 * of it, and rejects as `write` or the source does.
 */
export async function writeArchive(
  source: ArchiveSource,
  write: (bytes: AsyncIterable<Buffer>) => Promise<void>,
): Promise<ArchiveReport> {
  const zip = new yazl.ZipFile();
  const output = zip.outputStream as Readable;
  zip.on('error', (error: Error) => output.destroy(error));
  const filling = fill(zip, source);
  // Whoever writes hears of it in any case, and is waited for.
  filling.catch((error: unknown) => output.destroy(error as Error));
  await pipeline(output, write);
  return filling;
}

async function fill(
  zip: yazl.ZipFile,
  { films, lists, picture }: ArchiveSource,
): Promise<ArchiveReport> {
  const mtime = new Date();
  const sums: string[] = [];
  const add = async (name: string, pieces: Iterable<string | Buffer>, compress: boolean) => {
    const hash = createHash('sha256');
    const hashed = function* () {
      for (const piece of pieces) {
        const bytes = Buffer.from(piece);
        hash.update(bytes);
        yield bytes;
      }
    };
    const stream = Readable.from(hashed());
    const isRead = new Promise((resolve, reject) =>
      stream.once('end', resolve).once('error', reject),
    );
    zip.addReadStream(stream, name, { mtime, mode: 0o100644, compress });
    await isRead;
    sums.push(`${hash.digest('hex')}  ${name}\n`);
  };
  await add(FILMS_ENTRY, filmsFile(films), true);
  if (lists.length > 0) await add(LISTS_ENTRY, [listsFile(lists)], true);
  const hashes = new Set(films.flatMap(({ images }) => filesOfImages(images)));
  let missing = 0;
  for (const hash of hashes) {
    const stored = await picture(hash);
    if (stored === null) missing += 1;
    // A picture is as small as it gets.
    else await add(`posters/${hash.slice(0, 2)}/${hash}.${stored.format}`, [stored.bytes], false);
  }
  zip.addBuffer(Buffer.from(sums.join('')), SUMS_ENTRY, { mtime, mode: 0o100644 });
  zip.end();
  return { films: films.length, lists: lists.length, pictures: hashes.size - missing, missing };
}
