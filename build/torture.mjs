// @ts-check
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { inProject } from './project.mjs';
import { runNode } from './run.mjs';
import { summaryLine, unitTally } from './test-summary.mjs';
import { NAMES_A_PROMISE, promiseLines, testsOfPromises } from './torture-report.mjs';

/*
 * `npm run test:torture [-- part of a file name …]`: the tests of what the library promises about people's data, in
 * their long form of about half an hour; at the end each promise has a line. FILMOTHEK_TORTURE_SEED repeats a run, other
 * numbers can be given as FILMOTHEK_TORTURE_KILLS, _STATES, _FLIPS, _HISTORIES, _LIVES, _STEPS and _ENDS.
 */

const seed = process.env.FILMOTHEK_TORTURE_SEED ?? String(Math.floor(Math.random() * 1e9));
const filters = process.argv.slice(2);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'filmothek-torture-'));
const file = path.join(folder, 'report.json');
console.log(`FILMOTHEK_TORTURE_SEED=${seed}`);
try {
  const { code } = await runNode(
    [
      inProject('node_modules/vitest/vitest.mjs'),
      ...['run', '--config', 'build/vitest.config.ts'],
      ...['--testNamePattern', NAMES_A_PROMISE.source],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
      ...(filters.length > 0 ? filters : ['data/']),
    ],
    { show: true, env: { FILMOTHEK_TORTURE: 'long', FILMOTHEK_TORTURE_SEED: seed } },
  );
  const report = fs.existsSync(file)
    ? testsOfPromises(JSON.parse(fs.readFileSync(file, 'utf8')))
    : null;
  const tally = unitTally(report, code);
  console.log(`\nFILMOTHEK_TORTURE_SEED=${seed}`);
  if (report !== null) console.log(promiseLines(report).join('\n'));
  console.log(summaryLine(tally));
  process.exitCode = tally.failed === 0 ? 0 : 1;
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
