import { expect, test } from './app.ts';
import { bar, clickWords, line, pastePage } from './source.ts';

const PAGE = `Nachtzug (1949)

Filmische Leitung: Eva Sonntag
Darsteller: Otto Lenz, Ida Brand
Preisklasse: Otto Regen
`;

test('a label that is taught is read from then on, and forgotten in the settings', async ({
  app,
}) => {
  let started = await app.start();
  let { page } = started;
  await pastePage(started, PAGE);
  await expect(line(page, 'Regie')).toHaveCount(0);

  await clickWords(page, 'Filmische Leitung');
  await bar(page)
    .getByRole('checkbox', { name: /„Filmische Leitung“/ })
    .check();
  await bar(page).getByRole('button', { name: 'Regie' }).click();
  await expect(
    page.getByText('„Filmische Leitung“ wird künftig als „Regie“ gelesen.'),
  ).toBeVisible();
  await expect(line(page, 'Regie')).toContainText('Eva Sonntag');
  await expect(line(page, 'Regie')).toContainText('sicher');
  await expect(line(page, 'Regie').getByRole('button')).toBeFocused();

  await started.kill();
  started = await app.start();
  ({ page } = started);
  await pastePage(started, PAGE.replace('Eva Sonntag', 'Ada Regen'));
  await expect(line(page, 'Regie')).toContainText('Ada Regen');
  await page.getByRole('button', { name: 'Abbrechen' }).click();

  await page.getByRole('button', { name: 'Einstellungen' }).click();
  await page.getByRole('button', { name: '„Filmische Leitung“ vergessen' }).click();
  await expect(page.getByText('Noch keine. In der Vorschau')).toBeVisible();
});

test('words chosen for an open line offer to remember the label before them', async ({ app }) => {
  const started = await app.start();
  const { page } = started;
  await pastePage(started, PAGE);

  await line(page, 'Darsteller').getByRole('button').click();
  await expect(page.getByRole('textbox', { name: 'Darsteller' })).toBeFocused();
  await clickWords(page, 'Otto Regen');
  await expect(line(page, 'Darsteller')).toContainText('Otto Regen');
  await page.getByRole('button', { name: 'Merken' }).click();
  await expect(page.getByText(/„Preisklasse“ wird künftig als „Darsteller“ gelesen/)).toBeVisible();
  await expect(line(page, 'Darsteller')).toContainText('Otto Regen');
});

test('what a person typed stays when a label is taught', async ({ app }) => {
  const started = await app.start();
  const { page } = started;
  await pastePage(started, PAGE);

  await line(page, 'Jahr').getByRole('button').click();
  await page.getByRole('textbox', { name: 'Jahr' }).fill('1950');
  await page.keyboard.press('Enter');
  await clickWords(page, 'Preisklasse');
  await bar(page).getByRole('checkbox').check();
  await bar(page).getByRole('button', { name: 'Weitere …' }).click();
  await page.getByRole('menuitem', { name: 'Überlesen' }).click();
  await expect(page.getByText(/„Preisklasse“ wird künftig/)).toBeVisible();
  await expect(line(page, 'Jahr')).toContainText('1950');
});
