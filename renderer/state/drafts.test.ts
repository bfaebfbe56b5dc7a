import { beforeEach, expect, test } from 'vitest';
import type { LibraryApi } from '../../data/model/api.ts';
import { FilmothekError } from '../../data/model/errors.ts';
import { MESSAGES } from '../../data/model/messages/messages.ts';
import { NEW_FILM, type KeptDraft } from '../../data/model/typed-draft.ts';
import { DraftsState } from './drafts.svelte.ts';
import { FilmForm } from './film-form.svelte.ts';

const form = new FilmForm(null, { language: 'de', words: MESSAGES.de }).typed();
const draft = (title: string): KeptDraft => ({ key: NEW_FILM, title, form });

/** What the library was told, in order; it takes in the next call when `answer` is called. */
let told: string[];
let answer: (error?: FilmothekError) => Promise<void>;
let library: { readonly api: LibraryApi; failure: FilmothekError | null };
let drafts: DraftsState;

beforeEach(() => {
  told = [];
  const waiting: ((error?: FilmothekError) => void)[] = [];
  const take = (call: string) =>
    new Promise<null>((resolve, reject) => {
      told.push(call);
      waiting.push((error) => (error === undefined ? resolve(null) : reject(error)));
    });
  answer = async (error) => {
    waiting.shift()?.(error);
    await settle();
  };
  const api = {
    keepDraft: ({ title }: KeptDraft) => take(`keep ${title}`),
    dropDraft: ({ key }: { key: string }) => take(`drop ${key}`),
    drafts: async () => {
      told.push('ask');
      return [{ ...draft('Solaris'), at: '2024-05-01T10:00:00.000Z' }];
    },
  } as unknown as LibraryApi;
  library = { api, failure: null };
  drafts = new DraftsState(library);
});

/** Lets everything run that waits for nothing from outside. */
const settle = () => new Promise<void>((resolve) => setTimeout(resolve));

test('a draft that is dropped while it is being kept is dropped after that, and asked for after both', async () => {
  void drafts.keep(draft('Solaris'));
  await settle();
  void drafts.drop(NEW_FILM);
  void drafts.refresh();
  await settle();
  expect(told).toEqual(['keep Solaris']);
  await answer();
  expect(told).toEqual(['keep Solaris', 'drop new']);
  await answer();
  expect(told).toEqual(['keep Solaris', 'drop new', 'ask']);
});

test('a library that is slower than the typing is told the last state only', async () => {
  for (const title of ['S', 'So', 'Sol', 'Sola']) void drafts.keep(draft(title));
  await settle();
  void drafts.keep(draft('Solar'));
  await answer();
  await answer();
  expect(told).toEqual(['keep Sola', 'keep Solar']);
});

test('a failure is told by the status until a draft is kept again, and does not stop the next one', async () => {
  const failure = new FilmothekError('save-failed', { reason: 'ENOSPC' });
  const first = drafts.keep(draft('Solaris'));
  await settle();
  await answer(failure);
  expect(await first).toBe(false);
  expect(library.failure).toBe(failure);
  const second = drafts.keep(draft('Stalker'));
  await settle();
  await answer();
  expect(await second).toBe(true);
  expect(library.failure).toBeNull();
});

test('a failure of something else stays', async () => {
  const other = new FilmothekError('save-failed', { reason: 'EIO' });
  library.failure = other;
  void drafts.keep(draft('Solaris'));
  await settle();
  await answer();
  expect(library.failure).toBe(other);
});

test('what was dropped is no longer offered, even before the library knows', async () => {
  await drafts.refresh();
  expect(drafts.found.map(({ title }) => title)).toEqual(['Solaris']);
  void drafts.drop(NEW_FILM);
  expect(drafts.found).toEqual([]);
});
