import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { z } from 'zod';
import { FilmothekError } from '../model/errors.ts';
import type { Film } from '../model/film.ts';

/*
 * The snapshot as bytes. It is one JSON object, and also a file of lines: the checksum of everything below it, the
 * header, then one film a line. So it can be written and read in pieces, whatever its size.
 *
 *     {"checksum":"…",
 *     "format":1,"generation":3,"revision":812,"films":{
 *     "k3f9…":{…},
 *     "m01a…":{…}
 *     }}
 */

/** The format that is written. A later one is read as long as it has the shape above. */
export const FORMAT = 1;

/** What LowDB holds. `revision` is the number of the last transaction in it, `generation` that of its journal. */
export interface LibraryData {
  /** 1, or what a later version of Filmothek wrote, which must not be written over. */
  readonly format: number;
  generation: number;
  revision: number;
  readonly films: Map<string, Film>;
  /** What else stands in the header, from versions that know more; it is written back as it was. */
  others: Readonly<Record<string, unknown>>;
}

export function emptyLibrary(): LibraryData {
  return { format: FORMAT, generation: 1, revision: 0, films: new Map(), others: {} };
}

const CHUNK = 256 * 1024;
const NEWLINE = 10;
const FIRST_LINE = /^\{"checksum":"([0-9a-f]{64})",\n$/;
const HEADER = /^("format":.*),"films":\{$/s;
/** How the line of a film begins. Looked for at one place only, for a line may be long. */
const FILM = /"([0-9a-z-]{8,40})":(?=\{)/y;
const END = '}}\n';
const NEWER = /^\{"checksum":[^\n]{0,200}\n"format":([2-9]|[1-9]\d{1,8}),/;

const headerSchema = z.looseObject({
  generation: z.int().positive().max(999_999_999),
  revision: z.int().nonnegative().max(999_999_999_999),
});

/** The first line, of the same length for every checksum. */
export function snapshotHead(checksum: string): Buffer {
  return Buffer.from(`{"checksum":"${checksum}",\n`);
}

export const HEAD_BYTES = snapshotHead('0'.repeat(64)).length;

/**
 * Everything below the first line, in chunks of about 256 KB. The event loop gets a turn after each of them, so that a
 * checkpoint of 100,000 films holds nothing up.
 */
export async function* snapshotBody(
  header: Pick<LibraryData, 'generation' | 'revision'> & Partial<Pick<LibraryData, 'others'>>,
  films: readonly Film[],
): AsyncGenerator<Buffer> {
  const { generation, revision, others } = header;
  const known = { format: FORMAT, generation, revision };
  let text = `${JSON.stringify({ ...known, ...others }).slice(1, -1)},"films":{\n`;
  for (const [index, film] of films.entries()) {
    const comma = index < films.length - 1 ? ',' : '';
    text += `"${film.id}":${JSON.stringify(film)}${comma}\n`;
    if (text.length >= CHUNK) {
      yield Buffer.from(text);
      text = '';
      await turn();
    }
  }
  yield Buffer.from(`${text}}}\n`);
}

/** Whether a file begins as a snapshot does, whatever became of the rest. */
export function isSnapshot(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, 100).startsWith('{"checksum":"');
}

/**
 * Reads a snapshot, with a turn for the event loop every 256 KB. Rejects with `library-damaged` for anything that
 * Filmothek has not written exactly so, with `library-newer` for a later format that does not have this shape. The films
 * themselves are not checked against their schema: for 50,000 films that doubles the time of JSON.parse (600 ms on top
 * of 500 ms), and a matching checksum says that they are what was checked before they were written. `checkLibrary`
 * does check them.
 * @param folder for the error's sentence
 */
export async function parseSnapshot(bytes: Buffer, folder: string): Promise<LibraryData> {
  const format = Number(NEWER.exec(bytes.toString('latin1', 0, 1000))?.[1] ?? FORMAT);
  try {
    return await parse(bytes, format);
  } catch (error) {
    // Damaged or not: an older snapshot must not take the place of one that a later version wrote.
    if (format > FORMAT) throw new FilmothekError('library-newer', { folder, format });
    const reason = error instanceof Error ? error.message : String(error);
    throw new FilmothekError('library-damaged', { folder, reason });
  }
}

async function parse(bytes: Buffer, expected: number): Promise<LibraryData> {
  const checksum = FIRST_LINE.exec(bytes.toString('latin1', 0, HEAD_BYTES))?.[1];
  if (checksum === undefined) throw new Error('no checksum');
  const start = endOfLine(bytes, HEAD_BYTES);
  const end = bytes.length - END.length;
  if (bytes.toString('latin1', Math.max(start, end)) !== END) throw new Error('no end');
  const { format, generation, revision, ...others } = parseHeader(
    bytes.toString('utf8', HEAD_BYTES, start - 1),
  );
  if (format !== expected) throw new Error('format');

  // Beside the parsing, on the same thread: to hand the bytes to another one, crypto.subtle copies all of them first.
  const hash = createHash('sha256').update(bytes.subarray(HEAD_BYTES, start));
  const films = new Map<string, Film>();
  for (let from = start; from < end;) {
    const to = Math.min(endOfLine(bytes, from + CHUNK), end);
    const piece = bytes.subarray(from, to);
    hash.update(piece);
    parseFilms(piece.toString(), films);
    from = to;
    await turn();
  }
  if (hash.update(END).digest('hex') !== checksum) throw new Error('checksum');
  return { format, generation, revision, films, others };
}

function parseHeader(line: string): Omit<LibraryData, 'films' | 'others'> {
  const fields = HEADER.exec(line)?.[1] ?? '';
  const header = JSON.parse(`{${fields}}`) as Omit<LibraryData, 'films' | 'others'>;
  headerSchema.parse(header);
  return header;
}

/** Adds the films of complete lines. */
function parseFilms(text: string, films: Map<string, Film>): void {
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    FILM.lastIndex = start;
    const id = FILM.exec(text)?.[1];
    if (newline === -1 || id === undefined) throw new Error('not a film');
    const end = text[newline - 1] === ',' ? newline - 1 : newline;
    const film = JSON.parse(text.slice(FILM.lastIndex, end)) as Film;
    if (film.id !== id || films.has(id)) throw new Error(`film ${id}`);
    // Not under `id`: a piece of the text would keep all of it in memory.
    films.set(film.id, film);
    start = newline + 1;
  }
}

/** The position behind the next line break, or behind the last byte. */
function endOfLine(bytes: Buffer, from: number): number {
  const newline = bytes.indexOf(NEWLINE, from);
  return newline === -1 ? bytes.length : newline + 1;
}
