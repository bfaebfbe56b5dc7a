import { openLibrary, type OpenLibrary } from '../library.ts';
import type { Io } from './io.ts';

/**
 * Opens a library for one command and closes it whatever happens. What a person should know about how it was opened
 * is told; conflict copies are not, for they have a command of their own.
 */
export async function withLibrary(
  folder: string | null,
  access: 'read' | 'write',
  io: Io,
  run: (library: OpenLibrary) => Promise<number>,
): Promise<number> {
  const library = await openLibrary({ folder, readOnly: access === 'read' });
  try {
    for (const { kind, details } of (await library.status({})).notices) {
      if (kind !== 'conflict-copies') io.err(io.words.catalogue.notices[kind](details));
    }
    return await run(library);
  } finally {
    await library.close();
  }
}

/** A value as the JSON that `--json` prints. */
export function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
