import type { Change } from '../../data/model/change.ts';
import {
  CERTAINLY_ALIKE,
  LEAST_ALIKE,
  pairKey,
  type DuplicatePair,
  type Duplicates,
  type FilmPair,
} from '../../data/model/duplicates.ts';
import {
  filledFields,
  mergeFilms,
  sensibleChoices,
  type MergeChoices,
} from '../../data/model/film-merge.ts';
import type { Film } from '../../data/model/film.ts';
import type { Preferences } from '../../data/model/preferences.ts';
import type { AppState } from './app.svelte.ts';

/** More than anybody goes through in one sitting. */
const MOST = 200;
/** Films are asked for in pieces, that others have their turn in between. */
const AT_ONCE = 100;

type Decisions = Preferences['notDuplicates'];

/** The films that may be there twice, and what a person decides about them. */
export class DuplicatesState {
  readonly #app: AppState;
  /** `null` until they were looked for. */
  found = $state.raw<Duplicates | null>(null);
  /** The place of the pair that has the keyboard. */
  active = $state(0);
  looking = $state(false);
  #isStale = false;
  #isShown = false;
  /** Each film once: what a merge of the others leads to is seen afterwards. */
  readonly certain = $derived(disjoint(this.found?.pairs ?? []));

  constructor(app: AppState) {
    this.#app = app;
    app.library.listen((event) => {
      if (event.type === 'changed' && event.ids?.length !== 0) void this.#lookAgain();
    });
  }

  /** The page is there: looks now, and again whenever films change. Returns the way to stop. */
  show(): () => void {
    this.#isShown = true;
    void this.#lookAgain();
    return () => (this.#isShown = false);
  }

  /** Says of a pair that it is two films; the note that says so takes it back. */
  async setApart({ ids, cards: [first, second] }: DuplicatePair): Promise<void> {
    const { preferences, words } = this.#app;
    const key = pairKey(ids);
    await preferences.change(({ notDuplicates }) => ({
      notDuplicates: [...notDuplicates, [...ids]],
    }));
    this.#drop((pair) => pairKey(pair.ids) === key);
    this.#tellUndoable(words.duplicates.apartDone(first.title, second.title), (kept) =>
      kept.filter((pair) => pairKey(pair) !== key),
    );
  }

  /** Every pair is suggested again; the note that says so takes it back. */
  async forgetDecisions(): Promise<void> {
    const { preferences, words } = this.#app;
    const before = preferences.current.notDuplicates;
    await preferences.change(() => ({ notDuplicates: [] }));
    this.#tellUndoable(words.duplicates.forgotten, (kept) => [...before, ...kept]);
    await this.#lookAgain();
  }

  /** No edit of a film makes this void. */
  #tellUndoable(text: string, undone: (kept: Decisions) => Decisions): void {
    const undo = async () => {
      await this.#app.preferences.change(({ notDuplicates }) => ({
        notDuplicates: undone(notDuplicates),
      }));
      await this.#lookAgain();
    };
    const run = () => void this.#app.attempt(undo);
    this.#app.notes.tell(text, { label: this.#app.words.catalogue.undo, run, revision: Infinity });
  }

  /** Opens the page on which two selected films become one; the one with more in it stays. */
  async openSelected(ids: readonly string[]): Promise<void> {
    const [first, second] = await this.#app.library.api.films({ ids });
    if (first === undefined || second === undefined || !this.#app.mayEdit()) return;
    const kept = filledFields(first) >= filledFields(second);
    const pair: FilmPair = kept ? [first.id, second.id] : [second.id, first.id];
    this.#app.navigation.go({ name: 'merge', ids: pair, from: 'browse' });
  }

  open({ ids }: DuplicatePair): void {
    if (!this.#app.mayEdit()) return;
    this.#app.navigation.go({ name: 'merge', ids, from: 'duplicates' });
  }

  /** Makes two films one, as an edit that can be taken back. */
  async merge(keep: Film, other: Film, choices: MergeChoices): Promise<void> {
    const app = this.#app;
    const changes = mergeFilms(keep, other, choices, new Date().toISOString());
    const done = await app.library.apply(changes);
    this.#drop(({ ids }) => ids.includes(other.id));
    const [edit] = changes;
    const title = edit?.type === 'edit' ? edit.fields.title?.after : undefined;
    app.tellUndoable(app.words.duplicates.merged(title ?? keep.title), done);
  }

  /** Merges all pairs of which there is no doubt, as one edit. */
  async mergeCertain(): Promise<void> {
    const app = this.#app;
    const pairs = this.certain;
    const films = await this.#films(pairs.flatMap(({ ids }) => ids));
    const now = new Date().toISOString();
    const changes: Change[] = [];
    let merged = 0;
    for (const { ids } of pairs) {
      const [keep, other] = ids.map((id) => films.get(id));
      if (keep === undefined || other === undefined) continue;
      changes.push(...mergeFilms(keep, other, sensibleChoices(keep, other), now));
      merged += 1;
    }
    if (merged === 0 || !app.mayEdit()) return;
    const done = await app.library.apply(changes);
    const gone = new Set(pairs.map(({ ids }) => ids[1]));
    this.#drop(({ ids }) => ids.some((id) => gone.has(id)));
    app.tellUndoable(app.words.duplicates.mergedAll(merged), done);
  }

  async #films(ids: readonly string[]): Promise<ReadonlyMap<string, Film>> {
    const films = new Map<string, Film>();
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const some = await this.#app.library.api.films({ ids: ids.slice(from, from + AT_ONCE) });
      for (const film of some) films.set(film.id, film);
    }
    return films;
  }

  /** What was decided is not shown until the library has looked again. */
  #drop(isGone: (pair: DuplicatePair) => boolean): void {
    if (this.found === null) return;
    const pairs = this.found.pairs.filter((pair) => !isGone(pair));
    const total = this.found.total - (this.found.pairs.length - pairs.length);
    this.#set({ total, pairs });
  }

  #set(found: Duplicates): void {
    this.found = found;
    this.active = Math.max(0, Math.min(this.active, found.pairs.length - 1));
  }

  /** One search at a time; what changes meanwhile leads to another one. */
  async #lookAgain(): Promise<void> {
    this.#isStale = true;
    if (this.looking || !this.#isShown) return;
    this.looking = true;
    await this.#app.attempt(async () => {
      while (this.#isStale && this.#isShown) {
        this.#isStale = false;
        const found = await this.#app.library.api.duplicates({ least: LEAST_ALIKE, most: MOST });
        if (!this.#isStale) this.#set(found);
      }
    });
    this.looking = false;
  }
}

function disjoint(pairs: readonly DuplicatePair[]): readonly DuplicatePair[] {
  const taken = new Set<string>();
  return pairs.filter(({ ids, score }) => {
    if (score < CERTAINLY_ALIKE || ids.some((id) => taken.has(id))) return false;
    for (const id of ids) taken.add(id);
    return true;
  });
}
