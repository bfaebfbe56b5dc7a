import type { Page } from '@playwright/test';
import { addSamples, detail, expect, expectCount, expectSaved, film, test } from './app.ts';

interface Dropped {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** Drops a file onto the middle of the window, as a person would. */
async function dropFile(page: Page, file: Dropped): Promise<void> {
  await page.evaluate(({ name, type, text }) => {
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([bytes], name, { type }));
    const target = document.elementFromPoint(innerWidth / 2, innerHeight / 2) ?? document.body;
    for (const event of ['dragover', 'drop']) {
      target.dispatchEvent(new DragEvent(event, { dataTransfer, bubbles: true, cancelable: true }));
    }
  }, file);
}

test('pasting nothing does nothing, and reading nothing says so', async ({ app }) => {
  const { page, copy } = await app.start();
  await addSamples(page);
  await copy('   ');
  await page.keyboard.press('ControlOrMeta+v');
  await expectCount(page, 24);
  await dropFile(page, { name: 'empty.txt', type: 'text/plain', text: ' \n ' });
  await expect(page.getByText('Da ist kein Text zu lesen.')).toBeVisible();
  await expectCount(page, 24);
});

test('five megabytes of prose are read, hold no film, and the app goes on', async ({ app }) => {
  const { page } = await app.start();
  await addSamples(page);
  const text = 'Es war ein langer Tag, und niemand sprach davon. '.repeat(105_000);
  await dropFile(page, { name: 'prose.txt', type: 'text/plain', text });
  await expect(page.getByText('Kein Film erkannt').first()).toBeVisible({ timeout: 15_000 });
  await page.getByRole('button', { name: 'Alle Filme' }).click();
  await expectCount(page, 24);
});

test('a dropped file that is no text is refused with a sentence', async ({ app }) => {
  const { page } = await app.start();
  await addSamples(page);
  await dropFile(page, {
    name: 'film.bin',
    type: 'application/octet-stream',
    text: '\0\x01\x02\0\x03',
  });
  await expect(page.getByText('Das ist kein Text: film.bin')).toBeVisible();
});

test('a broken picture is refused with its reason and the film is saved all the same', async ({
  app,
}) => {
  const { page } = await app.start();
  await page.getByRole('button', { name: 'Film hinzufügen' }).click();
  await page.getByLabel('Titel', { exact: true }).fill('Rush');
  for (const [name, buffer, sentence] of [
    ['page.png', Buffer.from('<html>'), 'kein Bild, das Filmothek kennt'],
    [
      'cut.png',
      Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0', 'latin1'),
      'Das Bild ist beschädigt',
    ],
  ] as const) {
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name, mimeType: 'image/png', buffer });
    await expect(page.getByText(sentence)).toBeVisible();
  }
  await page.keyboard.press('ControlOrMeta+Enter');
  await expectSaved(page);
  await expect(film(page, 'Rush')).toBeVisible();
});

test('text that looks like code is shown as text, a dropped page is never opened, and nothing leaves the machine', async ({
  app,
}) => {
  const { page } = await app.start();
  const complaints: string[] = [];
  const outside: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('dialog', (dialog) => {
    complaints.push(dialog.message());
    void dialog.dismiss();
  });
  const origin = new URL(page.url()).origin;
  page.on('request', (request) => {
    const { protocol, origin: from } = new URL(request.url());
    if (!['data:', 'blob:'].includes(protocol) && from !== origin) outside.push(request.url());
  });
  const evil = '<img src=x onerror=alert(1)><script>alert(2)</script>{{7*7}}';
  await page.getByRole('button', { name: 'Film hinzufügen' }).click();
  await page.getByLabel('Titel', { exact: true }).fill(evil);
  await page.getByLabel('Handlung').fill(evil);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expectSaved(page);
  await film(page, evil).click();
  await expect(detail(page).getByRole('heading', { name: evil })).toBeVisible();
  await expect(detail(page).getByText(evil).nth(1)).toBeVisible();

  const address = page.url();
  await dropFile(page, {
    name: 'evil.html',
    type: 'text/html',
    text: '<!doctype html><title>x</title><script>alert(3)</script><img src="http://127.0.0.1:9/x.png"><p>Heute war ein langer Tag.</p>',
  });
  await expect(page.getByText('Kein Film erkannt').first()).toBeVisible();
  expect(page.url()).toBe(address);
  expect(complaints).toEqual([]);
  expect(outside).toEqual([]);
});

test('whatever is typed into the search box finds something or nothing, says why, and the app goes on', async ({
  app,
}) => {
  const { page } = await app.start();
  await addSamples(page);
  const box = page.getByRole('combobox', { name: 'Suchen', exact: true });
  const odd = [
    ...['"', '"red', '-', '--', 'or', 'or or -', ':', 'regie:', '-regie:"', 'jahr:bald', 'fsk:-'],
    ...['.*', '[a-z]+(', '\\', '%00', '<b>x</b>', 'שלום', '\u202Eheat', '🎬💥', 'ﬁlm', '\u0000'],
    ...['jahr:9999999999999-1', 'wertung:>=x', 'status:quatsch', 'mit:', 'x'.repeat(10_000)],
  ];
  for (const text of odd) {
    await box.fill(text);
    await expect(page.getByText(/\d+ Filme?|Nichts gefunden/).first()).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
  }
  await box.fill('jahr:bald');
  await expect(page.getByText('Hier steht eine Zahl')).toBeVisible();
  await box.fill('blade');
  await expect(film(page, 'Blade Runner')).toBeVisible();
});
