import type { Applied, BulkPreview, FilmsToEdit } from '../../data/model/api.ts';
import type { BulkStep } from '../../data/model/bulk-edit.ts';
import { actionsOf, type BulkAction, type BulkField } from '../../data/model/bulk-fields.ts';
import { FilmothekError } from '../../data/model/errors.ts';
import {
  BLANK_STEP,
  readStep,
  withField,
  type ReadStep,
  type TypedPart,
  type TypedStep,
} from '../../data/model/typed-step.ts';
import type { LibraryState } from './library.svelte.ts';
import type { PreferencesState } from './preferences.svelte.ts';
import type { SelectionState } from './selection.svelte.ts';

/** One step as it is typed. `key` names it for as long as it is there. */
export interface StepRow {
  readonly key: number;
  typed: TypedStep;
  /** The person has been to a field and gone on, so that what is missing or wrong may be told. */
  isLeft: boolean;
}

/**
 * An edit of all selected films as it is typed, with what it would change. What is typed stays until it is made, also
 * when the dialog is closed in between.
 */
export class BulkEditState {
  readonly #library: LibraryState;
  readonly #selection: SelectionState;
  readonly #preferences: PreferencesState;
  isOpen = $state(false);
  rows = $state<StepRow[]>([]);
  /** What the edit would change, by the latest answer; `null` while it cannot be read. */
  preview = $state.raw<BulkPreview | null>(null);
  /** The edit is being made. */
  isApplying = $state(false);
  /** How many films are done, once the host tells. */
  progress = $state.raw<{ readonly done: number; readonly of: number } | null>(null);
  #task = '';
  #nextKey = 0;
  #next: FilmsToEdit | null = null;
  #isAsking = false;

  constructor(library: LibraryState, selection: SelectionState, preferences: PreferencesState) {
    this.#library = library;
    this.#selection = selection;
    this.#preferences = preferences;
    this.#begin();
    library.listen((event) => {
      if (event.type === 'progress' && event.task === this.#task) this.progress = event;
    });
  }

  readonly #read: readonly ReadStep[] = $derived.by(() =>
    this.rows.map(({ typed }) => readStep(typed, this.#preferences.language)),
  );
  /** The edit, or `null` as long as something of it is missing or cannot be read. */
  readonly edit: readonly BulkStep[] | null = $derived.by(() => {
    const steps = this.#read.flatMap((read) => (read.ok ? [read.step] : []));
    return steps.length === this.rows.length ? steps : null;
  });

  open(): void {
    if (this.#selection.count > 0) this.isOpen = true;
  }

  close(): void {
    this.isOpen = false;
  }

  addStep(): void {
    this.rows.push({ key: this.#nextKey++, typed: { ...BLANK_STEP }, isLeft: false });
  }

  removeStep(index: number): void {
    this.rows.splice(index, 1);
  }

  /** Changes what is typed in a step. */
  type(row: StepRow, values: Partial<TypedStep>): void {
    row.typed = { ...row.typed, ...values };
  }

  chooseAction(row: StepRow, action: BulkAction): void {
    row.typed = withField(row.typed, row.typed.field, [action]);
    row.isLeft = false;
  }

  chooseField(row: StepRow, field: BulkField): void {
    row.typed = withField(row.typed, field, actionsOf(field));
    row.isLeft = false;
  }

  /** What is wrong with a part of a step, in words, once it may be told. */
  error(index: number, part: TypedPart): string | undefined {
    const read = this.#read[index];
    if (read === undefined || read.ok || read.part !== part) return undefined;
    return this.rows[index]?.isLeft === true
      ? this.#preferences.words.bulk.problem[read.problem]
      : undefined;
  }

  /** Asks what the edit would change; one question at a time, and what is shown stays until the answer to the latest. */
  async look(): Promise<void> {
    const { edit } = this;
    if (edit === null) {
      this.#next = null;
      this.preview = null;
      return;
    }
    this.#next = { films: this.#selection.films, edit };
    if (this.#isAsking) return;
    this.#isAsking = true;
    for (let asked = this.#take(); asked !== null; asked = this.#take()) {
      const preview = await this.#library.api.previewBulkEdit(asked).catch(() => null);
      if (this.#next === null && this.edit !== null) this.preview = preview;
    }
    this.#isAsking = false;
  }

  /** Makes the edit; `null` when there was nothing to change. Rejects as the library does, and with `cancelled`. */
  async apply(): Promise<Applied | null | 'unreadable'> {
    for (const row of this.rows) row.isLeft = true;
    const { edit } = this;
    if (edit === null) return 'unreadable';
    const task = crypto.randomUUID();
    const what = { films: this.#selection.films, edit, task };
    this.#task = task;
    this.isApplying = true;
    try {
      // Who cancels has lost nothing: that is no failure of saving.
      const made = await this.#library.saveWith(() =>
        this.#library.api.bulkEdit(what).catch(unlessCancelled),
      );
      if (made instanceof FilmothekError) throw made;
      this.#begin();
      return made;
    } finally {
      this.isApplying = false;
      this.progress = null;
      this.#task = '';
    }
  }

  /** Gives up the edit that is being made, if it is not too late. */
  async cancel(): Promise<void> {
    if (this.#task !== '') await this.#library.api.cancel({ task: this.#task });
  }

  #begin(): void {
    this.rows = [];
    this.preview = null;
    this.addStep();
  }

  #take(): FilmsToEdit | null {
    const next = this.#next;
    this.#next = null;
    return next;
  }
}

function unlessCancelled(error: unknown): FilmothekError {
  if (error instanceof FilmothekError && error.code === 'cancelled') return error;
  throw error;
}
