import { expect, test } from 'vitest';
import {
  COLUMN_NAMES,
  columnOf,
  columnsSchema,
  DEFAULT_COLUMNS,
  hiddenColumns,
  MAX_COLUMN_WIDTH,
  MIN_COLUMN_WIDTH,
  moveColumn,
  resizeColumn,
  sortOf,
  toggleColumn,
  withColumnRenamed,
  withoutField,
  type Columns,
} from './columns.ts';
import { SORTS } from './query.ts';

const THREE: Columns = [
  { name: 'title', width: 200 },
  { name: 'year', width: 80 },
  { name: 'genres', width: 150 },
];
const names = (columns: Columns) => columns.map(({ name }) => name);

test('a column is shown at the end and hidden again, but never the title', () => {
  const more = toggleColumn(THREE, 'shelf');
  expect(names(more)).toEqual(['title', 'year', 'genres', 'shelf']);
  expect(toggleColumn(more, 'shelf')).toEqual(THREE);
  expect(toggleColumn(THREE, 'title')).toEqual(THREE);
});

test('a column moves to another place, and nowhere beyond the ends', () => {
  expect(names(moveColumn(THREE, 'genres', 0))).toEqual(['genres', 'title', 'year']);
  expect(names(moveColumn(THREE, 'title', 1))).toEqual(['year', 'title', 'genres']);
  expect(moveColumn(THREE, 'title', -1)).toEqual(THREE);
  expect(moveColumn(THREE, 'genres', 3)).toEqual(THREE);
});

test('a width stays within its bounds', () => {
  const widthOf = (width: number) => resizeColumn(THREE, 'year', width)[1]?.width;
  expect(widthOf(100.4)).toBe(100);
  expect(widthOf(1)).toBe(MIN_COLUMN_WIDTH);
  expect(widthOf(9999)).toBe(MAX_COLUMN_WIDTH);
});

test('every step leaves columns that can be kept; two of a name or none for the title cannot', () => {
  const kept = resizeColumn(toggleColumn(DEFAULT_COLUMNS, 'added'), 'added', 0);
  expect(columnsSchema.safeParse(kept).success).toBe(true);
  expect(columnsSchema.safeParse([...THREE, THREE[1]]).success).toBe(false);
  expect(columnsSchema.safeParse(THREE.slice(1)).success).toBe(false);
});

test('every order but chance can be chosen at the head of a column', () => {
  const orders = SORTS.filter((sort) => sort !== 'random');
  expect(COLUMN_NAMES.flatMap((name) => sortOf(name) ?? []).toSorted()).toEqual(orders.toSorted());
});

const WITH_BOX = toggleColumn(THREE, columnOf('Box'));

test('a field that a person defined has a column that can be kept', () => {
  expect(names(WITH_BOX)).toEqual(['title', 'year', 'genres', 'custom:Box']);
  expect(columnsSchema.safeParse(WITH_BOX).success).toBe(true);
  expect(columnsSchema.safeParse([...THREE, { name: 'custom:', width: 80 }]).success).toBe(false);
  expect(columnsSchema.safeParse([...THREE, { name: 'box', width: 80 }]).success).toBe(false);
  const box = { name: 'Box', kind: 'number', choices: [] } as const;
  expect(hiddenColumns(THREE, [{ ...box, choices: [] }])).toContain('custom:Box');
  expect(hiddenColumns(WITH_BOX, [{ ...box, choices: [] }])).not.toContain('custom:Box');
});

test('the column of a field follows its name, and goes with it', () => {
  expect(withColumnRenamed(WITH_BOX, 'box', 'Kiste').at(-1)).toMatchObject({
    name: 'custom:Kiste',
  });
  const both = toggleColumn(WITH_BOX, columnOf('Kiste'));
  expect(names(withColumnRenamed(both, 'Box', 'Kiste'))).toEqual([...names(THREE), 'custom:Kiste']);
  expect(withoutField(WITH_BOX, 'BOX')).toEqual(THREE);
});
