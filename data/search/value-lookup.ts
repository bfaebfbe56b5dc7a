import { fold, searchable } from '../model/search-text.ts';
import { firstIndex } from '../ordered.ts';

/** After so many values others get their turn. */
const PIECE = 1_000;
/** Up to so many new values are looked at one by one. */
const MOST_LATEST = 500;

export interface LookupState {
  /** One text, in a list because lists are what is written down. */
  readonly texts: readonly string[];
  readonly ends: Uint32Array<ArrayBuffer>;
}

/**
 * Values by the beginnings of their words. All of them stand in one text, in the form in which beginnings are looked up:
 * to look through that is as quick as a computer can, and ten times as quick as one value after the other.
 */
export class ValueLookup {
  #text = '';
  /** Where in the text each value ends. */
  #ends = new Uint32Array(0);
  /** Of the values that are not in the text yet, by their numbers. */
  readonly #latest = new Map<number, string>();

  get state(): LookupState {
    return { texts: [this.#text], ends: this.#ends };
  }

  static from({ texts, ends }: LookupState): ValueLookup {
    const lookup = new ValueLookup();
    lookup.#text = texts[0] ?? '';
    lookup.#ends = ends;
    return lookup;
  }

  /** Takes in new values, in steps, if they are many. @param values all, by their numbers */
  *settle(values: readonly string[]): Generator<undefined> {
    const known = this.#ends.length;
    if (values.length - known <= MOST_LATEST) return;
    const ends = new Uint32Array(values.length);
    ends.set(this.#ends);
    const added: string[] = [];
    let end = this.#text.length;
    for (let number = known; number < ends.length; number++) {
      const line = `${searchable(values[number] ?? '')}\n`;
      added.push(line);
      end += line.length;
      ends[number] = end;
      if (number % PIECE === PIECE - 1) yield;
    }
    this.#text += added.join('');
    this.#ends = ends;
    this.#latest.clear();
  }

  /** Calls with the number of each value of which some word begins so; an empty start fits all. */
  startingWith(start: string, values: readonly string[], visit: (value: number) => void): void {
    const wanted = ` ${fold(start)}`;
    const text = this.#text;
    const ends = this.#ends;
    let value = 0;
    for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, ends[value])) {
      value = firstIndex(ends, (end) => end > at);
      visit(value);
    }
    for (let number = ends.length; number < values.length; number++) {
      if (this.#latestText(number, values).includes(wanted)) visit(number);
    }
  }

  #latestText(number: number, values: readonly string[]): string {
    const known = this.#latest.get(number) ?? searchable(values[number] ?? '');
    this.#latest.set(number, known);
    return known;
  }
}
