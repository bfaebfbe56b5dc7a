import { type Cut, ended, MAX_LABEL_WORDS } from './cuts.ts';
import { MAX_LABEL } from './labels.ts';
import type { Line } from './lines.ts';
import { isName, isNameLine } from './names.ts';
import type { Reading } from './page.ts';
import { PREPOSITIONS } from './phrases.ts';
import { mayStartLike } from './word-starts.ts';

/* Prepositions that stand for roles: "von Robert Siodmak und Edgar G. Ulmer, mit Brigitte Borchert". */

const MAX_MAKERS = 300;
const startsAsMaker = mayStartLike(PREPOSITIONS.keys());
const MAKERS = /,\s(?=(?:mit|with|avec|con)\s\p{Lu})/gu;

/** "von Robert Siodmak und Edgar G. Ulmer, mit Brigitte Borchert": a line of prepositions and names. */
export function makerCuts({ source }: Reading, line: Line): readonly Cut[] {
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

/** The preposition that starts here, as a label. */
export function makerAt(source: string, start: number, end: number): Cut | null {
  const text = source.slice(start, Math.min(end, start + MAX_LABEL));
  for (const { index } of [...text.matchAll(/\s/gu)].slice(0, MAX_LABEL_WORDS).reverse()) {
    const meaning = PREPOSITIONS.get(text.slice(0, index).toLowerCase());
    if (meaning === undefined) continue;
    const at = start + index;
    return { start, label: { end: at, meanings: [meaning], value: at + 1, certain: false } };
  }
  return null;
}
