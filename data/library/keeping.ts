import type { LibraryApi } from '../model/api.ts';
import { FilmothekError } from '../model/errors.ts';
import { isNothing } from '../model/picture-edit.ts';
import type { Preferences } from '../model/preferences.ts';
import { restoreChanges, restorePreview } from '../model/restore.ts';
import type { BackupKeeper } from '../backup-keeper.ts';
import type { ConflictCopies } from '../conflict-copies.ts';
import type { DraftsFile } from '../drafts-file.ts';
import type { Pictures } from '../pictures.ts';
import type { PreferencesFile } from '../preferences-file.ts';
import type { Backups } from '../store/backups.ts';
import { editPicture } from '../store/edited-picture.ts';
import { describeImage } from '../store/image-description.ts';
import type { PosterStore } from '../store/posters.ts';
import type { Store } from '../store/store.ts';

/** What is kept beside the films. */
export interface KeepingParts {
  readonly store: Store;
  readonly posters: PosterStore;
  readonly pictures: Pictures;
  readonly backups: Backups;
  readonly keeper: BackupKeeper;
  readonly copies: ConflictCopies;
  readonly preferences: PreferencesFile;
  /** `null` where nothing may be written: what is typed there could not be saved either. */
  readonly drafts: DraftsFile | null;
}

export type Keeping = Pick<
  LibraryApi,
  | 'backups'
  | 'backUp'
  | 'previewRestore'
  | 'conflictCopies'
  | 'previewConflictCopy'
  | 'addImage'
  | 'editImage'
  | 'unusedImages'
  | 'deleteUnusedImages'
  | 'preferences'
  | 'setPreferences'
  | 'drafts'
  | 'keepDraft'
  | 'dropDraft'
>;

/** Backups, copies of others, pictures, preferences and drafts: nothing here changes a film. */
export function keeping(parts: KeepingParts): Keeping {
  const { store, posters, pictures, backups, keeper, copies, preferences, drafts } = parts;

  function mustBeWritable(): void {
    const { readOnly } = store;
    if (readOnly) throw new FilmothekError('library-read-only', { reason: readOnly });
  }

  return {
    backups: () => backups.list(),
    backUp: () => keeper.make(),

    async previewRestore({ name }) {
      const { films } = store.data;
      const backup = await backups.read(name);
      return restorePreview(restoreChanges(films, backup.films), films);
    },

    conflictCopies: () => copies.list(),
    previewConflictCopy: ({ file }) => copies.preview(file),

    async addImage({ data, kind }) {
      mustBeWritable();
      return posters.add(Buffer.from(data, 'base64'), kind);
    },

    async editImage({ original: hash, kind, edit }) {
      mustBeWritable();
      if (isNothing(edit)) throw new FilmothekError('bad-arguments', { reason: 'edit' });
      const stored = await posters.read(hash);
      if (stored === null) throw new FilmothekError('image-missing');
      const { bytes } = stored;
      const original = { hash, bytes: bytes.length, ...(await describeImage(bytes)) };
      const made = await posters.add(await editPicture(bytes, edit), kind);
      return { ...made, edited: { original, ...edit } };
    },

    unusedImages: () => pictures.unused(),
    deleteUnusedImages: () => pictures.deleteUnused(),

    async preferences() {
      return preferences.current;
    },

    async setPreferences(chosen) {
      if (store.readOnly) return { ...preferences.current, ...chosen };
      await preferences.set({ ...preferences.current, ...chosen });
      store.setHistoryRoom(bytesOfHistory(preferences.current));
      return preferences.current;
    },

    async drafts() {
      return drafts?.all ?? [];
    },

    async keepDraft(draft) {
      await drafts?.keep(draft);
      return null;
    },

    async dropDraft({ key }) {
      await drafts?.drop(key);
      return null;
    },
  };
}

export function bytesOfHistory({ historyMegabytes }: Preferences): number {
  return historyMegabytes * 1_000_000;
}
