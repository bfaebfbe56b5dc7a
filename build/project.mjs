// @ts-check
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const ROOT = path.resolve(fileURLToPath(new URL('..', import.meta.url)));

/** The absolute path of something in the project. @param {string[]} parts */
export const inProject = (...parts) => path.join(ROOT, ...parts);

/** What the scripts remember between runs; `npm ci` clears it. */
export const CACHE = inProject('node_modules', '.cache', 'filmothek');

/**
 * The folder a person called npm from. npm runs every script in the project's folder, so a relative path a person typed
 * elsewhere would otherwise mean another place. Only believed when npm started this very script: the variable is
 * inherited by everything a script starts.
 * @param {string} script name of the npm script
 * @param {NodeJS.ProcessEnv} [env]
 * @param {string} [cwd]
 */
export function callersFolder(script, env = process.env, cwd = process.cwd()) {
  const fromNpm = env.npm_lifecycle_event === script && path.resolve(cwd) === ROOT;
  return fromNpm && env.INIT_CWD ? env.INIT_CWD : cwd;
}
