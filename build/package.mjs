// @ts-check
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { PackError, holdsElectron, pack } from './pack.mjs';
import { callersFolder, inProject, ROOT } from './project.mjs';
import { runNode } from './run.mjs';
import { systemTexts } from './texts.mjs';

/* `npm run package`: builds Filmothek and packs it for this system, into release/. */

const { package: texts, mistakes } = systemTexts();

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
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
    const argument = /'([^\s'=]+)/.exec(message)?.[1] ?? '';
    const mistake = code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE' ? 'value-missing' : 'unknown';
    console.error(`${mistakes[mistake](argument, 'npm run package')}\n\n${texts.help}`);
    return null;
  }
}

async function main() {
  const options = parse();
  if (options === null) return 2;
  if (options.help) {
    console.log(texts.help);
    return 0;
  }
  const named = options['electron-dist'];
  const electronDist = named && path.resolve(callersFolder('package'), named);
  if (electronDist && !holdsElectron(electronDist)) {
    console.error(texts.noElectron(electronDist));
    return 1;
  }
  const { code } = await runNode(
    [
      inProject('node_modules/vite/bin/vite.js'),
      ...['build', '--app', '--config', 'build/vite.config.ts', '--configLoader', 'runner'],
    ],
    { env: { NODE_ENV: 'production' }, show: true },
  );
  if (code !== 0) return 1;
  try {
    const made = await pack({ projectDir: ROOT, onlyFolder: options.dir, electronDist });
    for (const file of made) console.log(file);
    return 0;
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    console.error((error.noNetwork ? texts.noNetwork : texts.failed)(error.message));
    return 1;
  }
}

process.exitCode = await main();
