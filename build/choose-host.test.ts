import { expect, test } from 'vitest';
import { FAILURE_HOLDS, chooseHost, type Choice, type Facts, type Reason } from './choose-host.mjs';

const NOW = 1_800_000_000_000;

const DESKTOP: Facts = {
  noOpen: false,
  portGiven: false,
  platform: 'linux',
  display: true,
  root: false,
  electron: null,
  override: null,
  fetchAnyway: false,
  failure: null,
  tried: false,
  now: NOW,
};
const BINARY = { electron: '/opt/electron' };
const FAILED = { code: 'unreachable', detail: 'fetch failed', at: NOW - 1000 } as const;
const WRONG_FOLDER = { override: '/opt/empty' };

const ELECTRON: Choice = { host: 'electron', binary: '/opt/electron' };
const FETCH: Choice = { host: 'fetch' };
const ADDRESS: Choice = { host: 'node', open: false, reason: null };
const NO_DISPLAY: Choice = { ...ADDRESS, reason: { code: 'no-display', detail: '' } };
const BROWSER: Choice = { host: 'node', open: true, reason: null };
const browserBecause = (code: Reason['code'], detail = ''): Choice => ({
  host: 'node',
  open: true,
  reason: { code, detail },
});
const JUST_FAILED = browserBecause('unreachable', 'fetch failed');
const REMEMBERED = browserBecause('remembered', new Date(FAILED.at).toISOString());
const AS_ROOT = browserBecause('root');
const NOT_THERE = browserBecause('not-there', '/opt/empty');

test.each<[string, Partial<Facts>, Choice]>([
  ['its binary is here', BINARY, ELECTRON],
  ['its binary is here, whatever failed before', { ...BINARY, failure: FAILED }, ELECTRON],
  ['its binary is here, on a Mac as root', { ...BINARY, platform: 'darwin', root: true }, ELECTRON],
  ['its binary is here, on Windows', { ...BINARY, platform: 'win32', display: false }, ELECTRON],
  ['its download worked just now', { ...BINARY, tried: true }, ELECTRON],

  ['it was never downloaded', {}, FETCH],
  ['the failure is from the future', { failure: { ...FAILED, at: NOW + 1000 } }, FETCH],
  ['it is asked for in spite of a failure', { failure: FAILED, fetchAnyway: true }, FETCH],

  ['its download failed lately', { failure: FAILED }, REMEMBERED],
  ['its download failed just now', { failure: FAILED, tried: true }, JUST_FAILED],
  [
    'its download failed just now although asked for',
    { failure: FAILED, tried: true, fetchAnyway: true },
    JUST_FAILED,
  ],
  ['the download brought nothing', { tried: true }, BROWSER],
  ['a folder without it is named', WRONG_FOLDER, NOT_THERE],
  [
    'a folder without it is named and it is asked for',
    { ...WRONG_FOLDER, fetchAnyway: true },
    NOT_THERE,
  ],
  ['a folder with it is named', { ...BINARY, override: '/opt' }, ELECTRON],
  ['a port is given', { ...BINARY, portGiven: true }, BROWSER],
  ['the user is root', { root: true }, AS_ROOT],
  ['the user is root and the binary is here', { ...BINARY, root: true }, AS_ROOT],
  ['the user is root and asks for it', { root: true, fetchAnyway: true }, AS_ROOT],

  ['nothing is to be opened', { ...BINARY, noOpen: true }, ADDRESS],
  ['nothing is to be opened nor downloaded', { noOpen: true, fetchAnyway: true }, ADDRESS],
  ['nothing is to be opened by root', { noOpen: true, root: true }, ADDRESS],
  ['there is no display', { ...BINARY, display: false }, NO_DISPLAY],
  ['there is no display but a port', { display: false, portGiven: true }, NO_DISPLAY],
  ['there is no display on a BSD', { platform: 'freebsd', display: false }, NO_DISPLAY],
  ['nothing is to be opened where there is no display', { noOpen: true, display: false }, ADDRESS],
])('when %s', (_, facts, choice) => {
  expect(chooseHost({ ...DESKTOP, ...facts })).toEqual(choice);
});

test.each(['unreachable', 'stalled', 'failed'] as const)(
  'a download that was %s is tried again when its time is over, and not before',
  (code) => {
    const after = (age: number) =>
      chooseHost({ ...DESKTOP, failure: { code, detail: '', at: NOW - age } });
    expect(after(FAILURE_HOLDS[code] - 1)).toMatchObject({ reason: { code: 'remembered' } });
    expect(after(FAILURE_HOLDS[code])).toEqual(FETCH);
  },
);
