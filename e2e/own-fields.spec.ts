import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { addSamples, detail, expect, expectCount, expectSaved, film, films, test } from './app.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const box = (page: Page) => page.getByRole('combobox', { name: 'Suchen' });

async function define(page: Page, place: number, name: string, kind: string): Promise<void> {
  await page.getByRole('button', { name: 'Feld festlegen', exact: true }).click();
  const field = page.getByLabel(`Name, Zeile ${place}`, { exact: true });
  await expect(field).toBeFocused();
  await page.keyboard.type(name);
  await page.getByLabel(`Art, Zeile ${place}`, { exact: true }).selectOption(kind);
}

test('own fields are defined, filled in, shown, found, and there at the next start', async ({
  app,
}) => {
  const started = await app.start();
  const { page } = started;
  await addSamples(page);
  await page.getByRole('button', { name: 'Einstellungen' }).click();
  await define(page, 1, 'Meine Hülle', 'Auswahl');
  for (const choice of ['Pappe', 'Blech']) {
    await page.getByLabel('Zur Auswahl, Zeile 1').fill(choice);
    await page.keyboard.press('Enter');
  }
  await define(page, 2, 'Kiste', 'Zahl');
  await page.getByRole('button', { name: 'Fertig' }).click();

  await film(page, 'Red Heat').click();
  await detail(page).getByRole('button', { name: 'Bearbeiten' }).click();
  await expect(page.getByLabel('Titel', { exact: true })).toBeFocused();
  await page.getByLabel('Meine Hülle').selectOption('Blech');
  await page.getByLabel('Kiste').fill('drei');
  await page.keyboard.press('Tab');
  await expect(page.getByText('Bitte eine Zahl', { exact: false })).toBeVisible();
  await page.getByLabel('Kiste').fill('3,5');
  expect(
    (await new AxeBuilder({ page }).withTags(TAGS).disableRules('color-contrast').analyze())
      .violations,
  ).toEqual([]);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expectSaved(page);

  const own = detail(page);
  await expect(own.getByRole('term').filter({ hasText: 'Meine Hülle' })).toBeVisible();
  await expect(own.getByText('3,5', { exact: true })).toBeVisible();

  await page.getByRole('radio', { name: 'Tabelle' }).click();
  await page.getByRole('button', { name: 'Spalten' }).click();
  await page.getByRole('checkbox', { name: 'Kiste' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('columnheader', { name: 'Kiste' })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: '3,5', exact: true })).toBeVisible();
  await started.kill();

  const again = (await app.start()).page;
  await expect(again.getByRole('columnheader', { name: 'Kiste' })).toBeVisible();
  await again.getByRole('radio', { name: 'Poster' }).click();
  await expectCount(again, 24);
  await box(again).pressSequentially('meine');
  await again.getByRole('option', { name: /Meine-Hülle:/ }).click();
  await again.getByRole('option', { name: /Blech/ }).click();
  await expect(films(again)).toHaveCount(1);
  await expect(again.getByRole('list', { name: 'Suchbedingungen' })).toContainText(
    'Meine Hülle: Blech',
  );
  await box(again).fill('kiste:>3');
  await expect(films(again)).toHaveCount(1);
  await box(again).fill('kiste:<3');
  await expect(films(again)).toHaveCount(0);
});

test('a field that films have can be defined, and is renamed in the films as one edit', async ({
  app,
}) => {
  const { page } = await app.start();
  await addSamples(page);
  await film(page, 'Red Heat').click();
  await detail(page).getByRole('button', { name: 'Bearbeiten' }).click();
  await expect(page.getByLabel('Titel', { exact: true })).toBeFocused();
  await page.getByRole('button', { name: 'Feld hinzufügen' }).click();
  await expect(page.getByLabel('Feld, Zeile 1')).toBeFocused();
  await page.keyboard.type('Box');
  await page.getByLabel('Wert, Zeile 1').fill('oben');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expectSaved(page);

  await page.getByRole('button', { name: 'Einstellungen' }).click();
  await page.getByRole('button', { name: '„Box“ (1 Film) festlegen' }).click();
  const name = page.getByLabel('Name, Zeile 1', { exact: true });
  await expect(name).toHaveValue('Box');
  await name.fill('Kiste');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Abbrechen' })).toBeFocused();
  expect(
    (await new AxeBuilder({ page }).withTags(TAGS).disableRules('color-contrast').analyze())
      .violations,
  ).toEqual([]);
  await page.getByRole('button', { name: 'Auch in den Filmen' }).click();
  await expect(page.getByText('Das Feld heißt jetzt „Kiste“', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Fertig' }).click();
  await box(page).fill('kiste:oben');
  await expect(films(page)).toHaveCount(1);
});
