import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { addSamples, detail, expect, expectSaved, film, HOST, test } from './app.ts';
import { drawnPng } from './pictures.ts';

const poster = (page: Page) => page.getByRole('img', { name: 'Poster: Rush' });

/** The form of a film with a poster of 300 × 200 pixels, which lies on its side. */
async function openForm(page: Page): Promise<void> {
  await addSamples(page);
  await film(page, 'Rush').dblclick();
  await expect(page.getByLabel('Titel', { exact: true })).toBeFocused();
  await page
    .locator('input[type=file]')
    .last()
    .setInputFiles({
      name: 'a.png',
      mimeType: 'image/png',
      buffer: drawnPng(300, 200, [160, 48, 32]),
    });
  await expect(poster(page)).toHaveJSProperty('naturalWidth', 300);
}

test('a picture is turned and cropped by keyboard, saved, undone, and its original comes back', async ({
  app,
}) => {
  const { page } = await app.start();
  await openForm(page);
  await page.getByRole('button', { name: 'Nach rechts drehen' }).press('Enter');
  await expect(poster(page)).toHaveJSProperty('naturalWidth', 200);
  await expect(page.getByRole('button', { name: 'Nach rechts drehen' })).toBeFocused();

  const opener = page.getByRole('button', { name: 'Zuschneiden' });
  await opener.press('Enter');
  const window = page.getByRole('dialog', { name: 'Bild zuschneiden' });
  await expect(window.getByRole('status')).toHaveText('200 × 300 Pixel');
  const axe = new AxeBuilder({ page });
  if (HOST === 'Electron') axe.setLegacyMode(true);
  expect((await axe.analyze()).violations).toEqual([]);
  const right = window.getByRole('slider', { name: 'Rechte Kante' });
  await right.press('Shift+ArrowLeft');
  await right.press('ArrowLeft');
  await expect(right).toHaveAttribute('aria-valuetext', '178 Pixel');
  await window.getByRole('slider', { name: 'Obere Kante' }).press('Shift+ArrowDown');
  await expect(window.getByRole('status')).toHaveText('178 × 270 Pixel');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(poster(page)).toHaveJSProperty('naturalWidth', 178);
  await expect(opener).toBeFocused();

  await page.keyboard.press('ControlOrMeta+Enter');
  await expectSaved(page);
  const shown = detail(page).getByRole('img', { name: 'Poster von Rush' });
  await film(page, 'Rush').click();
  await expect(shown).toHaveJSProperty('naturalWidth', 178);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(shown).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(shown).toHaveJSProperty('naturalWidth', 178);

  await detail(page).getByRole('button', { name: 'Bearbeiten' }).click();
  await expect(page.getByLabel('Titel', { exact: true })).toBeFocused();
  await page.getByRole('button', { name: 'Original wiederherstellen' }).click();
  await expect(poster(page)).toHaveJSProperty('naturalWidth', 300);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expectSaved(page);
  await film(page, 'Rush').click();
  await expect(shown).toHaveJSProperty('naturalWidth', 300);
});

test('a picture is cropped with the mouse, and Escape leaves it as it was', async ({ app }) => {
  const { page } = await app.start();
  await openForm(page);
  await page.getByRole('button', { name: 'Zuschneiden' }).click();
  const window = page.getByRole('dialog', { name: 'Bild zuschneiden' });
  const edge = window.getByRole('slider', { name: 'Linke Kante' });
  const place = await edge.boundingBox();
  const frame = await window.getByRole('img', { name: 'Das ganze Bild' }).boundingBox();
  if (place === null || frame === null) throw new Error('nothing to drag');
  const y = place.y + place.height / 2;
  await page.mouse.move(place.x + 4, y);
  await page.mouse.down();
  await page.mouse.move(place.x + 4 + frame.width / 2, y, { steps: 5 });
  await page.mouse.up();
  await expect(window.getByRole('status')).toHaveText('150 × 200 Pixel');
  await page.keyboard.press('Escape');
  await expect(window).toHaveCount(0);
  await expect(poster(page)).toHaveJSProperty('naturalWidth', 300);
  await expect(page.getByLabel('Titel', { exact: true })).toHaveValue('Rush');
});
