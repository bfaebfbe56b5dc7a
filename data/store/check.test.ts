import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { beforeEach, describe, expect, test } from 'vitest';
import { checkLibrary } from './check.ts';
import { PosterStore } from './posters.ts';
import { snapshotHead } from './snapshot.ts';
import { openStore } from './store.ts';
import { adding, contentsOf, makeFilm, temporaryFolder } from './test-library.ts';

describe('checking a library', () => {
  let folder: string;
  let poster: string;
  const at = (name: string) => path.join(folder, name);
  const found = async () =>
    (await checkLibrary(folder)).problems.map(({ file, problem }) => `${file} ${problem}`);

  beforeEach(async () => {
    folder = await temporaryFolder();
    const posters = new PosterStore(folder, await temporaryFolder());
    const store = await openStore(folder);
    const create = { width: 20, height: 30, channels: 3 as const, background: '#345678' };
    const image = await posters.add(await sharp({ create }).png().toBuffer(), 'poster');
    poster = (await posters.file(image.hash)) ?? '';
    await store.commit(adding(makeFilm(1, { images: [image] }), makeFilm(2)));
    await store.checkpoint();
    await store.commit(adding(makeFilm(3)));
    await store.checkpoint();
    await store.commit([{ type: 'remove', film: makeFilm(2) }]);
    await store.close();
  });

  test('finds nothing wrong with one that is right, and changes nothing', async () => {
    const before = await contentsOf(folder);
    expect(await checkLibrary(folder)).toEqual({ ok: true, films: 2, revision: 3, problems: [] });
    expect(await contentsOf(folder)).toEqual(before);
  });

  test('works while the library is open', async () => {
    const store = await openStore(folder);
    expect((await checkLibrary(folder)).ok).toBe(true);
    await store.close();
  });

  test('finds a picture that is gone and one that is another', async () => {
    await fs.writeFile(poster, 'other');
    const name = path.relative(folder, poster).split(path.sep).join('/');
    expect(await found()).toEqual([`${name} image-altered`]);
    await fs.rm(poster);
    expect((await checkLibrary(folder)).problems).toMatchObject([
      { problem: 'image-missing', details: { title: 'Film 1' } },
    ]);
  });

  test('finds damaged snapshots, also the one that is not in use', async () => {
    await fs.writeFile(at('library.prev.json'), '');
    expect(await found()).toEqual(['library.prev.json snapshot-damaged']);
    await fs.writeFile(at('library.json'), 'null');
    expect(await found()).toEqual([
      'library.json snapshot-damaged',
      'library.prev.json snapshot-damaged',
      'library.json library-damaged',
    ]);
    expect((await checkLibrary(folder)).ok).toBe(false);
  });

  test('finds a damaged and a torn journal', async () => {
    const name = (await fs.readdir(folder)).find((name) => name.startsWith('journal-')) ?? '';
    const journal = await fs.readFile(at(name));
    await fs.writeFile(at(name), Buffer.concat([journal, Buffer.from('torn')]));
    expect(await found()).toEqual([`${name} journal-torn`]);
    await fs.writeFile(at(name), Buffer.concat([Buffer.from('bad line\n'), journal]));
    expect(await found()).toEqual([`${name} journal-damaged`]);
  });

  test.skipIf(process.platform === 'win32')('finds pipes in the place of files', async () => {
    const journal = (await fs.readdir(folder)).find((name) => name.startsWith('journal-')) ?? '';
    for (const name of ['library.json', journal]) {
      await fs.rm(at(name));
      execFileSync('mkfifo', [at(name)]);
    }
    expect(await found()).toEqual([
      'library.json snapshot-damaged',
      `${journal} journal-damaged`,
      'library.json library-damaged',
    ]);
  });

  test('finds a film of a wrong shape under a right checksum', async () => {
    const text = await fs.readFile(at('library.json'), 'utf8');
    const body = text.slice(text.indexOf('\n') + 1).replace('"year":null', '"year":"1988"');
    const hash = createHash('sha256').update(body).digest('hex');
    await fs.writeFile(at('library.json'), snapshotHead(hash) + body);
    expect((await checkLibrary(folder)).problems).toMatchObject([
      { file: 'library.json', problem: 'film-invalid', details: { id: 'film-000001' } },
    ]);
  });

  test('is refused where there is no library', async () => {
    const empty = await temporaryFolder();
    await expect(checkLibrary(empty)).rejects.toMatchObject({ code: 'library-missing' });
    await expect(checkLibrary(path.join(empty, 'x'))).rejects.toMatchObject({
      code: 'library-missing',
    });
  });
});
