import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileNameOf, inlinePosters, isPictureFile, pictureNamed } from './page-pictures.ts';

const named = (sought: string | null, ...names: readonly string[]) =>
  pictureNamed(
    names.map((name) => ({ name })),
    sought,
  )?.name ?? null;

describe('the picture that a page names', () => {
  it('is the file of that name, however it is written', () => {
    expect(named('rush.jpg', 'logo.png', 'rush.jpg')).toBe('rush.jpg');
    expect(named('Rush%20Poster.JPG', 'rush poster.jpg')).toBe('rush poster.jpg');
    expect(named('m%C3%BChle.png', 'Mu\u0308hle.png')).toBe('Mu\u0308hle.png');
    expect(named('100%.jpg', '100%.jpg')).toBe('100%.jpg');
  });

  it('may have been given another ending, if it is the only one', () => {
    expect(named('rush.jpg', 'rush.webp', 'heat.jpg')).toBe('rush.webp');
    expect(named('rush.jpg', 'rush.webp', 'rush.png')).toBeNull();
  });

  it('is none where the page names none or it is not there', () => {
    expect(named(null, 'rush.jpg')).toBeNull();
    expect(named('rush.jpg', 'rush2.jpg')).toBeNull();
    expect(named('rush.jpg')).toBeNull();
  });
});

it('takes the name of a file from its address', () => {
  expect(fileNameOf('https://a.example/img/Rush%20x.jpg?w=300#a')).toBe('Rush x.jpg');
  expect(fileNameOf('rush.jpg')).toBe('rush.jpg');
});

it('knows pictures by their names, and no drawings', () => {
  expect(['a.jpg', 'A.PNG', 'a.webp'].every(isPictureFile)).toBe(true);
  expect(['a.svg', 'a.js', 'jpg', 'a.jpg.exe'].some(isPictureFile)).toBe(false);
});

describe('a picture within a page', () => {
  const DATA = 'data:image/png;base64,iVBORw0KGgo=';
  const bytesOf = (html: string) => inlinePosters(html).map(({ bytes }) => [...bytes()]);
  const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

  it('is found where its markup speaks of a poster, once', () => {
    expect(bytesOf(`<p>a</p><img class="poster" src="${DATA}"><p>`)).toEqual([PNG]);
    expect(bytesOf(`<img src='${DATA}' alt='Plakat von Rush'><p>`)).toEqual([PNG]);
    expect(bytesOf(`<img src=${DATA} alt=Cover><img src=${DATA} alt=Cover>`)).toEqual([PNG]);
  });

  it('is not one that says nothing of itself, that is drawn, or that is no picture of the page', () => {
    expect(bytesOf(`<img src="${DATA}" alt="Logo"> Poster`)).toEqual([]);
    expect(bytesOf('<img class="poster" src="data:image/svg+xml;base64,PHN2Zz4=">')).toEqual([]);
    expect(bytesOf(`<a class="poster" href="${DATA}">`)).toEqual([]);
    expect(bytesOf(`<p>poster src="${DATA}"`)).toEqual([]);
  });

  it('takes no time that grows faster than the page', () => {
    expect(inlinePosters(`<img src="${'data:image/png;base64,A'.repeat(100_000)}`)).toEqual([]);
    fc.assert(fc.property(fc.string(), (any) => void bytesOf(`<img ${any}${DATA}${any}`)));
  });
});
