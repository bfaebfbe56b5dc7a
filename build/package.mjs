// @ts-check
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { pack } from './pack.mjs';
import { callersFolder, inProject, ROOT } from './project.mjs';
import { runNode } from './run.mjs';

/* `npm run package`: builds Filmothek and packs it for this system, into release/. */

const HELP = `npm run package -- [options]

Builds Filmothek and packs it for this system, into release/.

  --dir                  only the unpacked folder, no installers
  --electron-dist DIR    take Electron from this folder instead of downloading it
  --help                 this overview`;

function parse() {
  try {
    return parseArgs({
      options: {
        dir: { type: 'boolean', default: false },
        'electron-dist': { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    return null;
  }
}

async function main() {
  const options = parse();
  if (options === null) return 2;
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  const { code } = await runNode(
    [
      inProject('node_modules/vite/bin/vite.js'),
      ...['build', '--app', '--config', 'build/vite.config.ts', '--configLoader', 'runner'],
    ],
    { env: { NODE_ENV: 'production' }, show: true },
  );
  if (code !== 0) return 1;
  const electronDist = options['electron-dist'];
  const made = await pack({
    projectDir: ROOT,
    onlyFolder: options.dir,
    electronDist: electronDist && path.resolve(callersFolder('package'), electronDist),
  });
  for (const file of made) console.log(file);
  return 0;
}

process.exitCode = await main();
