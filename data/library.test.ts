import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LibraryEvent } from './model/api.ts';
import { setFields } from './model/change.ts';
import type { Film } from './model/film.ts';
import { ALL_FILMS } from './model/query.ts';
import { openLibrary, type OpenLibrary } from './library.ts';

let place: string;
let library: OpenLibrary;

beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'filmothek-library-'));
  library = await open();
});
afterEach(async () => {
  await library.close();
  await rm(place, { recursive: true });
});

function open(): Promise<OpenLibrary> {
  return openLibrary({ folder: path.join(place, 'lib'), cacheFolder: path.join(place, 'cache') });
}

async function addFilm(title: string): Promise<Film> {
  const { ids } = await library.addFilms({ drafts: [{ title }] });
  return theFilm(ids[0] ?? '');
}

async function theFilm(id: string): Promise<Film> {
  const film = await library.film({ id });
  if (film === null) throw new Error(`no film ${id}`);
  return film;
}

test('what was edited is there again after closing and opening', async () => {
  const film = await addFilm('Rush');
  await library.apply({ changes: [setFields(film, { year: 1991, plot: 'Texas\u00a01975. ' })] });
  await library.close();
  library = await open();
  expect(await theFilm(film.id)).toMatchObject({
    title: 'Rush',
    year: 1991,
    plot: 'Texas\u00a01975. ',
  });
});

test('undo takes back edits one by one and redo brings them back', async () => {
  const film = await addFilm('Heat');
  await library.apply({ changes: [setFields(film, { year: 1995 })] });
  await library.apply({ changes: [setFields(await theFilm(film.id), { rating: 4.5 })] });
  expect((await library.status({})).undo).toMatchObject({
    kind: 'edit',
    field: 'rating',
    title: 'Heat',
  });

  await library.undo({});
  expect(await theFilm(film.id)).toMatchObject({ year: 1995, rating: null });
  await library.undo({});
  expect(await theFilm(film.id)).toMatchObject({ year: null });
  await library.undo({});
  expect(await library.film({ id: film.id })).toBeNull();
  await expect(library.undo({})).rejects.toMatchObject({ code: 'nothing-to-undo' });

  for (let step = 0; step < 3; step += 1) await library.redo({});
  expect(await theFilm(film.id)).toMatchObject({ year: 1995, rating: 4.5 });
  await expect(library.redo({})).rejects.toMatchObject({ code: 'nothing-to-redo' });
});

test('undo and redo reach back over a restart', async () => {
  const film = await addFilm('Heat');
  await library.apply({ changes: [setFields(film, { year: 1995 })] });
  await library.undo({});
  await library.close();
  library = await open();
  expect((await library.status({})).redo).toMatchObject({ kind: 'edit', field: 'year' });
  expect(await library.redo({})).toMatchObject({ summary: { kind: 'edit', field: 'year' } });
  expect(await theFilm(film.id)).toMatchObject({ year: 1995 });
  await library.undo({});
  expect(await library.undo({})).toMatchObject({ summary: { kind: 'add', title: 'Heat' } });
  expect(await library.film({ id: film.id })).toBeNull();
  expect((await library.status({})).redo).toMatchObject({ kind: 'add', title: 'Heat' });
});

test('a film goes back to an earlier version, also after a restart, and that can be undone', async () => {
  const film = await addFilm('Heat');
  await library.apply({ changes: [setFields(film, { rating: 3.5 })] });
  await library.apply({ changes: [setFields(await theFilm(film.id), { rating: 4, year: 1995 })] });
  await library.close();
  library = await open();
  const history = await library.history({ id: film.id });
  expect(history.map(({ kind }) => kind)).toEqual(['edit', 'edit', 'add']);
  await library.restoreVersion({ id: film.id, txid: history[1]?.txid ?? '' });
  expect(await theFilm(film.id)).toMatchObject({ rating: 3.5, year: null });
  await library.undo({});
  expect(await theFilm(film.id)).toMatchObject({ rating: 4, year: 1995 });
  expect(await library.restoreVersion({ id: film.id, txid: history[0]?.txid ?? '' })).toBeNull();
});

test('going back to a backup is shown first, done as one edit, and can be undone', async () => {
  const film = await addFilm('Heat');
  const { name } = await library.backUp({});
  await library.apply({ changes: [setFields(film, { year: 1995 })] });
  await addFilm('Rush');
  expect(await library.previewRestore({ name })).toMatchObject({
    added: 0,
    removed: 1,
    changed: 1,
  });
  expect((await library.status({})).counts.all).toBe(2);
  await library.restore({ name });
  expect((await library.status({})).counts.all).toBe(1);
  expect(await theFilm(film.id)).toMatchObject({ year: null });
  expect(await library.restore({ name })).toBeNull();
  await library.undo({});
  expect((await library.status({})).counts.all).toBe(2);
  expect(await theFilm(film.id)).toMatchObject({ year: 1995 });
});

test.each(['none', '../library.json', '2026-01-01T00-00-00-000Z-r1.json.gz'])(
  'a backup named %s is not there',
  async (name) => {
    await expect(library.restore({ name })).rejects.toHaveProperty('code');
    expect((await library.status({})).revision).toBe(0);
  },
);

test('a new edit ends what could be redone', async () => {
  const film = await addFilm('Alien');
  await library.undo({});
  await addFilm('Aliens');
  await expect(library.redo({})).rejects.toMatchObject({ code: 'nothing-to-redo' });
  expect(await library.film({ id: film.id })).toBeNull();
});

test('two undos asked for at once take back two edits', async () => {
  await addFilm('One');
  await addFilm('Two');
  await Promise.all([library.undo({}), library.undo({})]);
  expect((await library.status({})).counts.all).toBe(0);
});

test('an edit of a film that was changed meanwhile is refused and nothing is lost', async () => {
  const film = await addFilm('M');
  const mine = setFields(film, { year: 1931 });
  await library.apply({ changes: [setFields(film, { year: 1932 })] });
  await expect(library.apply({ changes: [mine] })).rejects.toMatchObject({ code: 'conflict' });
  expect((await theFilm(film.id)).year).toBe(1932);
});

test('listeners hear which films are no longer what they were', async () => {
  const heard: LibraryEvent[] = [];
  const stop = library.subscribe((event) => heard.push(event));
  const film = await addFilm('Rush');
  stop();
  await addFilm('Red Heat');
  expect(heard).toEqual([{ type: 'changed', revision: 1, ids: [film.id] }]);
});

test('queries and cards follow an edit at once', async () => {
  const film = await addFilm('Solaris');
  await addFilm('Stalker');
  const query = { ...ALL_FILMS, text: 'solaris' };
  expect(await library.query(query)).toMatchObject({ total: 1 });
  await library.apply({ changes: [setFields(film, { title: 'Zerkalo' })] });
  expect(await library.query(query)).toMatchObject({ total: 0 });
  const { cards } = await library.cards({ query: ALL_FILMS, from: 0, count: 10 });
  expect(cards.map((card) => card.title)).toEqual(['Stalker', 'Zerkalo']);
  expect(await library.locate({ query: ALL_FILMS, id: film.id })).toBe(1);
  expect(await library.ids({ query: ALL_FILMS, from: 1, count: 10 })).toEqual([film.id]);
});

test('many films added at once are in the next answer, and gone from it after undo', async () => {
  const drafts = Array.from({ length: 200 }, (_, number) => ({ title: `Film ${number}` }));
  await library.addFilms({ drafts });
  expect((await library.query(ALL_FILMS)).total).toBe(200);
  expect((await library.query({ ...ALL_FILMS, text: 'film 19' })).total).toBe(11);
  await library.undo({});
  expect((await library.query(ALL_FILMS)).total).toBe(0);
});

test('an edit made at once after opening is not lost to what is asked meanwhile', async () => {
  const film = await addFilm('Solaris');
  await addFilm('Stalker');
  await library.close();
  library = await open();
  const query = { ...ALL_FILMS, text: 'zerkalo' };
  const [, first] = await Promise.all([
    library.apply({ changes: [setFields(film, { title: 'Zerkalo' })] }),
    library.cards({ query: ALL_FILMS, from: 0, count: 10 }),
    library.query(query),
  ]);
  expect(first.cards).toHaveLength(2);
  expect(await library.query(query)).toMatchObject({ total: 1 });
});

test('the sample collection is added once', async () => {
  const [first, second] = await Promise.all([library.addSamples({}), library.addSamples({})]);
  expect(first?.ids).toHaveLength(24);
  expect(second).toBeNull();
  expect((await library.status({})).counts.all).toBe(24);
  await library.undo({});
  expect((await library.status({})).counts.all).toBe(0);
});

test('a picture is stored before the film refers to it and found by its hash', async () => {
  const film = await addFilm('Rush');
  const png = await sharp({ create: { width: 40, height: 60, channels: 3, background: '#a03020' } })
    .png()
    .toBuffer();
  const image = await library.addImage({ data: png.toString('base64'), kind: 'poster' });
  expect(image).toMatchObject({
    width: 40,
    height: 60,
    bytes: png.length,
    placeholder: expect.stringMatching(/^#[0-9a-f]{6}$/) as string,
  });
  expect(await library.images.file(image.hash)).not.toBeNull();
  await library.apply({ changes: [setFields(film, { images: [image] })] });
  expect((await library.status({})).counts).toMatchObject({ posters: 1, posterBytes: png.length });
});

test('a film cannot refer to a picture that is not stored', async () => {
  const image = {
    hash: 'a'.repeat(64),
    kind: 'poster' as const,
    format: 'png',
    width: 1,
    height: 1,
    bytes: 1,
    placeholder: '#000000',
  };
  await expect(
    library.addFilms({ drafts: [{ title: 'Rush', images: [image] }] }),
  ).rejects.toMatchObject({ code: 'image-not-stored' });
  expect((await library.status({})).counts.all).toBe(0);
});

test('a picture that is none is refused with its reason and stores nothing', async () => {
  const data = Buffer.from('<svg onload="alert(1)"/>').toString('base64');
  await expect(library.addImage({ data, kind: 'poster' })).rejects.toMatchObject({
    code: 'image-unknown',
  });
  expect((await library.status({})).counts.posters).toBe(0);
});

test('a library opened for reading takes no edit', async () => {
  await addFilm('Rush');
  await library.close();
  library = await openLibrary({
    folder: path.join(place, 'lib'),
    readOnly: true,
    cacheFolder: path.join(place, 'cache'),
  });
  await expect(library.addFilms({ drafts: [{ title: 'No' }] })).rejects.toMatchObject({
    code: 'library-read-only',
  });
  expect((await library.status({})).counts.all).toBe(1);
});

test('what is typed is there again after a restart until it is dropped, and a library that is only read has none', async () => {
  await library.keepDraft({ key: 'new', title: 'Rush', form: { text: 'Texas' } });
  await library.close();
  library = await open();
  const [draft] = await library.drafts({});
  expect(draft).toMatchObject({ key: 'new', title: 'Rush', form: { text: 'Texas' } });
  await library.close();
  const places = { folder: path.join(place, 'lib'), cacheFolder: path.join(place, 'cache') };
  library = await openLibrary({ ...places, readOnly: true });
  expect(await library.drafts({})).toEqual([]);
  await library.keepDraft({ key: 'new', title: '', form: {} });
  await library.dropDraft({ key: 'new' });
  await library.close();
  library = await open();
  expect(await library.drafts({})).toEqual([draft]);
  await library.dropDraft({ key: 'new' });
  await library.close();
  library = await open();
  expect(await library.drafts({})).toEqual([]);
});

test('preferences are kept, and a damaged file of them is no harm', async () => {
  const preferences = await library.preferences({});
  await library.setPreferences({ ...preferences, theme: 'light', zoom: 200 });
  await library.close();
  library = await open();
  expect(await library.preferences({})).toMatchObject({ theme: 'light', zoom: 200 });
  await library.close();
  await writeFile(path.join(place, 'lib', 'preferences.json'), '{"zoom": "wide"');
  library = await open();
  expect(await library.preferences({})).toMatchObject({ theme: 'system', zoom: 146 });
});

test('emptying the trash removes what is in it and nothing else, and can be undone', async () => {
  expect(await library.emptyTrash({})).toBeNull();
  const heat = await addFilm('Heat');
  const rush = await addFilm('Rush');
  const deleted = new Date().toISOString();
  await library.apply({ changes: [setFields(rush, { deleted })] });
  expect(await library.emptyTrash({})).toMatchObject({
    ids: [rush.id],
    summary: { kind: 'remove', title: 'Rush' },
  });
  expect(await library.film({ id: rush.id })).toBeNull();
  expect(await library.film({ id: heat.id })).not.toBeNull();
  await library.close();
  library = await open();
  await library.undo({});
  expect(await theFilm(rush.id)).toMatchObject({ title: 'Rush', deleted });
});

test('a field gets another name in all films, those in the trash as well, as one edit', async () => {
  const drafts = [
    { title: 'A', custom: [{ name: 'Box', value: 1 }] },
    { title: 'B', custom: [{ name: 'box', value: 'x' }] },
    { title: 'C', custom: [{ name: 'Box', value: true }], deleted: '2026-01-01T00:00:00.000Z' },
    { title: 'D', custom: [{ name: 'Ort', value: 'x' }] },
  ];
  const { ids } = await library.addFilms({ drafts });
  expect((await library.status({})).fields).toEqual([
    { name: 'Box', films: 2, kind: 'text' },
    { name: 'Ort', films: 1, kind: 'text' },
  ]);
  const done = await library.renameField({ from: 'BOX', to: 'Kiste' });
  expect(done?.ids).toHaveLength(3);
  const names = async () => {
    const films = await library.films({ ids });
    return films.map(({ custom }) => custom[0]?.name);
  };
  expect(await names()).toEqual(['Kiste', 'Kiste', 'Kiste', 'Ort']);
  expect(await library.renameField({ from: 'Box', to: 'Kiste' })).toBeNull();
  await library.undo({});
  expect(await names()).toEqual(['Box', 'box', 'Box', 'Ort']);
});

test('the values of a field are suggested by how their words begin', async () => {
  await library.addFilms({
    drafts: ['oben links', 'unten', 'oben links', 3].map((value, index) => ({
      title: String(index),
      custom: [{ name: 'Ort', value }],
    })),
  });
  expect(await library.fieldValues({ name: 'ort', start: 'li' })).toEqual([
    { value: 'oben links', films: 2 },
    { value: 3, films: 1 },
  ]);
});
