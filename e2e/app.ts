import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { _electron, expect, test as base, type Browser, type Page } from '@playwright/test';
import { electronBinary } from '../build/electron-binary.mjs';

/*
 * Every spec runs against this app: Electron when its binary is here, else the plain-Node host in Chromium. A spec
 * sees the page and may start, kill and start again; it need not know which host it is.
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BINARY = electronBinary();

export const HOST = BINARY === null ? 'the Node host in Chromium' : 'Electron';

export interface Started {
  readonly page: Page;
  /** Ends the host at once, as a crash or a power cut would. */
  kill(): Promise<void>;
  /** Puts text on the clipboard, so that the keyboard can paste it. */
  copy(text: string): Promise<void>;
  /** Puts a picture on the clipboard, a PNG. */
  copyPicture(png: Buffer): Promise<void>;
}

export interface App {
  /** The library's folder; it is there once the app was started. */
  readonly folder: string;
  /** Starts the app on the library; a second start finds what the first one left. */
  start(options?: { readonly colorScheme?: 'dark' | 'light' }): Promise<Started>;
}

export const test = base.extend<{ app: App }>({
  app: async ({ browser }, use) => {
    const place = await mkdtemp(path.join(tmpdir(), 'filmothek-e2e-'));
    const started: Started[] = [];
    const folder = path.join(place, 'library');
    await use({
      folder,
      async start({ colorScheme = 'dark' } = {}) {
        const app =
          BINARY === null
            ? await startInBrowser(browser, folder, place, colorScheme)
            : await startElectron(BINARY, folder, place, colorScheme);
        started.push(app);
        return app;
      },
    });
    for (const app of started) await app.kill();
    await rm(place, { recursive: true, force: true });
  },
});

async function startInBrowser(
  browser: Browser,
  folder: string,
  place: string,
  colorScheme: 'dark' | 'light',
): Promise<Started> {
  const host = spawn(
    process.execPath,
    [path.join(ROOT, 'dist/node/cli.js'), 'serve', '--json', '--library', folder],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, XDG_CACHE_HOME: place, XDG_STATE_HOME: place },
    },
  );
  const { url } = JSON.parse(await firstLine(host)) as { url: string };
  const context = await browser.newContext({
    locale: 'de-DE',
    colorScheme,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  await page.goto(url);
  return {
    page,
    copy: (text) => page.evaluate((value) => navigator.clipboard.writeText(value), text),
    copyPicture: (png) =>
      page.evaluate(async (base64) => {
        const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
        const picture = new Blob([bytes], { type: 'image/png' });
        await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
      }, png.toString('base64')),
    async kill() {
      await context.close();
      if (host.exitCode !== null || host.signalCode !== null) return;
      host.kill('SIGKILL');
      await once(host, 'exit');
    },
  };
}

async function startElectron(
  executablePath: string,
  folder: string,
  place: string,
  colorScheme: 'dark' | 'light',
): Promise<Started> {
  const app = await _electron.launch({
    executablePath,
    args: [
      path.join(ROOT, 'dist/electron/main.js'),
      '--lang=de',
      `--user-data-dir=${path.join(place, 'user')}`,
      '--library',
      folder,
    ],
    env: {
      ...(process.env as Record<string, string>),
      XDG_CACHE_HOME: place,
      XDG_STATE_HOME: place,
    },
    colorScheme,
  });
  const page = await app.firstWindow();
  return {
    page,
    copy: (text) => app.evaluate(({ clipboard }, value) => clipboard.writeText(value), text),
    copyPicture: (png) =>
      app.evaluate(({ clipboard, ClipboardItem }, base64) => {
        const picture = new Blob([Buffer.from(base64, 'base64')], { type: 'image/png' });
        return clipboard.write([new ClipboardItem({ 'image/png': picture })]);
      }, png.toString('base64')),
    async kill() {
      const host = app.process();
      if (host.exitCode !== null || host.signalCode !== null) return;
      host.kill('SIGKILL');
      await once(host, 'exit');
    },
  };
}

async function firstLine(host: ChildProcess): Promise<string> {
  if (host.stdout === null) throw new Error('the host has no output');
  for await (const line of createInterface(host.stdout)) return line;
  throw new Error(`the host ended before it was ready (exit code ${host.exitCode})`);
}

/** The films of the grid, as far as they are drawn. */
export const films = (page: Page) =>
  page.getByRole('listbox', { name: 'Filme' }).getByRole('option');

/** The poster card of a film in the grid. */
export const film = (page: Page, title: string) => films(page).filter({ hasText: title });

export const detail = (page: Page) => page.getByRole('complementary', { name: 'Details' });

/** Waits until the grid says it has that many films; only those in sight are drawn. */
export async function expectCount(page: Page, count: number): Promise<void> {
  await expect(page.getByRole('main').getByText(`${count} Filme`, { exact: true })).toBeVisible();
}

/** Waits until the status bar says that everything is on the disk. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(page.getByRole('contentinfo').getByRole('status')).toHaveText('Gespeichert');
}

/** Adds the sample collection from the welcome page, and waits for the films: the note about them comes earlier. */
export async function addSamples(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Beispielsammlung/ }).click();
  await expectCount(page, 24);
}

export { expect } from '@playwright/test';
