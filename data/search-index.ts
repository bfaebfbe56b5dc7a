import type { SuggestionKind, Suggestion } from './model/api.ts';
import { isLent, type Film } from './model/film.ts';
import type { Marker, Query, Section } from './model/query.ts';
import { fold, matches, searchText, searchWords } from './model/search-text.ts';
import { sortTitle } from './model/sort-title.ts';
import { ValueCounts } from './value-counts.ts';

const KEPT_RESULTS = 8;
const RECENT_DAYS = 30;
const DAY_MS = 86_400_000;

/** What is kept of a film so that a question about all of them touches only small, ready values. */
interface Entry {
  readonly film: Film;
  readonly text: string;
  readonly sortTitle: string;
  /** Under which letter the film is filed. */
  readonly letter: string;
  readonly titles: readonly string[];
  readonly year: number | null;
  readonly runtime: number | null;
  readonly rating: number | null;
  /** The moment the film was added, in ms. */
  readonly added: number;
  readonly addedYear: string;
  readonly sections: ReadonlySet<FixedSection>;
}

/** All but what was added recently: that changes with the clock and without any edit. */
type FixedSection = Exclude<Section, 'recent'>;

const collator = new Intl.Collator('de', {
  numeric: true,
  sensitivity: 'base',
  ignorePunctuation: true,
});

/**
 * Answers questions about the whole collection. Kept up to date film by film, so that an edit costs the same in a
 * small and in a large collection; the order by title is made once and then only mended.
 */
export class SearchIndex {
  readonly #results = new Map<string, readonly Film[]>();
  readonly #entries = new Map<string, Entry>();
  #byTitle: Entry[] = [];
  /** When the films of the collection were added, in ms, earliest first. */
  readonly #additions: number[] = [];
  readonly #counts = new Map<FixedSection, number>();
  readonly #values: Record<SuggestionKind, ValueCounts> = {
    genre: new ValueCounts(),
    country: new ValueCounts(),
    language: new ValueCounts(),
    tag: new ValueCounts(),
    person: new ValueCounts(),
    medium: new ValueCounts(),
    shelf: new ValueCounts(),
  };
  /** The entries behind a result: to touch the films of all of them takes longer than all the rest. */
  readonly #behind = new WeakMap<readonly Film[], readonly Entry[]>();
  readonly #now: () => Date;

  constructor(films: Iterable<Film>, now: () => Date = () => new Date()) {
    this.#now = now;
    for (const film of films) {
      const entry = entryOf(film);
      this.#entries.set(film.id, entry);
      this.#count(entry, 1);
      if (entry.sections.has('all')) this.#additions.push(entry.added);
    }
    this.#byTitle = [...this.#entries.values()].sort(compareTitles);
    this.#additions.sort((a, b) => a - b);
  }

  /** Takes in a new or changed film; `null` takes it out. */
  update(id: string, film: Film | null): void {
    this.#results.clear();
    const old = this.#entries.get(id);
    if (old !== undefined) {
      this.#entries.delete(id);
      this.#count(old, -1);
      this.#byTitle.splice(this.#place(old), 1);
      if (old.sections.has('all')) this.#additions.splice(this.#additionsBefore(old.added), 1);
    }
    if (film === null) return;
    const entry = entryOf(film);
    this.#entries.set(id, entry);
    this.#count(entry, 1);
    this.#byTitle.splice(this.#place(entry), 0, entry);
    if (entry.sections.has('all')) {
      this.#additions.splice(this.#additionsBefore(entry.added), 0, entry.added);
    }
  }

  count(section: Section): number {
    if (section !== 'recent') return this.#counts.get(section) ?? 0;
    return this.#additions.length - this.#additionsBefore(this.#recentSince());
  }

  /** The films that fit, in the query's order. The latest results are kept until an edit: scrolling asks again and again. */
  select(query: Query): readonly Film[] {
    // What is recent changes with the clock, not only with an edit.
    if (query.section === 'recent') return this.#find(query);
    const key = JSON.stringify(query);
    const films = this.#results.get(key) ?? this.#find(query);
    const [oldest] = this.#results.keys();
    if (this.#results.size >= KEPT_RESULTS && oldest !== undefined) this.#results.delete(oldest);
    this.#results.set(key, films);
    return films;
  }

  #find(query: Query): readonly Film[] {
    const words = searchWords(query.text);
    const { section, tag } = query;
    const since = section === 'recent' ? this.#recentSince() : -Infinity;
    const found = this.#byTitle.filter(
      (entry) =>
        entry.sections.has(section === 'recent' ? 'all' : section) &&
        entry.added >= since &&
        (tag === null || entry.film.tags.includes(tag)) &&
        matches(entry.text, words),
    );
    const key = SORT_KEYS[query.sort];
    if (key === null && query.descending) found.reverse();
    const sorted = key === null ? found : sortBy(found, key, query.descending);
    const films = sorted.map((entry) => entry.film);
    this.#behind.set(films, sorted);
    return films;
  }

  /** Where the letters, decades or years of a result of `select` begin. */
  markers(films: readonly Film[], query: Query): Marker[] {
    const label = LABELS[query.sort];
    const markers: Marker[] = [];
    let last: string | number | null = null;
    if (label === null) return markers;
    for (const [index, entry] of (this.#behind.get(films) ?? []).entries()) {
      const own = label(entry);
      if (own === last || own === null) continue;
      last = own;
      markers.push({ label: String(own), index });
    }
    return markers;
  }

  /** Films in the collection with the same title or original title, whatever the spelling. */
  similar(title: string): readonly Film[] {
    const wanted = fold(title);
    if (wanted === '') return [];
    return this.#byTitle
      .filter(({ titles, sections }) => sections.has('all') && titles.includes(wanted))
      .map((entry) => entry.film);
  }

  suggestions(kind: SuggestionKind, start: string, most: number): Suggestion[] {
    return this.#values[kind].startingWith(start, most);
  }

  #recentSince(): number {
    return this.#now().getTime() - RECENT_DAYS * DAY_MS;
  }

  /** How many films of the collection were added before a moment in ms. */
  #additionsBefore(moment: number): number {
    return firstIndex(this.#additions, (added) => added >= moment);
  }

  #count(entry: Entry, step: 1 | -1): void {
    for (const section of entry.sections) {
      this.#counts.set(section, this.count(section) + step);
    }
    if (entry.film.deleted !== null) return;
    for (const [kind, values] of Object.entries(valuesOf(entry.film))) {
      this.#values[kind as SuggestionKind].count(values, step);
    }
  }

  /** Where the entry stands, or belongs, in the order by title. */
  #place(entry: Entry): number {
    return firstIndex(this.#byTitle, (other) => compareTitles(other, entry) >= 0);
  }
}

/** Titles first, then the year, then the id, so that the order is one and the same at every start. */
function compareTitles(a: Entry, b: Entry): number {
  return (
    collator.compare(a.sortTitle, b.sortTitle) ||
    (a.year ?? 0) - (b.year ?? 0) ||
    (a.film.id < b.film.id ? -1 : a.film.id > b.film.id ? 1 : 0)
  );
}

/** What is written at the places of a sorted result where it changes. */
const LABELS: Readonly<Record<Query['sort'], ((entry: Entry) => string | number | null) | null>> = {
  title: (entry) => entry.letter,
  year: ({ year }) => (year === null ? null : year - (year % 10)),
  added: (entry) => entry.addedYear,
  rating: null,
  runtime: null,
};

type SortKey = (entry: Entry) => number | null;

const SORT_KEYS: Readonly<Record<Query['sort'], SortKey | null>> = {
  title: null,
  year: (entry) => entry.year,
  added: (entry) => entry.added,
  rating: (entry) => entry.rating,
  runtime: (entry) => entry.runtime,
};

/**
 * Entries by a number, equal ones in the order they came in; those without the number last, whichever way. Sorts the
 * bare numbers and then puts each entry in its place: comparing the entries takes several times as long.
 */
function sortBy(entries: readonly Entry[], key: SortKey, descending: boolean): readonly Entry[] {
  const sign = descending ? -1 : 1;
  const values = Float64Array.from(entries, (entry) => sign * (key(entry) ?? sign * Infinity));
  const ordered = values.toSorted();
  const placed = new Uint32Array(entries.length);
  const sorted = [...entries];
  for (const [index, entry] of entries.entries()) {
    const value = values[index] ?? 0;
    const first = firstIndex(ordered, (other) => other >= value);
    const before = placed[first] ?? 0;
    placed[first] = before + 1;
    sorted[first + before] = entry;
  }
  return sorted;
}

/** The first position, in an order where what fits comes after what does not, of an item that fits. */
function firstIndex<T>(ordered: ArrayLike<T>, fits: (item: T) => boolean): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (fits(ordered[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function entryOf(film: Film): Entry {
  const filedUnder = sortTitle(film);
  const [first = ''] = fold(filedUnder);
  return {
    film,
    text: searchText(film),
    sortTitle: filedUnder,
    letter: /\p{L}/u.test(first) ? first.toUpperCase() : '#',
    titles: [film.title, film.originalTitle, ...film.alternativeTitles].flatMap((title) =>
      title === null ? [] : [fold(title)],
    ),
    year: film.year,
    runtime: film.runtime,
    rating: film.rating,
    // A file somebody wrote by hand must not put the order out of order.
    added: Date.parse(film.created) || 0,
    addedYear: film.created.slice(0, 4),
    sections: sectionsOf(film),
  };
}

function sectionsOf(film: Film): ReadonlySet<FixedSection> {
  if (film.deleted !== null) return new Set(['trash']);
  const sections = new Set<FixedSection>(['all']);
  if (film.viewings.length === 0 && film.status === 'owned') sections.add('unwatched');
  if (film.status === 'wanted') sections.add('wanted');
  if (isLent(film)) sections.add('lent');
  return sections;
}

function valuesOf(film: Film): Record<SuggestionKind, readonly string[]> {
  const copies = (value: (copy: Film['copies'][number]) => string | null) =>
    film.copies.map(value).filter((text) => text !== null);
  return {
    genre: film.genres,
    country: film.countries,
    language: film.languages,
    tag: film.tags,
    person: film.credits.map((credit) => credit.person),
    medium: copies((copy) => copy.medium),
    shelf: copies((copy) => copy.shelf),
  };
}
