import type { Span } from '../model/recognition.ts';
import { findCertification, findDate, findRuntime, findYear } from './fields.ts';
import type { LabelledField, Meaning, Section } from './label-table.ts';
import type { Line, Piece } from './lines.ts';
import { type Mark, markLine, textMark } from './marks.ts';
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
      readonly label: Span;
      readonly title: Piece | null;
    }
  | Extract<Mark, { kind: 'titled' | 'link' | 'image' }>
  | { readonly kind: 'discarded'; readonly span: Span }
  | { readonly kind: 'text'; readonly text: Piece; readonly bullet: boolean; readonly gap: number };

type Label = Extract<Mark, { kind: 'label' }>;

/** A line as short as this is no paragraph. */
export const MIN_PARAGRAPH = 80;

export function readBlocks(source: string, lines: readonly Line[]): readonly Block[] {
  const marks = lines.map((line) => markLine(source, line));
  const blocks: Block[] = [];
  let started = false;
  for (let at = 0; at < marks.length;) {
    const mark = marks[at];
    if (mark === undefined) break;
    at += 1;
    if (mark.kind === 'label') {
      const values = valuesOf(source, mark, marks, at);
      at += values.length - (mark.value === null ? 0 : 1);
      if (values.length > 0) started = true;
      blocks.push({ kind: 'labelled', meanings: mark.meanings, label: mark.label, values });
    } else if (mark.kind === 'heading') {
      blocks.push({ kind: 'heading', section: mark.section, label: mark.label, title: mark.title });
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

const SPEAKS_OF_A_FILM = new Set<Mark['kind'] | undefined>(['titled', 'label', 'heading']);

/** A signature lasts until something is said of a film again. */
function signatureEnd(marks: readonly Mark[], from: number): number {
  let end = from;
  while (end < marks.length && !SPEAKS_OF_A_FILM.has(marks[end]?.kind)) end += 1;
  return end;
}

/** The value on the label's line, or those on the lines below it. */
function valuesOf(
  source: string,
  mark: Label,
  marks: readonly Mark[],
  from: number,
): readonly Piece[] {
  if (mark.value !== null) {
    return [mark.value, ...continued(mark, mark.value, marks, from)];
  }
  const [first] = textAt(marks, from);
  if (first === undefined || first.line.gap > 1) return [];
  const fits = fitting(source, mark);
  const values: Piece[] = [];
  for (let at = from; ; at += 1) {
    const [next] = textAt(marks, at);
    if (next === undefined || next.line.bullet !== first.line.bullet) break;
    if (at > from && (next.line.gap > (first.line.bullet ? 1 : 0) || !isNames(mark))) break;
    if (!fits(next.text, next.line)) break;
    values.push(next.text);
  }
  return values;
}

/** A list that breaks off with a comma goes on below. */
function continued(
  mark: Label,
  value: Piece,
  marks: readonly Mark[],
  from: number,
): readonly Piece[] {
  const lines: Piece[] = [];
  for (let last = value, at = from; /[,;]$/u.test(last.text); at += 1) {
    const [next] = textAt(marks, at);
    if (next === undefined || next.line.gap > 0 || next.line.bullet || isParagraph(next.line))
      break;
    if (!isNames(mark) || !/^\p{Lu}/u.test(next.text.text)) break;
    lines.push(next.text);
    last = next.text;
  }
  return lines;
}

function textAt(marks: readonly Mark[], at: number): readonly Extract<Mark, { kind: 'text' }>[] {
  const mark = marks[at];
  return mark?.kind === 'text' ? [mark] : [];
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
