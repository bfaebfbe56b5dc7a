import { type Cut, ended, type Statement } from './cuts.ts';
import { gluedCuts } from './glued-cuts.ts';
import { MAX_LABEL } from './labels.ts';
import type { Line } from './lines.ts';
import { makerCuts } from './maker-cuts.ts';
import type { Reading } from './page.ts';
import { runningCuts } from './running-cuts.ts';
import { sentenceCuts } from './sentence-cuts.ts';

/*
 * Lines that say several things, cut so that every line says one: credits run on in a paragraph ("Regie: A. Kamera: B."),
 * stood in cells that lost their borders ("FSK 12Filmstart 29.07.2010"), or are abbreviated ("R: A, B: C").
 */

/** A title and a country stand before the first label, not a story. */
const MAX_HEAD = 160;

/** The lines of a page, each of several statements cut into those. */
export function cutLines(page: Reading, lines: readonly Line[]): readonly Statement[] {
  const short = new Set(
    lines.filter(({ text }) => text.length <= MAX_LABEL).map(({ text }) => text),
  );
  return lines.flatMap((line) => {
    const cuts = [
      ...runningCuts(page, line),
      ...gluedCuts(page, line),
      ...sentenceCuts(page, line),
      ...makerCuts(page, line),
    ].sort((one, other) => one.start - other.start);
    if (cuts.length === 0) return [{ ...line, label: null }];
    const title = gluedTitle(page.source, line, cuts[0]?.start ?? line.start, short);
    return pieces(page.source, line, title === null ? cuts : [title, ...cuts]);
  });
}

/** "PARIS, TEXASBRD/F 1984": before the labels a line of the page comes again, and more sticks to it. */
function gluedTitle(
  source: string,
  line: Line,
  end: number,
  lines: ReadonlySet<string>,
): Cut | null {
  const head = source.slice(line.start, Math.min(end, line.start + MAX_HEAD));
  for (let length = head.length - 1; length > 1; length -= 1) {
    if (head.charAt(length).trim() === '' || head.charAt(length - 1).trim() === '') continue;
    if (lines.has(head.slice(0, length))) return { start: line.start + length, label: null };
  }
  return null;
}

function pieces(source: string, line: Line, cuts: readonly Cut[]): readonly Statement[] {
  const distinct = cuts.filter(({ start }, at) => start !== cuts[at - 1]?.start);
  const starts =
    distinct[0]?.start === line.start
      ? distinct
      : [{ start: line.start, label: null }, ...distinct];
  return starts.flatMap(({ start, label }, at) => {
    const next = starts[at + 1]?.start;
    const part = ended(source, start, next ?? line.end);
    if (part.text === '') return [];
    const first = at === 0;
    return [{ ...part, bullet: first && line.bullet, gap: first ? line.gap : 0, label }];
  });
}
