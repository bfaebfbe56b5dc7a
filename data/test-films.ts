import fc from 'fast-check';
import { createFilm, IMAGE_KINDS, ROLES, STATUSES, type Film, type Image } from './model/film.ts';

/* Films of every kind, with every field a film has. */

/** Also what means something in JSON, HTML, spreadsheets and paths, half a character, and a line break of Unicode. */
const text = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      '__proto__',
      '<script>',
      '=1+1',
      '../../x',
      '\ud800',
      '\u2028',
      '\0',
      'Ω',
      '"\\',
    ),
  )
  .map((value) => value.normalize('NFC'));
const optional = fc.option(text);
const texts = fc.array(text, { maxLength: 2 });
const title = text.map((value) => (value.trim() === '' ? `Film ${value}` : value));
const year = fc.integer({ min: 1870, max: 2200 });
const day = fc.constantFrom('1991', '1991-02', '1992-02-29', '0001-01-01');
const rating = fc.integer({ min: 0, max: 10 }).map((halves) => halves / 2);
const moment = fc
  .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const id = fc.string({ unit: fc.constantFrom(...'abcxyz019-'), minLength: 8, maxLength: 40 });
const record = <T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(fields, { noNullPrototype: true });
const few = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { maxLength: 2 });

/** As if each picture had been made from the next one. */
function edited(images: readonly Image[]): Image[] {
  return images.map((image, at) => {
    const { hash, format, width, height, bytes, placeholder } = images[at + 1] ?? image;
    const original = { hash, format, width, height, bytes, placeholder };
    return { ...image, edited: { original, turn: 180, crop: null } };
  });
}

/** @param images that films may have */
export function anyFilm(images: readonly Image[]): fc.Arbitrary<Film> {
  const image = fc.constantFrom(
    ...images,
    ...images.map((each) => ({ ...each, kind: IMAGE_KINDS[1] })),
    ...edited(images),
  );
  const draft = record({
    title,
    originalTitle: optional,
    sortTitle: optional,
    alternativeTitles: texts,
    year: fc.option(year),
    releaseDate: fc.option(day),
    runtime: fc.option(fc.integer({ min: 1, max: 6000 })),
    countries: texts,
    genres: texts,
    plot: optional,
    notes: optional,
    credits: few(
      record({ person: text, role: fc.constantFrom(...ROLES), character: optional, job: optional }),
    ),
    reviews: few(record({ text, author: optional, source: optional, url: optional })),
    links: few(record({ url: text, label: optional })),
    externalIds: few(record({ source: text, id: text })),
    images: few(image),
    tags: texts,
    rating: fc.option(rating),
    favourite: fc.boolean(),
    status: fc.constantFrom(...STATUSES),
    series: fc.option(record({ name: text, number: fc.option(fc.integer()) })),
    viewings: few(
      record({
        id,
        date: fc.option(day),
        rating: fc.option(rating),
        place: optional,
        notes: optional,
      }),
    ),
    custom: few(record({ name: text, value: fc.oneof(text, fc.boolean(), fc.integer()) })),
    imported: few(record({ source: text, field: text, value: text })),
    deleted: fc.option(moment),
  });
  return fc
    .tuple(draft, id, moment, moment)
    .map(([fields, key, created, updated]) => ({ ...createFilm(fields, key, created), updated }));
}

/** Films with different ids. */
export function anyFilms(images: readonly Image[], maxLength: number): fc.Arbitrary<Film[]> {
  return fc.uniqueArray(anyFilm(images), { selector: (film) => film.id, maxLength });
}
