import { abbreviation } from './abbreviation.ts';
import type { LabelledField, Meaning } from './label-table.ts';
import { findCertification, findDate, findRuntime, findYear, listParts } from './fields.ts';
import { isCountry } from './country-words.ts';
import { isGenre } from './genre-words.ts';
import { MAX_LABEL } from './labels.ts';
import { type Line, piece, type Piece } from './lines.ts';
import type { Mark } from './marks.ts';
import { isName, startsWithNames } from './names.ts';
import type { Reading } from './page.ts';
import { CONNECTIVES, PREPOSITIONS } from './phrases.ts';
import { mayStartLike } from './word-starts.ts';

/* "Regie Fritz Lang", "Von Ron Howard", "R: Wim Wenders": a label for which only the lines around it speak. */

type Label = Extract<Mark, { kind: 'label' }>;

const MAX_LINE = 300;
const MAX_WORDS = 5;

/** The line as a label and its value, to be believed only among others of the kind; `null` where it cannot be one. */
export function spacedLabel(page: Reading, line: Line): Label | null {
  if (line.end - line.start > MAX_LINE) return null;
  const head = page.source.slice(line.start, Math.min(line.end, line.start + MAX_LABEL));
  if (!mayStart(page, head)) return null;
  for (const { 0: mark, index } of [...head.matchAll(/:\s?|\s/gu)].slice(0, MAX_WORDS).reverse()) {
    const words = head.slice(0, index);
    const meanings = mark.startsWith(':') ? withColon(page, words) : spaced(page, words);
    if (meanings === null) continue;
    const value = piece(page.source, line.start + index + mark.length, line.end);
    if (value.text === '' || !meanings.some((meaning) => fits(page.source, meaning, value)))
      continue;
    const label = { start: line.start, end: line.start + index };
    const certain =
      (mark.startsWith(':') && !isAbbreviation(words)) ||
      meanings.every((meaning) => isClear(page.source, meaning, value));
    return { kind: 'label', line, meanings, label, value, clear: certain, certain };
  }
  return null;
}

/** So many small words in a row make a sentence. */
export const isSentence = (text: string) => /(?:\s\p{Ll}{2,}){4}/u.test(text);

const SHORT = /^\p{L}{1,8}(?:\/\p{L}{1,8})*[.:]/u;
const mayBePreposition = mayStartLike(PREPOSITIONS.keys());

/** Whether a label without a sign may start here: a quick no. */
export const mayStart = (page: Reading, head: string) =>
  page.mayStartLabel(head) || (mayBePreposition(head) && !isSentence(head)) || SHORT.test(head);

/** "R: …", "With: …" */
function withColon(page: Reading, words: string): readonly Meaning[] | null {
  const preposition = PREPOSITIONS.get(words.toLowerCase());
  return preposition === undefined ? abbreviation(page, words) : [preposition];
}

function spaced(page: Reading, words: string): readonly Meaning[] | null {
  if (words.endsWith('.') && words.length > 2) {
    const meanings = abbreviation(page, words);
    if (meanings !== null) return meanings;
  }
  if (!/^[\p{Lu}\p{N}]/u.test(words)) return null;
  const preposition = PREPOSITIONS.get(words.toLowerCase());
  if (preposition !== undefined) return [preposition];
  const meanings = page.meaningsOf(words) ?? page.meaningsOf(words.replace(CONNECTIVES, ''));
  return meanings?.[0]?.kind === 'section' ? null : meanings;
}

function fits(source: string, meaning: Meaning, value: Piece): boolean {
  if (meaning.kind === 'role') return isName(value.text) || startsWithNames(source, value);
  if (meaning.kind !== 'field')
    return meaning.kind === 'unused' && /^[\p{Lu}\d"„]/u.test(value.text);
  return fieldFits(source, meaning.field, value);
}

function fieldFits(source: string, field: LabelledField, value: Piece): boolean {
  switch (field) {
    case 'year':
      return findYear(source, value) !== null;
    case 'runtime':
      return findRuntime(source, value) !== null;
    case 'releaseDate':
      return (findDate(source, value) ?? findYear(source, value)) !== null;
    case 'certification':
      return findCertification(source, value) !== null;
    case 'countries':
      return listParts(source, value).some(({ text }) => isCountry(text));
    case 'genres':
      return listParts(source, value).some(({ text }) => isGenre(text));
    default:
      return value.text.length <= 120 && /^[\p{Lu}\p{N}"„«(]/u.test(value.text);
  }
}

const isAbbreviation = (words: string) => !PREPOSITIONS.has(words.toLowerCase());

/** "Kinostart 18. Januar 2007": a value that is of the label's form from end to end leaves no doubt. */
function isClear(source: string, meaning: Meaning, value: Piece): boolean {
  if (meaning.kind !== 'field' || value.text.length > MAX_LABEL) return false;
  const found =
    meaning.field === 'releaseDate'
      ? findDate(source, value)
      : meaning.field === 'runtime' && !/^\d+$/u.test(value.text)
        ? findRuntime(source, value)
        : null;
  return found !== null && found.at.end - found.at.start >= value.text.length - 8;
}
