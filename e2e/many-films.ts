import { createHash } from 'node:crypto';
import { createFilm } from '../data/model/film.ts';

/** A library file with as many films, named `Film 00000` and so on. */
export function manyFilms(count: number): string {
  const films = Array.from({ length: count }, (_, index) => {
    const number = String(index).padStart(5, '0');
    const film = createFilm(
      { title: `Film ${number}`, year: 1900 + (index % 120) },
      `film-${number}`,
      '2020-01-01T00:00:00.000Z',
    );
    return `${JSON.stringify(film.id)}:${JSON.stringify(film)}`;
  });
  const rest = `"format":1,"generation":1,"revision":0,"films":{\n${films.join(',\n')}\n}}\n`;
  const checksum = createHash('sha256').update(rest).digest('hex');
  return `{"checksum":"${checksum}",\n${rest}`;
}
