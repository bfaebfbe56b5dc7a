import { sameValue } from '../../data/model/change.ts';
import type { Messages } from '../../data/model/messages/messages.ts';

/** What can be wrong with a field; the key of its sentence. */
export type Problem = keyof Messages['form']['problem'];

/** One line of a list as plain data. `key` names it for as long as the form is open. */
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

/** One line of a list as it is typed. What follows from it is known until somebody types in this line. */
export class TypedRow<Value, Fields extends object> implements Row<Fields> {
  readonly key: number;
  readonly #kind: RowKind<Value, Fields>;
  /** A plain value, kept out of reactive state: it goes back to the library as it came. */
  readonly #origin: Value | null;
  readonly #shown: Fields | null;
  fields = $state() as Fields;

  constructor(kind: RowKind<Value, Fields>, key: number, origin: Value | null, fields?: Fields) {
    this.key = key;
    this.#kind = kind;
    this.#origin = origin;
    this.#shown = origin === null ? null : kind.show(origin);
    this.fields = { ...(fields ?? this.#shown ?? kind.blank()) };
  }

  readonly typed: Row<Fields> = $derived.by(() => ({ key: this.key, fields: { ...this.fields } }));

  /** A line nobody touched gives back the very value it was made from. */
  readonly value: Value | null = $derived.by(() =>
    this.#origin !== null && sameValue(this.typed.fields, this.#shown)
      ? this.#origin
      : this.#kind.read(this.typed.fields, this.#origin),
  );

  /** Every field that was typed in and cannot be read, as `<key>.<field>`. */
  readonly problems: readonly (readonly [path: string, problem: Problem])[] = $derived.by(() =>
    entries(this.#kind.problems?.(this.typed.fields) ?? {})
      .filter(([field]) => this.typed.fields[field] !== this.#shown?.[field])
      .map(([field, problem]) => [`${this.key}.${field}`, problem] as const),
  );
}

/** A list in the form. */
export class RowList<Value, Fields extends object> {
  rows = $state.raw<readonly TypedRow<Value, Fields>[]>([]);
  readonly #kind: RowKind<Value, Fields>;
  /** By key. */
  readonly #origins: Value[];
  #nextKey: number;

  constructor(kind: RowKind<Value, Fields>, values: Value[]) {
    this.#kind = kind;
    this.#origins = values;
    this.rows = values.map((value, key) => new TypedRow(kind, key, value));
    this.#nextKey = values.length;
  }

  /** The very list it was made from where nothing is different. */
  readonly values: Value[] = $derived.by(() => {
    const values = this.rows.map(({ value }) => value).filter((value) => value !== null);
    const isSame = values.length === this.#origins.length;
    return isSame && values.every((value, at) => value === this.#origins[at])
      ? this.#origins
      : values;
  });

  readonly problems: readonly (readonly [path: string, problem: Problem])[] = $derived.by(() =>
    this.#kind.problems === undefined ? [] : this.rows.flatMap(({ problems }) => problems),
  );

  /** The lines as plain data. */
  readonly typed: readonly Row<Fields>[] = $derived(this.rows.map(({ typed }) => typed));

  /** Takes the place of all lines; those whose key was there before still are what they were made from. */
  restore(rows: readonly Row<Fields>[]): void {
    this.rows = rows.map(
      ({ key, fields }) => new TypedRow(this.#kind, key, this.#origins[key] ?? null, fields),
    );
    this.#nextKey = rows.reduce((next, { key }) => Math.max(next, key + 1), this.#nextKey);
  }

  /** Adds a line, at the end or at a place, with some fields filled in. */
  add(index = this.rows.length, fields: Partial<Fields> = {}): void {
    this.insert(index, 0, [fields]);
  }

  /** Adds lines at a place, there instead of as many that were `removed`. */
  insert(index: number, removed: number, lines: readonly Partial<Fields>[]): void {
    const rows = lines.map(
      (fields) =>
        new TypedRow(this.#kind, this.#nextKey++, null, { ...this.#kind.blank(), ...fields }),
    );
    this.rows = this.rows.toSpliced(index, removed, ...rows);
  }

  remove(index: number): void {
    this.rows = this.rows.toSpliced(index, 1);
  }

  move(from: number, to: number): void {
    const row = this.rows[from];
    if (row !== undefined) this.rows = this.rows.toSpliced(from, 1).toSpliced(to, 0, row);
  }
}

function entries<Field extends string>(problems: Partial<Record<Field, Problem>>) {
  return Object.entries(problems) as [Field, Problem][];
}
