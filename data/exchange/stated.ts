import { isCountry, isCountryCode } from './country-words.ts';
import {
  findCertification,
  findDate,
  findKnownCertification,
  findRuntime,
  findYear,
  type Found,
  listParts,
} from './fields.ts';
import { isGenre } from './genre-words.ts';
import type { LabelledField } from './label-table.ts';
import { piece, type Piece } from './lines.ts';
import type { Reading } from './page.ts';
import { TECHNICAL } from './phrases.ts';

/* What a few words state by their form alone: a runtime, a country with its year, genres. */

/** What one stretch of a line states; `values` are those of a list, or the one value of any other field. */
export interface Fact {
  readonly field: LabelledField;
  readonly values: readonly Piece[];
  /** Whether a label says so as well. */
  readonly labelled?: true;
}

/** A stretch cut at a separator, without the empty parts. */
export function segments(source: string, line: Piece, separator: RegExp): readonly Piece[] {
  const text = source.slice(line.start, line.end);
  const parts: Piece[] = [];
  let start = 0;
  for (const { 0: mark, index } of [...text.matchAll(separator), { 0: '', index: text.length }]) {
    const part = piece(source, line.start + start, line.start + index);
    start = index + mark.length;
    if (part.text !== '') parts.push(part);
  }
  return parts;
}

/** "Kinostart: 8.3.2001", "FSK 12", "Laufzeit 97 Min." */
export function labelledFacts(page: Reading, part: Piece): readonly Fact[] | null {
  const { source, meaningsOf } = page;
  if (!page.mayStartLabel(part.text)) return null;
  const text = source.slice(part.start, part.end);
  const cut = text.search(/[:\s]/u);
  if (cut <= 0) return null;
  for (const { index } of [...text.matchAll(/:|\s/gu)].slice(0, 4).reverse()) {
    const meanings = meaningsOf(text.slice(0, index));
    const value = piece(source, part.start + index + 1, part.end);
    for (const meaning of meanings ?? []) {
      if (meaning.kind === 'unused') return [];
      if (meaning.kind !== 'field') continue;
      const facts = formed(source, meaning.field, value);
      if (facts !== null) return facts;
    }
  }
  return null;
}

function formed(source: string, field: LabelledField, value: Piece): readonly Fact[] | null {
  const found = (place: Found<unknown> | null) =>
    place === null ? null : [{ field, values: [value], labelled: true as const }];
  switch (field) {
    case 'year':
      return found(findYear(source, value));
    case 'runtime':
      return found(findRuntime(source, value));
    case 'certification':
      return found(findCertification(source, value));
    case 'releaseDate':
      return found(findDate(source, value) ?? findYear(source, value));
    case 'countries':
    case 'genres': {
      const known = field === 'countries' ? isCountry : isGenre;
      const values = listParts(source, value);
      return values.some(({ text }) => known(text)) ? [{ field, values, labelled: true }] : null;
    }
    default:
      return null;
  }
}

/** A stretch as long as this is a sentence. */
const MAX_STRETCH = 160;
const MAY_CERTIFY =
  /\d|^(?:PG|R|G|U|NC|TV|o\.|ohne|keine|not|unrated|rated|freigegeben|tous|interdit|apta|no rec|universal)/iu;

export function statedFacts(source: string, part: Piece): readonly Fact[] | null {
  const { text } = part;
  if (text.length > MAX_STRETCH) return null;
  if (TECHNICAL.test(text)) return [];
  const field = MAY_CERTIFY.test(text) ? fieldOf(source, part) : null;
  if (field !== null) return [{ field, values: [part] }];
  return origin(source, part) ?? genres(source, part);
}

function fieldOf(source: string, part: Piece): LabelledField | null {
  const { text } = part;
  if (/\d/u.test(text)) {
    const runtime = /^\D*\d+$/u.test(text) ? null : findRuntime(source, part);
    if (isWhole(part, runtime, /^(?:ca\.?|circa|about|env\.?)?\s?\.?$/iu)) return 'runtime';
    const around =
      /^(?:ab|am|seit|vom|im kino|en salle|in theaters|in cinemas|en cines|,|\s)*(?:\([^()]{1,20}\))?$/iu;
    if (isWhole(part, findDate(source, part), around)) return 'releaseDate';
  }
  const certification = knownCertification(source, part);
  if (isWhole(part, certification, /^(?:rated|freigegeben|;\s?f|\s)*$/iu)) return 'certification';
  const span = /^[()]*(?:\s?[-–/]\s?\d{2,4})?$/u;
  return isWhole(part, findYear(source, part), span) ? 'year' : null;
}

/** Whether a value is all of the stretch, but for the words that may stand around it. */
function isWhole(part: Piece, found: Found<unknown> | null, around: RegExp): boolean {
  if (found === null) return false;
  const offset = found.at.start - part.start;
  const beside = part.text.slice(0, offset) + part.text.slice(offset + found.at.text.length);
  return around.test(beside.trim());
}

/** Not every short word: those only count behind a label. */
function knownCertification(source: string, part: Piece): Found<string> | null {
  const found = findKnownCertification(source, part);
  return found !== null && (/\d|\s|-/u.test(found.value) || /^(?:PG|R)$/u.test(found.value))
    ? found
    : null;
}

/** "USA", "D/A/CH 2009", "Deutschland (2001)", "BRD/F 1984". */
function origin(source: string, part: Piece): readonly Fact[] | null {
  const year = findYear(source, part);
  const tail = year === null ? '' : source.slice(year.at.end, part.end).trim();
  if (year !== null && !/^\)?$|^\)?\s?[-–/]\s?\d{2,4}\)?$/u.test(tail)) return null;
  const end = year === null ? part.end : year.at.start;
  const before = piece(source, part.start, end).text.replace(/[\s(,]+$/u, '');
  const countries = listParts(source, piece(source, part.start, part.start + before.length));
  if (
    countries.length === 0 ||
    !countries.every(({ text }) => isOrigin(text, year !== null || countries.length > 1))
  )
    return null;
  const facts: Fact[] = [{ field: 'countries', values: countries }];
  return year === null ? facts : [...facts, { field: 'year', values: [part] }];
}

const isOrigin = (text: string, codes: boolean) =>
  isCountry(text) || (codes && isCountryCode(text));

function genres(source: string, part: Piece): readonly Fact[] | null {
  const values = listParts(source, part);
  if (values.length === 0 || !values.every(({ text }) => isGenre(text))) return null;
  return [{ field: 'genres', values }];
}
