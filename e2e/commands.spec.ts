import type { Page } from '@playwright/test';
import { addSamples, detail, expect, expectCount, expectSaved, film, test } from './app.ts';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Alle Befehle' });
const menu = (page: Page) => page.getByRole('menu').first();

test('keys rate and mark the film that has the keyboard, and each is undone', async ({ app }) => {
  const { page } = await app.start();
  await addSamples(page);
  await film(page, 'Casablanca').click();
  await page.keyboard.press('4');
  await expect(page.getByText('„Casablanca“ mit 4 Sternen bewertet.')).toBeVisible();
  await expect(detail(page).getByRole('slider', { name: 'meine Wertung' })).toHaveAttribute(
    'aria-valuetext',
    '4 von 5 Sternen',
  );
  await page.keyboard.press('h');
  await expect(page.getByText('„Casablanca“ ist jetzt ein Favorit.')).toBeVisible();
  await page.keyboard.press('h');
  await expect(page.getByText('„Casablanca“ ist kein Favorit mehr.')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(detail(page).getByRole('slider', { name: 'meine Wertung' })).not.toHaveAttribute(
    'aria-valuetext',
    '4 von 5 Sternen',
  );
});

test('what is done to several films at once is one edit', async ({ app }) => {
  const { page } = await app.start();
  await addSamples(page);
  await page.keyboard.press('ControlOrMeta+a');
  await expect(page.getByRole('region', { name: 'Auswahl' })).toContainText('24 Filme');
  await page.keyboard.press('5');
  await expect(page.getByText(/^2\d Filme mit 5 Sternen bewertet\.$/)).toBeVisible();
  await expectSaved(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByText(/^Rückgängig gemacht: /)).toBeVisible();
});

test('the palette finds commands and films by the beginnings of their words', async ({ app }) => {
  const { page } = await app.start();
  await addSamples(page);
  await page.keyboard.press('ControlOrMeta+k');
  const field = palette(page).getByRole('combobox');
  await expect(field).toBeFocused();
  await page.keyboard.type('tab');
  await expect(palette(page).getByRole('option', { name: 'Als Tabelle' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeHidden();
  await expect(page.getByRole('grid', { name: 'Filme' })).toBeVisible();

  await page.keyboard.press('ControlOrMeta+k');
  await expect(field).toBeFocused();
  await page.keyboard.type('casab');
  await expect(palette(page).getByRole('option', { name: /Casablanca/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(detail(page).getByRole('heading', { name: 'Casablanca' })).toBeVisible();

  await page.keyboard.press('ControlOrMeta+k');
  await expect(field).toBeFocused();
  await page.keyboard.type('suchen');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('search').getByRole('combobox')).toBeFocused();
});

test('what cannot be done is not in the palette, and nothing found is said', async ({ app }) => {
  const { page } = await app.start();
  await addSamples(page);
  await page.keyboard.press('ControlOrMeta+k');
  await expect(palette(page).getByRole('combobox')).toBeFocused();
  await page.keyboard.type('wiederh');
  await expect(palette(page).getByText('Nichts gefunden.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
});

test('the help sheet tells the keys and gives the focus back', async ({ app }) => {
  const { page } = await app.start();
  await addSamples(page);
  await film(page, 'Casablanca').click();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Tasten' });
  await expect(sheet.getByText('Alle Befehle')).toBeVisible();
  await expect(sheet.getByText('1 … 5')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(film(page, 'Casablanca')).toBeFocused();
});

test('a right click offers what can be done with a film, and the keyboard opens the same', async ({
  app,
}) => {
  const { page } = await app.start();
  await addSamples(page);
  await film(page, 'Casablanca').click({ button: 'right' });
  await expect(menu(page)).toContainText('„Casablanca“');
  await menu(page).getByRole('menuitem', { name: 'Favorit' }).click();
  await expect(page.getByText('„Casablanca“ ist jetzt ein Favorit.')).toBeVisible();
  await expect(page.locator('[data-index]:focus')).toHaveCount(1);

  await page.keyboard.press('ContextMenu');
  await expect(menu(page)).toBeVisible();
  await menu(page).getByRole('menuitem', { name: 'Wertung' }).press('ArrowRight');
  await page.getByRole('menuitem', { name: '3 Sterne' }).click();
  await expect(page.getByText('„Casablanca“ mit 3 Sternen bewertet.')).toBeVisible();
});

test('of several selected films the menu is about all, and of another one about that', async ({
  app,
}) => {
  const { page } = await app.start();
  await addSamples(page);
  await film(page, 'Alien').click({ modifiers: ['ControlOrMeta'] });
  await film(page, 'Casablanca').click({ modifiers: ['ControlOrMeta'] });
  await film(page, 'Alien').click({ button: 'right' });
  await expect(menu(page)).toContainText('2 Filme');
  await menu(page).getByRole('menuitem', { name: 'In den Papierkorb' }).click();
  await expectCount(page, 22);
  await page.getByRole('button', { name: 'Rückgängig', exact: true }).click();
  await expectCount(page, 24);
  await film(page, 'Blade Runner').click({ button: 'right' });
  await expect(menu(page)).toContainText('„Blade Runner“');
});

test('films are copied as text and as a table', async ({ app }) => {
  const { page } = await app.start();
  await addSamples(page);
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await film(page, 'Casablanca').click();
  await page.keyboard.press('ControlOrMeta+c');
  await expect(page.getByText('1 Film als Text kopiert.')).toBeVisible();
  expect(await clipboard()).toBe('Casablanca (1942), Michael Curtiz\n');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(palette(page).getByRole('combobox')).toBeFocused();
  await page.keyboard.type('als csv');
  await page.keyboard.press('Enter');
  await expect(page.getByText('24 Filme als CSV kopiert.')).toBeVisible();
  const lines = (await clipboard()).split('\r\n');
  expect(lines).toHaveLength(26);
  expect(lines[0]).toContain('Titel,Originaltitel,Jahr');
});

test('keys mean nothing to the films while something is typed', async ({ app }) => {
  const { page } = await app.start();
  await addSamples(page);
  await page.keyboard.press('/');
  await expect(page.getByRole('search').getByRole('combobox')).toBeFocused();
  await page.keyboard.type('h5w');
  await expect(page.getByRole('search').getByRole('combobox')).toHaveValue('h5w');
  await expect(page.getByText(/bewertet\.|Favorit\./)).toHaveCount(0);
});

test('films are dragged onto a tag, a list and the trash', async ({ app }) => {
  const { page } = await app.start();
  await addSamples(page);
  const sidebar = page.getByRole('navigation', { name: 'Bereiche' });
  await film(page, 'Alien').click({ modifiers: ['ControlOrMeta'] });
  await film(page, 'Casablanca').click({ modifiers: ['ControlOrMeta'] });
  await film(page, 'Alien').dragTo(sidebar.getByRole('button', { name: 'Paris' }));
  await expect(page.getByText('2 Filme haben jetzt das Schlagwort „Paris“.')).toBeVisible();

  await page.keyboard.press('Escape');
  await film(page, 'Der dritte Mann').click();
  await film(page, 'Der dritte Mann').dragTo(sidebar.getByRole('button', { name: 'Papierkorb' }));
  await expect(page.getByText('„Der dritte Mann“ liegt im Papierkorb.')).toBeVisible();
  await expectCount(page, 23);

  await page.getByRole('combobox', { name: 'Suchen' }).fill('tag:paris');
  await page.getByRole('search').getByRole('button', { name: 'Suche speichern' }).click();
  await expect(page.getByLabel('Name der Liste')).toBeFocused();
  await page.keyboard.type('In Paris');
  await page.keyboard.press('Enter');
  const list = sidebar.getByRole('button', { name: /^In Paris/ });
  await expect(list).toBeVisible();
  await sidebar.getByRole('button', { name: /Alle Filme/ }).click();
  await expectCount(page, 23);
  await film(page, 'Blade Runner').click();
  await film(page, 'Blade Runner').dragTo(list);
  await expect(page.getByText('„Blade Runner“ hat jetzt das Schlagwort „Paris“.')).toBeVisible();
});
