import { Tokenizer } from 'htmlparser2';

/* The tags and words of an HTML page one after another. No tree is built, so that nesting costs nothing. */

export type Attributes = ReadonlyMap<string, string>;

export interface TagReader {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(text: string): void;
  comment?(text: string): void;
}

const KEPT = new Set(
  'alt aria-hidden charset class content datetime hidden href id itemprop itemscope itemtype name property rel role src style type typeof value'.split(
    ' ',
  ),
);

/** Hands every tag and text to the reader, names in lower case, entities decoded. Time is linear in the length. */
export function readTags(html: string, reader: TagReader): void {
  let tag = '';
  let attribute = '';
  let attributes = new Map<string, string>();
  const nameAt = (start: number, end: number) => html.slice(start, end).toLowerCase();
  const add = (text: string) => {
    if (attribute !== '') attributes.set(attribute, (attributes.get(attribute) ?? '') + text);
  };
  const ignore = () => undefined;

  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onopentagname(start, end) {
        tag = nameAt(start, end);
        attributes = new Map();
      },
      onattribname(start, end) {
        const name = nameAt(start, end);
        // Of an attribute that is there twice the first one counts.
        attribute = KEPT.has(name) && !attributes.has(name) ? name : '';
        add('');
      },
      onattribdata: (start, end) => add(html.slice(start, end)),
      onattribentity: (code) => add(String.fromCodePoint(code)),
      onattribend: ignore,
      onopentagend: () => reader.open(tag, attributes),
      onselfclosingtag() {
        reader.open(tag, attributes);
        reader.close(tag);
      },
      onclosetag: (start, end) => reader.close(nameAt(start, end)),
      ontext: (start, end) => reader.text(html.slice(start, end)),
      ontextentity: (code) => reader.text(String.fromCodePoint(code)),
      oncdata: ignore,
      oncomment: (start, end, offset) => reader.comment?.(html.slice(start, end - offset)),
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      onend: ignore,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
}
