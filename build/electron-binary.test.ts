import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { electronBinary } from './electron-binary.mjs';

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

  test('is a file: a folder of that name is not it', () => {
    write('own/electron/library.so');
    expect(find(path.join(folder, 'own'))).toBeNull();
  });

  test('is not here when the folder of its own is empty', () => {
    write('path.txt', 'electron');
    write('dist/electron');
    expect(find(path.join(folder, 'own'))).toBeNull();
  });
});
