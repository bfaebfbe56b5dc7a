import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLibrary, type OpenLibrary } from './library.ts';
import type { LibraryEvent } from './model/api.ts';
import { createFilm, type Film } from './model/film.ts';
import { ALL_FILMS } from './model/query.ts';
import { snapshotBody, snapshotHead } from './store/snapshot.ts';
import { sha256 } from './store/posters.ts';

const COPY = 'library (Konflikt Laptop).json';
let place: string;
let folder: string;
let library: OpenLibrary;

beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'filmothek-copies-'));
  folder = path.join(place, 'lib');
  library = await open();
});
afterEach(async () => {
  await library.close();
  await rm(place, { recursive: true });
});

const open = () => openLibrary({ folder, cacheFolder: path.join(place, 'cache') });

async function writeCopy(films: readonly Film[], name = COPY): Promise<void> {
  const body: Buffer[] = [];
  for await (const chunk of snapshotBody({ generation: 4, revision: 9 }, films)) body.push(chunk);
  const rest = Buffer.concat(body);
  await writeFile(path.join(folder, name), Buffer.concat([snapshotHead(sha256(rest)), rest]));
}

const rush = createFilm({ title: 'Rush' }, 'film-rush-1', '2024-01-01T00:00:00.000Z');

test('a copy is listed, previewed, taken over as one edit, and undone', async () => {
  const { ids } = await library.addFilms({ drafts: [{ title: 'Heat' }] });
  const heat = await library.film({ id: ids[0] ?? '' });
  if (heat === null) throw new Error('no film');
  await writeCopy([{ ...heat, year: 1995, updated: '2999-01-01T00:00:00.000Z' }, rush]);
  expect(await library.conflictCopies({})).toMatchObject([{ file: COPY }]);
  expect(await library.previewConflictCopy({ file: COPY })).toMatchObject({
    added: 1,
    removed: 0,
    changed: 1,
  });
  expect((await library.takeOverCopy({ file: COPY }))?.ids).toHaveLength(2);
  expect(await library.film({ id: heat.id })).toMatchObject({ year: 1995 });
  await library.undo({});
  expect(await library.film({ id: heat.id })).toMatchObject({ year: null });
  expect(await library.query(ALL_FILMS)).toMatchObject({ total: 1 });
});

test('a copy that has nothing new gives no edit', async () => {
  await writeCopy([rush]);
  await library.takeOverCopy({ file: COPY });
  const { revision } = await library.status({});
  expect(await library.takeOverCopy({ file: COPY })).toBeNull();
  expect((await library.status({})).revision).toBe(revision);
});

test('promise 13: films out of sight are told at the next start, until they are taken over', async () => {
  await writeCopy([rush]);
  await writeCopy([], 'library 2.json');
  await library.close();
  library = await open();
  const heard = new Promise<LibraryEvent>((resolve) => library.subscribe(resolve));
  expect(await heard).toMatchObject({ type: 'changed', ids: [] });
  expect((await library.status({})).notices).toEqual([
    { kind: 'conflict-copies', details: { file: COPY, files: 1 } },
  ]);
  await library.takeOverCopy({ file: COPY });
  expect((await library.status({})).notices).toEqual([]);
});

test.each([
  ['a text', 'Einkaufszettel'],
  ['nothing', ''],
  ['a torn one', '{"checksum":"'],
])(
  '%s under such a name is refused with a sentence, and the library stays as it is',
  async (_, text) => {
    await writeFile(path.join(folder, COPY), text);
    const refused = { code: 'copy-unreadable', details: { file: COPY } };
    await expect(library.previewConflictCopy({ file: COPY })).rejects.toMatchObject(refused);
    await expect(library.takeOverCopy({ file: COPY })).rejects.toMatchObject(refused);
  },
);

test('a copy with a film of the wrong shape is not taken over in part', async () => {
  await writeCopy([rush, { ...rush, id: 'film-bad-1', year: 'viele' } as unknown as Film]);
  await expect(library.takeOverCopy({ file: COPY })).rejects.toMatchObject({
    code: 'copy-unreadable',
  });
  expect(await library.query(ALL_FILMS)).toMatchObject({ total: 0 });
});

test.each(['library.json', '../lib/library 2.json', 'preferences.json', 'library 2.json'])(
  'a name that is no conflict copy here is not read: %s',
  async (file) => {
    await expect(library.previewConflictCopy({ file })).rejects.toMatchObject({
      code: 'file-missing',
    });
  },
);
