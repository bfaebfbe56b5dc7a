import { expect, test } from 'vitest';
import { decodePage, decodeText } from './decode-page.ts';

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

const SENTENCES = 'Die Brücke über den Fluß\nRegie: „Żuławski“ – 90 €\n';

test.each<[string, Buffer]>([
  ['UTF-8', Buffer.from(SENTENCES)],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${SENTENCES}`)],
  ['UTF-16 with a mark', Buffer.from(`\ufeff${SENTENCES}`, 'utf16le')],
  [
    'UTF-16 with a mark, the other way round',
    Buffer.from(`\ufeff${SENTENCES}`, 'utf16le').swap16(),
  ],
  ['UTF-16 without a mark', Buffer.from(SENTENCES, 'utf16le')],
  ['UTF-16 without a mark, the other way round', Buffer.from(SENTENCES, 'utf16le').swap16()],
  ['UTF-8 in NFD', Buffer.from(SENTENCES.normalize('NFD'))],
])('promise 21: %s is the same text', (_name, bytes) => {
  expect(decodeText(bytes, 'text').normalize('NFC')).toBe(SENTENCES);
});

test('promise 21: text of another script is read in UTF-16 without a mark', () => {
  const text = 'Андрей Рублёв (1966)\nРежиссёр: Андрей Тарковский\n';
  expect(decodeText(Buffer.from(text, 'utf16le'), 'text')).toBe(text);
  expect(decodeText(Buffer.from(text, 'utf16le').swap16(), 'text')).toBe(text);
});

test('promise 21: a text that was cut off within a character is read up to there', () => {
  const bytes = Buffer.from('Über Gebühr ü');
  expect(decodeText(bytes.subarray(0, -1), 'text')).toBe('Über Gebühr ');
});

test.each<[string, Buffer]>([
  [
    'UTF-8 with a byte that was altered',
    Buffer.concat([Buffer.from('Über Gebühr fürs '), Buffer.from([0xff]), Buffer.from('Auge')]),
  ],
  ['UTF-8 with a mark and a byte that is none', Buffer.from([0xef, 0xbb, 0xbf, 0x41, 0xe4, 0x42])],
  ['UTF-16 with half of a pair', Buffer.from('\ufeffA\ud83dB', 'utf16le')],
  ['a text of DOS', Buffer.from([0x67, 0x81, 0x6e, 0x73, 0x74, 0x69, 0x67])],
  [
    'a page in a charset it does not keep to',
    Buffer.from('<meta charset="shift_jis">\xff', 'latin1'),
  ],
])('promise 21: %s is refused, for some of it would become other text', (_name, bytes) => {
  expect(() => decodeText(bytes, 'text')).toThrowError(/text-garbled/);
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

test('a page saved as one file is read with the address it came from', () => {
  const lines = [
    'Snapshot-Content-Location: https://a.example/heat',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; boundary="x"',
    '',
    '--x',
    'Content-Type: text/html',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    '<h1>=C3=9Cber</h1>',
    '--x--',
  ];
  expect(decodePage(Buffer.from(lines.join('\r\n')), 'seite.mhtml')).toEqual({
    text: '',
    html: '<!-- saved from url=(0022)https://a.example/heat -->\n<h1>Über</h1>',
  });
});
