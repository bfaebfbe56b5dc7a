import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { DraftsFile } from './drafts-file.ts';
import type { KeptDraft } from './model/typed-draft.ts';
import { contentsOf, faultyFiles, temporaryFolder } from './store/test-library.ts';

const draft = (key: string, text = 'Texas'): KeptDraft => ({ key, title: 'Rush', form: { text } });
const RUSH = draft('film-0001');

/** The one file in the drafts of a library. */
async function theFile(folder: string): Promise<string> {
  const names = await readdir(path.join(folder, 'drafts'));
  expect(names).toHaveLength(1);
  return path.join(folder, 'drafts', names[0] ?? '');
}

test('a library without drafts has none and gets no folder for them', async () => {
  const folder = await temporaryFolder();
  const drafts = await DraftsFile.open(folder);
  expect(drafts.all).toEqual([]);
  await drafts.drop('new');
  expect(await readdir(folder)).toEqual([]);
});

test('promise 19: drafts are there again after a restart, the newest first, and no key is part of a file name', async () => {
  const folder = await temporaryFolder();
  const drafts = await DraftsFile.open(folder);
  vi.useFakeTimers({ toFake: ['Date'], now: 0 });
  await drafts.keep(RUSH);
  vi.setSystemTime(1);
  await drafts.keep(draft('new'));
  vi.useRealTimers();
  const again = await DraftsFile.open(folder);
  expect(again.all).toEqual(drafts.all);
  expect(again.all.map(({ key }) => key)).toEqual(['new', 'film-0001']);
  const names = await readdir(path.join(folder, 'drafts'));
  expect(names).toHaveLength(2);
  for (const name of names) expect(name).toMatch(/^[0-9a-f]{64}\.json$/);
});

test('promise 19: of a hundred quick drafts the last one stays, and each call resolves when it or a later one is on the disk', async () => {
  const folder = await temporaryFolder();
  const drafts = await DraftsFile.open(folder);
  const [first, ...others] = Array.from({ length: 100 }, (_, step) =>
    drafts.keep(draft('film-0001', `Texas ${step}`)),
  );
  await first;
  expect((await DraftsFile.open(folder)).all).toMatchObject([{ form: { text: 'Texas 99' } }]);
  await Promise.all(others);
  expect((await DraftsFile.open(folder)).all).toMatchObject([{ form: { text: 'Texas 99' } }]);
  await theFile(folder);
});

test('a draft that is dropped while it is being kept does not come back', async () => {
  const folder = await temporaryFolder();
  const drafts = await DraftsFile.open(folder);
  void drafts.keep(RUSH);
  void drafts.drop(RUSH.key);
  void drafts.keep(draft('new'));
  await drafts.settled();
  expect((await DraftsFile.open(folder)).all.map(({ key }) => key)).toEqual(['new']);
});

test('what is no draft, or not the one of its name, is ignored and left as it is', async () => {
  const folder = await temporaryFolder();
  await (await DraftsFile.open(folder)).keep(RUSH);
  const good = await readFile(await theFile(folder), 'utf8');
  const place = path.join(folder, 'drafts');
  const name = (digit: string) => `${digit.repeat(64)}.json`;
  await writeFile(path.join(place, name('0')), '');
  await writeFile(path.join(place, name('1')), good.slice(0, -5));
  await writeFile(path.join(place, name('2')), good.replace('film-0001', 'film-0002'));
  await writeFile(path.join(place, name('3')), Buffer.alloc(100));
  await writeFile(path.join(place, name('4')), '{"key":"new","title":"","form":{"__proto__":{}}}');
  await writeFile(path.join(place, 'read me.txt'), 'hello');
  await mkdir(path.join(place, name('5')));
  const before = await contentsOf(folder);
  const drafts = await DraftsFile.open(folder);
  expect(drafts.all).toMatchObject([RUSH]);
  await drafts.drop('new');
  expect(await contentsOf(folder)).toEqual(before);
});

test('what a killed write left is removed, and a file in place of the folder keeps no library from opening', async () => {
  const folder = await temporaryFolder();
  await (await DraftsFile.open(folder)).keep(RUSH);
  const file = await theFile(folder);
  await writeFile(`${file}.0123456789abcdef.tmp`, 'half');
  expect((await DraftsFile.open(folder)).all).toMatchObject([RUSH]);
  await theFile(folder);

  const other = await temporaryFolder();
  await writeFile(path.join(other, 'drafts'), 'no folder');
  const drafts = await DraftsFile.open(other);
  expect(drafts.all).toEqual([]);
  await expect(drafts.keep(RUSH)).rejects.toMatchObject({ code: 'save-failed' });
  expect(await readFile(path.join(other, 'drafts'), 'utf8')).toBe('no folder');
});

test.each(['mkdir', 'open', 'handle.write', 'handle.sync', 'rename'])(
  'a draft that cannot be kept because %s fails says so, keeps the one before and can be kept later',
  async (failing) => {
    const folder = await temporaryFolder();
    let fails = false;
    const files = faultyFiles((name) => (fails && name === failing ? { code: 'ENOSPC' } : null));
    const drafts = await DraftsFile.open(folder, files);
    await drafts.keep(RUSH);
    fails = true;
    await expect(drafts.keep(draft(RUSH.key, 'Chicago'))).rejects.toMatchObject({
      code: 'save-failed',
      details: { reason: 'ENOSPC' },
    });
    expect((await DraftsFile.open(folder)).all).toMatchObject([RUSH]);
    await theFile(folder);
    fails = false;
    await drafts.keep(draft(RUSH.key, 'Berlin'));
    expect((await DraftsFile.open(folder)).all).toMatchObject([{ form: { text: 'Berlin' } }]);
  },
);
