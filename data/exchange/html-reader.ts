import { furniture, isNote, type Part } from './html-furniture.ts';
import type { Attributes, TagReader } from './html-tags.ts';
import { type Mark, Words } from './html-words.ts';
import { Microdata, type OpenValue } from './microdata.ts';
import { OpenElements } from './open-elements.ts';
import { namesPoster, pictureName } from './picture-names.ts';
import type { Thing } from './things.ts';

/*
 * A page's tags read one after another into lines a reader would see: blocks become lines, list items bullets, table
 * cells are set apart by tabs, a poster leaves its file name. Beside them stands what the markup says for machines.
 */

/** Elements whose content no reader sees as text of the page. */
const UNSEEN = new Set(
  'audio canvas datalist iframe math noembed noframes noscript object script select style svg template textarea title video'.split(
    ' ',
  ),
);
const LINES = new Set(
  'address article aside blockquote button caption center dd details dialog div dl dt fieldset figcaption figure footer form header hr legend li main nav ol optgroup pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);
const PARAGRAPHS = new Set('h1 h2 h3 h4 h5 h6 p'.split(' '));
const CELL_ENDS = new Set(['td', 'th', 'tr', 'table']);
const MOST_META = 200;
const MOST_HEADINGS = 1_000;
const MOST_ANCHORS = 20_000;
const MAX_HEADING = 300;
const MAX_NOTE = 60;

interface Element {
  readonly part: Part | null;
  readonly data: OpenValue | null;
  readonly mark: Mark;
  /** How much there was of what is taken back together with the element. */
  readonly before: { readonly kept: number; readonly headings: number; readonly anchors: number };
  readonly level: number;
  readonly address: string | null;
  readonly row: Row | null;
}

interface Row {
  readonly start: number;
  cells: number;
  cellStart: number;
  /** Before the second cell. */
  value: Mark | null;
}

interface Heading {
  readonly level: number;
  readonly start: number;
  readonly end: number;
}

export class HtmlReader implements TagReader {
  readonly words = new Words();
  readonly scripts: string[] = [];
  readonly meta = new Map<string, string[]>();
  readonly headings: Heading[] = [];
  readonly anchors: { readonly address: string; readonly words: string }[] = [];
  title = '';
  canonical = '';
  /** Where a browser found the page it saved. */
  savedFrom = '';
  private readonly hidden = new Words();
  private readonly microdata = new Microdata();
  private readonly elements = new OpenElements<Element | null>((_name, state) => {
    if (state !== null) this.ended(state);
  });
  /** The outermost unseen element that is open, and how often it is open inside itself. */
  private unseen: { readonly name: string; depth: number; readonly said: string[] | null } | null =
    null;
  /** How many absent parts of the page are open. */
  private absent = 0;
  /** Counts what no part of the site around a film has inside. */
  private kept = 0;
  /** Where a cell beside another one began that has no words yet. */
  private emptyCell: number | null = null;

  get things(): readonly Thing[] {
    return this.microdata.things;
  }

  open(name: string, attributes: Attributes): void {
    if (this.unseen !== null) {
      if (this.unseen.name === name) this.unseen.depth += 1;
      return;
    }
    if (UNSEEN.has(name)) {
      this.unseen = { name, depth: 1, said: isSaid(name, attributes) ? [] : null };
      return;
    }
    if (name === 'meta' || name === 'link') this.readHead(name, attributes);
    this.elements.prepare(name);
    const into = this.into();
    const mark = into.mark();
    const before = {
      kept: this.kept,
      headings: this.headings.length,
      anchors: this.anchors.length,
    };
    this.arrange(name, attributes, into);
    if (this.elements.isFull) return;
    const part = furniture(name, attributes);
    if (part === 'absent') this.absent += 1;
    const target = this.into();
    const data = this.microdata.begin(name, attributes, target, this.absent === 0);
    const level = /^h[1-3]$/u.test(name) && this.absent === 0 ? Number(name.charAt(1)) : 0;
    if (data !== null || level === 1) this.kept += 1;
    const address = name === 'a' ? (attributes.get('href') ?? null) : null;
    const row = name === 'tr' ? { start: into.length, cells: 0, cellStart: 0, value: null } : null;
    const isPlain =
      part === null && data === null && level === 0 && address === null && row === null;
    this.elements.open(name, isPlain ? null : { part, data, mark, before, level, address, row });
  }

  close(name: string): void {
    if (this.unseen !== null) {
      if (this.unseen.name !== name) return;
      this.unseen.depth -= 1;
      if (this.unseen.depth === 0) this.endUnseen();
      return;
    }
    this.elements.close(name);
    if (CELL_ENDS.has(name)) this.emptyCell = null;
    this.breakAround(name, this.into());
  }

  text(text: string): void {
    if (this.unseen === null) this.into().add(text);
    else this.unseen.said?.push(text);
  }

  comment(text: string): void {
    const saved = /^ saved from url=\(\d+\)(\S{1,2000})/u.exec(text.slice(0, 2100));
    if (this.savedFrom === '') this.savedFrom = saved?.[1] ?? '';
  }

  end(): void {
    if (this.unseen !== null) this.endUnseen();
    this.elements.closeAll();
  }

  private into(): Words {
    return this.absent > 0 ? this.hidden : this.words;
  }

  private endUnseen(): void {
    const { name = '', said = null } = this.unseen ?? {};
    this.unseen = null;
    if (said === null) return;
    if (name === 'script') this.scripts.push(said.join(''));
    else if (this.title === '') this.title = said.join('');
  }

  private ended({ part, data, mark, before, level, address }: Element): void {
    const into = this.into();
    if (data !== null) this.microdata.end(data);
    if (part === 'absent') this.absent -= 1;
    const isShort = into.length - mark.length <= MAX_NOTE;
    const isHeading = level > 0 && into.length - mark.length <= MAX_HEADING;
    if (isHeading && this.headings.length < MOST_HEADINGS) {
      this.headings.push({ level, start: mark.length, end: into.length });
    }
    if (address !== null && this.absent === 0 && this.anchors.length < MOST_ANCHORS) {
      this.anchors.push({ address, words: isShort ? into.since(mark) : '' });
    }
    const isDropped =
      (part === 'furniture' && this.kept === before.kept) ||
      (part === 'note' && isShort && isNote(into.since(mark)));
    if (!isDropped || into !== this.words) return;
    into.returnTo(mark);
    this.headings.length = Math.min(this.headings.length, before.headings);
    this.anchors.length = Math.min(this.anchors.length, before.anchors);
  }

  /** What the start of an element puts between the words around it. */
  private arrange(name: string, attributes: Attributes, into: Words): void {
    if (name === 'br') this.breakLine(into);
    else if (name === 'td' || name === 'th') this.startCell(into);
    else if (name === 'li') {
      into.separate('\n');
      into.write('• ');
    } else if (name === 'img') this.showPoster(attributes, into);
    else this.breakAround(name, into);
  }

  /** A cell stands beside the one before, whatever blocks they are made of, as long as that was one line. */
  private startCell(into: Words): void {
    const row = this.elements.within(['tr'])?.row ?? null;
    const isBeside = row !== null && row.cells > 0 && into.length > row.start;
    if (isBeside && into.lineStart <= row.cellStart) into.separateOnlyBy('\t');
    else into.separate('\t');
    this.emptyCell = isBeside ? into.length : null;
    if (row === null) return;
    row.cells += 1;
    if (row.cells === 2 && isBeside) row.value = into.mark();
    // Behind the gap that is still to come.
    row.cellStart = into.length + 2;
  }

  /** A cell of several lines stands below its label, not beside it. */
  private breakLine(into: Words): void {
    into.separate('\n');
    const row = this.elements.within(['tr'])?.row ?? null;
    if (row?.cells === 2 && row.value !== null) into.breakTab(row.value);
  }

  private showPoster(attributes: Attributes, into: Words): void {
    const source = attributes.get('src') ?? '';
    const file = pictureName(source);
    const named = [source, attributes.get('alt') ?? '', attributes.get('class') ?? ''];
    if (file === null || !namesPoster(named)) return;
    into.separate('\n');
    into.write(`• ${file}`);
    into.separate('\n');
  }

  private breakAround(name: string, into: Words): void {
    const isParagraph = PARAGRAPHS.has(name);
    if (!isParagraph && !LINES.has(name)) return;
    const isInCell = this.emptyCell === into.length && name !== 'table' && name !== 'tr';
    if (!isInCell) into.separate(isParagraph ? '\n\n' : '\n');
  }

  private readHead(name: string, attributes: Attributes): void {
    if (name === 'link') {
      const isCanonical = attributes.get('rel')?.toLowerCase() === 'canonical';
      if (isCanonical && this.canonical === '') this.canonical = attributes.get('href') ?? '';
      return;
    }
    const key = (attributes.get('property') ?? attributes.get('name') ?? '').toLowerCase();
    const content = attributes.get('content') ?? '';
    if (!/^(?:og|video):/u.test(key) || content === '') return;
    const known = this.meta.get(key);
    if (known !== undefined && known.length < MOST_META) known.push(content);
    else if (known === undefined && this.meta.size < MOST_META) this.meta.set(key, [content]);
  }
}

/** Whether the content of an unseen element is needed all the same. */
function isSaid(name: string, attributes: Attributes): boolean {
  return name === 'title' || (name === 'script' && /ld\+json/iu.test(attributes.get('type') ?? ''));
}
