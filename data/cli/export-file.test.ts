import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeExport } from './export-file.ts';

const OLD = '{\n  "format": "filmothek-films",\n  "version": 1,\n  "films": []\n}\n';
const NEW = '{"format":"filmothek-films","version":1,"films":[1]}\n';

let place: string;
let libraryFolder: string;
let file: string;

beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'filmothek-export-'));
  libraryFolder = path.join(place, 'library');
  file = path.join(place, 'films.json');
  await mkdir(libraryFolder);
});
afterEach(() => rm(place, { recursive: true }));

const write = (target = file, force = false) =>
  writeExport(target, (give) => give([Buffer.from(NEW)]), { libraryFolder, force });

test('an export makes a new file and leaves nothing else', async () => {
  await write();
  expect(await readFile(file, 'utf8')).toBe(NEW);
  expect((await readdir(place)).sort()).toEqual(['films.json', 'library']);
});

test.each([
  ['an earlier export', OLD],
  ['an earlier export in one line', NEW],
  ['an earlier export after a byte order mark', `\uFEFF${OLD}`],
  ['an empty file', ''],
])('%s is replaced', async (_name, content) => {
  await writeFile(file, content);
  await write();
  expect(await readFile(file, 'utf8')).toBe(NEW);
});

test.each([
  ['a text', 'Einkaufszettel'],
  ['another JSON', '{"format":"other","version":1}'],
  ['a JSON that only mentions the format', '{"note":"filmothek-films"}'],
  ['a space', ' '],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff])],
])('%s is kept, unless it is forced', async (_name, content) => {
  await writeFile(file, content);
  await expect(write()).rejects.toMatchObject({ code: 'file-not-ours', details: { file } });
  expect(await readFile(file)).toEqual(Buffer.from(content));
  await write(file, true);
  expect(await readFile(file, 'utf8')).toBe(NEW);
});

test.skipIf(process.platform === 'win32')(
  'a link stays one, and what it leads to counts',
  async () => {
    const link = path.join(place, 'link.json');
    await symlink(file, link);
    await writeFile(file, 'Einkaufszettel');
    await expect(write(link)).rejects.toMatchObject({ code: 'file-not-ours' });
    await write(link, true);
    expect(await readFile(file, 'utf8')).toBe(NEW);
    expect(
      (await readdir(place, { withFileTypes: true }))
        .find(({ name }) => name === 'link.json')
        ?.isSymbolicLink(),
    ).toBe(true);
  },
);

test('nothing is written into the library, not even through a link and not when forced', async () => {
  const link = path.join(place, 'link');
  await symlink(libraryFolder, link, 'junction');
  for (const folder of [libraryFolder, link]) {
    await expect(write(path.join(folder, 'films.json'), true)).rejects.toMatchObject({
      code: 'file-in-library',
    });
  }
  expect(await readdir(libraryFolder)).toEqual([]);
});

test('a folder, and a place that is not there, are no file to write', async () => {
  await expect(write(place)).rejects.toMatchObject({ code: 'folder-not-file' });
  const nowhere = path.join(place, 'none', 'films.json');
  await expect(write(nowhere)).rejects.toMatchObject({ code: 'file-not-writable' });
});

test.skipIf(process.platform === 'win32')('a device is written to and stays one', async () => {
  await write('/dev/null');
  expect(await readFile('/dev/null', 'utf8')).toBe('');
});
