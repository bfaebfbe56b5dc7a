import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Transaction } from './model/change.ts';
import { afterTransaction, NOTHING_DONE, type UndoStacks } from './undo-stacks.ts';

const transaction = (seq: number, undoes: string | null) =>
  ({ seq, txid: `t${seq}`, undoes, at: '', clock: '', device: '', changes: [] }) as Transaction;

const names = ({ done, undone }: UndoStacks) => [
  done.map(({ seq }) => seq),
  undone.map(({ seq }) => seq),
];

test('an undo moves the last edit over, a redo brings it back, a new edit ends redoing', () => {
  let stacks = [transaction(1, null), transaction(2, null)].reduce(afterTransaction, NOTHING_DONE);
  stacks = afterTransaction(stacks, transaction(3, 't2'));
  expect(names(stacks)).toEqual([[1], [3]]);
  const redone = afterTransaction(stacks, transaction(4, 't3'));
  expect(names(redone)).toEqual([[1, 4], []]);
  expect(names(afterTransaction(redone, transaction(5, 't4')))).toEqual([[1], [5]]);
  expect(names(afterTransaction(stacks, transaction(4, null)))).toEqual([[1, 4], []]);
});

test('whatever is done, undone and redone, one stack grows by what the other gives', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('edit', 'undo', 'redo'), { maxLength: 60 }), (steps) => {
      // The oracle counts: edits that hold, and edits that are taken back.
      let held = 0;
      let taken = 0;
      let stacks = NOTHING_DONE;
      for (const [index, step] of steps.entries()) {
        const from = step === 'undo' ? stacks.done.at(-1) : stacks.undone.at(-1);
        if (step !== 'edit' && from === undefined) continue;
        const undoes = step === 'edit' ? null : (from?.txid ?? null);
        stacks = afterTransaction(stacks, transaction(index, undoes));
        if (step === 'edit') [held, taken] = [held + 1, 0];
        if (step === 'undo') [held, taken] = [held - 1, taken + 1];
        if (step === 'redo') [held, taken] = [held + 1, taken - 1];
        expect([stacks.done.length, stacks.undone.length]).toEqual([held, taken]);
      }
    }),
  );
});
