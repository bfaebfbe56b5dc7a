import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { setFields, type Change } from '../../model/change.ts';
import { journalName } from '../folder.ts';
import { openStore, type Store } from '../store.ts';
import { adding, filmsOf, makeFilm } from '../test-library.ts';
import { crashStates, materialise, type CrashState } from './crash-states.ts';
import { below, chance, effort, IS_LONG, PATIENCE, SEED_HINT } from './effort.ts';
import { UNSYNCED_FILES, type Call } from './intercept.ts';
import { hashExceptUpdated } from './oracle.ts';
import { RecordedDisk, type RecordOptions } from './recorded-disk.ts';
import { nameOf, RecordedSession } from './recorded-session.ts';
import { scratchFolder } from './test-scratch.ts';

/* H2: the power fails at any moment of a recorded session. What was acknowledged by then must be there. */

const STATES_A_MOMENT = effort('STATES', 8, 400);
/** More than a checkpoint and an edit have. */
const OPERATIONS = 45;

const edit = (store: Store, number: number, title: string): Change[] => {
  const film = store.data.films.get(makeFilm(number).id);
  if (film === undefined) throw new Error(`no film ${number}`);
  return [setFields(film, { title })];
};

type Story = (session: RecordedSession) => Promise<void>;

/** Promise 2 in its own words. */
const threeEditsACheckpointAndTwo: Story = async (session) => {
  const store = await session.open();
  for (const number of [1, 2, 3]) await session.save(store, adding(makeFilm(number)));
  await store.checkpoint();
  await session.save(store, edit(store, 1, 'A'));
  await session.save(store, edit(store, 2, 'B'));
  await store.close();
};

const editsDuringCheckpoints: Story = async (session) => {
  const store = await session.open();
  await session.save(store, adding(makeFilm(1), makeFilm(2)));
  for (const title of ['A', 'B', 'C']) {
    const checkpoint = store.checkpoint();
    await Promise.all([
      session.save(store, edit(store, 1, title)),
      session.save(store, edit(store, 2, title)),
    ]);
    await session.save(store, edit(store, 1, `${title}, again`));
    await checkpoint;
  }
  await store.close();
};

const aSyncThatFailed: Story = async (session) => {
  const store = await session.open();
  await session.save(store, adding(makeFilm(1)));
  session.disk.refuseSync();
  await session.saveInVain(store, adding(makeFilm(2)));
  await session.save(store, adding(makeFilm(3)));
  session.disk.refuseSync();
  await session.saveInVain(store, adding(makeFilm(4)));
  await store.checkpoint();
  await session.save(store, adding(makeFilm(5)));
  await store.close();
};

/** The process dies at an operation of a checkpoint or of an edit, and a new one goes on with what it left. */
const aStartAfterAKill =
  (at: number): Story =>
  async (session) => {
    const store = await session.open();
    await session.save(store, adding(makeFilm(1)));
    session.faults.plan({ fault: 'killed', at, persistent: true });
    await store.checkpoint().catch(() => undefined);
    await session.save(store, adding(makeFilm(2))).catch(() => undefined);
    await store.close();
    session.faults.plan(null);
    session.begin = session.disk.now();
    const next = await session.open();
    await session.save(next, adding(makeFilm(3)));
    // It ends as badly as the first, so that no snapshot makes good what was missed.
    session.faults.plan({ fault: 'killed', at: 1, persistent: true });
    await next.close();
  };

const aTornTailRepaired: Story = async (session) => {
  const store = await session.open();
  await session.save(store, adding(makeFilm(2)));
  await store.checkpoint();
  await session.save(store, adding(makeFilm(3)));
  await store.close();
};

/** A sync tool puts its own copy in the place of the journal, twice. */
const aJournalReplaced: Story = async (session) => {
  const { files, folder } = session.disk;
  const store = await session.open();
  await session.save(store, adding(makeFilm(1)));
  for (const number of [2, 3]) {
    const journal = path.join(folder, journalName(store.data.generation));
    const bytes = await files.readFile(journal);
    const copy = await files.open(`${journal}.copy`, 'wx');
    await copy.write(bytes, 0, bytes.length, 0);
    await copy.sync();
    await copy.close();
    await files.rename(`${journal}.copy`, journal);
    await session.save(store, adding(makeFilm(number)));
  }
  await session.save(store, edit(store, 1, 'A'));
  await store.close();
};

const anEditOf500Films: Story = async (session) => {
  const store = await session.open();
  const edits = filmsOf(store).map((film) => setFields(film, { favourite: true }));
  await session.save(store, edits);
  await store.checkpoint();
  await store.close();
};

async function nothingYet(): Promise<void> {
  // The library itself is made during the record.
}

async function aTornTail(folder: string): Promise<void> {
  const store = await openStore(folder);
  await store.commit(adding(makeFilm(1)));
  await store.close();
  const journals = (await fs.readdir(folder)).filter((name) => name.startsWith('journal-')).sort();
  await fs.appendFile(path.join(folder, journals.at(-1) ?? ''), '00000000 17 {"gen":1,"se');
}

async function films500(folder: string): Promise<void> {
  const store = await openStore(folder);
  await store.commit(adding(...Array.from({ length: 500 }, (_, index) => makeFilm(index))));
  await store.close();
}

interface Verdict {
  readonly states: number;
  readonly bad: readonly string[];
}

/** Records a story and opens every state, each once, that a power loss at any moment of it may leave. */
async function play(
  story: Story,
  prepare: (folder: string) => Promise<void>,
  options: RecordOptions & { readonly untilBad?: boolean } = {},
  limit = STATES_A_MOMENT,
): Promise<Verdict> {
  const root = await scratchFolder();
  const folder = path.join(root, 'recorded');
  await fs.mkdir(folder);
  await prepare(folder);
  const session = new RecordedSession(await RecordedDisk.of(folder, options));
  await story(session);
  const random = chance();
  const seen = new Set<string>();
  const bad: string[] = [];
  const end = session.disk.now();
  for (let moment = session.begin; moment <= end; moment++) {
    const allowed = session.allowedAt(moment);
    for (const state of crashStates(session.disk, moment, limit, random)) {
      const key = `${allowed.join()} ${keyOf(state)}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const found = await open(state, path.join(root, 'crashed'), below(random, 10) === 0);
      if (allowed.includes(found)) continue;
      const sizes = [...state].map(([name, bytes]) => `${name} ${bytes?.length ?? 'folder'}`);
      bad.push(`at moment ${moment} of ${end}: ${found}, with ${sizes.join(', ')}`);
      if (options.untilBad === true) return { states: seen.size, bad };
    }
  }
  return { states: seen.size, bad };
}

function keyOf(state: CrashState): string {
  return [...state]
    .map(
      ([name, bytes]) => `${name.replace(/[0-9a-f]{16}/, '')}:${bytes?.toString('latin1') ?? ''}`,
    )
    .sort()
    .join('\0');
}

/** What a start makes of a state. `deep` also saves, stops, and starts once more. */
async function open(state: CrashState, folder: string, deep: boolean): Promise<string> {
  await fs.mkdir(folder);
  try {
    await materialise(state, folder);
    const store = await openStore(folder, { files: UNSYNCED_FILES });
    const { revision, films } = store.data;
    const found = nameOf({ revision, hash: hashExceptUpdated(films) });
    if (deep) await store.commit(adding(makeFilm(999)));
    await store.close();
    if (!deep) return found;
    const again = await openStore(folder, { readOnly: true });
    const isThere = again.data.films.has(makeFilm(999).id) && again.notices.length === 0;
    return isThere ? found : `${found}, and cannot go on`;
  } catch (error) {
    return `refused: ${String(error)}`;
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}

const isJournalSync = ({ name, file }: Call) =>
  name === 'handle.datasync' && /journal-\d+\.ndjson$/.test(file);

/** Leaves out the Nth call of those that `matches`, or all of them. */
function omitting(matches: (call: Call) => boolean, which: number | 'all') {
  let count = 0;
  const omit = (call: Call) => matches(call) && (++count === which || which === 'all');
  return { omit, untilBad: true };
}

describe('promise 2: after a power loss every acknowledged edit is there', () => {
  test.each([
    ['three edits, a checkpoint and two edits', threeEditsACheckpointAndTwo, nothingYet],
    ['edits, two at once, while checkpoints go on', editsDuringCheckpoints, nothingYet],
    ['edits after an fdatasync that failed', aSyncThatFailed, nothingYet],
    ['edits while the journal is replaced', aJournalReplaced, nothingYet],
    ['a start that repairs a torn tail', aTornTailRepaired, aTornTail],
  ])('in %s', PATIENCE, async (_, story, prepare) => {
    const { states, bad } = await play(story, prepare);
    expect(bad, `${bad.length} of ${states} states, ${SEED_HINT}`).toEqual([]);
    expect(states).toBeGreaterThan(100);
  });

  test(
    'in a start after a kill at any moment, all that the start has shown',
    PATIENCE,
    async () => {
      const found: string[] = [];
      for (let at = 1; at <= OPERATIONS; at++) {
        const { bad } = await play(
          aStartAfterAKill(at),
          nothingYet,
          { untilBad: true },
          IS_LONG ? 60 : 4,
        );
        found.push(...bad.map((state) => `killed at operation ${at}, ${state}`));
      }
      expect(found, SEED_HINT).toEqual([]);
    },
  );

  test.each([1, 2, 3, 4, 5])(
    'which the journal’s fdatasync number %i is needed for',
    PATIENCE,
    async (which) => {
      const omit = omitting(isJournalSync, which);
      const { bad } = await play(threeEditsACheckpointAndTwo, nothingYet, omit, 4);
      expect(bad, SEED_HINT).not.toEqual([]);
    },
  );

  test('which the folder’s sync after a new journal is needed for', PATIENCE, async () => {
    const isFolderSync = ({ name, file }: Call) =>
      name === 'handle.sync' && !/\.(ndjson|tmp)$/.test(file);
    const { bad } = await play(
      threeEditsACheckpointAndTwo,
      nothingYet,
      omitting(isFolderSync, 'all'),
    );
    expect(bad, SEED_HINT).not.toEqual([]);
  });
});

describe('promise 3: after a power loss an edit of 500 films', () => {
  test('is there in full or not at all', PATIENCE, async () => {
    const { states, bad } = await play(
      anEditOf500Films,
      films500,
      {},
      Math.min(STATES_A_MOMENT, 60),
    );
    expect(bad, `${bad.length} of ${states} states, ${SEED_HINT}`).toEqual([]);
    expect(states).toBeGreaterThan(20);
  });
});
