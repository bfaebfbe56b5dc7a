import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fetchElectron, rememberedFailure, stallWatch } from './electron-download.mjs';

let folder: string;
let file: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'filmothek-electron-'));
  file = path.join(folder, 'cache/failure.json');
});

afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const NEVER = 60_000;
const AT_ONCE = 1;

/** Downloads with a stand-in for Electron's installer, which finds its own modules and the folder of the test. */
function download(
  script: string,
  options: {
    patience?: number;
    stop?: AbortSignal;
    onProgress?: (bytes: number) => void;
    now?: () => number;
  } = {},
) {
  const start = `const fs = require('node:fs'), os = require('node:os'), path = require('node:path');
    const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'electron-download-'));
    const arrive = (bytes) => fs.appendFileSync(path.join(temporary, 'electron.zip'), Buffer.alloc(bytes));
    const there = (name) => fs.existsSync(path.join(__dirname, name));
    const hang = () => setInterval(() => {}, 1000);\n`;
  fs.writeFileSync(path.join(folder, 'install.js'), start + script);
  return fetchElectron({
    patience: NEVER,
    stop: new AbortController().signal,
    ...options,
    folder,
    file,
  });
}

const leftovers = () =>
  fs.readdirSync(path.dirname(file)).filter((name) => name !== 'failure.json');

test('that works leaves no failure behind', async () => {
  await download('process.exit(1)');
  expect(rememberedFailure(file)).not.toBeNull();
  expect(await download('arrive(10)')).toBeNull();
  expect(rememberedFailure(file)).toBeNull();
  expect(leftovers()).toEqual([]);
});

test('that cannot be reached is remembered as that', async () => {
  const failure = await download("throw new TypeError('fetch failed')");
  expect(failure).toMatchObject({ code: 'unreachable', detail: 'TypeError: fetch failed' });
  expect(rememberedFailure(file)).toEqual(failure);
});

test('that fails in another way says how', async () => {
  const failure = await download("console.error('Error: checksum mismatch'); process.exit(1)");
  expect(failure).toMatchObject({ code: 'failed', detail: 'Error: checksum mismatch' });
});

test('that brings not one byte is unreachable', async () => {
  const failure = await download('hang()', { patience: AT_ONCE });
  expect(failure).toMatchObject({ code: 'unreachable' });
  expect(leftovers()).toEqual([]);
});

test('tells how far it is, and is thrown away when it is broken off, unpacked or not', async () => {
  const stop = new AbortController();
  const seen: number[] = [];
  const result = await download(
    `arrive(1000);
    const next = setInterval(() => {
      if (!there('first-seen')) return;
      clearInterval(next);
      fs.mkdirSync(path.join(__dirname, 'dist'));
      fs.writeFileSync(path.join(__dirname, 'dist/electron'), 'half');
      arrive(500);
    }, 5);
    hang();`,
    {
      stop: stop.signal,
      onProgress: (bytes) => {
        seen.push(bytes);
        if (bytes === 1000) fs.writeFileSync(path.join(folder, 'first-seen'), '');
        else stop.abort();
      },
    },
  );
  expect(result).toBe('stopped');
  expect(seen).toEqual([1000, 1500]);
  expect(leftovers()).toEqual([]);
  expect(fs.existsSync(path.join(folder, 'dist'))).toBe(false);
  expect(rememberedFailure(file)).toBeNull();
});

test('that gets stuck after some bytes is remembered as that', async () => {
  let now = 0;
  let step = 0;
  const failure = await download('arrive(1000); hang()', {
    onProgress: () => (step = NEVER),
    now: () => (now += step),
  });
  expect(failure).toMatchObject({ code: 'stalled' });
  expect(leftovers()).toEqual([]);
});

test('a place that cannot be written to is a failure that says so', async () => {
  fs.writeFileSync(path.join(folder, 'cache'), 'a file where the folder would be');
  const failure = await download('');
  expect(failure).toMatchObject({ code: 'failed', detail: expect.stringContaining('cache') });
  expect(rememberedFailure(file)).toBeNull();
});

test('a folder that was there before stays, whatever comes of the download', async () => {
  fs.mkdirSync(path.join(folder, 'dist'));
  await download('process.exit(1)');
  expect(fs.existsSync(path.join(folder, 'dist'))).toBe(true);
});

test('is stuck only when nothing has arrived for so long, however slow it is', () => {
  const hasStalled = stallWatch(10_000);
  expect(hasStalled(0, 1_000_000)).toBe(false);
  expect(hasStalled(0, 1_009_999)).toBe(false);
  expect(hasStalled(1, 1_010_000)).toBe(false);
  for (let minute = 0; minute < 60; minute += 1) {
    expect(hasStalled(2 + minute, 1_020_000 + 9000 * minute)).toBe(false);
  }
  expect(hasStalled(61, 1_020_000 + 9000 * 59 + 10_000)).toBe(true);
});

test.each(['', '{', 'null', '{"code":"gone","detail":"","at":1}', '{"code":"stalled"}'])(
  'is tried when what was remembered is unreadable: %s',
  (text) => {
    fs.mkdirSync(path.dirname(file));
    fs.writeFileSync(file, text);
    expect(rememberedFailure(file)).toBeNull();
  },
);
