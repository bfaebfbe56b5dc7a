import { setImmediate as turn } from 'node:timers/promises';
import { compareTitles, entryOf, valuesOf } from './index-entry.ts';
import type { FixedSection, IndexEntry } from './index-entry.ts';
import type { SuggestionKind, Suggestion } from './model/api.ts';
import { hasFilmShape } from './model/film-shape.ts';
import type { Film } from './model/film.ts';
import type { Marker, Query, Section } from './model/query.ts';
import { parseQuery } from './model/parse-query.ts';
import { fold } from './model/search-text.ts';
import { firstIndex, mergeInSteps, sortBy, sortInSteps } from './ordered.ts';
import { evaluate, needsWords, type Ground } from './search/evaluate.ts';
import { filmWords } from './search/film-words.ts';
import { WordIndex } from './search/word-index.ts';
import { byFit, byGroup, drawn, GROUPS, LABELS, SORT_KEYS } from './result-order.ts';
import { ValueCounts } from './value-counts.ts';

const KEPT_RESULTS = 8;
const RECENT_DAYS = 30;
const DAY_MS = 86_400_000;
const TURN_MS = 8;
/** Up to as many films are put in their places at once; for more, the whole order is merged, in turns. */
const FEW = 32;
/** So many numbers of films that are no more are worth the trouble of numbering all anew. */
const MANY_GAPS = 10_000;

/** How far the index knows its films: by title, section and tag, or also by their words. */
export type Readiness = 'order' | 'words';

/**
 * Answers questions about the whole collection. Kept up to date film by film, so that an edit costs the same in a
 * small and in a large collection.
 *
 * Many films at once (all of them, at the start) are taken in while others have their turns: first the order by title,
 * then the words. Who awaits `ready` before a question holds nobody up; a question that comes earlier is answered just
 * as well, after what it needs was made on the spot.
 */
export class SearchIndex {
  readonly #results = new Map<string, readonly Film[]>();
  readonly #entries = new Map<string, IndexEntry>();
  #byTitle: IndexEntry[] = [];
  /** When the films of the collection were added, in ms, earliest first. */
  #additions: number[] = [];
  readonly #counts = new Map<FixedSection, number>();
  readonly #values: Record<SuggestionKind, ValueCounts> = {
    genre: new ValueCounts(),
    country: new ValueCounts(),
    language: new ValueCounts(),
    tag: new ValueCounts(),
    person: new ValueCounts(),
    director: new ValueCounts(),
    actor: new ValueCounts(),
    writer: new ValueCounts(),
    character: new ValueCounts(),
    series: new ValueCounts(),
    borrower: new ValueCounts(),
    medium: new ValueCounts(),
    shelf: new ValueCounts(),
  };
  /** The entries behind a result: to touch the films of all of them takes longer than all the rest. */
  readonly #behind = new WeakMap<readonly Film[], readonly IndexEntry[]>();
  readonly #now: () => Date;
  readonly #turnMs: number;
  /** Films that are not in their places yet; `null` for one that goes. */
  readonly #waiting = new Map<string, Film | null>();
  /** By the numbers of their entries, with holes where one is no more. */
  #films: (Film | undefined)[] = [];
  /** Which numbers are those of a film; `null` after an edit, until the next question. */
  #living: Uint16Array<ArrayBuffer> | null = null;
  #words = new WordIndex();
  /** How many entries have no words yet. */
  #wordless = 0;
  #steps: Iterator<undefined> | null = null;
  #turn: Promise<void> | null = null;
  #closed = false;
  readonly #onUnusable: (film: Film) => void;

  /**
   * @param turnMs how long others wait for the work on many films; 0 for one step at a time
   * @param onUnusable hears of a film that does not have the build of one, and is left out
   */
  constructor(
    films: Iterable<Film>,
    now: () => Date = () => new Date(),
    turnMs = TURN_MS,
    onUnusable: (film: Film) => void = () => undefined,
  ) {
    this.#onUnusable = onUnusable;
    this.#now = now;
    this.#turnMs = turnMs;
    for (const film of films) this.#waiting.set(film.id, film);
  }

  /** Resolves when that much is known, or the index closed; works at it meanwhile. */
  async ready(readiness: Readiness): Promise<void> {
    while (!this.#isReady(readiness) && !this.#closed) {
      this.#turn ??= this.#workInTurn();
      await this.#turn;
    }
  }

  /** Resolves when a question holds nobody up. */
  readyFor(query: Query): Promise<void> {
    return this.ready(neededFor(query));
  }

  /** Ends the work that nobody waits for any more. */
  close(): void {
    this.#closed = true;
  }

  /** Takes in new and changed films by their ids; `null` takes one out. */
  update(films: ReadonlyMap<string, Film | null>): void {
    this.#results.clear();
    const isAtOnce = this.#isReady('order') && films.size <= FEW;
    for (const [id, film] of films) {
      if (isAtOnce) this.#replace(id, film);
      else this.#waiting.set(id, film);
    }
  }

  count(section: Section): number {
    this.#make('order');
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
    this.#make(neededFor(query));
    const { condition } = parseQuery(query.text);
    const fitting = evaluate(condition, this.#ground);
    const { section, tag } = query;
    const since = section === 'recent' ? this.#recentSince() : -Infinity;
    const found = this.#byTitle.filter(
      (entry) =>
        (fitting[entry.number] ?? 0) > 0 &&
        entry.sections.has(section === 'recent' ? 'all' : section) &&
        entry.added >= since &&
        (tag === null || entry.film.tags.includes(tag)),
    );
    const ordered = inOrder(found, query, fitting);
    return this.#result(query.grouping === 'none' ? ordered : byGroup(ordered, query.grouping));
  }

  get #ground(): Ground {
    this.#living ??= Uint16Array.from(this.#films, (film) => (film === undefined ? 0 : 1));
    return { films: this.#films, living: this.#living, words: this.#words };
  }

  #result(entries: readonly IndexEntry[]): readonly Film[] {
    const films = entries.map((entry) => entry.film);
    this.#behind.set(films, entries);
    return films;
  }

  /** Where the letters, decades or years of a result of `select` begin. */
  markers(films: readonly Film[], query: Query): Marker[] {
    const { grouping } = query;
    const label =
      grouping === 'none'
        ? LABELS[query.sort]
        : ({ film }: IndexEntry) => GROUPS[grouping](film) ?? '';
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
    this.#make('words');
    const wanted = fold(title);
    if (wanted === '') return [];
    const condition = { kind: 'text', field: 'title', text: title, exact: true } as const;
    const fitting = evaluate(condition, this.#ground);
    return this.#byTitle
      .filter(({ number, sections }) => sections.has('all') && (fitting[number] ?? 0) > 0)
      .map(({ film }) => film)
      .filter(({ title, originalTitle, alternativeTitles }) =>
        [title, originalTitle, ...alternativeTitles].some(
          (each) => each !== null && fold(each) === wanted,
        ),
      );
  }

  /** Tags need the order only, everything else the words. */
  suggestions(kind: SuggestionKind, start: string, most: number): Suggestion[] {
    this.#make(kind === 'tag' ? 'order' : 'words');
    return this.#values[kind].startingWith(start, most);
  }

  #recentSince(): number {
    return this.#now().getTime() - RECENT_DAYS * DAY_MS;
  }

  /** How many films of the collection were added before a moment in ms. */
  #additionsBefore(moment: number): number {
    return firstIndex(this.#additions, (added) => added >= moment);
  }

  /** Where the entry stands, or belongs, in the order by title. */
  #place(entry: IndexEntry): number {
    return firstIndex(this.#byTitle, (other) => compareTitles(other, entry) >= 0);
  }

  #isReady(readiness: Readiness): boolean {
    return this.#waiting.size === 0 && (readiness === 'order' || this.#wordless === 0);
  }

  /** Makes what is missing on the spot. */
  #make(readiness: Readiness): void {
    while (!this.#isReady(readiness)) this.#step();
  }

  /** However many wait, they share one turn. */
  async #workInTurn(): Promise<void> {
    await turn();
    this.#turn = null;
    const end = performance.now() + this.#turnMs;
    do this.#step();
    while (!this.#isReady('words') && performance.now() < end);
  }

  #step(): void {
    this.#steps ??= this.#work();
    if (this.#steps.next().done === true) this.#steps = null;
  }

  *#work(): Generator<undefined> {
    if (this.#waiting.size > 0) yield* this.#takeIn(new Map(this.#waiting));
    if (this.#films.length > 2 * this.#entries.size + MANY_GAPS) this.#numberAnew();
    for (const entry of this.#entries.values()) {
      // The order of new films comes before the words of others.
      if (this.#waiting.size > 0) return;
      if (!entry.isRead) this.#read(entry);
      yield;
    }
  }

  /** What is half done here is seen by nobody: every question first makes what it needs. */
  *#takeIn(films: ReadonlyMap<string, Film | null>): Generator<undefined> {
    const added: IndexEntry[] = [];
    for (const [id, film] of films) {
      this.#leave(id);
      const entry = film === null ? null : this.#enter(film);
      if (entry !== null) added.push(entry);
      yield;
    }
    const kept = this.#byTitle.filter((entry) => !films.has(entry.film.id));
    const sorted = yield* sortInSteps(added, compareTitles);
    this.#byTitle = yield* mergeInSteps(kept, sorted, compareTitles);
    yield;
    const inCollection = this.#byTitle.filter(({ sections }) => sections.has('all'));
    this.#additions = Array.from(new Float64Array(inCollection.map(({ added }) => added)).sort());
    for (const [id, film] of films) {
      yield;
      // One that was edited meanwhile goes on waiting.
      if (this.#waiting.get(id) === film) this.#waiting.delete(id);
    }
  }

  #replace(id: string, film: Film | null): void {
    const old = this.#entries.get(id);
    if (old !== undefined) {
      this.#byTitle.splice(this.#place(old), 1);
      if (old.sections.has('all')) this.#additions.splice(this.#additionsBefore(old.added), 1);
      this.#leave(id);
    }
    const entry = film === null ? null : this.#enter(film);
    if (entry === null) return;
    this.#read(entry);
    this.#byTitle.splice(this.#place(entry), 0, entry);
    if (entry.sections.has('all')) {
      this.#additions.splice(this.#additionsBefore(entry.added), 0, entry.added);
    }
  }

  /** `null` for a film that cannot even be put in its place; the rest of it is looked at with its words. */
  #enter(film: Film): IndexEntry | null {
    let entry: IndexEntry;
    try {
      entry = entryOf(film, this.#films.length);
    } catch {
      this.#leaveOut(film);
      return null;
    }
    this.#entries.set(film.id, entry);
    this.#films.push(film);
    this.#living = null;
    this.#wordless += 1;
    this.#count(entry, 1);
    return entry;
  }

  #leave(id: string): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    this.#entries.delete(id);
    this.#films[entry.number] = undefined;
    this.#living = null;
    if (!entry.isRead) this.#wordless -= 1;
    else if (hasFilmShape(entry.film)) this.#countValues(entry.film, -1);
    this.#count(entry, -1);
  }

  #read(entry: IndexEntry): void {
    this.#wordless -= 1;
    entry.isRead = true;
    if (!hasFilmShape(entry.film)) return this.#leaveOut(entry.film);
    this.#words.add(entry.number, filmWords(entry.film));
    this.#countValues(entry.film, 1);
  }

  /** After many edits most numbers are those of films as they were once. */
  #numberAnew(): void {
    this.#words = new WordIndex();
    this.#films = [];
    this.#living = null;
    for (const entry of this.#entries.values()) {
      if (entry.isRead) this.#countValues(entry.film, -1);
      entry.number = this.#films.length;
      entry.isRead = false;
      this.#films.push(entry.film);
    }
    this.#wordless = this.#entries.size;
  }

  #leaveOut(film: Film): void {
    this.#waiting.set(film.id, null);
    this.#onUnusable(film);
  }

  #count({ film, sections }: IndexEntry, step: 1 | -1): void {
    for (const section of sections) {
      this.#counts.set(section, (this.#counts.get(section) ?? 0) + step);
    }
    if (film.deleted === null) this.#values.tag.count(film.tags, step);
  }

  #countValues(film: Film, step: 1 | -1): void {
    if (film.deleted !== null) return;
    for (const [kind, values] of Object.entries(valuesOf(film))) {
      this.#values[kind as SuggestionKind].count(values, step);
    }
  }
}

function neededFor(query: Query): Readiness {
  return needsWords(parseQuery(query.text).condition) ? 'words' : 'order';
}

function inOrder(
  found: readonly IndexEntry[],
  { sort, descending, seed }: Query,
  fitting: Uint16Array,
): readonly IndexEntry[] {
  if (sort === 'relevance') return byFit(found, fitting);
  const key = sort === 'random' ? ({ film }: IndexEntry) => drawn(film.id, seed) : SORT_KEYS[sort];
  if (key === null) return descending ? found.toReversed() : found;
  return sortBy(found, key, descending);
}
