import { piece, type Piece } from './lines.ts';
import type { Reading } from './page.ts';
import { isSentence, spacedLabel } from './spaced-label.ts';
import { type Fact, labelledFacts, segments, statedFacts } from './stated.ts';

/* Lines that state facts without saying which: "Drama | BR Deutschland/Frankreich 1987 | 128 Minuten". */

export interface FactLine {
  readonly facts: readonly Fact[];
  /** Labels and names between the facts, to be read as lines of their own. */
  readonly rest: readonly Piece[];
  /** What stands before the first fact: a film's title, if anything. */
  readonly title: Piece | null;
  /** Only one kind of fact: it may be a menu or a caption as well. */
  readonly lone: boolean;
}

const MAX_LINE = 320;
const STRONG = /[|·•●\t;]|\s[-–—/]\s|\s{2,}/gu;
const WEAK = /,\s/gu;

/** A line of any length states several things, or a short one states one. */
const mayStateFacts = (text: string) =>
  isParted(text) || ((text.length <= MAX_LONE || /\d/u.test(text)) && !isSentence(text));

const MAX_LONE = 80;

/** The facts of a line, if it states little else. */
export function readFactLine(page: Reading, line: Piece): FactLine | null {
  if (line.end - line.start > MAX_LINE || !mayStateFacts(line.text)) return null;
  const parts = segments(page.source, inside(page.source, line), STRONG);
  const [head] = parts;
  // The row of a table starts with its label.
  if (head !== undefined && parts.length > 1 && page.meaningsOf(head.text) !== null) return null;
  const read = parts.flatMap((part) => factsOf(page, part) ?? smaller(page, part));
  const facts = read.flatMap(({ facts: stated }) => stated ?? []);
  if (facts.length === 0) return null;
  const kinds = new Set(facts.map(({ field }) => field));
  const unknown = read.filter(({ facts: stated }) => stated === null).map(({ part }) => part);
  const credits = unknown.filter(
    (part) => spacedLabel(page, { ...part, bullet: false, gap: 0 }) !== null,
  );
  const notes = read.filter(({ facts: stated }) => stated?.length === 0).length;
  const [first, ...others] = unknown;
  const leads = first !== undefined && read[0]?.facts === null && !credits.includes(first);
  const rest = leads ? others : unknown;
  const strange = rest.length - credits.length;
  const varied = kinds.size + (credits.length > 0 ? 1 : 0) + (notes > 0 ? 1 : 0) >= 2;
  if (unknown.length > 0 && !varied) return loneRuntime(page, line, parts);
  if (strange > Math.max(1, facts.length - 1)) return null;
  if (rest.some(({ text }) => text.length > 200)) return null;
  const title = leads && first !== undefined && isHead(first.text) ? first : null;
  if (leads && title === null) return null;
  return {
    facts: joined(facts),
    rest,
    title,
    lone: kinds.size === 1 && !facts.some(({ labelled: said }) => said === true),
  };
}

/** "121 mins   More at …": a runtime alone, and buttons. */
function loneRuntime({ source }: Reading, line: Piece, parts: readonly Piece[]): FactLine | null {
  const [first] = parts;
  if (first === undefined || parts.length < 2 || line.text.length > 100) return null;
  const [fact] = statedFacts(source, first) ?? [];
  if (fact?.field !== 'runtime') return null;
  return { facts: [fact], rest: [], title: null, lone: true };
}

const isHead = (text: string) => text.length <= 120 && /[\p{L}\p{N}]/u.test(text);

/** Without brackets around all of it. */
const inside = (source: string, line: Piece) =>
  /^\([^()]*\)$/u.test(line.text) ? piece(source, line.start + 1, line.end - 1) : line;

interface Read {
  readonly part: Piece;
  /** `null` where the stretch states nothing of known form; empty where it is a mere note. */
  readonly facts: readonly Fact[] | null;
}

/** A stretch of no known form, cut at its commas. */
function smaller(page: Reading, part: Piece): readonly Read[] {
  const parts = segments(page.source, part, WEAK);
  if (parts.length === 1) return [{ part, facts: null }];
  const read = parts.map((each) => ({
    part: each,
    facts: factsOf(page, each)?.[0]?.facts ?? null,
  }));
  return read.some(({ facts }) => facts !== null)
    ? joinedTitle(page.source, read)
    : [{ part, facts: null }];
}

/** A title may have commas of its own: what stands before the first fact is one stretch. */
function joinedTitle(source: string, read: readonly Read[]): readonly Read[] {
  const first = read.findIndex(({ facts }) => facts !== null);
  if (first <= 1) return read;
  const [head, last] = [read[0], read[first - 1]];
  if (head === undefined || last === undefined) return read;
  return [
    { part: piece(source, head.part.start, last.part.end), facts: null },
    ...read.slice(first),
  ];
}

/** What a stretch states, if all of it is of a known form. */
function factsOf(page: Reading, part: Piece): readonly Read[] | null {
  const facts = labelledFacts(page, part) ?? statedFacts(page.source, part);
  return facts === null ? null : [{ part, facts }];
}

/** What a stretch states by its form alone. */
export function statedBy({ source }: Reading, part: Piece): readonly Fact[] {
  return statedFacts(source, part) ?? [];
}

/** A list of names that ends in facts ("Bernhard Wicki, 148 Min, OmU"): the names, and those facts. */
export function trailingFacts(
  page: Reading,
  value: Piece,
): { readonly names: Piece; readonly facts: readonly Fact[] } {
  const whole = { names: value, facts: [] };
  if (value.end - value.start > 10 * MAX_LINE) return whole;
  const parts = segments(page.source, value, LIST);
  const facts: Fact[] = [];
  let last = parts.length - 1;
  for (; last > 0; last -= 1) {
    const part = parts[last];
    const read = part === undefined ? null : statedFacts(page.source, part);
    if (read === null) break;
    facts.unshift(...read);
  }
  const [first, end] = [parts[0], parts[last]];
  if (first === undefined || end === undefined || last === parts.length - 1) return whole;
  return { names: piece(page.source, first.start, end.end), facts: joined(facts) };
}

const LIST = /[,|·•;\t]|\s[-–—/]\s/gu;

/** Countries that stood one by one, as one list. */
function joined(facts: readonly Fact[]): readonly Fact[] {
  const lists = (['countries', 'genres'] as const).map((field) => ({
    field,
    values: facts.filter((fact) => fact.field === field).flatMap(({ values }) => values),
    ...(facts.some((fact) => fact.field === field && fact.labelled)
      ? { labelled: true as const }
      : {}),
  }));
  const single = facts.filter(({ field }) => field !== 'countries' && field !== 'genres');
  return [...single, ...lists.filter(({ values }) => values.length > 0)];
}

/** Whether a line is cut by signs that part facts and nothing else. */
export const isParted = (text: string) => text.search(STRONG) >= 0;
