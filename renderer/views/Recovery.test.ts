import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import type { LibraryApi, Opening, OpeningWay } from '../../data/model/api.ts';
import { FilmothekError } from '../../data/model/errors.ts';
import { MESSAGES } from '../../data/model/messages/messages.ts';
import Recovery from './Recovery.svelte';
import { RecoveryState, type Refusal } from '../state/recovery.svelte.ts';

const DAMAGED: Refusal = {
  state: 'refused',
  error: { code: 'library-damaged', details: { folder: '/films', reason: 'checksum' } },
  folder: '/films',
  ways: ['retry', 'salvage', 'empty'],
  salvageable: { films: 812, damaged: 3 },
};

afterEach(() => {
  vi.unstubAllGlobals();
});

/** The page over a host that answers an attempt with the next of these. */
function open(refusal: Refusal, answers: readonly (Opening | FilmothekError)[] = []) {
  vi.stubGlobal('navigator', { ...navigator, languages: ['de-DE'], platform: '' });
  const gone: OpeningWay[] = [];
  const openAnew: LibraryApi['openAnew'] = async ({ way }) => {
    const answer = answers[gone.length];
    gone.push(way);
    if (answer === undefined || answer instanceof FilmothekError) throw answer;
    return answer;
  };
  const onOpen = vi.fn();
  const recovery = new RecoveryState({ openAnew }, refusal, onOpen);
  render(Recovery, { recovery });
  return { gone, onOpen };
}

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

test('says what happened, where the folder is, that nothing is gone, and what each way does', () => {
  open(DAMAGED);
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
  expect(screen.getByText('Die Bibliothek lässt sich nicht lesen.')).toBeTruthy();
  expect(screen.getByText(/nichts gelöscht/).textContent).toContain('/films');
  const ways = screen.getAllByRole('button').map(({ textContent }) => textContent);
  expect(ways).toEqual([
    expect.stringMatching(/812 Filme retten.*3 Stellen sind nicht lesbar/s),
    expect.stringContaining('Noch einmal versuchen'),
    expect.stringMatching(/Ohne Filme neu beginnen.*quarantine/s),
  ]);
  expect(document.body.textContent).not.toContain('checksum');
});

test('offers to read a library that is in use, and nothing that could harm it', () => {
  open({
    ...DAMAGED,
    error: { code: 'library-in-use', details: { folder: '/films' } },
    ways: ['retry', 'read-only'],
    salvageable: null,
  });
  expect(screen.getAllByRole('button')).toHaveLength(2);
  expect(screen.getByRole('button', { name: /Nur lesen/ })).toBeTruthy();
});

test('a way that leads in tells that the library is open', async () => {
  const { gone, onOpen } = open(DAMAGED, [{ state: 'open' }]);
  await press(/812 Filme retten/);
  await waitFor(() => expect(onOpen).toHaveBeenCalledOnce());
  expect(gone).toEqual(['salvage']);
});

test('an attempt in vain is told, and the focus stays on its button', async () => {
  open(DAMAGED, [DAMAGED]);
  await press(/Noch einmal/);
  await waitFor(() =>
    expect(screen.getByRole('status').textContent).toContain('Es geht noch nicht.'),
  );
  const button = screen.getByRole('button', { name: /Noch einmal/ });
  await waitFor(() => expect(document.activeElement).toBe(button));
});

test('a host that does not answer is told in its sentence', async () => {
  const error = new FilmothekError('not-reachable');
  open(DAMAGED, [error]);
  await press(/Noch einmal/);
  const sentence = MESSAGES.de.errors['not-reachable']({});
  await waitFor(() => expect(screen.getByRole('status').textContent).toContain(sentence));
});

test('beginning empty is asked about once more, and Escape leaves everything as it is', async () => {
  const { gone, onOpen } = open(DAMAGED, [{ state: 'open' }]);
  await press(/Ohne Filme neu beginnen/);
  expect(screen.getByRole('alert').textContent).toContain('812 Filme ließen sich noch retten');
  await fireEvent.keyDown(window, { key: 'Escape' });
  expect(screen.queryByRole('alert')).toBeNull();
  expect(gone).toEqual([]);
  await press(/^Ohne Filme neu beginnen/);
  await press('Ja, ohne Filme beginnen');
  await waitFor(() => expect(onOpen).toHaveBeenCalledOnce());
  expect(gone).toEqual(['empty']);
});
