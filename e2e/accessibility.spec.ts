import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { addSamples, detail, expect, film, HOST, test } from './app.ts';
import { createFilm } from '../data/model/film.ts';
import { libraryFile, manyFilms } from './many-films.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * No violation, and nothing left undecided. Contrast is the exception: axe cannot see through what lies over or under a
 * text (drawn posters, cards that are moved into place), so the tokens are measured where they are made.
 */
async function expectAccessible(page: Page, screen: string): Promise<void> {
  const axe = new AxeBuilder({ page }).withTags(TAGS);
  if (HOST === 'Electron') axe.setLegacyMode(true);
  const { violations, incomplete } = await axe.analyze();
  const undecided = incomplete.filter(({ id }) => id !== 'color-contrast');
  const found = [...violations, ...undecided].map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`,
  );
  expect(found, screen).toEqual([]);
}

for (const colorScheme of ['dark', 'light'] as const) {
  test(`every screen passes axe in the ${colorScheme} theme`, async ({ app }) => {
    const { page, copy } = await app.start({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    await expectAccessible(page, 'welcome');
    await addSamples(page);
    await page.getByRole('button', { name: 'Schließen' }).click();
    await film(page, 'Red Heat').click();
    await expect(detail(page).getByRole('heading', { name: 'Red Heat' })).toBeVisible();
    await expectAccessible(page, 'grid and details');
    await detail(page).getByRole('button', { name: 'Weitere Befehle' }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    await expectAccessible(page, 'menu');
    await page.keyboard.press('Escape');
    await film(page, 'Red Heat').dblclick();
    await expect(page.getByLabel('Titel', { exact: true })).toHaveValue('Red Heat');
    await expectAccessible(page, 'form');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Einstellungen' }).click();
    await expectAccessible(page, 'settings');
    await page.getByRole('button', { name: 'Seite einfügen' }).click();
    await expectAccessible(page, 'place to paste');
    await page.getByRole('button', { name: 'Alle Filme' }).click();
    await copy('Der dritte Mann (1949)\n\nRegie: Carol Reed\nLaufzeit: 104 Minuten\n');
    await page.keyboard.press('ControlOrMeta+v');
    await expect(page.getByRole('heading', { name: 'Aus Text übernehmen' })).toBeVisible();
    await expectAccessible(page, 'recognised page');
    await page.keyboard.press('Escape');
    await film(page, 'Red Heat').click();
    await page.keyboard.press('Delete');
    await page.getByRole('button', { name: /^Papierkorb/ }).click();
    await page.getByRole('button', { name: 'Papierkorb leeren' }).click();
    await expectAccessible(page, 'trash');
  });

  test(`every view of the films passes axe in the ${colorScheme} theme`, async ({ app }) => {
    const { page } = await app.start({ colorScheme });
    await addSamples(page);
    await page.getByRole('button', { name: 'Schließen' }).click();
    await page.getByRole('radio', { name: 'Liste' }).click();
    await page.locator('[data-index="1"]').click({ modifiers: ['ControlOrMeta'] });
    await expectAccessible(page, 'list with a selection');
    await page.getByRole('button', { name: 'Bearbeiten …' }).click();
    await page.getByRole('dialog').getByLabel('Feld').selectOption('copies.shelf');
    await page.getByRole('dialog').getByLabel('Wert').fill('Keller');
    await page.getByRole('button', { name: 'Weiterer Schritt' }).click();
    await page.getByRole('dialog').getByLabel('Feld').nth(1).selectOption('rating');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('Hier fehlt noch etwas.')).toBeVisible();
    await expectAccessible(page, 'editing the selection, with a mistake');
    await page.getByRole('dialog').getByRole('slider').press('End');
    await expect(page.getByText(/^Ändert 1 von 1/)).toBeVisible();
    await expectAccessible(page, 'editing the selection, with a preview');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.getByRole('radio', { name: 'Tabelle' }).click();
    await expectAccessible(page, 'table');
    await page.getByRole('button', { name: 'Spalten' }).click();
    await expect(page.getByRole('checkbox', { name: 'Standort' })).toBeVisible();
    await expectAccessible(page, 'columns');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('button', { name: 'Sortieren' }).click();
    await page.getByRole('menuitemradio', { name: 'Jahrzehnt' }).click();
    await expect(page.getByRole('gridcell', { name: /^1920er/ })).toBeVisible();
    await page.getByRole('button', { name: 'Ohne USA' }).click();
    await expectAccessible(page, 'table in groups beside the filters');
    await page.getByRole('radio', { name: 'Poster' }).click();
    await expect(page.getByRole('group', { name: /^1920er/ })).toBeVisible();
    await expectAccessible(page, 'posters in groups beside the filters');
  });

  test(`duplicates and their merge pass axe in the ${colorScheme} theme`, async ({ app }) => {
    const twin = (id: string, tag: string) =>
      createFilm({ title: 'Heat', year: 1995, tags: [tag] }, id, '2020-01-01T00:00:00.000Z');
    await mkdir(app.folder, { recursive: true });
    const films = libraryFile([twin('film-aaaa', 'DVD'), twin('film-bbbb', 'Kino')]);
    await writeFile(path.join(app.folder, 'library.json'), films);
    const { page } = await app.start({ colorScheme });
    await page.getByRole('button', { name: 'Einstellungen' }).click();
    await page.getByRole('button', { name: 'Doppelte Filme finden' }).click();
    const pair = page.getByRole('list', { name: 'Paare' }).getByRole('button').first();
    await expect(pair).toBeFocused();
    await expectAccessible(page, 'duplicates');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('radio', { name: 'beide' }).first()).toBeFocused();
    await expectAccessible(page, 'merge');
    await page.setViewportSize({ width: 320, height: 640 });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Kein Duplikat' }).click();
    await expect(page.getByText('Keine doppelten Filme gefunden')).toBeVisible();
    await expectAccessible(page, 'no duplicates');
  });

  test(`searching and its lists pass axe in the ${colorScheme} theme`, async ({ app }) => {
    const { page } = await app.start({ colorScheme });
    await addSamples(page);
    await page.getByRole('button', { name: 'Schließen' }).click();
    const box = page.getByRole('combobox', { name: 'Suchen' });
    await box.fill('-genre:horror jahr:80er reg');
    await expect(page.getByRole('listbox', { name: 'Vorschläge' })).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('listbox').getByRole('option', { selected: true })).toBeVisible();
    await expectAccessible(page, 'what is offered, and chips');
    await box.fill('jahr:80er -genre:horror');
    await page.getByRole('search').getByRole('button', { name: 'Suche speichern' }).click();
    await expectAccessible(page, 'the name of a list');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: /^Befehle für die Liste/ })).toHaveCount(1);
    await expectAccessible(page, 'a list');
    await box.fill('');
    await box.fill('heat');
    await page.keyboard.press('Enter');
    await box.fill('');
    await expect(page.getByRole('listbox', { name: 'Zuletzt gesucht' })).toBeVisible();
    await expectAccessible(page, 'recent searches');
    await page.setViewportSize({ width: 320, height: 640 });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });

  test(`commands and what is typed in place pass axe in the ${colorScheme} theme`, async ({
    app,
  }) => {
    const { page } = await app.start({ colorScheme });
    await addSamples(page);
    await page.getByRole('button', { name: 'Schließen' }).click();
    await film(page, 'Red Heat').click();
    await page.keyboard.press('F2');
    await expect(detail(page).getByRole('textbox', { name: 'Titel ändern' })).toBeFocused();
    await detail(page).getByRole('textbox', { name: 'Titel ändern' }).fill('');
    await page.keyboard.press('Enter');
    await expect(detail(page).getByText('Ohne Titel lässt sich')).toBeVisible();
    await expectAccessible(page, 'a title that is missing, in the details');
    await page.keyboard.press('Escape');
    await page.keyboard.press('t');
    await expect(detail(page).getByRole('combobox', { name: 'Schlagwörter' })).toBeFocused();
    await page.keyboard.type('k');
    await expect(page.getByRole('listbox', { name: 'Schlagwörter' })).toBeVisible();
    await expectAccessible(page, 'tags in the details');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await film(page, 'Red Heat').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Wertung' }).press('ArrowRight');
    await expect(page.getByRole('menuitem', { name: '5 Sterne' })).toBeVisible();
    await expectAccessible(page, 'the menu of a film');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
    await page.keyboard.press('ControlOrMeta+k');
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
    await expectAccessible(page, 'the palette');
    await page.keyboard.type('xyz');
    await expect(page.getByText('Nichts gefunden.')).toBeVisible();
    await expectAccessible(page, 'the palette without anything');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Tasten' })).toBeVisible();
    await expectAccessible(page, 'the help sheet');
    await page.keyboard.press('Escape');
    await film(page, 'Red Heat').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Als Vorlage sichern …' }).click();
    await expect(page.getByLabel('Name der Vorlage')).toBeFocused();
    await expectAccessible(page, 'the name of a template');
  });

  test(`the page of a library that is not open passes axe in the ${colorScheme} theme`, async ({
    app,
  }) => {
    await mkdir(app.folder);
    const damaged = manyFilms(3).replace('"title":"Film 00001"', '"title":Film 00001"');
    await writeFile(path.join(app.folder, 'library.json'), damaged);
    const { page } = await app.start({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    await expectAccessible(page, 'recovery');
    await page.getByRole('button', { name: 'Ohne Filme neu beginnen' }).click();
    await expectAccessible(page, 'recovery with its question');
    await page.setViewportSize({ width: 320, height: 640 });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
}

test('the words follow the chosen language at once', async ({ app }) => {
  const { page } = await app.start();
  await page.getByRole('button', { name: 'Einstellungen' }).click();
  await page.getByLabel('Sprache').selectOption('en');
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByLabel('Appearance').selectOption('light');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});

test('nothing is wider than a window of 320 pixels', async ({ app }) => {
  const { page } = await app.start();
  await addSamples(page);
  await page.setViewportSize({ width: 320, height: 640 });
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await film(page, 'Alien').click();
  await expect(page.getByRole('heading', { name: /^Alien/ })).toBeVisible();
  expect(await overflow()).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: 'Bearbeiten' }).click();
  await expect(page.getByLabel('Titel', { exact: true })).toHaveValue(/^Alien/);
  expect(await overflow()).toBeLessThanOrEqual(0);
});
