import { createHash } from 'node:crypto';
import { createFilm, type Film } from '../data/model/film.ts';

/** A library file with as many films, named `Film 00000` and so on. */
export function manyFilms(count: number): string {
  return libraryFile(
    Array.from({ length: count }, (_, index) => {
      const number = String(index).padStart(5, '0');
      return createFilm(
        { title: `Film ${number}`, year: 1900 + (index % 120) },
        `film-${number}`,
        '2020-01-01T00:00:00.000Z',
      );
    }),
  );
}

/** A library file with these films, with its checksum. A format above 1 is that of a later version. */
export function libraryFile(films: readonly Film[], format = 1): string {
  const lines = films.map((film) => `${JSON.stringify(film.id)}:${JSON.stringify(film)}`);
  const rest = `"format":${format},"generation":1,"revision":0,"films":{\n${lines.join(',\n')}\n}}\n`;
  const checksum = createHash('sha256').update(rest).digest('hex');
  return `{"checksum":"${checksum}",\n${rest}`;
}
