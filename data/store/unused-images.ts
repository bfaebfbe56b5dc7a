import path from 'node:path';
import type { Change, Transaction } from '../model/change.ts';
import { FilmothekError } from '../model/errors.ts';
import type { Film } from '../model/film.ts';
import { filesOfImages, type WithFiles } from '../model/picture-edit.ts';
import type { TypedDraft } from '../model/typed-draft.ts';
import { unpack } from './backup-file.ts';
import { errorCode, isTemporary, namesIn, type Files } from './files.ts';
import { BACKUPS, HISTORY, QUARANTINE } from './folder.ts';

/*
 * Which pictures nothing refers to. What the library has in memory is asked by its fields; the files in its folder, of
 * whatever shape and state, are searched for the pictures' names, so that a film may come back from any of them.
 */

/** The folders that hold films of the past. The library's own folder is searched by the names of its files. */
const PLACES = [HISTORY, QUARANTINE, BACKUPS, 'drafts'];
/** Snapshots, journals, and the names that sync programs give to copies of them. */
const OF_THE_LIBRARY = /^(library|journal-)/;

const BLOCK = 256 * 1024;
const NAME_LENGTH = 64;
const DIGIT = /[0-9a-f]/;
const NAME = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g;

/** The hashes of all pictures that films, steps of the history and typed forms refer to. */
export function picturesInUse(
  films: Iterable<Film>,
  history: readonly Transaction[],
  drafts: readonly TypedDraft[],
): Set<string> {
  const used = new Set<string>();
  for (const film of films) for (const hash of filesOfImages(film.images)) used.add(hash);
  for (const { changes } of history) {
    for (const change of changes)
      for (const hash of filesOfImages(picturesOf(change))) used.add(hash);
  }
  // A form is the business of the renderer; here it is a text that may hold names.
  for (const { form } of drafts) for (const name of namesOf(JSON.stringify(form))) used.add(name);
  return used;
}

function picturesOf(change: Change): readonly WithFiles[] {
  if (change.type !== 'edit') return change.film.images;
  const { images } = change.fields;
  // What was before was never checked, only compared.
  return [...(Array.isArray(images?.before) ? images.before : []), ...(images?.after ?? [])];
}

/**
 * Those of the hashes that stand in no file of the library's folder: backups, drafts, history, quarantine, snapshots,
 * journals and copies of them. Reads in blocks, and stops when none is left.
 * Rejects with `images-uncertain` when a file cannot be read: it may refer to any of them.
 */
export async function unmentioned(
  files: Files,
  folder: string,
  hashes: Iterable<string>,
): Promise<Set<string>> {
  const left = new Set(hashes);
  const search = async (place: string, names: readonly string[]) => {
    for (const name of names) {
      if (left.size === 0) return;
      await removeMentioned(files, path.join(place, name), left);
    }
  };
  // The library's own folder comes first: a journal that is moved into the history meanwhile is found there.
  const own = await listed(files, folder);
  await search(
    folder,
    own.filter((name) => OF_THE_LIBRARY.test(name)),
  );
  for (const place of PLACES) {
    if (left.size === 0) break;
    await search(path.join(folder, place), await listed(files, path.join(folder, place)));
  }
  return left;
}

async function listed(files: Files, folder: string): Promise<string[]> {
  try {
    // What is being written now are films of this session, which the memory knows.
    return (await namesIn(files, folder)).filter((name) => !isTemporary(name));
  } catch (error) {
    throw uncertain(folder, error);
  }
}

async function removeMentioned(files: Files, file: string, left: Set<string>): Promise<void> {
  const search = new NameSearch((name) => left.delete(name));
  try {
    if (!(await files.stat(file)).isFile()) return;
    if (file.endsWith('.gz')) await unpack(files, file, (bytes) => search.read(bytes));
    else await readBlocks(files, file, (bytes) => search.read(bytes));
    search.end();
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw uncertain(file, error);
  }
}

async function readBlocks(files: Files, file: string, use: (bytes: Buffer) => void): Promise<void> {
  const handle = await files.open(file, 'r');
  try {
    const block = Buffer.allocUnsafe(BLOCK);
    for (let position = 0; ;) {
      const { bytesRead } = await handle.read(block, 0, BLOCK, position);
      if (bytesRead === 0) return;
      use(block.subarray(0, bytesRead));
      position += bytesRead;
    }
  } finally {
    await handle.close();
  }
}

/** Finds names of pictures in a text that comes in pieces, whatever its encoding: UTF-16 has a NUL in each letter. */
class NameSearch {
  readonly #found: (name: string) => void;
  #rest = '';

  constructor(found: (name: string) => void) {
    this.#found = found;
  }

  read(bytes: Buffer): void {
    const text = this.#rest + bytes.toString('latin1').replaceAll('\0', '');
    // A run of digits that reaches the end may go on in the next piece; of one that is too long, enough is kept to tell.
    let start = text.length;
    while (start > 0 && text.length - start <= NAME_LENGTH && DIGIT.test(text.charAt(start - 1))) {
      start -= 1;
    }
    for (const name of namesOf(text.slice(0, start))) this.#found(name);
    this.#rest = text.slice(start);
  }

  end(): void {
    for (const name of namesOf(this.#rest)) this.#found(name);
  }
}

function namesOf(text: string): readonly string[] {
  return text.match(NAME) ?? [];
}

function uncertain(file: string, cause: unknown): FilmothekError {
  return new FilmothekError('images-uncertain', { file: path.basename(file) }, { cause });
}
