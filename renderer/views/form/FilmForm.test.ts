import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import type { LibraryApi } from '../../../data/model/api.ts';
import type { Change } from '../../../data/model/change.ts';
import { createFilm, type Film } from '../../../data/model/film.ts';
import { MESSAGES } from '../../../data/model/messages/messages.ts';
import { DEFAULT_PREFERENCES } from '../../../data/model/preferences.ts';
import { AppState, provideApp } from '../../state/app.svelte.ts';
import FilmForm from './FilmForm.svelte';

const words = MESSAGES.de.form;
const red = createFilm(
  {
    title: 'Red Heat',
    year: 1988,
    plot: 'Ein Polizist.  ',
    credits: [
      { person: 'Walter Hill', role: 'director', character: null, job: null },
      { person: 'James Belushi', role: 'actor', character: 'Art Ridzik', job: null },
    ],
  },
  'film-0001',
  '2024-05-01T10:00:00.000Z',
);

let app: AppState;
let applied: Change[];
let added: unknown[];

/** A page with the form on it, over a library that holds one film. */
async function open(film: Film | null): Promise<void> {
  const api = {
    status: () => Promise.resolve({ revision: 1 }),
    preferences: () => Promise.resolve({ ...DEFAULT_PREFERENCES, language: 'de' }),
    film: ({ id }: { id: string }) => Promise.resolve(id === red.id ? red : null),
    similar: ({ title }: { title: string }) => Promise.resolve(title === red.title ? [red] : []),
    suggestions: () => Promise.resolve([]),
    drafts: () => Promise.resolve([]),
    keepDraft: () => Promise.resolve(null),
    dropDraft: () => Promise.resolve(null),
    apply: ({ changes }: { changes: Change[] }) => {
      applied.push(...changes);
      return Promise.resolve({ revision: 2, ids: [] });
    },
    addFilms: ({ drafts }: { drafts: unknown[] }) => {
      added.push(...drafts);
      return Promise.resolve({ ids: ['film-0002'] });
    },
    addImage: ({ kind }: { kind: string }) =>
      Promise.resolve({
        hash: 'a'.repeat(64),
        kind,
        format: 'png',
        width: 2,
        height: 3,
        bytes: 4,
        placeholder: '#102030',
      }),
  } as unknown as LibraryApi;
  app = await AppState.open({ kind: 'browser', api, subscribe: () => () => undefined });
  app.navigation.go(film === null ? { name: 'add' } : { name: 'edit', id: film.id });
  render(
    // The context has to be given inside of a component.
    (...[anchor, props]: Parameters<typeof FilmForm>) => {
      provideApp(app);
      return FilmForm(anchor, props);
    },
    { id: film?.id ?? null },
  );
  await screen.findByRole('textbox', { name: 'Titel' });
}

const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });
const type = (name: string, text: string) =>
  fireEvent.input(field(name), { target: { value: text } });

beforeEach(() => {
  applied = [];
  added = [];
});

test('a new film has the focus in its title and Ctrl+Enter adds it from any field', async () => {
  await open(null);
  expect(document.activeElement).toBe(field('Titel'));
  await type('Titel', 'Driver');
  await type('Jahr', '1978');
  await fireEvent.keyDown(field('Handlung'), { key: 'Enter', ctrlKey: true });
  await waitFor(() => expect(app.navigation.screen.name).toBe('browse'));
  expect(added).toEqual([{ title: 'Driver', year: 1978 }]);
});

test('saving without a title keeps the form and brings the focus to the title with its error', async () => {
  await open(null);
  await type('Jahr', '1978');
  field('Jahr').focus();
  await fireEvent.click(screen.getByRole('button', { name: words.save }));
  await waitFor(() => expect(document.activeElement).toBe(field('Titel')));
  const described = field('Titel').getAttribute('aria-describedby') ?? '';
  expect(document.getElementById(described)?.textContent).toBe(words.problem.title);
  expect(field('Jahr').value).toBe('1978');
});

test('only the fields that were typed in are sent', async () => {
  await open(red);
  await type('Jahr', '1989');
  expect(screen.getByText(words.changes(1))).toBeTruthy();
  await fireEvent.keyDown(document.body, { key: 'Enter', metaKey: true });
  await waitFor(() => expect(app.navigation.screen.name).toBe('browse'));
  expect(applied).toEqual([
    { type: 'edit', id: red.id, fields: { year: { before: 1988, after: 1989 } } },
  ]);
});

test('Escape leaves at once when nothing would be lost', async () => {
  await open(red);
  await fireEvent.keyDown(field('Titel'), { key: 'Escape' });
  expect(app.navigation.screen.name).toBe('browse');
});

test('Escape asks before something is lost', async () => {
  await open(red);
  await type('Jahr', '1989');
  field('Jahr').focus();
  await fireEvent.keyDown(field('Jahr'), { key: 'Escape' });
  expect(app.navigation.asked).toEqual({ name: 'browse' });
  app.navigation.stay();
  expect(app.navigation.screen).not.toEqual({ name: 'browse' });
  expect(field('Jahr').value).toBe('1989');
});

test('Enter in a credit adds a row below with the same work and the focus in its name', async () => {
  await open(red);
  const name = screen.getByRole('combobox', { name: words.rows.nth(words.credit.person, 2) });
  await fireEvent.keyDown(name, { key: 'Enter' });
  const added = screen.getByRole<HTMLInputElement>('combobox', {
    name: words.rows.nth(words.credit.person, 3),
  });
  await waitFor(() => expect(document.activeElement).toBe(added));
  const work = screen.getByRole<HTMLSelectElement>('combobox', {
    name: words.rows.nth(words.credit.role, 3),
  });
  expect(work.value).toBe('actor');
});

test('Alt with an arrow moves a credit, says so and keeps the focus in it', async () => {
  await open(red);
  const second = screen.getByRole<HTMLInputElement>('combobox', {
    name: words.rows.nth(words.credit.person, 2),
  });
  second.focus();
  await fireEvent.keyDown(second, { key: 'ArrowUp', altKey: true });
  await screen.findByText(words.rows.moved(1, 2));
  const first = screen.getByRole<HTMLInputElement>('combobox', {
    name: words.rows.nth(words.credit.person, 1),
  });
  expect(first.value).toBe('James Belushi');
  await waitFor(() => expect(document.activeElement).toBe(first));
});

test('the arrows behind the grip move a credit without dragging', async () => {
  await open(red);
  await fireEvent.click(screen.getByRole('button', { name: words.rows.nth(words.rows.grip, 1) }));
  await fireEvent.click(screen.getByRole('button', { name: words.rows.down }));
  await screen.findByText(words.rows.moved(2, 2));
});

test('a picture pasted anywhere is added and the rest of the form is kept', async () => {
  await open(red);
  await type('Jahr', '1989');
  const clipboardData = new DataTransfer();
  clipboardData.items.add(new File(['x'], 'x.png', { type: 'image/png' }));
  await fireEvent.paste(field('Jahr'), { clipboardData });
  const picture = await screen.findByRole('img', { name: words.images.alt('Poster', 'Red Heat') });
  expect(picture.getAttribute('src')).toContain('a'.repeat(64));
  expect(field('Jahr').value).toBe('1989');
});

test('a new film that is there already is told by its title, and one click opens it', async () => {
  await open(null);
  await type('Titel', 'Red Heat');
  const there = await screen.findByRole('button', { name: 'Red Heat (1988)' });
  await fireEvent.click(there);
  // Something is typed, and would be lost.
  expect(app.navigation.asked).toEqual({ name: 'edit', id: red.id });
  app.navigation.stay();
  await type('Titel', 'Red Heat 2');
  await waitFor(() => expect(screen.queryByText(words.already)).toBeNull());
});

test('what is no web address is told beside the field once it is left, and saved all the same', async () => {
  await open(red);
  await fireEvent.click(screen.getByRole('button', { name: words.link.add }));
  const url = field(words.rows.nth(words.link.url, 1));
  await fireEvent.input(url, { target: { value: 'www.example.org' } });
  expect(screen.queryByText(words.noWebAddress)).toBeNull();
  await fireEvent.blur(url);
  expect(url.getAttribute('aria-describedby')).toBe(screen.getByText(words.noWebAddress).id);
  expect(url.hasAttribute('aria-invalid')).toBe(false);
  await fireEvent.keyDown(url, { key: 'Enter', ctrlKey: true });
  await waitFor(() => expect(app.navigation.screen.name).toBe('browse'));
  const links = [{ url: 'www.example.org', label: null }];
  expect(applied).toMatchObject([{ fields: { links: { before: [], after: links } } }]);
});

const nameIn = (row: number) =>
  screen.findByRole<HTMLInputElement>('combobox', {
    name: words.rows.nth(words.credit.person, row),
  });

test('a cast list pasted into a name becomes rows, and Ctrl+Z takes them back', async () => {
  await open(red);
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', 'Gina Gershon ... Cat\nMusik: James Horner');
  expect(await fireEvent.paste(await nameIn(2), { clipboardData })).toBe(false);
  const last = await nameIn(4);
  expect(last.value).toBe('James Horner');
  await waitFor(() => expect(document.activeElement).toBe(last));
  screen.getByText(words.credit.pasted(2));
  expect(await fireEvent.keyDown(last, { key: 'z', ctrlKey: true })).toBe(false);
  await waitFor(() => expect(screen.queryByText(words.credit.pasted(2))).toBeNull());
  expect(document.activeElement).toBe(await nameIn(2));
  // From now on the key is the field's own.
  expect(await fireEvent.keyDown(await nameIn(2), { key: 'z', ctrlKey: true })).toBe(true);
});

test('a cast list can be looked at before it is taken over', async () => {
  await open(red);
  await fireEvent.click(screen.getByRole('button', { name: words.credit.paste }));
  const list = field(words.credit.list);
  await waitFor(() => expect(document.activeElement).toBe(list));
  await fireEvent.input(list, { target: { value: 'Gina Gershon als Cat' } });
  const preview = screen.getByRole('list', { name: words.credit.preview });
  expect(preview.textContent.replaceAll(/\s+/g, ' ').trim()).toBe('Darsteller Gina Gershon Cat');
  await fireEvent.keyDown(list, { key: 'Enter', ctrlKey: true });
  await waitFor(async () => expect(document.activeElement).toBe(await nameIn(3)));
  expect((await nameIn(3)).value).toBe('Gina Gershon');
  expect(applied).toEqual([]);
});

test('Escape folds the place for a cast list and keeps the form', async () => {
  await open(red);
  await fireEvent.click(screen.getByRole('button', { name: words.credit.paste }));
  await fireEvent.keyDown(field(words.credit.list), { key: 'Escape' });
  const opener = await screen.findByRole('button', { name: words.credit.paste });
  await waitFor(() => expect(document.activeElement).toBe(opener));
  expect(app.navigation.screen.name).toBe('edit');
});

test('text pasted into a field is left to the field', async () => {
  await open(red);
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', 'Text');
  clipboardData.items.add(new File(['x'], 'x.png', { type: 'image/png' }));
  expect(await fireEvent.paste(field('Titel'), { clipboardData })).toBe(true);
  expect(screen.queryByRole('img', { name: /^Poster/ })).toBeNull();
});
