import { expect, test } from 'vitest';
import { decodePage } from './decode-page.ts';

const HTML_LATIN2 = '<html><meta charset="iso-8859-2">\xb1';

test.each<[string, Buffer, string]>([
  ['UTF-8', Buffer.from('Über „Rush“ – 90 €'), 'Über „Rush“ – 90 €'],
  ['UTF-8 with a mark', Buffer.from('\ufeffRush „“'), 'Rush „“'],
  ['UTF-16 of Windows', Buffer.from('\ufeffRush „“ 😀', 'utf16le'), 'Rush „“ 😀'],
  ['windows-1252', Buffer.from('\x84Rush\x93 \x96 90 \x80', 'latin1'), '„Rush“ – 90 €'],
  [
    'the charset a page names',
    Buffer.from(HTML_LATIN2, 'latin1'),
    '<html><meta charset="iso-8859-2">ą',
  ],
  [
    'windows-1252 that calls itself UTF-16',
    Buffer.from('<html><meta charset=utf-16>\xe4', 'latin1'),
    '<html><meta charset=utf-16>ä',
  ],
  [
    'windows-1252 that calls itself Unicode',
    Buffer.from('<html><meta charset="unicode">\xe4', 'latin1'),
    '<html><meta charset="unicode">ä',
  ],
  [
    'a charset nobody knows',
    Buffer.from('<meta charset="nonsense">\xe4', 'latin1'),
    '<meta charset="nonsense">ä',
  ],
])('a file in %s is read right', (_name, bytes, expected) => {
  const { text, html } = decodePage(bytes, 'page');
  expect(html ?? text).toBe(expected);
});

test('HTML is told by its name or by how it begins', () => {
  expect(decodePage(Buffer.from('<p>Rush</p>'), 'rush.htm').html).toBe('<p>Rush</p>');
  expect(decodePage(Buffer.from('\n<!DOCTYPE html><p>Rush'), '-').html).toContain('Rush');
  expect(decodePage(Buffer.from('Rush (1991)'), 'rush.txt').html).toBeNull();
});

test.each([
  ['a zip', 'PK\x03\x04Rush'],
  ['a PDF', '%PDF-1.7 Rush'],
  ['NUL bytes', 'Rush\0'],
  ['control characters', '\x01\x02\x03\x04Rush'],
])('%s is refused as no text', (_name, text) => {
  expect(() => decodePage(Buffer.from(text, 'latin1'), 'rush.bin')).toThrowError(/page-binary/);
});
