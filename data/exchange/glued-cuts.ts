import { afterSeparator, type Cut, MAX_LABEL_WORDS } from './cuts.ts';
import { findKnownCertification, findRuntime, findYear } from './fields.ts';
import { MAX_LABEL } from './labels.ts';
import { type Line, piece } from './lines.ts';
import type { Reading } from './page.ts';

/* Cells that lost their borders when they were copied: "FSK 12Filmstart 29.07.2010", "CastLeonardo DiCaprio". */

const MAX_GLUED = 1_200;
const GLUED = /[\p{Ll}\d.)!?]\p{Lu}/gu;

/** A number, or the "ab" of a certification, sticks to a label. */
const LOST_BORDER = /(?<=\p{L})(?=\d|ab\s?\d)/u;

/** Where a capital sticks to the word or number before it and a label starts, or ends, there. */
export function gluedCuts(page: Reading, line: Line): readonly Cut[] {
  const { source } = page;
  if (line.end - line.start > MAX_GLUED) return [];
  const text = source.slice(line.start, line.end);
  const cuts: Cut[] = [];
  const ends = [...text.matchAll(GLUED)].map(({ index }) => line.start + index + 1);
  const lost = LOST_BORDER.exec(text.slice(0, MAX_LABEL));
  const head = gluedLabel(
    page,
    line.start,
    lost === null ? (ends[0] ?? line.start) : line.start + lost.index,
  );
  if (head !== null) cuts.push(head);
  ends.forEach((at, index) => {
    // What a label sticks to is its value, even where it looks like a label ("DrehbuchRoman Coppola").
    if (at === head?.label?.value) return;
    const label =
      gluedLabel(page, at, ends[index + 1] ?? line.end) ?? labelAfterBorder(page, at, line.end);
    if (label !== null) cuts.push(label);
    else if (endsAsFact(source, line.start, at)) cuts.push({ start: at, label: null });
  });
  return cuts;
}

/** "CastLeonardo": all of the stretch is the label, and the value sticks to it. */
function gluedLabel({ source, meaningsOf }: Reading, start: number, end: number): Cut | null {
  if (end - start > MAX_LABEL || source.charAt(end - 1).trim() === '') return null;
  const meanings = meaningsOf(source.slice(start, end));
  if (meanings === null || meanings[0]?.kind === 'section') return null;
  if (!/^(?:[\p{Lu}\d]|ab\s?\d)/u.test(source.slice(end, end + 4))) return null;
  return { start, label: { end, meanings, value: end, certain: false } };
}

/** "…2010Filmlänge 148 Min.": the label after the lost border is set off by a space. */
function labelAfterBorder({ source, meaningsOf }: Reading, start: number, end: number): Cut | null {
  const text = source.slice(start, Math.min(end, start + MAX_LABEL));
  for (const { index } of [...text.matchAll(/[\s:]/gu)].slice(0, MAX_LABEL_WORDS).reverse()) {
    const meanings = meaningsOf(text.slice(0, index));
    if (meanings === null) continue;
    return {
      start,
      label: {
        end: start + index,
        meanings,
        value: start + index + 1,
        certain: text.charAt(index) === ':',
      },
    };
  }
  return null;
}

/** "… | Ab 16The film is": what stands between the last separator and here is a value of a known form. */
function endsAsFact(source: string, from: number, at: number): boolean {
  if (!/[\d.)]/u.test(source.charAt(at - 1))) return false;
  const start = afterSeparator(source, Math.max(from, at - MAX_LABEL), at);
  if (start === from) return false;
  const part = piece(source, start, at);
  const whole = [findKnownCertification, findRuntime, findYear].map((read) => read(source, part));
  return whole.some(
    (found) => found !== null && found.at.end === part.end && found.at.start === part.start,
  );
}
