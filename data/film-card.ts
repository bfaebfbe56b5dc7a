import { faceOf, isLent, lastSeen, peopleIn, type Film } from './model/film.ts';
import type { FilmCard } from './model/query.ts';

/** What the grid and the lists show of a film. */
export function filmCard(film: Film): FilmCard {
  const face = faceOf(film);
  const directors = peopleIn(film, 'director');
  return {
    id: film.id,
    title: film.title,
    originalTitle: film.originalTitle,
    year: film.year,
    director: directors.length === 0 ? null : directors.join(', '),
    runtime: film.runtime,
    genres: film.genres,
    countries: film.countries,
    status: film.status,
    medium: film.copies.find((copy) => copy.medium !== null)?.medium ?? null,
    shelf: film.copies.find((copy) => copy.shelf !== null)?.shelf ?? null,
    added: film.created,
    lastSeen: lastSeen(film),
    tags: film.tags,
    custom: film.custom,
    watched: film.viewings.length > 0,
    lent: isLent(film),
    favourite: film.favourite,
    rating: film.rating,
    poster: face === null ? null : { hash: face.hash, placeholder: face.placeholder },
  };
}
