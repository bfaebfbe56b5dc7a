import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { decodePage } from './decode-page.ts';
import { recognise } from './recognise.ts';

const FIXTURES = fileURLToPath(new URL('fixtures/', import.meta.url));
const PAGES = readdirSync(FIXTURES).filter((name) => name.endsWith('.txt'));

/** Windows-1252 where it differs from Latin-1, as far as the pages need it. */
const OF_WINDOWS: Readonly<Record<string, number>> = {
  '€': 0x80,
  '„': 0x84,
  '…': 0x85,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '•': 0x95,
  '–': 0x96,
  '—': 0x97,
};

function windows1252(text: string): Buffer | null {
  const codes = [...text].map((letter) => OF_WINDOWS[letter] ?? letter.charCodeAt(0));
  return codes.every((code) => code < 256) ? Buffer.from(codes) : null;
}

const filmsIn = (bytes: Buffer) =>
  recognise(decodePage(bytes, 'page.txt')).films.map(({ draft }) => draft);

test.each(PAGES)('promise 21: the films of %s are the same in every encoding', (name) => {
  const text = readFileSync(`${FIXTURES}${name}`, 'utf8');
  const films = filmsIn(Buffer.from(text));
  const wide = Buffer.from(text, 'utf16le');
  const others = {
    'UTF-8 with a mark': Buffer.from(`\ufeff${text}`),
    'UTF-16': wide,
    'UTF-16 with a mark': Buffer.from(`\ufeff${text}`, 'utf16le'),
    'UTF-16 the other way round': Buffer.from(wide).swap16(),
    NFD: Buffer.from(text.normalize('NFD')),
    'windows-1252': windows1252(text) ?? Buffer.from(text),
  };
  for (const [encoding, bytes] of Object.entries(others)) {
    expect(filmsIn(bytes), encoding).toEqual(films);
  }
});
