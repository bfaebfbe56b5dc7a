import fs from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { LibraryApi } from '../../model/api.ts';
import { setFields, type Change } from '../../model/change.ts';
import type { Film } from '../../model/film.ts';
import { openStore, type Store } from '../store.ts';
import { bundleChild } from '../test-child.ts';
import { temporaryFolder } from '../test-library.ts';
import { below, chance, effort, PATIENCE, SEED_HINT } from './effort.ts';
import { hashExceptUpdated, type Films } from './oracle.ts';
import { startProgram } from './test-process.ts';

/* The whole program as a person starts it: edits come over HTTP, and the process ends the moment they are acknowledged. */

const ENDS = effort('ENDS', 6, 200);
/** As many edits are on their way when the process ends. */
const AT_ONCE = 8;
const FILMS = 60;
const DELETED = '2026-01-02T10:11:12.345Z';
/** As Dropbox, OneDrive, iCloud, Syncthing and others name them. */
const COPIES = [
  "library (Person A's conflicted copy 2026-01-02).json",
  'library (In Konflikt stehende Kopie von Person A 2026-01-02).json',
  'library-COMPUTER.json',
  'library-BÜRO-2.json',
  'library 2.json',
  'library 11.json',
  'library.sync-conflict-20260102-101112-ABCDEFG.json',
  'library (1).json',
  'library_conflict-20260102-101112.json',
  'library_Computer-A_Jan-02-1011-2026_Conflict.json',
  'library.Conflict.json',
  'library.json.conflict1',
];

type Method = keyof LibraryApi;
type Asked<M extends Method> = Parameters<LibraryApi[M]>[0];
type Answered<M extends Method> = Awaited<ReturnType<LibraryApi[M]>>;

/** The library in a running host. */
interface Host {
  call<M extends Method>(method: M, argument: Asked<M>): Promise<Answered<M>>;
  end(signal: NodeJS.Signals): Promise<void>;
}

let script: string;
let folder: string;

beforeAll(async () => {
  const cli = fileURLToPath(new URL('../../cli.ts', import.meta.url));
  script = await bundleChild(`import ${JSON.stringify(cli)};`);
}, 60_000);

beforeEach(async () => {
  folder = path.join(await temporaryFolder(), 'library');
});

async function startHost(): Promise<Host> {
  const cache = path.dirname(folder);
  const program = startProgram(script, ['serve', '--json', '--library', folder], {
    ...process.env,
    XDG_CACHE_HOME: cache,
    LOCALAPPDATA: cache,
  });
  const { url } = JSON.parse(await program.next()) as { readonly url: string };
  const { origin, search } = new URL(url);
  return {
    end: program.end,
    call: async (method, argument) => {
      const answer = await fetch(`${origin}/api/${method}${search}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin },
        body: JSON.stringify(argument),
      });
      const outcome = (await answer.json()) as { ok: boolean; value: never };
      if (!outcome.ok) throw new Error(`${method}: ${JSON.stringify(outcome)}`);
      return outcome.value;
    },
  };
}

/** What is in the library now, for somebody who only reads. */
async function read(): Promise<Films> {
  const { data, notices } = await openStore(folder, { readOnly: true });
  expect(notices).toEqual([]);
  return new Map(data.films);
}

/** A session without the host. */
async function edit(work: (store: Store) => Promise<unknown>): Promise<void> {
  const store = await openStore(folder);
  await work(store);
  await store.close();
}

const removal = (film: Film): Change => ({ type: 'remove', film });

test(
  `promise 19: what was acknowledged before one of ${ENDS} ends is there`,
  PATIENCE,
  async () => {
    const random = chance();
    const acknowledged = new Set<string>();
    let typed = 'nothing yet';
    for (let end = 1; end <= ENDS; end++) {
      const signal = end % 2 === 0 ? 'SIGTERM' : 'SIGKILL';
      const wanted = 1 + below(random, AT_ONCE);
      const state = `end ${end}, ${signal} after ${wanted} of ${AT_ONCE}, ${SEED_HINT}`;
      const host = await startHost();
      if (end > 1)
        expect(await host.call('drafts', {}), state).toMatchObject([{ form: { typed } }]);
      typed = `as far as ${end}`;
      await host.call('keepDraft', { key: 'new', title: typed, form: { typed } });
      let count = 0;
      const calls = Array.from({ length: AT_ONCE }, async (_, index) => {
        const title = `Film ${end}-${index}`;
        await host.call('addFilms', { drafts: [{ title }] });
        acknowledged.add(title);
        if (++count === wanted) await host.end(signal);
      });
      await Promise.allSettled(calls);
      expect(count, state).toBeGreaterThanOrEqual(wanted);
      const titles = [...(await read()).values()].map(({ title }) => title);
      expect(new Set(titles).size, state).toBe(titles.length);
      expect(titles, state).toEqual(expect.arrayContaining([...acknowledged]));
    }
  },
);

describe('promise 18: every film deleted,', () => {
  test.each([
    ['into the trash', 'SIGKILL', false],
    ['into the trash', 'SIGTERM', false],
    ['and the trash emptied', 'SIGKILL', true],
    ['and the trash emptied', 'SIGTERM', true],
  ] as const)('%s, is back after an end by %s and undo', async (_, signal, isEmptied) => {
    const first = await startHost();
    const drafts = Array.from({ length: FILMS }, (_, index) => ({ title: `Film ${index}` }));
    await first.call('addFilms', { drafts });
    const [film] = (await read()).values();
    if (film !== undefined)
      await first.call('apply', { changes: [setFields(film, { rating: 4.5 })] });
    const before = await read();
    const changes = [...before.values()].map((each) => setFields(each, { deleted: DELETED }));
    await first.call('apply', { changes });
    if (isEmptied) await first.call('emptyTrash', {});
    await first.end(signal);
    expect((await read()).size).toBe(isEmptied ? 0 : FILMS);

    const second = await startHost();
    if (isEmptied) await second.call('undo', {});
    await second.call('undo', {});
    await second.end('SIGKILL');
    expect(hashExceptUpdated(await read())).toBe(hashExceptUpdated(before));
  });
});

test('promise 13: twelve conflict copies are offered, and stay whatever is done', async () => {
  const first = await startHost();
  await first.call('addFilms', { drafts: [{ title: 'Film 1' }, { title: 'Film 2' }] });
  await first.end('SIGTERM');
  const snapshot = await fs.readFile(path.join(folder, 'library.json'));
  for (const name of COPIES) await fs.writeFile(path.join(folder, name), snapshot);
  await edit((store) => store.commit([...store.data.films.values()].map(removal)));

  const host = await startHost();
  const offered = await host.call('conflictCopies', {});
  expect(offered.map(({ file }) => file).toSorted()).toEqual(COPIES.toSorted());
  for (const file of COPIES) await host.call('takeOverCopy', { file });
  await host.call('backUp', {});
  await host.end('SIGTERM');
  await edit((store) => store.checkpoint());
  expect((await read()).size).toBe(2);
  for (const name of COPIES) {
    expect(await fs.readFile(path.join(folder, name)), name).toEqual(snapshot);
  }
});
