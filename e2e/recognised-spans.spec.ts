import AxeBuilder from '@axe-core/playwright';
import { detail, expect, expectSaved, test } from './app.ts';
import { bar, clickWords, line, markWords, pastePage, source } from './source.ts';

const PAGE = `Nachtzug (1949)

Im Vorspann steht Ada Regen, gedreht in 97 Minuten Echtzeit.
Regie: Eva Sonntag
Darsteller: Otto Lenz, Ida Brand

Anzeige

Handlung
Ein Zug fährt durch die Nacht, und im Speisewagen sitzt jemand, den keiner kennt und der alles weiß.

Ein schöner, stiller Film, den man lange nicht vergisst.
`;

test('a line shows its words in the source, and words in the source lead to their line', async ({
  app,
}) => {
  const started = await app.start();
  const { page } = started;
  await pastePage(started, PAGE);

  await line(page, 'Darsteller').getByRole('button').focus();
  await expect(source(page).locator('.found')).toHaveText(['Otto Lenz', 'Ida Brand']);
  await expect(source(page).locator('.read', { hasText: 'Eva Sonntag' })).toHaveCount(1);
  await expect(source(page).locator('s')).toHaveText(['Anzeige']);

  await clickWords(page, 'Eva Sonntag');
  await expect(line(page, 'Regie').getByRole('button')).toBeFocused();
  await expect(source(page).locator('.found')).toHaveText(['Eva Sonntag']);
});

test('with a line open, a click or marked words in the source become its value', async ({
  app,
}) => {
  const started = await app.start();
  const { page } = started;
  await pastePage(started, PAGE);

  await line(page, 'Regie').getByRole('button').click();
  await expect(page.getByRole('textbox', { name: 'Regie' })).toBeFocused();
  await markWords(page, 'Ada Regen');
  await expect(line(page, 'Regie')).toContainText('Ada Regen');
  await expect(line(page, 'Regie')).toContainText('geändert');
  await expect(line(page, 'Regie').getByRole('button')).toBeFocused();

  await line(page, 'Handlung').getByRole('button').click();
  await expect(page.getByRole('textbox', { name: 'Handlung' })).toBeFocused();
  await clickWords(page, 'Ein schöner, stiller');
  await expect(line(page, 'Handlung')).toContainText('Ein schöner, stiller Film');
  await expect(line(page, 'Darsteller')).toContainText('Otto Lenz, Ida Brand');

  await page.getByRole('button', { name: '1 Film übernehmen' }).click();
  await expectSaved(page);
  await expect(detail(page)).toContainText('Ada Regen');
  await expect(detail(page)).not.toContainText('Eva Sonntag');
});

test('marked words are given to any field, and read as that field is read', async ({ app }) => {
  const started = await app.start();
  const { page } = started;
  await pastePage(started, PAGE);

  await markWords(page, '97 Minuten');
  await bar(page).getByRole('button', { name: 'Weitere …' }).click();
  await page.getByRole('menuitem', { name: 'Laufzeit' }).click();
  await expect(line(page, 'Laufzeit')).toContainText('97 Min');
  await expect(line(page, 'Laufzeit').getByRole('button')).toBeFocused();

  await markWords(page, 'Ein schöner, stiller Film');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await bar(page).getByRole('button', { name: 'Kritik' }).click();
  await expect(line(page, 'Kritik')).toContainText('Ein schöner, stiller Film');

  await markWords(page, 'Im Vorspann steht');
  await bar(page).getByRole('button', { name: 'Jahr' }).click();
  await expect(page.getByText('Darin steht nichts, was für „Jahr“ passt.')).toBeVisible();
  await expect(line(page, 'Jahr')).toContainText('1949');
});

test('by keyboard alone: lines of the source are chosen with arrows and given with Enter', async ({
  app,
}) => {
  const started = await app.start();
  const { page } = started;
  await pastePage(started, PAGE);

  await line(page, 'Regie').getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Regie' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(source(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(source(page).locator('.chosen').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(line(page, 'Regie')).toContainText('Otto Lenz, Ida Brand');
  await expect(line(page, 'Regie').getByRole('button')).toBeFocused();

  await source(page).focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(bar(page).getByRole('button', { name: 'Titel', exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(bar(page)).toHaveCount(0);
  await expect(source(page)).toBeFocused();
});
