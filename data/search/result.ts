import type { IndexEntry } from '../index-entry.ts';
import type { Film } from '../model/film.ts';
import type { Grouping, Marker, Query } from '../model/query.ts';
import type { FilmTable } from './film-table.ts';

/** The films that fit a query, in its order. */
export class Result {
  /** Their numbers in the table. */
  readonly numbers: Uint32Array;
  readonly #table: FilmTable;
  readonly #query: Query;
  #markers: readonly Marker[] | null = null;

  constructor(numbers: Uint32Array, table: FilmTable, query: Query) {
    this.numbers = numbers;
    this.#table = table;
    this.#query = query;
  }

  get length(): number {
    return this.numbers.length;
  }

  /** The films from one position up to and without another; `to` may lie beyond the end. */
  films(from = 0, to = this.length): Film[] {
    return this.#entries(from, to).map(({ film }) => film);
  }

  ids(from: number, to: number): string[] {
    return this.#entries(from, to).map(({ film }) => film.id);
  }

  /** The position of a film, -1 when it is not there. */
  indexOf(id: string): number {
    const entry = this.#table.entry(id);
    return entry === undefined ? -1 : this.numbers.indexOf(entry.number);
  }

  /** Where the letters, decades, years or groups of the result begin. */
  get markers(): readonly Marker[] {
    return (this.#markers ??= this.#findMarkers());
  }

  #findMarkers(): Marker[] {
    const { grouping, sort } = this.#query;
    const places =
      grouping === 'none'
        ? ordinaryPlaces(this.#table, LABELS[sort])
        : groups(this.#table, grouping);
    const markers: Marker[] = [];
    if (places === null) return markers;
    let last: string | number | null = null;
    for (const [index, number] of this.numbers.entries()) {
      const place = places.of(number);
      if (place === null || place === last) continue;
      last = place;
      markers.push({ label: places.label(number, place), index });
    }
    return markers;
  }

  #entries(from: number, to: number): IndexEntry[] {
    return Array.from(
      this.numbers.subarray(from, to),
      (number) => this.#table.numbered[number],
    ).filter((entry) => entry !== undefined);
  }
}

type Place = string | number;

/** Where in the order a film stands, by its number, and what is written there. */
interface Places {
  readonly of: (film: number) => Place | null;
  readonly label: (film: number, place: Place) => string;
}

type Label = (entry: IndexEntry) => Place | null;

const LABELS: Readonly<Record<Query['sort'], Label | null>> = {
  title: ({ letter }) => letter,
  year: ({ year }) => (year === null ? null : year - (year % 10)),
  added: ({ addedYear }) => addedYear,
  seen: ({ seen }) => (seen === null ? null : Math.floor(seen / 10_000)),
  rating: null,
  runtime: null,
  random: null,
  relevance: null,
};

function ordinaryPlaces({ numbered }: FilmTable, label: Label | null): Places | null {
  if (label === null) return null;
  return {
    of: (film) => {
      const entry = numbered[film];
      return entry === undefined ? null : label(entry);
    },
    label: (_, place) => String(place),
  };
}

/** Films without one are a group as well, without a name. */
function groups({ values }: FilmTable, grouping: Exclude<Grouping, 'none'>): Places {
  const column = values[grouping];
  const { ranks } = column;
  return {
    of: (film) => ranks[column.first(film)] ?? -1,
    label: (film) => column.text(column.first(film)),
  };
}
