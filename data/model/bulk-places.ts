import { textMaker, type Lines, type TextEdit, type TextMaker } from './bulk-text.ts';
import type { Film } from './film.ts';

/* Every text of a film that an edit of many films can reach. */

interface Place {
  readonly lines: Lines;
  /** Whether the film, or the line of a list it stands in, would be nothing without it: such a text is never emptied. */
  readonly isNeeded: boolean;
}

const LINE: Place = { lines: 'one', isNeeded: false };
const PARAGRAPHS: Place = { lines: 'many', isNeeded: false };
const NEEDED: Place = { lines: 'one', isNeeded: true };

/** By field, or by list and part. */
export const TEXT_PLACES = {
  title: NEEDED,
  originalTitle: LINE,
  sortTitle: LINE,
  certification: LINE,
  tagline: LINE,
  plot: PARAGRAPHS,
  background: PARAGRAPHS,
  notes: PARAGRAPHS,
  'series.name': LINE,
  'copies.medium': LINE,
  'copies.edition': LINE,
  'copies.shelf': LINE,
  'copies.condition': LINE,
  'copies.currency': LINE,
  'copies.barcode': LINE,
  'copies.file': LINE,
  'copies.notes': PARAGRAPHS,
  'viewings.place': LINE,
  'viewings.notes': PARAGRAPHS,
  'credits.person': NEEDED,
  'credits.character': LINE,
  'credits.job': LINE,
  'reviews.text': { lines: 'many', isNeeded: true },
  'reviews.author': LINE,
  'reviews.source': LINE,
  'reviews.url': LINE,
  'links.url': NEEDED,
  'links.label': LINE,
  'externalIds.source': NEEDED,
  'externalIds.id': NEEDED,
  'custom.name': NEEDED,
  'custom.value': NEEDED,
} as const satisfies Record<string, Place>;
export type TextPlace = keyof typeof TEXT_PLACES;

/**
 * What an edit of a text makes of a film.
 * @param among only in copies with this medium, however it is capitalised; `null` for all
 */
export function placeMaker(
  place: TextPlace,
  edit: TextEdit,
  among: string | null,
): (film: Film) => Film {
  const { lines, isNeeded }: Place = TEXT_PLACES[place];
  const made = textMaker(edit, lines);
  const make: TextMaker = (text) => made(text) ?? (isNeeded ? text : null);
  if (place === 'series.name') return (film) => ({ ...film, series: seriesOf(film, make) });
  const [field, part] = place.split('.') as [keyof Film, string | undefined];
  if (part === undefined) {
    return (film) => ({ ...film, [field]: make(film[field] as string | null) });
  }
  const wanted = field === 'copies' && among !== null ? keyOf(among) : null;
  return (film) => ({
    ...film,
    [field]: (film[field] as readonly Readonly<Record<string, unknown>>[]).map((item) => {
      const text = item[part];
      const isMeant = wanted === null || keyOf(item['medium']) === wanted;
      // A field of the person's own may hold a number, which is no text.
      return isMeant && (typeof text === 'string' || text === null)
        ? { ...item, [part]: make(text) }
        : item;
    }),
  });
}

function keyOf(medium: unknown): string {
  return typeof medium === 'string' ? medium.trim().toLowerCase() : '';
}

/** A series without a name is none, unless its number alone is known. */
function seriesOf({ series }: Film, make: TextMaker): Film['series'] {
  const name = make(series?.name ?? null);
  if (name === null) return series === null || series.name === '' ? series : null;
  return series?.name === name ? series : { name, number: series?.number ?? null };
}
