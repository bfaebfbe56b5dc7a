import path from 'node:path';
import { onTestFinished, expect, test } from 'vitest';
import { openLibrary, type OpenLibrary } from './library.ts';
import { setFields } from './model/change.ts';
import type { Film, Image } from './model/film.ts';
import { originalOf } from './model/picture-edit.ts';
import { temporaryFolder } from './store/test-library.ts';
import { pictureBytes } from './test-pictures.ts';

async function open(): Promise<OpenLibrary> {
  const folder = await temporaryFolder();
  const library = await openLibrary({
    folder: path.join(folder, 'library'),
    cacheFolder: path.join(folder, 'cache'),
  });
  onTestFinished(() => library.close());
  return library;
}

async function filmWith(library: OpenLibrary, image: Image): Promise<Film> {
  const { ids } = await library.addFilms({ drafts: [{ title: 'Solaris', images: [image] }] });
  return filmOf(library, ids[0] ?? '');
}

async function filmOf(library: OpenLibrary, id: string): Promise<Film> {
  const film = await library.film({ id });
  if (film === null) throw new Error('no film');
  return film;
}

const add = async (library: OpenLibrary, number: number) =>
  library.addImage({ data: (await pictureBytes(number)).toString('base64'), kind: 'poster' });

test('a picture is turned, its original stays, and undo and redo go between them', async () => {
  const library = await open();
  const plain = await add(library, 1);
  const before = await filmWith(library, plain);
  const edited = await library.editImage({
    original: plain.hash,
    kind: 'poster',
    edit: { turn: 90, crop: null },
  });
  expect(edited).toMatchObject({ kind: 'poster', width: plain.height, height: plain.width });
  expect(edited.hash).not.toBe(plain.hash);
  expect(originalOf(edited)).toEqual(plain);
  await library.apply({ changes: [setFields(before, { images: [edited] })] });
  for (const hash of [plain.hash, edited.hash]) {
    expect(await library.images.file(hash)).not.toBeNull();
    expect(await library.images.thumbnail(hash, 240)).not.toBeNull();
  }
  await library.undo({});
  expect((await filmOf(library, before.id)).images).toEqual([plain]);
  await library.redo({});
  expect((await filmOf(library, before.id)).images).toEqual([edited]);
});

test('a film never has an edited picture whose original is not there', async () => {
  const library = await open();
  const plain = await add(library, 1);
  const film = await filmWith(library, plain);
  const edited = await library.editImage({
    original: plain.hash,
    kind: 'poster',
    edit: { turn: 180, crop: null },
  });
  if (edited.edited === undefined) throw new Error('it knows no original');
  const original = { ...edited.edited.original, hash: 'd'.repeat(64) };
  const lost = { ...edited, edited: { ...edited.edited, original } };
  await expect(
    library.apply({ changes: [setFields(film, { images: [lost] })] }),
  ).rejects.toMatchObject({ code: 'image-not-stored' });
});

test('what is not there cannot be edited, and nothing done to a picture is no edit', async () => {
  const library = await open();
  const { hash } = await add(library, 1);
  const edit = { turn: 90, crop: null } as const;
  await expect(
    library.editImage({ original: 'd'.repeat(64), kind: 'poster', edit }),
  ).rejects.toMatchObject({ code: 'image-missing' });
  await expect(
    library.editImage({ original: hash, kind: 'poster', edit: { turn: 0, crop: null } }),
  ).rejects.toMatchObject({ code: 'bad-arguments' });
});
