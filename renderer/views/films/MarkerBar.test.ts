import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { LibraryApi } from '../../../data/model/api.ts';
import { MESSAGES } from '../../../data/model/messages/messages.ts';
import { DEFAULT_PREFERENCES } from '../../../data/model/preferences.ts';
import { AppState, provideApp } from '../../state/app.svelte.ts';
import MarkerBar from './MarkerBar.svelte';

const words = MESSAGES.de.catalogue.grid;
const MARKERS = ['A', 'B', 'M', 'Z'].map((label, i) => ({ label, index: i * 10 }));

/** The bar over films of which the one at `current` is the first in sight. */
async function open(current: number) {
  const api = {
    status: () => Promise.resolve({ revision: 1 }),
    preferences: () => Promise.resolve({ ...DEFAULT_PREFERENCES, language: 'de' }),
  } as unknown as LibraryApi;
  const app = await AppState.open({ kind: 'browser', api, subscribe: () => () => undefined });
  const jumps: number[] = [];
  render(
    // The context has to be given inside of a component.
    (...[anchor, props]: Parameters<typeof MarkerBar>) => {
      provideApp(app);
      return MarkerBar(anchor, props);
    },
    { markers: MARKERS, current, onjump: (index: number) => jumps.push(index) },
  );
  return jumps;
}

const marker = (label: string) => screen.getByTitle(words.jumpTo(label));
const stops = () =>
  screen
    .getAllByRole('button')
    .filter((button) => button.tabIndex === 0)
    .map((button) => button.textContent.trim());
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

test('the one tab stop is the marker in sight', async () => {
  await open(14);
  expect(stops()).toEqual(['B']);
  expect(marker('B').getAttribute('aria-current')).toBe('location');
});

test('the arrow keys, Home and End go from marker to marker and take the tab stop along', async () => {
  await open(14);
  marker('B').focus();
  for (const [key, label] of [
    ['ArrowRight', 'M'],
    ['ArrowRight', 'Z'],
    ['ArrowRight', 'Z'],
    ['Home', 'A'],
    ['ArrowLeft', 'A'],
    ['End', 'Z'],
    ['ArrowLeft', 'M'],
  ] as const) {
    await press(key);
    expect(document.activeElement).toBe(marker(label));
    expect(stops()).toEqual([label]);
  }
});

test('when the focus leaves, the tab stop goes back to the marker in sight', async () => {
  await open(14);
  marker('B').focus();
  await press('End');
  await fireEvent.blur(marker('Z'));
  await fireEvent.focusOut(marker('Z'));
  expect(stops()).toEqual(['B']);
});

test('a click jumps to the first film of the marker', async () => {
  const jumps = await open(0);
  await fireEvent.click(marker('M'));
  expect(jumps).toEqual([20]);
});
