import type { Span } from '../model/recognition.ts';
import { findCertification, findDate, findRuntime, findYear } from './fields.ts';
import type { LabelledField, Meaning, Section } from './label-table.ts';
import { cutLines } from './cut.ts';
import { type Line, type Piece, readLines } from './lines.ts';
import type { Page } from './page.ts';
import { settled } from './settle.ts';
import { type Mark, markLine, textMark, unframed } from './marks.ts';
import { isNameLine } from './names.ts';

/* Lines put together: labels with the lines that are their values, signatures with everything that belongs to them. */

export type Block =
  | {
      readonly kind: 'labelled';
      readonly meanings: readonly Meaning[];
      readonly label: Span;
      readonly values: readonly Piece[];
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

type Label = Extract<Mark, { kind: 'label' }>;

/** A line as short as this is no paragraph. */
export const MIN_PARAGRAPH = 80;

export function readBlocks(page: Page): readonly Block[] {
  const { source } = page;
  const statements = cutLines(page, readLines(source));
  const marks = settled(
    source,
    statements.flatMap((line) => markLine(page, line)),
  );
  const blocks: Block[] = [];
  let started = false;
  for (let at = 0; at < marks.length;) {
    const mark = marks[at];
    if (mark === undefined) break;
    at += 1;
    if (mark.kind === 'label') {
      const { values, skipped, next } = valuesOf(source, mark, marks, at);
      at = next;
      if (values.length > 0) started = true;
      blocks.push({ kind: 'labelled', meanings: mark.meanings, label: mark.label, values });
      for (const span of skipped) blocks.push({ kind: 'discarded', span });
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

export const isParagraph = (line: Span) => line.end - line.start >= MIN_PARAGRAPH;

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

interface Gathered {
  readonly values: readonly Piece[];
  /** Captions and buttons between the values. */
  readonly skipped: readonly Span[];
  /** Index of the first mark that is not of this label. */
  readonly next: number;
}

/** The value on the label's line, or those on the lines below it. */
function valuesOf(source: string, mark: Label, marks: readonly Mark[], from: number): Gathered {
  if (mark.value !== null) {
    const more = continued(source, mark, mark.value, marks, from);
    return { values: [mark.value, ...more], skipped: [], next: from + more.length };
  }
  const fits = fitting(source, mark);
  const values: Piece[] = [];
  let skipped: Span[] = [];
  let bullet: boolean | null = null;
  let end: Pick<Gathered, 'skipped' | 'next'> = { skipped: [], next: from };
  let parted = false;
  for (let at = from; ; at += 1) {
    const button = marks[at];
    if (
      isNames(mark) &&
      (button?.kind === 'noise' || isCaption(marks, at)) &&
      button !== undefined &&
      button.line.gap <= 1
    ) {
      skipped.push(button.line);
      parted = true;
      continue;
    }
    const [next] = textAt(source, marks, at);
    if (next === undefined || (bullet !== null && next.line.bullet !== bullet)) break;
    const most = values.length === 0 || next.line.bullet || parted ? 1 : 0;
    if (next.line.gap > most || (values.length > 0 && !isNames(mark))) break;
    if (!fits(next.text, next.line)) break;
    values.push(next.text);
    bullet = next.line.bullet;
    parted = false;
    end = { skipped, next: at + 1 };
    skipped = [...skipped];
  }
  return { values, ...end };
}

/** "The king in his uniform: A name" above that name. */
function isCaption(marks: readonly Mark[], at: number): boolean {
  const [mark, next] = [marks[at], marks[at + 1]];
  if (mark?.kind !== 'text' || next?.kind !== 'text') return false;
  return mark.text.text.endsWith(`: ${next.text.text}`);
}

/** A list that breaks off with a comma goes on below. */
function continued(
  source: string,
  mark: Label,
  value: Piece,
  marks: readonly Mark[],
  from: number,
): readonly Piece[] {
  const lines: Piece[] = [];
  for (let last = value, at = from; ; at += 1) {
    const [next] = textAt(source, marks, at);
    if (next === undefined || next.line.gap > 0 || next.line.bullet || isParagraph(next.line))
      break;
    if (!isNames(mark)) break;
    const breaksOff = /[,;]$/u.test(last.text) && /^\p{Lu}/u.test(next.text.text);
    // Without a sign between label and value there is none between the lines of a list either.
    if (!breaksOff && (mark.clear || !isNameLine(source, next.text))) break;
    lines.push(next.text);
    last = next.text;
  }
  return lines;
}

type Text = Extract<Mark, { kind: 'text' }>;

/** A line that may be a value: plain text, or, below a label, a line of facts. */
function textAt(source: string, marks: readonly Mark[], at: number): readonly Text[] {
  const mark = marks[at];
  if (mark?.kind !== 'text' && mark?.kind !== 'facts') return [];
  const { line } = mark;
  const text = mark.kind === 'text' ? mark.text : line;
  if (!text.text.endsWith('|')) return [{ kind: 'text', line, text, tail: null }];
  const bare = unframed(source, text.start, text.end);
  return bare === null ? [] : [{ kind: 'text', line, text: bare, tail: null }];
}

const isNames = (mark: Label) => mark.meanings.some(({ kind }) => kind === 'role');

/** Whether a line below a label may be its value. Nothing but its form tells a value from the next sentence. */
function fitting(source: string, mark: Label): (text: Piece, line: Line) => boolean {
  if (isNames(mark)) {
    return (text, line) =>
      line.bullet
        ? text.text.length <= 2 * MIN_PARAGRAPH
        : isNameLine(source, text) || (mark.clear && isMononym(text.text));
  }
  const fields = mark.meanings.flatMap((meaning) =>
    meaning.kind === 'field' ? [meaning.field] : [],
  );
  return (text, line) =>
    !isParagraph(line) && fields.every((field) => FORMS[field]?.(source, text) ?? line.gap === 0);
}

const isMononym = (text: string) => /^\p{Lu}[\p{L}'’-]{1,30}$/u.test(text);

const FORMS: Partial<Record<LabelledField, (source: string, text: Piece) => boolean>> = {
  year: (source, text) => findYear(source, text) !== null,
  runtime: (source, text) => findRuntime(source, text) !== null,
  releaseDate: (source, text) => (findDate(source, text) ?? findYear(source, text)) !== null,
  certification: (source, text) => findCertification(source, text) !== null,
};
