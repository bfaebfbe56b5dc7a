import type { PictureMatch } from './model/api.ts';
import type { Film } from './model/film.ts';
import { readPictureName } from './model/picture-name.ts';
import { filmCard } from './film-card.ts';

/** Years differ by one between countries and catalogues. */
const NEAR = 1;

/**
 * Which film a picture is of, by its file's name; none where several films could be meant.
 * @param similar the films with a title, whatever its spelling
 */
export function matchPicture(
  name: string,
  similar: (title: string) => readonly Film[],
): PictureMatch {
  const { title, year, kind } = readPictureName(name);
  const films = title === '' ? [] : similar(title);
  const one = (fits: (film: Film) => boolean, certainty: 'sure' | 'likely') => {
    const [film, ...others] = films.filter(fits);
    if (film === undefined || others.length > 0) return null;
    return { film: filmCard(film), certainty };
  };
  const found =
    year === null
      ? one(() => true, 'likely')
      : (one((film) => film.year === year, 'sure') ??
        one((film) => film.year === null || Math.abs(film.year - year) <= NEAR, 'likely'));
  return { kind, found };
}
