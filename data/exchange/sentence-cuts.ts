import { type Cut, ended, SENTENCE_ENDS } from './cuts.ts';
import { MAX_LABEL } from './labels.ts';
import type { Line } from './lines.ts';
import type { Reading } from './page.ts';
import { mayStart, spacedLabel } from './spaced-label.ts';

/* Credits told in sentences: "Directed by A. Written by B. Starring C." */

const MIN_SENTENCES = 3;
const MAX_SENTENCES = 2_000;

/** "Directed by A. Written by B. Starring C.": a paragraph of which most sentences are a label and its names. */
export function sentenceCuts(page: Reading, line: Line): readonly Cut[] {
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
