import type { Role } from '../model/film.ts';
import type { Span } from '../model/recognition.ts';
import { findCertification, findDate, findRuntime, findYear } from './fields.ts';
import type { LabelledField } from './label-table.ts';
import { type Line, piece, type Piece } from './lines.ts';
import { type Mark, unframed } from './marks.ts';
import { isName, isNameLine, readNames, split } from './names.ts';
import type { Page } from './page.ts';
import { CHARACTER_LINES } from './phrases.ts';

/* Which of the lines behind and below a label are its values. */

/** A value, with the character that a line or cell of its own names for it. */
export interface Value extends Piece {
  readonly character?: Piece;
}

export interface Gathered {
  readonly values: readonly Value[];
  /** Captions and buttons between the values. */
  readonly skipped: readonly Span[];
  /** Index of the first mark that is not of this label. */
  readonly next: number;
}

type Label = Extract<Mark, { kind: 'label' }>;
type Text = Extract<Mark, { kind: 'text' }>;

/** A line as short as this is no paragraph. */
export const MIN_PARAGRAPH = 80;
const MAX_CHARACTER = 80;
const MIN_PAIRS = 3;
/** Mails are broken at about this width, and with them the lists in them. */
const WRAPPED = { from: 55, to: 84 };

export const isParagraph = (line: Span) => line.end - line.start >= MIN_PARAGRAPH;

/** The value on the label's line, or those on the lines below it. */
export function valuesOf(page: Page, mark: Label, marks: readonly Mark[], from: number): Gathered {
  if (mark.value !== null) return continued(page, mark, mark.value, marks, from);
  if (isPlayed(mark)) {
    const pairs = pairsBelow(marks, from);
    if (pairs !== null) return pairs;
  }
  return below(page.source, mark, marks, from);
}

function below(source: string, mark: Label, marks: readonly Mark[], from: number): Gathered {
  const fits = fitting(source, mark);
  const values: Value[] = [];
  const skipped: Span[] = [];
  let bullet: boolean | null = null;
  let kept = { skipped: 0, next: from };
  let parted = false;
  for (let at = from; ; at += 1) {
    const between = marks[at];
    const skips = between?.kind === 'noise' || isCaption(marks, at);
    const ends = values.length > 0 && between !== undefined && between.line.gap > 0;
    if (isNames(mark) && skips && !ends && between !== undefined && between.line.gap <= 1) {
      skipped.push(between.line);
      parted = true;
      continue;
    }
    const [next] = textAt(source, marks, at);
    if (next === undefined || (bullet !== null && next.line.bullet !== bullet)) break;
    const played =
      values.length > 0 && next.line.gap === 0 ? characterLine(source, next.text) : null;
    const last = values.at(-1);
    if (played !== null && last !== undefined && isPlayed(mark)) {
      values[values.length - 1] = { ...last, character: played };
      kept = { skipped: skipped.length, next: at + 1 };
      continue;
    }
    const most = values.length === 0 || next.line.bullet || parted ? 1 : 0;
    if (next.line.gap > most || (values.length > 0 && !isNames(mark))) break;
    if (!fits(next.text, next.line)) break;
    values.push(next.text);
    bullet = next.line.bullet;
    parted = false;
    kept = { skipped: skipped.length, next: at + 1 };
  }
  return { values, skipped: skipped.slice(0, kept.skipped), next: kept.next };
}

/** "Rolle: Zeki Müller" below a name. */
function characterLine(source: string, text: Piece): Piece | null {
  const start = CHARACTER_LINES.exec(text.text)?.[0].length;
  return start === undefined || text.text.length > MAX_CHARACTER
    ? null
    : piece(source, text.start + start, text.end);
}

/** "The king in his uniform: A name" above that name. */
function isCaption(marks: readonly Mark[], at: number): boolean {
  const [mark, next] = [marks[at], marks[at + 1]];
  if (mark?.kind !== 'text' || next?.kind !== 'text') return false;
  return mark.text.text.endsWith(`: ${next.text.text}`);
}

/**
 * Lines of which every second one is a character: names of several words alternate with lines of which not all could be
 * such names.
 */
/** A bullet stands before the name alone, if at all. */
const isOdd = (mark: Text, at: number) => mark.line.bullet && at % 2 === 1;

function pairsBelow(marks: readonly Mark[], from: number): Gathered | null {
  const lines: Text[] = [];
  for (let at = from; ; at += 1) {
    const mark = marks[at];
    if (mark?.kind !== 'text' || mark.line.gap > (at === from ? 1 : 0)) break;
    if (
      mark.text.text.length > MAX_CHARACTER ||
      isOdd(mark, at - from) ||
      CHARACTER_LINES.test(mark.text.text)
    )
      break;
    lines.push(mark);
  }
  const pairs = Math.floor(lines.length / 2);
  const people = lines.filter((_, at) => at % 2 === 0).slice(0, pairs);
  const characters = lines.filter((_, at) => at % 2 === 1).slice(0, pairs);
  const isPerson = ({ text }: Text) =>
    isName(text.text) && text.text.includes(' ') && !text.text.includes(',');
  const bulleted = people.every(({ line }) => line.bullet);
  if (!bulleted && lines.some(({ line }) => line.bullet)) return null;
  if (pairs < MIN_PAIRS || !people.every(isPerson)) return null;
  if (!bulleted && characters.every(isPerson)) return null;
  const values = people.map(({ text }, at) => {
    const character = characters[at]?.text;
    return character === undefined ? text : { ...text, character };
  });
  return { values, skipped: [], next: from + 2 * pairs };
}

/** A list that breaks off, in the middle of a line or a cell, goes on below. */
function continued(
  { source, wrapped }: Page,
  mark: Label,
  value: Value,
  marks: readonly Mark[],
  from: number,
): Gathered {
  const values: Value[] = [value];
  let at = from;
  let open = isOpenCell(source, mark, marks, from);
  for (let last = mark.line; isNames(mark) || open; at += 1) {
    const [next] = textAt(source, marks, at);
    if (next === undefined || next.line.gap > 0 || next.line.bullet) break;
    if (isParagraph(next.line) && !(wrapped && isWrapped(last))) break;
    const tail = values.at(-1);
    if (tail === undefined) break;
    if (open) values.push(next.text);
    else if (wrapped && isWrapped(last) && !endsList(tail.text))
      values[values.length - 1] = piece(source, tail.start, next.text.end);
    else if (goesOn(source, mark, tail, next.text)) values.push(next.text);
    else break;
    open &&= !next.line.text.endsWith('|');
    last = next.line;
  }
  return { values, skipped: [], next: at };
}

/** Cells of several lines have no more than this. */
const MAX_CELL = 20;

/** Whether a bar sets the label off from a cell that only a line further down closes with another one. */
function isOpenCell(source: string, mark: Label, marks: readonly Mark[], from: number): boolean {
  const { line, label, value } = mark;
  if (value === null || !source.slice(label.end, value.start).includes('|')) return false;
  if (source.charAt(line.end - 1) === '|') return false;
  const cell = marks.slice(from, from + MAX_CELL);
  const end = cell.findIndex((next) => next.line.text.endsWith('|'));
  return (
    end >= 0 &&
    cell
      .slice(0, end + 1)
      .every(({ kind, line: next }) => (kind === 'text' || kind === 'facts') && next.gap === 0)
  );
}

/** Whether a page was broken into lines by a mail program. */
export function isWrappedPage(lines: readonly Span[]): boolean {
  const full = lines.filter(isWrapped).length;
  return full >= 5 && lines.every(({ start, end }) => end - start <= WRAPPED.to);
}

const isWrapped = ({ start, end }: Span) =>
  end - start >= WRAPPED.from && end - start <= WRAPPED.to;

/** Whether nothing can be missing from a list of names: "u. a." or a closed bracket ends it. */
const endsList = (text: string) =>
  /\b(?:u\.\s?a|et al|etc|usw)\.$|[.!?)]$/u.test(text) && !/,$/u.test(text);

function goesOn(source: string, mark: Label, last: Piece, next: Piece): boolean {
  if (/[,;]$/u.test(last.text) && /^\p{Lu}/u.test(next.text)) return true;
  // Without a sign between label and value there is none between the lines of a list either.
  // Below the cell of a table are the further cells of a label that spans several rows.
  const inTable = source.slice(mark.label.end, last.start).includes('\t');
  return (!mark.clear || inTable) && isNameLine(source, next);
}

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

const rolesOf = (mark: Label): readonly Role[] =>
  mark.meanings.flatMap((meaning) => (meaning.kind === 'role' ? [meaning.role] : []));
const isNames = (mark: Label) => rolesOf(mark).length > 0;
const isPlayed = (mark: Label) =>
  rolesOf(mark).some((role) => role === 'actor' || role === 'voice');

/** Whether a line below a label may be its value. Nothing but its form tells a value from the next sentence. */
function fitting(source: string, mark: Label): (text: Piece, line: Line) => boolean {
  if (isNames(mark)) {
    const played = isPlayed(mark);
    return (text, line) =>
      line.bullet
        ? text.text.length <= 2 * MIN_PARAGRAPH
        : isNameLine(source, text) ||
          (mark.clear && isName(text.text)) ||
          (played && isCastLine(source, text));
  }
  const fields = mark.meanings.flatMap((meaning) =>
    meaning.kind === 'field' ? [meaning.field] : [],
  );
  return (text, line) =>
    !isParagraph(line) && fields.every((field) => FORMS[field]?.(source, text) ?? line.gap === 0);
}

/** "Kurt Russell - MacReady", "Alfred Abel: Joh Fredersen": one person and the character. */
export function isCastLine(source: string, text: Piece): boolean {
  if (text.text.length > 2 * MAX_CHARACTER) return false;
  const pair = split(source, text, [': ']);
  if (pair !== null) return isName(pair[0].text) && pair[0].text.includes(' ');
  const [name, ...more] = readNames(source, text, true);
  return name !== undefined && more.length === 0 && name.character !== null;
}

const FORMS: Partial<Record<LabelledField, (source: string, text: Piece) => boolean>> = {
  year: (source, text) => findYear(source, text) !== null,
  runtime: (source, text) => findRuntime(source, text) !== null,
  releaseDate: (source, text) => (findDate(source, text) ?? findYear(source, text)) !== null,
  certification: (source, text) => findCertification(source, text) !== null,
};
