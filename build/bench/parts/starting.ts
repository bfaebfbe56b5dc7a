import type { Browser } from '@playwright/test';
import { startAsPeopleDo } from './node-host.ts';
import { openWindow } from './page.ts';

/*
 * From `npm start` of a built program to the first card. The browser runs already and has an empty page, but nothing of
 * the program in its cache.
 */

const STARTS = 5;

type FirstCardWindow = Window & { benchFirstCard?: Promise<number> };

/** Milliseconds, one number a start. */
export interface Starts {
  readonly address: readonly number[];
  readonly firstCard: readonly number[];
}

export async function timeStarts(browser: Browser, folder: string, cache: string): Promise<Starts> {
  const address: number[] = [];
  const firstCard: number[] = [];
  for (let turn = 0; turn < STARTS; turn += 1) {
    const context = await openWindow(browser);
    const page = await context.newPage();
    await page.addInitScript(watchForFirstCard);
    const begun = Date.now();
    const { url, end } = await startAsPeopleDo(folder, cache);
    address.push(Date.now() - begun);
    try {
      await page.goto(url, { waitUntil: 'commit' });
      const painted = await page.evaluate(() => (window as FirstCardWindow).benchFirstCard);
      firstCard.push((painted ?? Number.NaN) - begun);
    } finally {
      await context.close();
      await end();
    }
  }
  return { address, firstCard };
}

/** In the page: keeps the moment, in ms since 1970, at which a frame with a card in it was painted. */
function watchForFirstCard(): void {
  (window as FirstCardWindow).benchFirstCard = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (document.querySelector('[data-index] .card') === null) return;
      observer.disconnect();
      requestAnimationFrame(() =>
        requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())),
      );
    });
    observer.observe(document, { childList: true, subtree: true });
  });
}
