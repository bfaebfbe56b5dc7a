import { addSamples, detail, expect, film, films, test } from './app.ts';

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
