import { expect, film, HOST, test } from './app.ts';
import { pastePage } from './source.ts';

test('a page that takes long to read can be called off, and the app goes on', async ({ app }) => {
  test.skip(HOST === 'Electron', 'only calls over HTTP can be held up from outside');
  const started = await app.start();
  const { page, copy } = started;
  await expect(page.getByRole('navigation', { name: 'Bereiche' })).toBeVisible();
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route('**/recognise', async (route) => {
    await held;
    await route.continue().catch(() => undefined);
  });

  await copy('Nachtzug (1949)\n\nRegie: Eva Sonntag');
  await page.keyboard.press('ControlOrMeta+v');
  await expect(page.getByText('Seite wird gelesen …')).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: 'Abbrechen' }).click();
  await expect(page.getByText('Seite wird gelesen …')).toHaveCount(0);
  letGo();
  await page.unroute('**/recognise');
  await expect(page.getByRole('heading', { name: 'Aus Text übernehmen' })).toHaveCount(0);

  await pastePage(started, 'Rush (1991)\n\nRegie: Lili Fini Zanuck');
  await page.getByRole('button', { name: '1 Film übernehmen' }).click();
  await expect(film(page, 'Rush')).toBeVisible();
});
