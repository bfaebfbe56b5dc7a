import { inLines } from './html-words.ts';
import { type Piece, piece, visible } from './lines.ts';
import { pictureName } from './picture-names.ts';
import { isThing, type PlacedThing, type Thing, type Words } from './things.ts';

/*
 * What a page states for machines only, written below its text line by line, so that every value has a place that a
 * person can look at: "director: Walter Hill".
 */

const SEPARATOR = '\n\n────────────────────\n';
const MOST_LINES = 5_000;
const MAX_LENGTH = 50_000;
const DEEPEST = 4;
const MOST_THINGS = 10_000;

/** The properties a film is read from, with the spelling of schema.org. */
const PROPERTIES: ReadonlyMap<string, string> = new Map(
  'name alternateName url sameAs image contentUrl duration datePublished dateCreated copyrightYear genre countryOfOrigin contentRating ratingValue inLanguage director directors author creator writer producer actor actors performer musicBy editor cinematographer contributor characterName roleName description abstract review reviews reviewBody publisher tagline'
    .split(' ')
    .map((name) => [name.toLowerCase(), name]),
);
const ADDRESSES = new Set(['url', 'sameas', 'contenturl', 'image']);
const PICTURES = new Set(['image', 'contenturl']);

/** Writes statements below a page's text. */
export class Statements {
  private readonly parts: string[];
  private readonly page: string;
  private length: number;
  private count = 0;
  private things = 0;

  constructor(page: string) {
    this.page = page;
    this.parts = [page];
    this.length = page.length;
  }

  /** The page's text with everything that was stated. */
  text(): string {
    return this.parts.join('');
  }

  /** Writes a line; `null` for what is empty, or one line too many. */
  note(label: string, value: string): Piece | null {
    const text = value.trim();
    if (text === '' || this.count >= MOST_LINES || text.length > MAX_LENGTH) {
      return null;
    }
    const before = `${this.count === 0 ? SEPARATOR : '\n'}${label}: `;
    const start = this.length + before.length;
    this.parts.push(before, text);
    this.length = start + text.length;
    this.count += 1;
    return { text: visible(text), start, end: this.length };
  }

  /** A thing with a place for each of its words, as far as a film is read from them. */
  place(thing: Thing, above = '', depth = DEEPEST): PlacedThing {
    const properties = new Map<string, readonly (Piece | PlacedThing)[]>();
    this.things += 1;
    for (const [name, values] of thing.properties) {
      const spelled = PROPERTIES.get(name);
      // Things may refer to each other in circles.
      if (spelled === undefined || depth === 0 || this.things > MOST_THINGS) continue;
      const isPicture = PICTURES.has(name) || (name === 'url' && above === 'image');
      const label = above !== '' && (name === 'name' || isPicture) ? above : spelled;
      const placed = values.flatMap((value) => {
        if (isThing(value)) return this.place(value, spelled, depth - 1);
        return this.words(label, value, isPicture, ADDRESSES.has(name)) ?? [];
      });
      if (placed.length > 0) properties.set(name, placed);
    }
    const { types, seen } = thing;
    return { types, properties, seen };
  }

  private words(
    label: string,
    { text, seen }: Words,
    isPicture: boolean,
    isAddress: boolean,
  ): Piece | null {
    if (isPicture) return this.note(label, pictureName(text) ?? '');
    if (isAddress)
      return /^https?:\/\/[^\s<>"]{3,2000}$/iu.test(text) ? this.note(label, text) : null;
    if (seen === null) return this.note(label, text);
    const shown = piece(this.page, seen.start, seen.end);
    return shown.text === '' ? null : { ...shown, text: inLines(shown.text) };
  }
}
