import type { NumberField, NumberRange } from './query-language.ts';

/* Numbers as people write them: `1988`, `1980-1989`, `>=3,5`, `80er`, `2h`, `-90`. */

const NUMBER = String.raw`\d{1,9}(?:[.,]\d{1,3})?`;
const COMPARED = new RegExp(`^(>=|<=|>|<|=|≥|≤)(${NUMBER})$`);
const SPAN = new RegExp(`^(${NUMBER})?(?:-|–|—|\\.\\.|…|bis|to)(${NUMBER})?$`);
const EXACT = new RegExp(`^${NUMBER}$`);
const DECADE = /^(\d{2}|\d{4})(?:er|s|'s|’s)$/;
const HOURS = /^(\d{1,2})(?:h|std)(\d{1,2})?(?:m|min)?$/;
const MINUTES = /^(\d{1,4})(?:m|min)$/;

/** The step to the next number: `>1988` begins at 1989, `>3` at three and a half stars. */
const STEPS: Readonly<Record<NumberField, number>> = {
  year: 1,
  rating: 0.5,
  runtime: 1,
  age: 1,
  seen: 1,
  added: 1,
};
const OF_YEARS: readonly NumberField[] = ['year', 'seen', 'added'];

/** `null` for what is no number nor a range of numbers. A range that is the wrong way round is turned. */
export function numberRange(field: NumberField, written: string): NumberRange | null {
  const text = written.trim().toLowerCase().replace(/\s+/g, '');
  const step = STEPS[field];
  const [, comparison, compared] = COMPARED.exec(inMinutes(field, text)) ?? [];
  if (compared !== undefined) {
    const number = numberOf(compared);
    switch (comparison) {
      case '>':
        return { min: number + step, max: null };
      case '<':
        return { min: null, max: number - step };
      case '=':
        return { min: number, max: number };
      default:
        return comparison === '>=' || comparison === '≥'
          ? { min: number, max: null }
          : { min: null, max: number };
    }
  }
  const decade = OF_YEARS.includes(field) ? DECADE.exec(text)?.[1] : undefined;
  if (decade !== undefined) return decadeOf(decade);
  const plain = inMinutes(field, text);
  if (EXACT.test(plain)) return { min: numberOf(plain), max: numberOf(plain) };
  const [span, from, to] = SPAN.exec(text) ?? [];
  if (span === undefined || (from === undefined && to === undefined)) return null;
  const [min, max] = [from, to].map((end) => (end === undefined ? null : numberOf(end)));
  if (min === undefined || max === undefined) return null;
  return min !== null && max !== null && min > max ? { min: max, max: min } : { min, max };
}

const numberOf = (text: string): number => Number(text.replace(',', '.'));

/** `80er` are those of the last century, `20er` those of this one: nobody collects films of 1820. */
function decadeOf(text: string): NumberRange {
  const number = Number(text);
  const century = text.length === 4 ? 0 : number < 30 ? 2000 : 1900;
  const first = century + number - (number % 10);
  return { min: first, max: first + 9 };
}

/** `2h`, `1h30`, `90min`, also behind a comparison. */
function inMinutes(field: NumberField, text: string): string {
  if (field !== 'runtime') return text;
  const [, sign = '', rest = ''] = /^([<>=≤≥]*)(.*)$/.exec(text) ?? [];
  const [, hours, minutes] = HOURS.exec(rest) ?? [];
  if (hours !== undefined) return `${sign}${Number(hours) * 60 + Number(minutes ?? 0)}`;
  return `${sign}${MINUTES.exec(rest)?.[1] ?? rest}`;
}
