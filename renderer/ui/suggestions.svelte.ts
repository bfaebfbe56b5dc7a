export interface Suggestion {
  readonly value: string;
  /** A word beside it, such as how often it is used. */
  readonly note?: string;
}
export type Suggest = (start: string) => Promise<readonly Suggestion[]>;

/** The list under a field as the person types. Nothing is chosen until an arrow key or the pointer chooses it. */
export class Suggestions {
  items = $state.raw<readonly Suggestion[]>([]);
  /** Position of the chosen row, -1 for none. The row after the last item is "create new". */
  active = $state(-1);
  /** What the items were asked for. */
  start = $state('');
  #open = $state(false);
  #asked = 0;

  get open(): boolean {
    return this.#open && this.items.length > 0;
  }

  /** Whether what was typed is none of the items. */
  get isNew(): boolean {
    return this.start !== '' && !this.items.some(({ value }) => value === this.start);
  }

  /** Fetches what fits; an answer that comes after a newer question is dropped. */
  async ask(suggest: Suggest, start: string): Promise<void> {
    const asked = ++this.#asked;
    // A field can be filled without suggestions: a failing source is an empty one.
    const items = await suggest(start).catch(() => []);
    if (asked !== this.#asked) return;
    this.items = items;
    this.start = start;
    this.active = -1;
    this.#open = true;
  }

  close(): void {
    this.#asked += 1;
    this.#open = false;
    this.active = -1;
  }

  /** Chooses the next or previous row, round the end by way of none. */
  move(by: 1 | -1, withNew: boolean): void {
    const rows = this.items.length + (withNew && this.isNew ? 1 : 0);
    const count = rows + 1;
    this.active = ((this.active + 1 + by + count) % count) - 1;
  }
}
