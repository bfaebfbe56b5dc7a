import { z } from 'zod';
import { FilmothekError } from '../model/errors.ts';
import { readSmartLists, type SmartList } from '../model/smart-list.ts';
import { parseSafely } from './safe-json.ts';

/* The smart lists of a library as one JSON, which stands in an archive beside the films. */

const FORMAT = 'filmothek-smart-lists';
const VERSION = 1;

const fileSchema = z.looseObject({
  format: z.literal(FORMAT),
  version: z.int().positive(),
  smartLists: z.array(z.unknown()),
});

/** The lists that can be read, and how many there are that only a later version can. */
export type FoundLists = ReturnType<typeof readSmartLists>;
export const NO_LISTS: FoundLists = { lists: [], unread: 0 };

export function listsFile(smartLists: readonly SmartList[]): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, smartLists }, null, 2)}\n`;
}

/**
 * The lists in such a file; one that cannot be read costs only itself. Throws `import-refused` when it is no such file.
 * @param file for the error's sentence
 */
export function readLists(text: string, file: string): FoundLists {
  try {
    return readSmartLists(fileSchema.parse(parseSafely(text)).smartLists);
  } catch (error) {
    throw new FilmothekError('import-refused', { file, reason: 'shape' }, { cause: error });
  }
}
