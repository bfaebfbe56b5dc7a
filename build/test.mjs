// @ts-check
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { chromiumForTests } from './chromium-for-tests.mjs';
import { BuildError, ensureBuilt } from './ensure-built.mjs';
import { inProject } from './project.mjs';
import { runNode } from './run.mjs';
import { NOTHING, e2eTally, sum, summaryLine, unitTally } from './test-summary.mjs';

/*
 * `npm test`: builds, runs the unit and the end-to-end tests, and ends with one line that says how many passed.
 * `--unit` and `--e2e` run only those; what else is named is a filter for both.
 */

/** @typedef {import('./test-summary.mjs').Tally} Tally */

const USAGE = 'npm test -- [--unit | --e2e] [part of a file name …]';

const NO_CHROMIUM =
  'No Chromium is here and none could be installed, so the end-to-end tests cannot run. Install Chromium, Chrome or Edge, or name one in FILMOTHEK_CHROMIUM.';

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { unit: { type: 'boolean' }, e2e: { type: 'boolean' } },
    });
  } catch (error) {
    console.error(`${/** @type {Error} */ (error).message}\n${USAGE}`);
    process.exit(2);
  }
}

async function isBuilt() {
  try {
    await ensureBuilt();
    return true;
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    console.error(error.message);
    return false;
  }
}

/** @param {string} file */
const readReport = (file) =>
  fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : null;

/**
 * @param {readonly string[]} filters
 * @param {string} report
 */
async function runUnit(filters, report) {
  const vitest = inProject('node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await runNode(
    [vitest, 'run', '--config', 'build/vitest.config.ts', ...reporters, ...filters],
    { show: true },
  );
  return unitTally(readReport(report), code);
}

/**
 * @param {readonly string[]} filters
 * @param {string} report
 */
async function runE2e(filters, report) {
  const chromium = await chromiumForTests();
  if (chromium === null) {
    const named = process.env.FILMOTHEK_CHROMIUM;
    console.error(named ? `FILMOTHEK_CHROMIUM names no file: ${named}` : NO_CHROMIUM);
    return e2eTally(null, null);
  }
  const playwright = inProject('node_modules/@playwright/test/cli.js');
  const { code } = await runNode(
    [playwright, 'test', '--config', 'e2e/playwright.config.ts', ...filters],
    { show: true, env: { FILMOTHEK_CHROMIUM: chromium, FILMOTHEK_E2E_REPORT: report } },
  );
  return e2eTally(readReport(report), code);
}

const { values, positionals } = readArguments();
const all = values.unit === values.e2e;
const reports = fs.mkdtempSync(path.join(os.tmpdir(), 'filmothek-test-'));
/** @type {Tally} */
let tally = NOTHING;
try {
  const built = await isBuilt();
  if (all || values.unit) {
    tally = sum(tally, await runUnit(positionals, path.join(reports, 'unit.json')));
  }
  if (all || values.e2e) {
    const e2e = built ? runE2e(positionals, path.join(reports, 'e2e.json')) : e2eTally(null, null);
    tally = sum(tally, await e2e);
  }
} finally {
  fs.rmSync(reports, { recursive: true, force: true });
}
process.exitCode = tally.failed === 0 ? 0 : 1;
console.log(`\n${summaryLine(tally)}`);
