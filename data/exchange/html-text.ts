import { Tokenizer } from 'htmlparser2';

/*
 * What an HTML page says in words, as the lines a reader would see. Nothing of it is run, loaded or kept. Only tokens
 * are read and no tree is built: nesting thousands of elements costs no more than writing them one after another.
 */

/** Elements whose content no reader sees as text of the page. */
const UNSEEN = new Set(
  'audio canvas datalist iframe math noembed noframes noscript object script select style svg template textarea title video'.split(
    ' ',
  ),
);
const LINES = new Set(
  'address article aside blockquote button caption dd details dialog div dl dt fieldset figcaption figure footer form header hr legend main nav ol optgroup pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);
const PARAGRAPHS = new Set('h1 h2 h3 h4 h5 h6 p'.split(' '));
/** What stands between two words, from weak to strong; the strongest of several wins. */
const GAPS: readonly string[] = ['', ' ', '\t', '\n', '\n\n'];
/** HTML's white space; a no-break space is a character like any other. */
const SPACES = /[ \t\n\f\r]+/u;
const POSTER = /poster|plakat|cover|affiche/iu;
const PICTURE_FILE = /\.(?:jpe?g|png|webp|gif|avif)$/iu;
const MAX_ADDRESS = 2_000;

/**
 * The text of an HTML page or fragment: blocks become lines, list items bullets, table cells are set apart by tabs, and
 * a poster leaves its file name. Scripts, styles and everything else no reader sees are left out.
 */
export function htmlText(html: string): string {
  const words = new Words();
  /** The outermost unseen element that is open, and how often it is open inside itself. */
  let unseen: { readonly name: string; depth: number } | null = null;
  let tag = '';
  let attribute = '';
  let attributes = new Map<string, string>();
  const nameAt = (start: number, end: number) => html.slice(start, end).toLowerCase();
  const addToAttribute = (text: string) => {
    if (tag === 'img') attributes.set(attribute, (attributes.get(attribute) ?? '') + text);
  };
  const closeUnseen = (name: string) => {
    if (unseen?.name !== name) return;
    unseen.depth -= 1;
    if (unseen.depth === 0) unseen = null;
  };
  const ignore = () => undefined;

  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onopentagname(start, end) {
        tag = nameAt(start, end);
        attributes = new Map();
        if (unseen?.name === tag) unseen.depth += 1;
        else if (unseen === null && UNSEEN.has(tag)) unseen = { name: tag, depth: 1 };
      },
      onattribname(start, end) {
        attribute = nameAt(start, end);
      },
      onattribdata: (start, end) => addToAttribute(html.slice(start, end)),
      onattribentity: (code) => addToAttribute(String.fromCodePoint(code)),
      onattribend: ignore,
      onopentagend() {
        if (unseen === null) open(words, tag, attributes);
      },
      onselfclosingtag() {
        if (unseen === null) open(words, tag, attributes);
        else closeUnseen(tag);
      },
      onclosetag(start, end) {
        const name = nameAt(start, end);
        if (unseen === null) breakAround(words, name);
        else closeUnseen(name);
      },
      ontext(start, end) {
        if (unseen === null) words.add(html.slice(start, end));
      },
      ontextentity(code) {
        if (unseen === null) words.add(String.fromCodePoint(code));
      },
      oncdata: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      onend: ignore,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return words.text();
}

/** Words with the gaps between them. */
class Words {
  private readonly written: string[] = [];
  private gap = '';

  separate(gap: string): void {
    if (GAPS.indexOf(gap) > GAPS.indexOf(this.gap)) this.gap = gap;
  }

  add(text: string): void {
    const words = text.split(SPACES);
    if (words[0] === '') this.separate(' ');
    const said = words.filter((word) => word !== '').join(' ');
    if (said === '') return;
    this.write(said);
    if (words.at(-1) === '') this.separate(' ');
  }

  write(text: string): void {
    if (this.written.length > 0) this.written.push(this.gap);
    this.written.push(text);
    this.gap = '';
  }

  text(): string {
    return this.written.join('');
  }
}

function open(words: Words, name: string, attributes: ReadonlyMap<string, string>): void {
  if (name === 'br') words.separate('\n');
  else if (name === 'td' || name === 'th') words.separate('\t');
  else if (name === 'li') {
    words.separate('\n');
    words.write('• ');
  } else if (name === 'img') {
    const poster = posterFile(attributes);
    if (poster === null) return;
    words.separate('\n');
    words.write(`• ${poster}`);
    words.separate('\n');
  } else breakAround(words, name);
}

function breakAround(words: Words, name: string): void {
  if (PARAGRAPHS.has(name)) words.separate('\n\n');
  else if (LINES.has(name) || name === 'li') words.separate('\n');
}

function posterFile(attributes: ReadonlyMap<string, string>): string | null {
  const source = attributes.get('src') ?? '';
  if (source.length > MAX_ADDRESS || source.startsWith('data:')) return null;
  const named = [source, attributes.get('alt') ?? '', attributes.get('class') ?? ''];
  if (!named.some((text) => POSTER.test(text))) return null;
  const [path = ''] = source.split(/[?#]/u, 1);
  const file = path.slice(path.lastIndexOf('/') + 1);
  return PICTURE_FILE.test(file) ? file : null;
}
