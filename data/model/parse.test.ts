import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LANGUAGES } from './messages/messages.ts';
import {
  parseNumber,
  parsePartialDate,
  parsePrice,
  parseRuntime,
  parseYear,
  showNumber,
  showPartialDate,
  showRuntime,
} from './parse.ts';

test.each([parseYear, parseRuntime, parsePartialDate])(
  'an empty field is no value, not an error (%o)',
  (parse) => {
    expect(parse('')).toEqual({ ok: true, value: null });
    expect(parse('  ')).toEqual({ ok: true, value: null });
  },
);

test.each([
  ['1988', 1988],
  [' 1988 ', 1988],
  ['(1988)', 1988],
  ['1870', 1870],
])('%j is the year %i', (text, year) => {
  expect(parseYear(text)).toEqual({ ok: true, value: year });
});

test.each(['88', '19888', '1869', '2201', '1988-89', '(1988', 'um 1988', '0x7c4'])(
  '%j is no year',
  (text) => {
    expect(parseYear(text).ok).toBe(false);
  },
);

test.each([
  ['104', 104],
  ['104 Min', 104],
  ['104 Min.', 104],
  ['104min', 104],
  ['104 Minuten', 104],
  ['104 minutes', 104],
  ['104′', 104],
  ['1:44', 104],
  ['1:44 h', 104],
  ['1:44:40', 105],
  ['1h 44m', 104],
  ['1h44', 104],
  ['1 Std. 44 Min.', 104],
  ['1 Stunde und 44 Minuten', 104],
  ['1 hour, 44 minutes', 104],
  ['2 h', 120],
  ['1,5 h', 90],
  ['1.5 hours', 90],
])('%j are %i minutes', (text, minutes) => {
  expect(parseRuntime(text)).toEqual({ ok: true, value: minutes });
});

test.each(['0', '-4', '6001', '1:60', '1:4', 'lang', '104 km', '104,5', '1 h 70 m', '12345678901'])(
  '%j is no runtime',
  (text) => {
    expect(parseRuntime(text).ok).toBe(false);
  },
);

test.each([
  ['1988', '1988'],
  ['1988-06', '1988-06'],
  ['1988-6-7', '1988-06-07'],
  ['17.06.1988', '1988-06-17'],
  ['17. 6. 1988', '1988-06-17'],
  ['17. Juni 1988', '1988-06-17'],
  ['17 June 1988', '1988-06-17'],
  ['17th of June 1988', '1988-06-17'],
  ['June 17, 1988', '1988-06-17'],
  ['Jun. 17 1988', '1988-06-17'],
  ['1. März 1988', '1988-03-01'],
  ['1. Mrz. 1988', '1988-03-01'],
  ['1. Maerz 1988', '1988-03-01'],
  ['5. Jänner 1988', '1988-01-05'],
  ['Mai 1988', '1988-05'],
  ['Oct 1988', '1988-10'],
  ['Dez. 1988', '1988-12'],
  ['06/1988', '1988-06'],
  ['6.1988', '1988-06'],
  ['17/06/1988', '1988-06-17'],
  ['06/17/1988', '1988-06-17'],
  ['06/06/1988', '1988-06-06'],
  ['29.02.1988', '1988-02-29'],
])('%j is the date %s', (text, date) => {
  expect(parsePartialDate(text)).toEqual({ ok: true, value: date });
});

test.each([
  '05/06/1988',
  '17.06.88',
  '31.02.1988',
  '29.02.1987',
  '0.1.1988',
  '17.13.1988',
  '13/1988',
  '0988',
  '17. Brumaire 1988',
  'Sommer 1988',
  '17.06.1988 oder so',
  '06/1988?',
])('%j is no date', (text) => {
  expect(parsePartialDate(text).ok).toBe(false);
});

const dates = fc
  .date({ min: new Date('1000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .chain((date) => fc.constantFrom(4, 7, 10).map((length) => date.toISOString().slice(0, length)));

test.each(LANGUAGES)('what is shown in %s is read back as the same value', (language) => {
  fc.assert(
    fc.property(dates, (date) => {
      expect(parsePartialDate(showPartialDate(date, language)).value).toBe(date);
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6000 }), (minutes) => {
      expect(parseRuntime(showRuntime(minutes, language)).value).toBe(minutes);
    }),
  );
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      // Minus zero is shown as 0.
      expect(parseNumber(showNumber(value, language), language).value).toBe(value + 0);
    }),
  );
});

test.each([
  ['7,99', 'de', 7.99],
  ['7.99', 'de', 7.99],
  ['1.234', 'de', 1234],
  ['1.234,50', 'de', 1234.5],
  ['1,234', 'en', 1234],
  ['1,234.50', 'en', 1234.5],
  ['7,99', 'en', 7.99],
  ['-3', 'en', -3],
  ['−3', 'de', -3],
  ['1 234', 'de', 1234],
] as const)('%j in %s is the number %d', (text, language, number) => {
  expect(parseNumber(text, language)).toEqual({ ok: true, value: number });
});

test.each(['1,234.50', '7,9,9', 'sieben', '7 €', '1e999', '.', '0x10'])(
  '%j is no number in German',
  (text) => {
    expect(parseNumber(text, 'de').ok).toBe(false);
  },
);

test.each([
  ['7,99', 7.99, null],
  ['7,99 €', 7.99, 'EUR'],
  ['€7.99', 7.99, 'EUR'],
  ['$ 7.99', 7.99, 'USD'],
  ['chf 12', 12, 'CHF'],
  ['1.234,50 EUR', 1234.5, 'EUR'],
])('%j is a price of %d in %s', (text, amount, currency) => {
  expect(parsePrice(text, 'de')).toEqual({ ok: true, value: { amount, currency } });
});

test.each(['-7,99', '€', 'geschenkt', '€ 7 EUR', '7,99 Euro'])('%j is no price', (text) => {
  expect(parsePrice(text, 'de').ok).toBe(false);
});
