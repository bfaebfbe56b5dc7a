import fs from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { setFields } from './model/change.ts';
import type { Image } from './model/film.ts';
import { DraftsFile } from './drafts-file.ts';
import { NODE_FILES } from './store/files.ts';
import { Backups } from './store/backups.ts';
import { openStore } from './store/store.ts';
import { adding, makeFilm, temporaryFolder } from './store/test-library.ts';
import { interceptFiles, UNSYNCED_FILES } from './store/torture/intercept.ts';
import { scratchFolder } from './store/torture/test-scratch.ts';
import {
  filmsWithoutPicture,
  openPictures,
  pictureBytes,
  pictureOf,
  type TestLibrary,
} from './test-pictures.ts';

/** Where the numbers of pictures begin that were made from others. */
const MADE_FROM = 100;
const FOREIGN_MOMENT = '2024-05-01T12:00:00.000Z';

/** Another library, closed, in which one film has the picture. */
async function libraryWith(image: Image): Promise<string> {
  const folder = await scratchFolder();
  const store = await openStore(folder, { files: UNSYNCED_FILES });
  await store.commit(adding(makeFilm(1, { images: [image] })));
  await store.close();
  return folder;
}

/** Whatever keeps a picture from being unused, as something that is done to a library. */
const KEEPERS: {
  readonly [place: string]: (library: TestLibrary, number: number, image: Image) => Promise<void>;
} = {
  'a film': async (library, number, image) => void (await library.add(number, [image])),
  'a film in the trash': async (library, number, image) => {
    const film = await library.add(number, [image]);
    await library.store.commit([setFields(film, { deleted: FOREIGN_MOMENT })]);
  },
  'a picture that was made from it': async (library, number, { kind: _, ...original }) => {
    const edited = { original, turn: 90, crop: null } as const;
    const made = { ...(await pictureOf(MADE_FROM + number)), edited };
    await library.store.commit(adding(makeFilm(number, { images: [made] })));
  },
  'what an edit took away': async (library, number, image) => {
    await library.add(number, [image]);
    await library.setImages(number, []);
  },
  'a film that was removed for good': async (library, number, image) => {
    const film = await library.add(number, [image]);
    await library.store.commit([{ type: 'remove', film }]);
  },
  'the history of an earlier start': async ({ store }, number, image) => {
    const other = await libraryWith(image);
    const history = path.join(store.folder, 'history');
    await fs.mkdir(history, { recursive: true });
    const [journal = ''] = (await fs.readdir(other)).filter((name) => name.startsWith('journal-1'));
    await fs.copyFile(path.join(other, journal), path.join(history, `journal-9${number}.ndjson`));
  },
  'a typed form': async ({ drafts }, number, image) => {
    drafts.push({
      key: 'new',
      title: '',
      form: { number, images: [{ ...image }] },
      at: FOREIGN_MOMENT,
    });
  },
  'a typed form of an earlier start': async ({ store }, number, image) => {
    const drafts = await DraftsFile.open(store.folder, UNSYNCED_FILES);
    await drafts.keep({ key: makeFilm(number).id, title: '', form: { images: [{ ...image }] } });
  },
  'a backup': async ({ store }, number, image) => {
    const other = await libraryWith(image);
    const { name } = await new Backups(other, UNSYNCED_FILES).make(number, FOREIGN_MOMENT);
    await fs.mkdir(path.join(store.folder, 'backups'), { recursive: true });
    await fs.copyFile(path.join(other, 'backups', name), path.join(store.folder, 'backups', name));
  },
  'a conflict copy': async ({ store }, number, image) => {
    const other = await libraryWith(image);
    const name = `library (Konflikt ${number}).json`;
    await fs.copyFile(path.join(other, 'library.json'), path.join(store.folder, name));
  },
  'the quarantine': async ({ store }, number, image) => {
    const place = path.join(store.folder, 'quarantine');
    await fs.mkdir(place, { recursive: true });
    await fs.writeFile(path.join(place, `${number}-library.json`), `{"torn ${image.hash}`);
  },
  'a file of the quarantine in UTF-16': async ({ store }, number, image) => {
    const place = path.join(store.folder, 'quarantine');
    await fs.mkdir(place, { recursive: true });
    const text = Buffer.from(`{"hash":"${image.hash}"}`, 'utf16le');
    await fs.writeFile(path.join(place, `${number}-utf16`), text);
  },
};

describe('promise 17: the collection of unused pictures', () => {
  test(
    'never removes one that anything refers to, and removes all others',
    { timeout: 120_000 },
    async () => {
      const nowhere = 'nowhere';
      const places = fc.array(fc.constantFrom(nowhere, nowhere, ...Object.keys(KEEPERS)), {
        minLength: 1,
        maxLength: 6,
      });
      await fc.assert(
        fc.asyncProperty(places, async (chosen) => {
          const folder = await scratchFolder();
          const library = await openPictures(folder, UNSYNCED_FILES);
          const kept: string[] = [];
          let bytes = 0;
          for (const [number, place] of chosen.entries()) {
            const image = await library.posters.add(await pictureBytes(number), 'poster');
            await KEEPERS[place]?.(library, number, image);
            if (place === nowhere) bytes += image.bytes;
            else kept.push(image.hash);
          }
          const unused = { images: chosen.length - kept.length, bytes };
          expect(await library.pictures.unused()).toEqual(unused);
          expect(await library.pictures.deleteUnused()).toEqual(unused);
          expect(await library.pictures.deleteUnused()).toEqual({ images: 0, bytes: 0 });
          for (const hash of kept) expect(await library.posters.file(hash)).not.toBeNull();
          expect((await library.posters.usage()).posters).toBe(kept.length);
          await library.store.close();
        }),
        { numRuns: 60 },
      );
    },
  );

  test.each(Object.keys(KEEPERS))(
    'leaves what is in %s, which the next start still needs',
    async (place) => {
      const folder = await scratchFolder();
      const library = await openPictures(folder, UNSYNCED_FILES);
      const image = await library.posters.add(await pictureBytes(0), 'poster');
      await KEEPERS[place]?.(library, 1, image);
      expect(await library.pictures.deleteUnused()).toEqual({ images: 0, bytes: 0 });
      await library.store.close();
    },
  );

  test('leaves a picture for an hour, also one that was stored long ago and is added again', async () => {
    const { store, posters } = await openPictures(await scratchFolder(), UNSYNCED_FILES);
    const { hash } = await posters.add(await pictureBytes(0), 'poster');
    const file = (await posters.file(hash)) ?? '';
    await fs.utimes(file, 1e9, 1e9);
    const anHourAgo = Date.now() - 3_600_000;
    expect((await posters.storedBefore(anHourAgo)).size).toBe(0);
    expect(await posters.remove(hash, anHourAgo)).toBeNull();
    expect((await posters.storedBefore(Date.now() + 1)).size).toBe(1);
    expect(await posters.remove(hash, Date.now() + 1)).toBeGreaterThan(0);
    expect(await posters.file(hash)).toBeNull();
    await store.close();
  });

  test('removes what an addition left that was cut short', async () => {
    const folder = await scratchFolder();
    const { store, posters, pictures } = await openPictures(folder, UNSYNCED_FILES);
    const { hash } = await posters.add(await pictureBytes(0), 'poster');
    const left = `${(await posters.file(hash)) ?? ''}.0123456789abcdef.tmp`;
    await fs.writeFile(left, 'half a picture');
    await pictures.deleteUnused();
    await expect(fs.stat(left)).rejects.toMatchObject({ code: 'ENOENT' });
    await store.close();
  });

  test.each([
    ['a backup that ends early', 'backups/2024-05-01T12-00-00-000Z-r1.json.gz', [0x1f, 0x8b, 8, 0]],
    ['a backup that is none', 'backups/2024-05-01T12-00-00-000Z-r1.json.gz', [1, 2, 3, 4, 5]],
  ])('removes nothing beside %s, and says so', async (_, name, bytes) => {
    const folder = await scratchFolder();
    const { store, posters, pictures } = await openPictures(folder, UNSYNCED_FILES);
    await posters.add(await pictureBytes(0), 'poster');
    const file = path.join(folder, name);
    await fs.mkdir(path.dirname(file));
    await fs.writeFile(file, Buffer.from(bytes));
    const refusal = { code: 'images-uncertain', details: { file: path.basename(name) } };
    await expect(pictures.unused()).rejects.toMatchObject(refusal);
    await expect(pictures.deleteUnused()).rejects.toMatchObject(refusal);
    expect((await posters.usage()).posters).toBe(1);
    await store.close();
  });

  test('removes nothing when a folder or file cannot be read', async () => {
    for (const failing of ['readdir', 'handle.read', 'open', 'stat']) {
      let isFailing = false;
      const files = interceptFiles(UNSYNCED_FILES, ({ name, file, run }) =>
        isFailing && name === failing && !file.includes('posters')
          ? Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' }))
          : run(),
      );
      const { store, posters, pictures } = await openPictures(await scratchFolder(), files);
      await posters.add(await pictureBytes(0), 'poster');
      isFailing = true;
      await expect(pictures.deleteUnused(), failing).rejects.toMatchObject({
        code: 'images-uncertain',
      });
      isFailing = false;
      expect((await posters.usage()).posters, failing).toBe(1);
      await store.close();
    }
  });

  test('tells when the disk does not let go of them', async () => {
    const files = interceptFiles(UNSYNCED_FILES, ({ name, file, run }) =>
      name === 'unlink' && file.endsWith('.png')
        ? Promise.reject(Object.assign(new Error('EROFS'), { code: 'EROFS' }))
        : run(),
    );
    const { store, posters, pictures } = await openPictures(await scratchFolder(), files);
    await posters.add(await pictureBytes(0), 'poster');
    await expect(pictures.deleteUnused()).rejects.toMatchObject({
      code: 'images-not-deleted',
      details: { reason: 'EROFS' },
    });
    expect((await posters.usage()).posters).toBe(1);
    await store.close();
  });

  test('finds the name of a picture across the blocks of a large file', async () => {
    const folder = await scratchFolder();
    const { store, posters, pictures } = await openPictures(folder, UNSYNCED_FILES);
    const { hash } = await posters.add(await pictureBytes(0), 'poster');
    const copy = path.join(folder, 'library (Konflikt).json');
    for (const shift of [0, 1, 32, 63, 64, 65]) {
      await fs.writeFile(copy, `${' '.repeat(256 * 1024 - shift)}${hash}`);
      expect(await pictures.unused(), `${shift}`).toMatchObject({ images: 0 });
    }
    await fs.writeFile(copy, `${'a'.repeat(600_000)}${hash}`);
    expect(await pictures.unused()).toMatchObject({ images: 1 });
    await store.close();
  });
});

/** Until it is done, or has had every chance to be and must be waiting for the caller. */
async function settledOrWaiting(action: Promise<unknown>): Promise<void> {
  let isSettled = false;
  void action.then(() => {
    isSettled = true;
  });
  for (let count = 0; count < 20_000 && !isSettled; count += 1) await turn();
}

describe('promise 17: at every operation of a collection', () => {
  /** Does something at the Nth operation, and goes on when it is done or waits for the collection. */
  async function collectAnd(at: number, act: (library: TestLibrary) => Promise<unknown>) {
    let count = -Infinity;
    let acting: Promise<unknown> = Promise.resolve();
    let start: () => void = () => undefined;
    const files = interceptFiles(UNSYNCED_FILES, async ({ run }) => {
      count += 1;
      if (count === at) {
        start();
        // Before the first operation nobody waits for the collection yet.
        await (at === 1 ? acting : settledOrWaiting(acting));
      }
      return run();
    });
    const folder = await scratchFolder();
    await storeLongAgo(folder);
    const library = await openPictures(folder, files, Date.now);
    await library.add(1, []);
    start = () => {
      acting = act(library).catch((error: unknown) => error);
    };
    count = 0;
    const collected = await library.pictures.deleteUnused();
    const struck = count >= at;
    const outcome = await acting;
    const lost = await filmsWithoutPicture(library);
    await library.store.close();
    return { struck, collected, outcome, lost };
  }

  async function storeLongAgo(folder: string): Promise<void> {
    const { store, posters } = await openPictures(folder, UNSYNCED_FILES);
    const { hash } = await posters.add(await pictureBytes(0), 'poster');
    await fs.utimes((await posters.file(hash)) ?? '', 1e9, 1e9);
    await store.close();
  }

  test('an edit that begins to refer to an unused picture keeps it, or is refused', async () => {
    const outcomes: string[] = [];
    for (let at = 1, struck = true; struck; at += 1) {
      const result = await collectAnd(at, async ({ setImages }) =>
        setImages(1, [await pictureOf(0)]),
      );
      expect(result.lost, `operation ${at}`).toEqual([]);
      outcomes.push(String((result.outcome as { code?: string } | undefined)?.code ?? 'made'));
      struck = result.struck;
    }
    expect(new Set(outcomes)).toEqual(new Set(['made', 'image-not-stored']));
  });

  test('a picture that is added again is there for its film', async () => {
    const collected = new Set<number>();
    for (let at = 1, struck = true; struck; at += 1) {
      const result = await collectAnd(at, async ({ posters, add }) => {
        await add(2, [await posters.add(await pictureBytes(0), 'poster')]);
      });
      expect(result, `operation ${at}`).toMatchObject({ lost: [], outcome: undefined });
      collected.add(result.collected.images);
      struck = result.struck;
    }
    expect(collected).toEqual(new Set([0, 1]));
  });
});

test('promise 17: a picture that is not stored is refused, also beside one that is', async () => {
  const { store, posters, add } = await openPictures(await temporaryFolder(), NODE_FILES);
  const stored = await posters.add(await pictureBytes(0), 'poster');
  const missing = await pictureOf(1);
  await expect(add(1, [stored, missing])).rejects.toMatchObject({ code: 'image-not-stored' });
  expect(store.data.films.size).toBe(0);
  await store.close();
});
