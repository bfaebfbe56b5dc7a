import { expect, test, vi } from 'vitest';
import { setFields } from '../../data/model/change.ts';
import { createFilm, type Film } from '../../data/model/film.ts';
import { DEFAULT_PREFERENCES } from '../../data/model/preferences.ts';
import { A, B, NOW, openApp, settle } from './test-library.ts';

const ID = (n: number) => `film-${String(n).padStart(4, '0')}`;

/** An app over this many films. */
async function openMany(count: number) {
  const { app, library } = await openApp();
  library.films.clear();
  for (let n = 0; n < count; n += 1) {
    library.films.set(ID(n), createFilm({ title: `Film ${n}` }, ID(n), NOW));
  }
  await app.catalogue.refresh();
  const selected = async () => [...(await app.selection.ids())];
  return { app, library, selected, selection: app.selection, catalogue: app.catalogue };
}

test('films are selected one by one and taken out again', async () => {
  const { selection, selected } = await openMany(5);
  selection.toggle(1);
  selection.toggle(3);
  expect(await selected()).toEqual([ID(1), ID(3)]);
  selection.toggle(1);
  expect(await selected()).toEqual([ID(3)]);
  selection.clear();
  expect(selection.count).toBe(0);
});

test('the film that is open was chosen first and belongs to the selection', async () => {
  const { selection, selected, catalogue } = await openMany(5);
  await catalogue.show(ID(0));
  selection.toggle(2);
  expect(await selected()).toEqual([ID(0), ID(2)]);
});

test('a range goes from the latest film to another one, in either direction', async () => {
  const { selection, selected } = await openMany(6);
  selection.toggle(4);
  await selection.extendTo(2);
  expect(await selected()).toEqual([ID(2), ID(3), ID(4)]);
  await selection.extendTo(5);
  expect(await selected()).toEqual([ID(4), ID(5)]);
  selection.startAt(0);
  await selection.extendTo(1, true);
  expect(await selected()).toEqual([ID(0), ID(1), ID(4), ID(5)]);
});

test('a range over films that were never in sight is asked for', async () => {
  const { selection } = await openMany(500);
  selection.startAt(10);
  await selection.extendTo(499);
  expect(selection.count).toBe(490);
  expect(selection.has(ID(300))).toBe(true);
});

test('everything is selected without a list of it, also what comes later, and but for some', async () => {
  const { selection, library, catalogue } = await openMany(500);
  library.api.ids = () => Promise.reject(new Error('asked for all ids'));
  selection.selectAll();
  selection.toggle(3);
  expect(selection.count).toBe(499);
  expect(selection.has(ID(3))).toBe(false);
  library.films.set(ID(500), createFilm({ title: 'Film 500' }, ID(500), NOW));
  await catalogue.refresh();
  expect(selection.count).toBe(500);
  expect(selection.has(ID(500))).toBe(true);
  // From the first to the last is everything as well.
  selection.startAt(0);
  await selection.extendTo(500);
  expect(selection.count).toBe(501);
});

test('the selection belongs to what is looked at, however that is sorted', async () => {
  const { selection, catalogue } = await openMany(5);
  selection.toggle(1);
  await catalogue.look({ sort: 'year' });
  expect(selection.count).toBe(1);
  await catalogue.look({ section: 'wanted' });
  expect(selection.count).toBe(0);
  await catalogue.look({ section: 'all' });
  expect(selection.has(ID(1))).toBe(true);
});

test('an edit leaves the selection, but a film that left the result is selected no more', async () => {
  const { selection, selected, app, library } = await openMany(5);
  selection.select([ID(0), ID(1)]);
  const film = library.films.get(ID(0)) as Film;
  await app.library.apply([setFields(film, { year: 1988 })]);
  await settle();
  expect(await selected()).toEqual([ID(0), ID(1)]);
  await app.films.toTrash([ID(0)]);
  await settle();
  expect(await selected()).toEqual([ID(1)]);
});

test('the whole selection goes to the trash in one edit', async () => {
  const { selection, app, library } = await openMany(5);
  let edits = 0;
  const { apply } = library.api;
  library.api.apply = (edit) => {
    edits += 1;
    return apply(edit);
  };
  selection.selectAll();
  selection.toggle(4);
  await app.films.toTrash(await app.films.targets());
  await settle();
  expect(edits).toBe(1);
  expect(app.catalogue.total).toBe(1);
  expect(selection.count).toBe(0);
});

test('what was selected among all films is selected again at the next start, but for films that are gone', async () => {
  const selection = { everything: false, films: [A, 'film-gone'] };
  const { app } = await openApp({
    preferences: async () => ({ ...DEFAULT_PREFERENCES, selection }),
  });
  await app.selection.begin();
  expect([app.selection.count, app.selection.has(A)]).toEqual([1, true]);
});

test('a selection is kept once the person rests, one within a search is not', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const kept: unknown[] = [];
  const { app } = await openApp({
    setPreferences: async (values) => {
      if (values.selection !== undefined) kept.push(values.selection);
      return { ...DEFAULT_PREFERENCES, ...values };
    },
  });
  app.selection.select([A]);
  app.selection.selectAll();
  app.selection.toggle(1);
  await vi.advanceTimersByTimeAsync(2000);
  expect(kept).toEqual([{ everything: true, films: [B] }]);
  await app.catalogue.look({ text: 'a' });
  app.selection.select([A]);
  await vi.advanceTimersByTimeAsync(2000);
  expect(kept.at(-1)).toEqual({ everything: false, films: [] });
  vi.useRealTimers();
});
