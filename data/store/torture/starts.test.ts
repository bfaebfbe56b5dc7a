import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { openStore } from '../store.ts';
import { bundleChild } from '../test-child.ts';
import { adding, makeFilm, temporaryFolder, titlesOf } from '../test-library.ts';
import { startProgram, type Program } from './test-process.ts';

/* Processes that want the same library. */

const STARTS = 20;

let script: string;

beforeAll(async () => {
  const child = fileURLToPath(new URL('start-child.ts', import.meta.url));
  script = await bundleChild(`import ${JSON.stringify(child)};`);
}, 60_000);

async function ready(folder: string): Promise<Program> {
  const program = startProgram(script, [folder]);
  expect(await program.next()).toBe('ready');
  return program;
}

async function open(program: Program): Promise<string> {
  program.child.stdin.write('now\n');
  return program.next();
}

async function libraryOfOne(): Promise<string> {
  const store = await openStore(path.join(await temporaryFolder(), 'library'));
  await store.commit(adding(makeFilm(1)));
  await store.close();
  return store.folder;
}

test.each([
  ['a library', libraryOfOne, ['Film 1']],
  ['a library that is yet to be made', async () => path.join(await temporaryFolder(), 'new'), []],
])(
  `promise 10: of ${STARTS} processes that open %s at once, exactly one writes`,
  { timeout: 60_000 },
  async (_, prepare, titles) => {
    const folder = await prepare();
    const programs = await Promise.all(Array.from({ length: STARTS }, () => ready(folder)));
    const answers = await Promise.all(programs.map(open));
    expect(answers.toSorted()).toEqual([
      ...Array.from({ length: STARTS - 1 }, () => 'library-in-use'),
      'open',
    ]);
    await Promise.all(programs.map((program) => program.end('SIGKILL')));
    const store = await openStore(folder);
    expect(titlesOf(store)).toEqual(titles);
    expect(store.notices).toEqual([]);
    await store.close();
  },
);

test('promise 11: a library whose process was killed opens at once', async () => {
  const folder = await libraryOfOne();
  for (let kill = 0; kill < 3; kill++) {
    const program = await ready(folder);
    expect(await open(program)).toBe('open');
    await expect(openStore(folder)).rejects.toMatchObject({ code: 'library-in-use' });
    await program.end('SIGKILL');
    // Nothing waits and nothing is tried again in there: the lock is free, or the start is refused.
    const store = await openStore(folder);
    expect(titlesOf(store)).toEqual(['Film 1']);
    await store.close();
  }
});
