import { abbreviation } from './abbreviation.ts';
import { afterSeparator, type Cut, ended, MAX_LABEL_WORDS, SENTENCE_ENDS } from './cuts.ts';
import { readFactLine } from './fact-line.ts';
import type { Meaning } from './label-table.ts';
import { MAX_LABEL } from './labels.ts';
import { type Line, piece } from './lines.ts';
import { makerAt } from './maker-cuts.ts';
import type { Reading } from './page.ts';

/* Credits that run on in a paragraph: "Regie: A. Kamera: B.", "R: A, B: C". */

/** A paragraph with credits in it may be long; beyond this it is prose. */
const MAX_RUNNING = 6_000;
/** Words before the first label of running credits: a title and a country, not a story. */
const MAX_HEAD = 160;
const COLON = /:(?=[\s\p{Lu}\d]|$)/gu;

/** Where labels with a colon start, if the line has several. */
export function runningCuts(page: Reading, line: Line): readonly Cut[] {
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

const RUNNING_MAKERS = /[;.|·]\s(?=(?:[Mm]it|[Ww]ith|[Aa]vec|[Cc]on)\s\p{Lu})/gu;

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
