import { MAX_RUNTIME, MAX_YEAR, MIN_YEAR } from './film.ts';
import { fold } from './search-text.ts';
import type { Language } from './messages/messages.ts';

/*
 * What a person types into a field, as a value, and the value as that person would type it.
 * An empty field is no value; what cannot be read is said to be so and never guessed at.
 */

export type Parsed<T> =
  { readonly ok: true; readonly value: T | null } | { readonly ok: false; readonly value: null };

const EMPTY = { ok: true, value: null } as const;
const UNREADABLE = { ok: false, value: null } as const;

const found = <T>(value: T): Parsed<T> => ({ ok: true, value });

/** A year of a film: `1988` or `(1988)`. */
export function parseYear(text: string): Parsed<number> {
  const typed = text.trim();
  if (typed === '') return EMPTY;
  const year = Number(/^(?:\d{4}|\(\d{4}\))$/.test(typed) ? typed.replace(/[()]/g, '') : NaN);
  return year >= MIN_YEAR && year <= MAX_YEAR ? found(year) : UNREADABLE;
}

const MINUTES = String.raw`(?:['′]|m|mins?\.?|minuten?|minutes?)`;
const HOURS = String.raw`(?:h|hrs?\.?|hours?|std\.?|stunden?)`;
const MINUTES_ONLY = new RegExp(String.raw`^(\d+)\s*${MINUTES}?$`);
const CLOCK = new RegExp(String.raw`^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?\s*${HOURS}?$`);
const HOURS_AND_MINUTES = new RegExp(
  String.raw`^(\d+)\s*${HOURS}(?:,|\s*und|\s*and)?(?:\s*([0-5]?\d)\s*${MINUTES}?)?$`,
);
const HOURS_WITH_FRACTION = new RegExp(String.raw`^(\d+[.,]\d+)\s*${HOURS}$`);

/** A runtime in minutes: `104`, `104 Min`, `1:44`, `1:44:30`, `1h 44m`, `1 Std. 44 Min.`, `1,5 h`. */
export function parseRuntime(text: string): Parsed<number> {
  const typed = text.trim().toLowerCase();
  if (typed === '') return EMPTY;
  const minutes = Math.round(readMinutes(typed));
  return minutes >= 1 && minutes <= MAX_RUNTIME ? found(minutes) : UNREADABLE;
}

function readMinutes(typed: string): number {
  const plain = MINUTES_ONLY.exec(typed);
  if (plain) return Number(plain[1]);
  const clock = CLOCK.exec(typed) ?? HOURS_AND_MINUTES.exec(typed);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2] ?? 0) + Number(clock[3] ?? 0) / 60;
  const fraction = HOURS_WITH_FRACTION.exec(typed);
  return fraction ? Number(fraction[1]?.replace(',', '.')) * 60 : NaN;
}

export function showRuntime(minutes: number, language: Language): string {
  return `${minutes} ${language === 'de' ? 'Min' : 'min'}`;
}

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  de: [
    'Januar',
    'Februar',
    'März',
    'April',
    'Mai',
    'Juni',
    'Juli',
    'August',
    'September',
    'Oktober',
    'November',
    'Dezember',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};
/** Spellings that are not the start of a month's name; `Jänner` and `Feber` are Austrian. */
const OTHER_MONTHS: Readonly<Record<string, number>> = { janner: 1, feber: 2, mrz: 3 };

const ISO_DATE = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;
const DOTTED_DATE = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$/;
const SLASHED_DATE = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const MONTH_AND_YEAR = /^(\d{1,2})[./]\s*(\d{4})$/;
const DAY_MONTH_YEAR =
  /^(?:(\d{1,2})(?:\.\s*|(?:st|nd|rd|th)?\s+)(?:of\s+)?)?(\p{L}{3,})\.?,?\s+(\d{4})$/iu;
const MONTH_DAY_YEAR = /^(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/iu;

/**
 * A date known to the year, the month or the day, as ISO: from `1988-06-17`, `17.06.1988`, `17. Juni 1988`,
 * `June 17, 1988`, `06/1988`, `Juni 1988`, `1988`. Of `05/06/1988` nobody can tell the month, so it is unreadable.
 */
export function parsePartialDate(text: string): Parsed<string> {
  const typed = text.trim();
  if (typed === '') return EMPTY;
  let match = ISO_DATE.exec(typed);
  if (match) return partialDate(match[1], match[2], match[3]);
  match = DOTTED_DATE.exec(typed);
  if (match) return partialDate(match[3], match[2], match[1]);
  match = SLASHED_DATE.exec(typed);
  if (match) return slashedDate(match);
  match = MONTH_AND_YEAR.exec(typed);
  if (match) return partialDate(match[2], match[1]);
  match = DAY_MONTH_YEAR.exec(typed);
  if (match) return partialDate(match[3], monthNumber(match[2]), match[1]);
  match = MONTH_DAY_YEAR.exec(typed);
  if (match) return partialDate(match[3], monthNumber(match[1]), match[2]);
  return UNREADABLE;
}

function slashedDate([, first, second, year]: RegExpExecArray): Parsed<string> {
  if (first === second || Number(first) > 12) return partialDate(year, second, first);
  return Number(second) > 12 ? partialDate(year, first, second) : UNREADABLE;
}

function monthNumber(name: string | undefined): string {
  const folded = fold(name ?? '');
  const isIt = (month: string) => fold(month).startsWith(folded);
  const index = Math.max(MONTHS.de.findIndex(isIt), MONTHS.en.findIndex(isIt));
  return String(OTHER_MONTHS[folded] ?? index + 1);
}

function partialDate(year = '', month?: string, day?: string): Parsed<string> {
  if (Number(year) < 1000) return UNREADABLE;
  if (month === undefined) return found(year);
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  // 31 February would become a day of March.
  if (date.getUTCMonth() !== Number(month) - 1) return UNREADABLE;
  return found(date.toISOString().slice(0, day === undefined ? 7 : 10));
}

/** A date of the film model as a person of that language writes it; `parsePartialDate` reads it back. */
export function showPartialDate(date: string, language: Language): string {
  const [year = '', month, day] = date.split('-');
  if (month === undefined) return year;
  const name = MONTHS[language][Number(month) - 1] ?? month;
  if (day === undefined) return `${name} ${year}`;
  return language === 'de' ? `${day}.${month}.${year}` : `${Number(day)} ${name} ${year}`;
}

/** A number with either decimal sign; the language's thousands separator is understood (`1.234,50` in German). */
export function parseNumber(text: string, language: Language): Parsed<number> {
  const typed = text.replace(/\s/g, '').replace('−', '-');
  if (typed === '') return EMPTY;
  const grouped =
    language === 'de'
      ? /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(typed)
      : /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(typed);
  const plain = grouped ? typed.replaceAll(language === 'de' ? '.' : ',', '') : typed;
  if (!/^-?\d+([.,]\d+)?(e[+-]?\d+)?$/i.test(plain)) return UNREADABLE;
  const number = Number(plain.replace(',', '.'));
  return Number.isFinite(number) ? found(number) : UNREADABLE;
}

export function showNumber(value: number, language: Language): string {
  return language === 'de' ? String(value).replace('.', ',') : String(value);
}

export interface Price {
  readonly amount: number;
  /** ISO 4217, or `null` when only the amount was typed. */
  readonly currency: string | null;
}

const CURRENCY_SIGNS: Readonly<Record<string, string>> = { '€': 'EUR', $: 'USD', '£': 'GBP' };
const CURRENCY = /^([€$£]|[a-z]{3})?\s*([\d.,'\s]+?)\s*([€$£]|[a-z]{3})?$/i;

/** A price with or without its currency: `7,99`, `7,99 €`, `$7.99`, `CHF 12`. Never negative. */
export function parsePrice(text: string, language: Language): Parsed<Price> {
  const typed = text.trim();
  if (typed === '') return EMPTY;
  const match = CURRENCY.exec(typed);
  if (!match || (match[1] !== undefined && match[3] !== undefined)) return UNREADABLE;
  const amount = parseNumber(match[2] ?? '', language);
  if (!amount.ok || amount.value === null) return UNREADABLE;
  const sign = match[1] ?? match[3];
  const currency = sign === undefined ? null : (CURRENCY_SIGNS[sign] ?? sign.toUpperCase());
  return found({ amount: amount.value, currency });
}
