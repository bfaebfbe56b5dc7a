import type { Browser, BrowserContext, Page } from '@playwright/test';

/** CSS pixels. */
export const VIEWPORT = { width: 1440, height: 900 };
/** A person looks before doing anything; meanwhile pictures arrive and the words of the films begin to be read. */
const LOOK_AROUND = 1500;

/** A window of its own, with nothing in its cache. */
export function openWindow(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({ locale: 'de-DE', viewport: VIEWPORT });
}

/** Opens the program and waits until there are films. */
export async function openGrid(browser: Browser, url: string) {
  const context = await openWindow(browser);
  const page: Page = await context.newPage();
  await page.goto(url);
  await page.locator('[data-index] .card').first().waitFor();
  await page.waitForTimeout(LOOK_AROUND);
  return { context, page };
}
