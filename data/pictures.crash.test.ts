import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openPictures, filmsWithoutPicture, pictureBytes, pictureOf } from './test-pictures.ts';
import { crashStates, materialise } from './store/torture/crash-states.ts';
import { chance, effort, SEED_HINT } from './store/torture/effort.ts';
import { FaultFiles } from './store/torture/fault-files.ts';
import { UNSYNCED_FILES, type Call } from './store/torture/intercept.ts';
import { RecordedDisk } from './store/torture/recorded-disk.ts';
import { scratchFolder } from './store/torture/test-scratch.ts';

/* A process that is killed, and power that fails, at any moment between a picture and the film that refers to it. */

const STATES_A_MOMENT = effort('STATES', 8, 400);
const PATIENCE = { timeout: effort('PATIENCE', 120_000, 1_800_000) };
const ACKNOWLEDGED = 'Film 1';

type Story = (folder: string, faults: FaultFiles, done: () => void) => Promise<void>;

/** A picture, the film it is for, and another film with another picture. */
const aPictureAndItsFilm: Story = async (folder, { files }, done) => {
  const library = await openPictures(folder, files);
  try {
    await library.add(1, [await library.posters.add(await pictureBytes(0), 'poster')]);
    done();
    await library.add(2, [await library.posters.add(await pictureBytes(1), 'poster')]);
  } finally {
    await library.store.close();
  }
};

/** Begun by a process that is killed at an operation, and done again by the next one. */
const begunByAKilledProcess =
  (at: number): Story =>
  async (folder, faults, done) => {
    const { store, posters } = await openPictures(folder, faults.files);
    faults.plan({ fault: 'killed', at, persistent: true });
    await posters.add(await pictureBytes(0), 'poster').catch(() => undefined);
    await store.close();
    faults.plan(null);
    const library = await openPictures(folder, faults.files);
    await library.add(1, [await library.posters.add(await pictureBytes(0), 'poster')]);
    done();
    // It ends as badly, so that nothing is made good at the end.
    faults.plan({ fault: 'killed', at: 1, persistent: true });
    await library.store.close();
  };

/** One film whose picture is used, one whose picture is only in the history, and a picture nobody refers to. */
async function withUnused(folder: string): Promise<void> {
  const { store, posters, add, setImages } = await openPictures(folder, UNSYNCED_FILES);
  try {
    const images = await Promise.all(
      [0, 1, 2].map(async (number) => posters.add(await pictureBytes(number), 'poster')),
    );
    await add(1, images.slice(0, 1));
    await add(2, images.slice(1, 2));
    await setImages(2, []);
  } finally {
    await store.close();
  }
}

/** A collection, then a film with the picture that was collected and is stored again. */
const aCollection: Story = async (folder, { files }, done) => {
  const library = await openPictures(folder, files);
  try {
    done();
    await library.pictures.deleteUnused();
    await library.add(3, [await library.posters.add(await pictureBytes(2), 'poster')]);
  } finally {
    await library.store.close();
  }
};

/** What is wrong with the library that is left: films without their pictures, or none where one was acknowledged. */
async function wrongsOf(folder: string, isAcknowledged: boolean): Promise<string[]> {
  const library = await openPictures(folder, UNSYNCED_FILES);
  const wrongs = await filmsWithoutPicture(library);
  const titles = [...library.store.data.films.values()].map(({ title }) => title);
  await library.store.close();
  return isAcknowledged && !titles.includes(ACKNOWLEDGED)
    ? ['an acknowledged film', ...wrongs]
    : wrongs;
}

async function nothingYet(): Promise<void> {
  // The library itself is made in the story.
}

describe('promise 17: killed at any operation', () => {
  test.each([
    ['between a picture and its film', nothingYet, aPictureAndItsFilm],
    ['of a collection', withUnused, aCollection],
  ])('%s, no film is without its picture', PATIENCE, async (_, prepare, story) => {
    let killed = 0;
    for (let at = 1, struck = true; struck; at += 1) {
      const folder = await scratchFolder();
      await prepare(folder);
      const faults = new FaultFiles(UNSYNCED_FILES);
      faults.plan({ fault: 'killed', at, persistent: true });
      let isAcknowledged = false;
      await story(folder, faults, () => (isAcknowledged = true)).catch(() => undefined);
      struck = faults.hasStruck;
      killed += struck ? 1 : 0;
      expect(await wrongsOf(folder, isAcknowledged), `killed at operation ${at}`).toEqual([]);
      await fs.rm(folder, { recursive: true });
    }
    expect(killed).toBeGreaterThan(30);
  });
});

/** Opens what a power loss at any moment of a story may leave, and returns what is wrong with it. */
async function play(
  story: Story,
  prepare: (folder: string) => Promise<void> = nothingYet,
  omit: (call: Call) => boolean = () => false,
  limit = STATES_A_MOMENT,
): Promise<{ readonly states: number; readonly bad: readonly string[] }> {
  const root = await scratchFolder();
  const recorded = path.join(root, 'recorded');
  await fs.mkdir(recorded);
  await prepare(recorded);
  const disk = await RecordedDisk.of(recorded, { omit });
  let acknowledged = Infinity;
  await story(recorded, new FaultFiles(disk.files), () => (acknowledged = disk.now()));
  const random = chance();
  const bad: string[] = [];
  let states = 0;
  const seen = new Set<string>();
  const end = disk.now();
  for (let moment = 0; moment <= end; moment += 1) {
    for (const state of crashStates(disk, moment, limit, random)) {
      const key = `${moment > acknowledged} ${[...state]
        .map(
          ([name, bytes]) =>
            `${name.replace(/[0-9a-f]{16}\.tmp/, '')} ${bytes?.toString('latin1')}`,
        )
        .sort()
        .join()}`;
      if (seen.has(key)) continue;
      seen.add(key);
      states += 1;
      const folder = path.join(root, 'crashed');
      await fs.mkdir(folder);
      await materialise(state, folder);
      const wrongs = await wrongsOf(folder, moment > acknowledged);
      await fs.rm(folder, { recursive: true });
      if (wrongs.length > 0) bad.push(`at moment ${moment} of ${end}: ${wrongs.join(', ')}`);
    }
  }
  return { states, bad };
}

describe('promise 17: after a power loss', () => {
  test.each([
    ['between a picture and its film', nothingYet, aPictureAndItsFilm],
    ['in a collection', withUnused, aCollection],
  ])('%s, no film is without its picture', PATIENCE, async (_, prepare, story) => {
    const { states, bad } = await play(story, prepare);
    expect(bad, `${states} states, ${SEED_HINT}`).toEqual([]);
    expect(states).toBeGreaterThan(20);
  });

  test('nor is it when a killed process had begun to store the picture', PATIENCE, async () => {
    const wrongs: string[] = [];
    for (let at = 1; at <= 20; at += 1) {
      const { bad } = await play(begunByAKilledProcess(at), nothingYet, undefined, 4);
      wrongs.push(...bad.map((state) => `killed at ${at}, ${state}`));
    }
    expect(wrongs, SEED_HINT).toEqual([]);
  });

  const shelf = async () => (await pictureOf(0)).hash.slice(0, 2);
  test.each<[string, (folder: string, shelf: string) => boolean]>([
    ['of the picture', (file) => file.endsWith('.tmp') && file.includes('posters')],
    ['of its shelf', (file, name) => path.basename(file) === name],
    ['of the folder of pictures', (file) => path.basename(file) === 'posters'],
  ])('which the sync %s is needed for', PATIENCE, async (_, isMeant) => {
    const name = await shelf();
    const omit = (call: Call) => call.name === 'handle.sync' && isMeant(call.file, name);
    const { bad } = await play(aPictureAndItsFilm, nothingYet, omit);
    expect(bad, SEED_HINT).not.toEqual([]);
  });
});
