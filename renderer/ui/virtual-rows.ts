/*
 * Which rows of a long list are drawn, and where. Cells may stand in groups: each begins on a new row, under a heading.
 * Sizes are CSS pixels.
 */

export interface GridShape {
  readonly total: number;
  readonly columns: number;
  readonly cellWidth: number;
  readonly rowHeight: number;
  readonly rows: number;
  readonly height: number;
  /** 0 without groups: then everything is one group. */
  readonly headingHeight: number;
  /** The position at which each group begins. */
  readonly starts: readonly number[];
  /** The row with which each group begins, and behind the last the number of rows. */
  readonly firstRows: readonly number[];
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

export interface Groups {
  /** The position at which each group begins, the first of them 0. */
  readonly starts: readonly number[];
  readonly headingHeight: number;
}

const ONE_GROUP: Groups = { starts: [0], headingHeight: 0 };

/** How many columns fit best and how high everything is together. One column at the least. */
export function shapeGrid(
  total: number,
  { width, wish, gap, cellHeight }: GridSizes,
  { starts, headingHeight }: Groups = ONE_GROUP,
): GridShape {
  const columns = Math.max(1, Math.round((width + gap) / (wish + gap)));
  const cellWidth = Math.max(0, (width - gap * (columns - 1)) / columns);
  const rowHeight = Math.round(cellHeight(cellWidth)) + gap;
  const firstRows = [0];
  let rows = 0;
  for (const [group, start] of starts.entries()) {
    rows += Math.ceil(((starts[group + 1] ?? total) - start) / columns);
    firstRows.push(rows);
  }
  const height = rows * rowHeight + starts.length * headingHeight;
  return {
    total,
    columns,
    cellWidth,
    rowHeight,
    rows,
    height,
    headingHeight,
    starts,
    firstRows,
  };
}

export interface Cell {
  readonly group: number;
  readonly row: number;
  readonly column: number;
}

export function cellOf(shape: GridShape, position: number): Cell {
  const group = lastAtMost(position, shape.starts.length, (at) => shape.starts[at] ?? 0);
  const within = position - (shape.starts[group] ?? 0);
  const row = (shape.firstRows[group] ?? 0) + Math.floor(within / shape.columns);
  return { group, row, column: within % shape.columns };
}

/** The upper edge of the row in which a position is. */
export function topOf(shape: GridShape, position: number): number {
  const { group, row } = cellOf(shape, position);
  return row * shape.rowHeight + (group + 1) * shape.headingHeight;
}

/** The upper edge of a group, which is that of its heading; behind the last group the end of everything. */
export function groupTop(shape: GridShape, group: number): number {
  return (shape.firstRows[group] ?? 0) * shape.rowHeight + group * shape.headingHeight;
}

export function rowTop(shape: GridShape, row: number): number {
  return row * shape.rowHeight + (groupOfRow(shape, row) + 1) * shape.headingHeight;
}

/** The row at a height; that below where a heading is, and the first or the last where nothing is. */
export function rowAt(shape: GridShape, height: number): number {
  const group = lastAtMost(height, shape.starts.length, (at) => groupTop(shape, at));
  const [first = 0, next = 1] = shape.firstRows.slice(group, group + 2);
  const within = height - groupTop(shape, group) - shape.headingHeight;
  return Math.min(next - 1, first + Math.max(0, Math.floor(within / shape.rowHeight)));
}

/** The positions of a row, `to` exclusive. */
export function positionsOf(shape: GridShape, row: number): Range {
  const group = groupOfRow(shape, row);
  const within = row - (shape.firstRows[group] ?? 0);
  const from = (shape.starts[group] ?? 0) + within * shape.columns;
  return { from, to: Math.min(from + shape.columns, shape.starts[group + 1] ?? shape.total) };
}

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The positions to draw, `to` exclusive: the rows in sight and `overscan` rows beyond at either end. */
export function visibleRange(
  shape: GridShape,
  scrollTop: number,
  viewHeight: number,
  overscan: number,
): Range {
  if (shape.total === 0 || shape.rowHeight === 0) return { from: 0, to: 0 };
  const first = Math.max(0, rowAt(shape, scrollTop) - overscan);
  const last = Math.min(shape.rows - 1, rowAt(shape, scrollTop + viewHeight) + overscan);
  return { from: positionsOf(shape, first).from, to: positionsOf(shape, last).to };
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
  const highest = rowAt(shape, box.top);
  const lowest = rowAt(shape, box.bottom);
  const endsAbove = rowTop(shape, highest) + shape.rowHeight - gap <= box.top;
  const beginsBelow = rowTop(shape, lowest) >= box.bottom;
  const rows = [highest + (endsAbove ? 1 : 0), lowest - (beginsBelow ? 1 : 0)] as const;
  const step = shape.cellWidth + gap;
  const columns = [
    Math.max(0, Math.ceil((box.left + gap) / step) - 1),
    Math.min(shape.columns, Math.ceil(box.right / step)) - 1,
  ] as const;
  return rows[0] > rows[1] || columns[0] > columns[1] ? null : { rows, columns };
}

export function isCovered(shape: GridShape, { rows, columns }: Covered, position: number): boolean {
  const { row, column } = cellOf(shape, position);
  return row >= rows[0] && row <= rows[1] && column >= columns[0] && column <= columns[1];
}

function groupOfRow(shape: GridShape, row: number): number {
  return lastAtMost(row, shape.starts.length, (at) => shape.firstRows[at] ?? 0);
}

/** Which is the last of ascending numbers that is not above a limit; the first when all are. */
function lastAtMost(limit: number, count: number, numberAt: (index: number) => number): number {
  let low = 0;
  let high = Math.max(0, count - 1);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (numberAt(middle) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
