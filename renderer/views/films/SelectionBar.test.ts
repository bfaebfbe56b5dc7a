import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import type { Applied } from '../../../data/model/api.ts';
import { MESSAGES } from '../../../data/model/messages/messages.ts';
import { DEFAULT_PREFERENCES } from '../../../data/model/preferences.ts';
import { provideApp } from '../../state/app.svelte.ts';
import { held, openApp } from '../../state/test-library.ts';
import SelectionBar from './SelectionBar.svelte';

const words = MESSAGES.de.views;

afterEach(() => vi.useRealTimers());

test('what takes longer than a second says so, and cannot be asked for twice', async () => {
  const slow = held<Applied>();
  const { app } = await openApp({
    preferences: async () => ({ ...DEFAULT_PREFERENCES, language: 'de' }),
    apply: () => slow.promise,
  });
  app.selection.selectAll();
  render((...[anchor, props]: Parameters<typeof SelectionBar>) => {
    provideApp(app);
    return SelectionBar(anchor, props);
  });
  vi.useFakeTimers();
  const button = screen.getByTitle<HTMLButtonElement>(words.toTrash);
  await fireEvent.click(button);
  expect(button.disabled).toBe(true);
  expect(screen.queryByText(words.movingToTrash(2))).toBeNull();
  await vi.advanceTimersByTimeAsync(1000);
  expect(screen.getAllByText(words.movingToTrash(2)).length).toBeGreaterThan(0);
  slow.give({
    revision: 2,
    ids: [],
    summary: { kind: 'delete', films: 2, title: null, field: null },
  });
  await vi.advanceTimersByTimeAsync(10);
  expect(screen.queryByText(words.movingToTrash(2))).toBeNull();
});
