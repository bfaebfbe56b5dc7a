import { cellOf, positionsOf, rowAt, rowTop, type GridShape } from './virtual-rows.ts';

/**
 * Where a key leads from a position, or the position itself where it leads nowhere; `null` for a key that does not move.
 * Home and End go to the ends of the row, with Ctrl or in a single column to the ends of everything. Up and down stay
 * in the column, across the headings of groups.
 * @param viewHeight CSS pixels, by which PageUp and PageDown go
 */
export function moveInGrid(
  key: string,
  control: boolean,
  position: number,
  shape: GridShape,
  viewHeight: number,
): number | null {
  const { row, column } = cellOf(shape, position);
  const last = shape.total - 1;
  const toEnds = control || shape.columns === 1;
  const inRow = (wanted: number) => {
    const { from, to } = positionsOf(shape, Math.max(0, wanted));
    return Math.min(from + column, to - 1);
  };
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, position - 1);
    case 'ArrowRight':
      return Math.min(last, position + 1);
    case 'ArrowUp':
      return inRow(row - 1);
    case 'ArrowDown':
      return row + 1 < shape.rows ? inRow(row + 1) : last;
    case 'PageUp':
      return inRow(pageUp(shape, row, viewHeight));
    case 'PageDown': {
      const wanted = pageDown(shape, row, viewHeight);
      return wanted < shape.rows ? inRow(wanted) : last;
    }
    case 'Home':
      return toEnds ? 0 : positionsOf(shape, row).from;
    case 'End':
      return toEnds ? last : positionsOf(shape, row).to - 1;
    default:
      return null;
  }
}

/** The last row that begins within a page from this one, and the next one at the least. */
function pageDown(shape: GridShape, row: number, viewHeight: number): number {
  const end = rowTop(shape, row) + pageHeight(shape, viewHeight);
  if (end >= shape.height) return shape.rows;
  const wanted = rowAt(shape, end);
  return Math.max(row + 1, rowTop(shape, wanted) > end ? wanted - 1 : wanted);
}

function pageUp(shape: GridShape, row: number, viewHeight: number): number {
  const start = rowTop(shape, row) - pageHeight(shape, viewHeight);
  const wanted = rowAt(shape, start);
  return Math.min(row - 1, rowTop(shape, wanted) < start ? wanted + 1 : wanted);
}

/** Whole rows, so that none is passed over unseen. */
function pageHeight({ rowHeight }: GridShape, viewHeight: number): number {
  return Math.max(1, Math.floor(viewHeight / (rowHeight || 1))) * rowHeight;
}
