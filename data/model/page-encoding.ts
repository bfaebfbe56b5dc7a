/* In which encoding a text file was written, and whether it is a page of HTML: told from its bytes and name. */

const MARKED = [
  { mark: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
];

/** How files begin that are no text although much of them may look like it: PDF, zip, gzip, RTF, old Office. */
const BINARY_STARTS = ['%PDF-', 'PK\x03\x04', '\x1f\x8b', '{\\rtf', '\xd0\xcf\x11\xe0'];

/** What a file of unknown encoding most often is: an older page, saved on Windows. */
const USUAL = 'windows-1252';

const SAMPLE_BYTES = 65_536;

/**
 * The label of the encoding, as `TextDecoder` takes it, or `null` for bytes that are no text. A byte order mark
 * decides, else valid UTF-8 is UTF-8, else the charset an HTML page names, else windows-1252. A charset a page names
 * may be one that nobody knows; one that would not let its name be read like this is not believed.
 */
export function detectEncoding(bytes: Uint8Array): string | null {
  const marked = MARKED.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  if (marked !== undefined) return marked.encoding;
  if (isBinary(bytes)) return null;
  return isUtf8(bytes) ? 'utf-8' : namedCharset(bytes);
}

/** Whether a text file is HTML, by its name or by how it begins. */
export function isHtml(name: string, text: string): boolean {
  return /\.x?html?$/i.test(name) || beginsAsHtml(text);
}

/** Whether a text is the source of a page of HTML, by how it begins. */
export function beginsAsHtml(text: string): boolean {
  return /^\s*(<!doctype html|<html[\s>]|<\?xml[^>]{0,200}\?>\s*<(!doctype )?html)/i.test(
    text.slice(0, 1000),
  );
}

/** Known containers, and anything with more than a stray control character: no encoding of text has those. */
function isBinary(bytes: Uint8Array): boolean {
  const head = latin1(bytes.subarray(0, 8));
  if (BINARY_STARTS.some((start) => head.startsWith(start))) return true;
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  let controls = 0;
  for (const byte of sample) {
    if (byte === 0) return true;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls += 1;
  }
  return controls > sample.length / 100;
}

function isUtf8(bytes: Uint8Array): boolean {
  let index = 0;
  while (index < bytes.length) {
    const following = followingBytes(bytes[index] ?? 0);
    if (following === null) return false;
    for (let step = 1; step <= following; step += 1) {
      if (((bytes[index + step] ?? 0) & 0xc0) !== 0x80) return false;
    }
    index += following + 1;
  }
  return true;
}

/** How many continuation bytes a first byte announces, or `null` when it starts no character. */
function followingBytes(first: number): number | null {
  if (first < 0x80) return 0;
  if (first >= 0xc2 && first < 0xe0) return 1;
  if (first >= 0xe0 && first < 0xf0) return 2;
  if (first >= 0xf0 && first < 0xf5) return 3;
  return null;
}

function namedCharset(bytes: Uint8Array): string {
  const head = latin1(bytes.subarray(0, 2048));
  const named = /<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{1,40})/i.exec(head)?.[1];
  // A page that says UTF-8 and is not is most often an old one somebody saved again.
  return named === undefined || /^(utf|ucs|(cs)?unicode|iso-10646)/i.test(named) ? USUAL : named;
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
