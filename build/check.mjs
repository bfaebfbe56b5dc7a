// @ts-check
import process from 'node:process';
import { inProject } from './project.mjs';
import { runNode } from './run.mjs';

/* `npm run check`: types, lint and format. Runs everything, two at a time, and shows what failed. */

const PROJECTS = [
  ...['data/model', 'data', 'electron', 'electron/preload', 'renderer'],
  ...['build', 'build/bench', 'e2e'],
];

/** @param {string} bin @param {string[]} args */
const tool = (bin, ...args) => [inProject('node_modules', bin), ...args];

/** @param {string} project */
const typeCheck = (project) =>
  project === 'renderer'
    ? tool(
        'svelte-check/bin/svelte-check',
        ...['--tsconfig', 'renderer/tsconfig.json', '--fail-on-warnings'],
      )
    : tool('typescript/bin/tsc', '-p', project);

/** The slow ones first, so that nothing long is left for the end. @type {[name: string, command: string[]][]} */
const STEPS = [
  [
    'eslint',
    tool('eslint/bin/eslint.js', '--config', 'build/eslint.config.mjs', '--max-warnings', '0', '.'),
  ],
  ['prettier', tool('prettier/bin/prettier.cjs', '--check', '.')],
  ...PROJECTS.map(
    (project) => /** @type {[string, string[]]} */ ([`types ${project}`, typeCheck(project)]),
  ),
];

const AT_A_TIME = 2;
const waiting = [...STEPS];
let failures = 0;

async function worker() {
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
    const [name, command] = step;
    const begun = performance.now();
    const { code, output } = await runNode(command);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
    if (code === 0) continue;
    failures += 1;
    console.log(output.trimEnd());
  }
}

await Promise.all(Array.from({ length: AT_A_TIME }, worker));
console.log(
  failures === 0 ? 'All checks passed.' : `${failures} of ${STEPS.length} checks failed.`,
);
process.exitCode = failures === 0 ? 0 : 1;
