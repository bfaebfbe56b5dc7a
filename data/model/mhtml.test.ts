import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMhtml, readMhtml, withAddress } from './mhtml.ts';

const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

function message(encoding: string, body: string, breaks = '\r\n'): Uint8Array {
  const lines = [
    'From: <Saved by a browser>',
    'Snapshot-Content-Location: https://a.example/heat',
    'Subject: Heat',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related;',
    '\ttype="text/html";',
    '\tboundary="----Part--x"',
    '',
    '',
    '------Part--x',
    'Content-Type: image/png',
    'Content-Transfer-Encoding: base64',
    'Content-Location: https://a.example/heat.png',
    '',
    'iVBORw0KGgo=',
    '------Part--x',
    'Content-Type: text/html; charset=utf-8',
    `Content-Transfer-Encoding: ${encoding}`,
    '',
    body,
    '------Part--x--',
    '',
  ];
  return bytes(lines.join(breaks));
}
const htmlOf = (file: Uint8Array) => new TextDecoder().decode(readMhtml(file)?.html);

describe('a page saved as one file', () => {
  it.each([
    [
      'quoted-printable',
      '<p class=3D"a">M=C3=BChle und noch mehr Worte, die umge=\r\nbrochen sind</p>',
    ],
    [
      'base64',
      'PHAgY2xhc3M9ImEiPk3DvGhsZSB1bmQgbm9jaCBtZWhyIFdv\r\ncnRlLCBkaWUgdW1nZWJyb2NoZW4gc2luZDwvcD4=',
    ],
    ['8bit', '<p class="a">M\xc3\xbchle und noch mehr Worte, die umgebrochen sind</p>'],
  ])('is read from %s', (encoding, body) => {
    const page = '<p class="a">Mühle und noch mehr Worte, die umgebrochen sind</p>';
    expect(htmlOf(message(encoding, body))).toBe(page);
    expect(htmlOf(message(encoding, body.replaceAll('\r\n', '\n'), '\n'))).toBe(page);
  });

  it('tells where it was saved from', () => {
    const { address } = readMhtml(message('8bit', '<p>')) ?? { address: null };
    expect(address).toBe('https://a.example/heat');
    expect(withAddress('<p>', address)).toBe(
      '<!-- saved from url=(0022)https://a.example/heat -->\n<p>',
    );
    expect(withAddress('<p>', 'cid:1')).toBe('<p>');
    expect(withAddress('<p>', 'https://a.example/--><script>')).toBe('<p>');
  });

  it('has its pictures, decoded when they are asked for', () => {
    const { pictures } = readMhtml(message('8bit', '<p>')) ?? { pictures: [] };
    expect(pictures.map(({ address, type }) => [address, type])).toEqual([
      ['https://a.example/heat.png', 'image/png'],
    ]);
    expect([...(pictures[0]?.bytes() ?? [])].slice(1, 4)).toEqual([0x50, 0x4e, 0x47]);
    const drawn = new TextDecoder().decode(message('8bit', '<p>')).replace('/png', '/svg+xml');
    expect(readMhtml(bytes(drawn))?.pictures).toEqual([]);
  });

  it('is known by its headers, not by words in a text', () => {
    expect(isMhtml(message('8bit', '<p>'))).toBe(true);
    expect(isMhtml(bytes('Regie: Walter Hill\n\nMIME-Version: 1.0'))).toBe(false);
    expect(isMhtml(bytes('<html>MIME-Version: 1.0'))).toBe(false);
  });

  it('may be cut off anywhere, or be anything', () => {
    const whole = message('base64', 'PHA+');
    for (let length = 0; length < whole.length; length += 1) readMhtml(whole.subarray(0, length));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (any) => void readMhtml(any)));
  });
});
