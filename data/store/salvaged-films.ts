import { setImmediate as turn } from 'node:timers/promises';
import { applyEdits, sameValue, type Change, type Transaction } from '../model/change.ts';
import { filmSchema, type Film, type FilmField } from '../model/film.ts';
import { decodeEntry } from './journal-lines.ts';

/*
 * What can still be read of damaged files, film by film. No checksum vouches for it any more, so every film must fit
 * its schema, and what is uncertain is decided for the film: one too many is thrown away with a click, one too few is
 * gone.
 */

export interface Salvageable {
  readonly films: readonly Film[];
  /** Places in the files that could not be read, and whose film is not among the others. */
  readonly damaged: number;
}

const NEWLINE = 10;
const RETURN = 13;
const FILM = /^\s*"([0-9a-z-]{8,40})"\s*:\s*(\{.*\}),?\s*$/s;
const FILM_START = /^\s*"([0-9a-z-]{8,40})"\s*:\s*\{/;
/** What else the lines of a snapshot hold. */
const FRAME = /^\s*(\{\s*"checksum":"[0-9a-f]*",|"format":.*"films":\{|\}{0,2})\s*$/;
const REVISION = /"revision":\s*(\d{1,15})\b/;
const LINES_A_TURN = 200;

export class SalvagedFilms {
  readonly #films = new Map<string, Film>();
  /** The revision from which on a film is known to be as it is here; infinite where that cannot be told. */
  readonly #since = new Map<string, number>();
  /** For each damaged place the films it seems to be about. */
  readonly #places: (readonly string[])[] = [];
  /** The highest revision that anything tells of. */
  revision = 0;

  get found(): Salvageable {
    const isLost = (ids: readonly string[]) =>
      ids.length === 0 || ids.some((id) => !this.#films.has(id));
    return { films: [...this.#films.values()], damaged: this.#places.filter(isLost).length };
  }

  /** Something that cannot be read at all. */
  addUnreadable(): void {
    this.#places.push([]);
  }

  /** Newer snapshots are to be added before older ones. */
  async addSnapshot(bytes: Buffer): Promise<void> {
    const text = asUtf8(bytes);
    const revision = REVISION.exec(text.toString('latin1', 0, 1000))?.[1];
    const since = revision === undefined ? Infinity : Number(revision);
    if (revision !== undefined) this.revision = Math.max(this.revision, since);
    const whole = wholeDocument(text);
    if (whole !== null) {
      for (const value of whole) this.#addFilm(value, since, []);
      return;
    }
    if (text.length === 0) this.addUnreadable();
    let place: string[] | null = null;
    let count = 0;
    for (const line of linesOf(text)) {
      const decoded = decode(line);
      const [, id, json] = FILM.exec(decoded ?? '') ?? [];
      const film = json === undefined ? null : parseFilm(json);
      if (film !== null && film.id === id) this.#keep(film, since);
      if (film !== null || FRAME.test(decoded ?? '-')) place = null;
      else {
        if (place === null) this.#places.push((place = []));
        const about = FILM_START.exec(line.toString('latin1', 0, 100))?.[1];
        if (about !== undefined) place.push(about);
      }
      count += 1;
      if (count % LINES_A_TURN === 0) await turn();
    }
  }

  /** Journals are to be added after the snapshots, older ones first. */
  async addJournal(bytes: Buffer, generation: number): Promise<void> {
    let isBroken = false;
    let count = 0;
    for (const line of linesOf(asUtf8(bytes))) {
      if (line.length === 0) continue;
      const transaction = await decodeEntry(line, generation);
      if (transaction !== null) this.#replay(transaction);
      else if (!isBroken) this.addUnreadable();
      isBroken = transaction === null;
      count += 1;
      if (count % LINES_A_TURN === 0) await turn();
    }
  }

  #replay({ seq, at, changes }: Transaction): void {
    this.revision = Math.max(this.revision, seq);
    for (const change of changes) this.#make(change, seq, at);
  }

  /** Makes a change to one film, whatever became of the others. */
  #make(change: Change, seq: number, at: string): void {
    const id = change.type === 'edit' ? change.id : change.film.id;
    const film = this.#films.get(id);
    switch (change.type) {
      case 'add':
        if (film === undefined) this.#addFilm(change.film, seq, [id]);
        break;
      case 'remove':
        // A snapshot of a later revision knows better whether the film came back.
        if (seq > (this.#since.get(id) ?? Infinity)) this.#films.delete(id);
        break;
      case 'edit': {
        const fits =
          film !== undefined &&
          at >= film.updated &&
          Object.entries(change.fields).every(([field, { before }]) =>
            sameValue(film[field as FilmField], before),
          );
        if (fits) this.#films.set(id, asFilm(applyEdits(film, change.fields, at)) ?? film);
      }
    }
  }

  #addFilm(value: unknown, since: number, about: readonly string[]): void {
    const film = asFilm(value);
    if (film === null) this.#places.push(about);
    else this.#keep(film, since);
  }

  #keep(film: Film, since: number): void {
    const known = this.#films.get(film.id);
    if (known !== undefined && known.updated >= film.updated) return;
    this.#films.set(film.id, film);
    this.#since.set(film.id, since);
  }
}

/** An editor may have saved the file in UTF-16, with or without a mark that says so. */
function asUtf8(bytes: Buffer): Buffer {
  const mark = bytes.toString('latin1', 0, 3);
  if (mark === '\xef\xbb\xbf') return bytes.subarray(3);
  const sample = bytes.subarray(0, 4096);
  const zeros = (rest: number) =>
    sample.filter((byte, index) => byte === 0 && index % 2 === rest).length;
  const isMostly = (rest: number) => zeros(rest) > sample.length / 4 && zeros(1 - rest) === 0;
  if (mark.startsWith('\xff\xfe') || isMostly(1)) {
    return Buffer.from(new TextDecoder('utf-16le').decode(bytes));
  }
  if (mark.startsWith('\xfe\xff') || isMostly(0)) {
    return Buffer.from(new TextDecoder('utf-16be').decode(bytes));
  }
  return bytes;
}

/** The films of a file that is right as JSON and has lost its lines, as after an editor or LowDB itself. */
function wholeDocument(text: Buffer): readonly unknown[] | null {
  try {
    const { films } = JSON.parse(decode(text) ?? '') as { readonly films?: unknown };
    return typeof films === 'object' && films !== null ? Object.values(films) : null;
  } catch {
    return null;
  }
}

/** The text of bytes, `null` when they are not UTF-8: letters that somebody lost are not made up. */
function decode(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function parseFilm(json: string): Film | null {
  try {
    return asFilm(JSON.parse(json));
  } catch {
    return null;
  }
}

function asFilm(value: unknown): Film | null {
  try {
    return filmSchema.safeParse(value).data ?? null;
  } catch {
    // Values nested so deeply that nobody can walk through them.
    return null;
  }
}

/** The lines without their ends, whichever system's they are. */
function* linesOf(bytes: Buffer): Generator<Buffer> {
  for (let start = 0; start < bytes.length;) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline === -1 ? bytes.length : newline;
    yield bytes.subarray(start, end > start && bytes[end - 1] === RETURN ? end - 1 : end);
    start = end + 1;
  }
}
