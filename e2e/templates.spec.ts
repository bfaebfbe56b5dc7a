import { addSamples, detail, expect, expectCount, film, test } from './app.ts';

test('a film becomes a template, new films begin with it, and it is deleted and comes back', async ({
  app,
}) => {
  const first = await app.start();
  await addSamples(first.page);
  await film(first.page, 'Casablanca').click({ button: 'right' });
  await first.page.getByRole('menuitem', { name: 'Als Vorlage sichern …' }).click();
  const dialog = first.page.getByRole('dialog', { name: 'Als Vorlage sichern' });
  await expect(dialog.getByLabel('Name der Vorlage')).toBeFocused();
  await dialog.getByLabel('Name der Vorlage').fill('');
  await first.page.keyboard.press('Enter');
  await expect(dialog.getByText('Bitte einen Namen.')).toBeVisible();
  await dialog.getByLabel('Name der Vorlage').fill('Klassiker auf Blu-ray');
  await first.page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(first.page.getByText('Vorlage „Klassiker auf Blu-ray“ gesichert.')).toBeVisible();
  await first.kill();

  const { page } = await app.start();
  await expectCount(page, 24);
  await page.getByRole('button', { name: 'Neuer Film aus einer Vorlage' }).click();
  await page.getByRole('menuitem', { name: 'Neu: Klassiker auf Blu-ray' }).click();
  await expect(page.getByLabel('Titel', { exact: true })).toBeFocused();
  await page.keyboard.type('Gilda');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expectCount(page, 25);
  await expect(detail(page).getByRole('heading', { name: 'Gilda' })).toBeVisible();
  await expect(detail(page)).toContainText('Liebesfilm');
  await expect(detail(page)).toContainText('Klassiker');

  await page.getByRole('button', { name: 'Einstellungen' }).click();
  await page.getByRole('button', { name: 'Vorlage „Klassiker auf Blu-ray“ löschen' }).click();
  await expect(page.getByText('Vorlage „Klassiker auf Blu-ray“ gelöscht.')).toBeVisible();
  await page.getByRole('button', { name: 'Rückgängig', exact: true }).click();
  await expect(
    page.getByRole('button', { name: 'Vorlage „Klassiker auf Blu-ray“ löschen' }),
  ).toBeVisible();
});

test('a new film begins as another one, without its diary', async ({ app }) => {
  const { page } = await app.start();
  await addSamples(page);
  await film(page, 'Metropolis').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Neuer Film wie dieser' }).click();
  const title = page.getByLabel('Titel', { exact: true });
  await expect(title).toHaveValue('Metropolis');
  await title.fill('Metropolis (gekürzt)');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expectCount(page, 25);
  await expect(detail(page).getByRole('heading', { name: 'Metropolis (gekürzt)' })).toBeVisible();
  await expect(detail(page)).toContainText('Fritz Lang');
  await expect(detail(page).getByRole('button', { name: 'Gesehen' })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
});
