// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { CACHE, inProject } from './project.mjs';
import { runNode } from './run.mjs';

/** @typedef {import('./choose-host.mjs').FetchFailure} FetchFailure */

const PACKAGE = inProject('node_modules/electron');

/**
 * The path of Electron's binary, or `null` when it is not here. Never downloads, which is why it does not ask the
 * package itself.
 * @param {object} [where]
 * @param {string} [where.folder] of the npm package
 * @param {string | undefined} [where.override] a folder with a binary of one's own
 * @param {NodeJS.Platform} [where.platform]
 */
export function electronBinary({
  folder = PACKAGE,
  override = process.env.ELECTRON_OVERRIDE_DIST_PATH,
  platform = process.platform,
} = {}) {
  const pathFile = path.join(folder, 'path.txt');
  const named = fs.existsSync(pathFile) ? fs.readFileSync(pathFile, 'utf8') : null;
  if (named === null && !override) return null;
  const binary = path.join(override || path.join(folder, 'dist'), named ?? usualName(platform));
  return fs.existsSync(binary) ? binary : null;
}

/** @param {NodeJS.Platform} platform */
function usualName(platform) {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/** Where a failed download is remembered; another version of Electron has another chance. */
export function failureFile() {
  const { version } = JSON.parse(fs.readFileSync(path.join(PACKAGE, 'package.json'), 'utf8'));
  return path.join(CACHE, `electron-${version}.json`);
}

/**
 * The remembered failure, or `null` when there is none that can be read.
 * @param {string} [file]
 * @returns {FetchFailure | null}
 */
export function rememberedFailure(file = failureFile()) {
  try {
    const { code, detail, at } = JSON.parse(fs.readFileSync(file, 'utf8'));
    if (!['unreachable', 'slow', 'failed'].includes(code)) return null;
    return typeof detail === 'string' && typeof at === 'number' ? { code, detail, at } : null;
  } catch {
    return null;
  }
}

/**
 * Tries once to download Electron. Returns why it did not work, and remembers it; `null` when it did.
 * @param {object} options
 * @param {number} options.limit milliseconds after which the download is given up
 * @param {string} [options.installer]
 * @param {string} [options.file]
 * @returns {Promise<FetchFailure | null>}
 */
export async function fetchElectron({
  limit,
  installer = path.join(PACKAGE, 'install.js'),
  file = failureFile(),
}) {
  const { code, timedOut, output } = await runNode([installer], { limit });
  fs.rmSync(file, { force: true });
  if (code === 0) return null;
  const failure = { ...explain(timedOut, output), at: Date.now() };
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `${JSON.stringify(failure)}\n`);
  return failure;
}

const NO_NETWORK =
  /fetch failed|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|Connect Timeout/;

/**
 * @param {boolean} timedOut
 * @param {string} output
 * @returns {{ code: FetchFailure['code'], detail: string }}
 */
function explain(timedOut, output) {
  const detail = (output.split('\n').find((line) => /^\w*Error\b/.test(line)) ?? output)
    .trim()
    .slice(0, 160);
  if (timedOut) return { code: 'slow', detail: '' };
  return { code: NO_NETWORK.test(output) ? 'unreachable' : 'failed', detail };
}
