// @ts-check
import fs from 'node:fs';
import process from 'node:process';
import { chromium } from '@playwright/test';
import { installedChromium } from './browser.mjs';
import { inProject } from './project.mjs';
import { run, runNode } from './run.mjs';

const INSTALL_LIMIT = 5 * 60_000;

/**
 * The path of a Chromium for the end-to-end tests: the one FILMOTHEK_CHROMIUM names, Playwright's own, an installed one,
 * or one that is installed now. `null` when none can be had.
 * @returns {Promise<string | null>}
 */
export async function chromiumForTests() {
  if (process.env.FILMOTHEK_CHROMIUM) return presentChromium();
  return (await presentChromium()) ?? (await install());
}

/** The same, but nothing is installed. */
export async function presentChromium() {
  const named = process.env.FILMOTHEK_CHROMIUM;
  if (named) return fs.existsSync(named) ? named : null;
  for (const place of [chromium.executablePath(), installedChromium()]) {
    if (place && fs.existsSync(place) && (await runs(place))) return place;
  }
  return null;
}

/** Whether it has all the libraries it needs. On Windows nothing is missing, and asking opens a window. @param {string} place */
async function runs(place) {
  if (process.platform === 'win32') return true;
  return (await run(place, ['--version'], { limit: 30_000 })).code === 0;
}

async function install() {
  console.log('No Chromium is installed; installing one for the tests.');
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    const noninteractive = { DEBIAN_FRONTEND: 'noninteractive' };
    const apt = { env: noninteractive, limit: INSTALL_LIMIT };
    await run('apt-get', ['update'], apt);
    await run('apt-get', ['install', '-y', 'chromium'], apt);
    const place = await presentChromium();
    if (place !== null) return place;
  }
  const playwright = inProject('node_modules/@playwright/test/cli.js');
  await runNode([playwright, 'install', 'chromium'], { limit: INSTALL_LIMIT });
  return presentChromium();
}
