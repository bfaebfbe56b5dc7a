import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moveInGrid } from './grid-moves.ts';
import { cellOf, rowTop, shapeGrid } from './virtual-rows.ts';

const ROW = 100;
const HEADING = 40;
const KEYS = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'];

function grid(columns: number, groups: readonly number[], headingHeight = HEADING) {
  const starts = groups.map((_, at) => groups.slice(0, at).reduce((sum, size) => sum + size, 0));
  const total = groups.reduce((sum, size) => sum + size, 0);
  const sizes = { width: 100 * columns, wish: 100, gap: 0, cellHeight: () => ROW };
  return shapeGrid(total, sizes, { starts, headingHeight });
}

describe('keys in a grid of 10 in rows of 4, with 2 rows in view', () => {
  test.each([
    ['ArrowRight', false, 9, 9],
    ['ArrowLeft', false, 4, 3],
    ['ArrowUp', false, 2, 2],
    ['ArrowDown', false, 7, 9],
    ['PageUp', false, 5, 1],
    ['PageDown', false, 1, 9],
    ['Home', false, 6, 4],
    ['End', false, 4, 7],
    ['End', false, 8, 9],
    ['Home', true, 6, 0],
    ['End', true, 0, 9],
    ['a', false, 3, null],
  ])('%s (with Ctrl: %s) leads from %i to %s', (key, control, position, target) => {
    expect(moveInGrid(key, control, position, grid(4, [10], 0), 250)).toBe(target);
  });
});

test.each([
  ['Home', 0],
  ['End', 9],
  ['ArrowUp', 4],
  ['PageDown', 8],
])('in a single column %s leads from 5 to %i', (key, target) => {
  expect(moveInGrid(key, false, 5, grid(1, [10], 0), 300)).toBe(target);
});

/*
 *  0  1  2  3
 *  4
 *  -- 5  6
 *  -- 7
 *  -- 8  9 10 11
 *    12 13
 */
describe('keys in groups of 5, 2, 1 and 6, in rows of 4, with 3 rows in view', () => {
  test.each([
    ['ArrowDown', 3, 4],
    ['ArrowDown', 4, 5],
    ['ArrowDown', 6, 7],
    ['ArrowUp', 10, 7],
    ['ArrowUp', 5, 4],
    ['ArrowUp', 1, 1],
    ['ArrowDown', 13, 13],
    ['ArrowRight', 4, 5],
    ['ArrowLeft', 7, 6],
    ['Home', 11, 8],
    ['End', 5, 6],
    ['PageDown', 0, 5],
    ['PageDown', 5, 8],
    ['PageDown', 9, 13],
    ['PageUp', 13, 7],
    ['PageUp', 7, 4],
    ['PageUp', 5, 0],
  ])('%s leads from %i to %i', (key, position, target) => {
    expect(moveInGrid(key, false, position, grid(4, [5, 2, 1, 6]), 300)).toBe(target);
  });
});

test('however the groups are, every key leads to a film, and up and down by one row', () => {
  const groups = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(groups, fc.integer({ min: 1, max: 5 }), fc.nat(200), (sizes, columns, wish) => {
      const shape = grid(columns, sizes);
      const position = wish % shape.total;
      for (const key of KEYS) {
        const target = moveInGrid(key, false, position, shape, 320) ?? -1;
        expect(target).toBeGreaterThanOrEqual(0);
        expect(target).toBeLessThan(shape.total);
        const rows = cellOf(shape, target).row - cellOf(shape, position).row;
        if (key.startsWith('Arrow')) expect(Math.abs(rows)).toBeLessThanOrEqual(1);
        if (key === 'PageDown' && Math.abs(rows) > 1) {
          const way =
            rowTop(shape, cellOf(shape, target).row) - rowTop(shape, cellOf(shape, position).row);
          expect(way).toBeLessThanOrEqual(320);
        }
      }
    }),
  );
});
