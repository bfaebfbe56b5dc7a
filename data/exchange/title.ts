import type { Confidence } from '../model/recognition.ts';
import type { Facts } from './facts.ts';
import { piece, type Piece } from './lines.ts';

/* Which words of a page are the film's title, where no label and no year says so. */

export interface Title {
  readonly at: Piece;
  readonly confidence: Confidence;
  /** The paragraph whose head the title is: it repeats what stands elsewhere and is no text of its own. */
  readonly teaser: Piece | null;
}

const MAX_HEAD = 120;
/** Enough of a paragraph to know it again. */
const START = 40;
/** A title stands among the first things of a page. */
const OPENING = 40;

/** The title by the best reason the page gives; `null` where there is none. */
export function findTitle(source: string, facts: Facts): Title | null {
  const teasers = teaserTitles(source, facts);
  const repeated = teasers.find(({ confidence }) => confidence === 'sure');
  if (repeated !== undefined) return repeated;
  const named = facts.headingTitle;
  if (named !== null) return { at: named, confidence: 'sure', teaser: null };
  const line = titleLine(facts);
  if (line?.confidence === 'sure') return line;
  return teasers[0] ?? line;
}

/**
 * "Title: The first words of a review that breaks off …". Sure where the same words stand again below as a text of
 * their own, for then only the title can have been put before them.
 */
function teaserTitles(source: string, facts: Facts): readonly Title[] {
  const starts = new Set(
    [...facts.plot, ...facts.loose, ...facts.reviews.flat()].map(([first]) =>
      startOf(first?.text ?? ''),
    ),
  );
  const titles: Title[] = [];
  for (const [first, ...more] of facts.loose) {
    if (first === undefined || more.length > 0) continue;
    const head = source.slice(first.start, Math.min(first.end, first.start + MAX_HEAD));
    const colons = [...head.matchAll(/:\s/gu)].map(({ index }) => index);
    const again = colons.find((at) =>
      starts.has(startOf(source.slice(first.start + at + 1, first.end))),
    );
    const breaksOff = /(?:\.{3}|…)$/u.test(first.text);
    const at = again ?? (breaksOff ? colons[0] : undefined);
    if (at === undefined) continue;
    const title = piece(source, first.start, first.start + at);
    if (!isTitle(title.text)) continue;
    titles.push({ at: title, confidence: again === undefined ? 'check' : 'sure', teaser: first });
  }
  return titles;
}

const startOf = (text: string) =>
  text
    .slice(0, 4 * START)
    .trimStart()
    .slice(0, START);

/** A line of its own above everything else; sure when the page says it twice. */
function titleLine(facts: Facts): Title | null {
  const original = facts.fields.originalTitle?.value;
  const lines = facts.openingLines.slice(0, OPENING).filter(({ text }) => isTitle(text));
  const paragraphs = facts.loose.slice(0, OPENING);
  const confirmed = lines.find(
    ({ text }) =>
      text === original ||
      (facts.repetitions.get(text) ?? 0) > 1 ||
      paragraphs.some(([first]) => first?.text.startsWith(`${text} `)),
  );
  const line = confirmed ?? lines[0];
  if (line === undefined) return null;
  return { at: line, confidence: confirmed === undefined ? 'check' : 'sure', teaser: null };
}

function isTitle(text: string): boolean {
  return text.length <= MAX_HEAD && /[\p{L}\p{N}]/u.test(text) && !/[.;,|<>]$/u.test(text);
}
