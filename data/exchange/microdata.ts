import type { Words as PageWords } from './html-words.ts';
import { type Mark } from './html-words.ts';
import type { Attributes } from './html-tags.ts';
import { type Thing, typeName, type Words } from './things.ts';

/* schema.org in the attributes of visible elements: microdata, and RDFa in the simple form that pages use. */

/** Deeper than any page nests its data; also bounds how often one word is read. */
const DEEPEST = 16;
const MOST_VALUES = 20_000;
const MAX_NAME = 100;
const MACHINE_VALUES = ['content', 'datetime', 'value'] as const;

interface OpenThing extends Thing {
  readonly types: readonly string[];
  readonly properties: Map<string, (Words | Thing)[]>;
  seen: { start: number; end: number } | null;
}

/** What an open element has begun, for its end. */
export interface OpenValue {
  readonly names: readonly string[];
  readonly thing: OpenThing | null;
  readonly owner: OpenThing | null;
  readonly words: PageWords;
  readonly isVisible: boolean;
  readonly mark: Mark;
}

export class Microdata {
  /** The things that are no other thing's property. */
  readonly things: Thing[] = [];
  private readonly open: OpenThing[] = [];
  private depth = 0;
  private values = 0;

  /** Whether an element carries data. @param words where its text will go, which a reader may see */
  begin(
    name: string,
    attributes: Attributes,
    words: PageWords,
    isVisible: boolean,
  ): OpenValue | null {
    const isScope = attributes.has('itemscope') || attributes.has('typeof');
    const owner = this.open.at(-1) ?? null;
    const names = owner === null ? [] : namesIn(attributes);
    if ((!isScope && names.length === 0) || this.values >= MOST_VALUES) return null;
    if (this.depth >= DEEPEST) return null;
    this.values += 1;
    const thing = isScope ? thingOf(attributes) : null;
    if (thing !== null) {
      if (names.length === 0) this.things.push(thing);
      else put(owner, names, thing);
      this.open.push(thing);
    } else {
      const stated = attributeValue(name, names, attributes);
      if (stated !== null) {
        put(owner, names, { text: stated, seen: null });
        return null;
      }
    }
    this.depth += 1;
    return { names, thing, owner, words, isVisible, mark: words.mark() };
  }

  end({ names, thing, owner, words, isVisible, mark }: OpenValue): void {
    this.depth -= 1;
    const seen = isVisible ? { start: mark.length, end: words.length } : null;
    if (thing !== null) {
      thing.seen = seen;
      this.open.splice(this.open.lastIndexOf(thing), 1);
    } else {
      put(owner, names, { text: words.since(mark), seen });
    }
  }
}

function namesIn(attributes: Attributes): readonly string[] {
  const names = attributes.get('itemprop') ?? attributes.get('property') ?? '';
  if (names === '' || names.length > MAX_NAME) return [];
  return names.toLowerCase().split(/\s+/u).filter(Boolean).map(typeName);
}

function thingOf(attributes: Attributes): OpenThing {
  const types = attributes.get('itemtype') ?? attributes.get('typeof') ?? '';
  return {
    types: types
      .slice(0, 5 * MAX_NAME)
      .split(/\s+/u)
      .filter(Boolean)
      .map(typeName),
    properties: new Map(),
    seen: null,
  };
}

function put(owner: OpenThing | null, names: readonly string[], value: Words | Thing): void {
  for (const name of names) {
    const values = owner?.properties.get(name);
    if (values === undefined) owner?.properties.set(name, [value]);
    else values.push(value);
  }
}

/** The value an attribute states; `null` where the element's words are the value. */
function attributeValue(
  name: string,
  names: readonly string[],
  attributes: Attributes,
): string | null {
  for (const attribute of MACHINE_VALUES) {
    const value = attributes.get(attribute);
    if (value !== undefined && value !== '') return value;
  }
  if (name === 'img') return attributes.get('src') ?? '';
  if (name === 'meta') return '';
  // "Drama" with a link on it is the genre; its address is not.
  const isAddress = names.some((each) => /^(?:url|sameas|image|thumbnailurl)$/u.test(each));
  return name === 'link' || (name === 'a' && isAddress) ? (attributes.get('href') ?? '') : null;
}
