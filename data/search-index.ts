import type { SuggestionKind, Suggestion } from './model/api.ts';
import type { Film } from './model/film.ts';
import { SECTIONS, type Marker, type Query, type Section } from './model/query.ts';
import { fold, matches, searchText, searchWords } from './model/search-text.ts';
import { sortTitle } from './model/sort-title.ts';
import { ValueCounts } from './value-counts.ts';

const RECENT_DAYS = 30;
const DAY_MS = 86_400_000;

/** What is kept of a film so that a question about all of them touches only small, ready values. */
interface Entry {
  readonly film: Film;
  readonly text: string;
  readonly sortTitle: string;
  readonly titles: readonly string[];
  readonly sections: ReadonlySet<Section>;
}

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
  readonly #entries = new Map<string, Entry>();
  #byTitle: Entry[] = [];
  readonly #counts = new Map<Section, number>(SECTIONS.map((section) => [section, 0]));
  readonly #values: Record<SuggestionKind, ValueCounts> = {
    genre: new ValueCounts(),
    country: new ValueCounts(),
    language: new ValueCounts(),
    tag: new ValueCounts(),
    person: new ValueCounts(),
    medium: new ValueCounts(),
    shelf: new ValueCounts(),
  };
  readonly #now: () => Date;

  constructor(films: Iterable<Film>, now: () => Date = () => new Date()) {
    this.#now = now;
    for (const film of films) {
      const entry = this.#entryOf(film);
      this.#entries.set(film.id, entry);
      this.#count(entry, 1);
    }
    this.#byTitle = [...this.#entries.values()].sort(compareTitles);
  }

  /** Takes in a new or changed film; `null` takes it out. */
  update(id: string, film: Film | null): void {
    const old = this.#entries.get(id);
    if (old !== undefined) {
      this.#entries.delete(id);
      this.#count(old, -1);
      this.#byTitle.splice(this.#place(old), 1);
    }
    if (film === null) return;
    const entry = this.#entryOf(film);
    this.#entries.set(id, entry);
    this.#count(entry, 1);
    this.#byTitle.splice(this.#place(entry), 0, entry);
  }

  count(section: Section): number {
    return this.#counts.get(section) ?? 0;
  }

  /** The films that fit, in the query's order. */
  select(query: Query): readonly Film[] {
    const words = searchWords(query.text);
    const found = this.#byTitle.filter(
      (entry) =>
        entry.sections.has(query.section) &&
        (query.tag === null || entry.film.tags.includes(query.tag)) &&
        matches(entry.text, words),
    );
    const films = found.map((entry) => entry.film);
    const key = SORT_KEYS[query.sort];
    // The sort is stable, so that equal values stay in the order of their titles; what has no value comes last.
    if (key !== null) films.sort((a, b) => compareKeys(key(a), key(b), query.descending));
    else if (query.descending) films.reverse();
    return films;
  }

  /** Where the letters, decades or years of a sorted result begin. */
  markers(films: readonly Film[], query: Query): Marker[] {
    const markers: Marker[] = [];
    for (const [index, film] of films.entries()) {
      const label = this.#label(film, query);
      if (label !== null && markers.at(-1)?.label !== label) markers.push({ label, index });
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

  #entryOf(film: Film): Entry {
    return {
      film,
      text: searchText(film),
      sortTitle: sortTitle(film),
      titles: [film.title, film.originalTitle, ...film.alternativeTitles].flatMap((title) =>
        title === null ? [] : [fold(title)],
      ),
      sections: sectionsOf(film, this.#now()),
    };
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
    let low = 0;
    let high = this.#byTitle.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#byTitle[middle];
      if (other !== undefined && compareTitles(other, entry) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #label(film: Film, query: Query): string | null {
    switch (query.sort) {
      case 'title': {
        const title = this.#entries.get(film.id)?.sortTitle ?? film.title;
        const first = fold(title).charAt(0);
        return /\p{L}/u.test(first) ? first.toUpperCase() : '#';
      }
      case 'year':
        return film.year === null ? null : `${Math.floor(film.year / 10)}0`;
      case 'added':
        return film.created.slice(0, 4);
      case 'rating':
      case 'runtime':
        return null;
    }
  }
}

/** Titles first, then the year, then the id, so that the order is one and the same at every start. */
function compareTitles(a: Entry, b: Entry): number {
  return (
    collator.compare(a.sortTitle, b.sortTitle) ||
    (a.film.year ?? 0) - (b.film.year ?? 0) ||
    (a.film.id < b.film.id ? -1 : a.film.id > b.film.id ? 1 : 0)
  );
}

type SortKey = (film: Film) => number | string | null;

const SORT_KEYS: Readonly<Record<Query['sort'], SortKey | null>> = {
  title: null,
  year: (film) => film.year,
  added: (film) => film.created,
  rating: (film) => film.rating,
  runtime: (film) => film.runtime,
};

function compareKeys(
  a: number | string | null,
  b: number | string | null,
  descending: boolean,
): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b === descending ? 1 : -1;
}

function sectionsOf(film: Film, now: Date): ReadonlySet<Section> {
  if (film.deleted !== null) return new Set(['trash']);
  const sections = new Set<Section>(['all']);
  if (now.getTime() - Date.parse(film.created) < RECENT_DAYS * DAY_MS) sections.add('recent');
  if (film.viewings.length === 0 && film.status === 'owned') sections.add('unwatched');
  if (film.status === 'wanted') sections.add('wanted');
  if (film.loans.some((loan) => loan.returned === null)) sections.add('lent');
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
