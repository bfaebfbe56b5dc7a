import fs from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { DEFAULT_PREFERENCES } from './model/preferences.ts';
import { ALL_FILMS } from './model/query.ts';
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

test('a smart list that cannot be read loses neither the others nor itself', async () => {
  const list = (id: string, more = {}) => ({ id, name: id, query: ALL_FILMS, ...more });
  const text = JSON.stringify({
    ...DEFAULT_PREFERENCES,
    smartLists: [list('list-aaaa'), list('list-bbbb', { colour: 'red' }), list('list-cccc')],
  });
  await fs.writeFile(file(), text);
  const preferences = await open();
  const ids = preferences.current.smartLists.map(({ id }) => id);
  expect(ids).toEqual(['list-aaaa', 'list-cccc']);
  expect(preferences.isCertain).toBe(false);
  await preferences.set({ ...preferences.current, smartLists: [] });
  const [kept = ''] = await QUARANTINED();
  expect(await fs.readFile(path.join(folder, 'quarantine', kept), 'utf8')).toBe(text);
});

const QUARANTINED = () => fs.readdir(path.join(folder, 'quarantine')).catch(() => []);

test.each([
  ['of which something is of a later version', '{"zoom":200,"spelling":"on"}'],
  ['that is half', '{"zoom":'],
])('a file %s is kept byte for byte before it is written anew, once', async (_, text) => {
  await fs.writeFile(file(), text);
  const preferences = await open();
  expect(await QUARANTINED()).toEqual([]);
  await preferences.set(DEFAULT_PREFERENCES);
  await preferences.set({ ...DEFAULT_PREFERENCES, zoom: 111 });
  const kept = await QUARANTINED();
  expect(kept).toEqual([expect.stringMatching(/^[0-9a-f]{16}-preferences\.json$/)]);
  expect(await fs.readFile(path.join(folder, 'quarantine', kept[0] ?? ''), 'utf8')).toBe(text);
  await fs.writeFile(file(), `${text} `);
  await (await open()).set(DEFAULT_PREFERENCES);
  expect(await QUARANTINED()).toHaveLength(2);
  await (await open()).set(DEFAULT_PREFERENCES);
  expect(await QUARANTINED()).toHaveLength(2);
});

test('a file that cannot be kept is not written over', async () => {
  await fs.writeFile(file(), '{"zoom":');
  const files = faultyFiles((name) => (name === 'mkdir' ? { code: 'ENOSPC' } : null));
  const preferences = await PreferencesFile.open(folder, files);
  await expect(preferences.set(DEFAULT_PREFERENCES)).rejects.toMatchObject({ code: 'save-failed' });
  expect(await fs.readFile(file(), 'utf8')).toBe('{"zoom":');
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
