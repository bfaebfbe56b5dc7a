import { beforeEach, expect, test } from 'vitest';
import type { Change } from '../../data/model/change.ts';
import { FilmothekError } from '../../data/model/errors.ts';
import { createFilm, type Film, type Image, type ImageKind } from '../../data/model/film.ts';
import { MESSAGES } from '../../data/model/messages/messages.ts';
import { FilmForm } from './film-form.svelte.ts';
import { FormSession } from './form-session.svelte.ts';
import { NavigationState } from './navigation.svelte.ts';

const speech = { language: 'de', words: MESSAGES.de } as const;
const before = createFilm(
  { title: 'Red Heat', year: 1988 },
  'film-0001',
  '2024-05-01T10:00:00.000Z',
);

const picture = (hash: string, kind: ImageKind): Image => ({
  hash: hash.repeat(64),
  kind,
  format: 'png',
  width: 2,
  height: 3,
  bytes: 4,
  placeholder: '#102030',
});

let stored: Film | null;
let applied: (readonly Change[])[];
let added: unknown[];
let failWith: FilmothekError | null;
let navigation: NavigationState;

beforeEach(() => {
  stored = before;
  applied = [];
  added = [];
  failWith = null;
  navigation = new NavigationState();
  navigation.go({ name: 'edit', id: before.id });
});

/** A library of one film that can be told to refuse the next write. */
function session(film: Film | null): FormSession {
  const refuse = () => {
    const error = failWith;
    failWith = null;
    if (error !== null) throw error;
  };
  const library = {
    api: {
      film: () => Promise.resolve(stored),
      addFilms: (films: unknown) => {
        refuse();
        added.push(films);
        return Promise.resolve({ ids: ['film-0002'] });
      },
      addImage: ({ data, kind }: { data: string; kind: ImageKind }) =>
        atob(data).startsWith('picture')
          ? Promise.resolve(picture(atob(data).slice(-1), kind))
          : Promise.reject(new FilmothekError('image-unknown')),
    },
    apply: async (changes: readonly Change[]) => {
      await Promise.resolve();
      refuse();
      applied.push(changes);
      return { revision: 2, ids: [] };
    },
    saveWith: <T>(write: () => Promise<T>) => write(),
  };
  const opened = new FormSession(new FilmForm(film, speech), {
    library: library as unknown as ConstructorParameters<typeof FormSession>[1]['library'],
    navigation,
    preferences: speech,
    catalogue: { show: async () => undefined },
  });
  opened.guard();
  return opened;
}

test('saving sends what was before and after of the changed fields and goes back', async () => {
  const opened = session(before);
  opened.form.text.year = '1989';
  expect(await opened.save()).toBe(true);
  expect(applied).toEqual([
    [{ type: 'edit', id: before.id, fields: { year: { before: 1988, after: 1989 } } }],
  ]);
  expect(navigation.screen).toEqual({ name: 'browse' });
});

test('a form without changes leaves without a word and without an edit', async () => {
  const opened = session(before);
  expect(await opened.save()).toBe(true);
  expect(applied).toEqual([]);
  expect(navigation.screen.name).toBe('browse');
});

test('a new film is added with what is known of it', async () => {
  const opened = session(null);
  opened.form.text.title = 'Driver';
  opened.form.text.year = '1978';
  expect(await opened.save()).toBe(true);
  expect(added).toEqual([{ drafts: [{ title: 'Driver', year: 1978 }] }]);
});

test('without a title nothing is saved and the form stays', async () => {
  const opened = session(null);
  opened.form.text.year = '1978';
  expect(await opened.save()).toBe(false);
  expect(opened.form.error('title')).toBe(MESSAGES.de.form.problem.title);
  expect(added).toEqual([]);
  expect(navigation.screen.name).toBe('edit');
});

test('an unreadable entry is asked about once, and saved without when the person says so', async () => {
  const opened = session(before);
  opened.form.text.year = 'bald';
  opened.form.text.title = 'Heat';
  expect(await opened.save()).toBe(false);
  expect(opened.asking).toEqual({ about: 'unreadable' });
  expect(applied).toEqual([]);
  expect(await opened.save('unreadable')).toBe(true);
  expect(applied).toMatchObject([[{ fields: { title: { after: 'Heat' } } }]]);
  expect(applied[0]?.[0]).not.toHaveProperty('fields.year');
});

test('a film changed elsewhere keeps the form; saving anyway replaces only what was typed here', async () => {
  const opened = session(before);
  opened.form.text.year = '1989';
  stored = { ...before, year: 1990, plot: 'Von anderswo.' };
  failWith = new FilmothekError('conflict');
  expect(await opened.save()).toBe(false);
  expect(opened.asking).toMatchObject({ about: 'conflict' });
  expect(opened.form.text.year).toBe('1989');
  expect(await opened.save('conflict')).toBe(true);
  expect(applied).toEqual([
    [{ type: 'edit', id: before.id, fields: { year: { before: 1990, after: 1989 } } }],
  ]);
});

test('a film that went to the trash meanwhile is restored with what was typed, when the person agrees', async () => {
  const opened = session(before);
  opened.form.text.year = '1989';
  const deleted = '2026-01-01T00:00:00.000Z';
  stored = { ...before, deleted };
  expect(await opened.save()).toBe(false);
  expect(opened.asking).toEqual({ about: 'trashed' });
  expect(await opened.save('trashed')).toBe(true);
  const fields = { year: { before: 1988, after: 1989 }, deleted: { before: deleted, after: null } };
  expect(applied).toEqual([[{ type: 'edit', id: before.id, fields }]]);
});

test('a film that is gone can be saved as a new one, with all it had', async () => {
  const opened = session({ ...before, plot: 'Moskau.' });
  opened.form.text.year = '1989';
  stored = null;
  expect(await opened.save()).toBe(false);
  expect(opened.asking).toEqual({ about: 'gone' });
  expect(await opened.save('gone')).toBe(true);
  expect(added).toMatchObject([{ drafts: [{ title: 'Red Heat', year: 1989, plot: 'Moskau.' }] }]);
});

test('a write that fails is told in a sentence and the form stays', async () => {
  const opened = session(before);
  opened.form.text.year = '1989';
  failWith = new FilmothekError('save-failed', { reason: 'ENOSPC' });
  expect(await opened.save()).toBe(false);
  expect(opened.asking).toMatchObject({ about: 'failure' });
  expect(opened.form.changes).toBe(1);
  expect(await opened.save()).toBe(true);
});

test('leaving asks only when something would be lost', () => {
  const opened = session(before);
  opened.form.text.year = '1989';
  expect(navigation.go({ name: 'settings' })).toBe(false);
  expect(navigation.asked).toEqual({ name: 'settings' });
  navigation.stay();
  opened.form.text.year = '1988';
  expect(navigation.go({ name: 'settings' })).toBe(true);
});

test('discarding leaves and saves nothing', () => {
  const opened = session(before);
  opened.form.text.year = '1989';
  opened.cancel();
  navigation.discard();
  expect(navigation.screen).toEqual({ name: 'browse' });
  expect(applied).toEqual([]);
});

test('pictures are taken in order, the first as the poster, and the same one only once', async () => {
  const opened = session(before);
  const file = (name: string) => new File([`picture ${name}`], `${name}.png`);
  await opened.pictures.add([file('a'), file('b'), file('a')]);
  expect(opened.form.images).toEqual([picture('a', 'poster'), picture('b', 'other')]);
  expect(opened.pictures.reading).toBe(0);
});

test('a broken picture is told and everything else is kept', async () => {
  const opened = session(before);
  opened.form.text.year = '1989';
  await opened.pictures.add([new File(['nothing'], 'x.png')]);
  expect(opened.pictures.problem).toBe(MESSAGES.de.errors['image-unknown']({}));
  expect(opened.form.text.year).toBe('1989');
  expect(opened.form.images).toEqual([]);
});

test('saving waits for a picture that is on its way', async () => {
  const opened = session(before);
  void opened.pictures.add([new File(['picture a'], 'a.png')]);
  expect(navigation.go({ name: 'settings' })).toBe(false);
  expect(await opened.save()).toBe(true);
  expect(applied).toMatchObject([[{ fields: { images: { after: [picture('a', 'poster')] } } }]]);
});
