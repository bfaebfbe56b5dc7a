import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { detail, expect, expectSaved, film, test, type Started } from './app.ts';
import { drawnPng } from './pictures.ts';

const SEEDS = fileURLToPath(new URL('../../shared/samples/seeds/', import.meta.url));
const RED_HEAT = `${SEEDS}000_9ef4b58320bbf2ad.txt`;
const RUSH = `${SEEDS}001_86443823e861f0eb.txt`;

async function pastePage({ page, copy }: Started, text: string): Promise<void> {
  // Nobody pastes into a window that shows nothing yet, and nothing would hear it.
  await expect(page.getByRole('navigation', { name: 'Bereiche' })).toBeVisible();
  await copy(text);
  await page.keyboard.press('ControlOrMeta+v');
  await expect(page.getByRole('heading', { name: 'Aus Text übernehmen' })).toBeVisible();
}

async function takeOver(page: Page): Promise<void> {
  await page.getByRole('button', { name: '1 Film übernehmen' }).click();
  await expectSaved(page);
}

test('both pages become films, get a poster and an edit, and all of it survives a crash', async ({
  app,
}) => {
  test.skip(!existsSync(RED_HEAT), 'the sample pages are not here');
  let started = await app.start();
  let { page } = started;

  await pastePage(started, readFileSync(RED_HEAT, 'utf8'));
  await takeOver(page);
  await expect(detail(page).getByRole('heading', { name: 'Red Heat' })).toBeVisible();

  await pastePage(started, readFileSync(RUSH, 'utf8'));
  await takeOver(page);
  await expect(detail(page).getByRole('heading', { name: 'Rush' })).toBeVisible();

  await detail(page).getByRole('button', { name: 'Bearbeiten' }).click();
  await page.getByLabel('Jahr', { exact: true }).fill('1991');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'rush.png',
      mimeType: 'image/png',
      buffer: drawnPng(200, 300, [160, 48, 32]),
    });
  await expect(page.locator('img[src*="/posters/"]').first()).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expectSaved(page);
  await expect(film(page, 'Rush')).toContainText('1991');

  await started.kill();
  started = await app.start();
  ({ page } = started);

  await film(page, 'Rush').click();
  const pane = detail(page);
  await expect(pane.getByRole('heading', { name: 'Rush' })).toBeVisible();
  await expect(pane.getByRole('img', { name: 'Poster von Rush' })).toHaveJSProperty(
    'naturalWidth',
    200,
  );
  await expect(pane).toContainText('1991');
  for (const name of [
    'Lili Fini Zanuck',
    'Richard D. Zanuck',
    'Pete Dexter',
    'Eric Clapton',
    'Kenneth MacMillan',
  ]) {
    await expect(pane).toContainText(name);
  }
  await expect(pane).toContainText('Texas 1975. Drogencop Jim Raynor arbeitet „undercover“');
  await pane.getByRole('tab', { name: 'Besetzung' }).click();
  for (const name of [
    'Jason Patric',
    'Jennifer Jason Leigh',
    'Sam Elliott',
    'William Sadler',
    'Max Perlich',
    'Gregg Allman',
  ]) {
    await expect(pane).toContainText(name);
  }
  await pane.getByRole('tab', { name: 'Kritiken' }).click();
  await pane.getByRole('button', { name: 'Mehr' }).click();
  await expect(pane).toContainText('auf Video sein wahres Potential ausschöpfen können.');

  await film(page, 'Red Heat').click();
  await expect(pane).toContainText('1988');
  await pane.getByRole('button', { name: 'Mehr', exact: true }).click();
  await expect(pane).toContainText('Der sowjetische Polizist Ivan Danko');
  await expect(pane).toContainText('„Zwanzig-Dollar-Wecker aus der DDR“) aus.');
  await expect(pane).not.toContainText('R.I.P.');
  await expect(pane.getByRole('link', { name: 'de.wikipedia.org' })).toHaveAttribute(
    'href',
    'https://de.wikipedia.org/wiki/Red_Heat',
  );
});
