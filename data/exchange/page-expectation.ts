/* Test support: what a careful reader finds in a page, as the files `NAME.expected.json` beside the pages hold it. */

/** A file `NAME.expected.json`. */
export interface ExpectedPage {
  readonly films: readonly ExpectedFilm[];
  /** Words that no field of any film may hold. */
  readonly mustNotAppear?: readonly string[];
  readonly notes?: string;
}

export type Scalar = string | number | null;
export type ScalarField = (typeof SCALARS)[number];
export type SetField = (typeof SETS)[number];
export type ExpectedCredit = Readonly<{ role: string; name: string; character: string | null }>;

/** Further right answers. `null` among them: leaving it out is fine. */
type Accepted = Readonly<
  Partial<Record<ScalarField, readonly Scalar[]>> &
    Partial<Record<SetField, readonly (readonly string[])[]>> & {
      characters?: Readonly<Record<string, readonly (string | null)[]>>;
    }
>;

export type ExpectedFilm = Readonly<
  Record<Exclude<ScalarField, 'year' | 'runtime'>, string | null> &
    Record<'year' | 'runtime', number | null> &
    Record<SetField, readonly string[]> & {
      credits: readonly ExpectedCredit[];
      plotContains: readonly string[];
      plotExcludes: readonly string[];
      reviewContains: readonly string[];
      reviewExcludes?: readonly string[];
      links: readonly string[];
      optionalLinks?: readonly string[];
      optionalCredits?: readonly ExpectedCredit[];
      accept?: Accepted;
    }
>;

export const SCALARS = [
  'title',
  'originalTitle',
  'year',
  'runtime',
  'certification',
  'releaseDate',
  'posterName',
] as const;
export const SETS = ['countries', 'genres'] as const;
