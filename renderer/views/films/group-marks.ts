import type { Messages } from '../../../data/model/messages/messages.ts';
import type { Grouping, Marker } from '../../../data/model/query.ts';
import { fold } from '../../../data/model/search-text.ts';

/* What groups are called: above their films, and in the bar of marks. */

/** A place to jump to. */
export interface Mark extends Marker {
  /** What it is called where there is room; without it the same as the label. */
  readonly name?: string;
}

/** More characters than this in all do not fit into the bar. */
const MOST_CHARACTERS = 64;

export function groupLabel(words: Messages['facets'], grouping: Grouping, label: string): string {
  if (grouping === 'none') return label;
  if (label === '') return words.ungrouped[grouping];
  return grouping === 'decade' ? words.decade(label) : label;
}

/** The marks of a result: its groups as long as their names fit, else the letters they begin with. */
export function marksOf(
  words: Messages['facets'],
  grouping: Grouping,
  markers: readonly Marker[],
): readonly Mark[] {
  if (grouping === 'none') return markers;
  const named = markers.map(({ label, index }) => {
    const name = groupLabel(words, grouping, label);
    return { label: label === '' ? '–' : name, name, index };
  });
  const length = named.slice(0, MOST_CHARACTERS).reduce((sum, { label }) => sum + label.length, 0);
  const fits = named.length <= MOST_CHARACTERS && length <= MOST_CHARACTERS;
  return grouping === 'decade' || fits ? named : lettersOf(markers, named);
}

/** Where the groups of each letter begin. */
function lettersOf(markers: readonly Marker[], named: readonly Mark[]): readonly Mark[] {
  const letters: Mark[] = [];
  for (const [at, { label, index }] of markers.entries()) {
    const unnamed = label === '' ? named[at] : undefined;
    const mark = unnamed ?? { label: letterOf(label), index };
    if (mark.label !== letters.at(-1)?.label) letters.push(mark);
  }
  return letters;
}

function letterOf(label: string): string {
  const [first = ''] = fold(label);
  return /\p{L}/u.test(first) ? first.toUpperCase() : '#';
}
