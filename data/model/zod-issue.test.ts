import { expect, test } from 'vitest';
import { z } from 'zod';
import { firstIssue } from './zod-issue.ts';

const schema = z.strictObject({ films: z.array(z.strictObject({ year: z.int('no year') })) });
const issueOf = (value: unknown) => {
  const { error } = schema.safeParse(value);
  return error === undefined ? null : firstIssue(error);
};

test('the place and the fault are told of the first issue', () => {
  expect(issueOf({ films: [{ year: 1988 }, { year: 'x' }, { year: 'y' }] })).toBe(
    'films.1.year: no year',
  );
});

test('an error without any issue says nothing', () => {
  expect(firstIssue(new z.ZodError([]))).toBe('');
});
