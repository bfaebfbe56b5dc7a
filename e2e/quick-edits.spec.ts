import type { Page } from '@playwright/test';
import { addSamples, detail, expect, expectSaved, film, test } from './app.ts';

const row = (page: Page, title: string) =>
  page.getByRole('grid', { name: 'Filme' }).getByRole('row').filter({ hasText: title });

async function showTable(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'Tabelle' }).click();
  await expect(page.getByRole('grid', { name: 'Filme' })).toBeVisible();
}

test('title and year are typed in the details, and a wrong year is told there', async ({ app }) => {
  const { page } = await app.start();
  await addSamples(page);
  await film(page, 'Casablanca').click();
  await detail(page).getByRole('button', { name: 'Casablanca', exact: true }).click();
  const title = detail(page).getByRole('textbox', { name: 'Titel ändern' });
  await expect(title).toBeFocused();
  await page.keyboard.type('Casablanca 2');
  await page.keyboard.press('Enter');
  await expect(detail(page).getByRole('heading', { name: 'Casablanca 2' })).toBeVisible();
  await expect(detail(page).getByRole('button', { name: 'Casablanca 2' })).toBeFocused();
  await expectSaved(page);

  await detail(page).getByRole('button', { name: '1942' }).click();
  const year = detail(page).getByRole('textbox', { name: 'Jahr ändern' });
  await expect(year).toBeFocused();
  await page.keyboard.type('19');
  await page.keyboard.press('Enter');
  await expect(detail(page).getByText('Bitte vier Ziffern, zum Beispiel 1988.')).toBeVisible();
  await year.fill('1943');
  await page.keyboard.press('Enter');
  await expect(detail(page).getByRole('button', { name: '1943' })).toBeFocused();
  await expectSaved(page);

  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(detail(page).getByRole('heading', { name: 'Casablanca' })).toBeVisible();
  await expect(detail(page).getByRole('button', { name: '1942' })).toBeVisible();
});

test('a title that is begun and left with Escape stays as it was', async ({ app }) => {
  const { page } = await app.start();
  await addSamples(page);
  await film(page, 'Casablanca').click();
  await page.keyboard.press('F2');
  await expect(detail(page).getByRole('textbox', { name: 'Titel ändern' })).toBeFocused();
  await page.keyboard.type('Unsinn');
  await page.keyboard.press('Escape');
  await expect(detail(page).getByRole('heading', { name: 'Casablanca' })).toBeVisible();
  await page.keyboard.press('F2');
  await expect(detail(page).getByRole('textbox', { name: 'Titel ändern' })).toHaveCount(0);
});

test('tags are added and taken away in the details by one key', async ({ app }) => {
  const { page } = await app.start();
  await addSamples(page);
  await film(page, 'Casablanca').click();
  await page.keyboard.press('t');
  const field = detail(page).getByRole('combobox', { name: 'Schlagwörter' });
  await expect(field).toBeFocused();
  await page.keyboard.type('Marokko,Exil');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  const tags = detail(page).getByRole('list', { name: 'Schlagwörter' });
  await expect(tags).toContainText('Marokko');
  await expect(tags).toContainText('Exil');
  await expectSaved(page);
  await tags.getByRole('button', { name: 'Marokko' }).click();
  await expect(page.getByRole('main').getByText('1 Film', { exact: true })).toBeVisible();
});

test('the table is typed in from field to field, and rated and ticked with the mouse', async ({
  app,
}) => {
  const { page } = await app.start();
  await addSamples(page);
  await showTable(page);
  await row(page, 'Casablanca').getByText('Casablanca').dblclick();
  await expect(page.getByRole('textbox', { name: 'Titel ändern' })).toBeFocused();
  await page.keyboard.type('Casablanca!');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('textbox', { name: 'Jahr ändern' })).toBeFocused();
  await page.keyboard.type('1944');
  await page.keyboard.press('Enter');
  await expect(row(page, 'Casablanca!')).toContainText('1944');
  await expect(row(page, 'Casablanca!')).toBeFocused();
  await expectSaved(page);

  await row(page, 'Casablanca!').hover();
  const stars = row(page, 'Casablanca!').getByRole('slider', { name: 'meine Wertung' });
  const box = await stars.boundingBox();
  if (box === null) throw new Error('no stars in sight');
  await stars.click({ position: { x: box.width - 2, y: box.height / 2 } });
  await expect(stars).toHaveAttribute('aria-valuetext', '5 von 5 Sternen');
  await expectSaved(page);

  await page.getByRole('button', { name: 'Spalten' }).click();
  await page.getByRole('checkbox', { name: 'Gesehen', exact: true }).click();
  await page.keyboard.press('Escape');
  const tick = row(page, 'Metropolis').getByRole('button', { name: 'Gesehen' });
  const was = await tick.getAttribute('aria-pressed');
  await tick.click();
  await expect(tick).toHaveAttribute('aria-pressed', was === 'true' ? 'false' : 'true');
});
