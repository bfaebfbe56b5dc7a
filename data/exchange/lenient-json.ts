/*
 * JSON as pages have it: wrapped in comments or CDATA, with bare line breaks in strings, commas too many or too few, or
 * cut off. One pass; what makes no sense is stepped over.
 */

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
/** A map, so that no name has a meaning of its own. */
export type JsonObject = ReadonlyMap<string, Json>;

const DEEPEST = 40;
const MOST_VALUES = 200_000;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: ' ', f: ' ' };
const CLOSERS = ',:]}';
const AFTER_STRING =
  /^\s*(?:$|[:\]}]|,\s*(?:$|["'{[\]}\d-]|true|false|null|\/[/*]|[a-z_@$][\w$-]{0,30}\s*:)|\n\s*(?:["'{[]|$)|\/[/*])/iu;
const LOOK_AHEAD = 40;

/** The values a text states, usually one. Never throws, and takes time linear in the length. */
export function readLenientJson(text: string): readonly Json[] {
  return new Reader(text).values();
}

class Reader {
  private readonly text: string;
  private at = 0;
  private left = MOST_VALUES;

  constructor(text: string) {
    this.text = text;
  }

  values(): readonly Json[] {
    const found: Json[] = [];
    while (this.at < this.text.length && this.left > 0) {
      this.skip();
      const sign = this.text.charAt(this.at);
      if (sign === '{' || sign === '[') found.push(this.value(DEEPEST));
      else this.at += 1;
    }
    return found;
  }

  private value(depth: number): Json {
    this.left -= 1;
    this.skip();
    const sign = this.text.charAt(this.at);
    if ((sign === '{' || sign === '[') && depth > 0) {
      this.at += 1;
      return sign === '{' ? this.object(depth) : this.list(depth);
    }
    if (sign === '"' || sign === "'") return this.string(sign);
    return this.bare();
  }

  private object(depth: number): Json {
    const found = new Map<string, Json>();
    while (this.more('}')) {
      const before = this.at;
      const sign = this.text.charAt(this.at);
      const name = sign === '"' || sign === "'" ? this.string(sign) : String(this.bare());
      this.skip();
      if (this.text.charAt(this.at) === ':') {
        this.at += 1;
        const value = this.value(depth - 1);
        // Of a name that is there twice the first one counts.
        if (!found.has(name)) found.set(name, value);
      }
      if (this.at === before) this.at += 1;
    }
    return found;
  }

  private list(depth: number): Json {
    const found: Json[] = [];
    while (this.more(']')) {
      const before = this.at;
      found.push(this.value(depth - 1));
      if (this.at === before) this.at += 1;
    }
    return found;
  }

  /** Whether there is another member; steps over commas and over the end. */
  private more(end: string): boolean {
    for (;;) {
      this.skip();
      if (this.at >= this.text.length || this.left <= 0) return false;
      const sign = this.text.charAt(this.at);
      if (sign === ',') this.at += 1;
      else if (sign === end) {
        this.at += 1;
        return false;
      } else if (sign === '}' || sign === ']') {
        // The end of what stands around this: the own one is missing.
        return false;
      } else return true;
    }
  }

  private string(quote: string): string {
    const parts: string[] = [];
    let start = this.at + 1;
    for (let at = start; ; at += 1) {
      const sign = this.text.charAt(at);
      if (sign === '' || (sign === quote && this.endsString(at + 1))) {
        parts.push(this.text.slice(start, at));
        this.at = at + 1;
        return parts.join('');
      }
      if (sign !== '\\') continue;
      parts.push(this.text.slice(start, at));
      const escape = this.text.charAt(at + 1);
      const code = escape === 'u' ? /^[\da-f]{4}/iu.exec(this.text.slice(at + 2, at + 6)) : null;
      if (code !== null) parts.push(String.fromCharCode(parseInt(code[0], 16)));
      else if (escape !== 'u') parts.push(ESCAPES[escape] ?? escape);
      at += code === null ? 1 : 5;
      start = at + 1;
    }
  }

  /** A quotation mark that nothing of JSON follows is one of the text. */
  private endsString(after: number): boolean {
    return AFTER_STRING.test(this.text.slice(after, after + LOOK_AHEAD));
  }

  private bare(): Json {
    const start = this.at;
    while (this.at < this.text.length && !CLOSERS.includes(this.text.charAt(this.at))) {
      if (/[\n{["']/u.test(this.text.charAt(this.at))) break;
      this.at += 1;
    }
    const word = this.text.slice(start, this.at).trim();
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null' || word === '') return null;
    const number = Number(word);
    return Number.isNaN(number) ? word.slice(0, 1000) : number;
  }

  /** White space and comments, also those that hide the JSON from old browsers. */
  private skip(): void {
    for (;;) {
      const rest = this.text.slice(this.at, this.at + 9);
      const hidden = /^(?:<!\[CDATA\[|\]\]>|<!--|-->)/u.exec(rest);
      if (hidden !== null) this.at += hidden[0].length;
      else if (rest.startsWith('/*')) this.skipTo('*/');
      else if (rest.startsWith('//')) this.skipLineComment();
      else if (/^[\s\ufeff;]/u.test(rest)) this.at += 1;
      else return;
    }
  }

  private skipLineComment(): void {
    // "//<![CDATA[" may have the JSON in the same line.
    const wrapped = /^\/\/\s{0,10}(?:<!\[CDATA\[|\]\]>|<!--|-->)/u.exec(
      this.text.slice(this.at, this.at + 30),
    );
    if (wrapped !== null) this.at += wrapped[0].length;
    else this.skipTo('\n');
  }

  private skipTo(end: string): void {
    const found = this.text.indexOf(end, this.at + 2);
    this.at = found === -1 ? this.text.length : found + end.length;
  }
}
