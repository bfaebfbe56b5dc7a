import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openLibrary, type OpenLibrary } from '../../data/library.ts';
import type { BulkEdit } from '../../data/model/bulk-edit.ts';
import type { Film } from '../../data/model/film.ts';
import { ALL_FILMS } from '../../data/model/query.ts';
import { openStore } from '../../data/store/store.ts';
import { benchFilms } from './parts/films.ts';
import { longestStall, milliseconds, show } from './parts/timing.ts';

/* What one edit of many films costs the host: shown before it is made, made, taken back. */

const SIZES = [5_000, 50_000];
const FILMS_A_COMMIT = 500;
const EDITS: Readonly<Record<string, BulkEdit>> = {
  'a tag for all': [{ type: 'tokens', field: 'tags', edit: { do: 'add', tokens: ['Flohmarkt'] } }],
  'a word in all plots': [
    {
      type: 'text',
      place: 'plot',
      edit: { do: 'replace', find: 'e', by: 'E', matchesCase: true, isWhole: false },
      among: null,
    },
  ],
};

export async function bench(): Promise<void> {
  const { source, make } = benchFilms();
  console.log(`Node ${process.version}, ${source}`);
  for (const size of SIZES) {
    const parent = await mkdtemp(path.join(os.tmpdir(), 'filmothek-bench-'));
    const folder = path.join(parent, 'library');
    const cacheFolder = path.join(parent, 'cache');
    try {
      await fill(folder, make(size));
      const library = await openLibrary({ folder, cacheFolder });
      await library.query(ALL_FILMS);
      await library.suggestions({ kind: 'tag', start: '' });
      console.log(`${size} films`);
      for (const [name, edit] of Object.entries(EDITS)) await benchEdit(library, name, edit);
      await library.close();
    } finally {
      await rm(parent, { recursive: true, force: true });
    }
  }
}

async function fill(folder: string, films: readonly Film[]): Promise<void> {
  const store = await openStore(folder);
  for (let from = 0; from < films.length; from += FILMS_A_COMMIT) {
    const some = films.slice(from, from + FILMS_A_COMMIT);
    await store.commit(some.map((film) => ({ type: 'add', film })));
  }
  await store.close();
}

async function benchEdit(library: OpenLibrary, name: string, edit: BulkEdit): Promise<void> {
  const what = { films: { query: ALL_FILMS, except: [] }, edit };
  const steps: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['shown', () => library.previewBulkEdit(what)],
    ['made', () => library.bulkEdit({ ...what, task: name })],
    ['taken back', () => library.undo({})],
  ];
  for (const [step, run] of steps) {
    let time = 0;
    const stall = await longestStall(async () => {
      time = await milliseconds(run);
    });
    console.log(`  ${`${name}, ${step}`.padEnd(32)}${show(time)}, longest stall ${show(stall)}`);
  }
}
