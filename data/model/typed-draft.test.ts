import { expect, test } from 'vitest';
import { keptDraftSchema } from './typed-draft.ts';

const accepts = (form: unknown) =>
  keptDraftSchema.safeParse({ key: 'new', title: '', form }).success;

/** Lists in lists, that deep. */
function nested(depth: number): unknown {
  let value: unknown = [];
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

test.each([
  ['a form', { text: { title: 'Heat' }, rows: [{ key: 0, fields: { yes: true } }], rating: null }],
  ['text of any kind', { text: 'a\r\n\u0000\ud800 "\\ é' }],
  ['an empty form', {}],
  ['five million characters', 'x'.repeat(4_999_998)],
])('keeps %s as it is', (_, form) => {
  expect(keptDraftSchema.parse({ key: 'film-0001', title: 'Heat', form }).form).toEqual(form);
});

test.each([
  ['a prototype', JSON.parse('{"rows": [{"__proto__": {"polluted": true}}]}') as unknown],
  ['an object of a class', { at: new Date(0) }],
  ['a map', new Map()],
  ['nothing', undefined],
  ['a hole', { text: undefined }],
  ['a number that JSON has not', { rating: Number.NaN }],
  ['a function', () => 0],
  ['more than five million characters', 'x'.repeat(4_999_999)],
  ['endless depth', nested(2_000)],
])('refuses %s', (_, form) => {
  expect(accepts(form)).toBe(false);
});

test.each(['', 'NEW', '../film-0001', 'film', 'x'.repeat(41)])('refuses the key "%s"', (key) => {
  expect(keptDraftSchema.safeParse({ key, title: '', form: {} }).success).toBe(false);
});

test('refuses what it does not know', () => {
  const draft = { key: 'new', title: '', form: {}, at: '2024-05-01T10:00:00.000Z' };
  expect(keptDraftSchema.safeParse(draft).success).toBe(false);
});
