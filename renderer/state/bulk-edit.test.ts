import { expect, test } from 'vitest';
import type { Applied, BulkPreview, FilmsToEdit } from '../../data/model/api.ts';
import { FilmothekError } from '../../data/model/errors.ts';
import { MESSAGES } from '../../data/model/messages/messages.ts';
import { DEFAULT_PREFERENCES } from '../../data/model/preferences.ts';
import type { AppState } from './app.svelte.ts';
import { A, held, openApp, settle } from './test-library.ts';

const words = MESSAGES.de.bulk;
const GERMAN = { preferences: async () => ({ ...DEFAULT_PREFERENCES, language: 'de' as const }) };
const APPLIED: Applied = {
  revision: 2,
  ids: [A, 'film-bbbb'],
  summary: { kind: 'edit', films: 2, title: null, field: 'tags' },
};
const preview = (changes: number): BulkPreview => ({ films: 2, changes, examples: [] });

function typeTag({ bulkEdit }: AppState, tag: string): void {
  const [row] = bulkEdit.rows;
  if (row !== undefined) bulkEdit.type(row, { tokens: [tag] });
}

const notes = (app: AppState) => app.notes.all.map(({ text }) => text);

test('all of a result is edited without naming its films', async () => {
  const asked: FilmsToEdit[] = [];
  const { app } = await openApp({
    ...GERMAN,
    bulkEdit: async ({ films, edit }) => {
      asked.push({ films, edit });
      return APPLIED;
    },
  });
  app.selection.selectAll();
  app.selection.toggle(0);
  typeTag(app, 'neu');
  expect(await app.editSelection()).toBe(true);
  expect(asked).toEqual([
    {
      films: { query: app.catalogue.query, except: [A] },
      edit: [{ type: 'tokens', field: 'tags', edit: { do: 'add', tokens: ['neu'] } }],
    },
  ]);
  expect(app.selection.count).toBe(1);
  expect(notes(app)).toEqual([words.done(2)]);
  expect(app.notes.all[0]?.action?.label).toBe(MESSAGES.de.catalogue.undo);
});

test('what cannot be read is told once the person tries, and nothing is asked of the library', async () => {
  const { app } = await openApp(GERMAN);
  const { bulkEdit } = app;
  const [row] = bulkEdit.rows;
  if (row === undefined) throw new Error('no step');
  bulkEdit.chooseField(row, 'year');
  bulkEdit.type(row, { text: 'neulich' });
  expect(bulkEdit.error(0, 'text')).toBeUndefined();
  expect(await app.editSelection()).toBe(false);
  expect(bulkEdit.error(0, 'text')).toBe(words.problem.year);
  expect(notes(app)).toEqual([]);
});

test('what is typed stays while the dialog is closed, and goes once the edit is made', async () => {
  const { app } = await openApp({ ...GERMAN, bulkEdit: async () => null });
  app.selection.selectAll();
  app.openBulkEdit();
  typeTag(app, 'neu');
  app.bulkEdit.close();
  app.openBulkEdit();
  expect(app.bulkEdit.rows[0]?.typed.tokens).toEqual(['neu']);
  await app.editSelection();
  expect(app.bulkEdit.rows[0]?.typed.tokens).toEqual([]);
  expect(notes(app)).toEqual([words.nothingDone]);
});

test('of several questions what the edit would change, the answer to the latest is shown', async () => {
  const first = held<BulkPreview>();
  let questions = 0;
  const { app } = await openApp({
    ...GERMAN,
    previewBulkEdit: () => ((questions += 1) === 1 ? first.promise : Promise.resolve(preview(2))),
  });
  app.selection.selectAll();
  for (const tag of ['n', 'ne', 'neu']) {
    typeTag(app, tag);
    void app.bulkEdit.look();
  }
  first.give(preview(1));
  await settle();
  expect(app.bulkEdit.preview).toEqual(preview(2));
  expect(questions).toBe(2);
});

test('a long edit tells how far it is, and cancelled it leaves what was typed', async () => {
  let task = '';
  let refuse: (error: FilmothekError) => void = () => undefined;
  const { app, library } = await openApp({
    ...GERMAN,
    bulkEdit: (what) => {
      ({ task } = what);
      return new Promise((_resolve, reject) => (refuse = reject));
    },
    cancel: async (which) => {
      if (which.task === task) refuse(new FilmothekError('cancelled'));
      return null;
    },
  });
  app.selection.selectAll();
  typeTag(app, 'neu');
  const editing = app.editSelection();
  library.tell({ type: 'progress', task: 'another', done: 1, of: 9 });
  library.tell({ type: 'progress', task, done: 400, of: 5000 });
  expect(app.bulkEdit.progress).toMatchObject({ done: 400, of: 5000 });
  await app.bulkEdit.cancel();
  await expect(editing).rejects.toMatchObject({ code: 'cancelled' });
  expect(app.bulkEdit.progress).toBeNull();
  expect(app.library.saving).toBe('saved');
  expect(app.bulkEdit.rows[0]?.typed.tokens).toEqual(['neu']);
});

test('where films cannot be changed the person is told why', async () => {
  const { app } = await openApp({ ...GERMAN });
  app.library.status = { ...app.library.status, readOnly: 'asked' };
  app.selection.selectAll();
  app.openBulkEdit();
  expect(app.bulkEdit.isOpen).toBe(false);
  expect(notes(app)).toHaveLength(1);
});
