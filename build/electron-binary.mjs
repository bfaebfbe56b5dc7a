// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { inProject } from './project.mjs';

/** The npm package, which brings the program itself only when it is asked for. */
export const ELECTRON_PACKAGE = inProject('node_modules/electron');

/**
 * The path of Electron's binary, or `null` when it is not here. Never downloads, which is why it does not ask the
 * package itself.
 * @param {object} [where]
 * @param {string} [where.folder] of the npm package
 * @param {string | undefined} [where.override] a folder with a binary of one's own
 * @param {NodeJS.Platform} [where.platform]
 */
export function electronBinary({
  folder = ELECTRON_PACKAGE,
  override = process.env.ELECTRON_OVERRIDE_DIST_PATH,
  platform = process.platform,
} = {}) {
  const pathFile = path.join(folder, 'path.txt');
  const named = fs.existsSync(pathFile) ? fs.readFileSync(pathFile, 'utf8') : null;
  if (named === null && !override) return null;
  const binary = path.join(override || path.join(folder, 'dist'), named ?? usualName(platform));
  // A folder of libraries may well hold one that is called electron.
  return fs.statSync(binary, { throwIfNoEntry: false })?.isFile() ? binary : null;
}

/** @param {NodeJS.Platform} platform */
function usualName(platform) {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}
