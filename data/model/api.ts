import type { BulkEdit } from './bulk-edit.ts';
import type { BulkExample } from './bulk-example.ts';
import type { Change, ChangeSummary } from './change.ts';
import type { ChosenFilms } from './chosen-films.ts';
import type { CommandName } from './commands.ts';
import type { Duplicates } from './duplicates.ts';
import type { FieldUse } from './custom-field.ts';
import type { ErrorDetails, Outcome, WireError } from './errors.ts';
import type { FilmVersion } from './film-history.ts';
import type { PictureEdit } from './picture-edit.ts';
import type { CustomField, Film, FilmDraft, Image, ImageKind } from './film.ts';
import type { Facet, FilmCard, Query, QueryResult } from './query.ts';
import type { Preferences } from './preferences.ts';
import type { PageSource, Recognition } from './recognition.ts';
import type { KeptDraft, TypedDraft } from './typed-draft.ts';
import type { RestorePreview } from './restore.ts';

/*
 * The only description of what the two sides say to each other. Electron IPC, HTTP and the command line each bind the
 * table below; none has a list of its own. Every method takes one plain value and returns one; it rejects with a
 * FilmothekError and with nothing else.
 */

export interface LibraryApi {
  /** Whether the library is open. Until it is, every other method but `openAnew` rejects with the error told here. */
  opening(none: NoArguments): Promise<Opening>;
  /** Tries again to open the library, in a way the person chose; resolves however that goes. */
  openAnew(choice: { readonly way: OpeningWay }): Promise<Opening>;
  status(none: NoArguments): Promise<LibraryStatus>;
  /** Counts and orders the films that fit; the result stays in the host, `cards` asks for what is in sight. */
  query(query: Query): Promise<QueryResult>;
  /** The cards of a result from position `from` on; fewer than `count` at its end. */
  cards(slice: Slice): Promise<CardSlice>;
  /** The film's position in the result, or `null` when it is not in it. */
  locate(place: { readonly query: Query; readonly id: string }): Promise<number | null>;
  /** The ids of a result from position `from` on, where cards would be too much. */
  ids(slice: Slice): Promise<readonly string[]>;
  /** What the films of a result have, with counts: at most `most` values of each field. */
  facets(what: { readonly query: Query; readonly most: number }): Promise<readonly Facet[]>;
  /** How many films fit each of the queries. */
  counts(what: { readonly queries: readonly Query[] }): Promise<readonly number[]>;
  film(which: { readonly id: string }): Promise<Film | null>;
  /** At most 500 films, in the order they are asked for in; those that are gone are left out. */
  films(which: { readonly ids: readonly string[] }): Promise<readonly Film[]>;
  /** Makes new films, as one transaction; returns their ids in order. */
  addFilms(films: { readonly drafts: readonly TitledDraft[] }): Promise<Applied>;
  /** Makes changes fact, all or none. `conflict` when a `before` is no longer what the library holds. */
  apply(edit: { readonly changes: readonly Change[] }): Promise<Applied>;
  /** What an edit of many films would change; nothing is changed yet. */
  previewBulkEdit(what: FilmsToEdit): Promise<BulkPreview>;
  /**
   * Edits many films as one transaction, worked out anew for the films as they are now; `null` when nothing changes.
   * `task` is any name, under which `progress` is told and `cancel` ends it; then it rejects with `cancelled`.
   */
  bulkEdit(what: FilmsToEdit & { readonly task: string }): Promise<Applied | null>;
  /** Ends a task as long as nothing of it is written; does nothing when there is none of that name. */
  cancel(which: { readonly task: string }): Promise<null>;
  undo(none: NoArguments): Promise<Applied>;
  redo(none: NoArguments): Promise<Applied>;
  /** The steps of a film, the newest first, as far back as the history reaches. */
  history(which: { readonly id: string }): Promise<readonly FilmVersion[]>;
  /** Makes the film what it was after a step, as a new edit; `null` when it already is. */
  restoreVersion(which: { readonly id: string; readonly txid: string }): Promise<Applied | null>;
  /**
   * Reads a page into drafts, with the labels of the preferences before all others; nothing is added. `cancel` ends the
   * task of that name, and then it rejects with `cancelled`.
   */
  recognise(source: PageSource & { readonly task?: string }): Promise<Recognition>;
  /** Films whose title, original title or one of the alternative titles is the same but for spelling. */
  similar(title: { readonly title: string }): Promise<readonly FilmCard[]>;
  /**
   * The films of the collection that may be there twice: at most `most` pairs with a score of `least` or more, without
   * those that the preferences call two films.
   */
  duplicates(what: { readonly least: number; readonly most: number }): Promise<Duplicates>;
  /** Which films pictures are of, by the names of their files; in the order of the names. */
  matchPictures(files: { readonly names: readonly string[] }): Promise<readonly PictureMatch[]>;
  /** Stores a picture and describes it; a film refers to it by a later edit. `data` is base64. */
  addImage(image: { readonly data: string; readonly kind: ImageKind }): Promise<Image>;
  /**
   * Makes a picture from a stored one by turning and cropping it, and stores it beside that, which stays; a film refers
   * to both by a later edit.
   */
  editImage(what: {
    readonly original: string;
    readonly kind: ImageKind;
    readonly edit: PictureEdit;
  }): Promise<Image>;
  /** Adds the sample films that are not there yet; `null` when all of them are. */
  addSamples(none: NoArguments): Promise<Applied | null>;
  /** The backups there are, the newest first. */
  backups(none: NoArguments): Promise<readonly Backup[]>;
  /** Makes a backup now. */
  backUp(none: NoArguments): Promise<Backup>;
  /** What going back to a backup would change; nothing is changed yet. */
  previewRestore(backup: { readonly name: string }): Promise<RestorePreview>;
  /** Makes the films what they were in a backup, as one edit that can be undone; `null` when they already are. */
  restore(backup: { readonly name: string }): Promise<Applied | null>;
  /** Removes the films in the trash for good, as one edit that can be undone; `null` when there are none. */
  emptyTrash(none: NoArguments): Promise<Applied | null>;
  /** The copies of the library that sync programs left beside it, by name. */
  conflictCopies(none: NoArguments): Promise<readonly ConflictCopy[]>;
  /** What taking over a conflict copy would change; nothing is changed yet. */
  previewConflictCopy(copy: { readonly file: string }): Promise<RestorePreview>;
  /**
   * Adds the films that only the copy has, and takes over those that were edited later there, as one edit that can be
   * undone; `null` when there is nothing to take over. No film is removed, and the copy stays.
   */
  takeOverCopy(copy: { readonly file: string }): Promise<Applied | null>;
  /** The stored pictures that no film, no step of the history, no draft and no backup refers to. */
  unusedImages(none: NoArguments): Promise<UnusedImages>;
  /** Deletes them, and returns what was deleted. */
  deleteUnusedImages(none: NoArguments): Promise<UnusedImages>;
  preferences(none: NoArguments): Promise<Preferences>;
  /** Sets those that are given, and returns all of them. */
  setPreferences(preferences: Partial<Preferences>): Promise<Preferences>;
  /** What was typed and not saved, the newest first; none in a library that is only read. */
  drafts(none: NoArguments): Promise<readonly TypedDraft[]>;
  /** Keeps what is being typed, in place of the earlier draft of that key; does nothing in a library that is only read. */
  keepDraft(draft: KeptDraft): Promise<null>;
  dropDraft(which: { readonly key: string }): Promise<null>;
  /** Values in use, most frequent first: what the forms suggest. */
  suggestions(what: {
    readonly kind: SuggestionKind;
    readonly start: string;
  }): Promise<readonly Suggestion[]>;
  /** The values of an own field in the collection whose text has words that begin so, most frequent first. */
  fieldValues(what: {
    readonly name: string;
    readonly start: string;
  }): Promise<readonly ValueUse[]>;
  /**
   * Gives the films' values of an own field another name, as one edit that can be undone; `null` when no film has any.
   */
  renameField(names: { readonly from: string; readonly to: string }): Promise<Applied | null>;
}

export type NoArguments = Readonly<Record<string, never>>;
export type TitledDraft = FilmDraft & { readonly title: string };

export interface Slice {
  readonly query: Query;
  readonly from: number;
  readonly count: number;
}

export interface CardSlice {
  readonly revision: number;
  readonly cards: readonly FilmCard[];
}

export interface FilmsToEdit {
  readonly films: ChosenFilms;
  readonly edit: BulkEdit;
}

/** How many films were chosen and how many of them change, with some of those. */
export interface BulkPreview {
  readonly films: number;
  readonly changes: number;
  readonly examples: readonly BulkExample[];
}

export interface Applied {
  readonly revision: number;
  readonly ids: readonly string[];
  /** What was done, or by an undo taken back. */
  readonly summary: ChangeSummary;
}

export const SUGGESTION_KINDS = [
  'genre',
  'country',
  'language',
  'tag',
  'person',
  'director',
  'actor',
  'writer',
  'character',
  'series',
  'borrower',
  'medium',
  'shelf',
] as const;
export type SuggestionKind = (typeof SUGGESTION_KINDS)[number];

export interface Suggestion {
  readonly value: string;
  readonly films: number;
  /** Two of the films, where a value alone may be mistaken for another: of people who are suggested. */
  readonly titles?: readonly string[];
}

/**
 * A picture and its film, as far as its name tells. `sure`: title and year are those of one film alone; `likely`: the
 * title is that of one film, and the year is not told or one off.
 */
export interface PictureMatch {
  readonly kind: ImageKind;
  readonly found: { readonly film: FilmCard; readonly certainty: 'sure' | 'likely' } | null;
}

export interface ValueUse {
  readonly value: CustomField['value'];
  readonly films: number;
}

/** `at` is an ISO moment, `bytes` the size of the compressed file; `verified` tells whether it reads back as written. */
export interface Backup {
  readonly name: string;
  readonly at: string;
  readonly revision: number;
  readonly bytes: number;
  readonly verified: boolean;
}

/** A snapshot under a name that a sync program gave it. `at` is when it was last written, an ISO moment. */
export interface ConflictCopy {
  readonly file: string;
  readonly at: string;
  readonly bytes: number;
}

export interface UnusedImages {
  readonly images: number;
  readonly bytes: number;
}

/**
 * How a library that was not opened may be: `retry` as before; `read-only`; `salvage` every film that can still be
 * read from damaged files; `empty`, a new library beside the damaged files. Neither of the last two loses a byte: what
 * was there goes to the quarantine.
 */
export const OPENING_WAYS = ['retry', 'read-only', 'salvage', 'empty'] as const;
export type OpeningWay = (typeof OPENING_WAYS)[number];

export type Opening =
  | { readonly state: 'open' }
  | {
      readonly state: 'refused';
      readonly error: WireError;
      /** Absolute path. */
      readonly folder: string;
      readonly ways: readonly OpeningWay[];
      /** How many films `salvage` would bring back, and how many places of the files it could not read. */
      readonly salvageable: { readonly films: number; readonly damaged: number } | null;
    };

/** Why nothing can be changed: it was asked for, the folder does not allow it, a later version wrote the library. */
export type ReadOnlyReason = 'asked' | 'not-writable' | 'newer-format';

export interface LibraryStatus {
  readonly revision: number;
  readonly folder: string;
  /** `null` when films can be edited. */
  readonly readOnly: ReadOnlyReason | null;
  readonly counts: Counts;
  /** The tags in use, most frequent first. */
  readonly tags: readonly Suggestion[];
  /** The own fields of the films, whether they are defined or not; what most films have first. */
  readonly fields: readonly FieldUse[];
  readonly undo: ChangeSummary | null;
  readonly redo: ChangeSummary | null;
  /** Things a person should know about the library as it was opened. */
  readonly notices: readonly Notice[];
}

export interface Counts {
  readonly all: number;
  readonly recent: number;
  readonly unwatched: number;
  readonly wanted: number;
  readonly lent: number;
  readonly trash: number;
  /** 0 until they are counted, which `changed` tells. */
  readonly posters: number;
  /** Of the stored originals. */
  readonly posterBytes: number;
}

export interface Notice {
  readonly kind:
    | 'torn-tail-repaired'
    | 'opened-from-previous'
    | 'opened-from-backup'
    | 'opened-from-journals'
    | 'older-snapshot'
    | 'history-unreadable'
    | 'history-ahead'
    | 'films-unusable'
    | 'journal-cut'
    | 'journal-missing'
    | 'salvaged'
    | 'set-aside'
    | 'conflict-copies';
  readonly details: ErrorDetails;
}

/**
 * Told to every open window. `changed` names the films that are no longer what they were; `null` may be any. `progress`
 * tells how much of a task is done.
 */
export type LibraryEvent =
  | { readonly type: 'changed'; readonly revision: number; readonly ids: readonly string[] | null }
  | {
      readonly type: 'save-failed';
      readonly error: WireError;
    }
  | {
      readonly type: 'progress';
      readonly task: string;
      readonly done: number;
      readonly of: number;
    };

/** A library that can be listened to, as hosts hold it. Returns the way to stop listening. */
export interface LiveLibrary extends LibraryApi {
  subscribe(listener: (event: LibraryEvent) => void): () => void;
}

/** Every method, for transports that bind by name. Fails to compile when one is missing or invented. */
const METHOD_TABLE = {
  opening: true,
  openAnew: true,
  status: true,
  query: true,
  cards: true,
  locate: true,
  ids: true,
  facets: true,
  counts: true,
  film: true,
  films: true,
  addFilms: true,
  apply: true,
  previewBulkEdit: true,
  bulkEdit: true,
  cancel: true,
  undo: true,
  redo: true,
  history: true,
  restoreVersion: true,
  recognise: true,
  similar: true,
  duplicates: true,
  matchPictures: true,
  addImage: true,
  editImage: true,
  addSamples: true,
  backups: true,
  backUp: true,
  previewRestore: true,
  restore: true,
  emptyTrash: true,
  conflictCopies: true,
  previewConflictCopy: true,
  takeOverCopy: true,
  unusedImages: true,
  deleteUnusedImages: true,
  preferences: true,
  setPreferences: true,
  drafts: true,
  keepDraft: true,
  dropDraft: true,
  suggestions: true,
  fieldValues: true,
  renameField: true,
} as const satisfies Record<keyof LibraryApi, true>;

export type Method = keyof typeof METHOD_TABLE;
export const METHODS = Object.keys(METHOD_TABLE) as readonly Method[];

export type ArgumentOf<M extends Method> = Parameters<LibraryApi[M]>[0];

/** The channel names of Electron's IPC. */
export const CALL_CHANNEL = 'library:call';
export const EVENT_CHANNEL = 'library:event';
/** On it the menu tells the window which command was chosen. */
export const COMMAND_CHANNEL = 'menu:command';

/** What the preload script puts on `window.filmothek`: one function a method, the events, and the menu's commands. */
export type Bridge = {
  readonly [M in Method]: (argument: ArgumentOf<M>) => Promise<Outcome>;
} & {
  readonly onEvent: (listener: (event: LibraryEvent) => void) => () => void;
  readonly onCommand: (listener: (name: CommandName) => void) => () => void;
};
