// @ts-check
import path from 'node:path';
import { build, Platform } from 'electron-builder';
import { configuration } from './electron-builder.mjs';
import { makeIcons } from './icons.mjs';

/**
 * Packs the built app of a project folder for the present system; returns the files made.
 * @param {object} options
 * @param {string} options.projectDir with package.json, dist/ and node_modules/
 * @param {boolean} [options.onlyFolder] leaves it an unpacked folder, which needs no installer tools
 * @param {string | undefined} [options.electronDist] see electron-builder.mjs
 * @param {boolean} [options.e2e] see electron-builder.mjs
 */
export async function pack({ projectDir, onlyFolder = false, ...settings }) {
  await makeIcons(path.join(projectDir, 'dist/icons'));
  return build({
    projectDir,
    targets: Platform.current().createTarget(onlyFolder ? 'dir' : null),
    config: configuration(settings),
    publish: 'never',
  });
}
