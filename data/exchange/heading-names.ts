import { fold } from '../model/search-text.ts';

/** The titles a heading may mean, folded: "Heat (1995)" is Heat as well. */
export function headingNames(heading: string): readonly string[] {
  const bare = heading.replace(/\s{0,5}[([][^()[\]]{0,60}[)\]]\s{0,5}$/u, '');
  return [...new Set([fold(heading), fold(bare)])].filter(Boolean);
}
