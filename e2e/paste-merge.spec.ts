import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { detail, expect, expectSaved, film, test, type Started } from './app.ts';
import { pastePage } from './source.ts';

const FIRST = `Red Heat (1988)

Regie: Walter Hill
Genre: Krimi
Darsteller: Arnold Schwarzenegger, James Belushi
`;
const SECOND = `Red Heat (1988)

Originaltitel: Red Heat
Regie: Walter Hill
Genre: Actionfilm
Laufzeit: 104 Minuten
Darsteller: Arnold Schwarzenegger, James Belushi, Peter Boyle
`;
const LIST = `${SECOND}

Rush (1991)

Regie: Lili Fini Zanuck
Laufzeit: 120 Minuten
`;

async function startWithRedHeat(started: Started): Promise<void> {
  await pastePage(started, FIRST);
  await started.page.getByRole('button', { name: '1 Film übernehmen' }).click();
  await expectSaved(started.page);
  await expect(film(started.page, 'Red Heat')).toHaveCount(1);
}

const target = (page: Page, name: string) => page.getByRole('radio', { name });

test('a page about a film that is there fills in what is missing, as one step', async ({ app }) => {
  const started = await app.start();
  const { page } = started;
  await startWithRedHeat(started);

  await pastePage(started, SECOND);
  await expect(target(page, 'In „Red Heat (1988)“ ergänzen')).toBeChecked();
  await expect(page.getByText(/^Neu oder ergänzt: Originaltitel, Laufzeit, /)).toBeVisible();
  await page.getByRole('button', { name: '1 Film ergänzen' }).click();
  await expectSaved(page);
  await expect(page.getByText('„Red Heat“ ergänzt')).toBeVisible();
  await expect(film(page, 'Red Heat')).toHaveCount(1);
  const pane = detail(page);
  await expect(pane).toContainText('104');
  await expect(pane).toContainText('Krimi');
  await expect(pane).not.toContainText('Actionfilm');

  await page.keyboard.press('ControlOrMeta+z');
  await expect(pane).not.toContainText('104');
  await expect(film(page, 'Red Heat')).toHaveCount(1);
});

test('field by field, by keyboard alone: kept, joined or replaced', async ({ app }) => {
  const started = await app.start();
  const { page } = started;
  await startWithRedHeat(started);

  await pastePage(started, SECOND);
  const genres = page.getByRole('group', { name: 'Genres' });
  await expect(genres.getByRole('radio', { name: 'behalten' })).toBeChecked();
  await genres.getByRole('radio', { name: 'behalten' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(genres.getByRole('radio', { name: 'beides' })).toBeChecked();
  await page.getByRole('group', { name: 'Laufzeit' }).getByRole('radio').last().focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByText(/^Neu oder ergänzt: .*Genres/)).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expectSaved(page);
  const pane = detail(page);
  await expect(pane).toContainText('Krimi');
  await expect(pane).toContainText('Actionfilm');
  await expect(pane).not.toContainText('104');
});

test('a page of several films adds the new ones and fills in the others, and one undo takes all back', async ({
  app,
}) => {
  const started = await app.start();
  const { page } = started;
  await startWithRedHeat(started);

  await pastePage(started, LIST);
  await page.getByRole('button', { name: '1 übernehmen, 1 ergänzen' }).click();
  await expectSaved(page);
  await expect(film(page, 'Rush')).toBeVisible();
  await film(page, 'Red Heat').click();
  await expect(detail(page)).toContainText('104');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(film(page, 'Rush')).toHaveCount(0);
  await expect(detail(page)).not.toContainText('104');
});

test('the film is added a second time where that is wanted', async ({ app }) => {
  const started = await app.start();
  const { page } = started;
  await startWithRedHeat(started);

  await pastePage(started, SECOND);
  await target(page, 'Als neuen Film hinzufügen').check();
  await page.getByRole('button', { name: '1 Film übernehmen' }).click();
  await expectSaved(page);
  await expect(film(page, 'Red Heat')).toHaveCount(2);
});
