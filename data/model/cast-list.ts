import { isCharacterHeading, isHeading, isOthers, looksLikeName, rolesOf } from './cast-words.ts';
import type { Role } from './film.ts';

/*
 * A cast list as people copy it from anywhere: "Name ... Role", "Name als Rolle", "Name (Role)", "Regie: Name, Name".
 * Nothing is invented, and a line that is not understood is a name.
 */

/** A line of the credits as it is typed; what is not said is empty. */
export interface CastRow {
  readonly role: Role;
  readonly person: string;
  readonly character: string;
  readonly job: string;
}

/** Two sides of a line, trimmed, and what stood between them. */
interface Sides {
  readonly left: string;
  readonly right: string;
  readonly by: 'column' | 'colon' | 'words' | 'brackets';
}

/** A longer line is prose. */
const MAX_LINE = 400;
const BULLET = /^(?:[•·▪▫◦‣○●■□►*]+|[-–—](?=\s)|\(?\d{1,3}[.)](?=\s))\s*/u;
/** Tabs, leaders of dots, or the spaces of a column. */
const COLUMN = /\t|\.{2,}|…|(?:\s\.){3,}|\s{3,}/u;
const LEADING_DOTS = /^[\s.…]+/u;
const CHARACTER_WORD = /\s(?:als|as)\s/u;
const CREDITED_AS = /^(?:als|as)\s+/u;
const DASH = /\s[-–—]\s/u;
const COLON = /:\s/u;
/** Without a space after it; one inside a time of day or an address is none. */
const TIGHT_COLON = /:(?![/\d])/u;
const OTHERS_AT_END = /\s(?:u\.\s?a\.|u\.\s?v\.\s?a\.|et al\.)$/u;
const SUFFIX = /^(?:jr|sr|ii|iii|iv|m\.?d|ph\.?d)\.?$/iu;

/**
 * The rows of a pasted list, in its order. Lines are read without others, but for labels that stand alone over several
 * lines, and for "Ivan Danko: Arnold Schwarzenegger", where the other lines say on which side the names are.
 */
export function readCastList(text: string): readonly CastRow[] {
  const lines = text.split(/\r\n?|\n/u).map(withoutBullet);
  const isNameRight = hasNamesOnTheRight(lines);
  const rows: CastRow[] = [];
  let role: Role = 'actor';
  let isReversed = false;
  for (const line of lines) {
    const alone = withoutColon(line);
    if (line === '') continue;
    const headed = rolesOf(alone);
    if (headed !== null || isHeading(alone)) {
      role = headed?.[0] ?? 'actor';
      continue;
    }
    const sides = sidesOf(line);
    const columns = sides === null ? null : columnsOf(sides);
    if (columns !== null) {
      isReversed = columns === 'reversed';
      continue;
    }
    const reversed = sides !== null && (sides.by === 'colon' ? isNameRight(sides) : isReversed);
    rows.push(...rowsOf(line, sides, role, reversed));
  }
  return rows;
}

function rowsOf(line: string, sides: Sides | null, role: Role, reversed: boolean): CastRow[] {
  const labelled = sides === null || sides.by === 'brackets' ? null : labelledRows(sides);
  if (labelled !== null) return labelled;
  const isWhole = sides?.by === 'column' || line.length > MAX_LINE;
  const several = isWhole ? [line] : people(line);
  if (several.length > 1 && isListOfPeople(line, several)) {
    return several.map((part) => personRow(part, role));
  }
  if (sides === null) return [row(role, line)];
  return [
    reversed ? playing(role, sides.right, sides.left) : playing(role, sides.left, sides.right),
  ];
}

/** "Regie: Walter Hill", "Walter Hill ... Regie"; `null` where neither side is a label. */
function labelledRows({ left, right, by }: Sides): CastRow[] | null {
  const before = rolesOf(withoutColon(left));
  if (before !== null) {
    const job = withoutColon(left);
    return before.flatMap((role) =>
      people(right).map((part) => ({ ...personRow(part, role), job: role === 'other' ? job : '' })),
    );
  }
  const after = by === 'column' ? rolesOf(withoutBrackets(right)) : null;
  if (after === null) return null;
  const job = withoutBrackets(right);
  return after.map((role) => ({ ...row(role, left), job: role === 'other' ? job : '' }));
}

/** Who plays somebody acts, whatever heading the line stands under. */
function playing(role: Role, person: string, character: string): CastRow {
  const acting = role === 'voice' ? 'voice' : 'actor';
  const name = trailingBrackets(person);
  // "(als Nancy Loomis)" is the name a person was credited under.
  const credited = name !== null && CREDITED_AS.test(name.inner);
  return row(acting, credited ? name.before : person, character);
}

/** One of several people in a line: a name, perhaps with its character. */
function personRow(part: string, role: Role): CastRow {
  const sides = bracketSides(part) ?? cut(part, CHARACTER_WORD, 'words');
  return sides === null ? row(role, part) : { ...row(role, sides.left), character: sides.right };
}

function row(role: Role, person: string, character = ''): CastRow {
  return { role, person, character, job: '' };
}

function withoutBullet(line: string): string {
  if (line.length > MAX_LINE) return line.trim();
  const bare = line.trim();
  return bare.replace(BULLET, '') || bare;
}

const withoutColon = (text: string) => (text.endsWith(':') ? text.slice(0, -1).trimEnd() : text);
const withoutBrackets = (text: string) =>
  text.startsWith('(') && text.endsWith(')') ? text.slice(1, -1).trim() : text;

function sidesOf(line: string): Sides | null {
  if (line.length > MAX_LINE) return null;
  const column = cut(line, COLUMN, 'column');
  if (column !== null) return column;
  const colon = cut(line, COLON, 'colon') ?? cut(line, TIGHT_COLON, 'colon');
  if (colon !== null && rolesOf(colon.left) !== null) return colon;
  return (
    cut(line, CHARACTER_WORD, 'words') ?? colon ?? cut(line, DASH, 'words') ?? bracketSides(line)
  );
}

/** Cuts at the first sign outside brackets that has text on either side. */
function cut(line: string, sign: RegExp, by: Sides['by']): Sides | null {
  const found = sign.exec(line);
  if (found === null) return null;
  const before = line.slice(0, found.index);
  if (before.split('(').length > before.split(')').length) return null;
  const after = line.slice(found.index + found[0].length);
  const left = before.trim();
  const right = (by === 'column' ? after.replace(LEADING_DOTS, '') : after).trim();
  return left === '' || right === '' ? null : { left, right, by };
}

function bracketSides(line: string): Sides | null {
  const brackets = trailingBrackets(line);
  if (brackets === null) return null;
  const right = brackets.inner.replace(CREDITED_AS, '').trim();
  return right === '' ? null : { left: brackets.before, right, by: 'brackets' };
}

function trailingBrackets(
  text: string,
): { readonly before: string; readonly inner: string } | null {
  if (!text.endsWith(')')) return null;
  const opening = text.lastIndexOf('(');
  const before = text.slice(0, Math.max(0, opening)).trim();
  const inner = text.slice(opening + 1, -1).trim();
  return before === '' || inner === '' ? null : { before, inner };
}

/** The headings of two columns, and which of them has the names; `null` for a line of a person. */
function columnsOf({ left, right }: Sides): 'plain' | 'reversed' | null {
  if (isCharacterHeading(left) && rolesOf(right) !== null) return 'reversed';
  return rolesOf(left) !== null && isCharacterHeading(right) ? 'plain' : null;
}

/** Tells of a line with a colon in it whether the name comes last; where the line itself does not say, most others do. */
function hasNamesOnTheRight(lines: readonly string[]): (sides: Sides) => boolean {
  let balance = 0;
  for (const line of lines) {
    const sides = sidesOf(line);
    if (sides?.by === 'colon' && rolesOf(sides.left) === null) balance += namesRight(sides);
  }
  return (sides) => (namesRight(sides) || balance) > 0;
}

const namesRight = ({ left, right }: Sides): number =>
  Number(looksLikeName(right)) - Number(looksLikeName(left));

/** The parts of a list of people: cut at commas and the like, but not inside brackets. */
function people(list: string): string[] {
  const text = list.replace(OTHERS_AT_END, '');
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const piece of text.split(/([(),;|·/]|\s(?:&|und|and|sowie)\s)/u)) {
    if (piece === '(') depth += 1;
    else if (piece === ')') depth = Math.max(0, depth - 1);
    const ends = depth === 0 && /^(?:[,;|·/]|\s(?:&|und|and|sowie)\s)$/u.test(piece);
    if (!ends) part += piece;
    else {
      parts.push(part);
      part = '';
    }
  }
  return withSuffixes(text, [...parts, part]);
}

/** "Robert Downey, Jr." is one name; parts that say nothing are left out. */
function withSuffixes(text: string, parts: readonly string[]): string[] {
  const names: string[] = [];
  let at = 0;
  for (const raw of parts) {
    const start = text.indexOf(raw, at);
    at = start + raw.length;
    const part = raw.trim();
    const last = names.at(-1);
    if (last !== undefined && SUFFIX.test(part)) {
      names[names.length - 1] = text.slice(text.lastIndexOf(last, start), at).trim();
    } else if (part !== '' && !isOthers(part)) names.push(part);
  }
  return names;
}

/** A single comma may as well stand inside of what is said of one person. */
function isListOfPeople(line: string, parts: readonly string[]): boolean {
  const rows = parts.map((part) => personRow(part, 'actor'));
  const known = rows.every(({ person }) => looksLikeName(person));
  const withCharacters = rows.every(({ character }) => character !== '');
  return known && (withCharacters || parts.length > 2 || !line.includes(','));
}
