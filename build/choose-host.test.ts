import { expect, test } from 'vitest';
import { FAILURE_HOLDS, chooseHost, type Choice, type Facts } from './choose-host.mjs';

const NOW = 1_800_000_000_000;

const DESKTOP: Facts = {
  noOpen: false,
  portGiven: false,
  platform: 'linux',
  display: true,
  root: false,
  electron: null,
  fetchAnyway: false,
  failure: null,
  tried: false,
  now: NOW,
};
const BINARY = { electron: '/opt/electron' };
const FAILED = { code: 'unreachable', detail: 'fetch failed', at: NOW - 1000 } as const;

const ELECTRON: Choice = { host: 'electron', binary: '/opt/electron' };
const FETCH: Choice = { host: 'fetch' };
const ADDRESS: Choice = { host: 'node', open: false, reason: null };
const BROWSER: Choice = { host: 'node', open: true, reason: null };
const browserBecause = (reason: typeof FAILED | { code: 'root'; detail: '' }): Choice => ({
  host: 'node',
  open: true,
  reason,
});
const AS_ROOT = browserBecause({ code: 'root', detail: '' });

test.each<[string, Partial<Facts>, Choice]>([
  ['its binary is here', BINARY, ELECTRON],
  ['its binary is here, whatever failed before', { ...BINARY, failure: FAILED }, ELECTRON],
  ['its binary is here, on a Mac as root', { ...BINARY, platform: 'darwin', root: true }, ELECTRON],
  ['its binary is here, on Windows', { ...BINARY, platform: 'win32', display: false }, ELECTRON],
  ['its download worked just now', { ...BINARY, tried: true }, ELECTRON],

  ['it was never downloaded', {}, FETCH],
  ['the failure is a week old', { failure: { ...FAILED, at: NOW - FAILURE_HOLDS } }, FETCH],
  ['the failure is from the future', { failure: { ...FAILED, at: NOW + 1000 } }, FETCH],
  ['it is asked for in spite of a failure', { failure: FAILED, fetchAnyway: true }, FETCH],

  ['its download failed lately', { failure: FAILED }, browserBecause(FAILED)],
  ['its download failed just now', { failure: FAILED, tried: true }, browserBecause(FAILED)],
  [
    'its download failed just now although asked for',
    { failure: FAILED, tried: true, fetchAnyway: true },
    browserBecause(FAILED),
  ],
  ['the download brought nothing', { tried: true }, BROWSER],
  ['a port is given', { ...BINARY, portGiven: true }, BROWSER],
  ['the user is root', { root: true }, AS_ROOT],
  ['the user is root and the binary is here', { ...BINARY, root: true }, AS_ROOT],
  ['the user is root and asks for it', { root: true, fetchAnyway: true }, AS_ROOT],

  ['nothing is to be opened', { ...BINARY, noOpen: true }, ADDRESS],
  ['nothing is to be opened nor downloaded', { noOpen: true, fetchAnyway: true }, ADDRESS],
  ['nothing is to be opened by root', { noOpen: true, root: true }, ADDRESS],
  ['there is no display', { ...BINARY, display: false }, ADDRESS],
  ['there is no display but a port', { display: false, portGiven: true }, ADDRESS],
  ['there is no display on a BSD', { platform: 'freebsd', display: false }, ADDRESS],
])('when %s', (_, facts, choice) => {
  expect(chooseHost({ ...DESKTOP, ...facts })).toEqual(choice);
});
