import type { Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { createFilm } from '../data/model/film.ts';
import { addSamples, expect, expectCount, film, films, test, type App } from './app.ts';
import { libraryFile } from './many-films.ts';

async function choose(page: Page, choice: string): Promise<void> {
  await page.getByRole('button', { name: /^Sortieren/ }).click();
  await page.getByRole('menuitemradio', { name: choice, exact: true }).last().click();
}
const group = (page: Page, name: string | RegExp) => page.getByRole('group', { name });
const shown = async (page: Page) => (await films(page).allTextContents()).join('|');

/** Starts on films by as many directors, with one to five films each, and one film that has none. */
async function startWithDirectors(app: App, directors: number) {
  const first = await app.start();
  await first.kill();
  const many = Array.from({ length: directors }, (_, at) =>
    Array.from({ length: 1 + (at % 5) }, (_, of) => {
      const person = `${String.fromCharCode(65 + Math.floor((at * 26) / directors))} Person ${at}`;
      const credits = [{ role: 'director' as const, person, character: null, job: null }];
      return createFilm(
        { title: `Film ${at}-${of}`, year: 1950 + (at % 60), credits },
        `film-${String(at).padStart(5, '0')}-${of}`,
        '2020-01-01T00:00:00.000Z',
      );
    }),
  ).flat();
  const lost = createFilm({ title: 'Verloren' }, 'film-verloren', '2020-01-01T00:00:00.000Z');
  writeFileSync(`${app.folder}/library.json`, libraryFile([...many, lost]));
  return { total: many.length + 1, ...(await app.start()) };
}

test('films stand in groups with headings, in every view and at the next start', async ({
  app,
}) => {
  const started = await app.start();
  const { page } = started;
  await page.setViewportSize({ width: 1440, height: 900 });
  await addSamples(page);
  await choose(page, 'Jahrzehnt');
  await expect(group(page, '1920er, 2 Filme')).toContainText('Metropolis');
  await expect(films(page).first()).toContainText('Metropolis');
  await page.getByTitle('Zu 1980er springen').click();
  await expect(group(page, /^1980er, /)).toBeInViewport();
  await page.getByRole('radio', { name: 'Liste' }).click();
  await expect(group(page, /^1980er, /)).toBeInViewport();
  await page.getByRole('radio', { name: 'Tabelle' }).click();
  const table = page.getByRole('grid', { name: 'Filme' });
  await table.locator('[data-index][tabindex="0"]').focus();
  await page.keyboard.press('Control+Home');
  await expect(table.getByRole('row').nth(1)).toHaveText(/^1920er\s+2 Filme$/);
  await expect(table.locator('[data-index="0"]')).toHaveAttribute('aria-rowindex', '3');
  const marks = page.getByRole('toolbar', { name: 'Sprungmarken' }).getByRole('button');
  await expect(table).toHaveAttribute('aria-rowcount', String(25 + (await marks.count())));
  await page.waitForTimeout(300);
  await started.kill();
  const { page: again } = await app.start();
  await again.getByRole('radio', { name: 'Poster' }).click();
  await expect(group(again, '1920er, 2 Filme')).toHaveCount(1);
  await choose(again, 'Nicht gruppieren');
  await expect(group(again, /Filme?$/)).toHaveCount(0);
  await expect(films(again).first()).toContainText('Alien');
});

test('the keyboard goes through the groups, and a frame selects across a heading', async ({
  app,
}) => {
  const { page } = await app.start();
  await page.setViewportSize({ width: 1440, height: 900 });
  await addSamples(page);
  await choose(page, 'Jahrzehnt');
  await films(page).first().focus();
  await page.keyboard.press('ArrowDown');
  const focused = page.locator('[role=option]:focus');
  await expect(focused).toHaveAttribute('aria-posinset', '3');
  await page.keyboard.press('ArrowUp');
  await expect(focused).toHaveAttribute('aria-posinset', '1');
  await page.keyboard.press('Control+End');
  await expect(focused).toHaveAttribute('aria-posinset', '24');
  await expect(focused).toBeInViewport({ ratio: 1 });
  for (let step = 0; step < 30; step += 1) await page.keyboard.press('ArrowUp');
  await expect(focused).toHaveAttribute('aria-posinset', '1');
  await expect(focused).toBeInViewport({ ratio: 1 });
  const from = await film(page, 'Metropolis').boundingBox();
  const to = await films(page).nth(2).boundingBox();
  if (from === null || to === null) throw new Error('no films in sight');
  await page.mouse.move(from.x + 20, from.y + 60);
  await page.mouse.down();
  await page.mouse.move(to.x + 60, to.y + 40, { steps: 5 });
  await page.mouse.up();
  const bar = page.getByRole('region', { name: 'Auswahl' });
  await expect(bar).toContainText('2 Filme ausgewählt');
});

test('among thousands of groups the heading of the one in sight stays at the top', async ({
  app,
}) => {
  const { page, total } = await startWithDirectors(app, 4_000);
  await page.setViewportSize({ width: 1440, height: 900 });
  await expectCountOf(page, total);
  await choose(page, 'Regie');
  await expect(films(page).first()).toContainText('Film 0-0');
  expect(await films(page).count()).toBeLessThan(120);
  const letters = page.getByRole('toolbar', { name: 'Sprungmarken' }).getByRole('button');
  await expect(letters).toHaveCount(27);
  await letters.filter({ hasText: 'M' }).click();
  await page.getByRole('radio', { name: 'Liste' }).click();
  await page.getByRole('listbox').locator('[data-index][tabindex="0"]').focus();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[role=option]:focus')).toBeInViewport({ ratio: 1 });
  // What lies at the upper edge of the films is the heading of the first of them.
  const atTop = await page.evaluate(() => {
    const box = document.querySelector('[role=listbox]')?.parentElement?.getBoundingClientRect();
    const at = document.elementFromPoint((box?.left ?? 0) + 60, (box?.top ?? 0) + 20);
    return at?.closest('[role=group]')?.getAttribute('aria-label');
  });
  expect(atTop).toMatch(/^M Person \d+, /);
  await page.keyboard.press('End');
  await expect(page.locator('[role=option]:focus')).toContainText('Verloren');
  await expect(group(page, 'Ohne Regie, 1 Film')).toBeInViewport();
  expect(await films(page).count()).toBeLessThan(120);
});

const expectCountOf = (page: Page, total: number) =>
  expect(page.getByText(`${total.toLocaleString('de')} Filme`).first()).toBeVisible();

test('chance falls anew when it is chosen again, and has no direction', async ({ app }) => {
  const { page } = await app.start();
  await addSamples(page);
  const byTitle = await shown(page);
  await choose(page, 'Zufall');
  await expect.poll(() => shown(page)).not.toBe(byTitle);
  await page.getByRole('button', { name: /^Sortieren/ }).click();
  await expect(page.getByRole('menuitemradio', { name: 'Absteigend' })).toHaveCount(0);
  const before = await shown(page);
  await page.getByRole('menuitem', { name: 'Neu mischen' }).click();
  await expect.poll(() => shown(page)).not.toBe(before);
  const between = await shown(page);
  await choose(page, 'Zufall');
  await expect.poll(() => shown(page)).not.toBe(between);
  await expectCount(page, 24);
});
