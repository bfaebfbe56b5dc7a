import { abbreviation } from './abbreviation.ts';
import { findKnownCertification, findRuntime, findYear } from './fields.ts';
import { readFactLine } from './fact-line.ts';
import type { Meaning } from './label-table.ts';
import { MAX_LABEL } from './labels.ts';
import { type Line, piece } from './lines.ts';
import type { Reading } from './page.ts';
import { isName, isNameLine } from './names.ts';
import { PREPOSITIONS } from './phrases.ts';
import { mayStart, spacedLabel } from './spaced-label.ts';
import { mayStartLike } from './word-starts.ts';

/*
 * Lines that say several things, cut so that every line says one: credits run on in a paragraph ("Regie: A. Kamera: B."),
 * stood in cells that lost their borders ("FSK 12Filmstart 29.07.2010"), or are abbreviated ("R: A, B: C").
 */

/** A line, and the label it is known to start with when a sign or a lost border sets that off. */
export interface Statement extends Line {
  readonly label: KnownLabel | null;
}

export interface KnownLabel {
  /** Offset behind the label. */
  readonly end: number;
  readonly meanings: readonly Meaning[];
  /** Where the value starts. */
  readonly value: number;
  /** Otherwise it is one only beside others. */
  readonly certain: boolean;
}

interface Cut {
  readonly start: number;
  readonly label: KnownLabel | null;
}

/** A paragraph with credits in it may be long; beyond this it is prose. */
const MAX_RUNNING = 6_000;
const MAX_GLUED = 1_200;
/** Words before the first label of running credits: a title and a country, not a story. */
const MAX_HEAD = 160;
const SEPARATORS = '.;,|·•!?()[]–';
const MAX_LABEL_WORDS = 4;

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

/** Without the signs that part it from what comes next. */
function ended(source: string, start: number, end: number) {
  let to = end;
  while (to > start && /[\s,;|·•/–—-]/u.test(source.charAt(to - 1))) to -= 1;
  // A full stop ends a statement, unless it belongs to "Jr." or an initial.
  if (
    source.charAt(to - 1) === '.' &&
    !/(?:^|[\s.(])(?:\p{Lu}|Jr|Sr|a)\.$/u.test(source.slice(Math.max(start, to - 6), to))
  ) {
    to -= 1;
  }
  return piece(source, start, to);
}

const COLON = /:(?=[\s\p{Lu}\d]|$)/gu;

/** Where labels with a colon start, if the line has several. */
function runningCuts(page: Reading, line: Line): readonly Cut[] {
  const { source } = page;
  if (line.end - line.start > MAX_RUNNING) return [];
  const found: (Cut & { readonly short: boolean; readonly known: boolean })[] = [];
  let last = line.start;
  for (const { index } of source.slice(line.start, line.end).matchAll(COLON)) {
    const colon = line.start + index;
    const from = Math.max(last, colon - MAX_LABEL);
    const cut = labelBefore(page, line, from, colon, found.length > 0);
    if (cut !== null) found.push(cut);
    last = colon + 1;
  }
  const known = found.filter((cut) => cut.known && !cut.short);
  const short = found.filter((cut) => cut.short);
  const distinct = new Set(short.map(({ start, label }) => source.slice(start, label?.end))).size;
  const head = (found[0]?.start ?? 0) - line.start;
  const running = known.length >= (head > MAX_HEAD ? 4 : 2);
  const abbreviated = distinct >= 3 || (distinct >= 2 && known.length > 0);
  if (!running && !abbreviated) return [];
  const cuts = abbreviated ? found : found.filter((cut) => !cut.short);
  return [...cuts, ...runningMakers(source, line), ...runningFacts(page, line)];
}

/** "…; Musik: Nino Rota; mit Marcello Mastroianni": among labels a preposition is one. */
function runningMakers(source: string, line: Line): readonly Cut[] {
  return [...source.slice(line.start, line.end).matchAll(RUNNING_MAKERS)].flatMap(
    ({ 0: separator, index }) => {
      const cut = makerAt(source, line.start + index + separator.length, line.end);
      return cut === null ? [] : [cut];
    },
  );
}

/** "Start: 13.2.2014. 115 Minuten. FSK: …": sentences among labels that state facts without one. */
function runningFacts(page: Reading, line: Line): readonly Cut[] {
  const text = page.source.slice(line.start, line.end);
  const starts = [...text.matchAll(SENTENCE_ENDS)].map(
    ({ 0: end, index }) => line.start + index + end.length,
  );
  return starts.flatMap((start, at) => {
    const sentence = ended(page.source, start, starts[at + 1] ?? line.end);
    return readFactLine(page, sentence) === null ? [] : [{ start, label: null }];
  });
}

const RUNNING_MAKERS = /[;.|·]\s(?=(?:mit|with|avec|con)\s\p{Lu})/giu;

/** The label that ends at a colon: after a separator, or, behind another label, a name or two further on. */
function labelBefore(
  page: Reading,
  line: Line,
  from: number,
  colon: number,
  inner: boolean,
): (Cut & { short: boolean; known: boolean }) | null {
  const { source, meaningsOf } = page;
  const value = colon + 1;
  const start = afterSeparator(source, from, colon);
  const whole = piece(source, start, colon);
  const known = (at: number, end: number, meanings: readonly Meaning[]) => ({
    start: at,
    label: { end, meanings, value, certain: true },
    short: false,
    known: true,
  });
  const meanings = meaningsOf(whole.text);
  if (meanings !== null) return known(whole.start, whole.end, meanings);
  const abbreviated = abbreviation(page, whole.text);
  if (abbreviated !== null) {
    const label = { end: whole.end, meanings: abbreviated, value, certain: false };
    return { start: whole.start, label, short: true, known: true };
  }
  if (!inner) return null;
  const words = [...source.slice(start, colon).matchAll(/(?<=[\s\p{Ll}\d.)])\p{Lu}/gu)].slice(
    -MAX_LABEL_WORDS,
  );
  for (const { index } of words) {
    const part = piece(source, start + index, colon);
    const meant = meaningsOf(part.text);
    if (meant !== null) return known(part.start, part.end, meant);
  }
  // Between labels a word of the same form is one, known or not.
  const looksSo = start > from && /^\p{Lu}[\p{L}\s./&()-]{1,40}$/u.test(whole.text);
  return looksSo ? { start: whole.start, label: null, short: false, known: false } : null;
}

/** Behind the last separator of the stretch. */
function afterSeparator(source: string, from: number, to: number): number {
  for (let at = to - 1; at >= from; at -= 1) {
    const sign = source.charAt(at);
    const parts =
      SEPARATORS.includes(sign) ||
      ((sign === '/' || sign === '-') && /\s/u.test(source.charAt(at - 1)));
    // "R.: A" and "Sch. : A" are labels with a full stop of their own.
    if (parts && piece(source, at + 1, to).text !== '') return at + 1;
    if (sign === '\t') return at + 1;
  }
  return from;
}

const GLUED = /[\p{Ll}\d.)!?]\p{Lu}/gu;

/** A number, or the "ab" of a certification, sticks to a label. */
const LOST_BORDER = /(?<=\p{L})(?=\d|ab\s?\d)/u;

/** Where a capital sticks to the word or number before it and a label starts, or ends, there. */
function gluedCuts(page: Reading, line: Line): readonly Cut[] {
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

const MIN_SENTENCES = 3;
const MAX_SENTENCES = 2_000;
const SENTENCE_ENDS =
  /(?<!(?:^|[\s.(/])(?:\p{Lu}|Dr|Mr|Mrs|Ms|St|Jr|Sr|ca|Jap|Engl))\.\s+(?=[\p{Lu}\d])/gu;

/** "Directed by A. Written by B. Starring C.": a paragraph of which most sentences are a label and its names. */
function sentenceCuts(page: Reading, line: Line): readonly Cut[] {
  const { source } = page;
  if (line.end - line.start > MAX_SENTENCES) return [];
  const text = source.slice(line.start, line.end);
  const ends = [...text.matchAll(SENTENCE_ENDS)].map(({ 0: end, index }) => index + end.length);
  if (ends.length + 1 < MIN_SENTENCES) return [];
  const starts = [0, ...ends].map((at) => line.start + at);
  const able = starts.filter((start) => mayStart(page, source.slice(start, start + MAX_LABEL)));
  if (able.length < MIN_SENTENCES || 2 * able.length < starts.length) return [];
  const labelled = starts.filter((start, at) => {
    const part = ended(source, start, starts[at + 1] ?? line.end);
    return spacedLabel(page, { ...part, bullet: false, gap: 0 }) !== null;
  });
  if (labelled.length < MIN_SENTENCES || 2 * labelled.length < starts.length) return [];
  return starts.map((start) => ({ start, label: null }));
}

const MAX_MAKERS = 300;
const startsAsMaker = mayStartLike(PREPOSITIONS.keys());
const MAKERS = /,\s(?=(?:mit|with|avec|con)\s\p{Lu})/gu;

/** "von Robert Siodmak und Edgar G. Ulmer, mit Brigitte Borchert": a line of prepositions and names. */
function makerCuts({ source }: Reading, line: Line): readonly Cut[] {
  if (line.end - line.start > MAX_MAKERS) return [];
  if (!startsAsMaker(source.slice(line.start, line.start + MAX_LABEL))) return [];
  const text = source.slice(line.start, line.end);
  const first = makerAt(source, line.start, line.end);
  if (first === null) return [];
  const rest = [...text.matchAll(MAKERS)].flatMap(({ 0: comma, index }) => {
    const cut = makerAt(source, line.start + index + comma.length, line.end);
    return cut === null ? [] : [cut];
  });
  const cuts = [first, ...rest];
  const sound = cuts.every((cut, at) => {
    const names = ended(source, cut.label?.value ?? cut.start, cuts[at + 1]?.start ?? line.end);
    return isNameLine(source, names) || isName(names.text);
  });
  return sound ? cuts : [];
}

function makerAt(source: string, start: number, end: number): Cut | null {
  const text = source.slice(start, Math.min(end, start + MAX_LABEL));
  for (const { index } of [...text.matchAll(/\s/gu)].slice(0, MAX_LABEL_WORDS).reverse()) {
    const meaning = PREPOSITIONS.get(text.slice(0, index).toLowerCase());
    if (meaning === undefined) continue;
    const at = start + index;
    return { start, label: { end: at, meanings: [meaning], value: at + 1, certain: false } };
  }
  return null;
}
