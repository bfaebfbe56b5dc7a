import type { Credit } from '../model/film.ts';
import type { Confidence, Evidence, Span } from '../model/recognition.ts';
import type { Found } from './fields.ts';
import type { LabelledField, Section } from './label-table.ts';
import type { Piece } from './lines.ts';

/* Everything the blocks of one film say, with the place of every word, before it is weighed. */

/** A paragraph that was broken into lines, as those lines. */
export type Paragraph = readonly Piece[];

export interface Said<T> {
  readonly value: T;
  readonly evidence: Evidence;
}

export interface Facts {
  readonly fields: { -readonly [F in ScalarField]?: Said<string | number> };
  readonly lists: { -readonly [F in ListField]?: Said<readonly string[]> };
  readonly credits: Credit[];
  readonly creditSpans: Span[];
  readonly plot: Paragraph[];
  readonly background: Paragraph[];
  readonly reviews: Paragraph[][];
  readonly links: { readonly url: string; readonly confidence: Confidence; readonly span: Span }[];
  image: Piece | null;
  titled: { readonly title: Piece; readonly year: Found<number> } | null;
  /** The title as a heading names it. */
  headingTitle: Piece | null;
  /** Paragraphs under no heading, in order. */
  readonly loose: Paragraph[];
  /** Short lines before anything was said of the film: one of them may be its title. */
  readonly openingLines: Piece[];
  /** How often a short line occurs, by its words. */
  readonly repetitions: Map<string, number>;
  /** The fields, roles and sections that had a label and a value. */
  readonly understood: Set<LabelledField | Credit['role'] | Section>;
  readonly labels: Span[];
  readonly discarded: Span[];
}

export type ScalarField =
  'title' | 'originalTitle' | 'year' | 'releaseDate' | 'runtime' | 'certification' | 'tagline';
export type ListField = 'alternativeTitles' | 'countries' | 'languages' | 'genres';

export function noFacts(): Facts {
  return {
    fields: {},
    lists: {},
    credits: [],
    creditSpans: [],
    plot: [],
    background: [],
    reviews: [],
    links: [],
    image: null,
    titled: null,
    headingTitle: null,
    loose: [],
    openingLines: [],
    repetitions: new Map(),
    understood: new Set(),
    labels: [],
    discarded: [],
  };
}
