import { addSamples, detail, expect, expectCount, expectSaved, film, test } from './app.ts';

test('a film needs only a title, can be deleted, and undo and redo bring it back and forth', async ({
  app,
}) => {
  const { page } = await app.start();
  await page.getByRole('button', { name: 'Film hinzufügen' }).click();
  // The form has the keyboard once it is there.
  await expect(page.getByLabel('Titel', { exact: true })).toBeFocused();
  await page.keyboard.type('Solaris');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expectSaved(page);
  await expect(film(page, 'Solaris')).toBeVisible();

  await film(page, 'Solaris').click();
  await detail(page).getByRole('button', { name: 'Weitere Befehle' }).click();
  await page.getByRole('menuitem', { name: 'In den Papierkorb' }).click();
  await expect(page.getByText('„Solaris“ liegt im Papierkorb.')).toBeVisible();
  await expect(film(page, 'Solaris')).toHaveCount(0);

  await page.getByRole('button', { name: 'Rückgängig', exact: true }).click();
  await expect(film(page, 'Solaris')).toBeVisible();

  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(film(page, 'Solaris')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(film(page, 'Solaris')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(film(page, 'Solaris')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(film(page, 'Solaris')).toBeVisible();
});

test('a deleted film lies in the trash and can be restored from there', async ({ app }) => {
  const { page } = await app.start();
  await addSamples(page);
  await film(page, 'Red Heat').click();
  await page.keyboard.press('Delete');
  await expectCount(page, 23);
  await page.getByRole('button', { name: 'Papierkorb' }).click();
  await film(page, 'Red Heat').click();
  await detail(page).getByRole('button', { name: 'Wiederherstellen' }).click();
  await page.getByRole('button', { name: 'Alle Filme' }).click();
  await expectCount(page, 24);
});

test('promise 19: rating, watched and favourite are set without the form and survive a crash', async ({
  app,
}) => {
  const started = await app.start();
  const { page } = started;
  await addSamples(page);
  await film(page, 'Rush').click();
  const pane = detail(page);
  await expect(pane.getByRole('heading', { name: 'Rush' })).toBeVisible();
  await pane.getByRole('slider', { name: 'meine Wertung' }).press('End');
  await pane.getByRole('button', { name: 'Gesehen' }).click();
  await expect(pane.getByRole('button', { name: 'Gesehen' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await pane.getByRole('button', { name: 'Favorit' }).click();
  await expect(pane.getByRole('button', { name: 'Favorit' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expectSaved(page);
  await started.kill();

  const { page: again } = await app.start();
  await film(again, 'Rush').click();
  await expect(detail(again).getByRole('slider', { name: 'meine Wertung' })).toHaveAttribute(
    'aria-valuenow',
    '5',
  );
  await expect(detail(again).getByRole('button', { name: 'Gesehen' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(detail(again).getByRole('button', { name: 'Favorit' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

test('the form saves every field it shows and shows it again', async ({ app }) => {
  const { page } = await app.start();
  await page.getByRole('button', { name: 'Film hinzufügen' }).click();
  await page.getByLabel('Titel', { exact: true }).fill('Der dritte Mann');
  await page.getByLabel('Originaltitel').fill('The Third Man');
  await page.getByLabel('Jahr', { exact: true }).fill('1949');
  await page.getByLabel('Laufzeit').fill('1:44');
  await page.getByLabel('Handlung').fill('Wien nach dem Krieg.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expectSaved(page);
  await film(page, 'Der dritte Mann').click();
  await expect(detail(page)).toContainText('The Third Man');
  await expect(detail(page)).toContainText('104 Min');
  await detail(page).getByRole('button', { name: 'Bearbeiten' }).click();
  await expect(page.getByLabel('Originaltitel')).toHaveValue('The Third Man');
  await expect(page.getByLabel('Jahr', { exact: true })).toHaveValue('1949');
  await expect(page.getByLabel('Handlung')).toHaveValue('Wien nach dem Krieg.');
});

test('an empty title is told beside the field, which gets the focus, and nothing typed is lost', async ({
  app,
}) => {
  const { page } = await app.start();
  await page.getByRole('button', { name: 'Film hinzufügen' }).click();
  await page.getByLabel('Handlung').fill('Ohne Titel.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByLabel('Titel', { exact: true })).toBeFocused();
  await expect(page.getByLabel('Titel', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('Handlung')).toHaveValue('Ohne Titel.');
});

test('leaving the form asks only when something would be lost', async ({ app }) => {
  const { page } = await app.start();
  await addSamples(page);
  await film(page, 'Rush').dblclick();
  await expect(page.getByLabel('Titel', { exact: true })).toHaveValue('Rush');
  await page.keyboard.press('Escape');
  await expect(film(page, 'Rush')).toBeVisible();

  await film(page, 'Rush').dblclick();
  await page.getByLabel('Titel', { exact: true }).fill('Rush!');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Weiter bearbeiten' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByLabel('Titel', { exact: true })).toBeFocused();
  await page.getByRole('button', { name: 'Alle Filme' }).click();
  await expect(page.getByLabel('Titel', { exact: true })).toHaveValue('Rush!');
  await page.getByRole('button', { name: 'Verwerfen' }).click();
  await expect(film(page, 'Rush')).toBeVisible();
});

test('reloading asks before it loses what was typed', async ({ app }) => {
  const { page } = await app.start();
  await page.getByRole('button', { name: 'Film hinzufügen' }).click();
  await page.getByLabel('Titel', { exact: true }).pressSequentially('Solaris');
  const asked = page.waitForEvent('dialog');
  await page.evaluate(() => {
    setTimeout(() => location.reload());
  });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await expect(page.getByLabel('Titel', { exact: true })).toHaveValue('Solaris');
});

test('six quick steps of the rating are six steps', async ({ app }) => {
  const { page } = await app.start();
  await addSamples(page);
  await film(page, 'Rush').click();
  const stars = detail(page).getByRole('slider', { name: 'meine Wertung' });
  await stars.press('End');
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('ArrowLeft');
  await expect(stars).toHaveAttribute('aria-valuenow', '2');
  await expectSaved(page);
  await expect(stars).toHaveAttribute('aria-valuenow', '2');
});

test('a film tells its history, also after a crash, and goes back to an earlier version', async ({
  app,
}) => {
  const started = await app.start();
  await addSamples(started.page);
  await film(started.page, 'Rush').click();
  const stars = detail(started.page).getByRole('slider', { name: 'meine Wertung' });
  await stars.press('End');
  await expect(stars).toHaveAttribute('aria-valuenow', '5');
  await expectSaved(started.page);
  await started.kill();

  const { page } = await app.start();
  await film(page, 'Rush').click();
  await detail(page).getByRole('tab', { name: 'Verlauf' }).click();
  await expect(detail(page).getByText(/Wertung: .* → 5/)).toBeVisible();
  await detail(page).getByRole('button', { name: 'Diese Fassung wiederherstellen' }).click();
  await expect(page.getByText('„Rush“ ist wieder auf dem früheren Stand.')).toBeVisible();
  await expect(detail(page).getByText(/Wertung: 5 → /)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(detail(page).getByRole('slider', { name: 'meine Wertung' })).toHaveAttribute(
    'aria-valuenow',
    '5',
  );
});
