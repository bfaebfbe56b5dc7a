import { afterEach, expect, test, vi } from 'vitest';
import type { LibraryStatus } from '../../data/model/api.ts';
import { FilmothekError } from '../../data/model/errors.ts';
import { createFilm, type Film } from '../../data/model/film.ts';
import { DEFAULT_PREFERENCES } from '../../data/model/preferences.ts';
import { A, B, held, NOW, openApp, settle } from './test-library.ts';

afterEach(() => vi.unstubAllGlobals());

test('edits that follow each other at once are made one on top of the other', async () => {
  const { app, library } = await openApp();
  await app.catalogue.open(A);
  await Promise.all([4, 3, 2].map((rating) => app.catalogue.edit({ rating })));
  expect(library.films.get(A)?.rating).toBe(2);
});

test('a poster goes to the film it was dropped on, wherever the person went meanwhile', async () => {
  const image = held<Film['images'][number]>();
  const { app, library } = await openApp({ addImage: () => image.promise });
  await app.catalogue.open(A);
  const adding = app.catalogue.addPoster(new Blob(['picture']));
  await settle();
  await app.catalogue.open(B);
  image.give({
    hash: 'a'.repeat(64),
    kind: 'poster',
    format: 'png',
    width: 2,
    height: 3,
    bytes: 7,
    placeholder: '#000000',
  });
  await adding;
  expect(library.films.get(A)?.images).toHaveLength(1);
  expect(library.films.get(B)?.images).toHaveLength(0);
});

test('a film on its way into the details is not held up by news about the one before', async () => {
  const slow = held<Film | null>();
  const { app, library } = await openApp();
  await app.catalogue.open(A);
  const { film } = library.api;
  library.api.film = (which) => (which.id === B ? slow.promise : film(which));
  const opening = app.catalogue.open(B);
  library.tell({ type: 'changed', revision: 2, ids: [A] });
  await settle();
  slow.give(library.films.get(B) ?? null);
  await opening;
  await settle();
  expect(app.catalogue.film?.id).toBe(B);
});

test('an answer to an older question never replaces that to a newer one', async () => {
  const slow = held<{ revision: number; total: number; markers: [] }>();
  const { app, library } = await openApp();
  const { query } = library.api;
  library.api.query = () => slow.promise;
  const older = app.catalogue.look({ text: 'a' });
  library.api.query = query;
  await app.catalogue.look({ text: 'ab' });
  slow.give({ revision: 1, total: 99, markers: [] });
  await older;
  expect(app.catalogue.total).toBe(2);
});

test('a search asks for its first films together with their number, and shows both together', async () => {
  const number = held<{ revision: number; total: number; markers: [] }>();
  const { app, library } = await openApp();
  const { cards } = library.api;
  const asked: string[] = [];
  library.api.query = () => number.promise;
  library.api.cards = (slice) => {
    asked.push(slice.query.text);
    return cards({ ...slice, from: 1 });
  };
  const looking = app.catalogue.look({ text: 'b' });
  await settle();
  expect(asked).toEqual(['b']);
  expect(app.catalogue.card(0)?.id).not.toBe(B);
  number.give({ revision: 1, total: 1, markers: [] });
  await looking;
  expect([app.catalogue.total, app.catalogue.card(0)?.id]).toEqual([1, B]);
  expect(asked).toEqual(['b']);
});

test('a film that went to the trash makes room for its neighbour', async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  const { app } = await openApp();
  await app.catalogue.show(A);
  await app.films.toTrash([A]);
  await settle();
  expect(app.catalogue.film?.id).toBe(B);
  expect(app.notes.all.at(-1)?.action).not.toBeNull();
});

test('the active film and the film in sight are found again when others come before them', async () => {
  const { app, library } = await openApp();
  const { catalogue } = app;
  catalogue.activate(1);
  catalogue.hold(1, 40);
  const [a, b] = [...library.films.values()];
  const c = createFilm({ title: 'C' }, 'film-cccc', NOW);
  library.films.clear();
  for (const film of [c, a, b]) if (film !== undefined) library.films.set(film.id, film);
  library.tell({ type: 'changed', revision: 2, ids: [c.id] });
  await settle();
  expect(catalogue.active).toBe(2);
  expect(catalogue.anchor).toEqual({ id: B, index: 2, offset: 40 });
  expect(catalogue.shift).toEqual({ from: 1, to: 2 });
});

test('a start goes back to the active film, and to what was in sight', async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  const place = { active: B, anchor: { id: B, offset: -12 }, isOpen: true };
  const { app } = await openApp({ preferences: async () => ({ ...DEFAULT_PREFERENCES, place }) });
  await app.catalogue.begin();
  expect(app.catalogue.active).toBe(1);
  expect(app.catalogue.anchor).toEqual({ id: B, index: 1, offset: -12 });
  expect(app.catalogue.film?.id).toBe(B);
});

test('the place is kept once the person stays there', async () => {
  vi.useFakeTimers();
  const { app } = await openApp();
  app.catalogue.activate(1);
  app.catalogue.hold(1, -12);
  expect(app.preferences.current.place.active).toBeNull();
  vi.advanceTimersByTime(2000);
  vi.useRealTimers();
  expect(app.preferences.current.place).toEqual({
    active: B,
    anchor: { id: B, offset: -12 },
    isOpen: false,
  });
});

test('the note about an edit is closed by the next one', async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  const { app } = await openApp();
  await app.catalogue.show(A);
  await app.films.toTrash([A]);
  await app.catalogue.edit({ year: 1988 });
  await settle();
  expect(app.notes.all).toEqual([]);
});

test('status answers that arrive out of order leave the newest', async () => {
  const { app, library } = await openApp();
  const answers = [held<LibraryStatus>(), held<LibraryStatus>()];
  let asked = 0;
  library.api.status = () => answers[asked++]?.promise ?? Promise.reject(new Error('too often'));
  library.tell({ type: 'changed', revision: 2, ids: [] });
  library.tell({ type: 'changed', revision: 3, ids: [] });
  answers[1]?.give(library.status(3));
  await settle();
  answers[0]?.give(library.status(2));
  await settle();
  expect(app.library.status.revision).toBe(3);
});

test('when a status cannot be had the films are asked for all the same', async () => {
  const { app, library } = await openApp();
  library.api.status = () => Promise.reject(new FilmothekError('not-reachable'));
  library.api.query = async () => ({ revision: 2, total: 1, markers: [] });
  library.tell({ type: 'changed', revision: 2, ids: [B] });
  await settle();
  expect(app.catalogue.total).toBe(1);
});

test('a library that can be heard again is asked for everything that was missed', async () => {
  const { app, library } = await openApp();
  library.listener?.onLost();
  expect(app.library.saving).toBe('failed');
  library.revision = 7;
  library.api.query = async () => ({ revision: 7, total: 5, markers: [] });
  library.listener?.onRestored();
  await settle();
  expect(app.library.saving).toBe('saved');
  expect(app.library.status.revision).toBe(7);
  expect(app.catalogue.total).toBe(5);
});

test('undo asks the library even when the status does not know yet that there is something to undo', async () => {
  let undone = 0;
  const { app } = await openApp({
    undo: async () => {
      undone += 1;
      return {
        revision: 3,
        ids: [],
        summary: { kind: 'edit', films: 1, title: 'A', field: 'year' },
      };
    },
  });
  await app.undo();
  expect(undone).toBe(1);
});

test('undo with nothing to undo is no error', async () => {
  const { app } = await openApp({
    undo: () => Promise.reject(new FilmothekError('nothing-to-undo')),
  });
  await app.undo();
  expect(app.library.failure).toBeNull();
  expect(app.notes.all).toEqual([]);
});

test('the order and the groups that a person chose are kept, relevance is not', async () => {
  const { app } = await openApp();
  await app.catalogue.look({ sort: 'year', descending: true, grouping: 'director' });
  await app.catalogue.look({ text: 'heat' });
  expect(app.catalogue.query).toMatchObject({ sort: 'relevance', grouping: 'director' });
  const { sort, descending, grouping } = app.preferences.current;
  expect({ sort, descending, grouping }).toEqual({
    sort: 'year',
    descending: true,
    grouping: 'director',
  });
});
