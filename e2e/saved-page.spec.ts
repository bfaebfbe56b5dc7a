import AxeBuilder from '@axe-core/playwright';
import { detail, expect, expectSaved, film, HOST, test, type Started } from './app.ts';
import { drawnPng } from './pictures.ts';

const PAGE = `<!DOCTYPE html>
<title>Rush (1991)</title>
<h1>Rush (1991)</h1>
<img src="Rush_files/rush%20front.png" alt="Plakat">
<p>Regie: Lili Fini Zanuck</p>
<p>Laufzeit: 120 Minuten</p>`;

const html = (text: string) => ({
  name: 'Rush.html',
  mimeType: 'text/html',
  buffer: Buffer.from(text),
});
const png = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/png', buffer });
const POSTER = drawnPng(400, 600, [160, 48, 32]);
const LOGO = drawnPng(200, 60, [32, 48, 160]);

type Files = readonly ReturnType<typeof png>[];

async function choose({ page }: Started, ...files: Files): Promise<void> {
  await page.getByRole('button', { name: 'Seite einfügen' }).first().click();
  await expect(page.getByRole('textbox', { name: 'Text der Seite' })).toBeFocused();
  await page.locator('section.page input[type=file]').setInputFiles([...files]);
  await expect(page.getByRole('heading', { name: 'Aus Text übernehmen' })).toBeVisible();
}

test('a saved page chosen with its pictures brings its poster, which one click removes and brings back', async ({
  app,
}) => {
  const started = await app.start();
  const { page } = started;
  await choose(started, png('logo.png', LOGO), html(PAGE), png('rush front.png', POSTER));

  const place = page.getByRole('region', { name: 'Poster' });
  const poster = place.getByRole('img', { name: 'Poster von Rush' });
  await expect(poster).toBeVisible();
  await expect(place).toContainText('Aus der gespeicherten Seite übernommen.');
  const axe = new AxeBuilder({ page });
  if (HOST === 'Electron') axe.setLegacyMode(true);
  expect((await axe.analyze()).violations).toEqual([]);

  await place.getByRole('button', { name: 'Poster entfernen' }).click();
  await expect(poster).toHaveCount(0);
  const offer = place.getByRole('button', {
    name: 'Poster aus der gespeicherten Seite übernehmen',
  });
  await expect(offer).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(poster).toBeVisible();
  await expect(place.getByRole('button', { name: 'Poster entfernen' })).toBeFocused();

  await page.getByRole('button', { name: '1 Film übernehmen' }).click();
  await expectSaved(page);
  await expect(film(page, 'Rush')).toHaveCount(1);
  await expect(detail(page).getByRole('img', { name: /Rush/ }).first()).toBeVisible();
});

test('a poster of a saved page that is broken is told, and the film is added without it', async ({
  app,
}) => {
  const started = await app.start();
  const { page } = started;
  await choose(started, html(PAGE), png('rush front.png', POSTER.subarray(0, 300)));
  await expect(
    page.getByText(/Das Poster der gespeicherten Seite \(rush front\.png\) ließ sich nicht/),
  ).toBeVisible();
  await page.getByRole('button', { name: '1 Film übernehmen' }).click();
  await expectSaved(page);
  await expect(film(page, 'Rush')).toHaveCount(1);
});
