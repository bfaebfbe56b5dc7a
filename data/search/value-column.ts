import type { Suggestion } from '../model/api.ts';
import { compareNames } from '../index-entry.ts';
import { firstIndex } from '../ordered.ts';
import { withRoom } from './room.ts';
import { ValueLookup, type LookupState } from './value-lookup.ts';

/** Up to so many values that are equally frequent are put in the order of the alphabet. */
const MOST_COMPARED = 1_000;
/** After so many values others get their turn. */
const PIECE = 5_000;
/** So many new values are put in their places one by one. */
const MOST_INSERTED = 100;

export interface ColumnState {
  /** Each value by its number. */
  readonly texts: readonly string[];
  /** By the numbers of the values. */
  readonly counts: Uint32Array<ArrayBuffer>;
  /** By the numbers of the films. */
  readonly starts: Uint32Array<ArrayBuffer>;
  readonly lengths: Uint16Array<ArrayBuffer>;
  readonly values: Uint32Array<ArrayBuffer>;
  readonly lookup: LookupState;
}

/** The values of one field of all films, by the films' numbers. Each value has a number of its own, from 0. */
export class ValueColumn {
  readonly #numbers = new Map<string, number>();
  #texts: string[] = [];
  #lookup = new ValueLookup();
  /** How many films of the collection have each value. */
  #counts = new Uint32Array(0);
  /** By the films' numbers: where in `#values` theirs begin, and how many they are. */
  #starts = new Uint32Array(0);
  #lengths = new Uint16Array(0);
  #values = new Uint32Array(0);
  #filled = 0;
  /** The numbers of the values, by the alphabet; those of the latest values may be missing. */
  #sorted: number[] = [];
  #ranks = new Uint32Array(0);

  /** What the column is made of, in a form that can be written down. Later films do not change it. */
  get state(): ColumnState {
    return {
      texts: [...this.#texts],
      counts: this.#counts.slice(0, this.#texts.length),
      starts: this.#starts.slice(),
      lengths: this.#lengths.slice(),
      values: this.#values.subarray(0, this.#filled),
      lookup: this.#lookup.state,
    };
  }

  /** Makes the column in steps. */
  static *from(state: ColumnState): Generator<undefined, ValueColumn> {
    const column = new ValueColumn();
    column.#texts = [...state.texts];
    column.#counts = state.counts;
    column.#starts = state.starts;
    column.#lengths = state.lengths;
    column.#values = state.values;
    column.#filled = state.values.length;
    column.#lookup = ValueLookup.from(state.lookup);
    for (const [number, text] of state.texts.entries()) {
      column.#numbers.set(text, number);
      if (number % PIECE === PIECE - 1) yield;
    }
    return column;
  }

  /** Takes in the values of a film, each once. @param counts whether it counts as one of the collection */
  add(film: number, values: readonly string[], counts: boolean): void {
    this.#starts = withRoom(this.#starts, film + 1);
    this.#lengths = withRoom(this.#lengths, film + 1);
    this.#values = withRoom(this.#values, this.#filled + values.length);
    const start = this.#filled;
    for (const value of values) {
      const number = this.#numberOf(value);
      if (this.#isAmong(number, start)) continue;
      this.#values[this.#filled++] = number;
      if (counts) this.#counts[number] = (this.#counts[number] ?? 0) + 1;
    }
    this.#starts[film] = start;
    this.#lengths[film] = this.#filled - start;
  }

  /** A film is no longer one of the collection. */
  uncount(film: number): void {
    for (const value of this.#of(film)) this.#counts[value] = (this.#counts[value] ?? 0) - 1;
  }

  /** The number of a value, -1 when no film ever had it. */
  find(value: string): number {
    return this.#numbers.get(value) ?? -1;
  }

  has(film: number, value: number): boolean {
    return this.#of(film).includes(value);
  }

  /** The number of a film's first value, -1 when it has none. */
  first(film: number): number {
    return (this.#lengths[film] ?? 0) === 0 ? -1 : (this.#values[this.#starts[film] ?? 0] ?? -1);
  }

  text(value: number): string {
    return this.#texts[value] ?? '';
  }

  /** By the numbers of the values, their places in the alphabet; those that differ in case only share one. */
  get ranks(): Uint32Array {
    if (this.#ranks.length === this.#texts.length) return this.#ranks;
    this.#sortLatest();
    const ranks = new Uint32Array(this.#texts.length);
    let rank = 0;
    let before = '';
    for (const value of this.#sorted) {
      const name = this.text(value).toLowerCase();
      if (name !== before) rank += 1;
      before = name;
      ranks[value] = rank;
    }
    this.#ranks = ranks;
    return ranks;
  }

  /** How many of the films have each value: those that most have, the most frequent first, and how many more there are. */
  frequent(films: Uint32Array, most: number): { values: Suggestion[]; more: number } {
    const counts = new Uint32Array(this.#texts.length);
    for (const film of films) {
      const start = this.#starts[film] ?? 0;
      const end = start + (this.#lengths[film] ?? 0);
      for (let at = start; at < end; at++) {
        const value = this.#values[at] ?? 0;
        counts[value] = (counts[value] ?? 0) + 1;
      }
    }
    return this.#mostFrequent(counts, most);
  }

  /** Values in the collection of which some word starts so, the most frequent first. An empty start fits all. */
  startingWith(start: string, most: number): Suggestion[] {
    const counts = new Uint32Array(this.#texts.length);
    this.#lookup.startingWith(start, this.#texts, (value) => {
      counts[value] = this.#counts[value] ?? 0;
    });
    return this.#mostFrequent(counts, most).values;
  }

  /** The films that have each value, of those that `isHere` says yes to: as many as the value is counted. */
  filmsWith(
    values: readonly string[],
    isHere: (film: number) => boolean,
  ): readonly (readonly number[])[] {
    const found = values.map((): number[] => []);
    const wanted = new Map(values.map((value, at) => [this.find(value), at]));
    /** By the numbers of the values; a map would be asked for every value of every film. */
    const isWanted = new Uint8Array(this.#texts.length);
    for (const number of wanted.keys()) isWanted[number] = 1;
    let missing = wanted.size;
    for (let film = 0; film < this.#lengths.length && missing > 0; film++) {
      const start = this.#starts[film] ?? 0;
      const end = start + (this.#lengths[film] ?? 0);
      for (let at = start; at < end; at++) {
        const value = this.#values[at] ?? 0;
        if (isWanted[value] !== 1 || !isHere(film)) continue;
        const films = found[wanted.get(value) ?? -1];
        if (films === undefined || films.push(film) < (this.#counts[value] ?? 0)) continue;
        isWanted[value] = 0;
        missing -= 1;
      }
    }
    return found;
  }

  /** Puts new values where they are found quickly, in steps. */
  settle(): Generator<undefined> {
    return this.#lookup.settle(this.#texts);
  }

  #mostFrequent(counts: Uint32Array, most: number): { values: Suggestion[]; more: number } {
    const { least, all } = leastOf(counts, most);
    const above: Suggestion[] = [];
    const equal: Suggestion[] = [];
    for (let value = 0; value < counts.length; value++) {
      const films = counts[value] ?? 0;
      if (films < least) continue;
      if (films > least) above.push({ value: this.text(value), films });
      else if (equal.length < MOST_COMPARED) equal.push({ value: this.text(value), films });
    }
    const values = [...above.sort(compare), ...equal.sort(compare)].slice(0, most);
    return { values, more: all - values.length };
  }

  /** The order by names takes long to make, and an edit brings few new ones. */
  #sortLatest(): void {
    const order = (a: number, b: number) => compareValues(this.text(a), this.text(b));
    const latest = Array.from(
      { length: this.#texts.length - this.#sorted.length },
      (_, at) => this.#sorted.length + at,
    );
    if (latest.length > MOST_INSERTED) this.#sorted = [...this.#sorted, ...latest].sort(order);
    else
      for (const value of latest) {
        const place = firstIndex(this.#sorted, (other) => order(other, value) > 0);
        this.#sorted.splice(place, 0, value);
      }
  }

  #of(film: number): Uint32Array {
    const start = this.#starts[film] ?? 0;
    return this.#values.subarray(start, start + (this.#lengths[film] ?? 0));
  }

  /** Films have so few values that to look through them is quicker than a set. */
  #isAmong(value: number, start: number): boolean {
    for (let at = start; at < this.#filled; at++) if (this.#values[at] === value) return true;
    return false;
  }

  #numberOf(value: string): number {
    const known = this.#numbers.get(value);
    if (known !== undefined) return known;
    const number = this.#texts.push(value) - 1;
    this.#numbers.set(value, number);
    this.#counts = withRoom(this.#counts, number + 1);
    return number;
  }
}

function compare(a: Suggestion, b: Suggestion): number {
  return b.films - a.films || compareValues(a.value, b.value);
}

/** Names that differ in case only stand beside each other. */
function compareValues(a: string, b: string): number {
  return compareNames(a, b) || compareNames(a.toLowerCase(), b.toLowerCase()) || (a < b ? -1 : 1);
}

/** The least of the so many largest counts, 0 left out, and how many there are of all sizes. */
function leastOf(counts: Uint32Array, most: number): { least: number; all: number } {
  let largest = 0;
  let all = 0;
  for (const count of counts) {
    if (count > largest) largest = count;
    if (count > 0) all += 1;
  }
  const sizes = new Uint32Array(largest + 1);
  for (const count of counts) sizes[count] = (sizes[count] ?? 0) + 1;
  let least = largest;
  for (let taken = sizes[least] ?? 0; taken < most && least > 1; taken += sizes[least] ?? 0)
    least -= 1;
  return { least: Math.max(1, least), all };
}
