import { expect, test } from 'vitest';
import { matchPicture } from './match-picture.ts';
import { makeFilm } from './store/test-library.ts';
import { fold } from './model/search-text.ts';

const FILMS = [
  makeFilm(1, { title: 'Rush', year: 1991 }),
  makeFilm(2, { title: 'Rush', year: 2013 }),
  makeFilm(3, { title: 'Red Heat', year: 1988 }),
  makeFilm(4, { title: 'Solaris', year: null }),
  makeFilm(5, { title: 'Das Boot', originalTitle: 'Das Boot', year: 1981 }),
  makeFilm(6, { title: 'Das Boot', year: 1981 }),
];
const similar = (title: string) => FILMS.filter((film) => fold(film.title) === fold(title));

test.each([
  ['Rush (1991).jpg', 1, 'sure'],
  ['Rush.2013.1080p.BluRay-fanart.jpg', 2, 'sure'],
  ['Rush (1992).jpg', 1, 'likely'],
  ['RED_HEAT-back.png', 3, 'likely'],
  ['Red Heat (1989)/poster.jpg', 3, 'likely'],
  ['Solaris (1972).jpg', 4, 'likely'],
])('“%s” is of film %i, %s', (name, number, certainty) => {
  const { found } = matchPicture(name, similar);
  expect(found).toMatchObject({ film: { id: makeFilm(number).id }, certainty });
});

test.each(['Rush.jpg', 'Rush (1950).jpg', 'Das Boot (1981).jpg', 'Stalker.jpg', 'poster.jpg', ''])(
  '“%s” could be of several films or is of none',
  (name) => {
    expect(matchPicture(name, similar).found).toBeNull();
  },
);
