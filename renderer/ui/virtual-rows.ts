/* Which rows of a long list are drawn. Sizes are CSS pixels. */

export interface GridShape {
  readonly columns: number;
  readonly cellWidth: number;
  readonly rowHeight: number;
  readonly rows: number;
  readonly height: number;
}

export interface GridSizes {
  /** Inner width of the scrolling area. */
  readonly width: number;
  /** What a cell would like to be wide; cells share the row and come as near to this as a whole number of them can. */
  readonly wish: number;
  readonly gap: number;
  /** Height of a cell for a width. */
  readonly cellHeight: (width: number) => number;
}

/** How many columns fit best and how high everything is together. One column at the least. */
export function shapeGrid(total: number, { width, wish, gap, cellHeight }: GridSizes): GridShape {
  const columns = Math.max(1, Math.round((width + gap) / (wish + gap)));
  const cellWidth = Math.max(0, (width - gap * (columns - 1)) / columns);
  const rowHeight = Math.round(cellHeight(cellWidth)) + gap;
  const rows = Math.ceil(total / columns);
  return { columns, cellWidth, rowHeight, rows, height: rows * rowHeight };
}

/** The positions to draw, `to` exclusive: the rows in sight and `overscan` rows beyond at either end. */
export function visibleRange(
  shape: GridShape,
  total: number,
  scrollTop: number,
  viewHeight: number,
  overscan: number,
): { readonly from: number; readonly to: number } {
  if (total === 0 || shape.rowHeight === 0) return { from: 0, to: 0 };
  const first = Math.max(0, Math.floor(scrollTop / shape.rowHeight) - overscan);
  const last = Math.ceil((scrollTop + viewHeight) / shape.rowHeight) + overscan;
  return {
    from: Math.min(first * shape.columns, Math.max(0, total - 1)),
    to: Math.min(last * shape.columns, total),
  };
}

/** CSS pixels, from the upper left corner of the whole. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Rows and columns, the last of each included. */
export interface Covered {
  readonly rows: readonly [first: number, last: number];
  readonly columns: readonly [first: number, last: number];
}

/** The cells that a box touches; `null` when it touches none, be it that it lies in the gaps between them. */
export function coveredBy(shape: GridShape, gap: number, box: Box): Covered | null {
  const along = (from: number, to: number, step: number, count: number) => {
    const first = Math.max(0, Math.ceil((from + gap) / step) - 1);
    return [first, Math.min(count, Math.ceil(to / step)) - 1] as const;
  };
  const rows = along(box.top, box.bottom, shape.rowHeight, shape.rows);
  const columns = along(box.left, box.right, shape.cellWidth + gap, shape.columns);
  return rows[0] > rows[1] || columns[0] > columns[1] ? null : { rows, columns };
}

export function isCovered({ rows, columns }: Covered, index: number, perRow: number): boolean {
  const row = Math.floor(index / perRow);
  const column = index % perRow;
  return row >= rows[0] && row <= rows[1] && column >= columns[0] && column <= columns[1];
}

/**
 * Where a key leads from a position, or the position itself where it leads nowhere.
 * Home and End go to the ends of the row, with Ctrl or in a single column to the ends of everything.
 */
export function moveInGrid(
  key: string,
  control: boolean,
  position: number,
  total: number,
  columns: number,
  rowsInView: number,
): number | null {
  const column = position % columns;
  const toEnds = control || columns === 1;
  const within = (wanted: number) => Math.min(Math.max(wanted, 0), total - 1);
  const byRows = (rows: number) => {
    const wanted = position + rows * columns;
    if (wanted < 0) return rows === -1 ? position : column;
    return within(wanted);
  };
  switch (key) {
    case 'ArrowLeft':
      return within(position - 1);
    case 'ArrowRight':
      return within(position + 1);
    case 'ArrowUp':
      return byRows(-1);
    case 'ArrowDown':
      return byRows(1);
    case 'PageUp':
      return byRows(-Math.max(1, rowsInView));
    case 'PageDown':
      return byRows(Math.max(1, rowsInView));
    case 'Home':
      return toEnds ? 0 : position - column;
    case 'End':
      return toEnds ? total - 1 : within(position - column + columns - 1);
    default:
      return null;
  }
}
