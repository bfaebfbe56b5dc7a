import { describe, expect, test } from 'vitest';
import { setFields, type Change, type Transaction } from '../model/change.ts';
import type { Film } from '../model/film.ts';
import { openStore, type Store } from './store.ts';
import {
  adding,
  faultyFiles,
  filmsOf,
  makeFilm,
  temporaryFolder,
  WRITING,
  type Fault,
} from './test-library.ts';

/* The same session again and again, with the first, the second, the third … write to the disk failing. */

/** What happens to the Nth write and, where anything, to all those after it. */
const FAULTS: [string, Fault, Fault][] = [
  ['fails once', { code: 'EIO' }, null],
  ['fails from then on', { code: 'EIO' }, { code: 'EIO' }],
  ['finds the disk full from then on', { code: 'ENOSPC' }, { code: 'ENOSPC' }],
  ['is short, for the disk is full from then on', 'short', { code: 'ENOSPC' }],
];

interface Outcome {
  readonly films: readonly Film[];
  readonly acknowledged: readonly Transaction[];
  readonly refused: readonly unknown[];
}

/** Edits, two of them at once, and checkpoints; goes on after every refusal. */
async function session(store: Store): Promise<Outcome> {
  const acknowledged: Transaction[] = [];
  const refused: unknown[] = [];
  const refuse = (error: unknown) => void refused.push(error);
  const commit = (changes: readonly Change[]) =>
    store.commit(changes).then((transaction) => void acknowledged.push(transaction), refuse);
  const title = (number: number, value: string) => {
    const film = store.data.films.get(makeFilm(number).id);
    return film === undefined ? adding(makeFilm(number)) : [setFields(film, { title: value })];
  };
  await commit(adding(makeFilm(1), makeFilm(2)));
  await commit(title(1, 'A'));
  await store.checkpoint().catch(refuse);
  await commit(title(2, 'B'));
  await Promise.all([commit(title(1, 'C')), commit(title(2, 'D'))]);
  await store.checkpoint().catch(refuse);
  await commit(title(1, 'E'));
  const films = filmsOf(store);
  await store.close();
  return { films, acknowledged, refused };
}

describe.each(FAULTS)('when the Nth write %s', (_, fault, later) => {
  test('every acknowledged edit is there afterwards, and no refused one in its place', async () => {
    let isOver = false;
    let refusals = 0;
    for (let failing = 1; !isOver; failing++) {
      const folder = await temporaryFolder();
      await (await openStore(folder)).close();
      let count = 0;
      let isOpen = false;
      const files = faultyFiles((name) => {
        const isMeant = fault === 'short' ? name === 'handle.write' : WRITING.includes(name);
        if (!isMeant || !isOpen) return null;
        count += 1;
        return count === failing ? fault : count > failing ? later : null;
      });
      const store = await openStore(folder, { files });
      isOpen = true;
      const outcome = await session(store);
      isOver = count < failing;
      refusals += outcome.refused.length;

      const state = `write ${failing}`;
      for (const error of outcome.refused) {
        expect(error, state).toMatchObject({ code: 'save-failed' });
      }
      const again = await openStore(folder);
      const last = outcome.acknowledged.at(-1)?.seq ?? 0;
      const { revision } = again.data;
      // A disk that refuses everything also refuses to take back a line that had arrived; nothing else may come later.
      expect(revision, state).toBeGreaterThanOrEqual(last);
      expect(revision, state).toBeLessThanOrEqual(later === null ? last : last + 2);
      if (revision === last) expect(filmsOf(again), state).toEqual(outcome.films);
      for (const transaction of outcome.acknowledged) {
        const found = again.history.find(({ seq }) => seq === transaction.seq);
        if (found !== undefined) expect(found, state).toEqual(transaction);
      }
      const kinds = again.notices.map(({ kind }) => kind);
      expect(kinds, state).not.toContain('journal-cut');
      await again.close();
    }
    expect(refusals).toBeGreaterThan(5);
  });
});
