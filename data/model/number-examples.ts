import { numberRange } from './number-range.ts';
import type { NumberField } from './query-language.ts';

/* What may stand behind an operator that takes a number, for somebody who does not know what to write. */

const MOST = 8;
/** So that other forms have room, too. */
const MOST_DECADES = 6;
const OLDEST_DECADE = 1920;

const EXAMPLES: Readonly<
  Record<Exclude<NumberField, 'year' | 'seen' | 'added'>, readonly string[]>
> = {
  rating: ['5', '>=4', '>=3', '4-5', '3', '4', '<3', '<=2', '2', '1'],
  runtime: ['<90', '90-120', '>120', '<2h', '>=3h'],
  age: ['<=6', '<=12', '<=16', '0', '6', '12', '16', '18'],
};

/**
 * Numbers and ranges that begin with what was typed, the likeliest first.
 * @param decade what makes a decade of a number: `80er`
 * @param thisYear as four digits
 */
export function numberExamples(
  field: NumberField,
  start: string,
  decade: string,
  thisYear: number,
): readonly string[] {
  const examples =
    field === 'year'
      ? years(start, decade, thisYear)
      : field === 'seen' || field === 'added'
        ? recentYears(thisYear)
        : EXAMPLES[field];
  return examples
    .filter((example) => example.startsWith(start) && example !== start)
    .filter((example) => numberRange(field, example) !== null)
    .slice(0, MOST);
}

function years(start: string, decade: string, thisYear: number): readonly string[] {
  if (/^\d{4}$/.test(start)) return [`${start}-`, `${start}-${Number(start) + 9}`];
  const decades: string[] = [];
  for (let first = thisYear - (thisYear % 10); first >= OLDEST_DECADE; first -= 10) {
    // `20er` are those of this century, and `00er` nobody says.
    const short = first === 2000 || first === OLDEST_DECADE ? [] : [String(first).slice(2)];
    const names = [...short, String(first)].map((years) => `${years}${decade}`);
    decades.push(...names.filter((name) => name.startsWith(start)).slice(0, 1));
  }
  return [...decades.slice(0, MOST_DECADES), `>=${thisYear - 5}`, '1950-1969', '<1950'];
}

const recentYears = (thisYear: number): string[] => [
  ...[0, 1, 2, 3].map((ago) => String(thisYear - ago)),
  `>=${thisYear - 4}`,
  `<${thisYear - 9}`,
];
