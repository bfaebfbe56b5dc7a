import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { presentChromium } from '../chromium-for-tests.mjs';
import { ensureBuilt } from '../ensure-built.mjs';
import { benchFilms } from './parts/films.ts';
import { describeFrames } from './parts/frames.ts';
import { makePictures, withPictures, writeLibrary, type Pictures } from './parts/library-folder.ts';
import { residentMegabytes, startInChild, type StartedHost } from './parts/node-host.ts';
import { openGrid, VIEWPORT } from './parts/page.ts';
import { openPlainGrid } from './parts/plain-grid.ts';
import { scrollAll, type Scrolled } from './parts/scrolling.ts';
import { timeStarts } from './parts/starting.ts';
import { quantile, show } from './parts/timing.ts';
import { timeTyping } from './parts/typing.ts';

/*
 * What a person sees, in a headless Chromium: how long after a key the answer is painted, how many frames are late while
 * the grid is scrolled, how long a start takes to the first card, and what memory it all costs. Beside the grid the same
 * way is scrolled over as many plain boxes, so that a slow machine is told from a slow program.
 *
 * `FILMOTHEK_BENCH_SIZES=50000` asks for that number of films only, or for several with commas between them.
 */

const SIZES = [1_000, 10_000, 50_000, 100_000];
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
  const browser = await chromium.launch({
    executablePath,
    args: SWITCHES,
    // The scrollbar is dragged.
    ignoreDefaultArgs: ['--hide-scrollbars'],
  });
  try {
    const { source, make } = benchFilms();
    const { width, height } = VIEWPORT;
    console.log(
      `Node ${process.version}, Chromium ${browser.version()} headless, ${width} × ${height}, ${os.availableParallelism()} cores, ${source}`,
    );
    const cache = path.join(parent, 'cache');
    const pictures = await makePictures(parent, path.join(cache, 'filmothek'));
    for (const size of sizes()) {
      const folder = path.join(parent, `library-${size}`);
      const films = withPictures(make(size), pictures.images);
      const { giveBack } = await writeLibrary(folder, films, pictures);
      await benchSize(browser, folder, cache, films.length, pictures);
      await giveBack();
      await rm(folder, { recursive: true });
    }
  } finally {
    await browser.close();
    await rm(parent, { recursive: true, force: true });
  }
}

function sizes(): readonly number[] {
  const asked = process.env['FILMOTHEK_BENCH_SIZES'];
  return asked ? asked.split(',').map(Number) : SIZES;
}

async function benchSize(
  browser: Browser,
  folder: string,
  cache: string,
  size: number,
  { images }: Pictures,
): Promise<void> {
  const hashes = images.map(({ hash }) => hash);
  const starts = await timeStarts(browser, folder, cache);
  const host = await startInChild(folder, cache);
  try {
    const { typed, scrolled, plain, page, memory } = await useIt(browser, host, hashes);
    const times = (share: number) => show(quantile(typed, share));
    console.log(`${size} films
  start to the first card    ${show(quantile(starts.firstCard, 0.5))}, of it until the address is known ${show(quantile(starts.address, 0.5))} (medians of ${starts.firstCard.length})
  key to painted answer      p50 ${times(0.5)}, p95 ${times(0.95)}, longest ${times(1)} (${typed.length} keys)
  frames, nothing going on   ${describeFrames(scrolled.idle)}
  flicked                    ${describeFrames(scrolled.flicked)}
    same with plain boxes    ${describeFrames(plain.flicked)}
  dragged by the scrollbar   ${describeFrames(scrolled.dragged)}
    same with plain boxes    ${describeFrames(plain.dragged)}
  memory                     host ${memory}, page ${(page.heap / 1e6).toFixed(0)} MB of scripts, ${page.elements} elements`);
  } finally {
    await host.end();
  }
}

/** One window: searched, scrolled from the top to the end, and the plain boxes after it. */
async function useIt(browser: Browser, host: StartedHost, hashes: readonly string[]) {
  const { context, page } = await openGrid(browser, host.url);
  try {
    const typed = await timeTyping(page);
    const scrolled: Scrolled = await scrollAll(page, page.locator('[role=listbox]').locator('..'));
    const used = await page.evaluate(() => ({
      elements: document.querySelectorAll('*').length,
      heap: (performance as Performance & { memory: { usedJSHeapSize: number } }).memory
        .usedJSHeapSize,
    }));
    const memory = await residentMegabytes(host.pid);
    const plain = await scrollAll(page, await openPlainGrid(page, hashes));
    return { typed, scrolled, plain, page: used, memory };
  } finally {
    await context.close();
  }
}
