/* Which rows of a long list are in the page: those in sight and near it, and the one that has the focus. */

/** A row by its place, or the room of rows that are not there. */
export type ShownRow =
  | { readonly kind: 'row'; readonly index: number }
  | { readonly kind: 'gap'; readonly rows: number };

/** So many rows are all there: they cost little, and whoever looks for a word in the page finds it. */
export const FEW_ROWS = 60;

/**
 * @param count of all rows
 * @param near the rows in sight and near it, from and to, the end excluded
 * @param focused its neighbours come along, for Tab leads to them
 */
export function shownRows(
  count: number,
  near: readonly [from: number, to: number],
  focused: number | null,
): readonly ShownRow[] {
  const wanted = new Set<number>();
  const add = (from: number, to: number) => {
    for (let index = Math.max(0, from); index < Math.min(count, to); index++) wanted.add(index);
  };
  if (count <= FEW_ROWS) add(0, count);
  else {
    add(...near);
    if (focused !== null) add(focused - 1, focused + 2);
  }
  const shown: ShownRow[] = [];
  let next = 0;
  for (const index of [...wanted].sort((a, b) => a - b)) {
    if (index > next) shown.push({ kind: 'gap', rows: index - next });
    shown.push({ kind: 'row', index });
    next = index + 1;
  }
  if (count > next) shown.push({ kind: 'gap', rows: count - next });
  return shown;
}
