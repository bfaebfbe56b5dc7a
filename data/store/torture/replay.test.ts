import fs from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { setFields } from '../../model/change.ts';
import { openStore } from '../store.ts';
import { adding, makeFilm } from '../test-library.ts';
import { effort, PATIENCE, SEED } from './effort.ts';
import { FaultFiles } from './fault-files.ts';
import { UNSYNCED_FILES } from './intercept.ts';
import { hashOfFilms, statesOf } from './oracle.ts';
import { scratchFolder } from './test-scratch.ts';

/* Random histories, replayed from every snapshot there ever was, several times over, and with the replay cut short. */

const HISTORIES = effort('HISTORIES', 12, 300);
const FILMS = 5;

type Step = { readonly kind: 'add or remove' | 'edit' | 'checkpoint'; readonly film: number };

const stepArbitrary: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('add or remove', 'edit', 'edit', 'checkpoint'),
  film: fc.nat(FILMS - 1),
});

interface History {
  /** Every snapshot that was ever the current one, oldest first. */
  readonly snapshots: readonly Buffer[];
  /** Every journal there ever was, in its last form. */
  readonly journals: ReadonlyMap<string, Buffer>;
  readonly hash: string;
}

async function live(steps: readonly Step[], folder: string): Promise<History> {
  const snapshots: Buffer[] = [];
  const journals = new Map<string, Buffer>();
  const store = await openStore(folder, { files: UNSYNCED_FILES });
  const keep = async () => {
    const snapshot = await fs.readFile(path.join(folder, 'library.json'));
    if (snapshots.at(-1)?.equals(snapshot) !== true) snapshots.push(snapshot);
    for (const name of await fs.readdir(folder)) {
      if (name.startsWith('journal-'))
        journals.set(name, await fs.readFile(path.join(folder, name)));
    }
  };
  await keep();
  for (const [index, { kind, film }] of steps.entries()) {
    const present = store.data.films.get(makeFilm(film).id);
    if (kind === 'checkpoint') await store.checkpoint();
    else if (present === undefined) await store.commit(adding(makeFilm(film)));
    else if (kind === 'edit') await store.commit([setFields(present, { title: `Titel ${index}` })]);
    else await store.commit([{ type: 'remove', film: present }]);
    await keep();
  }
  const hash = hashOfFilms(store.data.films);
  expect(hashOfFilms(statesOf(store.history).at(-1) ?? new Map())).toBe(hash);
  await store.close();
  return { snapshots, journals, hash };
}

/** Makes a folder that holds these files and nothing else. */
async function lay(folder: string, files: ReadonlyMap<string, Buffer>): Promise<void> {
  await fs.rm(folder, { recursive: true, force: true });
  await fs.mkdir(folder);
  for (const [name, bytes] of files) await fs.writeFile(path.join(folder, name), bytes);
}

/** Starts, and is killed right after that. */
async function start(folder: string): Promise<string> {
  const faults = new FaultFiles(UNSYNCED_FILES);
  const store = await openStore(folder, { files: faults.files });
  faults.plan({ fault: 'killed', at: 1, persistent: true });
  await store.close();
  return hashOfFilms(store.data.films);
}

/** Starts, and is killed at an operation during that. Returns whether it came that far. */
async function startKilledAt(folder: string, at: number): Promise<boolean> {
  const faults = new FaultFiles(UNSYNCED_FILES);
  faults.plan({ fault: 'killed', at, persistent: true });
  const store = await openStore(folder, { files: faults.files }).catch(() => null);
  faults.plan({ fault: 'killed', at: 1, persistent: true });
  await store?.close();
  return store === null;
}

test(`promise 7: replay is idempotent, in ${HISTORIES} histories`, PATIENCE, async () => {
  const root = await scratchFolder();
  const folder = path.join(root, 'library');
  const property = fc.asyncProperty(
    fc.array(stepArbitrary, { minLength: 3, maxLength: 25 }),
    fc.integer({ min: 1, max: 3 }),
    async (steps, times) => {
      await lay(folder, new Map());
      const { snapshots, journals, hash } = await live(steps, folder);
      for (const [index, snapshot] of snapshots.entries()) {
        await lay(folder, new Map([...journals, ['library.json', snapshot]]));
        const found: string[] = [];
        for (let time = 0; time < times; time++) found.push(await start(folder));
        expect(new Set(found), `from snapshot ${index}`).toEqual(new Set([hash]));
      }

      // The same lines once more in a journal say nothing new.
      const repeated = [...journals].map(
        ([name, bytes]) =>
          [name, Buffer.concat(Array.from({ length: times }, () => bytes))] as const,
      );
      await lay(folder, new Map([...repeated, ['library.json', snapshots[0] ?? Buffer.alloc(0)]]));
      expect(await start(folder), 'with repeated lines').toBe(hash);

      // A start with much to repair: a damaged snapshot, a torn tail.
      const newest = [...journals.keys()].at(-1) ?? '';
      const torn = Buffer.concat([
        journals.get(newest) ?? Buffer.alloc(0),
        Buffer.from('0badc0de 9'),
      ]);
      const broken = new Map([
        ...journals,
        [newest, torn],
        ['library.json', Buffer.from('broken')],
        ['library.prev.json', snapshots[0] ?? Buffer.alloc(0)],
      ]);
      await lay(folder, broken);
      for (let at = 1; await startKilledAt(folder, at); at += times) {
        expect(await start(folder), `after a start killed at operation ${at}`).toBe(hash);
        await lay(folder, broken);
      }
    },
  );
  await fc.assert(property, { seed: SEED, numRuns: HISTORIES });
});
