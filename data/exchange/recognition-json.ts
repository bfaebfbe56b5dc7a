import type { FilmDraft, Role } from '../model/film.ts';
import type { RecognisedFilm, Recognition } from '../model/recognition.ts';

/* What the command line prints of a recognised page: a small stable shape, without places and confidences. */

export interface RecognitionJson {
  readonly films: readonly FilmJson[];
  /** The words of everything that was read and left out. */
  readonly discarded: readonly string[];
}

export interface FilmJson {
  readonly title: string | null;
  readonly originalTitle: string | null;
  readonly year: number | null;
  /** Minutes. */
  readonly runtime: number | null;
  readonly countries: readonly string[];
  readonly genres: readonly string[];
  readonly certification: string | null;
  readonly releaseDate: string | null;
  readonly credits: readonly {
    readonly role: Role;
    readonly name: string;
    readonly character: string | null;
  }[];
  readonly plot: string | null;
  readonly reviews: readonly { readonly text: string }[];
  readonly links: readonly string[];
  readonly posterName: string | null;
}

export function toRecognitionJson({ text, films, discarded }: Recognition): RecognitionJson {
  return {
    films: films.map(filmJson),
    discarded: discarded.map(({ start, end }) => text.slice(start, end)),
  };
}

function filmJson({ draft, posterName }: RecognisedFilm): FilmJson {
  return {
    title: draft.title ?? null,
    originalTitle: draft.originalTitle ?? null,
    year: draft.year ?? null,
    runtime: draft.runtime ?? null,
    countries: draft.countries ?? [],
    genres: draft.genres ?? [],
    certification: draft.certification ?? null,
    releaseDate: draft.releaseDate ?? null,
    credits: creditsJson(draft),
    plot: draft.plot ?? null,
    reviews: (draft.reviews ?? []).map(({ text }) => ({ text })),
    links: (draft.links ?? []).map(({ url }) => url),
    posterName,
  };
}

const creditsJson = ({ credits = [] }: FilmDraft): FilmJson['credits'] =>
  credits.map(({ role, person, character }) => ({ role, name: person, character }));
