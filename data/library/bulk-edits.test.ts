import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LibraryEvent } from '../model/api.ts';
import type { BulkEdit } from '../model/bulk-edit.ts';
import { setFields } from '../model/change.ts';
import { ALL_FILMS } from '../model/query.ts';
import { openLibrary, type OpenLibrary } from '../library.ts';

let place: string;
let library: OpenLibrary;

beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'filmothek-bulk-'));
  library = await openLibrary({
    folder: path.join(place, 'lib'),
    cacheFolder: path.join(place, 'cache'),
  });
});
afterEach(async () => {
  await library.close();
  await rm(place, { recursive: true });
});

const EVERYTHING = { query: ALL_FILMS, except: [] };
const TAG: BulkEdit = [{ type: 'tokens', field: 'tags', edit: { do: 'add', tokens: ['neu'] } }];

async function addFilms(count: number): Promise<readonly string[]> {
  const drafts = Array.from({ length: count }, (_, number) => ({
    title: `Film ${String(number).padStart(4, '0')}`,
    tags: number % 2 === 0 ? ['alt'] : ['neu'],
  }));
  return (await library.addFilms({ drafts })).ids;
}

const tagsOf = async (id: string | undefined) =>
  (await library.film({ id: id ?? '' }))?.tags.join(' ');

test('a preview counts the films that change, shows some and changes none', async () => {
  await addFilms(50);
  const preview = await library.previewBulkEdit({ films: EVERYTHING, edit: TAG });
  expect(preview).toMatchObject({ films: 50, changes: 25 });
  expect(preview.examples).toHaveLength(20);
  expect(preview.examples[0]).toMatchObject({
    title: 'Film 0000',
    changes: [{ field: 'tags', part: null, before: 'alt', after: 'alt, neu' }],
    more: 0,
  });
  expect((await library.status({})).revision).toBe(1);
});

test('many films are edited at once, and one undo takes it back', async () => {
  const ids = await addFilms(1000);
  const applied = await library.bulkEdit({ films: EVERYTHING, edit: TAG, task: 'a' });
  expect(applied?.summary).toEqual({ kind: 'edit', films: 500, title: null, field: 'tags' });
  expect(await tagsOf(ids[998])).toBe('alt neu');
  expect(await tagsOf(ids[999])).toBe('neu');
  await library.undo({});
  expect(await tagsOf(ids[998])).toBe('alt');
  await library.redo({});
  expect(await tagsOf(ids[998])).toBe('alt neu');
});

test('an edit that changes nothing is none', async () => {
  await addFilms(2);
  const edit: BulkEdit = [{ type: 'values', values: { year: null } }];
  expect(await library.bulkEdit({ films: EVERYTHING, edit, task: 'a' })).toBeNull();
  expect((await library.status({})).revision).toBe(1);
});

test('of a result all but some are edited, or only some that are in it', async () => {
  const [first = '', second = '', third = ''] = await addFilms(4);
  const query = { ...ALL_FILMS, tag: 'alt' };
  const edit: BulkEdit = [{ type: 'values', values: { rating: 4 } }];
  await library.bulkEdit({ films: { query, except: [first] }, edit, task: 'a' });
  const ratings = async () =>
    Promise.all([first, second, third].map(async (id) => (await library.film({ id }))?.rating));
  expect(await ratings()).toEqual([null, null, 4]);
  await library.bulkEdit({ films: { query, only: [second, first] }, edit, task: 'b' });
  expect(await ratings()).toEqual([4, null, 4]);
});

test('a series is numbered in the order of the result', async () => {
  const ids = await addFilms(3);
  const query = { ...ALL_FILMS, descending: true };
  const edit: BulkEdit = [
    { type: 'text', place: 'series.name', edit: { do: 'set', text: 'Reihe' }, among: null },
    { type: 'number-series', from: 1 },
  ];
  await library.bulkEdit({ films: { query, except: [] }, edit, task: 'a' });
  const numbers = ids.map(async (id) => (await library.film({ id }))?.series?.number);
  expect(await Promise.all(numbers)).toEqual([3, 2, 1]);
});

test('an edit goes on from what the films are when it is its turn', async () => {
  const [id = ''] = await addFilms(1);
  const film = await library.film({ id });
  if (film === null) throw new Error('no film');
  const [, applied] = await Promise.all([
    library.apply({ changes: [setFields(film, { tags: ['ganz', 'anders'] })] }),
    library.bulkEdit({ films: EVERYTHING, edit: TAG, task: 'a' }),
  ]);
  expect(applied?.ids).toEqual([id]);
  expect(await tagsOf(id)).toBe('ganz anders neu');
});

test('what is cancelled in time changes nothing, and the next edit goes on', async () => {
  const ids = await addFilms(1000);
  const events: LibraryEvent[] = [];
  library.subscribe((event) => events.push(event));
  const edit = library.bulkEdit({ films: EVERYTHING, edit: TAG, task: 'a' });
  await library.cancel({ task: 'a' });
  await expect(edit).rejects.toMatchObject({ code: 'cancelled' });
  expect(events.filter(({ type }) => type === 'changed')).toEqual([]);
  expect(await tagsOf(ids[0])).toBe('alt');
  await library.bulkEdit({ films: EVERYTHING, edit: TAG, task: 'a' });
  expect(await tagsOf(ids[0])).toBe('alt neu');
});

test('cancelling what is not under way does nothing', async () => {
  expect(await library.cancel({ task: 'a' })).toBeNull();
});
