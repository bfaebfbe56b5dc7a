import { mkdirSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { addSamples, detail, expect, expectSaved, film, films, test } from './app.ts';
import { manyFilms } from './many-films.ts';

const dialog = (page: Page) => page.getByRole('dialog');
const bar = (page: Page) => page.getByRole('region', { name: 'Auswahl' });

test('six thousand films get a tag and a copy by the keyboard alone, with one undo for all', async ({
  app,
}) => {
  mkdirSync(app.folder);
  writeFileSync(`${app.folder}/library.json`, manyFilms(6_000));
  const { page } = await app.start();
  await expect(page.getByText('6.000 Filme').first()).toBeVisible();
  await films(page).first().focus();
  await page.keyboard.press('Control+a');
  await expect(bar(page)).toContainText('6.000 Filme ausgewählt');
  await page.keyboard.press('e');
  await expect(dialog(page)).toHaveAccessibleName('6.000 Filme bearbeiten');
  await expect(dialog(page).getByLabel('Feld')).toBeFocused();
  await expect(dialog(page).getByLabel('Feld')).toHaveValue('tags');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(dialog(page).getByLabel('Wert')).toBeFocused();
  await page.keyboard.type('Flohmarkt');
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByText('Ändert 6.000 von 6.000 Filmen')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(dialog(page).getByRole('button', { name: 'Weiterer Schritt' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByLabel('Feld').nth(1)).toBeFocused();
  await page.keyboard.type('Exemplare');
  await expect(dialog(page).getByLabel('Feld').nth(1)).toHaveValue('copies.medium');
  for (let row = 0; row < 10; row += 1) await page.keyboard.press('ArrowDown');
  await expect(dialog(page).getByLabel('Feld').nth(1)).toHaveValue('copies');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(dialog(page).getByLabel('Medium')).toBeFocused();
  await page.keyboard.type('DVD');
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByText('6.000 Filme geändert.')).toBeVisible();
  await expectSaved(page);
  await expect(bar(page)).toContainText('6.000 Filme ausgewählt');
  await expect(page.locator('[role=option]:focus')).toHaveCount(1);
  const tag = page.getByRole('button', { name: /Flohmarkt/ });
  await expect(tag).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(tag).toBeHidden();
  await page.keyboard.press('Control+Shift+z');
  await expect(tag).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await expect(detail(page)).toContainText('DVD');
});

test('finding and replacing shows what it would change, and Escape leaves what was typed', async ({
  app,
}) => {
  const { page } = await app.start();
  await addSamples(page);
  await film(page, 'Heat').first().focus();
  await page.keyboard.press('Control+a');
  await bar(page).getByRole('button', { name: 'Bearbeiten …' }).click();
  await expect(dialog(page).getByLabel('Feld')).toBeFocused();
  await dialog(page).getByLabel('Feld').selectOption('title');
  await expect(dialog(page).getByLabel('Aktion')).toHaveValue('replace');
  await dialog(page).getByLabel('Suchen nach').fill('HEAT');
  await dialog(page).getByLabel('Ersetzen durch').fill('Hitze');
  await expect(dialog(page).getByText('Ändert 2 von 24 Filmen')).toBeVisible();
  await expect(dialog(page).getByText('Red Hitze')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(bar(page).getByRole('button', { name: 'Bearbeiten …' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByText('Ändert 2 von 24 Filmen')).toBeVisible();
  await dialog(page).getByLabel('Groß-/Kleinschreibung beachten').check();
  await expect(dialog(page).getByText('Ändert keinen der 24 ausgewählten Filme')).toBeVisible();
  await dialog(page).getByLabel('Groß-/Kleinschreibung beachten').uncheck();
  await dialog(page).getByLabel('nur ganze Werte').check();
  await expect(dialog(page).getByText('Ändert 1 von 24 Filmen')).toBeVisible();
  await dialog(page).getByRole('button', { name: '1 Film ändern' }).click();
  await expect(film(page, 'Hitze')).toHaveCount(1);
  await page.getByRole('button', { name: 'Rückgängig', exact: true }).click();
  await expect(film(page, 'Hitze')).toHaveCount(0);
});

test('what cannot be read is said beside its field, which has the keyboard then', async ({
  app,
}) => {
  const { page } = await app.start();
  await addSamples(page);
  await films(page).first().focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('e');
  await expect(dialog(page).getByLabel('Feld')).toBeFocused();
  await dialog(page).getByLabel('Feld').selectOption('year');
  await dialog(page).getByLabel('Wert').fill('neulich');
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page).getByText('Bitte vier Ziffern, zum Beispiel 1988.')).toBeVisible();
  await expect(dialog(page).getByLabel('Wert')).toBeFocused();
  // A click beside everything leaves the keyboard in the dialog: Escape closes it and not the selection.
  await dialog(page).getByRole('heading').click();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(bar(page)).toContainText('24 Filme ausgewählt');
  await bar(page).getByRole('button', { name: 'Bearbeiten …' }).click();
  await dialog(page).getByLabel('Wert').fill('1999');
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByText('24 Filme geändert.')).toBeVisible();
});
