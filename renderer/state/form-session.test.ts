import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Applied, LibraryApi } from '../../data/model/api.ts';
import type { Change } from '../../data/model/change.ts';
import { FilmothekError } from '../../data/model/errors.ts';
import { createFilm, type Film, type Image, type ImageKind } from '../../data/model/film.ts';
import { MESSAGES } from '../../data/model/messages/messages.ts';
import type { KeptDraft, TypedDraft } from '../../data/model/typed-draft.ts';
import { DraftsState } from './drafts.svelte.ts';
import { FormSession } from './form-session.svelte.ts';
import { NavigationState } from './navigation.svelte.ts';

const speech = { language: 'de', words: MESSAGES.de } as const;
const NOW = '2024-05-01T10:00:00.000Z';
const before = createFilm({ title: 'Red Heat', year: 1988 }, 'film-0001', NOW);

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
let kept: Map<string, TypedDraft>;
let keeps: number;
let status: { readonly api: LibraryApi; failure: FilmothekError | null };
let leave: () => void;
let left: (() => void)[];
/** The films after the one on the form, in the result. */
let following: string[];
let shown: string[];
let told: string[];

beforeEach(() => {
  kept = new Map();
  keeps = 0;
  left = [];
  stored = before;
  applied = [];
  added = [];
  following = [];
  shown = [];
  told = [];
  failWith = null;
  navigation = new NavigationState();
  navigation.go({ name: 'edit', id: before.id });
});

afterEach(() => {
  for (const end of left) end();
  vi.useRealTimers();
});

/** The form over a library that can be told to refuse the next write. */
async function session(film: Film | null): Promise<FormSession> {
  stored = film;
  return open(film?.id ?? null);
}

async function open(id: string | null): Promise<FormSession> {
  const opened = await FormSession.open(id, surroundings());
  leave = opened.guard();
  left.push(leave);
  return opened;
}

function surroundings(): Parameters<typeof FormSession.open>[1] {
  const refuse = () => {
    const error = failWith;
    failWith = null;
    if (error !== null) throw error;
  };
  const api = {
    film: async () => stored,
    drafts: async () => [...kept.values()],
    keepDraft: async (draft: KeptDraft) => {
      keeps += 1;
      refuse();
      kept.set(draft.key, { ...structuredClone(draft), at: NOW });
      return null;
    },
    dropDraft: async ({ key }: { key: string }) => {
      kept.delete(key);
      return null;
    },
    addFilms: async (films: unknown) => {
      refuse();
      added.push(films);
      return { ids: ['film-0002'] };
    },
    addImage: async ({ data, kind }: { data: string; kind: ImageKind }) => {
      if (!atob(data).startsWith('picture')) throw new FilmothekError('image-unknown');
      return picture(atob(data).slice(-1), kind);
    },
  } as unknown as LibraryApi;
  const apply = async (changes: readonly Change[]) => {
    await Promise.resolve();
    refuse();
    applied.push(changes);
    return { revision: 2, ids: [] } as unknown as Applied;
  };
  status = { api, failure: null };
  return {
    library: { api, apply, saveWith: (write) => write() },
    navigation,
    preferences: speech,
    catalogue: {
      show: async (id: string) => void shown.push(id),
      locate: async () => 3,
      idsBetween: async (from: number) => (from === 4 ? following : []),
    },
    notes: { tell: (text: string) => void told.push(text) },
    drafts: new DraftsState(status),
  };
}

test('saving sends what was before and after of the changed fields and goes back', async () => {
  const opened = await session(before);
  opened.form.text.year = '1989';
  expect(await opened.save()).toBe(true);
  expect(applied).toEqual([
    [{ type: 'edit', id: before.id, fields: { year: { before: 1988, after: 1989 } } }],
  ]);
  expect(navigation.screen).toEqual({ name: 'browse' });
});

test('a form without changes leaves without a word and without an edit', async () => {
  const opened = await session(before);
  expect(await opened.save()).toBe(true);
  expect(applied).toEqual([]);
  expect(navigation.screen.name).toBe('browse');
});

test('a new film is added with what is known of it', async () => {
  const opened = await session(null);
  opened.form.text.title = 'Driver';
  opened.form.text.year = '1978';
  expect(await opened.save()).toBe(true);
  expect(added).toEqual([{ drafts: [{ title: 'Driver', year: 1978 }] }]);
});

test('without a title nothing is saved and the form stays', async () => {
  const opened = await session(null);
  opened.form.text.year = '1978';
  expect(await opened.save()).toBe(false);
  expect(opened.form.error('title')).toBe(MESSAGES.de.form.problem.title);
  expect(added).toEqual([]);
  expect(navigation.screen.name).toBe('edit');
});

test('an unreadable entry is asked about once, and saved without when the person says so', async () => {
  const opened = await session(before);
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
  const opened = await session(before);
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
  const opened = await session(before);
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
  const opened = await session({ ...before, plot: 'Moskau.' });
  opened.form.text.year = '1989';
  stored = null;
  expect(await opened.save()).toBe(false);
  expect(opened.asking).toEqual({ about: 'gone' });
  expect(await opened.save('gone')).toBe(true);
  expect(added).toMatchObject([{ drafts: [{ title: 'Red Heat', year: 1989, plot: 'Moskau.' }] }]);
});

test('a write that fails is told in a sentence and the form stays', async () => {
  const opened = await session(before);
  opened.form.text.year = '1989';
  failWith = new FilmothekError('save-failed', { reason: 'ENOSPC' });
  expect(await opened.save()).toBe(false);
  expect(opened.asking).toMatchObject({ about: 'failure' });
  expect(opened.form.changes).toBe(1);
  expect(await opened.save()).toBe(true);
});

test('leaving asks only when something would be lost', async () => {
  const opened = await session(before);
  opened.form.text.year = '1989';
  expect(navigation.go({ name: 'settings' })).toBe(false);
  expect(navigation.asked).toEqual({ name: 'settings' });
  navigation.stay();
  opened.form.text.year = '1988';
  expect(navigation.go({ name: 'settings' })).toBe(true);
});

test('discarding leaves and saves nothing', async () => {
  const opened = await session(before);
  opened.form.text.year = '1989';
  opened.cancel();
  navigation.discard();
  expect(navigation.screen).toEqual({ name: 'browse' });
  expect(applied).toEqual([]);
});

test('pictures are taken in order, the first as the poster, and the same one only once', async () => {
  const opened = await session(before);
  const file = (name: string) => new File([`picture ${name}`], `${name}.png`);
  await opened.pictures.add([file('a'), file('b'), file('a')]);
  expect(opened.form.images).toEqual([picture('a', 'poster'), picture('b', 'other')]);
  expect(opened.pictures.reading).toBe(0);
});

test('a broken picture is told and everything else is kept', async () => {
  const opened = await session(before);
  opened.form.text.year = '1989';
  await opened.pictures.add([new File(['nothing'], 'x.png')]);
  expect(opened.pictures.problem).toBe(MESSAGES.de.errors['image-unknown']({}));
  expect(opened.form.text.year).toBe('1989');
  expect(opened.form.images).toEqual([]);
});

test('saving waits for a picture that is on its way', async () => {
  const opened = await session(before);
  void opened.pictures.add([new File(['picture a'], 'a.png')]);
  expect(navigation.go({ name: 'settings' })).toBe(false);
  expect(await opened.save()).toBe(true);
  expect(applied).toMatchObject([[{ fields: { images: { after: [picture('a', 'poster')] } } }]]);
});

describe('what is typed', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  /** Types as somebody does who never pauses, for that many milliseconds. */
  async function typeFor(opened: FormSession, ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 50) {
      opened.form.text.plot += 'x';
      await vi.advanceTimersByTimeAsync(50);
    }
  }

  const keptPlot = () => kept.get(before.id)?.form as unknown as { text: { plot: string } };

  test('is kept without a pause in the typing, at most twice a second, and lags less than a second', async () => {
    const opened = await session(before);
    await typeFor(opened, 5000);
    expect(keeps).toBeGreaterThanOrEqual(9);
    expect(keeps).toBeLessThanOrEqual(10);
    expect(opened.form.text.plot.length - keptPlot().text.plot.length).toBeLessThanOrEqual(10);
    await vi.advanceTimersByTimeAsync(500);
    expect(keptPlot().text.plot).toBe(opened.form.text.plot);
    expect(kept.get(before.id)).toMatchObject({ key: before.id, title: 'Red Heat' });
  });

  test('is kept at once when the page is hidden or left', async () => {
    const opened = await session(before);
    opened.form.text.plot = 'Moskau.';
    window.dispatchEvent(new Event('pagehide'));
    await vi.advanceTimersByTimeAsync(0);
    expect(keptPlot().text.plot).toBe('Moskau.');
    opened.form.text.plot = 'Chicago.';
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.advanceTimersByTimeAsync(0);
    expect(keptPlot().text.plot).toBe('Chicago.');
    vi.restoreAllMocks();
  });

  test('is not kept while it says nothing, and not again while nothing is typed', async () => {
    const opened = await session(before);
    opened.form.links.add();
    await vi.advanceTimersByTimeAsync(5000);
    expect(keeps).toBe(0);
    opened.form.text.year = '1989';
    await vi.advanceTimersByTimeAsync(5000);
    expect(keeps).toBe(1);
  });

  test('is dropped when it is typed back to what was saved', async () => {
    const opened = await session(before);
    opened.form.text.year = '1989';
    await vi.advanceTimersByTimeAsync(500);
    expect(kept.size).toBe(1);
    opened.form.text.year = '1988';
    await vi.advanceTimersByTimeAsync(500);
    expect(kept.size).toBe(0);
  });

  test('is dropped when it is saved, even while it is being kept', async () => {
    const opened = await session(before);
    opened.form.text.year = '1989';
    await vi.advanceTimersByTimeAsync(500);
    opened.form.text.year = '1990';
    window.dispatchEvent(new Event('pagehide'));
    expect(await opened.save()).toBe(true);
    await vi.advanceTimersByTimeAsync(5000);
    expect(kept.size).toBe(0);
  });

  test('is dropped when the person discards it', async () => {
    const opened = await session(null);
    opened.form.text.title = 'Driver';
    await vi.advanceTimersByTimeAsync(500);
    expect([...kept.keys()]).toEqual(['new']);
    opened.cancel();
    navigation.discard();
    leave();
    await vi.advanceTimersByTimeAsync(5000);
    expect(kept.size).toBe(0);
  });

  test('comes back when the form is opened again after a crash, with the guard and the count', async () => {
    const crashed = await session(before);
    crashed.form.text.year = 'bald';
    crashed.form.text.plot = ' Moskau.\n';
    await vi.advanceTimersByTimeAsync(500);
    const opened = await open(before.id);
    expect(opened.form.typed()).toEqual(crashed.form.typed());
    expect(opened.form.changes).toBe(2);
    expect(navigation.go({ name: 'settings' })).toBe(false);
  });

  test('saves only what was typed when the film was changed since', async () => {
    const crashed = await session(before);
    crashed.form.text.plot = 'Moskau.';
    await vi.advanceTimersByTimeAsync(500);
    stored = { ...before, year: 1990 };
    const opened = await open(before.id);
    expect(await opened.save()).toBe(true);
    const fields = { plot: { before: null, after: 'Moskau.' } };
    expect(applied).toEqual([[{ type: 'edit', id: before.id, fields }]]);
  });

  test('is a new film when the film is gone, with all it had, and its draft goes with the saving', async () => {
    const loans = [
      { id: 'l', copy: null, borrower: 'Eva', lent: null, due: null, returned: null, notes: null },
    ];
    const crashed = await session({ ...before, loans });
    crashed.form.text.plot = 'Moskau.';
    await vi.advanceTimersByTimeAsync(500);
    stored = null;
    const opened = await open(before.id);
    expect(opened.form.isNew).toBe(true);
    expect(await opened.save()).toBe(true);
    const draft = { title: 'Red Heat', year: 1988, plot: 'Moskau.', loans };
    expect(added).toEqual([{ drafts: [draft] }]);
    await vi.advanceTimersByTimeAsync(0);
    expect(kept.size).toBe(0);
  });

  test('that was saved just before the crash is no change any more and is dropped', async () => {
    const crashed = await session(before);
    crashed.form.text.year = '1989';
    await vi.advanceTimersByTimeAsync(500);
    stored = { ...before, year: 1989 };
    const opened = await open(before.id);
    expect(opened.form.before.year).toBe(1989);
    expect(opened.form.changes).toBe(0);
    await vi.advanceTimersByTimeAsync(500);
    expect(kept.size).toBe(0);
  });

  test.each<[string, (draft: TypedDraft) => TypedDraft]>([
    ['an older shape', (draft) => ({ ...draft, form: { text: { title: 'Alt' } } })],
    ['another film', (draft) => ({ ...draft, form: { ...(draft.form as object), before: null } })],
  ])('is ignored when it is of %s, and left', async (_, alter) => {
    const crashed = await session(before);
    crashed.form.text.year = '1989';
    await vi.advanceTimersByTimeAsync(500);
    const draft = kept.get(before.id);
    if (draft === undefined) throw new Error('nothing kept');
    leave();
    await vi.advanceTimersByTimeAsync(0);
    kept.set(before.id, alter(draft));
    const opened = await session(before);
    expect(opened.form.changes).toBe(0);
    leave();
    await vi.advanceTimersByTimeAsync(5000);
    expect(kept.size).toBe(1);
  });

  test('that cannot be kept is told by the status only, and tried again with what is typed next', async () => {
    const opened = await session(before);
    failWith = new FilmothekError('save-failed', { reason: 'ENOSPC' });
    opened.form.text.year = '1989';
    await vi.advanceTimersByTimeAsync(500);
    expect(status.failure).toMatchObject({ code: 'save-failed' });
    expect(opened.asking).toBeNull();
    opened.form.text.year = '1990';
    await vi.advanceTimersByTimeAsync(500);
    expect(kept.size).toBe(1);
    expect(status.failure).toBeNull();
  });
});

describe('saving and going on', () => {
  test('leads to the form of the next film of the result, and the films come along', async () => {
    const opened = await session(before);
    following = ['film-0007'];
    opened.form.text.year = '1989';
    expect(await opened.save(null, 'next')).toBe(true);
    expect(applied).toHaveLength(1);
    expect(navigation.screen).toEqual({ name: 'edit', id: 'film-0007' });
    expect(shown).toEqual(['film-0007']);
  });

  test('says so after the last film and goes back', async () => {
    const opened = await session(before);
    expect(await opened.save(null, 'next')).toBe(true);
    expect(navigation.screen).toEqual({ name: 'browse' });
    expect(told).toEqual([MESSAGES.de.form.wasLast]);
  });

  test('stays where something cannot be saved, and goes on once that does not matter', async () => {
    const opened = await session(before);
    following = ['film-0007'];
    opened.form.text.year = 'neulich';
    expect(await opened.save(null, 'next')).toBe(false);
    expect(navigation.screen).toEqual({ name: 'edit', id: before.id });
    expect(await opened.save('unreadable')).toBe(true);
    expect(navigation.screen).toEqual({ name: 'edit', id: 'film-0007' });
  });

  test('from a new film leads to another one with its tags, medium and shelf, and nothing else', async () => {
    const opened = await session(null);
    const { form } = opened;
    form.text.title = 'Red Heat';
    form.tokens.tags = ['Buddy-Cop'];
    form.copies.add(0, { medium: 'DVD', shelf: 'Regal 2', price: '7,99' });
    expect(await opened.save(null, 'another')).toBe(true);
    const { screen } = navigation;
    if (screen.name !== 'add') throw new Error('another film was to be added');
    const next = await FormSession.open(null, surroundings(), screen.like);
    expect(next.form.changes).toBe(0);
    next.form.text.title = 'Rush';
    expect(next.form.changes).toBe(1);
    expect(next.form.toDraft()).toMatchObject({ title: 'Rush', tags: ['Buddy-Cop'] });
    const { copies } = next.form.values;
    expect(copies).toMatchObject([{ medium: 'DVD', shelf: 'Regal 2', price: null }]);
    expect(copies[0]?.id).not.toBe(form.values.copies[0]?.id);
  });

  test('what is typed of another film is kept like that of any new one', async () => {
    const opened = await FormSession.open(null, surroundings(), { tags: ['Buddy-Cop'] });
    opened.form.text.title = 'Rush';
    const typed = opened.form.typed();
    expect(typed.before).toBeNull();
    kept.set('new', { key: 'new', title: 'Rush', form: structuredClone(typed), at: NOW });
    const again = await open(null);
    expect(again.form.toDraft()).toEqual({ title: 'Rush', tags: ['Buddy-Cop'] });
  });
});
