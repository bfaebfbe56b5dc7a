import type { Applied, LibraryApi } from '../../data/model/api.ts';
import { setFields, type Change } from '../../data/model/change.ts';
import type { Image, ImageKind } from '../../data/model/film.ts';
import { MOST_MATCHED } from '../../data/model/images.ts';
import { sentence } from '../../data/model/messages/messages.ts';
import { ALL_FILMS, type FilmCard } from '../../data/model/query.ts';
import type { Speech } from './film-form.svelte.ts';
import { toBase64 } from './page-source.ts';

type ChosenFilm = Pick<FilmCard, 'id' | 'title' | 'year' | 'poster'>;

/** How many films are offered while a title is typed. */
const OFFERED = 10;

/** One file and what is to become of it. */
export class AssignedPicture {
  readonly file: File;
  kind = $state<ImageKind>('poster');
  film = $state.raw<ChosenFilm | null>(null);
  /** How the film was found; by hand where a person chose it. */
  certainty = $state<'sure' | 'likely' | 'by-hand' | null>(null);
  /** Before the pictures the film has; else behind them. */
  inFront = $state(false);
  /** Why the library did not take the picture, in words. */
  problem = $state<string | null>(null);

  constructor(file: File) {
    this.file = file;
  }
}

interface Surroundings {
  readonly api: Pick<LibraryApi, 'matchPictures' | 'query' | 'cards' | 'addImage' | 'film'>;
  readonly apply: (changes: readonly Change[]) => Promise<Applied>;
  readonly speech: Speech;
}

/** Many pictures on their way to their films. */
export class PictureAssignment {
  rows = $state.raw<readonly AssignedPicture[]>([]);
  matching = $state(false);
  /** How many pictures were taken in so far; `null` while none are. */
  taken = $state<number | null>(null);
  readonly #app: Surroundings;
  readonly #offered = new Map<string, ChosenFilm>();
  #isCancelled = false;

  constructor(app: Surroundings) {
    this.#app = app;
  }

  /** The pictures that have a film. */
  get ready(): readonly AssignedPicture[] {
    return this.rows.filter(({ film }) => film !== null);
  }

  /** Adds files and looks for their films. Rejects as the library does. */
  async add(files: readonly File[]): Promise<void> {
    const rows = files.map((file) => new AssignedPicture(file));
    this.rows = [...this.rows, ...rows];
    this.matching = true;
    try {
      for (let from = 0; from < rows.length; from += MOST_MATCHED) {
        const asked = rows.slice(from, from + MOST_MATCHED);
        const names = asked.map(({ file }) => file.webkitRelativePath || file.name);
        const matches = await this.#app.api.matchPictures({ names });
        for (const [at, { kind, found }] of matches.entries()) {
          const row = asked[at];
          // What a person chose meanwhile stays.
          if (row === undefined || row.certainty !== null) continue;
          row.kind = kind;
          row.film = found?.film ?? null;
          row.certainty = found?.certainty ?? null;
        }
      }
    } finally {
      this.matching = false;
    }
  }

  leaveOut(row: AssignedPicture): void {
    this.rows = this.rows.filter((each) => each !== row);
  }

  /** The films whose titles fit what is typed, as texts that `choose` knows. */
  async offer(typed: string): Promise<readonly { readonly value: string }[]> {
    if (typed === '') return [];
    const query = { ...ALL_FILMS, text: typed, sort: 'relevance' } as const;
    const { cards } = await this.#app.api.cards({ query, from: 0, count: OFFERED });
    for (const card of cards) this.#offered.set(labelOf(card), card);
    return [...new Set(cards.map(labelOf))].map((value) => ({ value }));
  }

  /** Takes a film that was offered; any other text is no film. */
  choose(row: AssignedPicture, label: string): void {
    const film = this.#offered.get(label) ?? null;
    if (film === null) return;
    row.film = film;
    row.certainty = 'by-hand';
  }

  reject(row: AssignedPicture): void {
    row.film = null;
    row.certainty = null;
  }

  cancel(): void {
    this.#isCancelled = true;
  }

  /**
   * Takes the pictures in, then gives all of them to their films as one edit; `null` where it was cancelled or nothing
   * was new. What was refused stays in the rows and says why. Rejects as the library does.
   */
  async takeOver(): Promise<{ readonly applied: Applied; readonly pictures: number } | null> {
    this.#isCancelled = false;
    this.taken = 0;
    try {
      const images = new Map<AssignedPicture, Image>();
      for (const row of this.ready) {
        if (this.#isCancelled) return null;
        const image = await this.#take(row);
        if (image !== null) images.set(row, image);
        this.taken += 1;
      }
      const changes = await this.#changes(images);
      if (this.#isCancelled) return null;
      const applied = changes.length === 0 ? null : await this.#app.apply(changes);
      this.rows = this.rows.filter((row) => !images.has(row));
      return applied === null ? null : { applied, pictures: images.size };
    } finally {
      this.taken = null;
    }
  }

  async #take(row: AssignedPicture): Promise<Image | null> {
    try {
      row.problem = null;
      return await this.#app.api.addImage({ data: await toBase64(row.file), kind: row.kind });
    } catch (error) {
      row.problem = sentence(this.#app.speech.words, error);
      return null;
    }
  }

  /** One change for each film that gets something new. */
  async #changes(images: ReadonlyMap<AssignedPicture, Image>): Promise<Change[]> {
    const ids = new Set([...images.keys()].flatMap(({ film }) => film?.id ?? []));
    const changes: Change[] = [];
    for (const id of ids) {
      const film = await this.#app.api.film({ id });
      if (film === null) continue;
      const found = [...images].filter(([row]) => row.film?.id === id);
      const next = found.reduce((all, [{ inFront }, image]) => {
        const known = all.find(({ hash }) => hash === image.hash);
        if (known !== undefined && !inFront) return all;
        const others = all.filter((each) => each !== known);
        return inFront ? [known ?? image, ...others] : [...others, image];
      }, film.images);
      const change = setFields(film, { images: next });
      if (change.fields.images !== undefined) changes.push(change);
    }
    return changes;
  }
}

/** How a film is told apart where its title is typed. */
export function labelOf({ title, year }: Pick<FilmCard, 'title' | 'year'>): string {
  return year === null ? title : `${title} (${year})`;
}
