import type { TitledDraft } from '../model/api.ts';
import { emptyCopy } from '../model/empty-copy.ts';
import type { Copy, Credit, Loan, Role, Viewing } from '../model/film.ts';

/** The `source` of the external id that marks a film as a sample, so that adding it twice adds nothing. */
export const SAMPLE_SOURCE = 'filmothek-sample';

/** What the sample collection knows of a film; credits, copies and diary in short form. */
export interface SampleFacts {
  readonly sampleId: string;
  /** Key in the IMDb, with `tt`. */
  readonly imdb: string;
  readonly film: Omit<
    TitledDraft,
    'credits' | 'externalIds' | 'copies' | 'viewings' | 'loans' | 'images'
  >;
  readonly crew: Readonly<Partial<Record<Role, readonly string[]>>>;
  /** Actors in billing order: person, character. */
  readonly cast?: readonly (readonly [person: string, character: string])[];
  /** The same for those who are only heard. */
  readonly voices?: readonly (readonly [person: string, character: string])[];
  readonly copies?: readonly (Partial<Omit<Copy, 'id'>> & Pick<Copy, 'medium' | 'shelf'>)[];
  readonly viewings?: readonly Partial<Omit<Viewing, 'id'>>[];
  /** Of the first copy. */
  readonly loan?: Pick<Loan, 'borrower' | 'lent'>;
}

/** A sample film as a draft that `addFilms` accepts; always the same for the same facts. */
export function sampleFilm(facts: SampleFacts): TitledDraft {
  const { sampleId } = facts;
  const copies = (facts.copies ?? []).map((copy, index): Copy => ({
    ...emptyCopy(`${sampleId}-copy-${index + 1}`),
    ...copy,
  }));
  return {
    ...facts.film,
    credits: [
      ...crewCredits(facts.crew),
      ...castCredits('actor', facts.cast ?? []),
      ...castCredits('voice', facts.voices ?? []),
    ],
    externalIds: [
      { source: SAMPLE_SOURCE, id: sampleId },
      { source: 'imdb', id: facts.imdb },
    ],
    copies,
    viewings: (facts.viewings ?? []).map((viewing, index) => ({
      ...EMPTY_VIEWING,
      ...viewing,
      id: `${sampleId}-viewing-${index + 1}`,
    })),
    loans:
      facts.loan === undefined
        ? []
        : [
            {
              ...EMPTY_LOAN,
              ...facts.loan,
              copy: copies[0]?.id ?? null,
              id: `${sampleId}-loan-1`,
            },
          ],
  };
}

function crewCredits(crew: SampleFacts['crew']): Credit[] {
  return (Object.entries(crew) as [Role, readonly string[]][]).flatMap(([role, people]) =>
    people.map((person) => ({ person, role, character: null, job: null })),
  );
}

function castCredits(role: Role, cast: readonly (readonly [string, string])[]): Credit[] {
  return cast.map(([person, character]) => ({ person, role, character, job: null }));
}

const EMPTY_VIEWING: Omit<Viewing, 'id'> = { date: null, rating: null, place: null, notes: null };

const EMPTY_LOAN = { due: null, returned: null, notes: null } as const;
