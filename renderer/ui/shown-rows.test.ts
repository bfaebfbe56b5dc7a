import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FEW_ROWS, shownRows } from './shown-rows.ts';

const rowsOf = (...args: Parameters<typeof shownRows>) =>
  shownRows(...args).flatMap((shown) => (shown.kind === 'row' ? [shown.index] : []));

test('few rows are all there, wherever the person looks', () => {
  expect(rowsOf(FEW_ROWS, [0, 2], null)).toHaveLength(FEW_ROWS);
});

test('of many rows those near are there, between the room of the others', () => {
  expect(shownRows(400, [100, 103], null)).toEqual([
    { kind: 'gap', rows: 100 },
    { kind: 'row', index: 100 },
    { kind: 'row', index: 101 },
    { kind: 'row', index: 102 },
    { kind: 'gap', rows: 297 },
  ]);
});

test('the row with the focus stays with its neighbours, however far away it is', () => {
  expect(rowsOf(400, [0, 2], 300)).toEqual([0, 1, 299, 300, 301]);
  expect(rowsOf(400, [0, 2], 399)).toEqual([0, 1, 398, 399]);
});

test('whatever is asked for, rows and gaps together are all rows, in order', () => {
  fc.assert(
    fc.property(
      fc.nat(500),
      fc.integer({ min: -50, max: 600 }),
      fc.integer({ min: -50, max: 600 }),
      fc.option(fc.nat(600)),
      (count, from, to, focused) => {
        let next = 0;
        for (const shown of shownRows(count, [from, to], focused)) {
          if (shown.kind === 'row') expect(shown.index).toBe(next);
          next += shown.kind === 'row' ? 1 : shown.rows;
        }
        expect(next).toBe(count);
      },
    ),
  );
});
