import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import { compareTitles, SECTION_BITS, type IndexEntry, type Reading } from './index-entry.ts';
import type { SuggestionKind, Suggestion, ValueUse } from './model/api.ts';
import { fieldTest, type FieldUse } from './model/custom-field.ts';
import type { Film } from './model/film.ts';
import type { Facet, Query, Section } from './model/query.ts';
import { firstIndex, mergeInSteps, sortInSteps } from './ordered.ts';
import { FilmTable, READINGS, type TableState } from './search/film-table.ts';
import { Finder, neededFor, recentSince } from './search/finder.ts';
import { numbersOf } from './search/orders.ts';
import { withTitles } from './search/people.ts';
import type { Result } from './search/result.ts';

const TURN_MS = 8;
/** After a turn that nobody waits for. */
const PAUSE_MS = 16;
/** Up to as many films are put in their places at once; for more, the whole order is merged, in turns. */
const FEW = 32;
/** After so many films others get their turn. */
const PIECE = 1000;

/** How far the index knows its films: their order and tags, then also their words and values, then their long texts. */
export type Readiness = 'order' | Reading;

/** Everything an index knows, as it can be written down. */
export interface IndexState {
  /** Of the library. */
  readonly revision: number;
  /** The numbers of the films, in the order of their titles. */
  readonly byTitle: Uint32Array<ArrayBuffer>;
  readonly table: TableState;
}

/**
 * Answers questions about the whole collection. Kept up to date film by film, so that an edit costs the same in a
 * small and in a large collection.
 *
 * Many films at once (all of them, at the start) are taken in while others have their turns: first the order by title,
 * then the words, then the long texts. Who awaits `ready` before a question holds nobody up; a question that comes
 * earlier is answered just as well, after what it needs was made on the spot.
 */
export class SearchIndex {
  #table = new FilmTable();
  #byTitle: IndexEntry[] = [];
  /** When the films of the collection were added, in ms, earliest first. */
  #additions: number[] = [];
  /** `null` after an edit, until the next question. */
  #finder: Finder | null = null;
  /** Films that are not in their places yet; `null` for one that goes. */
  readonly #waiting = new Map<string, Film | null>();
  /** What may be known from the last time; `null` when that was looked at. */
  #kept: Promise<IndexState | null> | null;
  /** How many films were entered since the state was last told or taken back. */
  #entered = 0;
  #steps: Iterator<undefined> | null = null;
  #turn: Promise<void> | null = null;
  /** How many wait for something. */
  #waiters = 0;
  #closed = false;
  readonly #now: () => Date;
  readonly #turnMs: number;
  readonly #onUnusable: (film: Film) => void;

  /**
   * @param turnMs how long others wait for the work on many films; 0 for one step at a time
   * @param onUnusable hears of a film that does not have the build of one, and is left out
   * @param kept the state that was told the last time, of these films or of what they were
   */
  constructor(
    films: Iterable<Film>,
    now: () => Date = () => new Date(),
    turnMs = TURN_MS,
    onUnusable: (film: Film) => void = () => undefined,
    kept: Promise<IndexState | null> | null = null,
  ) {
    this.#kept = kept;
    this.#onUnusable = onUnusable;
    this.#now = now;
    this.#turnMs = turnMs;
    for (const film of films) this.#waiting.set(film.id, film);
  }

  /** Resolves when that much is known, or the index closed; works at it meanwhile. */
  async ready(readiness: Readiness): Promise<void> {
    this.#waiters += 1;
    try {
      await this.#workUntil(readiness);
    } finally {
      this.#waiters -= 1;
    }
  }

  /** Works at everything while nobody waits for it, with pauses in which others are answered at once. */
  readAhead(): Promise<void> {
    return this.#workUntil('texts');
  }

  async #workUntil(readiness: Readiness): Promise<void> {
    while (!this.#isReady(readiness) && !this.#closed) {
      this.#turn ??= this.#workInTurn();
      await this.#turn;
    }
  }

  /** Resolves when a question holds nobody up. */
  readyFor(query: Query): Promise<void> {
    return this.ready(neededFor(query) ?? 'order');
  }

  /** How many films a state that was told before knows nothing of, or what they once were. */
  get untold(): number {
    return this.#entered;
  }

  /** Everything the index knows now, to begin with at the next start; `null` when it does not know everything yet. */
  async tell(revision: number): Promise<IndexState | null> {
    if (!this.#isReady('texts')) return null;
    this.#entered = 0;
    const byTitle = numbersOf(this.#byTitle);
    return { revision, byTitle, table: await this.#table.tell() };
  }

  /** Ends the work that nobody waits for any more. */
  close(): void {
    this.#closed = true;
  }

  /** Takes in new and changed films by their ids; `null` takes one out. */
  update(films: ReadonlyMap<string, Film | null>): void {
    const isAtOnce = this.#isReady('order') && films.size <= FEW;
    for (const [id, film] of films) {
      if (isAtOnce) this.#replace(id, film);
      else this.#waiting.set(id, film);
    }
    this.#finder = null;
  }

  count(section: Section): number {
    this.#make('order');
    if (section !== 'recent') return this.#table.count(section);
    return this.#additions.length - this.#additionsBefore(recentSince(this.#now()));
  }

  /** The films that fit, in the query's order. */
  find(query: Query): Result {
    return this.#finderFor(neededFor(query) ?? 'order').find(query);
  }

  /** What the films of a result have, the most frequent first. */
  facets(query: Query, most: number): Facet[] {
    const readiness = neededFor(query) === 'texts' ? 'texts' : 'words';
    return this.#finderFor(readiness).facets(query, most);
  }

  /** Films in the collection one of whose titles is the same, whatever the spelling. */
  similar(title: string): readonly Film[] {
    return this.#finderFor('words').similar(title);
  }

  /** Tags need the order only, everything else the words. */
  suggestions(kind: SuggestionKind, start: string, most: number): Suggestion[] {
    this.#make(kind === 'tag' ? 'order' : 'words');
    const found = this.#table.values[kind].startingWith(start, most);
    return kind === 'person' ? withTitles(found, this.#table) : found;
  }

  /** The fields that persons defined, or films just have. */
  fields(): readonly FieldUse[] {
    this.#make('order');
    return this.#table.fields.uses;
  }

  /** The values of a field in the collection, what most films have first; only films with the field are looked at. */
  async fieldValues(name: string): Promise<readonly ValueUse[]> {
    await this.ready('order');
    const { fields, numbered } = this.#table;
    const uses = new Map<ValueUse['value'], number>();
    const isIt = fieldTest(name);
    for (const [index, number] of [...(fields.films(name) ?? [])].entries()) {
      if (index % PIECE === PIECE - 1) await turn();
      const film = numbered[number]?.film;
      if (film === undefined || film.deleted !== null) continue;
      const own = film.custom.filter((field) => isIt(field.name));
      for (const value of new Set(own.map((field) => field.value))) {
        uses.set(value, (uses.get(value) ?? 0) + 1);
      }
    }
    return Array.from(uses, ([value, films]) => ({ value, films })).sort(
      (a, b) => b.films - a.films || String(a.value).localeCompare(String(b.value)),
    );
  }

  /** A question that comes before its time is answered all the same, after what it needs was made. */
  #finderFor(readiness: Readiness): Finder {
    this.#make(readiness);
    return (this.#finder ??= new Finder(this.#table, this.#byTitle, this.#now));
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
    if (this.#waiting.size > 0) return false;
    return readiness === 'order' || this.#table.hasRead(readiness);
  }

  /** Makes what is missing on the spot. */
  #make(readiness: Readiness): void {
    while (!this.#isReady(readiness)) this.#step();
  }

  /** However many wait, they share one turn. */
  async #workInTurn(): Promise<void> {
    await (this.#waiters > 0 ? turn() : pause(PAUSE_MS));
    const state = await this.#kept?.catch(() => null);
    this.#kept = null;
    // A question that could not wait has begun without it.
    if (state && this.#steps === null && this.#entered === 0) this.#steps = this.#takeBack(state);
    this.#turn = null;
    const end = performance.now() + this.#turnMs;
    do this.#step();
    while (!this.#isReady('texts') && performance.now() < end);
  }

  #step(): void {
    this.#steps ??= this.#work();
    if (this.#steps.next().done === true) this.#steps = null;
  }

  *#work(): Generator<undefined> {
    if (this.#waiting.size > 0) yield* this.#takeIn(new Map(this.#waiting));
    if (this.#table.hasManyGaps) {
      this.#table.numberAnew();
      this.#finder = null;
    }
    for (const reading of READINGS) {
      for (const entry of this.#table.entries) {
        // The order of new films comes before the words of others.
        if (this.#waiting.size > 0) return;
        this.#read(entry, reading);
        yield;
      }
      yield* this.#table.settle(reading);
    }
  }

  *#takeBack(state: IndexState): Generator<undefined> {
    const films = new Map<string, Film>();
    for (const [id, film] of this.#waiting) if (film !== null) films.set(id, film);
    try {
      yield* this.#table.restore(state.table, films);
    } catch {
      // Whatever it was that was kept: all films are still waiting, and are read.
      this.#table = new FilmTable();
      return;
    }
    const entries = Array.from(state.byTitle, (number) => this.#table.numbered[number]);
    this.#byTitle = entries.filter((entry) => entry !== undefined);
    yield;
    this.#countAdditions();
    for (const { film } of this.#byTitle) {
      yield;
      // One that was edited meanwhile goes on waiting.
      if (this.#waiting.get(film.id) === film) this.#waiting.delete(film.id);
    }
  }

  /** What is half done here is seen by nobody: every question first makes what it needs. */
  *#takeIn(films: ReadonlyMap<string, Film | null>): Generator<undefined> {
    const added: IndexEntry[] = [];
    for (const [id, film] of films) {
      this.#table.leave(id);
      const entry = film === null ? null : this.#enter(film);
      if (entry !== null) added.push(entry);
      yield;
    }
    const kept = this.#byTitle.filter((entry) => !films.has(entry.film.id));
    const sorted = yield* sortInSteps(added, compareTitles);
    this.#byTitle = yield* mergeInSteps(kept, sorted, compareTitles);
    yield;
    this.#countAdditions();
    this.#finder = null;
    for (const [id, film] of films) {
      yield;
      // One that was edited meanwhile goes on waiting.
      if (this.#waiting.get(id) === film) this.#waiting.delete(id);
    }
  }

  #countAdditions(): void {
    const inCollection = this.#byTitle.filter(isInCollection);
    this.#additions = Array.from(new Float64Array(inCollection.map(({ added }) => added)).sort());
  }

  #replace(id: string, film: Film | null): void {
    const old = this.#table.entry(id);
    if (old !== undefined) {
      this.#byTitle.splice(this.#place(old), 1);
      if (isInCollection(old)) this.#additions.splice(this.#additionsBefore(old.added), 1);
      this.#table.leave(id);
    }
    const entry = film === null ? null : this.#enter(film);
    if (entry === null) return;
    for (const reading of READINGS) this.#read(entry, reading);
    this.#byTitle.splice(this.#place(entry), 0, entry);
    if (isInCollection(entry)) {
      this.#additions.splice(this.#additionsBefore(entry.added), 0, entry.added);
    }
  }

  #enter(film: Film): IndexEntry | null {
    this.#entered += 1;
    const entry = this.#table.enter(film);
    if (entry === null) this.#leaveOut(film);
    return entry;
  }

  #read(entry: IndexEntry, reading: Reading): void {
    if (!this.#table.read(entry, reading)) this.#leaveOut(entry.film);
  }

  #leaveOut(film: Film): void {
    this.#waiting.set(film.id, null);
    this.#onUnusable(film);
  }
}

const isInCollection = ({ sections }: IndexEntry): boolean => (sections & SECTION_BITS.all) !== 0;
