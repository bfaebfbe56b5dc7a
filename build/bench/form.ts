import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chromium, type Locator, type Page } from '@playwright/test';
import { createFilm, type Film } from '../../data/model/film.ts';
import { presentChromium } from '../chromium-for-tests.mjs';
import { ensureBuilt } from '../ensure-built.mjs';
import { describeFrames, framesOf } from './parts/frames.ts';
import { makePictures, writeLibrary } from './parts/library-folder.ts';
import { startInChild } from './parts/node-host.ts';
import { openGrid, VIEWPORT } from './parts/page.ts';
import { timeKeys, type KeyTimes } from './parts/form-keys.ts';
import { quantile, show } from './parts/timing.ts';

/*
 * What a person feels who types into the form of a film with many people: how long after a key the frame with its letter
 * is drawn, and how long opening the form takes. In a headless Chromium.
 */

const CREDITS = 400;
const TEXT = 'Ein sowjetischer Polizist verfolgt einen Verbrecher';
/** CSS pixels of wheel, as far as the form is long. */
const TO_THE_END = 40_000;
/** Chromium has no sandbox for root. */
const SWITCHES = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export async function bench(): Promise<void> {
  const executablePath = await presentChromium();
  if (executablePath === null) {
    console.log('There is no Chromium here: npx playwright install chromium brings one.');
    return;
  }
  await ensureBuilt();
  const parent = await mkdtemp(path.join(os.tmpdir(), 'filmothek-bench-'));
  const browser = await chromium.launch({ executablePath, args: SWITCHES });
  try {
    const { width, height } = VIEWPORT;
    console.log(
      `Chromium ${browser.version()} headless, ${width} × ${height}, a film with ${CREDITS} credits`,
    );
    const cache = path.join(parent, 'cache');
    const folder = path.join(parent, 'library');
    const pictures = await makePictures(parent, path.join(cache, 'filmothek'));
    await writeLibrary(folder, [longFilm()], pictures);
    const host = await startInChild(folder, cache);
    try {
      const { context, page } = await openGrid(browser, host.url);
      await measure(page);
      await measurePlain(page);
      await context.close();
    } finally {
      await host.end();
    }
  } finally {
    await browser.close();
    await rm(parent, { recursive: true, force: true });
  }
}

async function measure(page: Page): Promise<void> {
  const opened = await framesOf(page, async () => {
    await page.locator('[data-index] .card').first().dblclick();
    await page.getByLabel('Titel', { exact: true }).waitFor();
  });
  console.log(`  opened                           ${describeFrames(opened)}`);
  const fields = [
    ['the title', page.getByLabel('Titel', { exact: true })],
    ['a name in the middle', page.getByLabel(`Name, Zeile ${CREDITS / 2}`, { exact: true })],
    ['the plot', page.getByLabel('Handlung', { exact: true })],
  ] as const;
  for (const [name, field] of fields) {
    await bringIntoSight(page, field);
    await field.click();
    await page.keyboard.press('End');
    tell(`typed into ${name}`, await timeKeys(page, TEXT));
  }
  const scrolled = await framesOf(page, async () => {
    for (let way = 0; way < TO_THE_END; way += 500) await page.mouse.wheel(0, -500);
  });
  console.log(`  scrolled to the top              ${describeFrames(scrolled)}`);
}

/** Rows out of sight are not in the page: they come as a person scrolls. */
async function bringIntoSight(page: Page, field: Locator): Promise<void> {
  await page.mouse.move(VIEWPORT.width / 2, VIEWPORT.height / 2);
  for (let way = 0; way < TO_THE_END && (await field.count()) === 0; way += 500) {
    await page.mouse.wheel(0, 500);
  }
  await field.scrollIntoViewIfNeeded();
}

/** The same keys in a page with nothing but a text field: what the machine and the browser need by themselves. */
async function measurePlain(page: Page): Promise<void> {
  await page.goto('about:blank');
  await page.setContent('<input>');
  await page.locator('input').focus();
  tell('typed into an empty page', await timeKeys(page, TEXT));
}

function tell(what: string, { keys, longest }: KeyTimes): void {
  const times = (share: number) => show(quantile(keys, share));
  console.log(
    `  ${what.padEnd(32)} p50 ${times(0.5)}, p95 ${times(0.95)}, longest ${times(1)} (${keys.length} keys), longest task ${show(longest)}`,
  );
}

function longFilm(): Film {
  const credits = Array.from({ length: CREDITS }, (_, index) => ({
    person: `Person ${index + 1}`,
    role: index === 0 ? ('director' as const) : ('actor' as const),
    character: index === 0 ? null : `Figur ${index + 1}`,
    job: null,
  }));
  const plot = `${TEXT}. `.repeat(30);
  return createFilm(
    { title: 'Red Heat', year: 1988, plot, credits },
    'bench-00000000',
    '2020-01-01T00:00:00.000Z',
  );
}
