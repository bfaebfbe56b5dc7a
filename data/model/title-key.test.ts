import { expect, test } from 'vitest';
import {
  LONGER,
  ONE_ERROR,
  titleKey,
  titleLikeness,
  TWO_ERRORS,
  typingErrors,
} from './title-key.ts';

const alike = (a: string, b: string) => {
  const [one, other] = [titleKey(a), titleKey(b)];
  if (one === null || other === null) throw new Error('a title without letters');
  expect(titleLikeness(other, one)).toBe(titleLikeness(one, other));
  return titleLikeness(one, other);
};

test.each([
  ['The Matrix', 'MATRIX, THE'],
  ['Die fabelhafte Welt der Amélie', 'Fabelhafte Welt der Amelie'],
  ["L'Avventura", 'L’avventura'],
  ['Spider-Man', 'Spiderman'],
  ['Müller', 'Mueller'],
  ['Blade Runner', "Blade Runner (Director's Cut)"],
  ['Blade Runner', 'Blade Runner – Final Cut [1982]'],
  ['Das Boot', 'Das Boot (ungekürzte Fassung)'],
  ['Alien', 'Alien - Special Edition (Blu-ray)'],
  ['Rocky II', 'Rocky 2'],
  ['Der Pate, Teil II', 'Der Pate 2'],
  ['Alien³', 'Alien 3'],
  ['Kill Bill: Volume 1', 'Kill Bill: Vol. I'],
])('%s and %s are one title', (a, b) => {
  expect(alike(a, b)).toBe(1);
});

test.each([
  ['Rocky II', 'Rocky III'],
  ['Rocky', 'Rocky II'],
  ['Der Pate', 'Der Pate – Teil II'],
  ['Der Pate, Teil II', 'Der Pate, Teil III'],
  ['Kill Bill: Vol. 1', 'Kill Bill: Vol. 2'],
  ['Toy Story 2', 'Toy Story 3'],
  ['Apollo 13', 'Apollo 18'],
  ['2010', '2012'],
  ['Batman', 'Catwoman'],
  ['Dogma', 'Dogman und Katzen'],
  ['The Bat', 'The Cat'],
  ['V', 'X'],
])('%s and %s are two titles', (a, b) => {
  expect(alike(a, b)).toBe(0);
});

test('one typing error is forgiven in a title of six letters, two in one of twelve', () => {
  expect(alike('Casablanca', 'Casabalnca')).toBe(ONE_ERROR);
  expect(alike('Casablanca', 'Casblanca')).toBe(ONE_ERROR);
  expect(alike('Casablanca', 'Casblamca')).toBe(0);
  expect(alike('Lawrence von Arabien', 'Lawrense von Arabein')).toBe(TWO_ERRORS);
  expect(alike('Fargo', 'Fargi')).toBe(0);
});

test('a title may be told with more words behind it', () => {
  expect(alike('Borat', 'Borat: Cultural Learnings of America')).toBe(LONGER);
});

test('what names nothing but an edition or an article stays a title', () => {
  expect(titleKey('The Final Cut')?.text).toBe('final cut');
  expect(titleKey('Uncut')?.text).toBe('uncut');
  expect(titleKey('Die')?.text).toBe('die');
  expect(titleKey('???')).toBeNull();
});

test('letters in each other’s place are one error', () => {
  expect(typingErrors('ab', 'ba', 2)).toBe(1);
  expect(typingErrors('abcd', 'abdc', 2)).toBe(1);
  expect(typingErrors('abc', 'xyz', 2)).toBe(3);
  expect(typingErrors('', 'ab', 2)).toBe(2);
  expect(typingErrors('', 'abc', 2)).toBe(3);
});
