import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Json, readLenientJson } from './lenient-json.ts';

function plain(value: Json): unknown {
  if (value instanceof Map) {
    return Object.fromEntries(
      [...(value as ReadonlyMap<string, Json>)].map(([k, v]) => [k, plain(v)]),
    );
  }
  return Array.isArray(value) ? value.map(plain) : value;
}
const read = (text: string) => readLenientJson(text).map(plain);

it.each([
  ['commas too many', '{"a": [1, 2, ], "b": "x",}', { a: [1, 2], b: 'x' }],
  ['commas too few', '{"a": "x"\n "b": "y"}', { a: 'x', b: 'y' }],
  ['line breaks and tabs in a string', '{"a": "eins\nzwei\tdrei"}', { a: 'eins\nzwei\tdrei' }],
  ['CDATA in a comment', '//<![CDATA[\n{"a": 1}\n//]]>', { a: 1 }],
  ['CDATA in one line', '/* <![CDATA[ */{"a": 1}/* ]]> */', { a: 1 }],
  ['an HTML comment', '<!-- {"a": 1} -->', { a: 1 }],
  ['comments inside', '{"a": 1, // eins\n /* zwei */ "b": 2}', { a: 1, b: 2 }],
  ['single quotes and bare names', "{name: 'Heat', year: 1995}", { name: 'Heat', year: 1995 }],
  [
    'quotation marks in a text',
    '{"a": "Er sagt "Nein", und geht.", "b": 1}',
    { a: 'Er sagt "Nein", und geht.', b: 1 },
  ],
  ['escapes', String.raw`{"a": "k\u00fcndigt \"so\" \/ \n"}`, { a: 'kündigt "so" / \n' }],
  ['a semicolon at the end', '{"a": null};', { a: null }],
  ['an end that was cut off', '{"a": {"b": ["x", "y', { a: { b: ['x', 'y'] } }],
])('reads JSON with %s', (_what, text, value) => {
  expect(read(text)[0]).toEqual(value);
});

it('reads several values one after another', () => {
  expect(read('{"a": 1}\n{"b": 2}')).toEqual([{ a: 1 }, { b: 2 }]);
});

it('reads what is JSON as JSON', () => {
  fc.assert(
    fc.property(fc.object({ withBigInt: false, maxDepth: 4 }), (value) => {
      const text = JSON.stringify(value);
      fc.pre(!/"__proto__"|-0|e[+-]\d/.test(text));
      expect(read(text)).toEqual([JSON.parse(text)]);
    }),
  );
});

it('reads anything without a complaint', () => {
  const text = fc.string({ unit: fc.constantFrom(...'{}[]",:\'\\/*u1a \n<!-'), maxLength: 200 });
  fc.assert(
    fc.property(text, (any) => void readLenientJson(`{${any}`)),
    { numRuns: 500 },
  );
});
