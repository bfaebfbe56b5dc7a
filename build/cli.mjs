// @ts-check
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { BuildError, ensureBuilt } from './ensure-built.mjs';
import { callersFolder, inProject } from './project.mjs';
import { systemTexts } from './texts.mjs';

/* `npm run -s cli -- …`: the command line of Filmothek, built when it has to be. It runs in this very process. */

try {
  await ensureBuilt();
} catch (error) {
  if (!(error instanceof BuildError)) throw error;
  console.error(systemTexts().buildFailed(error.missing));
  process.exit(1);
}
process.chdir(callersFolder('cli'));
const script = inProject('dist/node/cli.js');
process.argv[1] = script;
await import(pathToFileURL(script).href);
