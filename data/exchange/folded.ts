import { fold } from '../model/search-text.ts';

const MAX_LENGTH = 60;
const MAX_KEPT = 4_000;
const kept = new Map<string, string>();

/** `fold`, for the short words that are looked up in one table after another. */
export function folded(words: string): string {
  if (words.length > MAX_LENGTH) return fold(words);
  const known = kept.get(words);
  if (known !== undefined) return known;
  if (kept.size >= MAX_KEPT) kept.clear();
  const result = fold(words);
  kept.set(words, result);
  return result;
}
