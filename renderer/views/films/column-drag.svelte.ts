import type { ColumnName, Columns } from '../../../data/model/columns.ts';

/** A column head that the mouse takes to another place. */
export class ColumnDrag {
  readonly #columns: () => Columns;
  readonly #onDrop: (name: ColumnName, to: number) => void;
  moving = $state<ColumnName | null>(null);
  #over = $state<number | null>(null);
  readonly #from: number = $derived.by(() =>
    this.#columns().findIndex(({ name }) => name === this.moving),
  );

  constructor(columns: () => Columns, onDrop: (name: ColumnName, to: number) => void) {
    this.#columns = columns;
    this.#onDrop = onDrop;
  }

  /** At which side of a head the column would come to stand. */
  sideAt(index: number): 'before' | 'after' | null {
    if (this.#over !== index || this.#from === -1 || this.#from === index) return null;
    return this.#from > index ? 'before' : 'after';
  }

  start(event: DragEvent, name: ColumnName): void {
    this.moving = name;
    if (event.dataTransfer === null) return;
    event.dataTransfer.effectAllowed = 'move';
    // A private type, so that the search does not take the column for text.
    event.dataTransfer.setData('application/x-filmothek-column', name);
  }

  over(event: DragEvent, index: number): void {
    if (this.moving === null) return;
    event.preventDefault();
    this.#over = index;
  }

  drop(event: DragEvent, index: number): void {
    if (this.moving === null) return;
    event.preventDefault();
    this.#onDrop(this.moving, index);
    this.end();
  }

  end(): void {
    this.moving = null;
    this.#over = null;
  }
}
