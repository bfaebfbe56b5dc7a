import {
  fieldKey,
  kindOfValue,
  type FieldKind,
  type FieldNames,
  type FieldUse,
} from '../model/custom-field.ts';
import type { CustomField, Film } from '../model/film.ts';

interface Field {
  /** As the first film with it spells it. */
  readonly name: string;
  /** The numbers of the films that have it, those in the trash as well. */
  readonly films: Set<number>;
  /** How many films in the collection have it. */
  inCollection: number;
  /** How many values in the collection are of each kind. */
  readonly kinds: Map<FieldKind, number>;
}

/** Which films have a field that a person defined. A film without any costs nothing. */
export class FieldIndex {
  readonly #fields = new Map<string, Field>();

  add(number: number, { custom, deleted }: Film): void {
    if (custom.length > 0) this.#count(number, custom, deleted === null ? 1 : 0);
  }

  remove(number: number, { custom, deleted }: Film): void {
    if (custom.length > 0) this.#count(number, custom, deleted === null ? -1 : 0);
    for (const { name } of custom) {
      const key = fieldKey(name);
      const field = this.#fields.get(key);
      field?.films.delete(number);
      if (field?.films.size === 0) this.#fields.delete(key);
    }
  }

  /** What films have, those in the trash as well. */
  get names(): FieldNames {
    return new Map(Array.from(this.#fields, ([key, { name }]) => [key, name]));
  }

  /** The films that have a field of that name; `null` where there is no such field. */
  films(name: string): ReadonlySet<number> | null {
    return this.#fields.get(fieldKey(name))?.films ?? null;
  }

  /** The fields of the collection, what most films have first. */
  get uses(): readonly FieldUse[] {
    return [...this.#fields.values()]
      .filter(({ inCollection }) => inCollection > 0)
      .map(({ name, inCollection, kinds }) => {
        const [only, ...others] = [...kinds].filter(([, values]) => values > 0);
        const kind = only !== undefined && others.length === 0 ? only[0] : 'text';
        return { name, films: inCollection, kind };
      })
      .sort((a, b) => b.films - a.films || (a.name < b.name ? -1 : 1));
  }

  #count(number: number, custom: readonly CustomField[], step: 1 | 0 | -1): void {
    // A film that cannot be read is left out before anything of it is counted.
    const keys = custom.map(({ name }) => fieldKey(name));
    for (const [index, { name, value }] of custom.entries()) {
      const key = keys[index] ?? '';
      const field = this.#fields.get(key) ?? newField(name);
      this.#fields.set(key, field);
      field.films.add(number);
      if (keys.indexOf(key) === index) field.inCollection += step;
      const kind = kindOfValue(value);
      field.kinds.set(kind, (field.kinds.get(kind) ?? 0) + step);
    }
  }
}

const newField = (name: string): Field => ({
  name,
  films: new Set(),
  inCollection: 0,
  kinds: new Map(),
});
