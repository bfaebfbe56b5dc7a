import type { Page } from '@playwright/test';
import type { Outcome } from '../data/model/errors.ts';
import type { TypedDraft } from '../data/model/typed-draft.ts';
import { addSamples, detail, expect, expectSaved, film, test } from './app.ts';

/** What the host has kept, asked the way the pages ask it. */
async function kept(page: Page): Promise<readonly TypedDraft[]> {
  const outcome: unknown = await page.evaluate(async () => {
    const { filmothek } = window as Window & {
      readonly filmothek?: { readonly drafts: (none: object) => Promise<unknown> };
    };
    if (filmothek !== undefined) return filmothek.drafts({});
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch('./api/drafts', { method: 'POST', headers, body: '{}' });
    return answer.json();
  });
  return (outcome as Extract<Outcome, { ok: true }>).value as readonly TypedDraft[];
}

const bar = (page: Page) => page.getByRole('region', { name: 'Nicht gespeicherte Eingaben' });
const title = (page: Page) => page.getByLabel('Titel', { exact: true });

test('promise 19: what is typed survives a crash, can be gone on with and is gone when it is saved', async ({
  app,
}) => {
  const first = await app.start();
  await addSamples(first.page);
  await film(first.page, 'Rush').dblclick();
  await first.page.getByLabel('Handlung').fill('Texas, 1975.\n\n  Zwei Ermittler. ');
  await first.page.getByLabel('Jahr', { exact: true }).fill('um 1990');
  await expect
    .poll(async () => JSON.stringify(await kept(first.page)))
    .toMatch(/Zwei Ermittler.*um 1990/);
  await first.kill();

  const second = await app.start();
  await expect(bar(second.page)).toContainText(
    /Nicht gespeicherte Eingabe zu „Rush“ von (heute|gestern), \d\d:\d\d\./,
  );
  await bar(second.page).getByRole('button', { name: 'Weiter bearbeiten' }).click();
  await expect(second.page.getByLabel('Handlung')).toHaveValue(
    'Texas, 1975.\n\n  Zwei Ermittler. ',
  );
  await expect(second.page.getByLabel('Jahr', { exact: true })).toHaveValue('um 1990');
  await expect(second.page.getByText('2 Änderungen', { exact: true })).toBeVisible();
  await second.page.getByLabel('Jahr', { exact: true }).fill('1991');
  await second.page.keyboard.press('ControlOrMeta+Enter');
  await expectSaved(second.page);
  await expect(film(second.page, 'Rush')).toBeVisible();
  await expect(bar(second.page)).toHaveCount(0);
  await expect.poll(() => kept(second.page)).toEqual([]);
  await second.kill();

  const { page } = await app.start();
  await film(page, 'Rush').click();
  await expect(detail(page)).toContainText('Zwei Ermittler.');
  await expect.poll(() => kept(page)).toEqual([]);
  await expect(bar(page)).toHaveCount(0);
});

test('a new film that was being typed comes back with the form, and stays away once it is discarded', async ({
  app,
}) => {
  const first = await app.start();
  await first.page.getByRole('button', { name: 'Film hinzufügen' }).click();
  await expect(first.page.getByLabel('Titel', { exact: true })).toBeFocused();
  await first.page.keyboard.type('Solaris');
  await expect.poll(async () => (await kept(first.page))[0]?.title).toBe('Solaris');
  await first.kill();

  const second = await app.start();
  await expect(bar(second.page)).toContainText('„Solaris“');
  // Not over the bar: the form finds it by itself.
  await second.page.getByRole('button', { name: 'Film hinzufügen' }).click();
  await expect(title(second.page)).toHaveValue('Solaris');
  await second.page.keyboard.press('Escape');
  await second.page.getByRole('button', { name: 'Verwerfen' }).click();
  await expect(second.page.getByRole('heading', { level: 1 })).not.toContainText('Solaris');
  await expect(bar(second.page)).toHaveCount(0);
  await expect.poll(() => kept(second.page)).toEqual([]);
  await second.kill();

  const { page } = await app.start();
  await expect.poll(() => kept(page)).toEqual([]);
  await page.getByRole('button', { name: 'Film hinzufügen' }).click();
  await expect(title(page)).toHaveValue('');
});

test('the bar lets a draft be discarded without opening it', async ({ app }) => {
  const first = await app.start();
  await addSamples(first.page);
  await film(first.page, 'Rush').dblclick();
  await title(first.page).fill('Rush!');
  await expect.poll(async () => (await kept(first.page))[0]?.title).toBe('Rush!');
  await first.kill();

  const { page } = await app.start();
  await bar(page).getByRole('button', { name: 'Verwerfen' }).click();
  await expect(bar(page)).toHaveCount(0);
  await expect.poll(() => kept(page)).toEqual([]);
  await film(page, 'Rush').dblclick();
  await expect(title(page)).toHaveValue('Rush');
});
