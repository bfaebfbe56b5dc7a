import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BuildError, ensureBuilt, isFresh, sourceStamp } from './ensure-built.mjs';
import { TEXTS } from './texts.mjs';

let root: string;
let builds: number;

const write = (file: string, text = '') => {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), text);
};

async function build() {
  builds += 1;
  write('dist/renderer/index.html');
  write('dist/node/cli.js');
  write('dist/electron/main.js');
  write('dist/preload/preload.cjs');
}

const lockFolder = () => path.join(root, 'node_modules/.cache/filmothek/build-lock');

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'filmothek-build-'));
  builds = 0;
  write('data/library.ts', 'one');
  write('data/sample/films.json', '[]');
  write('renderer/index.html', '<html>');
  write('package.json', '{}');
});

afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

test('a project is built once and then left alone', async () => {
  expect(await ensureBuilt({ root, build })).toBe('built');
  expect(await ensureBuilt({ root, build })).toBe('fresh');
  expect(builds).toBe(1);
});

test.each([
  ['a source changes', () => write('data/library.ts', 'three')],
  ['a source appears', () => write('electron/main.ts')],
  ['a source that is no code changes', () => write('data/sample/films.json', '[1]')],
  ['a source disappears', () => fs.rmSync(path.join(root, 'renderer/index.html'))],
  ['the dependencies change', () => write('package-lock.json', '{}')],
  [
    'a source keeps its size but has a new time',
    () => fs.utimesSync(path.join(root, 'data/library.ts'), 1, 1),
  ],
  ['a part of the build is gone', () => fs.rmSync(path.join(root, 'dist/preload/preload.cjs'))],
])('it is built anew when %s', async (_, change) => {
  await ensureBuilt({ root, build });
  change();
  expect(isFresh(root)).toBe(false);
  expect(await ensureBuilt({ root, build })).toBe('built');
  expect(isFresh(root)).toBe(true);
});

test('a test is no source', () => {
  const before = sourceStamp(root);
  write('data/library.test.ts');
  expect(sourceStamp(root)).toBe(before);
});

test('an edit made during a build counts as newer than the build', async () => {
  const editWhileBuilding = async () => {
    await build();
    write('data/library.ts', 'edited meanwhile');
  };
  await ensureBuilt({ root, build: editWhileBuilding });
  expect(isFresh(root)).toBe(false);
});

test('a failed build is told, remembered as no build, and gives the lock back', async () => {
  const fail = () => Promise.reject(new BuildError('no'));
  await expect(ensureBuilt({ root, build: fail })).rejects.toBeInstanceOf(BuildError);
  expect(isFresh(root)).toBe(false);
  expect(await ensureBuilt({ root, build })).toBe('built');
});

test('a build that leaves something out is a failed one', async () => {
  const forgetful = async () => {
    await build();
    fs.rmSync(path.join(root, 'dist/node/cli.js'));
  };
  const built = ensureBuilt({ root, build: forgetful });
  await expect(built).rejects.toMatchObject({ missing: ['dist/node/cli.js'] });
  const said = TEXTS.en.buildFailed(['dist/node/cli.js']);
  expect(said).toContain('dist/node/cli.js');
  expect(said).not.toContain('above');
});

describe('when several ask at once', () => {
  test('one builds and the others wait for it', async () => {
    const results = await Promise.all([1, 2, 3, 4].map(() => ensureBuilt({ root, build })));
    expect(results.toSorted()).toEqual(['built', 'fresh', 'fresh', 'fresh']);
    expect(builds).toBe(1);
  });

  test('no lock is left behind', async () => {
    await Promise.all([1, 2, 3].map(() => ensureBuilt({ root, build })));
    expect(fs.readdirSync(path.dirname(lockFolder()))).toEqual([]);
  });

  test('a lock whose holder has died is taken over', async () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    fs.mkdirSync(lockFolder(), { recursive: true });
    fs.writeFileSync(path.join(lockFolder(), 'owner'), `${pid}-gone`);
    const results = await Promise.all([1, 2, 3].map(() => ensureBuilt({ root, build })));
    expect(results.toSorted()).toEqual(['built', 'fresh', 'fresh']);
  });

  test('a lock of a living holder that is too old is taken over', async () => {
    fs.mkdirSync(lockFolder(), { recursive: true });
    fs.writeFileSync(path.join(lockFolder(), 'owner'), `${process.pid}-stuck`);
    fs.utimesSync(lockFolder(), 1, 1);
    expect(await ensureBuilt({ root, build })).toBe('built');
  });
});
