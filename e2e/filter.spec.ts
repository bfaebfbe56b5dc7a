import type { Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { createFilm } from '../data/model/film.ts';
import { addSamples, expect, expectCount, film, films, test } from './app.ts';
import { libraryFile } from './many-films.ts';

const panel = (page: Page) => page.getByRole('region', { name: 'Filter' });
const value = (page: Page, name: RegExp) => panel(page).getByRole('button', { name });
const search = (page: Page) => page.getByLabel('Suchen', { exact: true });

test('values are chosen, excluded and taken back, and the search text says it all', async ({
  app,
}) => {
  const { page } = await app.start();
  await page.setViewportSize({ width: 1440, height: 900 });
  await addSamples(page);
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await value(page, /^Drama, /).click();
  await expect(search(page)).toHaveValue('genre:"Drama"');
  await expect(value(page, /^Drama, /)).toHaveAttribute('aria-pressed', 'true');
  const narrowed = await films(page).count();
  expect(narrowed).toBeLessThan(24);
  await expect(value(page, /^Drama, /)).toHaveAccessibleName(`Drama, ${narrowed} Filme`);
  await value(page, /^1920er, /).click();
  await expect(search(page)).toHaveValue('genre:"Drama" jahr:1920-1929');
  await expect(film(page, 'Metropolis')).toBeVisible();
  await value(page, /^1920er, /).click();
  await value(page, /^Drama, /).click({ modifiers: ['Alt'] });
  await expect(search(page)).toHaveValue('-genre:"Drama"');
  await expectCount(page, 24 - narrowed);
  await panel(page).getByRole('button', { name: 'Ohne Drama' }).click();
  await expect(search(page)).toHaveValue('');
  await expectCount(page, 24);
});

test('what is typed is chosen in the panel, whose counts follow every keystroke', async ({
  app,
}) => {
  const { page } = await app.start();
  await page.setViewportSize({ width: 1440, height: 900 });
  await addSamples(page);
  await films(page).first().focus();
  await page.keyboard.press('f');
  await expect(value(page, /^USA, /)).toBeVisible();
  await search(page).pressSequentially('land:usa');
  await expect(value(page, /^USA, /)).toHaveAttribute('aria-pressed', 'true');
  await expectCount(page, await films(page).count());
  await search(page).fill('regie:niemand ohne:poster');
  await expect(films(page)).toHaveCount(0);
  await expect(value(page, /^niemand$/)).toHaveAttribute('aria-pressed', 'true');
  await expect(value(page, /^Ohne Poster$/)).toHaveAttribute('aria-pressed', 'true');
  await value(page, /^niemand$/).click();
  await expect(search(page)).toHaveValue('ohne:poster');
  await value(page, /^Ohne Poster$/).click();
  await expectCount(page, 24);
  await value(page, /^Ungesehen$/).click();
  await expect(search(page)).toHaveValue('ungesehen');
});

test('the arrow keys go through the values, and what was chosen keeps the focus', async ({
  app,
}) => {
  const { page } = await app.start();
  await page.setViewportSize({ width: 1440, height: 900 });
  await addSamples(page);
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const genres = panel(page).getByRole('list', { name: 'Genre' });
  await expect(genres.locator('button[tabindex="0"]')).toHaveCount(1);
  await genres.locator('button[tabindex="0"]').focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
  const chosen = await page.evaluate(() =>
    document.activeElement?.getAttribute('aria-label')?.replace(/,.*/, ''),
  );
  await page.keyboard.press('Enter');
  await expect(search(page)).toHaveValue(new RegExp(`^genre:"?${chosen}"?$`));
  await expect(page.locator('.filter [aria-pressed="true"]')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(search(page)).toHaveValue(new RegExp(`^-genre:"?${chosen}"?$`));
});

test('people are found by name among many, and a list is unfolded step by step', async ({
  app,
}) => {
  let started = await app.start();
  await started.kill();
  const credit = (person: string) => ({
    role: 'director' as const,
    person,
    character: null,
    job: null,
  });
  const many = Array.from({ length: 1500 }, (_, i) =>
    createFilm(
      { title: `Film ${i}`, credits: [credit(`Regie Nummer${i}`)] },
      `film-${String(i).padStart(5, '0')}`,
      '2020-01-01T00:00:00.000Z',
    ),
  );
  writeFileSync(`${app.folder}/library.json`, libraryFile(many));
  started = await app.start();
  const { page } = started;
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const people = panel(page).getByRole('list', { name: 'Regie', exact: true });
  await expect(people.getByRole('listitem')).toHaveCount(8);
  await panel(page).getByRole('button', { name: 'Regie: 1.492 weitere' }).click();
  await expect(people.getByRole('listitem')).toHaveCount(40);
  await panel(page).getByRole('button', { name: 'Regie: Weniger' }).click();
  await expect(people.getByRole('listitem')).toHaveCount(8);
  await panel(page).getByRole('textbox', { name: 'Regie suchen' }).fill('nummer1499');
  await value(page, /^Regie Nummer1499, 1 Film$/).click();
  await expect(search(page)).toHaveValue('regie:"Regie Nummer1499"');
  await expect(films(page)).toHaveCount(1);
});

test('in a small window the panel covers the films, and Escape gives the keyboard back', async ({
  app,
}) => {
  const { page } = await app.start();
  await page.setViewportSize({ width: 900, height: 700 });
  await addSamples(page);
  const button = page.getByRole('button', { name: 'Filter', exact: true });
  await button.click();
  await expect(panel(page)).toBeFocused();
  await value(page, /^Drama, /).click();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
  await expect(button).toBeFocused();
  await expect(search(page)).toHaveValue('genre:"Drama"');
});

test('the panel and its folded lists are the same at the next start', async ({ app }) => {
  const started = await app.start();
  await started.page.setViewportSize({ width: 1440, height: 900 });
  await addSamples(started.page);
  await started.page.getByRole('button', { name: 'Filter', exact: true }).click();
  await panel(started.page).getByText('Genre', { exact: true }).click();
  await expect(value(started.page, /^Drama, /)).toBeHidden();
  await started.page.waitForTimeout(300);
  await started.kill();
  const { page } = await app.start();
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(value(page, /^1980er, /)).toBeVisible();
  await expect(value(page, /^Drama, /)).toBeHidden();
});
