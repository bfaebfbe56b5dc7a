import path from 'node:path';

/*
 * All that the command line can say. Anything else, and anything a second instance says, is ignored.
 */

/** Whether `--read-only` asks that nothing be changed. */
export function isReadOnly(argv: readonly string[]): boolean {
  return argv.includes('--read-only');
}

/** The folder named by `--library DIR`, absolute, or `null`. */
export function libraryFolder(argv: readonly string[], workingFolder: string): string | null {
  const at = argv.indexOf('--library');
  const folder = at < 0 ? undefined : argv[at + 1];
  if (folder === undefined || folder === '' || folder.startsWith('-')) return null;
  return path.resolve(workingFolder, folder);
}
