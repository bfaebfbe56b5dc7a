import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll } from 'vitest';

/**
 * Bundles a program that a test starts in a process of its own, to kill it there; returns the file to run with Node.
 * The bundle goes away after the tests of the file.
 */
export async function bundleChild(program: string): Promise<string> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'filmothek-child-'));
  afterAll(() => fs.rm(folder, { recursive: true, force: true }));
  const entry = path.join(folder, 'child.mjs');
  const config = path.join(folder, 'vite.config.mjs');
  await fs.writeFile(entry, program);
  const rolldownOptions = { external: ['sharp'] };
  const build = { ssr: entry, outDir: 'bundle', minify: false, target: 'node20', rolldownOptions };
  const settings = { root: folder, publicDir: false, ssr: { noExternal: true }, build };
  await fs.writeFile(config, `export default ${JSON.stringify(settings)}`);
  const vite = path.dirname(createRequire(import.meta.url).resolve('vite/package.json'));
  const command = path.join(vite, 'bin', 'vite.js');
  await promisify(execFile)(process.execPath, [command, 'build', '--config', config]);
  return path.join(folder, 'bundle', 'child.mjs');
}
