import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { FilmothekError } from '../model/errors.ts';
import { errorCode, writeFully, type Files } from './files.ts';
import { HEAD_BYTES, snapshotHead } from './snapshot.ts';

/* One backup: a snapshot as a gzip stream. It goes through in blocks, so that its size does not matter. */

const BLOCK = 256 * 1024;
/** As much as Node reads as one file, so no library is larger; what unpacks to more is no backup but a trap. */
const MOST_BYTES = 2 ** 31;

/** Compresses a file into a new one that only its owner may read, and syncs it. */
export async function pack(files: Files, from: string, to: string): Promise<void> {
  const source = await files.open(from, 'r');
  try {
    const target = await files.open(to, 'wx', 0o600);
    try {
      await pipeline(blocksOf(source), createGzip(), async (packed: AsyncIterable<Buffer>) => {
        let position = 0;
        for await (const bytes of packed) {
          await writeFully(target, bytes, position);
          position += bytes.length;
        }
      });
      await target.sync();
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/**
 * Gives the contents of a backup to `use`, in pieces. Rejects with `library-damaged` when they cannot be unpacked, with
 * the system's error when they cannot be read.
 */
export async function unpack(
  files: Files,
  file: string,
  use: (bytes: Buffer) => void,
): Promise<void> {
  const damaged = (reason: string, cause?: unknown) =>
    new FilmothekError('library-damaged', { folder: file, reason }, { cause });
  const source = await files.open(file, 'r');
  try {
    let total = 0;
    await pipeline(
      blocksOf(source),
      createGunzip({ chunkSize: BLOCK }),
      async (unpacked: AsyncIterable<Buffer>) => {
        for await (const bytes of unpacked) {
          total += bytes.length;
          if (total > MOST_BYTES) throw damaged('too large');
          use(bytes);
        }
      },
    );
  } catch (error) {
    const code = errorCode(error) ?? '';
    throw code.startsWith('Z_') ? damaged(code, error) : error;
  } finally {
    await source.close();
  }
}

/**
 * Whether a backup unpacks to a snapshot that has the checksum in its first line. Nothing is parsed, so a backup by a
 * newer Filmothek counts too. Rejects with the system's error when the file cannot be read.
 */
export async function isIntact(files: Files, file: string): Promise<boolean> {
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  try {
    await unpack(files, file, (bytes) => {
      const missing = HEAD_BYTES - head.length;
      if (missing > 0) head = Buffer.concat([head, bytes.subarray(0, missing)]);
      hash.update(bytes.subarray(missing));
    });
  } catch (error) {
    if (error instanceof FilmothekError) return false;
    throw error;
  }
  return head.equals(snapshotHead(hash.digest('hex')));
}

async function* blocksOf(handle: FileHandle): AsyncGenerator<Buffer> {
  for (let position = 0; ;) {
    // A new block each time: zlib works on the one before while this one is read.
    const block = Buffer.allocUnsafe(BLOCK);
    const { bytesRead } = await handle.read(block, 0, BLOCK, position);
    if (bytesRead === 0) return;
    yield block.subarray(0, bytesRead);
    position += bytesRead;
  }
}
