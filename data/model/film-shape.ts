import { z } from 'zod';
import { filmSchema, type Film } from './film.ts';

/*
 * Whether a value has the build of a film: every field there, of its type. That is what the program relies on, and it
 * takes a tenth of the time of the whole schema, which also knows what a date or a rating may be.
 */

type Test = (value: unknown) => boolean;

type Schema = Readonly<{
  type?: string | readonly string[];
  anyOf?: readonly Schema[];
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  items?: Schema;
}>;

const TESTS: Readonly<Record<string, Test>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
};

function testOf({ type, anyOf, properties, required = [], items }: Schema): Test {
  if (anyOf !== undefined) return oneOf(anyOf.map(testOf));
  if (Array.isArray(type)) return oneOf(type.map((each) => testOf({ type: each as string })));
  if (properties !== undefined) {
    const fields = Object.entries(properties).map(([name, field]) => {
      const test = testOf(field);
      const isThere = (value: unknown) => value === undefined || test(value);
      return [name, required.includes(name) ? test : isThere] as const;
    });
    return (value) =>
      typeof value === 'object' &&
      value !== null &&
      fields.every(([name, test]) => test((value as Record<string, unknown>)[name]));
  }
  if (items !== undefined) {
    const test = testOf(items);
    return (value) => Array.isArray(value) && value.every(test);
  }
  return TESTS[type as string] ?? (() => true);
}

const oneOf =
  (tests: readonly Test[]): Test =>
  (value) =>
    tests.some((test) => test(value));

const test = testOf(z.toJSONSchema(filmSchema, { io: 'input', unrepresentable: 'any' }) as Schema);

/** Fields beyond those of a film do no harm. */
export function hasFilmShape(value: unknown): value is Film {
  return test(value);
}
