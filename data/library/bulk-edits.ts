import { randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { LibraryApi, LibraryEvent } from '../model/api.ts';
import { bulkEditor, type BulkEdit } from '../model/bulk-edit.ts';
import { bulkExample, type BulkExample } from '../model/bulk-example.ts';
import type { Change } from '../model/change.ts';
import { chosenAmong, type ChosenFilms } from '../model/chosen-films.ts';
import { FilmothekError } from '../model/errors.ts';
import type { Film } from '../model/film.ts';
import type { Editor } from '../editor.ts';
import type { SearchIndex } from '../search-index.ts';
import type { Store } from '../store/store.ts';
import { tellFailure } from './edits.ts';
import type { Tasks } from './tasks.ts';

/** Others have their turn after so many milliseconds, or films. */
const TURN_MS = 8;
const TELL_EVERY_MS = 100;
const MOST_EXAMPLES = 20;

export interface BulkParts {
  readonly store: Store;
  readonly editor: Editor;
  readonly index: SearchIndex;
  readonly tasks: Tasks;
  readonly emit: (event: LibraryEvent) => void;
}

export type BulkEdits = Pick<LibraryApi, 'previewBulkEdit' | 'bulkEdit'>;

/** Edits of many films at once, in turns, with progress. */
export function bulkEdits({ store, editor, index, tasks, emit }: BulkParts): BulkEdits {
  const { films } = store.data;

  async function chosen(which: ChosenFilms): Promise<readonly string[]> {
    await index.readyFor(which.query);
    const result = index.find(which.query);
    return chosenAmong(result.ids(0, result.length), which);
  }

  /** Every film the edit changes, with its change; returns how many were looked at. */
  async function eachChange(
    which: ChosenFilms,
    edit: BulkEdit,
    onChange: (change: Extract<Change, { type: 'edit' }>, film: Film) => void,
    signal?: AbortSignal,
  ): Promise<number> {
    const ids = await chosen(which);
    const change = bulkEditor(edit);
    let since = performance.now();
    for (const [place, id] of ids.entries()) {
      if (performance.now() - since > TURN_MS) {
        await turn();
        if (signal?.aborted === true) throw new FilmothekError('cancelled');
        since = performance.now();
      }
      const film = films.get(id);
      const made = film === undefined ? null : change(film, { place, newId: randomUUID });
      if (film !== undefined && made !== null) onChange(made, film);
    }
    if (signal?.aborted === true) throw new FilmothekError('cancelled');
    return ids.length;
  }

  return {
    async previewBulkEdit({ films: which, edit }) {
      const examples: BulkExample[] = [];
      let changes = 0;
      const count = await eachChange(which, edit, ({ fields }, film) => {
        changes += 1;
        if (examples.length < MOST_EXAMPLES) examples.push(bulkExample(film, fields));
      });
      return { films: count, changes, examples };
    },

    bulkEdit: ({ films: which, edit, task }) =>
      tasks.run(task, (signal) => {
        const tell = seldom((done, of) => emit({ type: 'progress', task, done, of }));
        const changes = async () => {
          const worked: Change[] = [];
          await eachChange(which, edit, (change) => worked.push(change), signal);
          return worked;
        };
        return tellFailure(emit, () => editor.edit(changes, { signal, onProgress: tell }));
      }),
  };
}

/** Tells the latest now and then. */
function seldom(tell: (done: number, of: number) => void) {
  let toldAt = performance.now();
  return (done: number, of: number) => {
    if (performance.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = performance.now();
    tell(done, of);
  };
}
