import fs from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { Backups } from './backups.ts';
import { openStore, type Store } from './store.ts';
import { adding, contentsOf, makeFilm, temporaryFolder, titlesOf } from './test-library.ts';
import { FaultFiles } from './torture/fault-files.ts';
import { UNSYNCED_FILES } from './torture/intercept.ts';

/* Both snapshots are damaged: the newest backup, and whatever the journals add to it, is the library. */

const TITLES = ['Film 1', 'Film 2', 'Film 3', 'Film 4', 'Film 5', 'Film 6'];

let folder: string;
let backups: { readonly name: string; readonly at: string }[];
const at = (name: string) => path.join(folder, name);

async function open(readOnly = false): Promise<Store> {
  const store = await openStore(folder, { readOnly });
  onTestFinished(() => store.close());
  return store;
}

const kindsOf = ({ notices }: Store) => notices.map(({ kind }) => kind);

async function damageSnapshots(): Promise<void> {
  await fs.writeFile(at('library.json'), 'damaged');
  await fs.writeFile(at('library.prev.json'), 'damaged, too');
}

/** Six films, a snapshot after each but the last, and backups after the second and the third. */
beforeEach(async () => {
  folder = await temporaryFolder();
  backups = [];
  const store = await openStore(folder);
  for (let number = 1; number <= 6; number++) {
    await store.commit(adding(makeFilm(number)));
    if (number === 6) break;
    await store.checkpoint();
    if (number === 2 || number === 3) {
      const moment = `2024-05-0${number}T12:00:00.000Z`;
      backups.unshift(await new Backups(folder).make(number, moment));
    }
  }
  await fs.cp(folder, `${folder}-copy`, { recursive: true });
  await store.close();
  await fs.rm(folder, { recursive: true });
  await fs.rename(`${folder}-copy`, folder);
  // Else the journals would tell the whole story without a backup.
  await fs.rm(at('history/journal-1.ndjson'));
});

test('with every later journal nothing is lost', async () => {
  await damageSnapshots();
  const before = await contentsOf(folder);
  const notice = {
    kind: 'opened-from-backup',
    details: { file: backups[0]?.name, at: backups[0]?.at, lost: 0, whole: 1 },
  };
  const reading = await open(true);
  expect(titlesOf(reading)).toEqual(TITLES);
  expect(reading.notices).toEqual([notice]);
  expect(await contentsOf(folder)).toEqual(before);

  const store = await open();
  expect(titlesOf(store)).toEqual(TITLES);
  expect(store.notices).toEqual([notice]);
  const quarantined = [...(await contentsOf(at('quarantine'))).values()];
  expect(quarantined).toContain(before.get('library.json'));
  expect(quarantined).toContain(before.get('library.prev.json'));
  await store.commit(adding(makeFilm(7)));
  await store.close();
  const again = await open();
  expect(titlesOf(again)).toEqual([...TITLES, 'Film 7']);
  expect(again.notices).toEqual([]);
});

test('also when the journals are all in the history', async () => {
  await damageSnapshots();
  for (const name of await fs.readdir(folder)) {
    if (name.startsWith('journal-')) await fs.rename(at(name), at(path.join('history', name)));
  }
  const store = await open();
  expect(titlesOf(store)).toEqual(TITLES);
  await store.commit(adding(makeFilm(7)));
  await store.checkpoint();
  await store.close();
  expect(titlesOf(await open())).toEqual([...TITLES, 'Film 7']);
});

test('behind a missing journal everything is told to be lost, and kept', async () => {
  await damageSnapshots();
  await fs.rm(at('history/journal-4.ndjson'));
  const before = await contentsOf(folder);
  const store = await open();
  expect(titlesOf(store)).toEqual(TITLES.slice(0, 3));
  expect(store.notices).toMatchObject([{ kind: 'opened-from-backup', details: { lost: 2 } }]);
  const quarantined = [...(await contentsOf(at('quarantine'))).values()];
  for (const [name, bytes] of before) {
    if (name.startsWith('journal-') && bytes !== '') expect(quarantined, name).toContain(bytes);
  }
  await store.commit(adding(makeFilm(7)));
  await store.close();
  const again = await open();
  expect(titlesOf(again)).toEqual([...TITLES.slice(0, 3), 'Film 7']);
  expect(again.notices).toEqual([]);
  // And once more, so that what was lost does not come back as something else.
  await again.close();
  await damageSnapshots();
  expect(titlesOf(await open())).toEqual([...TITLES.slice(0, 3), 'Film 7']);
});

test('a damaged backup is passed over for an older one', async () => {
  await damageSnapshots();
  await fs.writeFile(at(`backups/${backups[0]?.name}`), '');
  await fs.writeFile(at('backups/2030-01-01.json.gz'), 'planted');
  const store = await open();
  expect(titlesOf(store)).toEqual(TITLES);
  expect(store.notices).toMatchObject([{ details: { file: backups[1]?.name, lost: 0 } }]);
});

test('without any file but its backups it is what it was then', async () => {
  for (const name of await fs.readdir(folder)) {
    if (name !== 'backups') await fs.rm(at(name), { recursive: true });
  }
  const store = await open();
  expect(titlesOf(store)).toEqual(TITLES.slice(0, 3));
  await store.commit(adding(makeFilm(7)));
  await store.close();
  expect(kindsOf(await open())).toEqual([]);
});

test('a backup is not asked as long as there is a snapshot that can be read', async () => {
  await fs.writeFile(at('library.json'), 'damaged');
  const store = await open();
  expect(titlesOf(store)).toEqual(TITLES);
  expect(kindsOf(store)).toEqual(['opened-from-previous']);
});

test('without a backup, and without the first journal, nothing can be recovered', async () => {
  await damageSnapshots();
  await fs.rm(at('backups'), { recursive: true });
  await expect(open()).rejects.toMatchObject({ code: 'library-damaged' });
});

test('a start from a backup may be killed at any moment', async () => {
  await damageSnapshots();
  const damaged = await temporaryFolder();
  await fs.cp(folder, damaged, { recursive: true });
  let count = 0;
  for (let isOver = false; !isOver; count++) {
    const faults = new FaultFiles(UNSYNCED_FILES);
    faults.plan({ fault: 'killed', at: count + 1, persistent: true });
    const store = await openStore(folder, { files: faults.files }).catch(() => null);
    isOver = !faults.hasStruck;
    faults.plan({ fault: 'killed', at: 1, persistent: true });
    await store?.close();
    expect(titlesOf(await openStore(folder, { readOnly: true })), `${count}`).toEqual(TITLES);
    const next = await openStore(folder, { files: UNSYNCED_FILES });
    expect(titlesOf(next), `killed at operation ${count + 1}`).toEqual(TITLES);
    await next.close();
    await fs.rm(folder, { recursive: true });
    await fs.cp(damaged, folder, { recursive: true });
  }
  expect(count).toBeGreaterThan(20);
});
