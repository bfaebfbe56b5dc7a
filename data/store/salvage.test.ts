import fs from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { setFields } from '../model/change.ts';
import type { Film } from '../model/film.ts';
import { NODE_FILES } from './files.ts';
import { findSalvageable } from './salvage.ts';
import { openStore, type OpenOptions, type Store } from './store.ts';
import {
  adding,
  contentsOf,
  filmsOf,
  makeFilm,
  temporaryFolder,
  titlesOf,
} from './test-library.ts';
import { FaultFiles } from './torture/fault-files.ts';
import { UNSYNCED_FILES } from './torture/intercept.ts';

/* Nothing is left that could be opened: both snapshots are damaged, there is no backup, and the first journal is gone. */

let folder: string;
/** The films as they were saved last. */
let films: readonly Film[];
const at = (name: string) => path.join(folder, name);

async function open(options: OpenOptions = {}): Promise<Store> {
  const store = await openStore(folder, { files: UNSYNCED_FILES, ...options });
  onTestFinished(() => store.close());
  return store;
}

const byId = (some: readonly Film[]) => some.toSorted((a, b) => (a.id < b.id ? -1 : 1));

async function change(name: string, how: (bytes: Buffer) => Buffer | string): Promise<void> {
  await fs.writeFile(at(name), how(await fs.readFile(at(name))));
}

const inText = (how: (text: string) => string) => (bytes: Buffer) => how(bytes.toString());
const without = (title: string) =>
  inText((text) => text.replace(new RegExp(`"title":"${title}"`), '"title":"\u0000'));

/** A change to both snapshots that no checksum survives. */
async function changeBoth(how: (bytes: Buffer) => Buffer | string): Promise<void> {
  for (const name of ['library.json', 'library.prev.json']) await change(name, how);
}

async function quarantined(): Promise<string[]> {
  return [...(await contentsOf(at('quarantine'))).values()];
}

/** Four films in both snapshots; one edited, one removed, one added since. */
beforeEach(async () => {
  folder = await temporaryFolder();
  const store = await openStore(folder, { files: UNSYNCED_FILES });
  const plot = 'Größe, 東京,   \u2028 🎬';
  await store.commit(adding(...[1, 2, 3, 4].map((number) => makeFilm(number, { plot }))));
  await store.checkpoint();
  const edited = store.data.films.get(makeFilm(1).id) ?? makeFilm(1);
  await store.commit([setFields(edited, { rating: 4 })]);
  await store.checkpoint();
  const film = store.data.films.get(makeFilm(1).id) ?? makeFilm(1);
  const removed = store.data.films.get(makeFilm(2).id) ?? makeFilm(2);
  await store.commit([setFields(film, { title: 'New' }), { type: 'remove', film: removed }]);
  await store.commit(adding(makeFilm(5)));
  films = byId(filmsOf(store));
  await fs.cp(folder, `${folder}-copy`, { recursive: true });
  await store.close();
  await fs.rm(folder, { recursive: true });
  await fs.rename(`${folder}-copy`, folder);
  await fs.rm(at('history'), { recursive: true });
});

describe('of a damaged library', () => {
  const swapped = (bytes: Buffer) => Buffer.from(bytes.toString(), 'utf16le').swap16();
  test.each([
    ['its checksum is wrong', inText((text) => text.replace('"checksum":"', '"checksum":"0'))],
    ['an editor gave it a mark', inText((text) => `\ufeff${text}`)],
    ['an editor gave it other line ends', inText((text) => text.replaceAll('\n', '\r\n'))],
    ['it is UTF-16', (bytes: Buffer) => Buffer.from(bytes.toString(), 'utf16le')],
    ['it is UTF-16 with a mark', (bytes: Buffer) => Buffer.from(`\ufeff${bytes}`, 'utf16le')],
    ['it is UTF-16 the other way round', swapped],
    ['and with a mark', (bytes: Buffer) => swapped(Buffer.from(`\ufeff${bytes}`))],
    ['it was indented', inText((text) => JSON.stringify(JSON.parse(text), null, 2))],
    ['it was put into one line', inText((text) => JSON.stringify(JSON.parse(text)))],
    ['it lost its end', inText((text) => text.slice(0, text.lastIndexOf('}\n')))],
  ])('every film is found when %s', async (_, how) => {
    await changeBoth(how);
    const before = await contentsOf(folder);
    await expect(open()).rejects.toMatchObject({ code: 'library-damaged' });
    await fs.rm(at('quarantine'), { recursive: true });
    const found = await findSalvageable(NODE_FILES, folder);
    expect(byId(found.films)).toEqual(films);
    expect(found.damaged).toBe(0);
    expect(await contentsOf(folder)).toEqual(before);
  });

  test('a film that one of the snapshots still has is found there', async () => {
    await change('library.json', without('Film 3'));
    await change('library.prev.json', without('Film 4'));
    expect(await findSalvageable(NODE_FILES, folder)).toMatchObject({
      films: { length: films.length },
      damaged: 0,
    });
  });

  test('what is nowhere to be read is counted, neighbours once', async () => {
    await changeBoth(without('Film 3'));
    const found = await findSalvageable(NODE_FILES, folder);
    expect(byId(found.films)).toEqual(films.filter(({ title }) => title !== 'Film 3'));
    expect(found.damaged).toBe(2);
    await changeBoth(without('Film 4'));
    expect((await findSalvageable(NODE_FILES, folder)).damaged).toBe(2);
  });

  test('text that lost its letters is not made up', async () => {
    await changeBoth((bytes) => Buffer.from(bytes.toString(), 'latin1'));
    const found = await findSalvageable(NODE_FILES, folder);
    expect(found.films.map(({ title }) => title)).toEqual(['Film 5']);
    expect(found.damaged).toBeGreaterThan(0);
  });

  test('a removed film stays away only when the snapshot is known to be older', async () => {
    await changeBoth(inText((text) => text.replace(/"revision":\d+/, '"revision":')));
    const found = await findSalvageable(NODE_FILES, folder);
    expect(byId(found.films).map(({ title }) => title)).toContain('Film 2');
  });

  test('films of other shapes, and files of other kinds, are no films', async () => {
    await change('library.json', () => '{"films":{"a":{"title":"A"},"__proto__":{}}}');
    const deep = `"film-000009":{"title":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    await change('library.prev.json', () => `<!doctype html>\n<p>Please sign in\n${deep},\n`);
    const found = await findSalvageable(NODE_FILES, folder);
    expect(found.films.map(({ title }) => title)).toEqual(['Film 5']);
    expect(found.damaged).toBe(3);
  });
});

describe('a new library', () => {
  beforeEach(() => changeBoth(without('Film 3')));

  test('begins with what was found; everything old is in the quarantine', async () => {
    const before = await contentsOf(folder);
    const store = await open({ fresh: 'salvage' });
    expect(byId(filmsOf(store))).toEqual(films.filter(({ title }) => title !== 'Film 3'));
    expect(store.notices).toEqual([{ kind: 'salvaged', details: { films: 3, damaged: 2 } }]);
    expect(store.history).toEqual([]);
    expect(new Set(await quarantined())).toEqual(new Set(before.values()));
    await store.commit(adding(makeFilm(9)));
    await store.close();
    const again = await open();
    expect(titlesOf(again)).toContain('Film 9');
    expect(again.history).toHaveLength(1);
    expect(again.notices).toEqual([]);
  });

  test('begins empty when that is wanted', async () => {
    const before = await contentsOf(folder);
    const store = await open({ fresh: 'empty' });
    expect(filmsOf(store)).toEqual([]);
    expect(store.notices).toEqual([{ kind: 'salvaged', details: { films: 0, damaged: 0 } }]);
    expect(new Set(await quarantined())).toEqual(new Set(before.values()));
  });

  test('is never mixed up with the old one', async () => {
    const store = await open({ fresh: 'empty' });
    await store.commit(adding(makeFilm(9)));
    await store.checkpoint();
    await store.commit(adding(makeFilm(10)));
    await store.close();
    await changeBoth(() => 'damaged once more');
    await expect(open()).rejects.toMatchObject({ code: 'library-damaged' });
    await store.close();
  });

  test('is not begun in the place of one that can be opened', async () => {
    await fs.rm(folder, { recursive: true });
    await fs.mkdir(folder);
    const store = await open();
    await store.commit(adding(makeFilm(1)));
    await store.close();
    const again = await open({ fresh: 'empty' });
    expect(titlesOf(again)).toEqual(['Film 1']);
    expect(again.notices).toEqual([]);
  });

  test.skipIf(process.platform === 'win32')('moves away what cannot even be copied', async () => {
    await fs.rm(at('library.json'));
    await fs.mkdir(at('library.json'));
    await fs.writeFile(at('library.json/kept'), 'kept');
    const store = await open({ fresh: 'salvage' });
    expect(titlesOf(store)).toContain('Film 4');
    expect(await quarantined()).toContain(Buffer.from('kept').toString('base64'));
  });

  test('may be killed while it is begun: there is the damaged one, or the new one', async () => {
    const damaged = await contentsOf(folder);
    const old = await temporaryFolder();
    await fs.cp(folder, old, { recursive: true });
    const outcomes = { damaged: 0, fresh: 0 };
    for (let count = 1, isOver = false; !isOver; count++) {
      const faults = new FaultFiles(UNSYNCED_FILES);
      faults.plan({ fault: 'killed', at: count, persistent: true });
      const options = { files: faults.files, fresh: 'salvage' as const };
      const store = await openStore(folder, options).catch(() => null);
      isOver = !faults.hasStruck;
      faults.plan({ fault: 'killed', at: 1, persistent: true });
      await store?.close();
      const state = `killed at operation ${count}`;
      const left = await contentsOf(folder);
      const bytes = new Set(left.values());
      for (const [name, content] of damaged) expect(bytes, `${state}, ${name}`).toContain(content);
      const next = await open().catch((error: unknown) => error as { readonly code: string });
      if ('code' in next) {
        expect(next.code, state).toBe('library-damaged');
        for (const [name, content] of damaged) expect(left.get(name), state).toBe(content);
        outcomes.damaged += 1;
      } else {
        expect(filmsOf(next), state).toHaveLength(3);
        outcomes.fresh += 1;
        await next.close();
      }
      await fs.rm(folder, { recursive: true });
      await fs.cp(old, folder, { recursive: true });
    }
    expect(outcomes.damaged).toBeGreaterThan(20);
    expect(outcomes.fresh).toBeGreaterThan(5);
  });
});
