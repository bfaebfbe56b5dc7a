/* Which elements are open, as a browser sees it: many need no end tag, and end tags come in any order. */

const VOID = new Set(
  'area base br col embed frame hr img input link meta param source track wbr'.split(' '),
);
const BLOCKS =
  'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr main menu nav ol p pre section summary table ul'.split(
    ' ',
  );
const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
/** Which open elements end where another one starts. */
const ENDS = new Map<string, ReadonlySet<string>>([
  ...BLOCKS.map((name) => [name, new Set(['p'])] as const),
  ...HEADINGS.map((name) => [name, new Set(['p', ...HEADINGS])] as const),
  ['li', new Set(['li', 'p'])],
  ['dt', new Set(['dt', 'dd', 'p'])],
  ['dd', new Set(['dt', 'dd', 'p'])],
  ['td', new Set(['td', 'th', 'p'])],
  ['th', new Set(['td', 'th', 'p'])],
  ['tr', new Set(['td', 'th', 'tr', 'p'])],
  ...['tbody', 'thead', 'tfoot'].map(
    (name) => [name, new Set(['td', 'th', 'tr', 'tbody', 'thead', 'tfoot', 'p'])] as const,
  ),
]);
/** Elements that no missing end tag reaches out of, and no end tag of what stands around a word. */
const STRUCTURE = new Set([...BLOCKS.filter((name) => name !== 'p'), 'body', 'html', 'button']);
const LARGE = new Set([...STRUCTURE, 'p', 'li', 'dt', 'dd', 'td', 'th', 'tr', 'tbody', 'template']);
/** How far up an element is looked for that was not ended properly. */
const REACH = 50;
const DEEPEST = 2_000;

interface Open<T> {
  readonly name: string;
  readonly state: T;
}

/** `T` is what is remembered of an open element; `ended` hears of every end, also of one that no tag said. */
export class OpenElements<T> {
  private readonly stack: Open<T>[] = [];
  private readonly counts = new Map<string, number>();
  private readonly ended: (name: string, state: T) => void;

  constructor(ended: (name: string, state: T) => void) {
    this.ended = ended;
  }

  /** The state of the innermost open element of one of these names that no table or block comes before. */
  within(names: readonly string[]): T | null {
    for (let depth = 1; depth <= REACH; depth += 1) {
      const entry = this.stack.at(-depth);
      if (entry === undefined) return null;
      if (names.includes(entry.name)) return entry.state;
      if (STRUCTURE.has(entry.name)) return null;
    }
    return null;
  }

  /** Ends what the start of such an element ends. To be called before `open`. */
  prepare(name: string): void {
    const ends = ENDS.get(name);
    if (ends === undefined) return;
    for (let depth = 1; depth <= REACH && depth <= this.stack.length; depth += 1) {
      const entry = this.stack.at(-depth);
      if (entry === undefined) return;
      if (ends.has(entry.name)) {
        this.endDownTo(this.stack.length - depth);
        depth = 0;
      } else if (STRUCTURE.has(entry.name)) return;
    }
  }

  /** Whether nothing more can be opened: what is nested that deep is read as if it stood here. */
  get isFull(): boolean {
    return this.stack.length >= DEEPEST;
  }

  open(name: string, state: T): void {
    if (VOID.has(name)) return this.ended(name, state);
    this.stack.push({ name, state });
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }

  close(name: string): void {
    if ((this.counts.get(name) ?? 0) === 0) return;
    const isLarge = LARGE.has(name);
    const last = this.stack.length - 1;
    for (let index = last; index >= 0; index -= 1) {
      const open = this.stack[index]?.name ?? '';
      if (open === name) return this.endDownTo(index);
      if (!isLarge && (LARGE.has(open) || last - index > REACH)) return;
    }
  }

  closeAll(): void {
    this.endDownTo(0);
  }

  private endDownTo(index: number): void {
    while (this.stack.length > index) {
      const entry = this.stack.pop();
      if (entry === undefined) return;
      this.counts.set(entry.name, (this.counts.get(entry.name) ?? 1) - 1);
      this.ended(entry.name, entry.state);
    }
  }
}
