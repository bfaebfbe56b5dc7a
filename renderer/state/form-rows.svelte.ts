import { sameValue } from '../../data/model/change.ts';
import type { Messages } from '../../data/model/messages/messages.ts';

/** What can be wrong with a field; the key of its sentence. */
export type Problem = keyof Messages['form']['problem'];

/** One line of a list as it is typed. `key` names it for as long as the form is open. */
export interface Row<Fields> {
  readonly key: number;
  readonly fields: Fields;
}

/** How one kind of list is typed: its value as text, and the text as a value. */
export interface RowKind<Value, Fields> {
  readonly blank: () => Fields;
  readonly show: (value: Value) => Fields;
  /** The typed line as a value, or `null` when nothing is in it; `origin` is what it was before. */
  readonly read: (fields: Fields, origin: Value | null) => Value | null;
  /** The fields that cannot be read. */
  readonly problems?: (fields: Fields) => Partial<Record<keyof Fields & string, Problem>>;
}

/** A list in the form. Lines nobody touched give back the very value they were made from. */
export class RowList<Value, Fields extends object> {
  rows = $state<Row<Fields>[]>([]);
  readonly #kind: RowKind<Value, Fields>;
  /** By key. Plain values, kept out of reactive state: they go back to the library as they came. */
  readonly #origins: readonly Value[];
  #nextKey: number;

  constructor(kind: RowKind<Value, Fields>, values: readonly Value[]) {
    this.#kind = kind;
    this.#origins = values;
    this.rows = values.map((value, key) => ({ key, fields: kind.show(value) }));
    this.#nextKey = values.length;
  }

  readonly values: readonly Value[] = $derived(
    this.rows
      .map((row) => {
        const origin = this.#origins[row.key];
        if (origin !== undefined && this.#untouched(row, origin)) return origin;
        return this.#kind.read(row.fields, origin ?? null);
      })
      .filter((value) => value !== null),
  );

  /** Every typed field that cannot be read, as `<key>.<field>`. */
  readonly problems: readonly (readonly [path: string, problem: Problem])[] = $derived(
    this.rows.flatMap((row) => {
      const origin = this.#origins[row.key];
      const shown = origin === undefined ? null : this.#kind.show(origin);
      return entries(this.#kind.problems?.(row.fields) ?? {})
        .filter(([field]) => row.fields[field] !== shown?.[field])
        .map(([field, problem]) => [`${row.key}.${field}`, problem] as const);
    }),
  );

  /** The lines as plain data. */
  typed(): Row<Fields>[] {
    return $state.snapshot(this.rows) as Row<Fields>[];
  }

  /** Takes the place of all lines; those whose key was there before still are what they were made from. */
  restore(rows: readonly Row<Fields>[]): void {
    this.rows = rows.map(({ key, fields }) => ({ key, fields: { ...fields } }));
    this.#nextKey = rows.reduce((next, { key }) => Math.max(next, key + 1), this.#nextKey);
  }

  /** Adds a line, at the end or at a place, with some fields filled in. */
  add(index = this.rows.length, fields: Partial<Fields> = {}): void {
    const row = { key: this.#nextKey++, fields: { ...this.#kind.blank(), ...fields } };
    this.rows.splice(index, 0, row);
  }

  remove(index: number): void {
    this.rows.splice(index, 1);
  }

  move(from: number, to: number): void {
    const [row] = this.rows.splice(from, 1);
    if (row !== undefined) this.rows.splice(to, 0, row);
  }

  #untouched(row: Row<Fields>, origin: Value): boolean {
    return sameValue({ ...row.fields }, this.#kind.show(origin));
  }
}

function entries<Field extends string>(problems: Partial<Record<Field, Problem>>) {
  return Object.entries(problems) as [Field, Problem][];
}
