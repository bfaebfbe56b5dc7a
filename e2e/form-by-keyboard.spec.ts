import type { Page } from '@playwright/test';
import { detail, expect, expectSaved, film, test, type Started } from './app.ts';
import { drawnPng } from './pictures.ts';

const CAST = [
  'Regie: Walter Hill',
  'Arnold Schwarzenegger als Ivan Danko',
  'James Belushi als Art Ridzik',
  'Peter Boyle als Lou Donnelly',
  "Ed O'Ross als Viktor Rostavili",
  'Larry Fishburne als Lt. Stobbs',
  'Gina Gershon als Cat Manzetti',
  'Richard Bright als Sgt. Gallagher',
  'J. W. Smith als Salim',
  'Brent Jennings als Abdul Elijah',
  'Gretchen Palmer als Hooker',
  'Pruitt Taylor Vince als Night Clerk',
];
const MOST_KEYS = 40;

/** Counts keys that are none of the text that is typed. */
class Keyboard {
  keys = 0;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(key: string, times = 1): Promise<void> {
    for (let time = 0; time < times; time += 1) await this.#page.keyboard.press(key);
    this.keys += times;
  }

  type(text: string): Promise<void> {
    return this.#page.keyboard.type(text);
  }
}

const focused = (page: Page, name: string) =>
  expect(page.getByLabel(name, { exact: true })).toBeFocused();

/** Everything of the film; how its credits come into the form is the caller's. */
async function addRedHeat(
  { page, copyPicture }: Started,
  addCredits: (keyboard: Keyboard) => Promise<void>,
): Promise<number> {
  const keyboard = new Keyboard(page);
  await page.getByRole('button', { name: 'Film hinzufügen' }).press('Enter');
  await focused(page, 'Titel');
  await keyboard.type('Red Heat');
  await keyboard.press('Tab');
  await keyboard.type('1988');
  await keyboard.press('Tab', 5);
  await focused(page, 'Genres');
  for (const genre of ['Action', 'Krimi']) {
    await keyboard.type(genre);
    await keyboard.press(',');
  }
  await keyboard.type('Komödie');
  await keyboard.press('Tab', 4);
  await expect(page.getByRole('slider', { name: 'Wertung' })).toBeFocused();
  await keyboard.press('End');
  // Past what is folded, to the people.
  await keyboard.press('Alt+PageDown', 2);
  await keyboard.press('Enter');
  await focused(page, 'Name, Zeile 1');
  await addCredits(keyboard);
  await focused(page, 'Name, Zeile 12');
  // Past the texts, to the copies.
  await keyboard.press('Alt+PageDown', 2);
  await keyboard.press('Enter');
  await focused(page, 'Medium');
  await keyboard.type('Blu-ray');
  await copyPicture(drawnPng(200, 300, [110, 40, 40]));
  await keyboard.press('ControlOrMeta+v');
  await expect(page.getByRole('img', { name: 'Poster: Red Heat' })).toBeVisible();
  await keyboard.press('ControlOrMeta+Enter');
  await expectSaved(page);
  await film(page, 'Red Heat').click();
  return keyboard.keys;
}

async function expectRedHeat(page: Page): Promise<void> {
  const pane = detail(page);
  await expect(pane).toContainText('1988');
  await expect(pane).toContainText('Walter Hill');
  for (const genre of ['Action', 'Krimi', 'Komödie']) await expect(pane).toContainText(genre);
  await pane.getByRole('button', { name: 'Bearbeiten' }).click();
  await expect(page.getByLabel('Name, Zeile 12', { exact: true })).toHaveValue(
    'Pruitt Taylor Vince',
  );
  await expect(page.getByLabel('Rolle, Zeile 12', { exact: true })).toHaveValue('Night Clerk');
  await expect(page.getByLabel('Aufgabe, Zeile 1', { exact: true })).toHaveValue('director');
  await expect(page.getByLabel('Aufgabe, Zeile 2', { exact: true })).toHaveValue('actor');
  await expect(page.getByLabel('Medium', { exact: true })).toHaveValue('Blu-ray');
  await expect(page.getByRole('slider', { name: 'Wertung' })).toHaveAttribute('aria-valuenow', '5');
}

test('a film with twelve people, a rating, a copy and a poster is typed by the keyboard alone', async ({
  app,
}) => {
  const started = await app.start();
  const keys = await addRedHeat(started, async (keyboard) => {
    for (const [index, line] of CAST.entries()) {
      if (index > 0) await keyboard.press('Enter');
      await focused(started.page, `Name, Zeile ${index + 1}`);
      await keyboard.type(line);
    }
  });
  console.log(`keys beyond the text, its cast typed: ${keys}`);
  expect(keys).toBeLessThanOrEqual(MOST_KEYS);
  await expectRedHeat(started.page);
});

test('the same film takes fewer keys with its cast pasted', async ({ app }) => {
  const started = await app.start();
  await started.copy(CAST.join('\n'));
  const keys = await addRedHeat(started, (keyboard) => keyboard.press('ControlOrMeta+v'));
  console.log(`keys beyond the text, its cast pasted: ${keys}`);
  expect(keys).toBeLessThanOrEqual(MOST_KEYS - CAST.length + 2);
  await expectRedHeat(started.page);
});

test('name, Tab, role, Enter: a row takes two keys, and a crash loses no row', async ({ app }) => {
  const first = await app.start();
  await first.page.getByRole('button', { name: 'Film hinzufügen' }).press('Enter');
  await focused(first.page, 'Titel');
  const keyboard = new Keyboard(first.page);
  await keyboard.type('Red Heat');
  await keyboard.press('Alt+PageDown', 2);
  await keyboard.press('Enter');
  await focused(first.page, 'Name, Zeile 1');
  const before = keyboard.keys;
  for (const [index, line] of CAST.slice(1).entries()) {
    const [name = '', role = ''] = line.split(' als ');
    if (index > 0) await keyboard.press('Enter');
    await focused(first.page, `Name, Zeile ${index + 1}`);
    await keyboard.type(name);
    await keyboard.press('Tab');
    await focused(first.page, `Rolle, Zeile ${index + 1}`);
    await keyboard.type(role);
  }
  expect(keyboard.keys - before).toBeLessThanOrEqual(2 * (CAST.length - 1));
  // The draft is kept within a second.
  await expect
    .poll(async () => {
      const answer = await first.page.evaluate(async () => {
        const { filmothek } = window as Window & {
          readonly filmothek?: { readonly drafts: (none: object) => Promise<unknown> };
        };
        if (filmothek !== undefined) return filmothek.drafts({});
        const headers = { 'content-type': 'application/json' };
        return (await fetch('./api/drafts', { method: 'POST', headers, body: '{}' })).json();
      });
      return JSON.stringify(answer);
    })
    .toContain('Night Clerk');
  await first.kill();

  const { page } = await app.start();
  await page.getByRole('button', { name: 'Weiter bearbeiten' }).click();
  await expect(page.getByLabel('Name, Zeile 11', { exact: true })).toHaveValue(
    'Pruitt Taylor Vince',
  );
  await expect(page.getByLabel('Rolle, Zeile 1', { exact: true })).toHaveValue('Ivan Danko');
});

test('Ctrl+Shift+Enter goes on: to another new film with the same medium, and to the next film', async ({
  app,
}) => {
  const { page } = await app.start();
  await page.getByRole('button', { name: 'Film hinzufügen' }).press('Enter');
  await focused(page, 'Titel');
  await page.keyboard.type('Alien');
  await page.getByRole('button', { name: 'Exemplar hinzufügen' }).press('Enter');
  await focused(page, 'Medium');
  await page.keyboard.type('DVD');
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await focused(page, 'Titel');
  await expect(page.getByLabel('Titel', { exact: true })).toHaveValue('');
  await expect(page.getByLabel('Medium', { exact: true })).toHaveValue('DVD');
  await page.keyboard.type('Alien');
  await expect(page.getByRole('button', { name: 'Alien', exact: true })).toBeVisible();
  await page.keyboard.type('s');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expectSaved(page);

  await film(page, 'Alien').first().dblclick();
  await expect(page.getByLabel('Titel', { exact: true })).toHaveValue('Alien');
  await page.getByLabel('Jahr', { exact: true }).fill('1979');
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await expect(page.getByLabel('Titel', { exact: true })).toHaveValue('Aliens');
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await expect(page.getByText('Das war der letzte Film der Liste.')).toBeVisible();
});

test('a part that was folded stays folded, says what is wrong in it and unfolds for it', async ({
  app,
}) => {
  const { page } = await app.start();
  const summary = page.locator('summary').filter({ hasText: 'Exemplare' });
  await page.getByRole('button', { name: 'Film hinzufügen' }).press('Enter');
  await focused(page, 'Titel');
  await page.keyboard.type('Alien');
  await page.getByRole('button', { name: 'Exemplar hinzufügen' }).press('Enter');
  await page.getByLabel('Preis', { exact: true }).fill('geschenkt');
  await summary.press('Enter');
  await expect(page.getByLabel('Preis', { exact: true })).toBeHidden();
  await expect(summary).toContainText(/Exemplare\s*1/);
  await expect(summary).toContainText('Eine Angabe ist nicht zu verstehen');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByLabel('Preis', { exact: true })).toBeFocused();
  await page.getByLabel('Preis', { exact: true }).fill('7,99');
  await summary.press('Enter');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expectSaved(page);
  await film(page, 'Alien').dblclick();
  await expect(summary).toContainText(/Exemplare\s*1/);
  await expect(page.getByLabel('Preis', { exact: true })).toBeHidden();
});

test('of hundreds of people those in sight are in the page, and each is reached, changed and kept', async ({
  app,
}) => {
  const { page } = await app.start();
  const cast = Array.from(
    { length: 300 },
    (_, index) => `Person ${index + 1} als Figur ${index + 1}`,
  );
  await page.getByRole('button', { name: 'Film hinzufügen' }).press('Enter');
  await focused(page, 'Titel');
  await page.keyboard.type('Viele');
  await page.keyboard.press('Alt+PageDown');
  await page.keyboard.press('Alt+PageDown');
  await page.keyboard.press('Enter');
  await focused(page, 'Name, Zeile 1');
  await page.evaluate((text) => navigator.clipboard.writeText(text), cast.join('\n'));
  await page.keyboard.press('ControlOrMeta+v');
  await focused(page, 'Name, Zeile 300');
  await expect(
    page.getByRole('list', { name: 'Mitwirkende' }).locator('[data-row]'),
  ).not.toHaveCount(300);
  await page.keyboard.press('Alt+ArrowUp');
  await focused(page, 'Name, Zeile 299');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByLabel('Rolle, Zeile 298', { exact: true })).toBeVisible();
  await page.getByLabel('Titel', { exact: true }).focus();
  await expect(page.getByLabel('Name, Zeile 1', { exact: true })).toHaveValue('Person 1');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expectSaved(page);
  await film(page, 'Viele').click();
  await detail(page).getByRole('tab', { name: 'Besetzung' }).click();
  await expect(detail(page)).toContainText('Person 299');
  const people = await detail(page)
    .getByRole('button', { name: /^Person \d+$/ })
    .allTextContents();
  expect(people.slice(-2)).toEqual(['Person 300', 'Person 299']);
  expect(people).toHaveLength(300);
});
