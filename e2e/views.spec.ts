import { addSamples, detail, expect, expectCount, film, films, test } from './app.ts';

test('the same films as posters and as a list: the place and the open film stay', async ({
  app,
}) => {
  const { page } = await app.start();
  await addSamples(page);
  await film(page, 'Red Heat').click();
  await expect(detail(page).getByRole('heading', { name: 'Red Heat' })).toBeVisible();
  await page.getByRole('radio', { name: 'Liste' }).click();
  await expect(film(page, 'Red Heat')).toBeInViewport();
  await expect(film(page, 'Red Heat')).toHaveAttribute('aria-selected', 'true');
  await expect(film(page, 'Red Heat')).toHaveAttribute('tabindex', '0');
  await expect(film(page, 'Red Heat')).toContainText('1988 · Walter Hill · 104');
  await film(page, 'Red Heat').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('[role=option]:focus')).toHaveAttribute('aria-posinset', '24');
  await expect(page.locator('[role=option][tabindex="0"]')).toHaveCount(1);
  await page.getByRole('radio', { name: 'Poster' }).click();
  await expect(films(page).last()).toBeInViewport();
});

test('view, place and open film are there again at the next start', async ({ app }) => {
  const started = await app.start();
  await addSamples(started.page);
  await started.page.getByRole('radio', { name: 'Liste' }).click();
  await film(started.page, 'Heat').click();
  await expect(detail(started.page).getByRole('heading', { name: 'Heat' })).toBeVisible();
  // The place is written down once the person rests there.
  await started.page.waitForTimeout(1500);
  await started.kill();
  const { page } = await app.start();
  await expect(page.getByRole('radio', { name: 'Liste' })).toBeChecked();
  await expect(film(page, 'Heat')).toBeInViewport();
  await expect(film(page, 'Heat')).toHaveAttribute('tabindex', '0');
  await expect(detail(page).getByRole('heading', { name: 'Heat' })).toBeVisible();
});

test('a selection is there again at the next start', async ({ app }) => {
  const started = await app.start();
  await addSamples(started.page);
  for (const title of ['Lola rennt', 'Casablanca']) {
    await film(started.page, title).click({ modifiers: ['ControlOrMeta'] });
  }
  // It is written down once the person rests.
  await started.page.waitForTimeout(1500);
  await started.kill();
  const { page } = await app.start();
  await expect(page.getByRole('region', { name: 'Auswahl' })).toContainText('2 Filme ausgewählt');
  await expect(film(page, 'Casablanca')).toHaveAttribute('aria-selected', 'true');
});

test('films are selected by mouse and keyboard, in every view the same', async ({ app }) => {
  const { page } = await app.start();
  await addSamples(page);
  const bar = page.getByRole('region', { name: 'Auswahl' });
  await film(page, 'Blade Runner').click();
  await expect(bar).toBeHidden();
  await film(page, 'Casablanca').click({ modifiers: ['ControlOrMeta'] });
  await expect(bar).toContainText('2 Filme ausgewählt');
  await film(page, 'Chihiros').click({ modifiers: ['Shift'] });
  await expect(film(page, 'Chihiros')).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('radio', { name: 'Liste' }).click();
  await expect(film(page, 'Casablanca')).toHaveAttribute('aria-selected', 'true');
  await expect(film(page, 'Blade Runner')).toHaveAttribute('aria-selected', 'false');
  await film(page, 'Casablanca').focus();
  await page.keyboard.press('Escape');
  await expect(bar).toBeHidden();
  await page.locator('[data-index][tabindex="0"]').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(bar).toContainText('3 Filme ausgewählt');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(bar).toContainText('4 Filme ausgewählt');
  await page.keyboard.press('Control+a');
  await expect(bar).toContainText('24 Filme ausgewählt');
  await page.keyboard.press('Space');
  await expect(bar).toContainText('23 Filme ausgewählt');
  await bar.getByRole('button', { name: 'Alle 24 auswählen' }).click();
  await expect(bar).toContainText('24 Filme ausgewählt');
  await bar.getByRole('button', { name: 'Auswahl aufheben' }).click();
  await expect(bar).toBeHidden();
  await expect(page.locator('[data-index]:focus')).toHaveCount(1);
});

test('the mouse draws a frame around films, which go to the trash and come back', async ({
  app,
}) => {
  const { page } = await app.start();
  await addSamples(page);
  const from = await film(page, 'Alien').boundingBox();
  const to = await film(page, 'Blade Runner').boundingBox();
  if (from === null || to === null) throw new Error('no films in sight');
  await page.mouse.move(from.x + 10, from.y + 40);
  await page.mouse.down();
  await page.mouse.move(to.x + 60, to.y + 90, { steps: 5 });
  await expect(film(page, 'Blade Runner')).toHaveAttribute('aria-selected', 'true');
  await page.mouse.up();
  const bar = page.getByRole('region', { name: 'Auswahl' });
  await expect(bar).toContainText('2 Filme ausgewählt');
  await bar.getByRole('button', { name: 'In den Papierkorb' }).click();
  await expectCount(page, 22);
  await expect(bar).toBeHidden();
  await page.getByRole('button', { name: 'Rückgängig', exact: true }).click();
  await expectCount(page, 24);
});

test('films in the trash come back together, and one undo takes them there again', async ({
  app,
}) => {
  const { page } = await app.start();
  await addSamples(page);
  await films(page).first().focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Delete');
  await expectCount(page, 21);
  await page.getByRole('button', { name: /^Papierkorb/ }).click();
  await expectCount(page, 3);
  await films(page).first().focus();
  await page.keyboard.press('Control+a');
  const bar = page.getByRole('region', { name: 'Auswahl' });
  await bar.getByRole('button', { name: 'Wiederherstellen' }).click();
  await expect(page.getByText('3 Filme sind wieder in der Sammlung.')).toBeVisible();
  await page.getByRole('button', { name: 'Rückgängig', exact: true }).click();
  await expectCount(page, 3);
});

test('the columns of the table are chosen, ordered, resized and sorted by keyboard and mouse', async ({
  app,
}) => {
  const started = await app.start();
  const { page } = started;
  await addSamples(page);
  await page.getByRole('radio', { name: 'Tabelle' }).click();
  const table = (of: typeof page) => of.getByRole('grid', { name: 'Filme' });
  const head = (of: typeof page, name: string) =>
    table(of).getByRole('columnheader', { name, exact: true });
  await expect(table(page)).toHaveAttribute('aria-rowcount', '25');
  await head(page, 'Jahr').click();
  await expect(head(page, 'Jahr')).toHaveAttribute('aria-sort', 'ascending');
  await expect(table(page).locator('[data-index="0"]')).toContainText('Nosferatu');
  await head(page, 'Jahr').focus();
  await page.keyboard.press('Enter');
  await expect(head(page, 'Jahr')).toHaveAttribute('aria-sort', 'descending');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(head(page, 'Jahr')).toHaveAttribute('aria-colindex', '1');
  await expect(head(page, 'Jahr')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(head(page, 'Titel')).toBeFocused();
  await head(page, 'Medium').dragTo(head(page, 'Regie'));
  await expect(head(page, 'Medium')).toHaveAttribute('aria-colindex', '3');
  await page.getByRole('button', { name: 'Spalten' }).click();
  await page.getByRole('checkbox', { name: 'Standort' }).check();
  await page.getByRole('checkbox', { name: 'Genres' }).uncheck();
  await page.keyboard.press('Escape');
  await table(page).locator('[data-index="2"]').click();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('2 Filme ausgewählt').first()).toBeVisible();
  await expect(table(page).locator('[data-index][tabindex="0"]')).toHaveCount(1);
  await page.waitForTimeout(300);
  await started.kill();
  const { page: again } = await app.start();
  await expect(head(again, 'Jahr')).toHaveAttribute('aria-colindex', '1');
  await expect(head(again, 'Medium')).toHaveAttribute('aria-colindex', '3');
  await expect(head(again, 'Standort')).toHaveCount(1);
  await expect(head(again, 'Genres')).toHaveCount(0);
});
