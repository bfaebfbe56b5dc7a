import { parsePartialDate } from './parse.ts';

/*
 * Numbers and dates in fields that persons define, as they are asked for: `3`, `>=2,5`, `1-5`, `2019`, `<=2019-06`,
 * `2019..2021`. A date known to the year or the month only is a span of days.
 */

/** A span on a line, from `low` to `high`, both included. */
interface Span {
  readonly low: number;
  readonly high: number;
}

type Test = (value: number) => boolean;

const COMPARED = /^(>=|<=|>|<|=|≥|≤)(.+)$/;
const BETWEEN = /\.\.|…|–|—|-|bis|to/g;

/** Whether a number is what is asked for; `null` for what is no number nor a range of numbers. */
export function numberTest(asked: string): Test | null {
  return rangeTest(asked, numberSpan);
}

/** Whether a date, as `dateNumber` tells it, is what is asked for; `null` for what is no date nor a range of dates. */
export function dateTest(asked: string): Test | null {
  return rangeTest(asked, dateSpan);
}

/** `1988`, `1988-06` and `1988-06-17` as 19880000, 19880600 and 19880617. */
export function dateNumber(date: string): number {
  return Number(date.replaceAll('-', '').padEnd(8, '0'));
}

function rangeTest(asked: string, read: (text: string) => Span | null): Test | null {
  const text = asked.trim().toLowerCase();
  const [, comparison, compared = ''] = COMPARED.exec(text) ?? [];
  const span = read(comparison === undefined ? text : compared);
  if (span !== null) return compare(comparison ?? '=', span);
  return comparison === undefined ? betweenTest(text, read) : null;
}

function compare(comparison: string, { low, high }: Span): Test {
  switch (comparison) {
    case '>':
      return (value) => value > high;
    case '<':
      return (value) => value < low;
    case '=':
      return (value) => value >= low && value <= high;
    default:
      return comparison === '>=' || comparison === '≥'
        ? (value) => value >= low
        : (value) => value <= high;
  }
}

/** One end may be open. A hyphen may as well be in a date or before a number: the first that parts two ends is it. */
function betweenTest(text: string, read: (text: string) => Span | null): Test | null {
  for (const { 0: sign, index } of text.matchAll(BETWEEN)) {
    const [before, after] = [text.slice(0, index).trim(), text.slice(index + sign.length).trim()];
    const [from, to] = [read(before), read(after)];
    if ((from === null && before !== '') || (to === null && after !== '')) continue;
    if (from !== null && to !== null) {
      const [low, high] = [Math.min(from.low, to.low), Math.max(from.high, to.high)];
      return (value) => value >= low && value <= high;
    }
    if (from !== null) return (value) => value >= from.low;
    if (to !== null) return (value) => value <= to.high;
  }
  return null;
}

function numberSpan(text: string): Span | null {
  if (!/^[-−]?\d+(?:[.,]\d+)?$/.test(text)) return null;
  const number = Number(text.replace(',', '.').replace('−', '-'));
  return { low: number, high: number };
}

function dateSpan(text: string): Span | null {
  const { value } = parsePartialDate(text);
  if (value === null) return null;
  return { low: dateNumber(value), high: Number(value.replaceAll('-', '').padEnd(8, '9')) };
}
