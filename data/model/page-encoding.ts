import { FilmothekError } from './errors.ts';

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

/** The bytes that windows-1252 has no character for; other encodings of Windows and DOS do. */
const UNUSED = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

const SAMPLE_BYTES = 65_536;
/** The share of spaces, digits and Latin letters that text of any language has. */
const LEAST_ASCII = 0.1;

/**
 * The label of the encoding, as `TextDecoder` takes it. A byte order mark decides, else valid UTF-8 is UTF-8, else the
 * charset an HTML page names, else windows-1252. A charset a page names may be one that nobody knows; one that would
 * not let its name be read like this is not believed.
 * Throws `page-binary` for bytes that are no text, `text-garbled` where any reading would make other text of some of it.
 * @param file for the error's sentence
 */
export function encodingOf(bytes: Uint8Array, file: string): string {
  const marked = MARKED.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  if (marked !== undefined) return marked.encoding;
  const wide = bytes.subarray(0, SAMPLE_BYTES).includes(0) ? wideEncoding(bytes) : null;
  if (wide !== null) return wide;
  if (isBinary(bytes)) throw new FilmothekError('page-binary', { file });
  const { characters, errors } = readAsUtf8(bytes);
  if (errors === 0) return 'utf-8';
  const named = namedCharset(bytes);
  if (named !== null) return named;
  // Umlauts and quotation marks of windows-1252 are characters of UTF-8 only by a rare chance.
  if (characters > errors || bytes.some((byte) => UNUSED.includes(byte))) {
    throw new FilmothekError('text-garbled', { file });
  }
  return USUAL;
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

/**
 * How many characters beyond ASCII there are in UTF-8, and how many bytes that are none. The last character may be cut
 * off, where others show that this is UTF-8.
 */
function readAsUtf8(bytes: Uint8Array): { readonly characters: number; readonly errors: number } {
  let characters = 0;
  let errors = 0;
  for (let index = 0; index < bytes.length;) {
    const following = followingBytes(bytes[index] ?? 0);
    const rest = bytes.subarray(index + 1, index + 1 + (following ?? 0));
    const isWhole = rest.length === following || characters > 0;
    const isCharacter =
      following !== null && isWhole && rest.every((byte) => (byte & 0xc0) === 0x80);
    if (!isCharacter) errors += 1;
    else if (following > 0) characters += 1;
    index += isCharacter ? following + 1 : 1;
  }
  return { characters, errors };
}

/** UTF-16 without a mark: whole units, none of them NUL, hardly any controls, and enough of them spaces or ASCII. */
function wideEncoding(bytes: Uint8Array): string | null {
  if (bytes.length % 2 !== 0) return null;
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const [little, big] = [asciiUnits(sample, 1), asciiUnits(sample, 0)];
  if (Math.max(little, big) < (sample.length / 2) * LEAST_ASCII) return null;
  return little > big ? 'utf-16le' : 'utf-16be';
}

/** How many 16-bit units are ASCII text, none where some are controls. @param high where the upper byte is */
function asciiUnits(bytes: Uint8Array, high: 0 | 1): number {
  let ascii = 0;
  for (let index = 0; index < bytes.length; index += 2) {
    const low = bytes[index + 1 - high] ?? 0;
    if (bytes[index + high] !== 0 || low > 126) continue;
    if (low < 9 || (low > 13 && low < 32 && low !== 27)) return 0;
    ascii += 1;
  }
  return ascii;
}

/** How many continuation bytes a first byte announces, or `null` when it starts no character. */
function followingBytes(first: number): number | null {
  if (first < 0x80) return 0;
  if (first >= 0xc2 && first < 0xe0) return 1;
  if (first >= 0xe0 && first < 0xf0) return 2;
  if (first >= 0xf0 && first < 0xf5) return 3;
  return null;
}

function namedCharset(bytes: Uint8Array): string | null {
  const head = latin1(bytes.subarray(0, 2048));
  const named = /<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{1,40})/i.exec(head)?.[1];
  // A page that says UTF-8 and is not is most often an old one somebody saved again.
  return named === undefined || /^(utf|ucs|(cs)?unicode|iso-10646)/i.test(named) ? null : named;
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
