import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { electronBinary, fetchElectron, rememberedFailure } from './electron-binary.mjs';

let folder: string;

const write = (file: string, text = '') => {
  const place = path.join(folder, file);
  fs.mkdirSync(path.dirname(place), { recursive: true });
  fs.writeFileSync(place, text);
  return place;
};

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'filmothek-electron-'));
});

afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('the binary', () => {
  const find = (override?: string) => electronBinary({ folder, override, platform: 'linux' });

  test('is the one the package names', () => {
    write('path.txt', 'electron');
    const binary = write('dist/electron');
    expect(find()).toBe(binary);
  });

  test('is not here before a download', () => {
    expect(find()).toBeNull();
  });

  test('is not here when it is named but gone', () => {
    write('path.txt', 'electron');
    expect(find()).toBeNull();
  });

  test('may be in a folder of its own, without any download', () => {
    const binary = write('own/electron');
    expect(find(path.join(folder, 'own'))).toBe(binary);
  });

  test('is not here when the folder of its own is empty', () => {
    write('path.txt', 'electron');
    write('dist/electron');
    expect(find(path.join(folder, 'own'))).toBeNull();
  });
});

describe('a download', () => {
  const NEVER = 60_000;
  const file = () => path.join(folder, 'cache/failure.json');
  const fetch = (script: string, limit = NEVER) =>
    fetchElectron({ limit, installer: write('install.cjs', script), file: file() });

  test('that works leaves no failure behind', async () => {
    await fetch('process.exit(1)');
    expect(rememberedFailure(file())).not.toBeNull();
    expect(await fetch('')).toBeNull();
    expect(rememberedFailure(file())).toBeNull();
  });

  test('that cannot be reached is remembered as that', async () => {
    const failure = await fetch("throw new TypeError('fetch failed')");
    expect(failure).toMatchObject({ code: 'unreachable', detail: 'TypeError: fetch failed' });
    expect(rememberedFailure(file())).toEqual(failure);
  });

  test('that fails in another way says how', async () => {
    const failure = await fetch("console.error('Error: checksum mismatch'); process.exit(1)");
    expect(failure).toMatchObject({ code: 'failed', detail: 'Error: checksum mismatch' });
  });

  test('that does not end is given up', async () => {
    expect(await fetch('setInterval(() => {}, 1000)', 50)).toMatchObject({ code: 'slow' });
  });

  test.each(['', '{', 'null', '{"code":"gone","detail":"","at":1}', '{"code":"slow"}'])(
    'is tried when what was remembered is unreadable: %s',
    (text) => {
      expect(rememberedFailure(write('cache/failure.json', text))).toBeNull();
    },
  );
});
