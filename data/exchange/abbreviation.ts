import type { Meaning } from './label-table.ts';
import type { Reading } from './page.ts';
import { ABBREVIATIONS } from './phrases.ts';

const MAX_ABBREVIATION = 8;

/** "R", "Sch.", "R/Dir": what the abbreviations mean, each once. */
export function abbreviation({ meaningsOf }: Reading, words: string): readonly Meaning[] | null {
  const meanings: Meaning[] = [];
  for (const part of words.split('/')) {
    const bare = part.trim().replace(/\.$/u, '');
    if (bare.length > MAX_ABBREVIATION) return null;
    const [meaning] = [ABBREVIATIONS.get(bare), ...(meaningsOf(bare) ?? [])].filter(
      (each) => each !== undefined,
    );
    if (meaning === undefined) return null;
    if (!meanings.some((other) => JSON.stringify(other) === JSON.stringify(meaning)))
      meanings.push(meaning);
  }
  return meanings;
}
