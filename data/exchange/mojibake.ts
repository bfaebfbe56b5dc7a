/* "RĂ©alisation": UTF-8 that was once read as an old single-byte encoding, and can be read back. */

const ENCODINGS = ['windows-1252', 'windows-1250'] as const;
/** What the first byte of a two-byte character looks like in either. */
const TELLTALE = /[ÃÂĂĹ]/u;

const tables = new Map<string, ReadonlyMap<string, number>>();

function bytesOf(encoding: string): ReadonlyMap<string, number> {
  const known = tables.get(encoding);
  if (known !== undefined) return known;
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, number>();
  for (let byte = 0; byte < 256; byte += 1) table.set(decoder.decode(Uint8Array.of(byte)), byte);
  tables.set(encoding, table);
  return table;
}

/** The words as they were before, or `null` where they read well as they are. */
export function repaired(words: string): string | null {
  if (!TELLTALE.test(words)) return null;
  for (const encoding of ENCODINGS) {
    const table = bytesOf(encoding);
    const bytes = [...words].map((sign) => table.get(sign));
    if (bytes.some((byte) => byte === undefined)) continue;
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes as number[]));
    } catch {
      continue;
    }
  }
  return null;
}
