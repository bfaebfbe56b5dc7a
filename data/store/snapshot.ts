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

const FORMAT = 1;

/** What LowDB holds. `revision` is the number of the last transaction in it, `generation` that of its journal. */
export interface LibraryData {
  readonly format: typeof FORMAT;
  generation: number;
  revision: number;
  readonly films: Map<string, Film>;
}

export function emptyLibrary(): LibraryData {
  return { format: FORMAT, generation: 1, revision: 0, films: new Map() };
}

const CHUNK = 256 * 1024;
const NEWLINE = 10;
const FIRST_LINE = /^\{"checksum":"([0-9a-f]{64})",$/;
const HEADER = /^("format":.*),"films":\{$/;
/** With the `s` flag: a plot may hold U+2028, which JSON leaves as it is and `.` would not match. */
const FILM = /^"([0-9a-z-]{8,40})":(\{.*\}),?$/s;
const NEWER = /^\{"checksum":[^\n]{0,200}\n"format":([2-9]|[1-9]\d{1,8}),/;

const headerSchema = z.strictObject({
  format: z.literal(FORMAT),
  generation: z.int().positive(),
  revision: z.int().nonnegative(),
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
  header: Pick<LibraryData, 'generation' | 'revision'>,
  films: readonly Film[],
): AsyncGenerator<Buffer> {
  const { generation, revision } = header;
  let text = `${JSON.stringify({ format: FORMAT, generation, revision }).slice(1, -1)},"films":{\n`;
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

/**
 * Reads a snapshot; `library-damaged` for anything that Filmothek has not written exactly so, `library-newer` for a
 * later format. The films themselves are not checked against their schema: for 50,000 films that doubles the time of
 * JSON.parse (600 ms on top of 500 ms), and a matching checksum says that they are what was checked before they were
 * written. `checkLibrary` does check them.
 * @param folder for the error's sentence
 */
export function parseSnapshot(bytes: Buffer, folder: string): LibraryData {
  const damaged = (reason: string) => new FilmothekError('library-damaged', { folder, reason });
  const newer = NEWER.exec(bytes.toString('latin1', 0, 1000));
  if (newer?.[1] !== undefined) {
    throw new FilmothekError('library-newer', { folder, format: newer[1] });
  }
  const lines = linesOf(bytes);
  const checksum = FIRST_LINE.exec(lines.next().value ?? '')?.[1];
  if (checksum === undefined) throw damaged('no checksum');
  if (createHash('sha256').update(bytes.subarray(HEAD_BYTES)).digest('hex') !== checksum) {
    throw damaged('checksum');
  }
  try {
    const header = HEADER.exec(lines.next().value ?? '')?.[1] ?? '';
    const { generation, revision } = headerSchema.parse(JSON.parse(`{${header}}`));
    return { format: FORMAT, generation, revision, films: parseFilms(lines) };
  } catch (error) {
    throw damaged(error instanceof Error ? error.message : String(error));
  }
}

function parseFilms(lines: Iterator<string>): Map<string, Film> {
  const films = new Map<string, Film>();
  for (let next = lines.next(); ; next = lines.next()) {
    if (next.done === true) throw new Error('no end');
    if (next.value === '}}') break;
    const [, id, json] = FILM.exec(next.value) ?? [];
    if (id === undefined || json === undefined) throw new Error('not a film');
    const film = JSON.parse(json) as Film;
    if (film.id !== id || films.has(id)) throw new Error(`film ${id}`);
    films.set(id, film);
  }
  if (lines.next().done !== true) throw new Error('text after the end');
  return films;
}

/** The complete lines of a text, without their line breaks. */
function* linesOf(bytes: Buffer): Generator<string, undefined> {
  for (let start = 0; ;) {
    const newline = bytes.indexOf(NEWLINE, start);
    if (newline === -1) return;
    yield bytes.toString('utf8', start, newline);
    start = newline + 1;
  }
}
