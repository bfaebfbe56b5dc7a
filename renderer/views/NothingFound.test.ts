import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { LibraryApi } from '../../data/model/api.ts';
import { MESSAGES } from '../../data/model/messages/messages.ts';
import { DEFAULT_PREFERENCES } from '../../data/model/preferences.ts';
import type { Query } from '../../data/model/query.ts';
import { AppState, provideApp } from '../state/app.svelte.ts';
import NothingFound from './NothingFound.svelte';

const words = MESSAGES.de.paste.nothingFound;

/** The page that is shown when this query finds nothing. */
async function open(query: Partial<Query>): Promise<AppState> {
  const api = {
    status: () => Promise.resolve({ revision: 1, fields: [] }),
    preferences: () => Promise.resolve({ ...DEFAULT_PREFERENCES, language: 'de' }),
    query: () => Promise.resolve({ total: 0, markers: [] }),
    cards: () => Promise.resolve({ cards: [] }),
  } as unknown as LibraryApi;
  const app = await AppState.open({ kind: 'browser', api, subscribe: () => () => undefined });
  await app.catalogue.look({ text: 'Metropolis', ...query });
  render((...[anchor, props]: Parameters<typeof NothingFound>) => {
    provideApp(app);
    return NothingFound(anchor, props);
  });
  return app;
}

test('a search in all films offers nothing wider', async () => {
  await open({});
  expect(screen.getByText(words.text('Metropolis'))).toBeTruthy();
  expect(screen.queryByRole('button', { name: words.everywhere })).toBeNull();
});

test.each<[Partial<Query>, string]>([
  [{ section: 'wanted' }, words.inSection('Metropolis', 'Wunschliste')],
  [{ tag: 'Noir' }, words.withTag('Metropolis', 'Noir')],
])(
  'a search in %j says where nothing was found and can go on in all films',
  async (query, text) => {
    const app = await open(query);
    expect(screen.getByText(text)).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: words.everywhere }));
    expect(app.catalogue.query).toMatchObject({ text: 'Metropolis', section: 'all', tag: null });
    await waitFor(() => expect(screen.getByText(words.text('Metropolis'))).toBeTruthy());
  },
);

test('clearing the search stays in the section', async () => {
  const app = await open({ section: 'wanted' });
  await fireEvent.click(screen.getByRole('button', { name: words.clear }));
  expect(app.catalogue.query).toMatchObject({ text: '', section: 'wanted' });
});
