// @ts-check
import fs from 'node:fs';
import process from 'node:process';
import { runnerImport } from 'vite';
import { inProject } from './project.mjs';

/* `npm run bench [-- NAME …]`: runs build/bench/NAME.ts, or all of them. A bench exports `bench()` and prints what it measures. */

const names = fs
  .readdirSync(inProject('build/bench'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length));
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`No bench called ${unknown.join(', ')}. There are: ${names.join(', ')}.`);
  process.exit(2);
}

for (const name of wanted.length > 0 ? wanted : names) {
  console.log(`\n${name}`);
  /** @type {{ module: { bench: () => Promise<void> } }} */
  const { module } = await runnerImport(inProject('build/bench', `${name}.ts`), {
    configFile: false,
    logLevel: 'warn',
  });
  await module.bench();
}
