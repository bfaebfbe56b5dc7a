import { expect, test } from 'vitest';
import { FilmothekError } from '../../data/model/errors.ts';
import { A, openApp, settle } from './test-library.ts';

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

test('keys pressed one right after the other are done one after the other, and undo after them', async () => {
  const { app, library } = await openApp({
    undo: async () => {
      ratings.push('undo');
      throw new FilmothekError('nothing-to-undo');
    },
  });
  const ratings: unknown[] = [];
  const { apply } = library.api;
  library.api.apply = async (edit) => {
    const applied = await apply(edit);
    ratings.push(library.films.get(A)?.rating);
    return applied;
  };
  for (const key of ['3', '4']) app.commands.press({ ...CTRL_Z, key, ctrlKey: false }, 'films');
  app.commands.press(CTRL_Z, 'films');
  await settle();
  expect(app.notes.all.filter(({ tone }) => tone === 'error')).toEqual([]);
  expect(ratings).toEqual([3, 4, 'undo']);
});
