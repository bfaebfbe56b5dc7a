// @ts-check
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * @typedef {object} System
 * @property {NodeJS.Platform} platform
 * @property {NodeJS.ProcessEnv} env
 * @property {string} home
 */

/** @type {System} */
const HERE = { platform: process.platform, env: process.env, home: os.homedir() };

const LINUX_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];
const MAC_NAMES = ['Chromium', 'Google Chrome', 'Microsoft Edge'];
const WINDOWS_PATHS = [
  'Chromium/Application/chrome.exe',
  'Google/Chrome/Application/chrome.exe',
  'Microsoft/Edge/Application/msedge.exe',
];

/**
 * Where browsers of the Chromium family are installed on a system, best first.
 * @param {System} [system]
 * @returns {string[]}
 */
export function chromiumPlaces({ platform, env, home } = HERE) {
  if (platform === 'darwin') {
    const folders = ['/Applications', path.posix.join(home, 'Applications')];
    return MAC_NAMES.flatMap((name) =>
      folders.map((folder) => path.posix.join(folder, `${name}.app/Contents/MacOS`, name)),
    );
  }
  if (platform === 'win32') {
    const folders = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LocalAppData']];
    return WINDOWS_PATHS.flatMap((name) =>
      folders.flatMap((folder) => (folder ? [path.win32.join(folder, name)] : [])),
    );
  }
  const folders = [...(env.PATH ?? '').split(':'), '/snap/bin'].filter((folder) => folder !== '');
  return LINUX_NAMES.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)));
}

/** An installed browser of the Chromium family, or `null`. */
export const installedChromium = (system = HERE) =>
  chromiumPlaces(system).find((place) => fs.existsSync(place)) ?? null;

/**
 * How to open an address: as a window of its own when there is a Chromium, else however the system opens addresses.
 * @param {string} url
 * @param {string | null} chromium
 * @param {{ platform: NodeJS.Platform, root: boolean }} system
 * @returns {readonly [command: string, ...args: string[]]}
 */
export function openCommand(url, chromium, { platform, root }) {
  if (chromium !== null) {
    // Chromium has no sandbox for root; the second switch hides its banner about that.
    const asRoot = root && platform === 'linux' ? ['--no-sandbox', '--test-type'] : [];
    return [chromium, `--app=${url}`, '--no-first-run', '--no-default-browser-check', ...asRoot];
  }
  if (platform === 'darwin') return ['open', url];
  // Not `start`: that is the shell's, which reads more into an address than an address.
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url];
  return ['xdg-open', url];
}

/**
 * Opens an address in a browser that lives on when this process ends. Resolves to whether a browser could be started.
 * @param {string} url
 * @param {boolean} root
 * @returns {Promise<boolean>}
 */
export function openBrowser(url, root) {
  const { platform } = HERE;
  const [command, ...args] = openCommand(url, installedChromium(), { platform, root });
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'ignore', detached: true });
    child.on('error', () => resolve(false));
    child.on('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
