import type { Span } from '../model/recognition.ts';
import type { Statement } from './cuts.ts';
import { isParted, readFactLine } from './fact-line.ts';
import type { Fact } from './stated.ts';
import { findYear, type Found } from './fields.ts';
import type { Meaning, Section } from './label-table.ts';
import { MAX_LABEL, titledHeading } from './labels.ts';
import { isNoise, noiseTail, signatureStart } from './noise.ts';
import { type Line, piece, type Piece, visible } from './lines.ts';
import { bareTitle } from './bare-title.ts';
import { readNames } from './names.ts';
import type { Reading } from './page.ts';
import { spacedLabel } from './spaced-label.ts';

/* What a single line is, before its neighbours are asked. */

export type Mark =
  | {
      readonly kind: 'label';
      readonly line: Line;
      readonly meanings: readonly Meaning[];
      readonly label: Span;
      /** What stands behind the label on the same line. */
      readonly value: Piece | null;
      /** Whether a sign sets the label off from what follows. */
      readonly clear: boolean;
      /** Otherwise the line is a label only among others. */
      readonly certain: boolean;
    }
  | {
      readonly kind: 'facts';
      readonly line: Line;
      readonly facts: readonly Fact[];
      /** Only one kind of fact: as likely a menu or a caption. */
      readonly lone: boolean;
    }
  | {
      readonly kind: 'heading';
      readonly line: Line;
      readonly section: Section;
      readonly label: Span;
      /** The film's title, where the heading names it. */
      readonly title: Piece | null;
      readonly value: Piece | null;
    }
  | {
      readonly kind: 'titled';
      readonly line: Line;
      readonly title: Piece;
      readonly year: Found<number>;
      /** What else the brackets state. */
      readonly facts: readonly Fact[];
    }
  | { readonly kind: 'link'; readonly line: Line; readonly url: Piece }
  | { readonly kind: 'image'; readonly line: Line; readonly name: Piece }
  | { readonly kind: 'noise'; readonly line: Line }
  | { readonly kind: 'signature'; readonly line: Line }
  | {
      readonly kind: 'text';
      readonly line: Line;
      readonly text: Piece;
      readonly tail: Span | null;
    };

const MAX_TITLE = 150;
/** The colon of "Produzent:innen" is part of the word. */
const LABEL_ENDS = /:(?!in(?:nen)?(?!\p{L}))|[\t|]/u;
/** A heading of an encyclopaedia, whatever it says. */
const EDITABLE = /\S\s?\[(?:Bearbeiten|edit|modifier|editar|Quelltext)/u;
const IMAGE_FILE = /^[^/\\?#:*"<>|]{1,200}\.(?:jpe?g|png|webp|gif|avif|tiff?|bmp)$/iu;
const URL_START = /^https?:\/\/[^\s/]/iu;
/** A time of day, or another film with its year. */
const NO_TITLE = /\d:\d\d|\(\d{4}\)/u;
/** A country may stand before the year: "(USA 1988)". */
const YEAR_NOTE = /^(?:[^()\d]{1,40}[\s,])?\d{4}(?:\s?[-–/]\s?\d{2,4})?(?:\s(?:film|movie))?$/u;

/** What a line is; several marks where it states several things. */
export function markLine(page: Reading, line: Statement): readonly Mark[] {
  const { source } = page;
  if (signatureStart(line.text) !== null) return [{ kind: 'signature', line }];
  if (isNoise(line.text)) return [{ kind: 'noise', line }];
  const billed = billedMarks(page, line);
  if (billed !== null) return billed;
  const mayState = line.label === null;
  const parted = mayState && isParted(line.text) ? factMarks(page, line) : null;
  const isOne = parted?.some((mark) => mark.kind === 'facts' && mark.lone) ?? true;
  if (parted !== null && !isOne) return parted;
  const one =
    knownLabel(source, line) ??
    labelMark(page, line) ??
    addressMark(source, line) ??
    titledMark(page, line);
  if (one !== null) return [one];
  const facts = parted ?? (mayState && !isParted(line.text) ? factMarks(page, line) : null);
  return facts ?? [spacedLabel(page, line) ?? textMark(source, line, line)];
}

/** A line whose label was found when it was cut. */
function knownLabel(source: string, line: Statement): Mark | null {
  const { label } = line;
  if (label === null) return null;
  const span = { start: line.start, end: label.end };
  const value = unframed(source, label.value, line.end);
  return labelled(line, label.meanings, span, value, true, label.certain);
}

/** "Bruce Willis (Darsteller), John McTiernan (Regisseur)": each name with its role. */
function billedMarks({ source, meaningsOf }: Reading, line: Statement): readonly Mark[] | null {
  if (line.label !== null || line.text.length > MAX_BILLED || !BILLED.test(line.text)) return null;
  const names = readNames(source, line, false);
  const marks = names.flatMap(({ person, character }): readonly Mark[] => {
    const meanings = character === null ? null : meaningsOf(character.text);
    if (meanings?.[0]?.kind !== 'role' || character === null) return [];
    const part: Line = { ...person, bullet: false, gap: 0 };
    return [
      {
        kind: 'label',
        line: part,
        meanings,
        label: character,
        value: person,
        clear: true,
        certain: true,
      },
    ];
  });
  return marks.length >= 2 && 2 * marks.length > names.length ? marks : null;
}

const MAX_BILLED = 1_000;
const BILLED = /\(\p{Lu}[\p{L} -]{2,30}\)\s?[,;|]/u;

function factMarks(page: Reading, line: Statement): readonly Mark[] | null {
  const read = readFactLine(page, line);
  if (read === null) return null;
  const { title, lone } = read;
  // Below the title "(The Thing, USA 1982)" names the original one.
  const isOriginal = line.text.startsWith('(');
  const facts =
    title !== null && isOriginal
      ? [{ field: 'originalTitle', values: [title] } as const, ...read.facts]
      : read.facts;
  const marks: Mark[] = [];
  if (title !== null && !isOriginal) {
    const { gap, bullet } = line;
    marks.push({ kind: 'text', line: { ...title, gap, bullet }, text: title, tail: null });
  }
  marks.push({ kind: 'facts', line, facts, lone });
  for (const rest of read.rest) {
    const [mark] = markLine(page, { ...rest, bullet: false, gap: 0, label: null });
    if (mark !== undefined && mark.kind !== 'text') marks.push(mark);
  }
  return marks;
}

/** A paragraph, without the button that may stick to its end. */
export function textMark(source: string, line: Line, text: Piece): Mark {
  const cut = noiseTail(text.text);
  if (cut === 0) return { kind: 'text', line, text, tail: null };
  const tail = { start: text.end - cut, end: text.end };
  return { kind: 'text', line, text: piece(source, text.start, tail.start), tail };
}

function labelMark({ source, meaningsOf }: Reading, line: Line): Mark | null {
  const head = source.slice(line.start, Math.min(line.end, line.start + 2 * MAX_LABEL));
  const frame = /^[\s|]*/u.exec(head)?.[0].length ?? 0;
  const cut = head.slice(frame).search(LABEL_ENDS);
  if (line.end - line.start <= 2 * MAX_LABEL) {
    const whole = head.slice(frame).replace(/[\s:|]+$/u, '');
    const meanings = meaningsOf(visible(whole));
    const label = { start: line.start + frame, end: line.start + frame + whole.length };
    const heads =
      EDITABLE.test(head) && meanings?.[0]?.kind !== 'role' && meanings?.[0]?.kind !== 'section';
    if (heads)
      return { kind: 'heading', line, section: 'aside', label: line, title: null, value: null };
    if (meanings !== null) return labelled(line, meanings, label, null, cut >= 0);
    const titled = titledHeading(head);
    if (titled !== null) {
      const title = piece(source, line.start + titled.title, line.end);
      return { kind: 'heading', line, section: titled.section, label: line, title, value: null };
    }
  }
  if (cut < 0) return null;
  const name = head.slice(frame, frame + cut).trimEnd();
  const meanings = meaningsOf(visible(name).trim());
  if (meanings === null) return null;
  const start = line.start + frame;
  const value = unframed(source, start + cut + 1, line.end);
  return labelled(line, meanings, { start, end: start + name.length }, value, true);
}

function labelled(
  line: Line,
  meanings: readonly Meaning[],
  label: Span,
  value: Piece | null,
  clear: boolean,
  certain = true,
): Mark {
  const [first] = meanings;
  return first?.kind === 'section'
    ? { kind: 'heading', line, section: first.section, label, title: null, value }
    : { kind: 'label', line, meanings, label, value, clear, certain };
}

/** A value without the bars of a table around it; `null` when nothing readable is left. */
export function unframed(source: string, start: number, end: number): Piece | null {
  let from = start;
  let to = end;
  while (from < to && /[\s:|]/u.test(source.charAt(from))) from += 1;
  while (to > from && /[\s|]/u.test(source.charAt(to - 1))) to -= 1;
  const value = piece(source, from, to);
  return /[\p{L}\p{N}]/u.test(value.text) ? value : null;
}

function addressMark(source: string, line: Line): Mark | null {
  const raw = source.slice(line.start, Math.min(line.end, line.start + 2_000));
  const end = raw.search(/[?#]/u);
  const path = end < 0 ? raw : raw.slice(0, end);
  const isUrl = URL_START.test(raw) && !/\s/u.test(raw);
  const fileAt = isUrl ? path.lastIndexOf('/') + 1 : 0;
  if (IMAGE_FILE.test(path.slice(fileAt))) {
    const name = piece(source, line.start + fileAt, line.start + path.length);
    return { kind: 'image', line, name };
  }
  return isUrl ? { kind: 'link', line, url: line } : null;
}

/** "Title (1988)", "3. Title (USA 1988)", "Title (Original Title, USA 1988, 104 min)". */
function titledMark(page: Reading, line: Line): Mark | null {
  const { source } = page;
  if (line.bullet || line.end - line.start > MAX_TITLE) return null;
  if (/^\[[^[\]]*\)\]$/u.test(line.text)) {
    return titledMark(page, { ...line, ...piece(source, line.start + 1, line.end - 1) });
  }
  const raw = source.slice(line.start, line.end);
  const close = raw.at(-1);
  const open = close === ')' ? raw.lastIndexOf('(') : close === ']' ? raw.lastIndexOf('[') : -1;
  if (open <= 0) return null;
  const number = /^\d{1,4}[.)]\s+/u.exec(raw)?.[0].length ?? 0;
  const title = bareTitle(source, piece(source, line.start + number, line.start + open));
  const note = piece(source, line.start + open + 1, line.end - 1);
  if (!/[\p{L}\p{N}]/u.test(title.text) || NO_TITLE.test(title.text)) return null;
  const year = findYear(source, note);
  if (year === null) return null;
  if (YEAR_NOTE.test(note.text)) {
    const facts = readFactLine(page, note)?.facts ?? [];
    return { kind: 'titled', line, title, year, facts };
  }
  const facts = readFactLine(page, note);
  if (facts === null || facts.lone) return null;
  const original =
    facts.title === null ? [] : [{ field: 'originalTitle', values: [facts.title] } as const];
  return { kind: 'titled', line, title, year, facts: [...original, ...facts.facts] };
}
