import { describe, expect, test } from 'vitest';
import { createFilm } from '../model/film.ts';
import { filmWords, PLACE } from './film-words.ts';

describe('the words of a film', () => {
  const film = createFilm(
    {
      title: 'Das Boot',
      originalTitle: 'Le Mépris',
      alternativeTitles: ['U 96'],
      year: 1981,
      genres: ['Kriegsfilm'],
      tags: ['Prochnow-Abend'],
      countries: ['Deutschland'],
      series: { name: 'Buchheim', number: 1 },
      plot: 'Untertauchen',
      notes: 'Geheimnis',
      credits: [{ person: 'Erwin Leder', role: 'actor', character: 'Gespenst', job: 'Nebenbei' }],
      copies: [
        {
          id: 'c1',
          medium: 'Blu-ray',
          edition: null,
          shelf: 'Regal 7',
          condition: null,
          acquired: null,
          price: null,
          currency: null,
          barcode: null,
          file: null,
          notes: null,
        },
      ],
    },
    'some-film',
    '2024-05-01T12:00:00.000Z',
  );
  const words = filmWords(film);

  test.each([
    'boot',
    'mepris',
    'u 96',
    '1981',
    'kriegsfilm',
    'prochnow',
    'abend',
    'deutschland',
    'buchheim',
    'leder',
    'gespenst',
    'blu ray',
    'regal 7',
  ])('hold %j', (text) => {
    for (const word of text.split(' ')) expect(words.has(word), word).toBe(true);
  });

  test.each(['untertauchen', 'geheimnis', 'null', 'undefined'])('hold no %j', (word) => {
    expect(words.has(word)).toBe(false);
  });

  test('are each at their best place', () => {
    expect(words.get('das')).toBe(PLACE.titleStart);
    expect(words.get('boot')).toBe(PLACE.titleStart);
    expect(words.get('96')).toBe(PLACE.title);
    expect(words.get('leder')).toBe(PLACE.person);
    expect(words.get('gespenst')).toBe(PLACE.rest);
  });
});
