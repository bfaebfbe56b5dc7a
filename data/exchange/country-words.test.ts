import { expect, it } from 'vitest';
import { isCountry, isCountryCode } from './country-words.ts';

it.each([
  ...['Deutschland', 'GERMANY', 'Allemagne', 'Alemania', 'Österreich', 'Oesterreich', 'Suisse'],
  ...['USA', 'U.S.A.', 'EE. UU.', 'EEUU', 'États-Unis', 'Vereinigte Staaten', 'Estados Unidos'],
  ...['BR Deutschland', 'Deutschland (BRD)', 'DDR', 'UdSSR', 'ČSSR', 'CSSR', 'Tschechoslowakei'],
  ...['Hong Kong', 'Hongkong', 'Südkorea', 'Korea', 'Royaume-Uni', 'RFA', 'Côte d’Ivoire'],
])('%j is a country', (words) => {
  expect(isCountry(words)).toBe(true);
});

it.each([
  ...['', ' ', 'Drama', 'Berlin', 'Film', 'deutsch', 'Stirb langsam', 'Deutschland Drama', 'D'],
])('%j is no country', (words) => {
  expect(isCountry(words)).toBe(false);
});

it('knows the letters of film programmes in their capitals only', () => {
  expect(['D', 'F', 'BRD', 'USA', 'CDN', 'HK', 'ČSR', 'UdSSR'].every(isCountryCode)).toBe(true);
  expect(['d', 'f', 'Usa', 'R', 'K', 'M', 'IN', '', 'Berlin'].some(isCountryCode)).toBe(false);
});
