import { expect, test } from 'vitest';
import { chromiumPlaces, openCommand } from './browser.mjs';

const URL = 'http://127.0.0.1:4711/?token=abc';

test('on Linux a browser is looked for along the path, Chromium before Chrome', () => {
  const places = chromiumPlaces({
    platform: 'linux',
    env: { PATH: '/usr/local/bin:/usr/bin' },
    home: '/home/a',
  });
  expect(places.slice(0, 2)).toEqual(['/usr/local/bin/chromium', '/usr/bin/chromium']);
  expect(places.indexOf('/usr/bin/google-chrome')).toBeGreaterThan(
    places.indexOf('/usr/bin/chromium'),
  );
});

test('on a Mac also the user’s own applications count', () => {
  expect(chromiumPlaces({ platform: 'darwin', env: {}, home: '/Users/a' })).toContain(
    '/Users/a/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  );
});

test('on Windows folders that are not set are left out', () => {
  const env = { 'ProgramFiles(x86)': 'C:\\Program Files (x86)' };
  expect(chromiumPlaces({ platform: 'win32', env, home: 'C:\\Users\\a' })).toEqual([
    'C:\\Program Files (x86)\\Chromium\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ]);
});

test('a Chromium opens a window of its own, without its sandbox only for root on Linux', () => {
  const open = (root: boolean, platform: NodeJS.Platform) =>
    openCommand(URL, '/usr/bin/chromium', { platform, root });
  expect(open(false, 'linux')).toContain(`--app=${URL}`);
  expect(open(false, 'linux')).not.toContain('--no-sandbox');
  expect(open(true, 'linux')).toContain('--no-sandbox');
  expect(open(true, 'darwin')).not.toContain('--no-sandbox');
});

test.each([
  ['linux', 'xdg-open'],
  ['darwin', 'open'],
  ['win32', 'rundll32'],
] as const)('without a Chromium %s opens the address with %s', (platform, command) => {
  const [program, ...args] = openCommand(URL, null, { platform, root: false });
  expect(program).toBe(command);
  expect(args.at(-1)).toBe(URL);
});
