import fs from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { openStore } from '../store.ts';
import { bundleChild } from '../test-child.ts';
import { temporaryFolder } from '../test-library.ts';
import { below, chance, effort, PATIENCE, SEED_HINT } from './effort.ts';
import { KILL_PROGRAM, runAndKill, type KillMoment } from './kill-harness.ts';
import { AT_ONCE, filmsAt } from './kill-story.ts';
import { hashExceptUpdated } from './oracle.ts';

/* H3: a process is killed at any moment, and started again on what it left, over and over. */

const KILLS = effort('KILLS', 30, 1_000);
/** Kills go on until so many of them fell into the writing of a snapshot. */
const CHECKPOINTS = 3;

let script: string;

beforeAll(async () => {
  script = await bundleChild(KILL_PROGRAM);
}, 60_000);

test(`promise 1: an acknowledged edit survives ${KILLS} kills`, PATIENCE, async ({ annotate }) => {
  const folder = await temporaryFolder();
  const random = chance();
  const seen = { edits: 0, starts: 0, checkpoints: 0 };
  let acknowledged = 0;
  for (let kill = 1; kill <= KILLS || seen.checkpoints < CHECKPOINTS; kill++) {
    const moment: KillMoment =
      kill % 3 === 0
        ? { after: 'checkpoint', milliseconds: random() ** 2 * 12 }
        : kill % 3 === 1
          ? { after: { line: 1 + below(random, 40) }, milliseconds: random() * 8 }
          : { after: 'start', milliseconds: 30 + random() * 120 };
    const said = await runAndKill(script, [folder, below(random, 1e9)], moment);
    const numbers = said.map(Number).filter((number) => number > 0);
    const left = await fs.readdir(folder);
    if (left.some((name) => name.endsWith('.tmp'))) seen.checkpoints += 1;
    if (!said.includes('open')) seen.starts += 1;
    seen.edits += numbers.length;
    acknowledged = Math.max(acknowledged, ...numbers);

    const state = `kill ${kill}, ${JSON.stringify(moment)}, ${SEED_HINT}`;
    // Only read, so that the next child starts from what the kill left.
    const store = await openStore(folder, { readOnly: true }).catch((error: unknown) => {
      if (acknowledged > 0) throw new Error(state, { cause: error });
      return null;
    });
    if (store === null) continue;
    const { revision, films } = store.data;
    expect(revision, state).toBeGreaterThanOrEqual(acknowledged);
    // What was on its way may have arrived; nothing else.
    expect(revision, state).toBeLessThanOrEqual(acknowledged + AT_ONCE);
    expect(hashExceptUpdated(films), state).toBe(hashExceptUpdated(filmsAt(revision)));
    expect(store.notices, state).toEqual([]);
    acknowledged = revision;
  }
  const { edits, starts, checkpoints } = seen;
  expect(edits).toBeGreaterThan(KILLS);
  await annotate(
    `${edits} edits, ${starts} kills before the library was open, ${checkpoints} while a snapshot was written, ${SEED_HINT}`,
  );
});
