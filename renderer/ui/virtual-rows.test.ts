import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coveredBy, isCovered, moveInGrid, shapeGrid, visibleRange } from './virtual-rows.ts';

const GAP = 16;
const shape = (total: number, width: number, wish: number) =>
  shapeGrid(total, { width, wish, gap: GAP, cellHeight: (cell) => cell * 1.5 });

const sizes = fc.record({
  total: fc.integer({ min: 0, max: 100_000 }),
  width: fc.integer({ min: 0, max: 4000 }),
  wish: fc.integer({ min: 90, max: 320 }),
});

describe('the shape of a grid', () => {
  test.each([
    [292, 146, 2],
    [362, 146, 2],
    [800, 146, 5],
    [292, 320, 1],
    [0, 146, 1],
  ])('%i pixels and a wish of %i make %i columns', (width, wish, columns) => {
    expect(shape(24, width, wish).columns).toBe(columns);
  });

  test('fills the row exactly and has room for everything', () => {
    fc.assert(
      fc.property(sizes, ({ total, width, wish }) => {
        const { columns, cellWidth, rows, rowHeight, height } = shape(total, width, wish);
        if (columns > 1) expect(cellWidth * columns + GAP * (columns - 1)).toBeCloseTo(width, 6);
        expect(cellWidth).toBeGreaterThanOrEqual(0);
        expect(rows * columns).toBeGreaterThanOrEqual(total);
        expect(height).toBe(rows * rowHeight);
      }),
    );
  });

  test('has cells as near to the wish as one column more or less could not be', () => {
    fc.assert(
      fc.property(sizes, ({ total, width, wish }) => {
        const { columns } = shape(total, width, wish);
        const asked = (width + GAP) / (wish + GAP);
        for (const other of [columns - 1, columns + 1]) {
          if (other < 1) continue;
          expect(Math.abs(columns - asked)).toBeLessThanOrEqual(Math.abs(other - asked));
        }
      }),
    );
  });
});

test('whatever is in sight is drawn, and nothing that is not there', () => {
  fc.assert(
    fc.property(sizes, fc.nat(100), fc.integer({ min: 1, max: 3000 }), (grid, part, viewHeight) => {
      const drawn = shape(grid.total, grid.width, grid.wish);
      const scrollTop = (Math.max(0, drawn.height - viewHeight) * part) / 100;
      const { from, to } = visibleRange(drawn, grid.total, scrollTop, viewHeight, 1);
      const inSight = Array.from({ length: drawn.rows }, (_, row) => row).filter(
        (row) =>
          (row + 1) * drawn.rowHeight > scrollTop && row * drawn.rowHeight < scrollTop + viewHeight,
      );
      expect(to).toBeLessThanOrEqual(grid.total);
      for (const row of inSight) {
        expect(from).toBeLessThanOrEqual(row * drawn.columns);
        expect(to).toBeGreaterThanOrEqual(Math.min((row + 1) * drawn.columns, grid.total));
      }
    }),
    { numRuns: 30 },
  );
});

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
    expect(moveInGrid(key, control, position, 10, 4, 2)).toBe(target);
  });
});

test.each([
  ['Home', 0],
  ['End', 9],
  ['ArrowUp', 4],
  ['PageDown', 8],
])('in a single column %s leads from 5 to %i', (key, target) => {
  expect(moveInGrid(key, false, 5, 10, 1, 3)).toBe(target);
});

test('a box covers exactly the cells it touches', () => {
  const side = fc.integer({ min: -50, max: 900 });
  fc.assert(
    fc.property(side, side, side, side, (x1, y1, x2, y2) => {
      fc.pre(x1 !== x2 && y1 !== y2);
      const grid = shape(11, 700, 146);
      const box = {
        left: Math.min(x1, x2) + 0.5,
        right: Math.max(x1, x2) + 0.5,
        top: Math.min(y1, y2) + 0.5,
        bottom: Math.max(y1, y2) + 0.5,
      };
      const covered = coveredBy(grid, GAP, box);
      for (let index = 0; index < grid.rows * grid.columns; index += 1) {
        const left = (index % grid.columns) * (grid.cellWidth + GAP);
        const top = Math.floor(index / grid.columns) * grid.rowHeight;
        const isTouched =
          left < box.right &&
          left + grid.cellWidth > box.left &&
          top < box.bottom &&
          top + grid.rowHeight - GAP > box.top;
        expect(covered !== null && isCovered(covered, index, grid.columns)).toBe(isTouched);
      }
    }),
  );
});
