import type { Span } from './recognition.ts';

/* A source text cut into stretches that look the same, for showing what was understood and what was left out. */

/** `read`: any field's value; `found`: that of the line in focus; `chosen`: the words to be given to a field. */
export const MARKS = ['label', 'discarded', 'read', 'found', 'chosen'] as const;
export type Mark = (typeof MARKS)[number];

/** Spans by what they mean; they may touch, overlap, repeat and lie in any order. */
export type Marked = Readonly<Partial<Record<Mark, readonly Span[]>>>;

export interface Segment {
  /** UTF-16 offset in the text. */
  readonly start: number;
  readonly text: string;
  readonly marks: readonly Mark[];
}

/**
 * The text of a window in order, cut wherever a mark begins or ends; joined, the segments are that text again.
 * What reaches beyond the window counts up to its edge, a span that ends before it starts not at all.
 */
export function segmentsOf(text: string, marked: Marked, window: Span = whole(text)): Segment[] {
  const edges = MARKS.flatMap((mark) =>
    (marked[mark] ?? []).flatMap(({ start, end }) => {
      const from = Math.max(start, window.start);
      const to = Math.min(end, window.end);
      return from < to
        ? [
            { at: from, mark, step: 1 },
            { at: to, mark, step: -1 },
          ]
        : [];
    }),
  ).sort((a, b) => a.at - b.at);

  const open: Record<Mark, number> = { label: 0, discarded: 0, read: 0, found: 0, chosen: 0 };
  const segments: Segment[] = [];
  let start = window.start;
  const cut = (end: number) => {
    if (end === start) return;
    const marks = MARKS.filter((mark) => open[mark] > 0);
    const last = segments.at(-1);
    // Spans that touch make one stretch: nothing changes where they meet.
    if (last !== undefined && last.marks.join() === marks.join()) {
      segments[segments.length - 1] = { ...last, text: text.slice(last.start, end) };
    } else segments.push({ start, text: text.slice(start, end), marks });
    start = end;
  };
  for (const { at, mark, step } of edges) {
    cut(at);
    open[mark] += step;
  }
  cut(window.end);
  return segments;
}

/** How much of the text is shown before the first span, UTF-16 units. */
const LEAD = 600;

/** A stretch of at most `limit` characters, whole lines where it can be, that begins a little before the first span. */
export function windowAround(text: string, spans: readonly Span[], limit: number): Span {
  if (text.length <= limit) return whole(text);
  const first = spans.reduce((least, { start }) => Math.min(least, start), text.length);
  const lead = Math.min(LEAD, Math.floor(limit / 4));
  const wanted = first === text.length ? 0 : Math.max(0, first - lead);
  const from = Math.min(wanted, text.length - limit);
  // Less than the lead, so that looking for a line's start never passes the span.
  const reach = Math.floor(lead / 2);
  return {
    start: from === 0 ? 0 : lineAfter(text, from, reach),
    end: lineBefore(text, from + limit, reach),
  };
}

/** How many lines with anything in them the spans cover, wholly or in part. */
export function countLines(text: string, spans: readonly Span[]): number {
  const lines = new Set<number>();
  for (const { start, end } of spans) {
    for (const line of text.slice(start, end).matchAll(/[^\r\n]+/g)) {
      if (line[0].trim() !== '') lines.add(text.lastIndexOf('\n', start + line.index));
    }
  }
  return lines.size;
}

function whole(text: string): Span {
  return { start: 0, end: text.length };
}

function lineAfter(text: string, at: number, reach: number): number {
  const end = text.slice(at, at + reach).indexOf('\n');
  return end === -1 ? outsideCharacter(text, at) : at + end + 1;
}

function lineBefore(text: string, at: number, reach: number): number {
  if (at >= text.length) return text.length;
  const end = text.slice(at - reach, at).lastIndexOf('\n');
  return end === -1 ? outsideCharacter(text, at) : at - reach + end + 1;
}

/** Not between the two halves of a surrogate pair. */
function outsideCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
