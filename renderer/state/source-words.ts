import { readCastList } from '../../data/model/cast-list.ts';
import type { Language } from '../../data/model/messages/messages.ts';
import {
  canBeLabel,
  MAX_OWN_LABEL,
  OWN_LABEL_FIELDS,
  OWN_LABEL_SECTIONS,
  type OwnMeaning,
} from '../../data/model/own-labels.ts';
import { parsePartialDate, parseRuntime, showRuntime } from '../../data/model/parse.ts';
import type { Span } from '../../data/model/recognition.ts';
import { fieldOf, formOf, roleOf, type RowKey } from './row-keys.ts';

/* Words of the source text that a person points at: their line, its label, and what they are in a field. */

/** The line around a place, without the white space at its ends; `null` for an empty one. */
export function lineAt(text: string, at: number): Span | null {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  return trimmed(text, { start, end: end === -1 ? text.length : end });
}

/** A stretch without the white space at its ends; `null` when nothing else is in it. */
export function trimmed(text: string, { start, end }: Span): Span | null {
  const words = text.slice(start, end);
  const inner = words.trim();
  if (inner === '') return null;
  const from = start + words.indexOf(inner);
  return { start: from, end: from + inner.length };
}

const BULLET = /^(?:[•·▪◦‣●○■*]\s*|[-–—]\s+)/u;

/** The words before a colon on the line of a stretch, and what stands behind it; `null` where there are none. */
export function labelOn(
  text: string,
  span: Span,
): { readonly label: Span; readonly value: Span | null } | null {
  const line = lineAt(text, span.start);
  if (line === null) return null;
  const words = text.slice(line.start, Math.min(line.end, line.start + 2 * MAX_OWN_LABEL));
  const bullet = BULLET.exec(words)?.[0].length ?? 0;
  const colon = words.search(/:(?!\/\/|\d)/u);
  if (colon <= bullet) return null;
  const label = trimmed(text, { start: line.start + bullet, end: line.start + colon });
  if (label === null || !canBeLabel(text.slice(label.start, label.end))) return null;
  return { label, value: trimmed(text, { start: line.start + colon + 1, end: line.end }) };
}

/** What of a chosen stretch is the value: a label in front of it is none, but a title may have a colon in it. */
export function valueIn(text: string, span: Span, key: RowKey, labels: readonly Span[]): Span {
  const found = labelOn(text, span);
  if (found === null || found.value === null) return span;
  const { label, value } = found;
  if (span.start > label.start || span.end <= label.end) return span;
  const isKnown = labels.some(({ start }) => start === label.start);
  const mayHaveColon = formOf(key) === 'prose' || /title|tagline/i.test(key);
  return mayHaveColon && !isKnown
    ? span
    : { start: value.start, end: Math.max(value.end, span.end) };
}

/** What a label of such a line means; `null` where no label can lead to it. */
export function meaningOf(key: RowKey): OwnMeaning | null {
  const role = roleOf(key);
  if (role !== null) return { kind: 'role', role };
  const field = OWN_LABEL_FIELDS.find((each) => each === fieldOf(key));
  if (field !== undefined) return { kind: 'field', field };
  const section = OWN_LABEL_SECTIONS.find((each) => each === fieldOf(key));
  return section === undefined ? null : { kind: 'section', section };
}

/** Words of a page as a person would type them into the line; what has no such value in it stays as it is. */
export function typedFrom(words: string, key: RowKey, language: Language): string {
  if (key === 'year') return /(?<!\d)\d{4}(?!\d)/u.exec(words)?.[0] ?? words;
  if (key === 'runtime') {
    const minutes = firstOf(words, RUNTIMES, (form) => parseRuntime(form).value);
    return minutes === null ? words : showRuntime(minutes, language);
  }
  if (key === 'releaseDate')
    return firstOf(words, DATES, (form) => parsePartialDate(form).value) ?? words;
  const plain = words.split(/\r\n?|\n/u).map((line) => line.trim().replace(BULLET, ''));
  if (roleOf(key) !== null) return readCastList(plain.join('\n')).map(showPerson).join('\n');
  if (key === 'links') return (words.match(/https?:\/\/[^\s<>"|]+/giu) ?? [words]).join('\n');
  switch (formOf(key)) {
    case 'list':
      return plain
        .flatMap((line) => line.split(/[,;/|·•\t]/u))
        .map((part) => part.trim())
        .filter((part) => part !== '')
        .join('\n');
    case 'prose':
      return plain.join('\n').replace(/(?<!\n)\n(?!\n)/gu, ' ');
    default:
      return plain.join(' ').replace(/\s+/gu, ' ').trim();
  }
}

const RUNTIMES = [
  /\d{1,2}\s*(?:h|hrs?|hours?|std|stunden?)\.?[\s,]*(?:\d{1,2}\s*(?:minuten|minutes|mins?|m)?\.?)?/giu,
  /\d{1,4}\s*(?:minuten|minutes|mins?|m|['′])/giu,
  /\d{1,2}:\d{2}/gu,
  /\d{1,4}/gu,
];
const DATES = [
  /\d{4}-\d{2}(?:-\d{2})?/gu,
  /\d{1,2}\.\s*\d{1,2}\.\s*\d{4}/gu,
  /(?:\d{1,2}\.?\s+)?\p{L}{3,}\.?\s+(?:\d{1,2},?\s+)?\d{4}/giu,
  /\d{4}/gu,
];

/** The first value that any of the forms finds, or the words as a whole. */
function firstOf<T>(
  words: string,
  forms: readonly RegExp[],
  read: (form: string) => T | null,
): T | null {
  const whole = read(words);
  if (whole !== null) return whole;
  for (const form of forms) {
    for (const [found] of words.matchAll(form)) {
      const value = read(found.trim());
      if (value !== null) return value;
    }
  }
  return null;
}

const showPerson = ({
  person,
  character,
}: {
  readonly person: string;
  readonly character: string;
}) => (character === '' ? person : `${person} (${character})`);
