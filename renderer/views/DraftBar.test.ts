import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LibraryApi } from '../../data/model/api.ts';
import { createFilm } from '../../data/model/film.ts';
import { MESSAGES, type Language } from '../../data/model/messages/messages.ts';
import { DEFAULT_PREFERENCES } from '../../data/model/preferences.ts';
import { NEW_FILM, type TypedDraft } from '../../data/model/typed-draft.ts';
import { AppState, provideApp } from '../state/app.svelte.ts';
import { FilmForm } from '../state/film-form.svelte.ts';
import DraftBar from './DraftBar.svelte';

const words = MESSAGES.de.form;
let dropped: string[];

beforeEach(() => {
  dropped = [];
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 4, 3, 18, 30) });
});
afterEach(() => {
  vi.useRealTimers();
});

/** What was typed of a film, or of a new one. */
function draft(title: string, at: Date, id: string | null = null): TypedDraft {
  const film = id === null ? null : createFilm({ title }, id, at.toISOString());
  const form = new FilmForm(film, { language: 'de', words: MESSAGES.de });
  form.text.title = title;
  return { key: id ?? NEW_FILM, title, at: at.toISOString(), form: form.typed() };
}

/** The bar over a library with these drafts. */
async function open(drafts: readonly TypedDraft[], language: Language = 'de'): Promise<AppState> {
  const asked = Promise.resolve(drafts);
  const api = {
    status: () => Promise.resolve({ revision: 1 }),
    preferences: () => Promise.resolve({ ...DEFAULT_PREFERENCES, language }),
    drafts: () => asked,
    dropDraft: ({ key }: { key: string }) => {
      dropped.push(key);
      return Promise.resolve(null);
    },
  } as unknown as LibraryApi;
  const app = await AppState.open({ kind: 'browser', api, subscribe: () => () => undefined });
  render((...[anchor, props]: Parameters<typeof DraftBar>) => {
    provideApp(app);
    return DraftBar(anchor, props);
  });
  await waitFor(() => expect(app.drafts.found.length).toBeGreaterThan(0));
  return app;
}

test.each<[Language, string, Date, string]>([
  [
    'de',
    'Rush',
    new Date(2026, 4, 3, 14, 3),
    'Nicht gespeicherte Eingabe zu „Rush“ von heute, 14:03.',
  ],
  [
    'de',
    'Rush',
    new Date(2026, 4, 2, 23, 59),
    'Nicht gespeicherte Eingabe zu „Rush“ von gestern, 23:59.',
  ],
  [
    'de',
    'Rush',
    new Date(2026, 4, 1, 9, 5),
    'Nicht gespeicherte Eingabe zu „Rush“ vom 1. Mai 2026, 09:05.',
  ],
  [
    'de',
    '',
    new Date(2026, 4, 3, 14, 3),
    'Nicht gespeicherte Eingabe zu einem neuen Film von heute, 14:03.',
  ],
  [
    'en',
    'Rush',
    new Date(2025, 4, 3, 14, 3),
    'Unsaved entry for “Rush” from May 3, 2025, 2:03 PM.',
  ],
])('says in %s of “%s” from %s: %s', async (language, title, at, said) => {
  await open([draft(title, at)], language);
  expect(screen.getByText((text) => text.replaceAll('\u202f', ' ') === said)).toBeTruthy();
});

test('goes on with a film that is not in the library yet', async () => {
  const app = await open([draft('Rush', new Date())]);
  await fireEvent.click(screen.getByRole('button', { name: words.goOn }));
  expect(app.navigation.screen).toEqual({ name: 'add' });
});

test('discards one and shows the next, three at a time, without those of another shape', async () => {
  const films = ['Alien', 'Brazil', 'Casablanca', 'Diva'].map((title, place) =>
    draft(title, new Date(), `film-000${place}`),
  );
  const old: TypedDraft = { ...draft('Eraserhead', new Date(), 'film-0009'), form: { year: 1977 } };
  const app = await open([old, ...films]);
  const shown = () => screen.getAllByRole('listitem').map((line) => line.textContent);
  expect(shown()).toHaveLength(3);
  expect(screen.queryByText(/Eraserhead/)).toBeNull();
  const line = within(screen.getAllByRole('listitem')[1] ?? document.body);
  await fireEvent.click(line.getByRole('button', { name: words.discard }));
  expect(dropped).toEqual(['film-0001']);
  await waitFor(() => expect(shown().join()).toMatch(/Alien.*Casablanca.*Diva/s));
  expect(document.activeElement?.closest('li')?.textContent).toContain('Alien');
  for (let left = 3; left > 0; left -= 1) {
    await fireEvent.click(
      screen.getAllByRole('button', { name: words.discard })[0] ?? document.body,
    );
  }
  await waitFor(() => expect(screen.queryByRole('region')).toBeNull());
  expect(app.catalogue.reveal).toEqual({ index: 0 });
});

test('goes on with a film of the library', async () => {
  const app = await open([draft('Alien', new Date(), 'film-0001')]);
  await fireEvent.click(screen.getByRole('button', { name: words.goOn }));
  expect(app.navigation.screen).toEqual({ name: 'edit', id: 'film-0001' });
});
