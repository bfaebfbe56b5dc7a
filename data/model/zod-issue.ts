import type { z } from 'zod';

/** The first thing that is wrong with a value, for the `reason` of an error: where, and what. */
export function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue === undefined ? '' : `${issue.path.join('.')}: ${issue.message}`;
}
