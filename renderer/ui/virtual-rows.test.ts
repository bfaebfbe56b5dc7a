import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cellOf,
  coveredBy,
  groupTop,
  isCovered,
  positionsOf,
  rowAt,
  rowTop,
  shapeGrid,
  topOf,
  visibleRange,
  type GridShape,
} from './virtual-rows.ts';

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
      const { from, to } = visibleRange(drawn, scrollTop, viewHeight, 1);
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
      for (let index = 0; index < grid.total; index += 1) {
        const left = (index % grid.columns) * (grid.cellWidth + GAP);
        const top = Math.floor(index / grid.columns) * grid.rowHeight;
        const isTouched =
          left < box.right &&
          left + grid.cellWidth > box.left &&
          top < box.bottom &&
          top + grid.rowHeight - GAP > box.top;
        expect(covered !== null && isCovered(grid, covered, index)).toBe(isTouched);
      }
    }),
  );
});

const HEADING = 40;
/** A grid with groups of these sizes, in rows of `columns`. */
function grouped(groups: readonly number[], columns: number, rowHeight: number): GridShape {
  const starts = groups.map((_, at) => groups.slice(0, at).reduce((sum, size) => sum + size, 0));
  const total = groups.reduce((sum, size) => sum + size, 0);
  const sizes = { width: 100 * columns, wish: 100, gap: 0, cellHeight: () => rowHeight };
  return shapeGrid(total, sizes, { starts, headingHeight: HEADING });
}
const groupings = fc.record({
  groups: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 40 }),
  columns: fc.integer({ min: 1, max: 6 }),
  rowHeight: fc.integer({ min: 20, max: 300 }),
});

/** Every cell and every heading one after the other, as a page without tricks would put them. */
function laidOut(groups: readonly number[], columns: number, rowHeight: number) {
  const cells: { group: number; row: number; column: number; top: number }[] = [];
  const headings: number[] = [];
  let height = 0;
  let row = -1;
  for (const [group, size] of groups.entries()) {
    headings.push(height);
    height += HEADING;
    for (let at = 0; at < size; at += 1) {
      if (at % columns === 0) {
        row += 1;
        height += rowHeight;
      }
      cells.push({ group, row, column: at % columns, top: height - rowHeight });
    }
  }
  return { cells, headings, height, rows: row + 1 };
}

describe('in groups', () => {
  test('every cell and every heading is where a page without tricks would have it', () => {
    fc.assert(
      fc.property(groupings, ({ groups, columns, rowHeight }) => {
        const shape = grouped(groups, columns, rowHeight);
        const page = laidOut(groups, columns, rowHeight);
        expect(shape).toMatchObject({ rows: page.rows, height: page.height });
        expect(page.headings).toEqual(page.headings.map((_, group) => groupTop(shape, group)));
        expect(groupTop(shape, groups.length)).toBe(page.height);
        for (const [position, { top, ...cell }] of page.cells.entries()) {
          expect(cellOf(shape, position)).toEqual(cell);
          expect(topOf(shape, position)).toBe(top);
          expect(rowTop(shape, cell.row)).toBe(top);
          expect(rowAt(shape, top)).toBe(cell.row);
          expect(rowAt(shape, top + rowHeight - 1)).toBe(cell.row);
          const { from, to } = positionsOf(shape, cell.row);
          expect(position - from).toBe(cell.column);
          expect(position).toBeLessThan(to);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('whatever is in sight is drawn, and little besides', () => {
    fc.assert(
      fc.property(groupings, fc.nat(100), ({ groups, columns, rowHeight }, part) => {
        const shape = grouped(groups, columns, rowHeight);
        const viewHeight = 700;
        const scrollTop = (Math.max(0, shape.height - viewHeight) * part) / 100;
        const { from, to } = visibleRange(shape, scrollTop, viewHeight, 1);
        for (const [position, { top }] of laidOut(groups, columns, rowHeight).cells.entries()) {
          const isInSight = top + rowHeight > scrollTop && top < scrollTop + viewHeight;
          if (isInSight) expect(position >= from && position < to).toBe(true);
        }
        expect(to - from).toBeLessThanOrEqual((viewHeight / rowHeight + 5) * columns);
      }),
    );
  });

  test('a box covers exactly the cells it touches', () => {
    const side = fc.integer({ min: -50, max: 3000 });
    fc.assert(
      fc.property(groupings, side, side, side, side, (grid, x1, y1, x2, y2) => {
        fc.pre(x1 !== x2 && y1 !== y2);
        const shape = grouped(grid.groups, grid.columns, grid.rowHeight);
        const box = {
          left: Math.min(x1, x2) + 0.5,
          right: Math.max(x1, x2) + 0.5,
          top: Math.min(y1, y2) + 0.5,
          bottom: Math.max(y1, y2) + 0.5,
        };
        const covered = coveredBy(shape, 0, box);
        const { cells } = laidOut(grid.groups, grid.columns, grid.rowHeight);
        for (const [position, { column, top }] of cells.entries()) {
          const isTouched =
            column * 100 < box.right &&
            (column + 1) * 100 > box.left &&
            top < box.bottom &&
            top + grid.rowHeight > box.top;
          expect(covered !== null && isCovered(shape, covered, position)).toBe(isTouched);
        }
      }),
    );
  });

  test('the place of a film among 15,000 groups is found in a few steps', () => {
    let looks = 0;
    const counting = (numbers: readonly number[]) =>
      new Proxy(numbers, {
        get: (target, key) => {
          if (/^\d+$/.test(String(key))) looks += 1;
          return Reflect.get(target, key) as unknown;
        },
      });
    const groups = Array.from({ length: 15_000 }, (_, at) => 1 + (at % 6));
    let start = 0;
    const starts = groups.map((size) => (start += size) - size);
    const sizes = { width: 500, wish: 100, gap: 0, cellHeight: () => 150 };
    const whole = shapeGrid(start, sizes, { starts, headingHeight: HEADING });
    const shape = {
      ...whole,
      starts: counting(whole.starts),
      firstRows: counting(whole.firstRows),
    };
    visibleRange(shape, shape.height / 2, 800, 2);
    topOf(shape, 30_000);
    expect(looks).toBeLessThan(300);
  });
});
