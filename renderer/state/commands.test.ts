import { expect, test } from 'vitest';
import { FilmothekError } from '../../data/model/errors.ts';
import { openApp, settle } from './test-library.ts';

const CTRL_Z = { key: 'z', ctrlKey: true, metaKey: false, altKey: false, shiftKey: false };

test('undo is asked for although the status does not know of anything yet', async () => {
  let undone = 0;
  const { app } = await openApp({
    undo: async () => {
      undone += 1;
      throw new FilmothekError('nothing-to-undo');
    },
  });
  expect(app.commands.isPossible('undo')).toBe(false);
  expect(app.commands.press(CTRL_Z, 'films')).toBe(true);
  await settle();
  expect(undone).toBe(1);
});
