import { z } from 'zod';
import {
  OPENING_WAYS,
  SUGGESTION_KINDS,
  type ArgumentOf,
  type LibraryApi,
  type Method,
  type TitledDraft,
} from './api.ts';
import { bulkEditSchema } from './bulk-edit.ts';
import { changeSchema } from './change.ts';
import { MOST_PAIRS } from './duplicates.ts';
import { chosenFilmsSchema } from './chosen-films.ts';
import { fieldDefinitionSchema } from './custom-field.ts';
import { FilmothekError, toWire, type Outcome } from './errors.ts';
import {
  filmDraftSchema,
  filmIdSchema,
  filmSchema,
  IMAGE_KINDS,
  imageHashSchema,
  pictureEditShape,
} from './film.ts';
import { MAX_IMAGE_BASE64_LENGTH, MOST_MATCHED } from './images.ts';
import { preferencesSchema, type Preferences } from './preferences.ts';
import { querySchema } from './query.ts';
import { draftKeySchema, keptDraftSchema } from './typed-draft.ts';
import { firstIssue } from './zod-issue.ts';

/* What each method accepts. Checked wherever an argument crosses a process boundary: rejected, never repaired. */

const none = z.strictObject({}) as z.ZodType<Readonly<Record<string, never>>>;
/** Films may have fields of any name. */
const fieldName = z.string().max(2000);
/** Names, not paths: the store knows which names backups have. */
const backup = z.strictObject({ name: z.string().min(1).max(100) });
const conflictCopy = z.strictObject({ file: z.string().min(1).max(255) });
const filmsToEdit = z.strictObject({ films: chosenFilmsSchema, edit: bulkEditSchema });
/** A name for work that takes a while, of whoever asked for it. */
const task = z.string().min(1).max(100);
const titledDraftSchema = filmDraftSchema.extend({
  title: filmSchema.shape.title,
}) as unknown as z.ZodType<TitledDraft>;

export const ARGUMENTS: { readonly [M in Method]: z.ZodType<ArgumentOf<M>> } = {
  opening: none,
  openAnew: z.strictObject({ way: z.enum(OPENING_WAYS) }),
  status: none,
  query: querySchema,
  cards: z.strictObject({
    query: querySchema,
    from: z.int().nonnegative(),
    count: z.int().min(1).max(1000),
  }),
  locate: z.strictObject({ query: querySchema, id: filmIdSchema }),
  ids: z.strictObject({
    query: querySchema,
    from: z.int().nonnegative(),
    count: z.int().positive(),
  }),
  facets: z.strictObject({ query: querySchema, most: z.int().min(1).max(1000) }),
  counts: z.strictObject({ queries: z.array(querySchema).max(200) }),
  film: z.strictObject({ id: filmIdSchema }),
  films: z.strictObject({ ids: z.array(filmIdSchema).max(500) }),
  addFilms: z.strictObject({ drafts: z.array(titledDraftSchema).min(1) }),
  apply: z.strictObject({ changes: z.array(changeSchema).min(1) }),
  previewBulkEdit: filmsToEdit,
  bulkEdit: filmsToEdit.extend({ task }),
  cancel: z.strictObject({ task }),
  undo: none,
  redo: none,
  history: z.strictObject({ id: filmIdSchema }),
  restoreVersion: z.strictObject({ id: filmIdSchema, txid: z.string().min(1).max(100) }),
  recognise: z.strictObject({
    text: z.string(),
    html: z.string().nullable(),
    task: task.exactOptional(),
  }),
  similar: z.strictObject({ title: z.string().max(2000) }),
  duplicates: z.strictObject({
    least: z.number().min(0.1).max(1),
    most: z.int().min(1).max(MOST_PAIRS),
  }),
  matchPictures: z.strictObject({ names: z.array(z.string().max(2000)).max(MOST_MATCHED) }),
  addImage: z.strictObject({
    data: z.string().max(MAX_IMAGE_BASE64_LENGTH),
    kind: z.enum(IMAGE_KINDS),
  }),
  editImage: z.strictObject({
    original: imageHashSchema,
    kind: z.enum(IMAGE_KINDS),
    edit: z.strictObject(pictureEditShape),
  }),
  addSamples: none,
  backups: none,
  backUp: none,
  previewRestore: backup,
  restore: backup,
  emptyTrash: none,
  conflictCopies: none,
  previewConflictCopy: conflictCopy,
  takeOverCopy: conflictCopy,
  unusedImages: none,
  deleteUnusedImages: none,
  preferences: none,
  setPreferences: preferencesSchema.partial() as z.ZodType<Partial<Preferences>>,
  drafts: none,
  keepDraft: keptDraftSchema,
  dropDraft: draftKeySchema,
  suggestions: z.strictObject({ kind: z.enum(SUGGESTION_KINDS), start: z.string().max(200) }),
  fieldValues: z.strictObject({ name: fieldName, start: z.string().max(200) }),
  renameField: z.strictObject({ from: fieldName, to: fieldDefinitionSchema.shape.name }),
};

/**
 * Calls a method with an argument from another process.
 * An unknown method and an argument of the wrong shape are refused before the library hears of them.
 */
export async function call(api: LibraryApi, method: unknown, argument: unknown): Promise<Outcome> {
  try {
    if (typeof method !== 'string' || !Object.hasOwn(ARGUMENTS, method)) {
      throw new FilmothekError('bad-arguments', { reason: 'method' });
    }
    const known = method as Method;
    const parsed = ARGUMENTS[known].safeParse(argument);
    if (!parsed.success) {
      throw new FilmothekError('bad-arguments', {
        method: known,
        reason: firstIssue(parsed.error),
      });
    }
    const invoke = api[known] as (argument: unknown) => Promise<unknown>;
    return { ok: true, value: await invoke.call(api, parsed.data) };
  } catch (error) {
    return { ok: false, error: toWire(error) };
  }
}
