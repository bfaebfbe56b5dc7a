import type {
  Copy,
  Credit,
  CustomField,
  ExternalId,
  Link,
  Review,
  Role,
  Viewing,
} from '../../data/model/film.ts';
import { isPartialDate, isSameField, type FieldDefinition } from '../../data/model/custom-field.ts';
import type { Language } from '../../data/model/messages/messages.ts';
import {
  parseNumber,
  parsePartialDate,
  parsePrice,
  showNumber,
  showPartialDate,
  type Parsed,
} from '../../data/model/parse.ts';
import type { Problem, RowKind } from './form-rows.svelte.ts';

/* The lists of a film, each as it is typed. */

/** Typed text as a value: untouched text stays what it was, blank text is no text, lines lose their outer spaces. */
export function readText(
  text: string,
  origin: string | null,
  lines: 'one' | 'many',
): string | null {
  if (sameText(text, origin ?? '')) return origin;
  if (text.trim() === '') return null;
  return lines === 'one' ? text.trim() : text;
}

/** A text field in the page knows no `\r`, so that it makes no difference. */
function sameText(a: string, b: string): boolean {
  return a === b || a.replaceAll('\r\n', '\n') === b.replaceAll('\r\n', '\n');
}

const line = (text: string, origin: string | null | undefined) =>
  readText(text, origin ?? null, 'one');
const paragraph = (text: string, origin: string | null | undefined) =>
  readText(text, origin ?? null, 'many');

/** The parsed value; what is untouched or cannot be read leaves the value as it was. */
export function readParsed<T>(
  text: string,
  origin: T | null | undefined,
  show: (value: T) => string,
  parse: (text: string) => Parsed<T>,
): T | null {
  const before = origin ?? null;
  if (text === (before === null ? '' : show(before))) return before;
  const parsed = parse(text);
  return parsed.ok ? parsed.value : before;
}

export interface CreditFields {
  role: Role;
  person: string;
  character: string;
  job: string;
}

export const CREDITS: RowKind<Credit, CreditFields> = {
  blank: () => ({ role: 'actor', person: '', character: '', job: '' }),
  show: ({ role, person, character, job }) => ({
    role,
    person,
    character: character ?? '',
    job: job ?? '',
  }),
  read: ({ role, person, character, job }, origin) =>
    [person, character, job].every((text) => text.trim() === '')
      ? null
      : {
          person: line(person, origin?.person) ?? '',
          role,
          character: line(character, origin?.character),
          job: line(job, origin?.job),
        },
};

export interface ReviewFields {
  text: string;
  author: string;
  source: string;
  url: string;
}

export const REVIEWS: RowKind<Review, ReviewFields> = {
  blank: () => ({ text: '', author: '', source: '', url: '' }),
  show: ({ text, author, source, url }) => ({
    text,
    author: author ?? '',
    source: source ?? '',
    url: url ?? '',
  }),
  read: ({ text, author, source, url }, origin) =>
    [text, author, source, url].every((part) => part.trim() === '')
      ? null
      : {
          text: paragraph(text, origin?.text) ?? '',
          author: line(author, origin?.author),
          source: line(source, origin?.source),
          url: line(url, origin?.url),
        },
};

export interface LinkFields {
  url: string;
  label: string;
}

export const LINKS: RowKind<Link, LinkFields> = {
  blank: () => ({ url: '', label: '' }),
  show: ({ url, label }) => ({ url, label: label ?? '' }),
  read: ({ url, label }, origin) =>
    url.trim() === '' && label.trim() === ''
      ? null
      : { url: line(url, origin?.url) ?? '', label: line(label, origin?.label) },
};

export const EXTERNAL_IDS: RowKind<ExternalId, { source: string; id: string }> = {
  blank: () => ({ source: '', id: '' }),
  show: ({ source, id }) => ({ source, id }),
  read: ({ source, id }, origin) =>
    source.trim() === '' && id.trim() === ''
      ? null
      : { source: line(source, origin?.source) ?? '', id: line(id, origin?.id) ?? '' },
};

export interface CopyFields {
  readonly id: string;
  medium: string;
  edition: string;
  shelf: string;
  condition: string;
  acquired: string;
  price: string;
  currency: string;
  barcode: string;
  file: string;
  notes: string;
}

const NO_COPY: Omit<CopyFields, 'id'> = {
  medium: '',
  edition: '',
  shelf: '',
  condition: '',
  acquired: '',
  price: '',
  currency: '',
  barcode: '',
  file: '',
  notes: '',
};

export function copyKind(language: Language): RowKind<Copy, CopyFields> {
  const showDate = (date: string) => showPartialDate(date, language);
  const showPrice = (price: number) => showNumber(price, language);
  const amount = (text: string): Parsed<number> => {
    const { ok, value } = parsePrice(text, language);
    return ok ? { ok, value: value?.amount ?? null } : { ok, value };
  };
  return {
    blank: () => ({ id: crypto.randomUUID(), ...NO_COPY }),
    show: (copy) => ({
      id: copy.id,
      medium: copy.medium ?? '',
      edition: copy.edition ?? '',
      shelf: copy.shelf ?? '',
      condition: copy.condition ?? '',
      acquired: copy.acquired === null ? '' : showDate(copy.acquired),
      price: copy.price === null ? '' : showPrice(copy.price),
      currency: copy.currency ?? '',
      barcode: copy.barcode ?? '',
      file: copy.file ?? '',
      notes: copy.notes ?? '',
    }),
    read: ({ id, ...fields }, origin) => {
      // An exemplar that was there stays when its words are deleted: a loan may refer to it.
      if (origin === null && Object.values(fields).every((text) => text.trim() === '')) return null;
      return {
        id,
        medium: line(fields.medium, origin?.medium),
        edition: line(fields.edition, origin?.edition),
        shelf: line(fields.shelf, origin?.shelf),
        condition: line(fields.condition, origin?.condition),
        acquired: readParsed(fields.acquired, origin?.acquired, showDate, parsePartialDate),
        price: readParsed(fields.price, origin?.price, showPrice, amount),
        currency:
          line(fields.currency, origin?.currency) ??
          parsePrice(fields.price, language).value?.currency ??
          null,
        barcode: line(fields.barcode, origin?.barcode),
        file: line(fields.file, origin?.file),
        notes: paragraph(fields.notes, origin?.notes),
      };
    },
    problems: ({ acquired, price }) => ({
      ...problemIf('acquired', 'date', parsePartialDate(acquired)),
      ...problemIf('price', 'price', amount(price)),
    }),
  };
}

export interface ViewingFields {
  readonly id: string;
  date: string;
  rating: number | null;
  place: string;
  notes: string;
}

export function viewingKind(language: Language): RowKind<Viewing, ViewingFields> {
  const showDate = (date: string) => showPartialDate(date, language);
  return {
    blank: () => ({ id: crypto.randomUUID(), date: '', rating: null, place: '', notes: '' }),
    show: ({ id, date, rating, place, notes }) => ({
      id,
      date: date === null ? '' : showDate(date),
      rating,
      place: place ?? '',
      notes: notes ?? '',
    }),
    // A viewing without a word says that the film was seen some time.
    read: ({ id, date, rating, place, notes }, origin) => ({
      id,
      date: readParsed(date, origin?.date, showDate, parsePartialDate),
      rating,
      place: line(place, origin?.place),
      notes: paragraph(notes, origin?.notes),
    }),
    problems: ({ date }) => problemIf('date', 'date', parsePartialDate(date)),
  };
}

export interface CustomFields {
  name: string;
  kind: 'text' | 'number' | 'date' | 'boolean';
  text: string;
  yes: boolean;
}

/** @param defined the fields that have a kind of their own, and no line while they have no value */
export function customKind(
  language: Language,
  defined: readonly FieldDefinition[] = [],
): RowKind<CustomField, CustomFields> {
  const showDate = (date: string) => showPartialDate(date, language);
  const parse = (kind: 'number' | 'date', text: string): Parsed<number | string> =>
    kind === 'date' ? parsePartialDate(text) : parseNumber(text, language);
  const definition = (name: string) => defined.find((field) => isSameField(field.name, name));
  return {
    blank: () => ({ name: '', kind: 'text', text: '', yes: false }),
    show: ({ name, value }) => {
      if (typeof value === 'boolean') return { name, kind: 'boolean', text: '', yes: value };
      if (typeof value === 'number') {
        return { name, kind: 'number', text: showNumber(value, language), yes: false };
      }
      const isDate = definition(name)?.kind === 'date' && isPartialDate(value);
      return isDate
        ? { name, kind: 'date', text: showDate(value), yes: false }
        : { name, kind: 'text', text: value, yes: false };
    },
    read: ({ name, kind, text, yes }, origin) => {
      const before = origin?.value;
      const label = line(name, origin?.name) ?? '';
      if (kind === 'boolean') return label === '' ? null : { name: label, value: yes };
      if (text.trim() === '' && (label === '' || definition(label) !== undefined)) return null;
      if (kind === 'text') {
        const value = line(text, typeof before === 'string' ? before : null);
        return { name: label, value: value ?? '' };
      }
      const parsed = parse(kind, text);
      if (!parsed.ok && origin === null && definition(label) !== undefined) return null;
      // A number nobody gave is no number: the field is kept with nothing in it.
      return { name: label, value: (parsed.ok ? parsed.value : before) ?? '' };
    },
    problems: ({ kind, text }) =>
      kind === 'number' || kind === 'date' ? problemIf('text', kind, parse(kind, text)) : {},
  };
}

function problemIf<Field extends string>(
  field: Field,
  problem: Problem,
  parsed: Parsed<unknown>,
): Partial<Record<Field, Problem>> {
  return parsed.ok ? {} : ({ [field]: problem } as Partial<Record<Field, Problem>>);
}
