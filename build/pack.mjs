// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { build, Platform } from 'electron-builder';
import { electronBinary } from './electron-binary.mjs';
import { configuration } from './electron-builder.mjs';
import { speaksOfNoNetwork } from './electron-download.mjs';
import { makeIcons } from './icons.mjs';

/** Why packing did not work out; the message is one line. */
export class PackError extends Error {
  /** @override */
  name = 'PackError';

  /** @param {unknown} cause */
  constructor(cause) {
    const text = cause instanceof Error ? cause.message : String(cause);
    super(text.trim().split('\n')[0], { cause });
    this.noNetwork = speaksOfNoNetwork(text);
  }
}

/**
 * Whether electron-builder can take Electron from there: an unpacked one, or one as it is downloaded.
 * @param {string} place
 */
export function holdsElectron(place) {
  const stat = fs.statSync(place, { throwIfNoEntry: false });
  if (stat === undefined || !stat.isDirectory()) return stat !== undefined && isZip(place);
  return (
    electronBinary({ override: place }) !== null ||
    fs.readdirSync(place).some((name) => name.startsWith('electron-v') && isZip(name))
  );
}

/** @param {string} file */
const isZip = (file) => file.endsWith('.zip');

/**
 * Packs the built app of a project folder for the present system; returns the files made, throws a PackError.
 * @param {object} options
 * @param {string} options.projectDir with package.json, dist/ and node_modules/
 * @param {boolean} [options.onlyFolder] leaves it an unpacked folder, which needs no installer tools
 * @param {string | undefined} [options.electronDist] see electron-builder.mjs
 * @param {boolean} [options.e2e] see electron-builder.mjs
 */
export async function pack({ projectDir, onlyFolder = false, ...settings }) {
  try {
    await makeIcons(path.join(projectDir, 'dist/icons'));
    return await build({
      projectDir,
      targets: Platform.current().createTarget(onlyFolder ? 'dir' : null),
      config: configuration(settings),
      publish: 'never',
    });
  } catch (error) {
    throw new PackError(error);
  }
}
