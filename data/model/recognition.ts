import type { FilmDraft, FilmField } from './film.ts';

/* What a pasted page was understood to say. */

/** A stretch of the source text: UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** sure: said by a label or a clear form; check: inferred; missing: not in the text. */
export const CONFIDENCES = ['sure', 'check', 'missing'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Where a field's value was read and how sure that is. */
export interface Evidence {
  readonly confidence: Confidence;
  readonly spans: readonly Span[];
}

export interface RecognisedFilm {
  readonly draft: FilmDraft;
  /** For every field of the draft that has a value. */
  readonly evidence: { readonly [F in FilmField]?: Evidence };
  /** File name of a poster the page mentions, without query; the picture itself is not fetched. */
  readonly posterName: string | null;
}

export interface Recognition {
  /** The text that was read: the paste itself, or what the HTML says in words. All spans count in it. */
  readonly text: string;
  readonly films: readonly RecognisedFilm[];
  /** Labels and headings that were understood. */
  readonly labels: readonly Span[];
  /** Adverts, navigation, signatures: read and left out. */
  readonly discarded: readonly Span[];
}

/** What arrives from a clipboard or a file. `html` wins where both are there and it says more. */
export interface PageSource {
  readonly text: string;
  readonly html: string | null;
}

/** A paste may be this long, in UTF-16 units; beyond it is refused with a sentence. */
export const MAX_PAGE_LENGTH = 8_000_000;
