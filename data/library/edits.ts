import { randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { Applied, LibraryApi, LibraryEvent, TitledDraft } from '../model/api.ts';
import { setFields, type Change } from '../model/change.ts';
import { withFieldRenamed } from '../model/custom-field.ts';
import { FilmothekError, toWire } from '../model/errors.ts';
import { editBackTo } from '../model/film-history.ts';
import { createFilm, type Film } from '../model/film.ts';
import { restoreChanges } from '../model/restore.ts';
import type { ConflictCopies } from '../conflict-copies.ts';
import type { Editor } from '../editor.ts';
import type { ImportReport, Moving } from '../moving.ts';
import type { Pictures } from '../pictures.ts';
import { SAMPLE_FILMS, sampleIdOf } from '../sample/sample-films.ts';
import type { Backups } from '../store/backups.ts';
import type { Store } from '../store/store.ts';

/** After so many films others get their turn. */
const PIECE = 1000;

/** What edits are made with. */
export interface EditParts {
  readonly store: Store;
  readonly editor: Editor;
  readonly pictures: Pictures;
  readonly backups: Backups;
  readonly copies: ConflictCopies;
  readonly moving: Moving;
  /** Hears when something could not be saved. */
  readonly emit: (event: LibraryEvent) => void;
}

export type Edits = Pick<
  LibraryApi,
  | 'addFilms'
  | 'addSamples'
  | 'apply'
  | 'undo'
  | 'redo'
  | 'emptyTrash'
  | 'restoreVersion'
  | 'restore'
  | 'takeOverCopy'
  | 'renameField'
> & { importFile(file: string): Promise<ImportReport> };

/** Everything that changes films. Each is one edit that undo takes back. */
export function edits(parts: EditParts): Edits {
  const { store, editor, pictures, backups, copies, moving, emit } = parts;
  const { films } = store.data;

  const saving = <T>(edit: () => Promise<T>) => tellFailure(emit, edit);

  /** Makes changes fact whose pictures are all stored; `null` for none at all. */
  function edit(changes: () => readonly Change[]): Promise<Applied | null> {
    return saving(() =>
      editor.edit(async () => {
        const worked = changes();
        await pictures.check(worked);
        return worked;
      }),
    );
  }

  async function mustEdit(changes: () => readonly Change[]): Promise<Applied> {
    const applied = await edit(changes);
    if (applied === null) throw new FilmothekError('bad-arguments', { reason: 'changes' });
    return applied;
  }

  /** Pictures are not asked for: a film comes back even when one of its pictures is lost. */
  function bringBack(
    changes: () => readonly Change[] | Promise<readonly Change[]>,
  ): Promise<Applied | null> {
    return saving(() => editor.edit(changes));
  }

  return {
    addFilms: ({ drafts }) => mustEdit(() => additions(drafts)),

    addSamples: () =>
      edit(() => {
        const here = new Set([...films.values()].map(sampleIdOf));
        return additions(SAMPLE_FILMS.filter((film) => !here.has(sampleIdOf(film))));
      }),

    apply: ({ changes }) => mustEdit(() => changes),

    undo: () => saving(() => editor.undo()),
    redo: () => saving(() => editor.redo()),

    emptyTrash: () =>
      bringBack(() =>
        [...films.values()]
          .filter(({ deleted }) => deleted !== null)
          .map((film) => ({ type: 'remove', film })),
      ),

    restoreVersion: ({ id, txid }) =>
      edit(() => {
        const film = films.get(id);
        const back = film === undefined ? null : editBackTo(store.history, film, txid);
        if (back === null) throw new FilmothekError('film-missing', { id });
        return Object.keys(back.fields).length === 0 ? [] : [back];
      }),

    restore: ({ name }) =>
      bringBack(async () => restoreChanges(films, (await backups.read(name)).films)),

    async takeOverCopy({ file }) {
      const applied = await bringBack(() => copies.changes(file));
      copies.settle(file);
      return applied;
    },

    renameField: ({ from, to }) => bringBack(() => renamings(films, from, to)),

    importFile: (file) => saving(() => moving.importFile(file)),
  };
}

/** Every window hears when something could not be saved. */
export async function tellFailure<T>(
  emit: (event: LibraryEvent) => void,
  edit: () => Promise<T>,
): Promise<T> {
  try {
    return await edit();
  } catch (error) {
    const wire = toWire(error);
    if (wire.code === 'save-failed') emit({ type: 'save-failed', error: wire });
    throw error;
  }
}

function additions(drafts: readonly TitledDraft[]): Change[] {
  const now = new Date().toISOString();
  return drafts.map((draft) => ({ type: 'add', film: createFilm(draft, randomUUID(), now) }));
}

/** Films in the trash have the field as well. */
async function renamings(
  films: ReadonlyMap<string, Film>,
  from: string,
  to: string,
): Promise<Change[]> {
  const changes: Change[] = [];
  for (const [index, film] of [...films.values()].entries()) {
    if (index % PIECE === PIECE - 1) await turn();
    const custom = withFieldRenamed(film.custom, from, to);
    if (custom !== film.custom) changes.push(setFields(film, { custom: [...custom] }));
  }
  return changes;
}
