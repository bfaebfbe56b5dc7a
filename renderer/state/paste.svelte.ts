import type { LibraryApi, TitledDraft } from '../../data/model/api.ts';
import type { Change } from '../../data/model/change.ts';
import type { Language } from '../../data/model/messages/messages.ts';
import type { MergeChoice, MergeField } from '../../data/model/film-merge.ts';
import type { Film, Image } from '../../data/model/film.ts';
import type { FilmCard } from '../../data/model/query.ts';
import type { Evidence, Recognition, RecognisedFilm, Span } from '../../data/model/recognition.ts';
import { segmentsOf, windowAround, type Segment } from '../../data/model/segments.ts';
import { toBase64 } from './page-source.ts';
import { changesOf, fillingOf, type Filling } from './page-target.ts';
import {
  draftOf,
  present,
  sameTitle,
  targetOf,
  titleOf,
  untouched,
  withEdits,
  type PastedFilm,
} from './pasted-film.ts';
import { withRow, type RowProblem } from './row-edits.ts';
import { fieldOf, type RowKey } from './row-keys.ts';
import { typedFrom, valueIn } from './source-words.ts';

/** How much of a long source text is put into the page, UTF-16 units. */
export const SHOWN_LENGTH = 200_000;

/** More films of one title are not shown. */
const MOST_SIMILAR = 20;

type PasteApi = Pick<LibraryApi, 'similar' | 'films' | 'addImage'>;

/** What a page was understood to say, what a person makes of it, and what of it is to be added. */
export class PasteState {
  recognition = $state.raw() as Recognition;
  readonly #api: PasteApi;
  films = $state.raw<readonly PastedFilm[]>([]);
  /** The film in the preview. */
  at = $state(0);
  /** The line a person is looking at; its place in the source is shown. */
  looking = $state.raw<readonly Span[]>([]);
  /** The line that is being typed: words chosen in the source go there. */
  open = $state<RowKey | null>(null);
  /** The words a person chose in the source, until they are given to a line. */
  chosenWords = $state.raw<Span | null>(null);
  /** The line that is to have the keyboard, and how often one was. */
  attention = $state.raw<{ readonly key: RowKey; readonly times: number } | null>(null);

  readonly film: PastedFilm | null = $derived(this.films[this.at] ?? null);
  readonly chosen: readonly PastedFilm[] = $derived(this.films.filter(({ chosen }) => chosen));
  /** How the film in the preview is filled into one of the collection; `null` when it becomes a new one. */
  readonly filling: Filling | null = $derived.by(() => {
    const here = this.film === null ? null : targetOf(this.film);
    return this.film === null || here === null
      ? null
      : fillingOf(here, draftOf(this.film), this.film.picked);
  });
  readonly shown: Span = $derived(
    windowAround(this.recognition.text, this.film === null ? [] : spansOf(this.film), SHOWN_LENGTH),
  );
  readonly segments: readonly Segment[] = $derived(
    segmentsOf(
      this.recognition.text,
      {
        label: this.recognition.labels,
        discarded: this.recognition.discarded,
        read: this.film === null ? [] : spansOf(this.film),
        found: this.looking,
        chosen: this.chosenWords === null ? [] : [this.chosenWords],
      },
      this.shown,
    ),
  );

  constructor(recognition: Recognition, api: PasteApi) {
    this.recognition = recognition;
    this.#api = api;
    this.films = recognition.films.map(untouched);
  }

  /** Whether the person put work into the preview that leaving it would lose. */
  get isEdited(): boolean {
    return this.films.some(
      ({ edited, poster, isOffered, picked }) =>
        edited.length > 0 || (poster !== null && !isOffered) || Object.keys(picked).length > 0,
    );
  }

  /** Brings a film into the preview. */
  select(index: number): void {
    this.at = index;
    this.looking = [];
    this.open = null;
    this.chosenWords = null;
    this.attention = null;
  }

  choose(index: number, chosen: boolean): void {
    this.#update(index, { chosen });
  }

  chooseAll(chosen: boolean): void {
    this.films = this.films.map((film) => ({ ...film, chosen }));
  }

  /** Leaves out what the collection already has. */
  chooseNew(): void {
    this.films = this.films.map((film) => ({ ...film, chosen: present(film).length === 0 }));
  }

  /** Says what becomes of the film in the preview: `new`, or the film of the collection it is filled into. */
  goInto(into: string): void {
    this.#update(this.at, { into, picked: {} });
  }

  pick(field: MergeField, choice: MergeChoice): void {
    this.#update(this.at, { picked: { ...this.film?.picked, [field]: choice } });
  }

  /** Types a line of the film in the preview anew; returns what is wrong with it, or `null`. */
  edit(key: RowKey, typed: string): RowProblem | null {
    const { film, at } = this;
    if (film === null) return null;
    const result = withRow(film.draft, key, typed);
    if (!result.ok) return result.problem;
    this.#update(at, { draft: result.draft, edited: [...film.edited, key] });
    if (key === 'title') void this.#lookForSimilar(at);
    return null;
  }

  /** Brings the keyboard to a line. */
  attend(key: RowKey): void {
    this.open = null;
    this.chosenWords = null;
    this.attention = { key, times: (this.attention?.times ?? 0) + 1 };
  }

  /** Gives words of the source to a line of the film in the preview; returns what is wrong with them, or `null`. */
  take(key: RowKey, words: Span, language: Language): RowProblem | null {
    const { text, labels } = this.recognition;
    const span = valueIn(text, words, key, labels);
    const problem = this.edit(key, typedFrom(text.slice(span.start, span.end), key, language));
    const { film } = this;
    if (problem !== null || film === null) return problem;
    const field = fieldOf(key);
    // The people of other jobs and other reviews keep theirs.
    const others = field === key ? [] : (film.evidence[field]?.spans ?? []);
    const evidence: Evidence = { confidence: 'sure', spans: [...others, span] };
    this.#update(this.at, { evidence: { ...film.evidence, [field]: evidence } });
    this.looking = [span];
    this.attend(key);
    return null;
  }

  /** The same page, read with other labels: what a person did with its films stays. */
  readAnew(recognition: Recognition): void {
    const before = this.films;
    this.recognition = recognition;
    this.films = recognition.films.map((film, index) => {
      const old = before.find(({ draft }) => sameTitle(draft, film.draft)) ?? before[index];
      return old === undefined ? untouched(film) : { ...old, ...withEdits(film, old) };
    });
    this.select(Math.max(0, Math.min(this.at, this.films.length - 1)));
    void this.lookForSimilar();
  }

  /** Stores a picture as the poster of the film in the preview. Rejects when the library refuses it. */
  async addPoster(picture: Blob): Promise<void> {
    const { at } = this;
    this.#update(at, { poster: await this.#stored(picture), isOffered: false });
  }

  /** Stores a picture that came with the page, unless the film has got another one meanwhile. Rejects likewise. */
  async addOffered(at: number, picture: Blob): Promise<void> {
    const poster = await this.#stored(picture);
    if (this.films[at]?.poster === null) this.#update(at, { poster, isOffered: true });
  }

  removePoster(): void {
    this.#update(this.at, { poster: null, isOffered: false });
  }

  /** Asks the collection about every film, the first one first. */
  async lookForSimilar(): Promise<void> {
    for (const index of this.films.keys()) await this.#lookForSimilar(index);
  }

  /** The first chosen film that has no title and so cannot be added, or `null`. */
  withoutTitle(): number | null {
    const index = this.films.findIndex(({ chosen, draft }) => chosen && titleOf(draft) === '');
    return index === -1 ? null : index;
  }

  /** The chosen films as `addFilms` takes them. */
  drafts(): TitledDraft[] {
    return this.chosen.map(draftOf);
  }

  /** How many of the chosen films go into one of the collection. */
  get fills(): number {
    return this.targets.length;
  }

  /** The films of the collection that chosen ones go into. */
  get targets(): readonly Film[] {
    return this.chosen.flatMap((film) => targetOf(film) ?? []);
  }

  /** What taking over the chosen films changes, as one edit; none when the collection has all of it. */
  changes(): readonly Change[] {
    const taken = this.chosen.map((film) => ({
      draft: draftOf(film),
      into: targetOf(film),
      picked: film.picked,
    }));
    return changesOf(taken, () => crypto.randomUUID(), new Date().toISOString());
  }

  async #stored(picture: Blob): Promise<Image> {
    return this.#api.addImage({ data: await toBase64(picture), kind: 'poster' });
  }

  async #lookForSimilar(index: number): Promise<void> {
    const asked = this.films[index]?.draft;
    const titles = [
      ...new Set([titleOf(asked), asked?.originalTitle?.trim().slice(0, 2000) ?? '']),
    ];
    // What cannot be asked stays unknown; that is no reason not to add a film.
    const found = titleOf(asked) === '' ? null : await this.#similar(titles).catch(() => null);
    if (titleOf(this.films[index]?.draft) !== titleOf(asked)) return;
    this.#update(index, found ?? { similar: null, alike: [] });
  }

  async #similar(titles: readonly string[]): Promise<Pick<PastedFilm, 'similar' | 'alike'>> {
    const cards = new Map<string, FilmCard>();
    for (const title of titles.filter((each) => each !== '')) {
      for (const card of await this.#api.similar({ title })) cards.set(card.id, card);
    }
    const similar = [...cards.values()].slice(0, MOST_SIMILAR);
    const ids = similar.map(({ id }) => id);
    return { similar, alike: ids.length === 0 ? [] : await this.#api.films({ ids }) };
  }

  #update(index: number, values: Partial<PastedFilm>): void {
    this.films = this.films.map((film, at) => (at === index ? { ...film, ...values } : film));
  }
}

function spansOf(film: RecognisedFilm): Span[] {
  return Object.values(film.evidence).flatMap(({ spans }) => spans);
}
