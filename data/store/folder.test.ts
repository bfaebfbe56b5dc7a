import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { prepareFolder } from './folder.ts';
import { temporaryFolder } from './test-library.ts';

describe('preparing a library folder', () => {
  test('takes a folder that is there', async () => {
    const folder = await temporaryFolder();
    expect(await prepareFolder(folder, { create: true })).toBe(folder);
    expect(await prepareFolder(folder, { create: false })).toBe(folder);
  });

  test('makes a folder whose parent is there', async () => {
    const folder = path.join(await temporaryFolder(), 'new');
    await prepareFolder(folder, { create: true });
    expect((await fs.stat(folder)).isDirectory()).toBe(true);
  });

  test('makes nothing when it only reads', async () => {
    const folder = path.join(await temporaryFolder(), 'new');
    await expect(prepareFolder(folder, { create: false })).rejects.toMatchObject({
      code: 'library-missing',
      details: { folder },
    });
    await expect(fs.stat(folder)).rejects.toThrow('ENOENT');
  });

  test('does not follow a typing error into folders that do not exist', async () => {
    const folder = path.join(await temporaryFolder(), 'typo', 'library');
    await expect(prepareFolder(folder, { create: true })).rejects.toMatchObject({
      code: 'library-parent-missing',
    });
  });

  test('makes the parents of the default folder', async () => {
    const folder = path.join(await temporaryFolder(), 'share', 'filmothek', 'library');
    await prepareFolder(folder, { create: true, parents: true });
    expect((await fs.stat(folder)).isDirectory()).toBe(true);
  });

  test.each(['', 'below'])('refuses a file in the place of a folder (%s)', async (below) => {
    const file = path.join(await temporaryFolder(), 'file');
    await fs.writeFile(file, '');
    await expect(prepareFolder(path.join(file, below), { create: true })).rejects.toMatchObject({
      code: 'library-not-folder',
    });
  });

  test.skipIf(process.platform !== 'linux').each([
    ['/proc/none', false],
    ['/proc/none', true],
    ['/proc/none/below/library', true],
  ])(
    'refuses %s, where no folder can be made (with those above it: %s)',
    async (folder, parents) => {
      await expect(prepareFolder(folder, { create: true, parents })).rejects.toMatchObject({
        code: 'library-not-writable',
      });
    },
  );

  test('makes a folder for two at the same time', async () => {
    const folder = path.join(await temporaryFolder(), 'share', 'library');
    const both = [1, 2].map(() => prepareFolder(folder, { create: true, parents: true }));
    expect(await Promise.all(both)).toEqual([folder, folder]);
  });

  test.skipIf(process.getuid?.() === 0)('refuses a folder it may not write to', async () => {
    const folder = await temporaryFolder();
    await fs.chmod(folder, 0o500);
    await expect(prepareFolder(folder, { create: true })).rejects.toMatchObject({
      code: 'library-not-writable',
    });
  });
});
