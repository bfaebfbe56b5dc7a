import { expect, test } from 'vitest';
import { defaultCacheFolder, defaultLibraryFolder, deviceFile } from './places.ts';

const windows = String.raw`C:\Users\Ada`;

test.each([
  ['linux', {}, '/home/ada', '/home/ada/.local/share/filmothek/library'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/home/ada', '/data/filmothek/library'],
  ['linux', { XDG_DATA_HOME: 'data' }, '/home/ada', '/home/ada/.local/share/filmothek/library'],
  ['linux', { XDG_DATA_HOME: '' }, '/home/ada', '/home/ada/.local/share/filmothek/library'],
  ['darwin', {}, '/Users/ada', '/Users/ada/Library/Application Support/Filmothek/library'],
  ['win32', {}, windows, String.raw`C:\Users\Ada\AppData\Roaming\Filmothek\library`],
  ['win32', { APPDATA: String.raw`D:\App` }, windows, String.raw`D:\App\Filmothek\library`],
] as const)('on %s with %o the library of %s is in %s', (platform, env, home, expected) => {
  expect(defaultLibraryFolder(env, platform, home)).toBe(expected);
});

test.each([
  ['linux', {}, '/home/ada', '/home/ada/.cache/filmothek'],
  ['linux', { XDG_CACHE_HOME: '/cache' }, '/home/ada', '/cache/filmothek'],
  ['darwin', {}, '/Users/ada', '/Users/ada/Library/Caches/Filmothek'],
  ['win32', {}, windows, String.raw`C:\Users\Ada\AppData\Local\Filmothek\cache`],
  ['win32', { LOCALAPPDATA: String.raw`D:\L` }, windows, String.raw`D:\L\Filmothek\cache`],
] as const)('on %s with %o the cache of %s is in %s', (platform, env, home, expected) => {
  expect(defaultCacheFolder(env, platform, home)).toBe(expected);
});

test.each([
  ['linux', {}, '/home/ada', '/home/ada/.local/state/filmothek/device'],
  ['linux', { XDG_STATE_HOME: '/state' }, '/home/ada', '/state/filmothek/device'],
  ['darwin', {}, '/Users/ada', '/Users/ada/Library/Application Support/Filmothek/device'],
  ['win32', {}, windows, String.raw`C:\Users\Ada\AppData\Local\Filmothek\device`],
  ['win32', { LOCALAPPDATA: String.raw`D:\L` }, windows, String.raw`D:\L\Filmothek\device`],
] as const)(
  'on %s with %o the device of %s has its name in %s',
  (platform, env, home, expected) => {
    expect(deviceFile(env, platform, home)).toBe(expected);
  },
);
