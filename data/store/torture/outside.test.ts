import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { setFields } from '../../model/change.ts';
import { openStore, type Store } from '../store.ts';
import { adding, contentsOf, makeFilm, titlesOf } from '../test-library.ts';
import { interceptFiles, UNSYNCED_FILES } from './intercept.ts';
import { scratchFolder } from './test-scratch.ts';

/* Another computer, or a sync program, puts a file of its own in the place of ours while the library is open. */

/** The snapshot of another computer: other films, and a revision that is as good as ours. */
async function foreignSnapshot(folder: string): Promise<Buffer> {
  await fs.mkdir(folder);
  const store = await openStore(folder, { files: UNSYNCED_FILES });
  for (const number of [7, 8, 9]) await store.commit(adding(makeFilm(number)));
  await store.close();
  return fs.readFile(path.join(folder, 'library.json'));
}

async function rename(store: Store, title: string): Promise<void> {
  const film = store.data.films.get(makeFilm(2).id);
  if (film !== undefined) await store.commit([setFields(film, { title })]);
}

/**
 * A session in which the snapshot is swapped right before an operation of a checkpoint, as sync programs do it: in full,
 * at once. Returns whether there was such an operation, and what is wrong with what the session leaves.
 */
async function swapBefore(at: number, folder: string, foreign: Buffer) {
  await fs.mkdir(folder);
  const snapshot = path.join(folder, 'library.json');
  let left = Infinity;
  let operation: string | null = null;
  const files = interceptFiles(UNSYNCED_FILES, async ({ name, args, run }) => {
    left -= 1;
    // The moment between our last look and the rename itself is the system's; nobody can look into that one.
    const isReplacing = name === 'rename' && args[1] === snapshot;
    if (left === 0 && !isReplacing) {
      operation = name;
      await fs.writeFile(`${snapshot}.sync`, foreign);
      await fs.rename(`${snapshot}.sync`, snapshot);
    }
    return run();
  });
  const store = await openStore(folder, { files });
  await store.commit(adding(makeFilm(1)));
  await store.checkpoint();
  await store.commit(adding(makeFilm(2)));
  left = at;
  await store.checkpoint();
  const isReached = left <= 0;
  left = Infinity;
  // What is kept must not depend on how often we save afterwards.
  for (const title of ['zwei', 'deux', 'Film 2']) {
    await rename(store, title);
    await store.checkpoint();
  }
  await store.close();

  const wrongs: string[] = [];
  const kept = [...(await contentsOf(folder)).values()];
  const again = await openStore(folder, { files: UNSYNCED_FILES });
  const titles = titlesOf(again).join();
  await again.close();
  if (operation !== null && !kept.includes(foreign.toString('base64')))
    wrongs.push('theirs is lost');
  if (titles !== 'Film 1,Film 2') wrongs.push(`ours is ${titles}`);
  return { isReached, wrongs: wrongs.map((wrong) => `${at}, ${operation}: ${wrong}`) };
}

test('promise 12: a snapshot that others swap during a session is kept, and so is ours', async () => {
  const root = await scratchFolder();
  const foreign = await foreignSnapshot(path.join(root, 'other'));
  const wrongs: string[] = [];
  for (let at = 1, isOver = false; !isOver; at++) {
    const swapped = await swapBefore(at, path.join(root, String(at)), foreign);
    wrongs.push(...swapped.wrongs);
    isOver = !swapped.isReached;
    if (isOver) expect(at).toBeGreaterThan(20);
  }
  expect(wrongs).toEqual([]);
});
