import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Change } from '../model/change.ts';
import { createFilm, type Film, type FilmDraft } from '../model/film.ts';
import { NODE_FILES, type Files } from './files.ts';
import type { Store } from './store.ts';
import { interceptFiles } from './torture/intercept.ts';

/* What the tests of the store share: folders that go away, films, and a file system that fails on demand. */

export async function temporaryFolder(): Promise<string> {
  const folder = await fs.realpath(await fs.mkdtemp(path.join(os.tmpdir(), 'filmothek-store-')));
  onTestFinished(() => fs.rm(folder, { recursive: true, force: true }));
  return folder;
}

export function makeFilm(number: number, draft: FilmDraft = {}): Film {
  const id = `film-${String(number).padStart(6, '0')}`;
  return createFilm({ title: `Film ${number}`, ...draft }, id, '2024-05-01T12:00:00.000Z');
}

export const adding = (...films: readonly Film[]): Change[] =>
  films.map((film) => ({ type: 'add', film }));

export const filmsOf = (store: Pick<Store, 'data'>): Film[] => [...store.data.films.values()];

export const titlesOf = (store: Pick<Store, 'data'>): string[] =>
  filmsOf(store).map(({ title }) => title);

/** Every file below a folder with its bytes, for "nothing was changed". */
export async function contentsOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true });
  const contents = new Map<string, string>();
  for (const entry of entries.filter((entry) => entry.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    contents.set(path.relative(folder, file), (await fs.readFile(file)).toString('base64'));
  }
  return contents;
}

/** What a faulty file system does instead of an operation: fail with a code, or write half and say so. */
export type Fault = { readonly code: string } | 'short' | null;

/** The real file system, except for the operations that `decide` makes fail. `name` is a function or `handle.…`. */
export function faultyFiles(decide: (name: string) => Fault): Files {
  return interceptFiles(NODE_FILES, async ({ name, args, run }) => {
    const fault = decide(name);
    if (fault === null) return run();
    if (fault === 'short') return run(args.toSpliced(2, 1, Number(args[2]) >> 1));
    throw Object.assign(new Error(`${fault.code}: ${name}`), { code: fault.code });
  });
}

/** The names of operations that change something. */
export const WRITING = [
  'mkdir',
  'rename',
  'link',
  'unlink',
  'handle.write',
  'handle.sync',
  'handle.datasync',
  'handle.truncate',
];
