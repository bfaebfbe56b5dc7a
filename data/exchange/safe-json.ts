/* JSON from strangers. */

const DEEPEST = 32;
const FORBIDDEN = ['__proto__', 'constructor', 'prototype'];

/**
 * What a text of JSON says. Throws a SyntaxError also for what no honest file holds: nesting without end, and names
 * that an object gives a meaning of its own.
 */
export function parseSafely(text: string): unknown {
  const value: unknown = JSON.parse(text);
  check(value, DEEPEST);
  return value;
}

function check(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth === 0) throw new SyntaxError('nested too deep');
  for (const name of Object.keys(value)) {
    if (FORBIDDEN.includes(name)) throw new SyntaxError(`a name of ${name}`);
    check((value as Record<string, unknown>)[name], depth - 1);
  }
}
