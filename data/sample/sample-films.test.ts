import { describe, expect, test } from 'vitest';
import { createFilm, filmDraftSchema, filmSchema } from '../model/film.ts';
import { SAMPLE_SOURCE } from './sample-film.ts';
import { SAMPLE_FILMS, sampleIdOf } from './sample-films.ts';

const NOW = '2024-01-01T00:00:00.000Z';

function withTitle(title: string) {
  return SAMPLE_FILMS.find((film) => film.title === title);
}

describe('the sample collection', () => {
  test('has twenty-four films, Red Heat and Rush among them', () => {
    expect(SAMPLE_FILMS).toHaveLength(24);
    expect(withTitle('Red Heat')).toMatchObject({ year: 1988 });
    expect(withTitle('Rush')).toMatchObject({ year: 1991 });
  });

  test.each(SAMPLE_FILMS)('$title is a valid draft and becomes a valid film unchanged', (draft) => {
    expect(filmDraftSchema.parse(draft)).toStrictEqual(draft);
    const film = createFilm(draft, 'sample-film-id', NOW);
    expect(filmSchema.parse(film)).toStrictEqual(film);
  });

  test.each(SAMPLE_FILMS)('$title says what a newcomer wants to see', (draft) => {
    expect(draft.year).toBeGreaterThanOrEqual(1920);
    expect(draft.runtime).toBeGreaterThan(0);
    expect(draft.plot?.length).toBeGreaterThanOrEqual(120);
    expect(draft.plot?.length).toBeLessThanOrEqual(600);
    const roles = (draft.credits ?? []).map((credit) => credit.role);
    expect(roles).toContain('director');
    const cast = roles.filter((role) => role === 'actor' || role === 'voice');
    expect(cast.length).toBeGreaterThanOrEqual(4);
    expect(cast.length).toBeLessThanOrEqual(6);
  });

  test.each(SAMPLE_FILMS)('$title names its original title only where it differs', (draft) => {
    expect(draft.originalTitle ?? null).not.toBe(draft.title);
  });

  test('gives every film its own sample id and its own key in the IMDb', () => {
    const sampleIds = SAMPLE_FILMS.map(sampleIdOf);
    expect(sampleIds).not.toContain(null);
    expect(new Set(sampleIds).size).toBe(24);
    expect(sampleIdOf(withTitle('Red Heat') ?? {})).toBe('red-heat');
    const imdb = SAMPLE_FILMS.flatMap((film) => film.externalIds ?? []).filter(
      ({ source }) => source === 'imdb',
    );
    expect(new Set(imdb.map(({ id }) => id)).size).toBe(24);
    expect(imdb.every(({ id }) => /^tt\d{7}$/.test(id))).toBe(true);
  });

  test('gives copies, viewings and loans ids that are unique in the collection', () => {
    const ids = SAMPLE_FILMS.flatMap((film) =>
      [film.copies ?? [], film.viewings ?? [], film.loans ?? []].flat().map(({ id }) => id),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('shows each part of the application something', () => {
    const wanted = SAMPLE_FILMS.filter((film) => film.status === 'wanted');
    expect(wanted).toHaveLength(2);
    for (const film of SAMPLE_FILMS) {
      expect(film.copies?.length === 0).toBe(film.status === 'wanted');
    }
    expect(SAMPLE_FILMS.filter((film) => film.favourite === true)).toHaveLength(1);
    expect(SAMPLE_FILMS.filter((film) => film.series !== undefined).length).toBeGreaterThan(1);
    expect(SAMPLE_FILMS.flatMap((film) => film.viewings ?? []).length).toBeGreaterThan(1);
    const decades = new Set(SAMPLE_FILMS.map((film) => Math.floor((film.year ?? 0) / 10)));
    expect(decades.size).toBe(10);
  });

  test('lends the one copy that is out to nobody in particular', () => {
    const lent = SAMPLE_FILMS.filter((film) => (film.loans ?? []).length > 0);
    expect(lent).toHaveLength(1);
    const [film] = lent;
    expect(film?.loans).toMatchObject([{ borrower: 'Person A', returned: null }]);
    expect(film?.copies?.map(({ id }) => id)).toContain(film?.loans?.[0]?.copy);
  });
});

describe('sampleIdOf', () => {
  test('is null for a film that is no sample', () => {
    expect(sampleIdOf({ externalIds: [{ source: 'imdb', id: 'tt0095963' }] })).toBeNull();
    expect(sampleIdOf({})).toBeNull();
  });

  test('finds the id whatever stands before it', () => {
    const externalIds = [
      { source: 'imdb', id: 'tt0095963' },
      { source: SAMPLE_SOURCE, id: 'red-heat' },
    ];
    expect(sampleIdOf({ externalIds })).toBe('red-heat');
  });
});
