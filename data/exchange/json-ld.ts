import { type Json, readLenientJson } from './lenient-json.ts';
import { plainWords } from './markup-words.ts';
import { type Thing, typeName, type Words } from './things.ts';

/* schema.org in scripts of JSON-LD, as https://www.w3.org/TR/json-ld11/ has it and as pages have it. */

const MOST_NODES = 100_000;
const DEEPEST = 40;
const ADDRESS = /^https?:\/\/\S+$/iu;
/** Members that say how their parent is to be read, and hold things. */
const HOLDERS = ['@graph', '@list', '@set'];

type Members = readonly (readonly [string, unknown])[];

/** The things the scripts of a page state, each with what it refers to by its id. */
export function readJsonLd(scripts: readonly string[]): readonly Thing[] {
  const roots = scripts.flatMap(parse);
  const reader = new Reader();
  for (const root of roots) reader.index(root, DEEPEST);
  return roots.flatMap((root) => reader.values(root, DEEPEST)).filter((value) => 'types' in value);
}

function parse(script: string): readonly unknown[] {
  try {
    return [JSON.parse(script)];
  } catch {
    // A script that was escaped as if it were text.
    const text = /^\s*[[{]\s*&quot;/u.test(script) ? script.replaceAll('&quot;', '"') : script;
    return readLenientJson(text);
  }
}

class Reader {
  private readonly byId = new Map<string, object>();
  /** Each object becomes one thing, also where several refer to it. */
  private readonly things = new Map<object, Thing>();
  private left = MOST_NODES;

  index(value: unknown, depth: number): void {
    if (typeof value !== 'object' || value === null || depth === 0 || this.left <= 0) return;
    this.left -= 1;
    if (Array.isArray(value)) {
      for (const each of value) this.index(each, depth - 1);
      return;
    }
    const members = membersOf(value);
    const id = members.find(([name]) => name === '@id')?.[1];
    if (typeof id === 'string' && members.length > 1 && !this.byId.has(id))
      this.byId.set(id, value);
    for (const [, inner] of members) this.index(inner, depth - 1);
  }

  values(value: unknown, depth: number): readonly (Words | Thing)[] {
    if (typeof value === 'string' || typeof value === 'number') return wordsOf(String(value));
    if (typeof value !== 'object' || value === null || depth === 0) return [];
    if (Array.isArray(value)) return value.flatMap((each) => this.values(each, depth - 1));
    return this.objectValues(value, depth);
  }

  private objectValues(value: object, depth: number): readonly (Words | Thing)[] {
    const members = membersOf(value);
    const stated = members.find(([name]) => name === '@value');
    if (stated !== undefined) return this.values(stated[1], depth - 1);
    const held = members.filter(([name]) => HOLDERS.includes(name));
    const isHolder = held.length > 0 && !members.some(([name]) => name === '@type');
    if (isHolder) return held.flatMap(([, inner]) => this.values(inner, depth - 1));
    const [only] = members;
    const isReference = members.length === 1 && only?.[0] === '@id';
    const meant = isReference ? (this.byId.get(String(only[1])) ?? value) : value;
    return [this.thing(meant, depth)];
  }

  private thing(value: object, depth: number): Thing {
    const known = this.things.get(value);
    if (known !== undefined) return known;
    const members = membersOf(value);
    const types = members.filter(([name]) => name === '@type').flatMap(([, type]) => type);
    const properties = new Map<string, readonly (Words | Thing)[]>();
    const thing = {
      types: types.filter((type) => typeof type === 'string').map(typeName),
      properties,
      seen: null,
    };
    this.things.set(value, thing);
    for (const [name, inner] of members) {
      if (name === '@type' || name === '@context') continue;
      const key = typeName(name);
      if (!properties.has(key)) properties.set(key, this.values(inner, depth - 1));
    }
    return thing;
  }
}

const membersOf = (value: object): Members =>
  value instanceof Map ? [...(value as ReadonlyMap<string, Json>)] : Object.entries(value);

function wordsOf(value: string): readonly Words[] {
  const text = ADDRESS.test(value) ? value : plainWords(value);
  return text === '' ? [] : [{ text, seen: null }];
}
