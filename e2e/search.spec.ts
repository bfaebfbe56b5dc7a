import type { Page } from '@playwright/test';
import { addSamples, expect, expectCount, film, films, test } from './app.ts';

const box = (page: Page) => page.getByRole('combobox', { name: 'Suchen' });
const offers = (page: Page) => page.getByRole('listbox', { name: 'Vorschläge' });
const offer = (page: Page, name: string | RegExp) => offers(page).getByRole('option', { name });

test('an operator and its value are completed by the keyboard, with what the collection has', async ({
  app,
}) => {
  const { page } = await app.start();
  await addSamples(page);
  await page.keyboard.press('/');
  await page.keyboard.type('reg');
  await expect(offer(page, /^regie:/)).toContainText('wer Regie geführt hat');
  await expect(offer(page, /director/)).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await expect(box(page)).toHaveAttribute('aria-activedescendant', /./);
  await page.keyboard.press('Enter');
  await expect(box(page)).toHaveValue('regie:');
  await page.keyboard.type('wal');
  await expect(offers(page).getByRole('option')).toHaveCount(1);
  await expect(offer(page, /Walter Hill/)).toContainText('in 1 Film');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await expect(box(page)).toHaveValue('regie:"Walter Hill" ');
  await expect(box(page)).toBeFocused();
  await expect(films(page)).toHaveCount(1);
  await page.keyboard.type('-genre:wes');
  await offer(page, /Western/).click();
  await expect(box(page)).toHaveValue('regie:"Walter Hill" -genre:Western ');
  await box(page).evaluate((input: HTMLInputElement) =>
    input.setSelectionRange('regie:"Wal'.length, 'regie:"Wal'.length),
  );
  await page.keyboard.type('t');
  await expect(offer(page, /Walter Hill/)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(box(page)).toHaveValue('regie:"Walter Hill" -genre:Western ');
});

test('plain words are not in the way of the films, and may become an operator', async ({ app }) => {
  const { page } = await app.start();
  await addSamples(page);
  await box(page).focus();
  await page.keyboard.type('walter hi');
  await expect(offer(page, 'Regie: Walter Hill in 1 Film')).toBeVisible();
  await expect(box(page)).not.toHaveAttribute('aria-activedescendant');
  await page.keyboard.press('Enter');
  await expect(film(page, 'Red Heat')).toBeFocused();
  await expect(box(page)).toHaveValue('walter hi');
  await expect(offers(page)).toBeHidden();
  await box(page).focus();
  await page.keyboard.press('End');
  await page.keyboard.type('l');
  await expect(offers(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(offers(page)).toBeHidden();
  await expect(box(page)).toHaveValue('walter hil');
  await page.keyboard.press('ArrowDown');
  await expect(film(page, 'Red Heat')).toBeFocused();
  await box(page).focus();
  await page.keyboard.press('Escape');
  await expect(box(page)).toHaveValue('');
  await expectCount(page, 24);
});

test('ArrowDown goes through what is offered and from its end to the films', async ({ app }) => {
  const { page } = await app.start();
  await addSamples(page);
  await box(page).fill('jahr:1988');
  await expect(offers(page).getByRole('option')).toHaveText([
    /1988-\s+ab 1988/,
    /1988-1997\s+1988–1997/,
  ]);
  await page.keyboard.press('ArrowDown');
  await expect(offers(page).getByRole('option', { selected: true })).toContainText('ab 1988');
  await page.keyboard.press('ArrowUp');
  await expect(offers(page).getByRole('option', { selected: true })).toHaveCount(0);
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowDown');
  await expect(offers(page)).toBeHidden();
  await expect(films(page).first()).toBeFocused();
  await expect(box(page)).toHaveValue('jahr:1988');
});

test('the parts of a search stand as chips above the films, and each can be taken out', async ({
  app,
}) => {
  const { page } = await app.start();
  await addSamples(page);
  await expect(page.getByRole('list', { name: 'Suchbedingungen' })).toBeHidden();
  await box(page).fill('director:hill jahr:80er -genre:horror red ohne:poster');
  const chips = page.getByRole('list', { name: 'Suchbedingungen' });
  await expect(chips.getByRole('listitem')).toHaveText([
    'Regie: hill',
    'Jahr: 1980–1989',
    'nicht Genre: horror',
    'ohne Poster',
  ]);
  await page.getByRole('button', { name: 'Entfernen: Jahr: 1980–1989' }).focus();
  await page.keyboard.press('Enter');
  await expect(box(page)).toHaveValue('director:hill -genre:horror red ohne:poster');
  await expect(page.getByRole('button', { name: 'Entfernen: nicht Genre: horror' })).toBeFocused();
  await page.getByRole('button', { name: 'Alle entfernen' }).click();
  await expect(box(page)).toHaveValue('red');
  await expect(box(page)).toBeFocused();
  await expect(chips).toBeHidden();
  await expect(film(page, 'Red Heat')).toBeVisible();
});

const recent = (page: Page) => page.getByRole('listbox', { name: 'Zuletzt gesucht' });

test('searches that led to something are offered again, and can be forgotten', async ({ app }) => {
  const started = await app.start();
  await addSamples(started.page);
  const { page: first } = started;
  await box(first).click();
  await expect(recent(first)).toBeHidden();
  await first.keyboard.type('regie:hil');
  await film(first, 'Red Heat').click();
  await box(first).click();
  await first.keyboard.press('End');
  await first.keyboard.type('l');
  await first.keyboard.press('Enter');
  await box(first).fill('gibt es nicht');
  await expect(first.getByRole('heading', { name: /gefunden/ })).toBeVisible();
  await box(first).fill('');
  await first.keyboard.type('jahr:1922');
  await expect(films(first)).toHaveCount(1);
  await first.getByRole('button', { name: 'Alle Filme' }).focus();
  await expect(recent(first)).toBeHidden();
  await started.kill();

  const { page } = await app.start();
  await expectCount(page, 24);
  await page.keyboard.press('/');
  await expect(recent(page).getByRole('option')).toHaveText(['jahr:1922', 'regie:hill']);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(box(page)).toHaveValue('regie:hill');
  await expect(film(page, 'Red Heat')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(recent(page)).toBeHidden();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Delete');
  await expect(recent(page).getByRole('option')).toHaveText(['regie:hill']);
  await page.getByRole('button', { name: 'Alle entfernen' }).click();
  await expect(recent(page)).toBeHidden();
  await page.keyboard.press('ArrowDown');
  await expect(recent(page)).toBeHidden();
});
