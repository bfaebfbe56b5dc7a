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
    const nothing = { problems: [], repairs: [], remaining: [], salvageable: null };
    expect(await checkLibrary(folder)).toEqual({ ok: true, films: 2, revision: 3, ...nothing });
    expect(await checkLibrary(folder, { repair: true })).toMatchObject({ ok: true, repairs: [] });
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
    await fs.rm(at('history'), { recursive: true });
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
    await fs.writeFile(at(name), Buffer.concat([journal, Buffer.from('0123abcd 512 {')]));
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

  test('finds a journal that is gone', async () => {
    const name = (await fs.readdir(folder)).filter((name) => name.startsWith('journal-')).sort();
    await fs.rm(at(name.at(-1) ?? ''));
    expect(await found()).toEqual([`${name.at(-1)} journal-missing`]);
  });

  test('finds the copies of sync programs', async () => {
    const name = 'library.sync-conflict-20240501-120000-ABCDEFG.json';
    await fs.copyFile(at('library.json'), at(name));
    expect(await found()).toEqual([`${name} conflict-copy`]);
  });

  describe('and repairing it', () => {
    const repair = async () => {
      const { problems, repairs, remaining, ok } = await checkLibrary(folder, { repair: true });
      return {
        ok,
        problems: problems.map(({ file, problem }) => `${file} ${problem}`),
        repairs: repairs.map(({ kind, details }) => `${details['file'] ?? 'library'} ${kind}`),
        remaining: remaining.map(({ problem }) => problem),
      };
    };
    const quarantined = async () => [...(await contentsOf(at('quarantine'))).values()];
    const base64 = (text: string) => Buffer.from(text).toString('base64');
    const newest = async () =>
      (await fs.readdir(folder))
        .filter((name) => name.startsWith('journal-'))
        .sort()
        .at(-1) ?? '';

    test('writes both snapshots anew, the one that is in use and the one before', async () => {
      await fs.writeFile(at('library.json'), 'bad');
      expect(await repair()).toEqual({
        ok: true,
        problems: ['library.json snapshot-damaged'],
        repairs: ['library.json opened-from-previous'],
        remaining: [],
      });
      await fs.writeFile(at('library.prev.json'), 'worse');
      expect(await repair()).toEqual({
        ok: true,
        problems: ['library.prev.json snapshot-damaged'],
        repairs: ['library.prev.json set-aside'],
        remaining: [],
      });
      expect(await quarantined()).toEqual(expect.arrayContaining([base64('bad'), base64('worse')]));
      const store = await openStore(folder, { readOnly: true });
      expect(store.data.films.size).toBe(2);
      expect(store.history).toHaveLength(3);
    });

    test('cuts off a torn tail, and moves a damaged older journal out of the way', async () => {
      const name = await newest();
      await fs.appendFile(at(name), '0123abcd 512 {');
      expect((await repair()).repairs).toEqual([`${name} torn-tail-repaired`]);
      const store = await openStore(folder);
      await store.commit(adding(makeFilm(4)));
      await store.checkpoint();
      await store.close();
      const older = (await fs.readdir(folder)).filter((each) => /^journal-/.test(each)).sort()[0];
      await fs.appendFile(at(older ?? ''), '4567cdef 51');
      expect(await repair()).toMatchObject({
        ok: true,
        problems: [`${older} journal-torn`],
        repairs: [`${older} set-aside`],
      });
    });

    test('salvages films when nothing else is left, but never begins empty', async () => {
      const text = await fs.readFile(at('library.json'), 'utf8');
      for (const name of ['history', 'library.prev.json'])
        await fs.rm(at(name), { recursive: true });
      await fs.writeFile(at('library.json'), text.replace('"checksum":"', '"checksum":"0'));
      expect(await repair()).toMatchObject({ ok: false, repairs: [] });
      expect(await checkLibrary(folder)).toMatchObject({ salvageable: { films: 2, damaged: 0 } });
      expect(await checkLibrary(folder, { salvage: true })).toMatchObject({
        ok: true,
        repairs: [{ kind: 'salvaged' }],
        salvageable: null,
      });
      for (const name of await fs.readdir(folder)) {
        if (name !== 'quarantine' && name !== 'posters') await fs.rm(at(name), { recursive: true });
      }
      await fs.writeFile(at('library.json'), 'nothing');
      const before = await contentsOf(folder);
      expect(await checkLibrary(folder, { salvage: true })).toMatchObject({
        ok: false,
        repairs: [],
        remaining: { length: 2 },
        salvageable: { films: 0 },
      });
      const after = await contentsOf(folder);
      for (const [name, bytes] of before) expect(after.get(name), name).toBe(bytes);
    });

    test('moves damaged backups and a damaged history out of the way', async () => {
      await fs.mkdir(at('backups'), { recursive: true });
      await fs.writeFile(at('backups/2024-05-01T12-00-00-000Z-r1.json.gz'), 'no backup');
      await fs.mkdir(at('history'), { recursive: true });
      await fs.writeFile(at('history/journal-1.ndjson'), 'no journal');
      await fs.rm(at('history/journal-2.ndjson'), { force: true });
      await fs.mkdir(at('history/journal-2.ndjson'));
      expect(await repair()).toMatchObject({
        ok: true,
        problems: [
          'backups/2024-05-01T12-00-00-000Z-r1.json.gz backup-damaged',
          'history/journal-1.ndjson history-damaged',
          'history/journal-2.ndjson history-damaged',
        ],
        remaining: [],
      });
      expect(await quarantined()).toEqual(
        expect.arrayContaining([base64('no backup'), base64('no journal')]),
      );
    });

    test('leaves alone what cannot be repaired, and what somebody has open', async () => {
      await fs.rm(poster);
      expect(await repair()).toMatchObject({
        ok: false,
        repairs: [],
        remaining: ['image-missing'],
      });
      await fs.writeFile(at('library.prev.json'), 'bad');
      const store = await openStore(folder);
      await expect(repair()).rejects.toMatchObject({ code: 'library-in-use' });
      await store.close();
    });
  });

  test('is refused where there is no library', async () => {
    const empty = await temporaryFolder();
    await expect(checkLibrary(empty)).rejects.toMatchObject({ code: 'library-missing' });
    await expect(checkLibrary(path.join(empty, 'x'))).rejects.toMatchObject({
      code: 'library-missing',
    });
  });
});
