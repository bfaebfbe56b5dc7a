import type { TitledDraft } from '../../data/model/api.ts';
import type { MergeChoices } from '../../data/model/film-merge.ts';
import type { Film, FilmDraft, FilmField, Image } from '../../data/model/film.ts';
import type { FilmCard } from '../../data/model/query.ts';
import type { RecognisedFilm } from '../../data/model/recognition.ts';
import { finished, withLineOf } from './row-edits.ts';
import { fieldOf, type RowKey } from './row-keys.ts';

/** A recognised film on its way into the collection. */
export interface PastedFilm extends RecognisedFilm {
  readonly edited: readonly RowKey[];
  readonly chosen: boolean;
  /** Films of the collection with this title; `null` while nobody knows. */
  readonly similar: readonly FilmCard[] | null;
  /** Those films in full. */
  readonly alike: readonly Film[];
  /** The film of the collection it goes into, or `new`; `null` until a person chooses. */
  readonly into: string | null;
  /** What a person chose for fields of that film. */
  readonly picked: Partial<MergeChoices>;
  readonly poster: Image | null;
  /** The poster came with the page. */
  readonly isOffered: boolean;
}

/** A film as it was recognised; nobody decided anything about it. */
export function untouched(film: RecognisedFilm): PastedFilm {
  const nothing = { edited: [], similar: null, alike: [], into: null, picked: {}, poster: null };
  return { ...film, ...nothing, chosen: true, isOffered: false };
}

/** Whether two drafts are of the same film of a page. */
export function sameTitle(one: FilmDraft, other: FilmDraft): boolean {
  return one.title !== undefined && one.title === other.title && one.year === other.year;
}

/** The film as it is read now, with the lines that a person edited. */
export function withEdits(film: RecognisedFilm, old: PastedFilm): RecognisedFilm {
  const draft = old.edited.reduce((values, key) => withLineOf(values, old.draft, key), film.draft);
  const fields = old.edited.map(fieldOf);
  const edited = Object.entries(old.evidence).filter(([field]) =>
    fields.includes(field as FilmField),
  );
  return { ...film, draft, evidence: { ...film.evidence, ...Object.fromEntries(edited) } };
}

/** The films of the collection that are this one: the title is the same and the year does not speak against it. */
export function present({ draft, similar }: PastedFilm): readonly FilmCard[] {
  const year = draft.year ?? null;
  return (similar ?? []).filter(
    (card) => year === null || card.year === null || card.year === year,
  );
}

/** The film of the collection that a recognised one goes into: the one it was told, else the first that it is. */
export function targetOf(film: PastedFilm): Film | null {
  const here = present(film).map(({ id }) => id);
  const into = film.into ?? here[0];
  if (into === undefined || !here.includes(into)) return null;
  return film.alike.find(({ id }) => id === into) ?? null;
}

/** The film as `addFilms` takes it. */
export function draftOf({ draft, poster }: PastedFilm): TitledDraft {
  return {
    ...finished(draft),
    title: titleOf(draft),
    ...(poster === null ? {} : { images: [poster, ...(draft.images ?? [])] }),
  };
}

/** As long as a title that can be asked for; empty where there is none. */
export function titleOf(draft: PastedFilm['draft'] | undefined): string {
  return (draft?.title ?? '').trim().slice(0, 2000);
}
