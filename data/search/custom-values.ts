import { fieldTest, isPartialDate } from '../model/custom-field.ts';
import type { CustomField, Film } from '../model/film.ts';
import type { CustomCondition } from '../model/query-language.ts';
import { fold } from '../model/search-text.ts';
import { dateNumber, dateTest, numberTest } from '../model/value-range.ts';
import { phraseTest, wordsTest } from './conditions.ts';

/* Whether the value of a field that a person defined is what is asked for. The value says what kind it is. */

type Value = CustomField['value'];

const YES: readonly string[] = ['ja', 'yes', 'wahr', 'true', 'j', 'y'];
const NO: readonly string[] = ['nein', 'no', 'falsch', 'false', 'n'];
const DECIMAL = /^[<>=≤≥]*\d+,\d+$/;

export function customTest({ name, values }: CustomCondition): (film: Film) => boolean {
  const isIt = fieldTest(name);
  const plain = values.map(({ text }) => text).join(',');
  // In `3,5` the comma is one of the number.
  const number = DECIMAL.test(plain) ? numberTest(plain) : null;
  const tests = values.map(({ text, exact }) => valueTest(text, exact));
  const fits = (value: Value) =>
    typeof value === 'number' && number !== null
      ? number(value)
      : tests.some((test) => test(value));
  return ({ custom }) => custom.some(({ name: own, value }) => isIt(own) && fits(value));
}

function valueTest(text: string, exact: boolean): (value: Value) => boolean {
  const [isNumber, isDate] = [numberTest(text), dateTest(text)];
  const isThere = exact ? phraseTest(text) : wordsTest(text);
  const word = fold(text);
  return (value) => {
    if (typeof value === 'number') return isNumber?.(value) ?? false;
    if (typeof value === 'boolean') return (value ? YES : NO).includes(word);
    // Signs such as those of a comparison are no words.
    if (isDate === null) return word !== '' && isThere(value);
    return isPartialDate(value) ? isDate(dateNumber(value)) : isThere(value);
  };
}
