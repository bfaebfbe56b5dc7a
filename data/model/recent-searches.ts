import { z } from 'zod';

/* What was searched for lately. */

export const MOST_RECENT = 12;
const MOST_CHARACTERS = 2_000;

export const recentSearchesSchema = z
  .array(z.string().min(1).max(MOST_CHARACTERS))
  .max(MOST_RECENT);

/**
 * The searches with another one in front, each once.
 * @param before what was last kept of the same typing; `null` for none. When one of both is the beginning of the other,
 *   the new one takes its place.
 */
export function withSearch(
  recent: readonly string[],
  search: string,
  before: string | null,
): string[] {
  const text = search.trim();
  if (text === '' || text.length > MOST_CHARACTERS) return [...recent];
  const replaced =
    before !== null && (begins(text, before) || begins(before, text)) ? before : text;
  const others = recent.filter((each) => !isSame(each, text) && each !== replaced);
  return [text, ...others].slice(0, MOST_RECENT);
}

export function withoutSearch(recent: readonly string[], search: string): string[] {
  return recent.filter((each) => each !== search);
}

const begins = (text: string, start: string) => text.toLowerCase().startsWith(start.toLowerCase());
const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
