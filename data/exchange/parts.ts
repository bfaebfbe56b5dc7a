import { fold } from '../model/search-text.ts';
import type { Block } from './blocks.ts';
import { isParagraph } from './values.ts';

/*
 * A page may speak of several films: each starts where a title stands with its year, above a line of facts or behind a
 * label of its own, and something follows.
 */

type Films = readonly (readonly Block[])[];

export function splitFilms(source: string, blocks: readonly Block[]): Films {
  const numbered = numberedStarts(source, blocks);
  if (numbered.length >= MIN_NUMBERED) return splitAt(blocks, numbered, true) ?? [blocks];
  const titled = splitAt(blocks, titledStarts(blocks));
  if (titled !== null) return titled;
  for (const starts of [labelledStarts(source, blocks), headedStarts(blocks)]) {
    const films = starts.length < 2 ? null : splitAt(blocks, starts);
    if (films !== null) return films;
  }
  return [blocks];
}

/** One after another, up or down. */
const isNext = (one: number | undefined, other: number | undefined) =>
  one !== undefined && other !== undefined && Math.abs(one - other) === 1;

function numberAt(source: string, block: Block | undefined): number {
  const at = block?.kind === 'titled' ? block.line : block?.kind === 'text' ? block.text : null;
  return at === null ? Number.NaN : Number.parseInt(source.slice(at.start, at.end), 10);
}

const MIN_NUMBERED = 3;
const NUMBER = /^\d{1,3}[.)]\s+\S/u;

/** "3. Der letzte Mann": titles with numbers, with or without a year, that say something below. */
function numberedStarts(source: string, blocks: readonly Block[]): readonly number[] {
  const starts = blocks.flatMap((block, at) => {
    if (block.kind === 'titled')
      return NUMBER.test(source.slice(block.line.start, block.line.end)) ? [at] : [];
    return block.kind === 'text' && isTitleLine(block) && NUMBER.test(block.text.text) ? [at] : [];
  });
  const numbers = starts.map((start) => numberAt(source, blocks[start]));
  const counts = starts.filter((_, at) => {
    const [before, number, after] = [numbers[at - 1], numbers[at], numbers[at + 1]];
    return isNext(before, number) || isNext(number, after);
  });
  return counts.filter((start, index) => {
    const film = blocks.slice(start, counts[index + 1]);
    return film.some(isContent) && film.some(({ kind }) => kind === 'labelled' || kind === 'facts');
  });
}

function splitAt(blocks: readonly Block[], starts: readonly number[], apart = false): Films | null {
  const [first] = starts;
  if (first === undefined) return null;
  // What introduces a list is of none of its films.
  if (apart) return starts.map((start, index) => blocks.slice(start, starts[index + 1]));
  const described = describesFilm(blocks.slice(0, first));
  const parts = starts.map((start, index) => blocks.slice(start, starts[index + 1]));
  // Beside a film that is described, a title with mere words below it is another film's mention.
  const stated = described || parts.some(isStated);
  const own = stated ? starts.filter((_, index) => isStated(parts[index] ?? [])) : starts;
  // What stands above the first title belongs to it, unless it describes a film itself.
  const from = described ? [0, ...own] : [0, ...own.slice(1)];
  return from.map((start, index) => blocks.slice(start, from[index + 1]));
}

/** "Title (1988)", each title once. */
function titledStarts(blocks: readonly Block[]): readonly number[] {
  const opens = openings(blocks);
  const starts: number[] = [];
  const above: string[] = [];
  let current = '';
  blocks.forEach((block, at) => {
    if (block.kind === 'text' && isTitleLine(block)) above.push(block.text.text);
    if (block.kind !== 'titled' || !opens.has(at)) return;
    // "A and B in Title (2003)" below the title is a picture's caption.
    const words = block.title.text;
    if (above.some((line) => words.endsWith(` in ${line}`))) return;
    const title = fold(block.title.text);
    if (title !== current) starts.push(at);
    current = title;
  });
  return starts;
}

/** Where a title with its year has something to say below; the first may stand alone. */
function openings(blocks: readonly Block[]): ReadonlySet<number> {
  const opens = new Set<number>();
  let title = -1;
  let beside = false;
  // What a site's menu lists above the first film is no section.
  let started = false;
  blocks.forEach((block, at) => {
    if (block.kind === 'heading') beside = started && isBeside(block);
    started ||= isContent(block);
    if (block.kind === 'titled') {
      title = beside ? -1 : at;
      if (opens.size === 0 && title >= 0) opens.add(title);
    } else if (title >= 0 && isContent(block)) {
      opens.add(title);
    }
  });
  return opens;
}

/** "Titel: A … Titel: B". */
function labelledStarts(source: string, blocks: readonly Block[]): readonly number[] {
  const starts: number[] = [];
  const titles = new Set<string>();
  let beside = false;
  // What a site's menu lists above the first film is no section.
  let started = false;
  blocks.forEach((block, at) => {
    if (block.kind === 'heading') beside = started && isBeside(block);
    started ||= isContent(block);
    if (beside || block.kind !== 'labelled' || !names(block, 'title')) return;
    const [value] = block.values;
    const title = value === undefined ? '' : fold(source.slice(value.start, value.end));
    if (title === '' || titles.has(title)) return;
    titles.add(title);
    starts.push(at);
  });
  return starts;
}

const names = (block: Extract<Block, { kind: 'labelled' }>, field: string) =>
  block.meanings.some((meaning) => meaning.kind === 'field' && meaning.field === field);

const directs = (block: Extract<Block, { kind: 'labelled' }>) =>
  block.meanings.some((meaning) => meaning.kind === 'role' && meaning.role === 'director');

/** A short line right above a line of facts, or above labels among which is the director, again and again. */
function headedStarts(blocks: readonly Block[]): readonly number[] {
  const starts: number[] = [];
  let current = '';
  let beside = false;
  // What a site's menu lists above the first film is no section.
  let started = false;
  blocks.forEach((block, at) => {
    if (block.kind === 'heading') beside = started && isBeside(block);
    started ||= isContent(block);
    if (beside || block.kind !== 'text' || !isTitleLine(block)) return;
    // What a label asked for and did not take.
    const above = blocks[at - 1];
    if (above?.kind === 'labelled' && above.values.length === 0) return;
    const next = afterTitle(blocks, at);
    if (!opensFilm(blocks, next)) return;
    const title = fold(block.text.text);
    if (title !== current) starts.push(at);
    current = title;
  });
  return starts.filter((start, index) => saysMore(blocks.slice(start, starts[index + 1])));
}

const isTitleLine = ({ text }: Extract<Block, { kind: 'text' }>) =>
  text.text.length <= 120 &&
  !/[.:,;]$/u.test(text.text) &&
  !isParagraph(text) &&
  /^[\p{Lu}\p{N}„"«¿¡]/u.test(text.text);

/** Past the title itself, when it stands twice, and its picture. */
function afterTitle(blocks: readonly Block[], at: number): number {
  const title = blocks[at];
  let next = at + 1;
  for (; next <= at + 2; next += 1) {
    const block = blocks[next];
    const again =
      block?.kind === 'text' && title?.kind === 'text' && block.text.text === title.text.text;
    if (!again && block?.kind !== 'image' && block?.kind !== 'discarded') break;
  }
  return next;
}

/** Labels in a row among which one looks for the director. */
const MAX_LABELS = 12;

function opensFilm(blocks: readonly Block[], at: number): boolean {
  for (let next = at; next < at + MAX_LABELS; next += 1) {
    const block = blocks[next];
    if (block?.kind === 'facts') {
      if (!block.lone) return true;
      continue;
    }
    if (block?.kind !== 'labelled') return false;
    if (directs(block) && block.values.length > 0) return true;
  }
  return false;
}

const isBeside = (block: Extract<Block, { kind: 'heading' }>) =>
  block.section === 'noise' || block.section === 'aside';

/** A title with a line of facts and nothing else is a teaser. */
const saysMore = (blocks: readonly Block[]) =>
  blocks.some((block) => block.kind === 'text' && isParagraph(block.text));

function isContent(block: Block): boolean {
  if (block.kind === 'labelled') return block.values.length > 0;
  return block.kind === 'text' && isParagraph(block.text);
}

const isStated = (blocks: readonly Block[]) =>
  blocks.some(
    (block) => block.kind === 'facts' || (block.kind === 'labelled' && block.values.length > 0),
  );

const describesFilm = (blocks: readonly Block[]) =>
  blocks.some((block) => block.kind === 'facts' && !block.lone) ||
  blocks.filter((block) => block.kind === 'labelled' && block.values.length > 0).length >= 3;
