import { mkdir, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { createFilm } from '../data/model/film.ts';
import { ALL_FILMS } from '../data/model/query.ts';
import { addSamples, expect, expectCount, film, films, test } from './app.ts';
import { libraryFile } from './many-films.ts';

const box = (page: Page) => page.getByRole('combobox', { name: 'Suchen' });
const sidebar = (page: Page) => page.getByRole('navigation', { name: 'Bereiche' });
const listNamed = (page: Page, name: string) =>
  sidebar(page).getByRole('button', { name: new RegExp(`^${name}( \\d+)?$`) });
const commands = (page: Page, name: string) =>
  page.getByRole('button', { name: `Befehle für die Liste „${name}“` });

async function save(page: Page, text: string, name: string | null): Promise<void> {
  await box(page).fill(text);
  await page.getByRole('search').getByRole('button', { name: 'Suche speichern' }).click();
  await expect(page.getByLabel('Name der Liste')).toBeFocused();
  if (name !== null) await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Name der Liste')).toBeHidden();
}

test('a search is saved as a list, is there at the next start and counts what fits now', async ({
  app,
}) => {
  const started = await app.start();
  await addSamples(started.page);
  await save(started.page, 'jahr:80er regie:hill', null);
  await expect(listNamed(started.page, 'Jahr: 1980–1989, Regie: hill')).toContainText('1');
  await started.kill();

  const { page } = await app.start();
  const list = listNamed(page, 'Jahr: 1980–1989, Regie: hill');
  await expectCount(page, 24);
  await list.click();
  await expect(list).toHaveAttribute('aria-current', 'page');
  await expect(box(page)).toHaveValue('jahr:80er regie:hill');
  await expect(page.getByRole('list', { name: 'Suchbedingungen' })).toContainText('Regie: hill');
  await film(page, 'Red Heat').click();
  await page.keyboard.press('Delete');
  await expect(films(page)).toHaveCount(0);
  await expect(list).not.toContainText(/\b1$/);
  await page.getByRole('button', { name: 'Rückgängig', exact: true }).click();
  await expect(list).toContainText('1');
  await sidebar(page)
    .getByRole('button', { name: /^Alle Filme/ })
    .click();
  await expect(box(page)).toHaveValue('');
  await expectCount(page, 24);
});

test('a list is renamed, updated, moved and deleted by the keyboard, and comes back', async ({
  app,
}) => {
  const { page } = await app.start();
  await addSamples(page);
  await save(page, 'jahr:80er', 'Achtziger');
  await save(page, 'genre:western', 'Western');
  const names = () => sidebar(page).locator('.lists .label').allTextContents();
  await expect.poll(names).toEqual(['Achtziger', 'Western']);

  await commands(page, 'Western').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Nach oben' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(names).toEqual(['Western', 'Achtziger']);
  await expect(commands(page, 'Western')).toBeFocused();

  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Umbenennen' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('Die Liste braucht einen Namen.');
  await page.keyboard.type('Wilder Westen');
  await page.keyboard.press('Enter');
  await expect.poll(names).toEqual(['Wilder Westen', 'Achtziger']);

  await listNamed(page, 'Achtziger').click();
  await box(page).fill('jahr:1980-1985');
  await page.getByRole('button', { name: '„Achtziger“ aktualisieren' }).click();
  await expect(listNamed(page, 'Achtziger')).toHaveAttribute('aria-current', 'page');

  await commands(page, 'Wilder Westen').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Löschen' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(names).toEqual(['Achtziger']);
  await expect(commands(page, 'Achtziger')).toBeFocused();
  await page.getByRole('button', { name: 'Rückgängig', exact: true }).click();
  await expect.poll(names).toEqual(['Wilder Westen', 'Achtziger']);
});

test('where the sidebar is folded, lists are in a menu', async ({ app }) => {
  const { page } = await app.start();
  await addSamples(page);
  await save(page, 'jahr:80er', 'Achtziger');
  await box(page).fill('');
  for (const width of [900, 420]) {
    await page.setViewportSize({ width, height: 800 });
    await sidebar(page).getByRole('button', { name: 'Listen' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitemradio', { name: /^Achtziger/ }).click();
    await expect(box(page)).toHaveValue('jahr:80er');
    await sidebar(page).getByRole('button', { name: 'Listen' }).click();
    const group = page.getByRole('menu').getByRole('group', { name: 'Achtziger' });
    await expect(group.getByRole('menuitem', { name: 'Löschen' })).toBeVisible();
    await page.keyboard.press('Escape');
    await sidebar(page)
      .getByRole('button', { name: /^Alle Filme/ })
      .click();
    await expect(box(page)).toHaveValue('');
  }
});

test('a library that is only read shows its lists, and they stay as they are', async ({ app }) => {
  const list = { id: 'list-0001', name: 'Achtziger', query: { ...ALL_FILMS, text: 'jahr:80er' } };
  const heat = createFilm(
    { title: 'Red Heat', year: 1988 },
    'film-heat',
    '2024-05-01T12:00:00.000Z',
  );
  await mkdir(app.folder);
  await writeFile(`${app.folder}/library.json`, libraryFile([heat], 2));
  await writeFile(`${app.folder}/preferences.json`, JSON.stringify({ smartLists: [list] }));
  const { page } = await app.start();
  await expect(page.getByText('Nur zum Lesen geöffnet')).toBeVisible();
  await expect(listNamed(page, 'Achtziger')).toContainText('1');
  await listNamed(page, 'Achtziger').click();
  await expect(box(page)).toHaveValue('jahr:80er');
  await expect(commands(page, 'Achtziger')).toHaveCount(0);
  await box(page).fill('jahr:90er');
  await expect(page.getByRole('button', { name: 'Suche speichern' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: '„Achtziger“ aktualisieren' })).toHaveCount(0);
});

test('words are looked for in plots and notes as well when the person says so', async ({ app }) => {
  const { page } = await app.start();
  await addSamples(page);
  await box(page).fill('red');
  const toggle = page.getByRole('button', { name: 'Auch in Handlung und Notizen suchen' });
  await expect(toggle).toHaveAttribute('aria-pressed', 'false');
  await toggle.click();
  await expect(toggle).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Entfernen: auch in Handlung und Notizen' }).click();
  await expect(toggle).toHaveAttribute('aria-pressed', 'false');
  await expect(box(page)).toHaveValue('red');
});
