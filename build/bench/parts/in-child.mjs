// @ts-check
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

/* `node in-child.mjs MODULE FUNCTION ARGUMENT`: prints what a function of a module beside this one resolves to, as JSON. */

const [name = '', action = '', argument = ''] = process.argv.slice(2);
/** @type {{ module: Record<string, (argument: string) => Promise<unknown>> }} */
const { module } = await runnerImport(fileURLToPath(new URL(name, import.meta.url)), {
  configFile: false,
  logLevel: 'warn',
});
console.log(JSON.stringify(await module[action]?.(argument)));
