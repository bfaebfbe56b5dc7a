import { describe, expect, it } from 'vitest';
import {
  findCertification,
  findDate,
  findRuntime,
  findYear,
  type Found,
  listParts,
} from './fields.ts';
import { piece, type Piece } from './lines.ts';

type Reader = (source: string, value: Piece) => Found<unknown> | null;
const valueBy = (reader: Reader) => (text: string) =>
  reader(text, piece(text, 0, text.length))?.value ?? null;

describe('a runtime', () => {
  it.each([
    ['128 Minuten', 128],
    ['ca. 91 Minuten', 91],
    ['148\u00a0Min.', 148],
    ['1 Std. 31 Min.', 91],
    ['2h 3m', 123],
    ['2 hours', 120],
    ['1:53', 113],
    ['01:53:20', null],
    ['1:53:20', 113],
    ['104', 104],
    ["101'", 101],
    ['ab 16 Jahren 137 min.', 137],
    ['0 Min.', null],
    ['9999 Min.', null],
    ['lang', null],
  ])('%j is %j', (text, minutes) => {
    expect(valueBy(findRuntime)(text)).toBe(minutes);
  });
});

describe('a date', () => {
  it.each([
    ['29.10.1987', '1987-10-29'],
    ['3. 5. 1979', '1979-05-03'],
    ['6. Juli 1979', '1979-07-06'],
    ['1. März 2001', '2001-03-01'],
    ['12 February 1993', '1993-02-12'],
    ['July 6, 1979', '1979-07-06'],
    ['1959-10-22', '1959-10-22'],
    ['Oktober 2013', '2013-10'],
    ['32.1.1987', null],
    ['1.13.1987', null],
    ['1987', null],
  ])('%j is %j', (text, date) => {
    expect(valueBy(findDate)(text)).toBe(date);
  });
});

describe('a year', () => {
  it.each([
    ['1988', 1988],
    ['1978/79', 1978],
    ['USA 1991', 1991],
    ['12345', null],
    ['1492', null],
  ])('%j is %j', (text, year) => {
    expect(valueBy(findYear)(text)).toBe(year);
  });
});

describe('a certification', () => {
  it.each([
    ['ab 6; f', 'ab 6'],
    ['FSK 12[1]', 'FSK 12'],
    ['ab 16 Jahren 137 min.', 'ab 16 Jahren'],
    ['o. A.', 'o. A.'],
    ['PG-13', 'PG-13'],
    ['18', '18'],
    ['Freigabe nicht bekannt', null],
  ])('%j is %j', (text, certification) => {
    expect(valueBy(findCertification)(text)).toBe(certification);
  });
});

describe('a list of words', () => {
  it.each([
    ['BR Deutschland/Frankreich', ['BR Deutschland', 'Frankreich']],
    ['Drama | Fantasy', ['Drama', 'Fantasy']],
    ['USA, Großbritannien und USA', ['USA', 'Großbritannien']],
    ['USA 1991', ['USA']],
    ['1991', []],
  ])('%j is %j', (text, words) => {
    expect(listParts(text, piece(text, 0, text.length)).map((part) => part.text)).toEqual(words);
  });
});
