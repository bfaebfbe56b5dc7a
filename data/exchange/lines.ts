import type { Span } from '../model/recognition.ts';

/* A page as lines that know where they stand in it. */

/** A stretch of the page with its words: `text` is what a film receives, the offsets say where it was read. */
export interface Piece extends Span {
  readonly text: string;
}

export interface Line extends Piece {
  readonly bullet: boolean;
  /** How many blank lines stand before this one. */
  readonly gap: number;
}

/** Soft hyphens, zero-width spaces, marks of direction and byte order: marks for a typesetter that no reader ever sees. */
const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
/** A value may go on in the next line. */
const BREAK = /[\r\n]/u;
const BULLETS = '•·●◦▪‣∙○■*-–—';
/** A bullet that cannot be anything else needs no space after it. */
const CLEAR_BULLETS = '•●◦▪‣';

/** "[12]", "[A 1]", "[Bearbeiten]" behind a word: marks of an encyclopaedia that are no part of it. */
const NOTES =
  /(?<=\S)[ \u00a0]?\[(?:\d{1,3}|[a-z]|(?:A|Anm\.|Note|N|note)\s?\d{1,3}|Bearbeiten|Quelltext bearbeiten|Bearbeiten \| Quelltext bearbeiten|edit|modifier|modifier le code|editar|citation needed)\]/gu;

/** Marks of forum software. */
const BBCODE =
  /\[\/?(?:b|i|u|s|img|url|quote|center|size|color|list|spoiler|\*)(?:=[^\]\s]{1,200})?\]/giu;

/** Plain ASCII, which most lines are, has nothing to take out and nothing to compose. */
const PLAIN = /^[\x20-\x7e]*$/;

/** Text as a film keeps it: in composed form (NFC), without what cannot be seen and marks of notes. */
export function visible(text: string): string {
  const said = text.includes('[') ? text.replace(BBCODE, '').replace(NOTES, '') : text;
  if (PLAIN.test(said)) return said;
  return oneLine(said.replace(INVISIBLE, '')).normalize('NFC');
}

const oneLine = (text: string) =>
  BREAK.test(text)
    ? text
        .split(BREAK)
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .join(' ')
    : text;

/** Whether nothing in a text can be seen. */
export const isBlank = (text: string) => !SEEN.test(text);
const SEEN = /[^\s\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u;

/** The stretch without the white space at its ends; empty where there was nothing else. */
export function piece(source: string, start: number, end: number): Piece {
  const raw = source.slice(start, end);
  const text = raw.trim();
  const from = text.length === raw.length ? start : start + raw.length - raw.trimStart().length;
  return { text: visible(text).trim(), start: from, end: from + text.length };
}

const BREAKS = /\r\n|[\n\r\u2028\u2029]/g;

/** A rule under a title or between paragraphs, and the row under the head of a table. */
const MAX_RULE = 200;
const RULE = /^(?:[=~*—–-]{4,}|[|:\s-]*-{3,}[|:\s-]*)$/u;
/** The signs that make a line a heading in Markdown. */
const HEADING = /^#{1,6}\s+/u;

/** The lines with anything on them, in order. Bullets are taken off and noted. */
export function readLines(source: string): readonly Line[] {
  const lines: Line[] = [];
  let gap = 0;
  const read = (from: number, to: number) => {
    const whole = piece(source, from, to);
    const bullet = bulletLength(source, whole);
    const mark = bullet > 0 ? bullet : (HEADING.exec(whole.text)?.[0].length ?? 0);
    const { text, start, end } = mark === 0 ? whole : piece(source, whole.start + mark, to);
    // A bullet with nothing behind it parts what is around it as a blank line does.
    if (text === '' || (text.length <= MAX_RULE && RULE.test(text)))
      gap += text.includes('|') ? 0 : 1;
    else {
      lines.push({ text, start, end, bullet: bullet > 0, gap });
      gap = 0;
    }
  };
  let start = 0;
  for (const { 0: mark, index } of source.matchAll(BREAKS)) {
    read(start, index);
    start = index + mark.length;
  }
  read(start, source.length);
  return lines;
}

function bulletLength(source: string, line: Span): number {
  const first = source.charAt(line.start);
  if (line.start === line.end || !BULLETS.includes(first)) return 0;
  if (line.end - line.start === 1) return CLEAR_BULLETS.includes(first) ? 1 : 0;
  const spaced = source.charAt(line.start + 1).trim() === '';
  return spaced || CLEAR_BULLETS.includes(first) ? 1 : 0;
}

export const spanOf = ({ start, end }: Span): Span => ({ start, end });

/** Spans as a reader meets them, each once. */
export function inOrder(spans: readonly Span[]): readonly Span[] {
  const sorted = spans.map(spanOf).sort((a, b) => a.start - b.start || a.end - b.end);
  return sorted.filter((span, at) => span.start !== sorted[at - 1]?.start);
}
