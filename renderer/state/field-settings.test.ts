import { expect, test } from 'vitest';
import { columnOf, DEFAULT_COLUMNS, toggleColumn } from '../../data/model/columns.ts';
import type { FieldDefinition } from '../../data/model/custom-field.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../../data/model/preferences.ts';
import { FieldSettings } from './field-settings.svelte.ts';
import { A, openApp } from './test-library.ts';

const BOX: FieldDefinition = { name: 'Box', kind: 'number', choices: [] };
const CASE: FieldDefinition = { name: 'Hülle', kind: 'choice', choices: ['Pappe'] };

/** The settings of a library with these fields, in which films have `used`. */
async function open(defined: FieldDefinition[], used: readonly (readonly [string, number])[] = []) {
  const columns = [...toggleColumn(DEFAULT_COLUMNS, columnOf('Box'))];
  const kept: { preferences: Preferences } = {
    preferences: { ...DEFAULT_PREFERENCES, customFields: defined, columns },
  };
  const renamed: unknown[] = [];
  const { app, library } = await openApp({
    preferences: async () => kept.preferences,
    setPreferences: async (chosen) => (kept.preferences = { ...kept.preferences, ...chosen }),
    renameField: async (names) => {
      renamed.push(names);
      const summary = { kind: 'edit', films: 1, title: null, field: 'custom' } as const;
      return { revision: 2, ids: [A], summary };
    },
  });
  const fields = used.map(([name, films]) => ({ name, films, kind: 'text' as const }));
  app.library.status = { ...library.status(), fields };
  const settings = new FieldSettings(app);
  const line = (index: number) => {
    const found = settings.lines[index];
    if (found === undefined) throw new Error(`no line ${index}`);
    return found;
  };
  const names = () => kept.preferences.customFields.map(({ name }) => name);
  return { app, settings, line, kept, renamed, names };
}

test('a field is kept once its name is typed, and not while something is wrong with it', async () => {
  const { settings, line, names } = await open([BOX]);
  settings.add();
  expect(settings.problem(line(1))).toBe('missing');
  line(1).name = 'box';
  await settings.leaveName(line(1));
  expect(settings.problem(line(1))).toBe('taken');
  line(1).name = 'a:b';
  expect(settings.problem(line(1))).toBe('name');
  expect(names()).toEqual(['Box']);
  line(1).name = ' Hülle ';
  await settings.leaveName(line(1));
  expect(names()).toEqual(['Box', 'Hülle']);
});

test('kind, choices and order are kept', async () => {
  const { settings, line, kept } = await open([BOX, CASE]);
  await settings.move(1, 0);
  line(0).choices = ['Pappe', 'Blech'];
  line(1).kind = 'text';
  await settings.keep();
  expect(kept.preferences.customFields).toEqual([
    { ...CASE, choices: ['Pappe', 'Blech'] },
    { ...BOX, kind: 'text' },
  ]);
});

test('a name that no film has is changed at once, with its column', async () => {
  const { settings, line, kept, renamed, names } = await open([BOX]);
  line(0).name = 'Kiste';
  await settings.leaveName(line(0));
  expect(names()).toEqual(['Kiste']);
  expect(kept.preferences.columns.at(-1)?.name).toBe('custom:Kiste');
  expect(renamed).toEqual([]);
});

test('where films have the name, the person says whether it changes there', async () => {
  const { settings, line, renamed, names } = await open([BOX], [['box', 12]]);
  line(0).name = 'Kiste';
  await settings.leaveName(line(0));
  expect(settings.asking?.films).toBe(12);
  expect(names()).toEqual(['Box']);
  await settings.answer(null);
  expect(line(0).name).toBe('Box');
  line(0).name = 'Kiste';
  await settings.leaveName(line(0));
  await settings.answer('films');
  expect(names()).toEqual(['Kiste']);
  expect(renamed).toEqual([{ from: 'Box', to: 'Kiste' }]);
  line(0).name = 'Karton';
  await settings.leaveName(line(0));
  await settings.answer('here');
  expect(renamed).toHaveLength(1);
});

test('a field that goes leaves the films alone, and the note brings it back', async () => {
  const { app, settings, kept, names } = await open([BOX, CASE], [['Box', 2]]);
  await settings.remove(0);
  expect(names()).toEqual(['Hülle']);
  expect(kept.preferences.columns).toEqual(DEFAULT_COLUMNS);
  const [note] = app.notes.all;
  expect(note?.text).toContain('2');
  note?.action?.run();
  await expect.poll(names).toEqual(['Box', 'Hülle']);
  expect(settings.lines).toHaveLength(2);
});

test('what films have and nobody defined can be defined', async () => {
  const used = [
    ['Ort', 3],
    ['BOX', 2],
    ['a:b', 1],
  ] as const;
  const { settings, kept } = await open([BOX], used);
  expect(settings.found.map(({ name }) => name)).toEqual(['Ort']);
  const [found] = settings.found;
  if (found !== undefined) await settings.define(found);
  expect(kept.preferences.customFields.at(-1)).toEqual({ name: 'Ort', kind: 'text', choices: [] });
  expect(settings.found).toEqual([]);
});
