import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { addSamples, detail, expect, expectSaved, film, HOST, test } from './app.ts';
import { drawnPng } from './pictures.ts';

/** A film with a poster of 600 × 900 pixels and a wide still. */
async function filmWithPictures(page: Page): Promise<void> {
  await addSamples(page);
  await film(page, 'Rush').click();
  await detail(page).getByRole('button', { name: 'Bearbeiten' }).click();
  await expect(page.getByLabel('Titel', { exact: true })).toBeFocused();
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([
      { name: 'a.png', mimeType: 'image/png', buffer: drawnPng(600, 900, [160, 48, 32]) },
      { name: 'b.png', mimeType: 'image/png', buffer: drawnPng(1280, 720, [32, 48, 160]) },
    ]);
  const strip = page.getByRole('list', { name: 'Bilder des Films' });
  await expect(strip.getByRole('listitem')).toHaveCount(3);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expectSaved(page);
}

test('the pictures of a film are looked at as large as the window, by keyboard alone', async ({
  app,
}) => {
  const { page } = await app.start();
  await filmWithPictures(page);
  const opener = detail(page).getByRole('button', { name: '2 Bilder groß ansehen' });
  await opener.focus();
  await page.keyboard.press('Enter');
  const viewer = page.getByRole('dialog', { name: 'Rush' });
  await expect(viewer).toBeVisible();
  await expect(viewer.getByRole('status')).toContainText('Poster · 600 × 900 Pixel');
  await expect(viewer.getByRole('img', { name: 'Poster: Rush' })).toHaveJSProperty(
    'naturalWidth',
    600,
  );
  const axe = new AxeBuilder({ page });
  if (HOST === 'Electron') axe.setLegacyMode(true);
  expect((await axe.analyze()).violations).toEqual([]);

  const level = viewer.getByText(/^\d+\s%$/);
  const whole = await level.textContent();
  await page.keyboard.press('+');
  await expect(level).not.toHaveText(whole ?? '');
  // Zoomed, the arrows move the picture and leave it where it is in the row.
  await page.keyboard.press('ArrowRight');
  await expect(viewer.getByRole('status')).toContainText('Bild 1 von 2');
  await page.keyboard.press('0');
  await expect(level).toHaveText(whole ?? '');
  await page.keyboard.press('ArrowRight');
  await expect(viewer.getByRole('status')).toContainText('1.280 × 720 Pixel');
  await expect(viewer.getByRole('status')).toContainText('Bild 2 von 2');
  await page.keyboard.press('ArrowRight');
  await expect(viewer.getByRole('status')).toContainText('Bild 2 von 2');

  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press('Tab');
    await expect(viewer.locator(':focus')).toHaveCount(1);
  }
  await page.keyboard.press('Escape');
  await expect(viewer).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test('a picture is zoomed with the wheel where the pointer is, and dragged', async ({ app }) => {
  const { page } = await app.start();
  await filmWithPictures(page);
  await detail(page).getByRole('button', { name: '2 Bilder groß ansehen' }).click();
  const viewer = page.getByRole('dialog', { name: 'Rush' });
  const picture = viewer.getByRole('img', { name: 'Poster: Rush' });
  await expect(picture).toHaveJSProperty('complete', true);
  const before = await picture.boundingBox();
  if (before === null) throw new Error('the picture is not in sight');
  await page.mouse.move(before.x + 10, before.y + 10);
  await page.mouse.wheel(0, -500);
  const width = async () => (await picture.boundingBox())?.width ?? 0;
  await expect.poll(width).toBeGreaterThan(before.width * 2);
  const left = async () => (await picture.boundingBox())?.x ?? 0;
  const zoomed = await left();
  await page.mouse.down();
  await page.mouse.move(before.x - 110, before.y + 10, { steps: 4 });
  await page.mouse.up();
  await expect.poll(left).toBeLessThan(zoomed - 50);
  await page.mouse.dblclick(before.x + before.width / 2, before.y + before.height / 2);
  await expect.poll(width).toBeCloseTo(before.width, 0);
});

test('the form shows its pictures large as well, in a narrow window too, and the form stays', async ({
  app,
}) => {
  const { page } = await app.start();
  await filmWithPictures(page);
  await detail(page).getByRole('button', { name: 'Bearbeiten' }).click();
  await expect(page.getByLabel('Titel', { exact: true })).toBeFocused();
  await page.getByLabel('Titel', { exact: true }).fill('Rush!');
  await page.setViewportSize({ width: 420, height: 800 });
  const opener = page.getByRole('button', { name: 'Groß ansehen' });
  await opener.click();
  const viewer = page.getByRole('dialog', { name: 'Rush!' });
  await viewer.getByRole('button', { name: 'Nächstes Bild' }).click();
  await expect(viewer.getByRole('status')).toContainText('Bild 2 von 2');
  for (const button of await viewer.getByRole('button').all()) {
    await expect(button).toBeInViewport({ ratio: 1 });
  }
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByLabel('Titel', { exact: true })).toHaveValue('Rush!');
});
