// @ts-check
import { spawn } from 'node:child_process';
import { ROOT } from './project.mjs';

/**
 * How a child ended. `output` is what it wrote to stdout and stderr, in order, when it was captured.
 * @typedef {object} Ended
 * @property {number | null} code `null` when it was killed or never started
 * @property {boolean} timedOut
 * @property {string} output
 */

/**
 * Runs a command to its end; never rejects.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {object} [options]
 * @param {NodeJS.ProcessEnv} [options.env] added to the present environment; `undefined` takes a variable away
 * @param {string} [options.cwd] the project's folder when left out
 * @param {number} [options.limit] milliseconds after which it is killed
 * @param {AbortSignal} [options.stop] kills it, too
 * @param {boolean} [options.show] lets it write to this terminal instead of capturing its output
 * @returns {Promise<Ended>}
 */
export function run(command, args, { env = {}, cwd = ROOT, limit, stop, show = false } = {}) {
  return new Promise((resolve) => {
    /** @type {Buffer[]} */
    const chunks = [];
    let timedOut = false;
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const kill = () => {
      child.kill('SIGKILL');
      // A grandchild may hold the pipes open; what it would still say is of no interest.
      child.stdout?.destroy();
      child.stderr?.destroy();
    };
    const timer =
      limit === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            kill();
          }, limit);
    stop?.addEventListener('abort', kill);
    const end = (/** @type {number | null} */ code, /** @type {string} */ more) => {
      clearTimeout(timer);
      stop?.removeEventListener('abort', kill);
      resolve({ code, timedOut, output: Buffer.concat(chunks).toString('utf8') + more });
    };
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) => end(null, error.message));
    child.on('close', (code) => end(code, ''));
  });
}

/**
 * Runs a script with this Node; see `run`.
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export const runNode = (args, options) => run(process.execPath, args, options);
