import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { addSamples, detail, expect, expectCount, expectSaved, film, HOST, test } from './app.ts';
import { manyFilms } from './many-films.ts';
import { drawnPng } from './pictures.ts';

/** Drops files on the window, as a file manager does. */
async function drop(page: Page, files: readonly { name: string; bytes: Buffer }[]): Promise<void> {
  const data = files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') }));
  await page.evaluate((dropped) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of dropped) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { type: 'image/png' }));
    }
    document.body.dispatchEvent(
      new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }),
    );
  }, data);
}

const picture = (name: string, number: number) => ({
  name,
  bytes: drawnPng(20, 30, [number * 7, 80, 120]),
});

test('thirty dropped pictures go to their films as one edit that can be undone', async ({
  app,
}) => {
  await mkdir(app.folder, { recursive: true });
  await writeFile(path.join(app.folder, 'library.json'), manyFilms(40));
  const { page } = await app.start();
  await expectCount(page, 40);
  const names = Array.from({ length: 30 }, (_, at) => {
    const number = String(at).padStart(5, '0');
    return at % 2 === 0 ? `Film ${number} (${1900 + at}).png` : `film.${number}.1080p-poster.png`;
  });
  await drop(page, names.map(picture));
  await expect(page.getByRole('heading', { name: 'Bilder zuordnen' })).toBeFocused();
  await expect(page.getByText('30 von 30 Bildern mit Film')).toBeVisible();
  await page.getByRole('button', { name: '30 Bilder übernehmen' }).click();
  await expect(page.getByText('30 Bilder in 30 Filme übernommen.')).toBeVisible();
  await expectSaved(page);
  const posters = page.locator('main img[src*="/posters/"]');
  await expect(posters.first()).toBeVisible();
  await page.getByRole('button', { name: 'Rückgängig', exact: true }).click();
  await expect(posters).toHaveCount(0);
});

test('what no film was found for is chosen by typing, and a film that has a poster says so', async ({
  app,
}) => {
  const { page } = await app.start();
  await addSamples(page);
  await page.getByRole('button', { name: 'Bilder zuordnen …' }).click();
  const files = ['Rush (1991).png', 'Scan 17.png'].map(picture);
  await page
    .locator('input[type=file]')
    .setInputFiles(
      files.map(({ name, bytes }) => ({ name, mimeType: 'image/png', buffer: bytes })),
    );
  const row = (name: string) => page.getByRole('listitem', { name });
  await expect(row('Rush (1991).png')).toContainText('Titel und Jahr stimmen überein');
  await expect(row('Scan 17.png')).toContainText('Kein Film gefunden');
  const axe = new AxeBuilder({ page });
  if (HOST === 'Electron') axe.setLegacyMode(true);
  expect((await axe.analyze()).violations).toEqual([]);

  await row('Scan 17.png').getByRole('combobox', { name: 'Film' }).pressSequentially('red he');
  await page.getByRole('option', { name: /Red Heat/ }).click();
  await expect(row('Scan 17.png')).toContainText('Von Hand gewählt');
  await expect(row('Scan 17.png').getByRole('button', { name: /^Ändern/ })).toBeFocused();
  await page.getByRole('button', { name: '2 Bilder übernehmen' }).click();
  await expectSaved(page);
  await film(page, 'Red Heat').click();
  await expect(detail(page).getByRole('img', { name: 'Poster von Red Heat' })).toBeVisible();

  await drop(page, [picture('Rush (1991)-2.png', 9), picture('Rush (1991)-fanart.png', 10)]);
  const place = row('Rush (1991)-fanart.png').getByLabel('Platz unter den Bildern');
  await expect(place).toHaveValue('behind');
  await expect(row('Rush (1991)-fanart.png').getByLabel('Art des Bildes')).toHaveValue('backdrop');
  await page.getByRole('button', { name: '2 Bilder übernehmen' }).click();
  await expectSaved(page);
  await film(page, 'Rush').click();
  await expect(detail(page).getByRole('button', { name: '3 Bilder groß ansehen' })).toBeVisible();
});
