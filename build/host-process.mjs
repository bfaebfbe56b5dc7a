// @ts-check
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { whenToldToEnd } from './ending.mjs';
import { inProject } from './project.mjs';

/**
 * A running Node host.
 * @typedef {object} HostProcess
 * @property {import('node:child_process').ChildProcess} child
 * @property {string} url with its token
 * @property {number} port
 * @property {string} library the folder that is open
 * @property {true} [running] it ran before, so this start only found out where
 * @property {Promise<End>} ended
 */

/**
 * How a child ended. `asked`: because this process was told to end. `error`: it could not even be started.
 * @typedef {object} End
 * @property {number | null} code
 * @property {NodeJS.Signals | null} signal
 * @property {boolean} asked
 * @property {Error} [error]
 */

/**
 * Starts the Node host and resolves when it answers, or to `null` when it ended before that; why is on stderr then.
 * @param {readonly string[]} args for `serve`
 * @param {string} [cli]
 * @returns {Promise<HostProcess | null>}
 */
export function startHost(args, cli = inProject('dist/node/cli.js')) {
  const child = spawn(process.execPath, [cli, 'serve', '--json', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    windowsHide: true,
  });
  const ended = untilEnd(child);
  const lines = createInterface({ input: child.stdout });
  return new Promise((resolve) => {
    // Not its exit: what it said last may still be on its way then.
    child.once('close', () => resolve(null));
    lines.once('line', (line) => {
      lines.on('line', (more) => console.log(more));
      resolve({ child, ended, ...JSON.parse(line) });
    });
  });
}

/** How long a host may take to close its library, in ms. */
const CLOSING = 10_000;

/**
 * Asks a child to end and waits until it has.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<void>}
 */
export function endHost(child) {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const timer = setTimeout(() => child.kill('SIGKILL'), CLOSING);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

/**
 * Ctrl+C in a terminal reaches a child as well as us, and a second signal may cut its closing short. So it is given this
 * long (ms) to end by itself before it is asked. Windows has no asking: there, a kill is a kill.
 */
const HEARD_IT = process.platform === 'win32' ? 5000 : 300;

/**
 * Waits for a child that was just started, and ends it when this process is told to end.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<End>}
 */
export function untilEnd(child) {
  return new Promise((resolve) => {
    let asked = false;
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    const stopListening = whenToldToEnd(() => {
      asked = true;
      timer = setTimeout(() => void endHost(child), HEARD_IT);
    });
    const end = (/** @type {Omit<End, 'asked'>} */ how) => {
      clearTimeout(timer);
      stopListening();
      resolve({ ...how, asked });
    };
    child.once('error', (error) => end({ code: null, signal: null, error }));
    child.once('exit', (code, signal) => end({ code, signal }));
  });
}
