import type { TitledDraft } from '../model/api.ts';
import type { Film } from '../model/film.ts';
import { SAMPLE_SOURCE, sampleFilm } from './sample-film.ts';
import { FILMS_1920_TO_1969 } from './films-1920-to-1969.ts';
import { FILMS_1970_TO_1989 } from './films-1970-to-1989.ts';
import { FILMS_1990_TO_2019 } from './films-1990-to-2019.ts';

/** The sample collection offered at the first start, oldest film first. Facts are public, the plots are our own words. */
export const SAMPLE_FILMS: readonly TitledDraft[] = [
  ...FILMS_1920_TO_1969,
  ...FILMS_1970_TO_1989,
  ...FILMS_1990_TO_2019,
].map(sampleFilm);

/** The stable id of a sample film, `null` for any other film. */
export function sampleIdOf(film: Partial<Pick<Film, 'externalIds'>>): string | null {
  return film.externalIds?.find(({ source }) => source === SAMPLE_SOURCE)?.id ?? null;
}
