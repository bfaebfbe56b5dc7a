/* Titles set in lines for the drawn posters, by estimated widths: nothing here can measure a font. */

export type Face = 'title' | 'credit';

/** Advance widths in em, by characters; a character belongs to the first row that lists it. */
type Widths = readonly (readonly [width: number, characters: string])[];

/** Fraunces at weight 600. */
const TITLE_WIDTHS: Widths = [
  [0.25, ` '’.,:;·`],
  [0.34, 'ijlI!ft()-'],
  [0.5, `1rszJ/“„"`],
  [0.58, 'acevxyg357?–'],
  [0.64, 'bdhknopquFLSZ24689ß'],
  [0.75, 'BCEPRTVXY0'],
  [0.84, 'AwDOQUGNK—H&'],
  [0.97, 'mM…'],
  [1.07, 'W'],
];

/** Inter at weight 600. */
const CREDIT_WIDTHS: Widths = [
  [0.3, ` '’.,:;·!ijlI`],
  [0.48, `-()/1ft"“„r–`],
  [0.62, 'abcdeghknopqsuvxyzLFJE?257'],
  [0.68, 'gßPRSZBT&034689'],
  [0.78, 'KYDXAVCUGHNOQ'],
  [1.03, 'wmM…—W'],
];

const WIDTHS: Readonly<Record<Face, ReadonlyMap<string, number>>> = {
  title: tabulate(TITLE_WIDTHS),
  credit: tabulate(CREDIT_WIDTHS),
};

const SPACE = 0.3;
const EMOJI = 1.35;
const SQUARE = 1.05;
/** Letters of other scripts; few are wider. */
const OTHER = 0.9;

/** Latin letters, digits and the usual punctuation, each a character of its own. */
const PLAIN = /^[ -~\u00a0-\u024f\u2013-\u201e\u2026]*$/;
const MARKS = /[\p{M}\p{Cf}]/gu;
const PICTOGRAPH = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60]/u;
const HYPHENATED = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]$/u;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu;

/** Where a line may end inside a word: behind a hyphen or slash, between Chinese or Japanese characters. */
const INNER_BREAKS =
  /(?<=[-–—/])(?=[\p{L}\p{N}])|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー、。！？」])(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/u;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** What a title may be long before the rest cannot be seen anyway, UTF-16 units. */
const LONGEST = 300;

/** Font sizes from large to small, and in how many lines a title may stand at each. */
const SIZES = [
  { size: 31, lines: 2 },
  { size: 26, lines: 3 },
  { size: 22, lines: 4 },
  { size: 19, lines: 5 },
] as const;

export interface TitleLines {
  readonly lines: readonly string[];
  /** Font size in the poster's units. */
  readonly size: number;
}

/** The width of a text in em, estimated rather too wide than too narrow. */
export function estimateWidth(text: string, face: Face): number {
  const widths = WIDTHS[face];
  let width = 0;
  for (const character of charactersOf(text)) width += characterWidth(character, widths);
  return width;
}

/** The title as large as it fits into `width`; words are broken and the end left out only at the smallest size. */
export function setTitle(title: string, width: number): TitleLines {
  const pieces = piecesOf(title, 'title');
  const widest = Math.max(0, ...pieces.map((piece) => piece.width));
  for (const { size, lines: most } of SIZES) {
    const room = width / size;
    if (widest > room) continue;
    const lines = fill(pieces, room);
    if (lines.length <= most) return { lines: lines.map(textOf), size };
  }
  const { size, lines: most } = SIZES[SIZES.length - 1] as (typeof SIZES)[number];
  const room = width / size;
  const lines = fill(breakLongPieces(pieces, room), room).map(textOf);
  return { lines: cutLines(lines, most, room), size };
}

/** Director and year in capitals, in at most two lines of `room` em. The year is always there. */
export function setCredit(
  director: string | null,
  year: number | null,
  room: number,
  spacing: number,
): readonly string[] {
  const names = piecesOf((director ?? '').toUpperCase(), 'credit', spacing);
  const end: Piece[] =
    year === null
      ? []
      : [piece(names.length === 0 ? `${year}` : `·\u00a0${year}`, true, 'credit', spacing)];
  for (let kept = names.length; kept > 0; kept -= 1) {
    const shown = [...names.slice(0, kept)];
    const last = shown.pop();
    if (last !== undefined && kept < names.length) {
      const cut = `${last.text.replace(/[,;·-]+$/, '')} …`;
      shown.push(piece(cut, last.space, 'credit', spacing));
    } else if (last !== undefined) shown.push(last);
    const lines = fill([...shown, ...end], room, spacing);
    if (lines.length <= 2 && lines.every((line) => line.width <= room)) {
      return lines.map((line) => withoutDot(textOf(line)));
    }
  }
  return end.map((each) => withoutDot(each.text));
}

export function isRightToLeft(title: string): boolean {
  return RIGHT_TO_LEFT.test(/\p{L}/u.exec(title)?.[0] ?? '');
}

/** What is not parted at the end of a line; widths in em. */
interface Piece {
  readonly text: string;
  /** A space stands before it unless it begins a line. */
  readonly space: boolean;
  readonly width: number;
}

interface Line {
  readonly pieces: Piece[];
  width: number;
}

function piece(text: string, space: boolean, face: Face, spacing = 0): Piece {
  return { text, space, width: estimateWidth(text, face) + text.length * spacing };
}

function piecesOf(text: string, face: Face, spacing = 0): Piece[] {
  return text
    .slice(0, LONGEST)
    .replace(CONTROLS, ' ')
    .replace(/\p{Surrogate}/gu, '')
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
    .flatMap((word) =>
      word.split(INNER_BREAKS).map((part, index) => piece(part, index === 0, face, spacing)),
    );
}

function fill(pieces: readonly Piece[], room: number, spacing = 0): Line[] {
  const lines: Line[] = [];
  for (const each of pieces) {
    const line = lines.at(-1);
    const width = each.width + (each.space ? SPACE + spacing : 0);
    if (line !== undefined && line.width + width <= room) {
      line.pieces.push(each);
      line.width += width;
    } else lines.push({ pieces: [each], width: each.width });
  }
  return lines;
}

function textOf({ pieces }: Line): string {
  return pieces.map(({ text, space }, index) => (space && index > 0 ? ` ${text}` : text)).join('');
}

/** Parts of a word too long for a line, of about one length, so that no single letter is left over. */
function breakLongPieces(pieces: readonly Piece[], room: number): Piece[] {
  return pieces.flatMap((long) => {
    if (long.width <= room) return [long];
    const usable = room - estimateWidth('-', 'title') - EMOJI;
    const target = Math.min(long.width / Math.ceil(long.width / usable) + EMOJI / 2, room);
    return breakAt(long.text, target).map((text, index) =>
      piece(text, long.space && index === 0, 'title'),
    );
  });
}

function breakAt(word: string, room: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of charactersOf(word)) {
    const hyphen = HYPHENATED.test(part) && HYPHENATED.test(character) ? '-' : '';
    if (part !== '' && estimateWidth(`${part}${character}-`, 'title') > room) {
      parts.push(part + hyphen);
      part = character;
    } else part += character;
  }
  return [...parts, part];
}

function cutLines(lines: readonly string[], most: number, room: number): readonly string[] {
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  const last = [...charactersOf(kept.pop() ?? '')];
  while (last.length > 1 && estimateWidth(`${last.join('')}…`, 'title') > room) last.pop();
  return [...kept, `${last.join('').replace(/[\s-]+$/, '')}…`];
}

/** The dot between director and year has nothing to part when the year begins a line. */
function withoutDot(line: string): string {
  return line.replace(/^·\s/, '');
}

/** What a reader takes for one character. Asking the segmenter is slow, and plain letters need no asking. */
function charactersOf(text: string): Iterable<string> {
  if (PLAIN.test(text)) return text;
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

function characterWidth(character: string, widths: ReadonlyMap<string, number>): number {
  const known = widths.get(character);
  if (known !== undefined) return known;
  if (PICTOGRAPH.test(character)) return EMOJI;
  let width = 0;
  for (const part of character.normalize('NFD').replace(MARKS, '')) {
    width += widths.get(part) ?? (WIDE.test(part) ? SQUARE : OTHER);
  }
  return width;
}

function tabulate(rows: Widths): ReadonlyMap<string, number> {
  const table = new Map<string, number>();
  for (const [width, characters] of rows) {
    for (const character of characters) if (!table.has(character)) table.set(character, width);
  }
  return table;
}
