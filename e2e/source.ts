import type { Page } from '@playwright/test';
import { expect, type Started } from './app.ts';

/* The preview of a pasted page, and places in its source text. */

export async function pastePage({ page, copy }: Started, text: string): Promise<void> {
  await expect(page.getByRole('navigation', { name: 'Bereiche' })).toBeVisible();
  await copy(text);
  await page.keyboard.press('ControlOrMeta+v');
  await expect(page.getByRole('heading', { name: 'Aus Text übernehmen' })).toBeVisible();
}

export const source = (page: Page) => page.getByRole('region', { name: /Eingefügter Text/ });
export const line = (page: Page, label: string) =>
  page.locator('dl > div').filter({ has: page.getByText(label, { exact: true }) });
export const bar = (page: Page) => page.getByRole('group', { name: 'Ausgewählte Stelle' });

/** Where words stand in the window: the middle of their first and last characters. */
async function placeOf(page: Page, words: string) {
  return source(page).evaluate((box, wanted) => {
    const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = (node.textContent ?? '').indexOf(wanted);
      if (at === -1) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      node.parentElement?.scrollIntoView({ block: 'nearest' });
      const { left, right, top, height } = range.getBoundingClientRect();
      return { left, right, y: top + height / 2 };
    }
    throw new Error(`"${wanted}" is not in the source`);
  }, words);
}

export async function clickWords(page: Page, words: string): Promise<void> {
  const { left, y } = await placeOf(page, words);
  await page.mouse.click(left + 4, y);
}

export async function markWords(page: Page, words: string): Promise<void> {
  const { left, right, y } = await placeOf(page, words);
  await page.mouse.move(left + 1, y);
  await page.mouse.down();
  await page.mouse.move(right - 1, y, { steps: 4 });
  await page.mouse.up();
}
