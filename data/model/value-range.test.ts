import { expect, test } from 'vitest';
import { dateNumber, dateTest, numberTest } from './value-range.ts';

test.each([
  ['3', [3], [2, 4]],
  ['2,5', [2.5], [2, 3]],
  ['-3', [-3], [3, 0]],
  ['>=3', [3, 4], [2.9]],
  ['>3', [3.1], [3]],
  ['<3', [2.9, -1], [3]],
  ['≤3', [3], [3.1]],
  ['1-5', [1, 3.3, 5], [0, 6]],
  ['5-1', [1, 5], [0, 6]],
  ['-5--1', [-5, -1], [0, -6]],
  ['1-', [1, 900], [0]],
  ['..5', [5, -1], [6]],
  ['1 bis 5', [1, 5], [6]],
])('%s asks for numbers', (asked, fitting, others) => {
  const fits = numberTest(asked);
  expect(fitting.filter((number) => fits?.(number))).toEqual(fitting);
  expect(others.filter((number) => fits?.(number))).toEqual([]);
});

test.each([
  ['2019', ['2019', '2019-06', '2019-06-17'], ['2018-12-31', '2020']],
  ['2019-06', ['2019-06', '2019-06-30'], ['2019', '2019-07-01']],
  ['17.06.2019', ['2019-06-17'], ['2019-06', '2019-06-18']],
  ['>=2019-06', ['2019-06', '2020'], ['2019', '2019-05-31']],
  ['>2019', ['2020', '2020-01-01'], ['2019-12-31']],
  ['<2019-06', ['2019-05-31', '2018'], ['2019-06-01', '2019-06']],
  ['2019-2021', ['2019', '2020-05', '2021-12-31'], ['2018', '2022']],
  ['2019-06..2019-07', ['2019-06', '2019-07-31'], ['2019-08']],
  ['2019-', ['2019', '2030'], ['2018']],
])('%s asks for dates', (asked, fitting, others) => {
  const fits = dateTest(asked);
  expect(fitting.filter((date) => fits?.(dateNumber(date)))).toEqual(fitting);
  expect(others.filter((date) => fits?.(dateNumber(date)))).toEqual([]);
});

test.each(['', 'drei', '>', '-', '1..x', '>=1-5'])('%j is neither number nor date', (asked) => {
  expect(numberTest(asked)).toBeNull();
  expect(dateTest(asked)).toBeNull();
});
