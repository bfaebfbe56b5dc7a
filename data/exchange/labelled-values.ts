import type { Credit } from '../model/film.ts';
import type { Span } from '../model/recognition.ts';
import { isCountry } from './country-words.ts';
import { statedBy, trailingFacts } from './fact-line.ts';
import { type Fact, segments } from './stated.ts';
import { type Facts, type Rank, RANKS } from './facts.ts';
import {
  findCertification,
  findReleaseDate,
  findRuntime,
  findYear,
  listParts,
  wordParts,
} from './fields.ts';
import { isGenre } from './genre-words.ts';
import type { LabelledField, Meaning } from './label-table.ts';
import type { Piece } from './lines.ts';
import { type Name, readNames, split } from './names.ts';
import type { Reading } from './page.ts';
import type { Value } from './values.ts';

/* What the values behind a label say, in the form of what the label asks for. */

/** A genre is short. */
const MAX_WORD = 40;
/** A line as long as this is no title. */
const MAX_TITLE = 200;

/** Reads the values of a label into the facts; returns whether they were of its form. */
export function readValues(
  page: Reading,
  facts: Facts,
  meaning: Meaning,
  label: Span | null,
  values: readonly Value[],
  rank: Rank,
): boolean {
  switch (meaning.kind) {
    case 'role':
      return readCredits(page, facts, meaning.role, label, values);
    case 'field':
      return readField(page, facts, meaning.field, values, rank);
    case 'unused':
      return true;
    case 'section':
      return false;
  }
}

/** "Kamera / Schnitt: A / B": a value for each role, where there are as many. */
export function partsFor(
  source: string,
  meanings: readonly Meaning[],
  values: readonly Value[],
): readonly (readonly Value[])[] | null {
  const [value] = values;
  if (meanings.length < 2 || value === undefined || values.length > 1) return null;
  if (!meanings.every(({ kind }) => kind === 'role')) return null;
  const parts = segments(source, value, /\s\/\s/gu);
  return parts.length === meanings.length ? parts.map((part) => [part]) : null;
}

function readCredits(
  page: Reading,
  facts: Facts,
  role: Credit['role'],
  label: Span | null,
  values: readonly Value[],
): boolean {
  let found = false;
  for (const value of values) {
    const { names, facts: beside } = trailingFacts(page, value);
    for (const fact of beside) sayFact(page, facts, fact, RANKS.line);
    for (const { person, character } of peopleIn(page.source, role, names)) {
      found = true;
      const played = value.character ?? character;
      facts.addCredit(role, person, isPlayed(role) ? played : null, label);
    }
  }
  return found;
}

const isPlayed = (role: Credit['role']) => role === 'actor' || role === 'voice';

/** In a list of the cast a colon stands between the actor and the character. */
function peopleIn(source: string, role: Credit['role'], value: Piece): readonly Name[] {
  const pair = isPlayed(role) ? split(source, value, [': ']) : null;
  if (pair === null) return readNames(source, value, false);
  return readNames(source, pair[0], false).map((name) => ({ ...name, character: pair[1] }));
}

function readField(
  page: Reading,
  facts: Facts,
  field: LabelledField,
  values: readonly Piece[],
  rank: Rank,
): boolean {
  const [value] = values;
  if (value === undefined) return false;
  const { source } = page;
  switch (field) {
    case 'year':
      return facts.say(field, findYear(source, value), rank);
    case 'runtime':
      return facts.say(field, findRuntime(source, value), rank);
    case 'certification':
      return facts.say(field, findCertification(source, value), rank);
    case 'releaseDate':
      // A year alone says when the film came out and no more.
      return (
        facts.say(field, findReleaseDate(source, value), rank) ||
        facts.say('year', findYear(source, value), RANKS.guess)
      );
    case 'title':
    case 'originalTitle':
      return facts.say(field, isTitleValue(value) ? { value: value.text, at: value } : null, rank);
    case 'tagline':
      return facts.say(field, { value: value.text, at: value }, rank);
    case 'alternativeTitles':
      return facts.sayList(field, values.filter(isTitleValue), rank);
    case 'countries':
      return readList(page, facts, field, values, isCountry, rank);
    case 'genres':
      return readList(page, facts, field, values, isGenre, rank);
    case 'languages':
      return readList(page, facts, field, values, () => false, rank);
    case 'links':
      return facts.addLinks(value, 'sure');
  }
}

const isTitleValue = ({ text }: Piece) => text.length <= MAX_TITLE && /[\p{L}\p{N}]/u.test(text);

/** The words of a list; what is a fact of another kind among them is read as that. */
function readList(
  page: Reading,
  facts: Facts,
  field: 'countries' | 'languages' | 'genres',
  values: readonly Piece[],
  known: (words: string) => boolean,
  rank: Rank,
): boolean {
  const words: Piece[] = [];
  for (const part of values.flatMap((line) => listParts(page.source, line))) {
    const other = statedBy(page, part).filter((fact) => fact.field !== field);
    if (other.length > 0 && !known(part.text)) {
      for (const fact of other) sayFact(page, facts, fact, RANKS.line);
    } else {
      const whole = known(part.text) && !part.text.includes('. ');
      words.push(...(whole ? [part] : knownParts(page.source, part, known)));
    }
  }
  return facts.sayList(field, words, rank);
}

/** "Fantástico. Drama": sentences of one word each, or words without a sign between them. */
function knownParts(
  source: string,
  part: Piece,
  known: (words: string) => boolean,
): readonly Piece[] {
  const sentences = segments(source, part, /\.\s/gu);
  const all = sentences.length > 1 && sentences.every(({ text }) => text.length <= MAX_WORD);
  return all ? sentences : wordParts(source, part, known);
}

/** A fact of a known form. */
export function sayFact(page: Reading, facts: Facts, { field, values }: Fact, rank: Rank): void {
  if (field === 'countries' || field === 'genres') facts.sayList(field, values, rank);
  else readField(page, facts, field, values, rank);
}
