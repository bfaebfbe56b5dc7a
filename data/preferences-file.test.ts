import fs from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { DEFAULT_PREFERENCES } from './model/preferences.ts';
import { PreferencesFile } from './preferences-file.ts';
import { faultyFiles, temporaryFolder } from './store/test-library.ts';

let folder: string;
const file = () => path.join(folder, 'preferences.json');
const open = () => PreferencesFile.open(folder);

beforeEach(async () => {
  folder = await temporaryFolder();
});

test('what was chosen is there at the next start', async () => {
  const chosen = { ...DEFAULT_PREFERENCES, language: 'de', historyMegabytes: 64 } as const;
  await (await open()).set(chosen);
  expect(await open()).toMatchObject({ current: chosen, isCertain: true });
  expect(await fs.readdir(folder)).toEqual(['preferences.json']);
});

test('nothing was chosen where there is no file', async () => {
  expect(await open()).toMatchObject({ current: DEFAULT_PREFERENCES, isCertain: true });
});

test('what is of a later version, or no preference, costs only itself', async () => {
  const found = { ...DEFAULT_PREFERENCES, zoom: 200, theme: 'sepia', spelling: 'on' };
  await fs.writeFile(file(), JSON.stringify(found));
  expect(await open()).toMatchObject({
    current: { ...DEFAULT_PREFERENCES, zoom: 200 },
    isCertain: false,
  });
});

test.each([
  ['empty', ''],
  ['half', '{"zoom":'],
  ['null', 'null'],
])('a file that is %s counts for nothing, and nothing is certain', async (_, text) => {
  await fs.writeFile(file(), text);
  expect(await open()).toMatchObject({ current: DEFAULT_PREFERENCES, isCertain: false });
});

test('a full disk is told as such, and the earlier preferences stay', async () => {
  await (await open()).set({ ...DEFAULT_PREFERENCES, zoom: 111 });
  const files = faultyFiles((name) => (name === 'handle.write' ? { code: 'ENOSPC' } : null));
  const full = await PreferencesFile.open(folder, files);
  await expect(full.set(DEFAULT_PREFERENCES)).rejects.toMatchObject({
    code: 'save-failed',
    details: { reason: 'ENOSPC' },
  });
  expect((await open()).current.zoom).toBe(111);
});
