/* Typed arrays that grow: what is asked for beyond their end makes them twice as long. */

type Column =
  | Uint8Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>;

/** The array itself, or a longer one with its content and zeros after it. */
export function withRoom<T extends Column>(column: T, length: number): T {
  if (length <= column.length) return column;
  const Longer = column.constructor as new (length: number) => T;
  const longer = new Longer(Math.max(length, column.length * 2, 1024));
  longer.set(column);
  return longer;
}
