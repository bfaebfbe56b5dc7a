import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { LibraryApi } from '../../../data/model/api.ts';
import { DEFAULT_PREFERENCES } from '../../../data/model/preferences.ts';
import { AppState, provideApp } from '../../state/app.svelte.ts';
import type { FormSession } from '../../state/form-session.svelte.ts';
import FormHead from './FormHead.svelte';

test.each([
  ['de', false, 'Metropolis', 'Metropolis bearbeiten'],
  ['en', false, 'Metropolis', 'Edit Metropolis'],
  ['en', false, 'Edit bearbeiten', 'Edit Edit bearbeiten'],
  ['de', true, 'Metropolis', 'Metropolis hinzufügen'],
  ['en', true, 'Metropolis', 'Add Metropolis'],
  ['en', true, ' ', 'New film'],
] as const)(
  'in %s (new: %s) the heading for “%s” is “%s”',
  async (language, isNew, title, heading) => {
    const api = {
      status: () => Promise.resolve({ revision: 1 }),
      preferences: () => Promise.resolve({ ...DEFAULT_PREFERENCES, language }),
    } as unknown as LibraryApi;
    const app = await AppState.open({ kind: 'browser', api, subscribe: () => () => undefined });
    const session = {
      form: { text: { title }, before: { title: '' }, isNew, changes: 0 },
      saving: false,
    } as unknown as FormSession;
    render(
      (...[anchor, props]: Parameters<typeof FormHead>) => {
        provideApp(app);
        return FormHead(anchor, props);
      },
      { session, onsave: () => undefined },
    );
    expect(screen.getByRole('heading').textContent.trim()).toBe(heading);
  },
);
