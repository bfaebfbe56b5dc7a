import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { setFields, type Change } from '../../model/change.ts';
import { openStore, type Store, type StoreData } from '../store.ts';
import { adding, filmsOf, makeFilm } from '../test-library.ts';
import { IS_LONG, PATIENCE } from './effort.ts';
import { FaultFiles, type Fault, type FaultPlan } from './fault-files.ts';
import { UNSYNCED_FILES } from './intercept.ts';
import { Person } from './person.ts';
import { scratchFolder } from './test-scratch.ts';

/* H1: the same session again and again, with the first, the second, the third … operation of the disk failing. */

/** The ten seconds that a rename is tried again for are over at once. */
vi.mock(import('node:timers/promises'), async (original) => {
  const timers = await original();
  return { ...timers, setTimeout: (_, value) => timers.setImmediate(value as never) };
});

const CODES: readonly Fault[] = ['EIO', 'ENOSPC', 'EMFILE', 'EACCES'];
const FAULTS: readonly [Fault, boolean][] = [
  ...CODES.map((code): [Fault, boolean] => [code, false]),
  ...CODES.map((code): [Fault, boolean] => [code, true]),
  ['short', false],
  ['short', true],
  ['late', false],
  ['killed', true],
];

/** How a session ends: properly, on the disk as it is then; with the process killed; or after the disk is well again. */
const ENDINGS = ['closed', 'killed', 'healed'] as const;
type Ending = (typeof ENDINGS)[number];

function title(store: Store, number: number, value: string): readonly Change[] {
  const film = store.data.films.get(makeFilm(number).id);
  return film === undefined ? adding(makeFilm(number)) : [setFields(film, { title: value })];
}

/** A library with everything a library has: two snapshots, journals, and edits since. Made once, then copied. */
async function ordinaryLibrary(folder: string): Promise<void> {
  const store = await openStore(folder);
  await store.commit(adding(makeFilm(1), makeFilm(2), makeFilm(3)));
  await store.checkpoint();
  await store.commit(title(store, 1, 'A'));
  await store.close();
  const again = await openStore(folder);
  await again.commit(title(again, 2, 'B'));
  await kill(again, folder);
}

async function largeLibrary(folder: string): Promise<void> {
  const store = await openStore(folder);
  await store.commit(adding(...Array.from({ length: 500 }, (_, index) => makeFilm(index))));
  await store.close();
}

/** Ends a store so that its folder stays as it is. */
async function kill(store: Store, folder: string): Promise<void> {
  const kept = `${folder}.kept`;
  await fs.cp(folder, kept, { recursive: true });
  await store.close();
  await fs.rm(folder, { recursive: true });
  await fs.rename(kept, folder);
}

interface Story {
  /** Whether operations of the start fail, too, or only those of the session. */
  readonly failsFrom: 'start' | 'session';
  readonly prepare: (folder: string) => Promise<void>;
  readonly session: (person: Person, store: Store) => Promise<void>;
}

async function ordinarySession(person: Person, store: Store): Promise<void> {
  const checkpoint = () =>
    store.checkpoint().catch((error: unknown) => person.refuse(error, ['save-failed']));
  await person.save(store, title(store, 1, 'C'));
  await checkpoint();
  await person.save(store, title(store, 2, 'D'), title(store, 3, 'D'));
  await person.save(store, adding(makeFilm(4)));
  const writing = checkpoint();
  await person.save(store, title(store, 1, 'E'));
  await writing;
  await person.save(store, title(store, 4, 'F'));
}

async function editOf500(person: Person, store: Store): Promise<void> {
  const edits = filmsOf(store).map((film) => setFields(film, { favourite: true }));
  await person.save(store, edits);
}

const ORDINARY: Story = { failsFrom: 'start', prepare: ordinaryLibrary, session: ordinarySession };
const LARGE: Story = { failsFrom: 'session', prepare: largeLibrary, session: editOf500 };

const OPENING = ['save-failed', 'library-not-writable', 'file-unreadable'];

/** One session with one plan: whether the plan was reached, and what the person went through. */
async function play(
  model: string,
  base: StoreData,
  story: Story,
  plan: FaultPlan,
  ending: Ending,
): Promise<{ readonly struck: boolean; readonly person: Person }> {
  const folder = await fs.mkdtemp(path.join(path.dirname(model), 'session-'));
  await fs.cp(model, folder, { recursive: true });
  const faults = new FaultFiles(UNSYNCED_FILES);
  const person = new Person(base);
  let struck = false;
  try {
    if (story.failsFrom === 'start') faults.plan(plan);
    const store = await openStore(folder, { files: faults.files }).catch((error: unknown) => {
      person.refuse(error, OPENING);
      return null;
    });
    if (store !== null) {
      if (story.failsFrom === 'session') faults.plan(plan);
      await story.session(person, store);
      struck = faults.hasStruck;
      if (ending === 'killed') faults.plan({ fault: 'killed', at: 1, persistent: true });
      if (ending === 'healed') await goOn(person, store, faults);
      await store.close();
    }
    struck ||= faults.hasStruck;
    const again = await openStore(folder, { files: UNSYNCED_FILES });
    const isSure = ending === 'healed' || (ending === 'closed' && !plan.persistent);
    if (isSure) person.compare(again, 'after a start');
    else person.compareLoosely(again, 'after a start');
    if (again.notices.some(({ kind }) => kind === 'journal-cut')) person.wrongs.push('journal-cut');
    await again.close();
  } catch (error) {
    person.wrongs.push(String(error));
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
  return { struck, person };
}

/** The disk is well again: the next edit is saved, and the next snapshot is written. */
async function goOn(person: Person, store: Store, faults: FaultFiles): Promise<void> {
  faults.plan(null);
  await person.save(store, title(store, 3, 'Z'));
  if (person.attempts.length > 0) person.wrongs.push('saving does not resume');
  await store.checkpoint().catch((error: unknown) => person.wrongs.push(`then ${String(error)}`));
}

/** The session with every operation failing in its turn, until there is none left to fail. */
async function playAll(
  story: Story,
  fault: Fault,
  persistent: boolean,
): Promise<{ sessions: number; refusals: number; wrongs: string[] }> {
  const model = path.join(await scratchFolder(), 'model');
  await story.prepare(model);
  const base = await openStore(model, { readOnly: true });
  let refusals = 0;
  let sessions = 0;
  const wrongs: string[] = [];
  for (let at = 1, isOver = false; !isOver; at++) {
    isOver = true;
    for (const ending of ENDINGS.filter((_, index) => IS_LONG || index === at % 3)) {
      const plan = { fault, at, persistent };
      const { struck, person } = await play(model, base.data, story, plan, ending);
      sessions += 1;
      refusals += person.refusals;
      wrongs.push(...person.wrongs.map((wrong) => `operation ${at}, then ${ending}: ${wrong}`));
      if (struck) isOver = false;
    }
  }
  return { sessions, refusals, wrongs };
}

describe.each(FAULTS)('%s, from then on: %s', (fault, persistent) => {
  test('promise 4: no operation that fails costs anything acknowledged', PATIENCE, async () => {
    const all = await playAll(ORDINARY, fault, persistent);
    expect(all.wrongs).toEqual([]);
    expect(all.sessions).toBeGreaterThan(fault === 'short' ? 10 : 20);
    if (fault !== 'late' && fault !== 'short') expect(all.refusals).toBeGreaterThan(10);
  });

  test('promise 3: an edit of 500 films is saved in full or not at all', PATIENCE, async () => {
    const all = await playAll(LARGE, fault, persistent);
    expect(all.wrongs).toEqual([]);
    expect(all.sessions).toBeGreaterThan(1);
  });
});
