import type { Span } from '../model/recognition.ts';
import { columnsOf, rowMarks } from './columns.ts';
import { cutLines } from './cut.ts';
import type { Statement } from './cuts.ts';
import type { Meaning, Section } from './label-table.ts';
import { type Piece, readLines } from './lines.ts';
import { type Mark, markLine, textMark } from './marks.ts';
import { split } from './names.ts';
import type { Reading } from './page.ts';
import { apartFromQuotes } from './quotes.ts';
import { settled } from './settle.ts';
import { isCastLine, isParagraph, isWrappedPage, type Value, valuesOf } from './values.ts';

/* Lines put together: labels with the lines that are their values, signatures with everything that belongs to them. */

export type Block =
  | {
      readonly kind: 'labelled';
      readonly meanings: readonly Meaning[];
      /** `null` where the form of the lines says what they are. */
      readonly label: Span | null;
      readonly values: readonly Value[];
    }
  | {
      readonly kind: 'heading';
      readonly section: Section;
      readonly line: Span;
      readonly label: Span;
      readonly title: Piece | null;
    }
  | Extract<Mark, { kind: 'titled' | 'facts' | 'link' | 'image' }>
  | { readonly kind: 'discarded'; readonly span: Span }
  | { readonly kind: 'text'; readonly text: Piece; readonly bullet: boolean; readonly gap: number };

export function readBlocks(reading: Reading): readonly Block[] {
  const { source } = reading;
  const lines = readLines(source);
  const page = { ...reading, wrapped: isWrappedPage(lines) };
  const { own, quoted } = apartFromQuotes(source, lines);
  const quotes = quoted.map((line): Mark => ({ kind: 'noise', line }));
  const said = settled(source, markLines(page, cutLines(page, own)));
  const marks = quotes.length === 0 ? said : [...quotes, ...said].sort(byPlace);
  const blocks: Block[] = [];
  let started = false;
  for (let at = 0; at < marks.length;) {
    const mark = marks[at];
    if (mark === undefined) break;
    at += 1;
    if (mark.kind === 'label') {
      const { values, skipped, next } = valuesOf(page, mark, marks, at);
      at = next;
      if (values.length > 0) started = true;
      blocks.push({ kind: 'labelled', meanings: mark.meanings, label: mark.label, values });
      for (const span of skipped) blocks.push({ kind: 'discarded', span });
    } else if (castRun(source, marks, at - 1) >= MIN_CAST) {
      const end = at - 1 + castRun(source, marks, at - 1);
      const values = marks.slice(at - 1, end).map(({ line }) => line);
      blocks.push({ kind: 'labelled', meanings: CAST, label: null, values });
      at = end;
    } else if (mark.kind === 'heading') {
      const { section, line, label, title } = mark;
      blocks.push({ kind: 'heading', section, line, label, title });
      if (mark.value !== null) {
        blocks.push(...textBlocks(textMark(source, mark.line, mark.value)));
        started = true;
      }
    } else if (mark.kind === 'signature' && started) {
      const end = signatureEnd(marks, at);
      for (const { line } of marks.slice(at - 1, end))
        blocks.push({ kind: 'discarded', span: line });
      at = end;
    } else {
      started ||= mark.kind === 'titled' || isParagraph(mark.line);
      blocks.push(...plainBlocks(source, mark));
    }
  }
  return blocks;
}

function plainBlocks(source: string, mark: Mark): readonly Block[] {
  switch (mark.kind) {
    case 'titled':
    case 'facts':
    case 'link':
    case 'image':
      return [mark];
    case 'noise':
      return [{ kind: 'discarded', span: mark.line }];
    case 'text':
      return textBlocks(mark);
    default:
      // The words of a signature before anything else was said are the page's own.
      return textBlocks(textMark(source, mark.line, mark.line));
  }
}

function textBlocks(mark: Mark): readonly Block[] {
  if (mark.kind !== 'text') return [];
  const { bullet, gap } = mark.line;
  const text: Block = { kind: 'text', text: mark.text, bullet, gap };
  return mark.tail === null ? [text] : [text, { kind: 'discarded', span: mark.tail }];
}

const SPEAKS_OF_A_FILM = new Set<Mark['kind'] | undefined>(['titled', 'facts', 'label', 'heading']);

/** A signature lasts until something is said of a film again. */
function signatureEnd(marks: readonly Mark[], from: number): number {
  let end = from;
  while (end < marks.length && !SPEAKS_OF_A_FILM.has(marks[end]?.kind)) end += 1;
  return end;
}

const byPlace = (one: Mark, other: Mark) => one.line.start - other.line.start;

/** Every line as a mark, and the rows of a table of the cast as one for each person. */
function markLines(page: Reading, lines: readonly Statement[]): readonly Mark[] {
  const marks: Mark[] = [];
  let columns: ReturnType<typeof columnsOf> = null;
  for (const line of lines) {
    const row = columns === null ? null : rowMarks(page, columns, line);
    if (row === null) columns = columnsOf(page, line);
    if (row !== null) marks.push(...row);
    else if (columns === null) marks.push(...markLine(page, line));
  }
  return marks;
}

const CAST: readonly Meaning[] = [{ kind: 'role', role: 'actor' }];
/** So many lines of a name and a character are a cast without a heading. */
const MIN_CAST = 3;

const CAST_SIGNS = /\.{2,}|…|\t|\s[-–—]\s|\s(?:als|as|como|dans le rôle de)\s|\(/u;

/** How many lines from here on name someone and a character. */
function castRun(source: string, marks: readonly Mark[], from: number): number {
  let at = from;
  for (; ; at += 1) {
    const mark = marks[at];
    if (mark?.kind !== 'text' || (at > from && mark.line.gap > 0)) break;
    if (!CAST_SIGNS.test(mark.text.text) || split(source, mark.text, [': ']) !== null) break;
    if (!isCastLine(source, mark.text)) break;
  }
  return at - from;
}
