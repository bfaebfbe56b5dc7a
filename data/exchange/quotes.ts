import type { Line } from './lines.ts';
import { QUOTE_STARTS } from './phrases.ts';

/* What someone else wrote and a forum post repeats. */

const MAX_START = 120;

/** The lines of a page in two: its own, and those of quotes. */
export function apartFromQuotes(
  source: string,
  lines: readonly Line[],
): { readonly own: readonly Line[]; readonly quoted: readonly Line[] } {
  const own: Line[] = [];
  const quoted: Line[] = [];
  /** How far the quote is set in; `null` outside of quotes. */
  let depth: number | null = null;
  for (const line of lines) {
    const indent = indentOf(source, line);
    if (depth !== null && (depth > 0 ? indent < depth : line.gap > 0)) depth = null;
    if (depth === null && line.text.length <= MAX_START && QUOTE_STARTS.test(line.text))
      depth = indent;
    const isQuoted = depth !== null || /^>{1,4}\s?\S/u.test(line.text);
    (isQuoted ? quoted : own).push(line);
  }
  return { own, quoted };
}

/** White space before a line's first sign. */
function indentOf(source: string, line: Line): number {
  let at = line.start;
  while (at > 0 && line.start - at < 64 && /[^\S\r\n]/u.test(source.charAt(at - 1))) at -= 1;
  return line.start - at;
}
