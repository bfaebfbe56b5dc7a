import { expect, test } from 'vitest';
import { createFilm } from './film.ts';
import { begunWith, copyOf, filmTemplateSchema, templateOf } from './film-template.ts';

const COPY = {
  id: 'copy-1',
  medium: 'Blu-ray',
  edition: 'Steelbook',
  shelf: 'Regal 2',
  condition: null,
  acquired: '2024-05',
  price: 7.99,
  currency: 'EUR',
  barcode: '4006680066974',
  file: null,
  notes: 'vom Flohmarkt',
};
const FILM = createFilm(
  {
    title: 'Red Heat',
    year: 1988,
    genres: ['Action'],
    tags: ['Buddy-Cop'],
    plot: 'Ein Polizist kommt nach Chicago.',
    rating: 4,
    favourite: true,
    copies: [COPY],
    viewings: [{ id: 'v', date: '2024', rating: null, place: null, notes: null }],
    custom: [{ name: 'Box', value: true }],
  },
  'film-0001',
  '2026-01-01T00:00:00.000Z',
);

test('a template has what films of one kind share, and nothing of the one film', () => {
  expect(templateOf(FILM)).toEqual({
    genres: ['Action'],
    tags: ['Buddy-Cop'],
    status: 'owned',
    copies: [{ ...COPY, acquired: null, price: null, barcode: null, notes: null }],
    custom: [{ name: 'Box', value: true }],
  });
});

test('a copy has everything but what became of the film', () => {
  const { viewings, rating, favourite, ...rest } = copyOf(FILM);
  expect([viewings, rating, favourite]).toEqual([undefined, undefined, undefined]);
  expect(rest).toMatchObject({ title: 'Red Heat', year: 1988, plot: FILM.plot, copies: [COPY] });
});

test('whatever begins with it gets copies of its own', () => {
  let next = 1;
  const begun = begunWith(copyOf(FILM), () => `new-${next++}`);
  expect(begun.copies?.map(({ id }) => id)).toEqual(['new-1']);
  expect(begunWith({ tags: ['a'] }, () => '')).toEqual({ tags: ['a'] });
});

test('a template without a name is none', () => {
  const template = { id: 'template-1', name: ' ', draft: templateOf(FILM) };
  expect(filmTemplateSchema.safeParse(template).success).toBe(false);
  expect(filmTemplateSchema.safeParse({ ...template, name: 'Steelbook' }).success).toBe(true);
});
