import { describe, expect, test } from 'vitest';
import {
  createFilm,
  faceOf,
  FILM_FIELDS,
  filmDraftSchema,
  filmSchema,
  isLent,
  peopleIn,
  type Credit,
  type Image,
  type Role,
} from './film.ts';

const NOW = '2024-05-01T12:00:00.000Z';
const film = createFilm({ title: 'Heat' }, 'heat-1995', NOW);

function credit(person: string, role: Role): Credit {
  return { person, role, character: null, job: null };
}

function image(kind: Image['kind'], letter: string): Image {
  const hash = letter.repeat(64);
  return { hash, kind, format: 'webp', width: 2, height: 3, bytes: 9, placeholder: '#102030' };
}

const copy = {
  id: 'c1',
  medium: null,
  edition: null,
  shelf: null,
  condition: null,
  acquired: null,
  price: null,
  currency: null,
  barcode: null,
  file: null,
  notes: null,
};

describe('createFilm', () => {
  test('needs nothing but a title and leaves nothing undefined', () => {
    expect(filmSchema.parse(film)).toStrictEqual(film);
    for (const field of FILM_FIELDS) expect(film[field]).toBeDefined();
  });

  test('knows nothing that was not said, and takes a new film to be owned', () => {
    expect(film).toMatchObject({
      id: 'heat-1995',
      title: 'Heat',
      year: null,
      plot: null,
      rating: null,
      genres: [],
      copies: [],
      favourite: false,
      status: 'owned',
      deleted: null,
      created: NOW,
      updated: NOW,
    });
  });

  test('keeps what the draft says', () => {
    const draft = { title: 'Heat', year: 1995, genres: ['Krimi'], status: 'wanted' } as const;
    expect(createFilm({ ...draft, genres: [...draft.genres] }, 'heat-1995', NOW)).toMatchObject(
      draft,
    );
  });
});

describe('the film schema', () => {
  test('brings text to one Unicode form wherever it stands', () => {
    const decomposed = 'Ame\u0301lie';
    const parsed = filmSchema.parse({
      ...film,
      title: decomposed,
      plot: decomposed,
      tags: [decomposed],
      credits: [credit(decomposed, 'actor')],
      custom: [{ name: decomposed, value: decomposed }],
      copies: [{ ...copy, shelf: decomposed }],
    });
    const composed = 'Am\u00e9lie';
    expect(parsed.title).toBe(composed);
    expect(parsed.plot).toBe(composed);
    expect(parsed.tags).toEqual([composed]);
    expect(parsed.credits[0]?.person).toBe(composed);
    expect(parsed.custom).toEqual([{ name: composed, value: composed }]);
    expect(parsed.copies[0]?.shelf).toBe(composed);
  });

  test('changes nothing else in a text', () => {
    const plot = '  „Zwei\tLeerzeichen“  \r\nund ﬁ ';
    expect(filmSchema.parse({ ...film, plot }).plot).toBe(plot);
  });

  test.each<[string, object]>([
    ['the first year of film', { year: 1870 }],
    ['the last year it knows', { year: 2200 }],
    ['no stars', { rating: 0 }],
    ['half a star', { rating: 0.5 }],
    ['five stars', { rating: 5 }],
    ['a date known to the year', { releaseDate: '1995' }],
    ['a date known to the month', { releaseDate: '1995-12' }],
    ['a date known to the day', { releaseDate: '1995-12-15' }],
    ['the leap day of a leap year', { releaseDate: '2000-02-29' }],
    ['a date long before film', { releaseDate: '0001-12-31' }],
    ['a film for nothing', { copies: [{ ...copy, price: 0 }] }],
    ['a custom number', { custom: [{ name: 'Regal', value: 3 }] }],
    ['a number between two parts of a series', { series: { name: 'Alien', number: 1.5 } }],
    ['a name like a property of objects', { custom: [{ name: '__proto__', value: true }] }],
  ])('accepts %s', (_, values) => {
    const given = { ...film, ...values };
    expect(filmSchema.parse(given)).toStrictEqual(given);
  });

  test.each<[string, object]>([
    ['an empty title', { title: '' }],
    ['a title of spaces', { title: ' \t ' }],
    ['no title', { title: null }],
    ['a year before film', { year: 1869 }],
    ['a year too far away', { year: 2201 }],
    ['half a year', { year: 1995.5 }],
    ['a year in words', { year: '1995' }],
    ['a year that is not a number', { year: NaN }],
    ['a film of no length', { runtime: 0 }],
    ['a rating between the halves', { rating: 4.3 }],
    ['a rating above five stars', { rating: 5.5 }],
    ['a rating below none', { rating: -0.5 }],
    ['a thirteenth month', { releaseDate: '1995-13' }],
    ['a 32nd day', { releaseDate: '1995-12-32' }],
    ['a 31st of February', { releaseDate: '1988-02-31' }],
    ['a 31st of April', { copies: [{ ...copy, acquired: '1988-04-31' }] }],
    ['the leap day of another year', { releaseDate: '1900-02-29' }],
    ['the year 0', { releaseDate: '0000' }],
    ['a day of the year 0', { releaseDate: '0000-01-01' }],
    ['a date without zeros', { releaseDate: '1995-1-5' }],
    ['a date with a time', { releaseDate: '1995-12-15T00:00' }],
    ['a German date', { releaseDate: '15.12.1995' }],
    ['an unknown status', { status: 'lost' }],
    ['an unknown role', { credits: [{ ...credit('Somebody', 'actor'), role: 'grip' }] }],
    ['a credit without a person', { credits: [{ role: 'actor', character: null, job: null }] }],
    ['a genre that is no list', { genres: 'Krimi' }],
    ['a gap in a list', { genres: [null] }],
    ['a negative price', { copies: [{ ...copy, price: -1 }] }],
    ['a copy without an id', { copies: [{ ...copy, id: '' }] }],
    [
      'a hash that leads out of the folder',
      { images: [{ ...image('poster', 'a'), hash: '../x' }] },
    ],
    ['a picture without width', { images: [{ ...image('poster', 'a'), width: 0 }] }],
    ['a style for a colour', { images: [{ ...image('poster', 'a'), placeholder: 'red' }] }],
    ['an object for a custom value', { custom: [{ name: 'a', value: {} }] }],
    ['an id too short', { id: 'heat' }],
    ['an id with capitals', { id: 'HEAT-1995' }],
    ['an id that is a path', { id: '../../heat' }],
    ['a moment that is a date', { created: '2024-05-01' }],
    ['a field nobody knows', { colour: 'red' }],
    ['a field that is undefined', { year: undefined }],
  ])('refuses %s', (_, values) => {
    expect(filmSchema.safeParse({ ...film, ...values }).success).toBe(false);
  });

  test.each(FILM_FIELDS)('refuses a film without %s', (field) => {
    const rest = Object.fromEntries(Object.entries(film).filter(([key]) => key !== field));
    expect(filmSchema.safeParse(rest).success).toBe(false);
  });
});

describe('the draft schema', () => {
  test('accepts any part of a film and adds nothing', () => {
    expect(filmDraftSchema.parse({})).toStrictEqual({});
    expect(filmDraftSchema.parse({ year: 1995 })).toStrictEqual({ year: 1995 });
  });

  test('refuses a field that is there but undefined, which would become a hole in the film', () => {
    expect(filmDraftSchema.safeParse({ title: 'Heat', year: undefined }).success).toBe(false);
  });

  test('refuses what only the library may set, and what is no field', () => {
    expect(filmDraftSchema.safeParse({ id: 'heat-1995' }).success).toBe(false);
    expect(filmDraftSchema.safeParse({ created: NOW }).success).toBe(false);
    expect(filmDraftSchema.safeParse({ director: 'Michael Mann' }).success).toBe(false);
  });

  test('refuses a prototype in JSON', () => {
    const given: unknown = JSON.parse('{"title": "Heat", "__proto__": {"year": 1995}}');
    expect(filmDraftSchema.safeParse(given).success).toBe(false);
  });
});

describe('faceOf', () => {
  test('is the first poster, wherever it stands', () => {
    const images = [image('still', 'a'), image('poster', 'b'), image('poster', 'c')];
    expect(faceOf({ images })).toBe(images[1]);
  });

  test('is the first picture when none is a poster', () => {
    const images = [image('back', 'a'), image('still', 'b')];
    expect(faceOf({ images })).toBe(images[0]);
  });

  test('is nothing without pictures', () => {
    expect(faceOf({ images: [] })).toBeNull();
  });
});

describe('isLent', () => {
  const loan = { id: 'l1', copy: null, borrower: 'Person A', lent: null, due: null, notes: null };

  test('as long as one loan has no return', () => {
    const back = { ...loan, returned: '2024-03' };
    expect(isLent({ loans: [back, { ...loan, returned: null }] })).toBe(true);
    expect(isLent({ loans: [back] })).toBe(false);
    expect(isLent({ loans: [] })).toBe(false);
  });
});

describe('peopleIn', () => {
  const credits = [
    credit('Al Pacino', 'actor'),
    credit('Michael Mann', 'director'),
    credit('Robert De Niro', 'actor'),
    credit('Al Pacino', 'actor'),
  ];

  test('names those of one role in billing order, each once', () => {
    expect(peopleIn({ credits }, 'actor')).toEqual(['Al Pacino', 'Robert De Niro']);
  });

  test('is empty for a role nobody had', () => {
    expect(peopleIn({ credits }, 'composer')).toEqual([]);
  });
});
