import { expect, test } from 'vitest';
import {
  DEV_OPTIONS,
  parseStartOptions,
  type Mistake,
  type StartOptions,
} from './start-options.mjs';
import { TEXTS, systemTexts } from './texts.mjs';

const NONE: StartOptions = {
  help: false,
  noOpen: false,
  fetchElectron: false,
  readOnly: false,
  port: null,
  library: null,
};

test.each<[string, Partial<StartOptions>]>([
  ['', {}],
  ['--no-open', { noOpen: true }],
  ['--help', { help: true }],
  ['-h', { help: true }],
  ['--fetch-electron', { fetchElectron: true }],
  ['--read-only', { readOnly: true }],
  ['--port 8080', { port: 8080 }],
  ['--port=65535', { port: 65535 }],
  ['--library films --no-open', { library: 'films', noOpen: true }],
  ['--library=-films', { library: '-films' }],
])('npm start -- %s', (line, options) => {
  expect(parseStartOptions(line.split(' ').filter(Boolean))).toEqual({ ...NONE, ...options });
});

test.each<[string, Mistake]>([
  ['--opne', { code: 'unknown', argument: '--opne' }],
  ['-x', { code: 'unknown', argument: '-x' }],
  ['--toString', { code: 'unknown', argument: '--toString' }],
  ['--no-open=yes', { code: 'unknown', argument: '--no-open' }],
  ['films', { code: 'unknown', argument: 'films' }],
  ['-- --no-open', { code: 'unknown', argument: '--' }],
  ['--port', { code: 'value-missing', argument: '--port' }],
  ['--port --no-open', { code: 'value-missing', argument: '--port' }],
  ['--library=', { code: 'value-missing', argument: '--library' }],
  ['--port=-1', { code: 'bad-port', argument: '-1' }],
  ['--port 0', { code: 'bad-port', argument: '0' }],
  ['--port 65536', { code: 'bad-port', argument: '65536' }],
  ['--port 80.5', { code: 'bad-port', argument: '80.5' }],
  ['--port http', { code: 'bad-port', argument: 'http' }],
])('npm start -- %s is a mistake', (line, mistake) => {
  expect(parseStartOptions(line.split(' '))).toEqual(mistake);
});

test('a script that knows only some options says so of the others', () => {
  expect(parseStartOptions(['--library', 'films'], DEV_OPTIONS)).toMatchObject({
    library: 'films',
  });
  expect(parseStartOptions(['--no-open'], DEV_OPTIONS)).toEqual({
    code: 'unknown',
    argument: '--no-open',
  });
  expect(TEXTS.en.mistakes.unknown('--no-open', 'npm run dev')).toContain('npm run dev -- --help');
});

test.each([
  [{ LANG: 'de_AT.UTF-8' }, 'en-US', TEXTS.de],
  [{ LANG: 'de_DE.UTF-8', LC_ALL: 'C' }, 'de-DE', TEXTS.en],
  [{ LANG: 'de_DE.UTF-8', LC_ALL: '' }, 'en-US', TEXTS.de],
  [{ LANG: 'fr_FR.UTF-8' }, 'de-DE', TEXTS.en],
  [{}, 'de-CH', TEXTS.de],
  [{}, 'en-GB', TEXTS.en],
])('with %o on a system in %s the right language is spoken', (env, locale, texts) => {
  expect(systemTexts(env, locale)).toBe(texts);
});
