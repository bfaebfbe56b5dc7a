import type { Role } from '../model/film.ts';
import { folded } from './folded.ts';
import type { Statement } from './cuts.ts';
import { piece, type Piece } from './lines.ts';
import type { Mark } from './marks.ts';
import type { Reading } from './page.ts';
import { CHARACTER_COLUMNS } from './phrases.ts';

/* Tables of the cast with a head: "Rolle | Darsteller | Synchronstimme". */

type Column =
  | { readonly kind: 'role'; readonly role: Role; readonly head: Piece }
  | { readonly kind: 'character' | 'other' };

const MAX_HEAD = 160;

/** What the columns of a table are, when a line is the head of a table of the cast. */
export function columnsOf(page: Reading, line: Statement): readonly Column[] | null {
  if (line.text.length > MAX_HEAD || !/[\t|]/u.test(line.text)) return null;
  const columns = cells(page.source, line).map((head): Column => {
    if (CHARACTER_COLUMNS.has(folded(head.text))) return { kind: 'character' };
    const [meaning] = page.meaningsOf(head.text) ?? [];
    return meaning?.kind === 'role'
      ? { kind: 'role', role: meaning.role, head }
      : { kind: 'other' };
  });
  const people = columns.filter(({ kind }) => kind === 'role');
  const complete = people.length > 0 && columns.some(({ kind }) => kind === 'character');
  return complete && columns.length >= 2 ? columns : null;
}

/** A row of such a table: a label and a value for everyone in it; `null` where the table has ended. */
export function rowMarks(
  page: Reading,
  columns: readonly Column[],
  line: Statement,
): readonly Mark[] | null {
  if (line.gap > 0 || !/[\t|]/u.test(page.source.slice(line.start, line.end + 1))) return null;
  const row = cells(page.source, line);
  if (row.length < 2) return null;
  const character = row[columns.findIndex(({ kind }) => kind === 'character')];
  return columns.flatMap((column, at): readonly Mark[] => {
    const person = row[at];
    if (column.kind !== 'role' || person === undefined || !/\p{L}/u.test(person.text)) return [];
    const meanings = [{ kind: 'role', role: column.role }] as const;
    const value =
      character === undefined || character.text === '' ? person : { ...person, character };
    return [
      { kind: 'label', line, meanings, label: column.head, value, clear: true, certain: true },
    ];
  });
}

/** The cells of a row, empty ones included, without the bars around it. */
function cells(source: string, line: Piece): readonly Piece[] {
  const parts: Piece[] = [];
  let start = line.start;
  for (let at = line.start; at <= line.end; at += 1) {
    const sign = source.charAt(at);
    if (at < line.end && sign !== '\t' && sign !== '|') continue;
    parts.push(piece(source, start, at));
    start = at + 1;
  }
  const framed = source.charAt(line.start) === '|';
  return framed ? parts.slice(1) : parts;
}
