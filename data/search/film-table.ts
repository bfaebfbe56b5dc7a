import { setImmediate as turn } from 'node:timers/promises';
import {
  entryOf,
  SECTION_BITS,
  VALUE_FIELDS,
  valuesOf,
  type FixedSection,
  type IndexEntry,
  type Reading,
  type ValueField,
} from '../index-entry.ts';
import { hasFilmShape } from '../model/film-shape.ts';
import type { Film } from '../model/film.ts';
import { FieldIndex } from './field-index.ts';
import { filmWords, PLACE_WEIGHTS, textWords } from './film-words.ts';
import { withRoom } from './room.ts';
import { ValueColumn, type ColumnState } from './value-column.ts';
import { WordIndex, type WordState } from './word-index.ts';

export const READINGS: readonly Reading[] = ['words', 'texts'];

const ANYWHERE = [1, 1, 1, 1] as const;
const FIXED_SECTIONS = Object.keys(SECTION_BITS) as readonly FixedSection[];
/** Tags are known with the order already: the sidebar shows them. */
const READ_FIELDS = VALUE_FIELDS.filter((field) => field !== 'tag');
/** So many numbers of films that are no more are worth the trouble of numbering all anew. */
const MANY_GAPS = 10_000;

/** After so many films others get their turn. */
const PIECE = 500;

type TextList = 'ids' | 'stamps' | 'sortTitles' | 'letters';

/** A table as it can be written down and made again. All lists are by number, with empty texts in gaps. */
export interface TableState {
  readonly ids: readonly string[];
  /** What each film was: another one after every edit. */
  readonly stamps: readonly string[];
  readonly sortTitles: readonly string[];
  readonly letters: readonly string[];
  readonly sections: Uint8Array<ArrayBuffer>;
  readonly columns: Readonly<Record<ValueField, ColumnState>>;
  readonly words: WordState;
  readonly plots: WordState;
  readonly notes: WordState;
}

const stampOf = ({ updated, deleted }: Film): string =>
  deleted === null ? updated : `${updated} ${deleted}`;

/**
 * The films by numbers, with all that questions need of them but their order. A number is given once: a film that was
 * edited gets another one, and its old number is a gap.
 */
export class FilmTable {
  readonly #entries = new Map<string, IndexEntry>();
  /** By their numbers, `undefined` in a gap. */
  numbered: (IndexEntry | undefined)[] = [];
  /** The bits of the sections each film is in, by its number; 0 in a gap. */
  sections = new Uint8Array(0);
  readonly #counts = new Map<FixedSection, number>();
  values = emptyColumns();
  words = new WordIndex(PLACE_WEIGHTS);
  plots = new WordIndex(ANYWHERE);
  notes = new WordIndex(ANYWHERE);
  /** Known with the order, as tags are. */
  fields = new FieldIndex();
  /** How many films are not read so far. */
  readonly #unread: Record<Reading, number> = { words: 0, texts: 0 };

  get entries(): Iterable<IndexEntry> {
    return this.#entries.values();
  }

  entry(id: string): IndexEntry | undefined {
    return this.#entries.get(id);
  }

  count(section: FixedSection): number {
    return this.#counts.get(section) ?? 0;
  }

  /** `null` for a film that cannot even be put in its place; the rest of it is looked at when it is read. */
  enter(film: Film): IndexEntry | null {
    let entry: IndexEntry;
    try {
      entry = entryOf(film, this.numbered.length);
      this.fields.add(entry.number, film);
      this.values.tag.add(entry.number, film.tags, film.deleted === null);
    } catch {
      return null;
    }
    this.#entries.set(film.id, entry);
    this.#number(entry);
    this.#count(entry, 1);
    return entry;
  }

  leave(id: string): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    this.#entries.delete(id);
    this.numbered[entry.number] = undefined;
    this.sections[entry.number] = 0;
    if (entry.read === null) this.#unread.words -= 1;
    if (entry.read !== 'texts') this.#unread.texts -= 1;
    this.#count(entry, -1);
    this.fields.remove(entry.number, entry.film);
    if (entry.film.deleted !== null) return;
    for (const field of entry.read === null ? (['tag'] as const) : VALUE_FIELDS) {
      this.values[field].uncount(entry.number);
    }
  }

  /** Reads a film unless that is done; `false` for one that does not have the build of a film. */
  read(entry: IndexEntry, reading: Reading): boolean {
    const { film, number } = entry;
    if (reading === 'words' && entry.read === null) {
      if (!hasFilmShape(film)) return false;
      this.#unread.words -= 1;
      entry.read = 'words';
      this.words.add(number, filmWords(film));
      const values = valuesOf(film);
      for (const field of READ_FIELDS) {
        this.values[field].add(number, values[field], film.deleted === null);
      }
    }
    if (reading === 'texts' && entry.read === 'words') {
      this.#unread.texts -= 1;
      entry.read = 'texts';
      this.plots.add(number, textWords(film.plot, film.tagline, film.background));
      this.notes.add(number, textWords(film.notes, ...film.viewings.map(({ notes }) => notes)));
    }
    return true;
  }

  /** Whether every film is read, and its words are where they are found quickly. */
  hasRead(reading: Reading): boolean {
    const indexes = this.#indexes[reading];
    return this.#unread[reading] === 0 && indexes.every(({ isUnsettled }) => !isUnsettled);
  }

  /** Puts what was read where it is found quickly, in steps. */
  *settle(reading: Reading): Generator<undefined> {
    if (reading === 'words') for (const field of VALUE_FIELDS) yield* this.values[field].settle();
    for (const index of this.#indexes[reading]) if (index.isUnsettled) yield* index.settle();
  }

  get #indexes(): Readonly<Record<Reading, readonly WordIndex[]>> {
    return { words: [this.words], texts: [this.plots, this.notes] };
  }

  /** What the table is made of at the moment of the call, in turns; every film must be read. */
  async tell(): Promise<TableState> {
    const entries = [...this.numbered];
    const rest = {
      sections: this.sections.slice(0, entries.length),
      columns: mapColumns((field) => this.values[field].state),
      words: this.words.state,
      plots: this.plots.state,
      notes: this.notes.state,
    };
    const texts = { ids: [], stamps: [], sortTitles: [], letters: [] } as Record<
      TextList,
      string[]
    >;
    for (const [number, entry] of entries.entries()) {
      texts.ids.push(entry?.film.id ?? '');
      texts.stamps.push(entry === undefined ? '' : stampOf(entry.film));
      texts.sortTitles.push(entry?.sortTitle ?? '');
      texts.letters.push(entry?.letter ?? '');
      if (number % PIECE === PIECE - 1) await turn();
    }
    return { ...texts, ...rest };
  }

  /**
   * Makes an empty table what it was, in steps, but for the films that are no longer what they were then: those are gaps
   * now, and have to be entered anew.
   */
  *restore(state: TableState, films: ReadonlyMap<string, Film>): Generator<undefined> {
    const columns: Partial<Record<ValueField, ValueColumn>> = {};
    for (const field of VALUE_FIELDS) {
      columns[field] = yield* ValueColumn.from(state.columns[field]);
    }
    this.values = columns as Record<ValueField, ValueColumn>;
    this.words = WordIndex.from(PLACE_WEIGHTS, state.words);
    this.plots = WordIndex.from(ANYWHERE, state.plots);
    this.notes = WordIndex.from(ANYWHERE, state.notes);
    this.sections = new Uint8Array(state.ids.length);
    for (const [number, id] of state.ids.entries()) {
      this.#restoreFilm(number, films.get(id), state);
      if (number % PIECE === PIECE - 1) yield;
    }
  }

  #restoreFilm(number: number, film: Film | undefined, state: TableState): void {
    this.numbered[number] = undefined;
    if (film === undefined || stampOf(film) !== state.stamps[number]) {
      const sections = state.sections[number] ?? 0;
      if (sections === 0 || (sections & SECTION_BITS.trash) !== 0) return;
      for (const field of VALUE_FIELDS) this.values[field].uncount(number);
      return;
    }
    const [sortTitle = '', letter = ''] = [state.sortTitles[number], state.letters[number]];
    const entry = entryOf(film, number, { sortTitle, letter });
    entry.read = 'texts';
    this.#entries.set(film.id, entry);
    this.numbered[number] = entry;
    this.sections[number] = entry.sections;
    this.#count(entry, 1);
    this.fields.add(number, film);
  }

  /** After many edits most numbers are those of films as they were once. */
  get hasManyGaps(): boolean {
    return this.numbered.length > 2 * this.#entries.size + MANY_GAPS;
  }

  /** Everything but the order is to be read anew. */
  numberAnew(): void {
    this.numbered = [];
    this.sections = new Uint8Array(0);
    this.values = emptyColumns();
    this.words = new WordIndex(PLACE_WEIGHTS);
    this.plots = new WordIndex(ANYWHERE);
    this.notes = new WordIndex(ANYWHERE);
    this.fields = new FieldIndex();
    this.#unread.words = 0;
    this.#unread.texts = 0;
    for (const entry of this.#entries.values()) {
      entry.number = this.numbered.length;
      entry.read = null;
      this.values.tag.add(entry.number, entry.film.tags, entry.film.deleted === null);
      this.fields.add(entry.number, entry.film);
      this.#number(entry);
    }
  }

  #number(entry: IndexEntry): void {
    this.numbered[entry.number] = entry;
    this.sections = withRoom(this.sections, entry.number + 1);
    this.sections[entry.number] = entry.sections;
    this.#unread.words += 1;
    this.#unread.texts += 1;
  }

  #count({ sections }: IndexEntry, step: 1 | -1): void {
    for (const section of FIXED_SECTIONS) {
      if ((sections & SECTION_BITS[section]) === 0) continue;
      this.#counts.set(section, this.count(section) + step);
    }
  }
}

function emptyColumns(): Readonly<Record<ValueField, ValueColumn>> {
  return mapColumns(() => new ValueColumn());
}

function mapColumns<T>(make: (field: ValueField) => T): Record<ValueField, T> {
  return Object.fromEntries(VALUE_FIELDS.map((field) => [field, make(field)])) as Record<
    ValueField,
    T
  >;
}
