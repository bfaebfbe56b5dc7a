/* In which encoding a text file was written, told from its bytes alone. */

export type PageEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** The control characters that text may hold: tab, line feed, form feed, carriage return. */
const TEXT_CONTROLS = new Set([0x09, 0x0a, 0x0c, 0x0d]);
const MOST_CONTROLS = 0.01;

/**
 * The encoding of a text file, or `null` for bytes that are no text.
 * A byte order mark decides; else valid UTF-8 is UTF-8, and anything else that is text was written on Windows.
 */
export function detectEncoding(bytes: Uint8Array): PageEncoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  let controls = 0;
  for (const byte of bytes) {
    if (byte === 0) return null;
    if (byte < 0x20 && !TEXT_CONTROLS.has(byte)) controls += 1;
  }
  if (controls > bytes.length * MOST_CONTROLS) return null;
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
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
