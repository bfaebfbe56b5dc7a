import path from 'node:path';

/**
 * The folder named by `--library DIR`, absolute, or `null`. It is the only thing the command line can say: anything
 * else, and anything a second instance says, is ignored.
 */
export function libraryFolder(argv: readonly string[], workingFolder: string): string | null {
  const at = argv.indexOf('--library');
  const folder = at < 0 ? undefined : argv[at + 1];
  if (folder === undefined || folder === '' || folder.startsWith('-')) return null;
  return path.resolve(workingFolder, folder);
}
