import type { Confidence } from '../model/recognition.ts';
import { fold } from '../model/search-text.ts';
import { bareTitle } from './bare-title.ts';
import type { Facts, ShortLine } from './facts.ts';
import type { Lead } from './lead.ts';
import { piece, type Piece } from './lines.ts';
import { isName } from './names.ts';
import { EDITIONS } from './phrases.ts';

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
/** "48 Fotos": how much there is of something. */
const COUNTS =
  /^\d[\d.,]*\s(?:Videos?|Fotos?|Bilder|Photos?|Images|Kritiken|Kommentare|Bewertungen|Stimmen|Filme|votes|reviews|ratings|languages|critiques|notes|votos)$/iu;
/** A title stands among the first things of a page. */
const OPENING = 40;
/** So much speaks for a line that nothing is left to ask. */
const SURE = 4;

/** The title by the best reason the page gives; `null` where there is none. */
export function findTitle(source: string, facts: Facts, lead: Lead | null): Title | null {
  const teasers = teaserTitles(source, facts);
  const repeated = teasers.find(({ confidence }) => confidence === 'sure');
  if (repeated !== undefined) return repeated;
  const named = facts.headingTitle;
  if (named !== null) {
    const above = facts.shortLines.find(
      ({ at }) => at.text === named.text && at.start < named.start,
    );
    return { at: above?.at ?? named, confidence: 'sure', teaser: null };
  }
  const line = titleLine(source, facts, lead);
  if (line?.confidence === 'sure') return line;
  if (lead !== null) return { at: lead.title, confidence: 'sure', teaser: null };
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

/** The short line for which most speaks: what stands below it, that it comes again, that a text starts with it. */
function titleLine(source: string, facts: Facts, lead: Lead | null): Title | null {
  const people = new Set(facts.credits.map(({ person }) => fold(person)));
  const original = facts.fields.originalTitle?.value;
  const lines = facts.shortLines
    .slice(0, 4 * OPENING)
    .filter(({ at }) => isTitle(at.text) && !people.has(fold(at.text)));
  const paragraphs = facts.loose.slice(0, OPENING).flatMap(([first]) => first ?? []);
  const texts = [...lines.map(({ at }) => at), ...paragraphs];
  const scored = lines
    .filter(({ late }, at) => !late || at < OPENING)
    .map((line) => ({ line, score: scoreOf(line) }));
  const best = scored.reduce<(typeof scored)[number] | null>(
    (top, each) => (each.score > (top?.score ?? -Infinity) ? each : top),
    null,
  );
  if (best === null || best.score < 0) return null;
  const confidence = best.score >= SURE ? 'sure' : 'check';
  const { text } = best.line.at;
  const first = lines.find(({ at }) => at.text === text) ?? best.line;
  return { at: bareTitle(source, first.at), confidence, teaser: null };

  function scoreOf({ at, bullet, before, late, refused }: ShortLine): number {
    const { text } = at;
    const begun = texts.some((other) => other.start !== at.start && goesOn(other.text, text));
    return (
      (text === original ? SURE : 0) +
      (text === lead?.title.text ? SURE : 0) +
      ((facts.repetitions.get(text) ?? 0) > 1 ? 3 : 0) +
      (begun ? 3 : 0) +
      (before === 'facts' || before === 'label' ? 2 : before === 'heading' ? 1 : 0) +
      (bullet ? -2 : 0) +
      (late ? -2 : 0) +
      (refused ? -4 : 0) +
      (/[.:]$/u.test(text) ? -1 : 0) +
      (COUNTS.test(text) || /\d:\d\d/u.test(text) ? -3 : 0) +
      ((EDITIONS.exec(text)?.index ?? 0) > 0 ? 3 : 0) +
      (/[←→↑%★]/u.test(text) ? -4 : 0) +
      (/^\(|\d\.\d{1,2}\.\d{4}/u.test(text) ? -3 : 0) +
      (isName(text.slice(text.lastIndexOf(': ') + 2)) && text.includes(': ') ? -3 : 0) +
      (/[|·›»\t@]|\s[<>]\s/u.test(text) ? -3 : 0) +
      (facts.trails.has(text) ? 2 : 0)
    );
  }
}

/** "Title (still)", "Title is a film …": the line, and more behind it. */
const goesOn = (text: string, line: string) =>
  text.length > line.length && text.startsWith(line) && /^[\s,(:–-]/u.test(text.slice(line.length));

function isTitle(text: string): boolean {
  return text.length <= MAX_HEAD && /[\p{L}\p{N}]/u.test(text) && !/[.;,|<>]$/u.test(text);
}
