/* The words of a page in the order of reading, with the gaps between them. */

/** What stands between two words, from weak to strong; the strongest of several wins. */
const GAPS = ['', ' ', '\t', '\n', '\n\n'] as const;
export type Gap = (typeof GAPS)[number];
/** HTML's white space; a no-break space is a character like any other. */
const SPACES = /[ \t\n\f\r]+/u;

/** A place to return to. */
export interface Mark {
  readonly count: number;
  readonly length: number;
  readonly gap: Gap;
}

export class Words {
  private readonly written: string[] = [];
  private gap: Gap = '';
  /** Where the next word will stand at the earliest. */
  length = 0;
  /** Where the last line began. */
  lineStart = 0;

  separate(gap: Gap): void {
    if (GAPS.indexOf(gap) > GAPS.indexOf(this.gap)) this.gap = gap;
  }

  /** As `separate`, and weaker than what else was asked for. */
  separateOnlyBy(gap: Gap): void {
    this.gap = gap;
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
    if (this.written.length > 0) {
      this.written.push(this.gap);
      this.length += this.gap.length;
      if (this.gap.startsWith('\n')) this.lineStart = this.length;
    }
    this.written.push(text);
    this.length += text.length;
    this.gap = '';
  }

  /** Makes a tab that was written after a mark a line break. */
  breakTab({ count }: Mark): void {
    if (this.written[count] === '\t') this.written[count] = '\n';
  }

  mark(): Mark {
    return { count: this.written.length, length: this.length, gap: this.gap };
  }

  /** Takes back everything that was written since. */
  returnTo({ count, length, gap }: Mark): void {
    this.written.length = count;
    this.length = length;
    this.lineStart = Math.min(this.lineStart, length);
    this.gap = gap;
  }

  since({ count }: Mark): string {
    return this.written.slice(count).join('').trim();
  }

  text(): string {
    return this.written.join('');
  }
}

/** The plain words of a value that may have markup in it, in one line, paragraphs set apart by an empty one. */
export function inLines(text: string): string {
  return text
    .split(/\n[ \t\r]*\n/u)
    .map((paragraph) => paragraph.split(/\s+/u).filter(Boolean).join(' '))
    .filter(Boolean)
    .join('\n\n');
}
