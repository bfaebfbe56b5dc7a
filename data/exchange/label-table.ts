import type { FilmField, Role } from '../model/film.ts';
import type { RoleLabels } from '../model/role-labels.ts';

/* What the words of a page's layout can mean, and the shape in which each language lists them. */

/** The fields of a film that pages name by a label of their own. */
export type LabelledField = Extract<
  FilmField,
  | 'title'
  | 'originalTitle'
  | 'alternativeTitles'
  | 'year'
  | 'releaseDate'
  | 'runtime'
  | 'countries'
  | 'languages'
  | 'genres'
  | 'certification'
  | 'tagline'
  | 'links'
>;

/**
 * A stretch of the page under a heading: `aside` is about something near the film (a disc, awards, footnotes), `noise`
 * about other films or the site itself.
 */
export type Section = 'plot' | 'background' | 'credits' | 'reviews' | 'aside' | 'noise';

export type Meaning =
  | { readonly kind: 'field'; readonly field: LabelledField }
  | { readonly kind: 'role'; readonly role: Role }
  | { readonly kind: 'section'; readonly section: Section }
  /** Known, so that it ends what stands before it; its value has no place in a film. */
  | { readonly kind: 'unused' };

/** Everything a language contributes. Spelling counts as `fold` compares: case, accents and punctuation do not. */
export interface LabelTable {
  readonly fields: Readonly<Partial<Record<LabelledField, readonly string[]>>>;
  readonly roles: RoleLabels;
  readonly unused: readonly string[];
  readonly sections: Readonly<Record<Section, readonly string[]>>;
  /** Words that tie a heading to the film's title: "Handlung von …". */
  readonly headingLinks: readonly string[];
  /** Endings of gendered spellings set off by a sign: "Regisseur:in", "Darsteller*innen". */
  readonly genderEndings: readonly string[];
  readonly noise: {
    /** Whole lines. */
    readonly lines: readonly string[];
    /** Beginnings of lines. */
    readonly starts: readonly string[];
    /** Parts of words that only adverts and notices have all of. */
    readonly combinations: readonly (readonly string[])[];
    /** Buttons that stick to the end of a paragraph. */
    readonly tails: readonly string[];
  };
  /** Beginnings of a forum post's signature. */
  readonly signatures: readonly string[];
  readonly conjunctions: readonly string[];
  /** Between a name and its character: "Bruno Ganz als Damiel". */
  readonly characterWords: readonly string[];
  /** At the end of a list of names: "u. a.". */
  readonly andOthers: readonly string[];
  readonly hours: readonly string[];
  readonly minutes: readonly string[];
  /** January to December, each with its spellings. */
  readonly months: readonly (readonly string[])[];
  /** The stretch of a value that says the certification. */
  readonly certification: RegExp;
}
