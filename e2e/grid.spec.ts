import { writeFileSync } from 'node:fs';
import { addSamples, detail, expect, expectCount, film, films, test } from './app.ts';
import { manyFilms } from './many-films.ts';

test('the grid is one tab stop, moved by the arrow keys, and opens with Enter', async ({ app }) => {
  const { page } = await app.start();
  await addSamples(page);
  await expect(page.locator('[role=option][tabindex="0"]')).toHaveCount(1);
  await film(page, 'Alien').click();
  await expect(detail(page).getByRole('heading', { name: 'Alien' })).toBeVisible();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+End');
  await expect(page.locator('[role=option]:focus')).toHaveAttribute('aria-posinset', '24');
  await expect(page.locator('[role=option][tabindex="0"]')).toHaveCount(1);
  await page.keyboard.press('Control+Home');
  await expect(page.locator('[role=option]:focus')).toContainText('Alien');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Titel', { exact: true })).toHaveValue(/^Alien/);
});

test('every keystroke in the search shows what fits, and what does not is said', async ({
  app,
}) => {
  const { page } = await app.start();
  await addSamples(page);
  await page.keyboard.press('/');
  await page.keyboard.type('schwarzen');
  await expect(films(page)).toHaveCount(1);
  await page.keyboard.type('xyz');
  await expect(films(page)).toHaveCount(0);
  // As long as something is offered, Escape closes that first.
  await expect(page.getByRole('listbox', { name: 'Vorschläge' })).toBeHidden();
  await page.keyboard.press('Escape');
  await expectCount(page, 24);
});

test('ten thousand films are there, but only those in sight are drawn', async ({ app }) => {
  const library = manyFilms(10_000);
  let started = await app.start();
  await started.kill();
  writeFileSync(`${app.folder}/library.json`, library);
  started = await app.start();
  const { page } = started;
  await expect(page.getByText('10.000 Filme').first()).toBeVisible();
  expect(await films(page).count()).toBeLessThan(120);
  await films(page).first().focus();
  await page.keyboard.press('Control+End');
  const last = page.locator('[role=option]:focus');
  await expect(last).toHaveAttribute('aria-posinset', '10000');
  await expect(last).toHaveAttribute('aria-setsize', '10000');
  await expect(last).toContainText('Film 09999');
  expect(await films(page).count()).toBeLessThan(120);
  await expect(page.locator('[role=option][tabindex="0"]')).toHaveCount(1);
});

test('films that fly by under the scrollbar are not asked for, those where it rests are there', async ({
  app,
}) => {
  let started = await app.start();
  await started.kill();
  writeFileSync(`${app.folder}/library.json`, manyFilms(10_000));
  started = await app.start();
  const { page } = started;
  await expect(film(page, 'Film 00000')).toBeVisible();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.getByRole('listbox', { name: 'Filme' }).evaluate(async (all) => {
    const scroller = all.parentElement;
    for (let step = 1; scroller !== null && step <= 40; step += 1) {
      scroller.scrollTop = (scroller.scrollHeight * step) / 40;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
  await expect(film(page, 'Film 09999')).toBeVisible();
  expect(asked.filter((url) => url.endsWith('/api/cards')).length).toBeLessThan(20);
});

test('sorting and zoom are kept for the next start', async ({ app }) => {
  const started = await app.start();
  const { page } = started;
  await addSamples(page);
  await page.getByRole('button', { name: 'Sortieren' }).click();
  await page.getByRole('menuitemradio', { name: 'Jahr', exact: true }).click();
  await expect(films(page).first()).toContainText('Nosferatu');
  await page.getByRole('slider', { name: 'Postergröße' }).fill('240');
  await started.kill();
  const { page: again } = await app.start();
  await expect(films(again).first()).toContainText('Nosferatu');
  await expect(again.getByRole('slider', { name: 'Postergröße' })).toHaveValue('240');
});
