import { addSamples, expect, expectCount, expectSaved, film, test } from './app.ts';

test('a backup is made, shows what it would change, is restored, and the restore is undone', async ({
  app,
}) => {
  const { page } = await app.start();
  await addSamples(page);
  await page.getByRole('button', { name: 'Einstellungen' }).click();
  await page.getByRole('button', { name: 'Jetzt sichern' }).click();
  await expect(page.getByText('Gesichert und zurückgelesen.')).toBeVisible();
  await page.getByRole('button', { name: 'Fertig' }).click();

  await film(page, 'Casablanca').click();
  await page.keyboard.press('Delete');
  await expectCount(page, 23);
  await page.getByRole('button', { name: 'Einstellungen' }).click();
  await page.getByRole('button', { name: /Was würde sich mit der Sicherung/ }).click();
  await expect(page.getByText('1 Film ändert sich')).toBeVisible();
  await page.getByRole('button', { name: 'Auf diesen Stand zurückgehen' }).click();
  await expect(page.getByText('Die Filme sind wieder auf dem Stand der Sicherung.')).toBeVisible();
  await expectSaved(page);
  await page.getByRole('button', { name: 'Fertig' }).click();
  await expectCount(page, 24);
  await page.keyboard.press('ControlOrMeta+z');
  await expectCount(page, 23);
});
