import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { setFields } from './model/change.ts';
import type { Film } from './model/film.ts';
import { DEFAULT_PREFERENCES } from './model/preferences.ts';
import { ALL_FILMS } from './model/query.ts';
import type { SmartList } from './model/smart-list.ts';
import { Moving } from './moving.ts';
import { PreferencesFile } from './preferences-file.ts';
import { FaultFiles } from './store/torture/fault-files.ts';
import { UNSYNCED_FILES } from './store/torture/intercept.ts';
import { scratchFolder } from './store/torture/test-scratch.ts';
import { adding, makeFilm } from './store/test-library.ts';
import { anyFilms } from './test-films.ts';
import {
  filmsWithoutPicture,
  openPictures,
  pictureBytes,
  pictureOf,
  type TestLibrary,
} from './test-pictures.ts';

interface MovingLibrary extends TestLibrary {
  readonly moving: Moving;
  readonly preferences: PreferencesFile;
}

const list = (name: string): SmartList => ({
  id: `list-${name}`,
  name,
  query: { ...ALL_FILMS, text: `genre:${name}`, sort: 'year', descending: true },
});

async function open(files = UNSYNCED_FILES): Promise<MovingLibrary> {
  const library = await openPictures(await scratchFolder(), files);
  const { store, posters, pictures, editor } = library;
  const preferences = await PreferencesFile.open(store.folder, files);
  const moving = new Moving(store, posters, pictures, editor, preferences);
  return { ...library, moving, preferences };
}

const PICTURES = [0, 1, 2];
let shelves: Promise<string> | null = null;

/** A library with these films and all pictures. */
async function libraryWith(films: readonly Film[]): Promise<MovingLibrary> {
  const library = await open();
  shelves ??= makeShelves();
  await fs.cp(await shelves, path.join(library.store.folder, 'posters'), { recursive: true });
  if (films.length > 0) await library.store.commit(adding(...films));
  return library;
}

/** The pictures as a library stores them, to be copied into others. */
async function makeShelves(): Promise<string> {
  const folder = await fs.mkdtemp(path.join(tmpdir(), 'filmothek-shelves-'));
  const { store, posters } = await openPictures(folder, UNSYNCED_FILES);
  for (const number of PICTURES) await posters.add(await pictureBytes(number), 'poster');
  await store.close();
  return path.join(folder, 'posters');
}

afterAll(async () => {
  if (shelves !== null) await fs.rm(path.dirname(await shelves), { recursive: true });
});

async function exportFrom({ moving }: MovingLibrary): Promise<string> {
  const file = path.join(await scratchFolder(), 'all.filmothek');
  await moving.exportAll(async (bytes) => fs.writeFile(file, bytes));
  return file;
}

/** The same for the same films and pictures. */
async function hashOf({ store, posters }: MovingLibrary): Promise<string> {
  const hash = createHash('sha256');
  const films = [...store.data.films.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const film of films) {
    const fields = Object.entries(film).sort(([a], [b]) => (a < b ? -1 : 1));
    hash.update(JSON.stringify(fields));
    for (const image of film.images)
      hash.update((await posters.read(image.hash))?.bytes ?? 'missing');
  }
  return hash.digest('hex');
}

async function close(...libraries: readonly MovingLibrary[]): Promise<void> {
  for (const { store } of libraries) await store.close();
}

describe('promise 20: an export', () => {
  test(
    'into an empty library is the same library, films and pictures',
    { timeout: 120_000 },
    async () => {
      const images = await Promise.all(PICTURES.map(pictureOf));
      await fc.assert(
        fc.asyncProperty(anyFilms(images, 5), async (films) => {
          const from = await libraryWith(films);
          const to = await open();
          const file = await exportFrom(from);
          const report = await to.moving.importFile(file);
          expect(report).toMatchObject({ added: films.length, same: 0, differing: 0, missing: 0 });
          expect(await hashOf(to)).toBe(await hashOf(from));
          const again = await to.moving.importFile(file);
          expect(again).toEqual({
            added: 0,
            same: films.length,
            differing: 0,
            pictures: 0,
            missing: 0,
            lists: 0,
            leftLists: 0,
            damaged: 0,
          });
          await close(from, to);
          await fs.rm(from.store.folder, { recursive: true });
          await fs.rm(to.store.folder, { recursive: true });
        }),
        { numRuns: 200 },
      );
    },
  );

  test('is added to films that are there, and overwrites none of them', async () => {
    const from = await libraryWith([makeFilm(1), makeFilm(2, { plot: 'from there' }), makeFilm(3)]);
    const to = await libraryWith([makeFilm(1), makeFilm(2, { plot: 'from here' }), makeFilm(4)]);
    const report = await to.moving.importFile(await exportFrom(from));
    expect(report).toEqual({
      added: 1,
      same: 1,
      differing: 1,
      pictures: 0,
      missing: 0,
      lists: 0,
      leftLists: 0,
      damaged: 0,
    });
    expect([...to.store.data.films.values()].map(({ title, plot }) => [title, plot])).toEqual([
      ['Film 1', null],
      ['Film 2', 'from here'],
      ['Film 4', null],
      ['Film 3', null],
    ]);
    await to.editor.undo();
    expect(to.store.data.films.size).toBe(3);
    await close(from, to);
  });

  test('brings the smart lists that are not there, in their order, and overwrites none', async () => {
    const from = await libraryWith([makeFilm(1)]);
    await from.preferences.addLists([list('western'), list('krimi'), list('noir')]);
    const to = await open();
    const own = { ...list('krimi'), name: 'Own' };
    await to.preferences.set({ ...DEFAULT_PREFERENCES, zoom: 200, smartLists: [own] });
    const file = await exportFrom(from);
    expect(await to.moving.importFile(file)).toMatchObject({ added: 1, lists: 2, leftLists: 0 });
    const kept = await PreferencesFile.open(to.store.folder);
    expect(kept.current.smartLists).toEqual([own, list('western'), list('noir')]);
    expect(kept.current.zoom).toBe(200);
    expect(await to.moving.importFile(file)).toMatchObject({ added: 0, same: 1, lists: 0 });
    await close(from, to);
  });

  test('without a picture that is lost adds its film without it, once', async () => {
    const [kept, lost] = [await pictureOf(0), await pictureOf(1)];
    const from = await libraryWith([makeFilm(1, { images: [kept, lost] })]);
    await fs.rm((await from.posters.file(lost.hash)) ?? '');
    const to = await open();
    const file = await exportFrom(from);
    expect(await to.moving.importFile(file)).toMatchObject({ added: 1, pictures: 1, missing: 1 });
    expect(await filmsWithoutPicture(to)).toEqual([]);
    expect(await to.moving.importFile(file)).toMatchObject({ added: 0, same: 1 });
    await close(from, to);
  });

  test('does not contain a picture that is no longer what was stored', async () => {
    const image = await pictureOf(0);
    const from = await libraryWith([makeFilm(1, { images: [image] })]);
    await fs.writeFile((await from.posters.file(image.hash)) ?? '', 'altered');
    const report = await from.moving.exportAll(async (bytes) => {
      for await (const each of bytes) expect(each.includes('altered')).toBe(false);
    });
    expect(report).toEqual({ films: 1, lists: 0, pictures: 0, missing: 1 });
    await close(from);
  });

  test('ends with the error of whoever writes it', async () => {
    const from = await libraryWith([makeFilm(1, { images: [await pictureOf(0)] })]);
    const full = Object.assign(new Error('full'), { code: 'ENOSPC' });
    await expect(from.moving.exportAll(() => Promise.reject(full))).rejects.toBe(full);
    await close(from);
  });

  test('is refused by a library that is only read', async () => {
    const from = await libraryWith([makeFilm(1)]);
    const moving = new Moving(
      { ...from.store, readOnly: 'asked', data: from.store.data, history: [] },
      from.posters,
      from.pictures,
      from.editor,
      from.preferences,
    );
    await expect(moving.importFile(await exportFrom(from))).rejects.toMatchObject({
      code: 'library-read-only',
    });
    await close(from);
  });

  test('on a disk that fails at any moment is added in full or not at all, and then without its pictures', async () => {
    const from = await libraryWith([makeFilm(1, { images: [await pictureOf(0)] }), makeFilm(2)]);
    await from.preferences.addLists([list('noir')]);
    const file = await exportFrom(from);
    let refusals = 0;
    for (let at = 1, struck = true; struck; at += 1) {
      const faults = new FaultFiles(UNSYNCED_FILES);
      const to = await open(faults.files);
      faults.plan({ fault: 'ENOSPC', at, persistent: false });
      const added = await to.moving.importFile(file).then(
        (report) => report.added,
        (error: unknown) => {
          expect(error, `operation ${at}`).toMatchObject({ code: 'save-failed' });
          refusals += 1;
          return 0;
        },
      );
      struck = faults.hasStruck;
      faults.plan(null);
      expect(to.store.data.films.size, `operation ${at}`).toBe(added);
      const lists = (await PreferencesFile.open(to.store.folder)).current.smartLists;
      expect(lists, `operation ${at}`).toHaveLength(added === 0 ? 0 : 1);
      if (added === 0) expect((await to.posters.usage()).posters, `operation ${at}`).toBe(0);
      await close(to);
    }
    expect(refusals).toBeGreaterThan(5);
    await close(from);
  });
});

describe('promise 20: an export as a text', () => {
  const asText = (films: readonly unknown[], version = 1) =>
    JSON.stringify({ format: 'filmothek-films', version, films });
  const write = async (bytes: Buffer | string) => {
    const file = path.join(await scratchFolder(), 'films.txt');
    await fs.writeFile(file, bytes);
    return file;
  };
  const FILM = makeFilm(1, { title: 'Die Brücke über den Fluß', plot: 'Ō' });

  test.each<[string, (text: string) => Buffer]>([
    ['UTF-8', (text) => Buffer.from(text)],
    ['UTF-8 with a mark', (text) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16 with a mark', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 without a mark', (text) => Buffer.from(text, 'utf16le')],
    ['UTF-16 the other way round', (text) => Buffer.from(text, 'utf16le').swap16()],
    ['UTF-8 in NFD', (text) => Buffer.from(text.normalize('NFD'))],
  ])('promise 21: in %s is read right', async (_, encode) => {
    const library = await open();
    const file = await write(encode(asText([FILM])));
    expect(await library.moving.importFile(file)).toMatchObject({ added: 1 });
    expect([...library.store.data.films.values()]).toEqual([FILM]);
    await close(library);
  });

  test('promise 21: in windows-1252 is read right', async () => {
    const film = makeFilm(1, { title: 'Die Brücke über den Fluß' });
    const library = await open();
    const file = await write(Buffer.from(asText([film]), 'latin1'));
    await library.moving.importFile(file);
    expect([...library.store.data.films.values()]).toEqual([film]);
    await close(library);
  });

  test('keeps a field of a later version word for word, among what was imported', async () => {
    const library = await open();
    const film = { ...FILM, aspect: 1.85, notices: ['a', { b: null }], colour: 'sepia' };
    const file = await write(asText([film]));
    await library.moving.importFile(file);
    expect(library.store.data.films.get(FILM.id)?.imported).toEqual([
      { source: 'filmothek', field: 'aspect', value: '1.85' },
      { source: 'filmothek', field: 'notices', value: '["a",{"b":null}]' },
      { source: 'filmothek', field: 'colour', value: 'sepia' },
    ]);
    expect(await library.moving.importFile(file)).toMatchObject({ same: 1, differing: 0 });
    await close(library);
  });

  test('refers to pictures only where the library has them', async () => {
    const images = [await pictureOf(0), await pictureOf(1)];
    const library = await open();
    await library.posters.add(await pictureBytes(1), 'poster');
    const report = await library.moving.importFile(await write(asText([{ ...FILM, images }])));
    expect(report).toMatchObject({ added: 1, pictures: 0, missing: 1 });
    expect(library.store.data.films.get(FILM.id)?.images).toEqual(images.slice(1));
    await close(library);
  });

  const nested = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  test.each<[string, string | Buffer, string]>([
    ['nothing', '', 'not-ours'],
    ['HTML', '<!doctype html><title>Filmothek</title>', 'not-ours'],
    ['another JSON', '{"format":"other","version":1}', 'not-ours'],
    ['a list', '[]', 'not-ours'],
    ['half an export', asText([FILM]).slice(0, -30), 'damaged'],
    ['a later version', asText([FILM], 2), 'newer'],
    ['something beside the films', asText([FILM]).replace('"films"', '"more":1,"films"'), 'shape'],
    ['no list of films', '{"format":"filmothek-films","version":1,"films":{}}', 'shape'],
    ['a film without a title', asText([{ ...FILM, title: '' }]), 'film'],
    ['a film with a path as its id', asText([{ ...FILM, id: '../../../x' }]), 'film'],
    [
      'a film with a picture that is a path',
      asText([{ ...FILM, images: [{ hash: '../x' }] }]),
      'film',
    ],
    ['a film twice', asText([FILM, FILM]), 'duplicate'],
    ['a prototype', asText([FILM]).replace('"plot"', '"__proto__":{"x":1},"plot"'), 'damaged'],
    ['a constructor', asText([{ ...FILM, custom: { constructor: 1 } }]), 'damaged'],
    ['lists without end', `{"format":"filmothek-films","version":1,"films":${nested}}`, 'damaged'],
    ['objects without end', `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`, 'not-ours'],
    ['a thousand wrong films', asText(Array.from({ length: 1000 }, () => 1)), 'shape'],
  ])('with %s is refused, and nothing is changed', async (_, content, reason) => {
    const library = await open();
    const file = await write(content);
    await expect(library.moving.importFile(file)).rejects.toMatchObject({
      code: 'import-refused',
      details: { file, reason },
    });
    expect(library.store.data).toMatchObject({ revision: 0, films: new Map() });
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
    await close(library);
  });

  test.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 1]), 'page-binary'],
    [
      'damaged UTF-8',
      Buffer.concat([Buffer.from('{"Ü Ü Ü":'), Buffer.from([0xff])]),
      'text-garbled',
    ],
  ])('that is %s is refused', async (_, content, code) => {
    const library = await open();
    await expect(library.moving.importFile(await write(content))).rejects.toMatchObject({ code });
    await close(library);
  });

  test('that is a folder, or not there, is refused', async () => {
    const library = await open();
    const folder = await scratchFolder();
    await expect(library.moving.importFile(folder)).rejects.toMatchObject({
      code: 'folder-not-file',
    });
    const nothing = path.join(folder, 'nothing');
    await expect(library.moving.importFile(nothing)).rejects.toMatchObject({
      code: 'file-missing',
    });
    await close(library);
  });
});

test('the films of a damaged library file that can still be read are added', async () => {
  const from = await libraryWith([1, 2, 3].map((number) => makeFilm(number)));
  await from.store.checkpoint();
  const snapshot = path.join(from.store.folder, 'library.json');
  const text = await fs.readFile(snapshot, 'utf8');
  const file = path.join(await scratchFolder(), '0123-library.json');
  await fs.writeFile(file, text.replace('"title":"Film 2"', '"title":"Film 2'));
  const to = await libraryWith([makeFilm(1)]);
  expect(await to.moving.importFile(file)).toMatchObject({ added: 1, same: 1, damaged: 1 });
  expect([...to.store.data.films.values()].map(({ title }) => title)).toEqual(['Film 1', 'Film 3']);
});

test('promise 20: a film that was edited after an export stays as it was edited', async () => {
  const library = await libraryWith([makeFilm(1)]);
  const file = await exportFrom(library);
  await library.store.commit([setFields(makeFilm(1), { rating: 5 })]);
  expect(await library.moving.importFile(file)).toMatchObject({ added: 0, differing: 1 });
  expect(library.store.data.films.get(makeFilm(1).id)?.rating).toBe(5);
  await close(library);
});
