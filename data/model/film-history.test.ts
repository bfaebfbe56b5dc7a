import { expect, test } from 'vitest';
import { applyEdits, setFields, type Change, type Transaction } from './change.ts';
import { clockOf } from './clock.ts';
import { createFilm, type Film } from './film.ts';
import { editBackTo, filmHistory } from './film-history.ts';

const NOW = '2026-03-12T10:00:00.000Z';
const start = createFilm({ title: 'Heat' }, 'film-0001', NOW);
const other = createFilm({ title: 'Rush' }, 'film-0002', NOW);

/** Edits one after the other, and the film after each. */
function life(...values: readonly Parameters<typeof setFields>[1][]) {
  const films: Film[] = [start];
  const changes: Change[] = [{ type: 'add', film: start }];
  for (const value of values) {
    const film = films.at(-1) ?? start;
    const change = setFields(film, value);
    changes.push(change);
    films.push(applyEdits(film, change.fields, NOW));
  }
  const transactions = changes.map((change, index) => transaction(index + 1, [change]));
  return { films, transactions };
}

function transaction(seq: number, changes: readonly Change[]): Transaction {
  return {
    seq,
    txid: `t${seq}`,
    at: NOW,
    clock: clockOf(NOW),
    device: 'here',
    undoes: null,
    changes: [...changes],
  };
}

test('the history tells the steps of one film, the newest first', () => {
  const { transactions } = life({ rating: 3.5 }, { rating: 4, year: 1995 });
  const elsewhere = transaction(9, [{ type: 'add', film: other }]);
  const history = filmHistory([...transactions, elsewhere], start.id);
  expect(history.map(({ txid, kind }) => [txid, kind])).toEqual([
    ['t3', 'edit'],
    ['t2', 'edit'],
    ['t1', 'add'],
  ]);
  expect(history[0]?.edits).toEqual({
    rating: { before: 3.5, after: 4 },
    year: { before: null, after: 1995 },
  });
});

test('going back to a step gives the film as that step left it', () => {
  const { films, transactions } = life({ rating: 3.5 }, { rating: 4 }, { plot: 'Los Angeles.' });
  const now = films.at(-1) ?? start;
  for (const [index, film] of films.entries()) {
    const edit = editBackTo(transactions, now, `t${index + 1}`);
    expect({ ...now, ...applyEdits(now, edit?.fields ?? {}, now.updated) }).toEqual({
      ...film,
      updated: now.updated,
    });
  }
});

test('a film in the trash stays there when it goes back', () => {
  const { films, transactions } = life({ year: 1995 }, { deleted: NOW });
  const edit = editBackTo(transactions, films.at(-1) ?? start, 't1');
  expect(Object.keys(edit?.fields ?? {})).toEqual(['year']);
});

test('a step nobody knows leads nowhere', () => {
  expect(editBackTo(life({ year: 1995 }).transactions, start, 'unknown')).toBeNull();
});
