import type { WebFrameMain } from 'electron';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LibraryEvent } from '../data/model/api.ts';
import type { Recording } from './test-recording-electron.ts';
import {
  firstWindow,
  frame,
  OWN_PAGE,
  pageFolder,
  preventable,
  startedDesktop,
} from './test-started-desktop.ts';

let folder: string;
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ folder, remove } = await pageFolder());
});
afterEach(() => remove());

const start = (changes: Parameters<typeof startedDesktop>[1] = {}) =>
  startedDesktop(folder, changes);

describe('the page stays where it is', () => {
  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
    '%s is prevented',
    async (name) => {
      const { contents } = firstWindow((await start()).recording);
      const event = preventable();
      contents.emit(name, event);
      expect(event.prevented).toBe(true);
    },
  );

  test.each([
    'file:///etc/passwd',
    'smb://host/share',
    'ms-msdt:/id PCWDiagnostic',
    'javascript:alert(1)',
    'data:text/html,x',
    'app://filmothek/index.html',
    'https://imdb.com@evil.example/',
    'https://user:secret@imdb.com/',
    'https://',
    'imdb.com',
    '',
    `https://imdb.com/${'a'.repeat(2000)}`,
  ])('window.open of %s opens nothing, inside or outside', async (url) => {
    const { recording } = await start();
    expect(firstWindow(recording).open(url)).toEqual({ action: 'deny' });
    expect(recording.questions).toEqual([]);
    expect(recording.openedOutside).toEqual([]);
  });

  test('a web address is shown in full and opened in the browser when the person agrees', async () => {
    const { recording } = await start();
    const window = firstWindow(recording);
    expect(window.open('HTTPS://www.imdb.com/title/tt0082971/')).toEqual({ action: 'deny' });
    await expect
      .poll(() => recording.openedOutside)
      .toEqual(['https://www.imdb.com/title/tt0082971/']);
    expect(recording.questions[0]?.detail).toBe('https://www.imdb.com/title/tt0082971/');
  });

  test('a page that asks again and again is asked about once, and no means no', async () => {
    const { recording } = await start();
    recording.answer = 1;
    for (let time = 0; time < 5; time++) firstWindow(recording).open('https://example.org/');
    await new Promise(setImmediate);
    expect(recording.questions).toHaveLength(1);
    expect(recording.openedOutside).toEqual([]);
  });
});

describe('the session', () => {
  const request = (recording: Recording, permission: string, requestingUrl: string) => {
    let granted: boolean | null = null;
    const answer = (allowed: boolean) => void (granted = allowed);
    recording.rules.request?.({} as never, permission as never, answer, { requestingUrl } as never);
    return granted;
  };

  test.each([
    ['clipboard-sanitized-write', 'app://filmothek/index.html', true],
    ['clipboard-sanitized-write', 'https://evil.example/', false],
    ['clipboard-read', 'app://filmothek/index.html', false],
    ['media', 'app://filmothek/index.html', false],
    ['geolocation', 'app://filmothek/index.html', false],
    ['notifications', 'app://filmothek/index.html', false],
    ['openExternal', 'app://filmothek/index.html', false],
    ['fileSystem', 'app://filmothek/index.html', false],
    ['something-of-tomorrow', 'app://filmothek/index.html', false],
  ])('%s for %s: %s, asked and checked alike', async (permission, url, expected) => {
    const { recording } = await start();
    expect(request(recording, permission, url)).toBe(expected);
    expect(recording.rules.check?.(null, permission as never, url, {} as never)).toBe(expected);
  });

  test('has no devices, no network and no spell checker that would fetch dictionaries', async () => {
    const { rules } = (await start()).recording;
    expect(rules.device?.({} as never)).toBe(false);
    expect(rules.cancelledUrls).toEqual(
      expect.arrayContaining(['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'file://*/*']),
    );
    expect(rules.spellChecker).toBe(false);
  });
});

describe('the scheme', () => {
  test('serves the built pages with a strict content policy', async () => {
    const { recording } = await start();
    const response = await recording.fetch('app://filmothek/index.html');
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('Filmothek');
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
  });

  test.each([
    'app://evil/index.html',
    'app://filmothek.evil/index.html',
    'app://filmothek:8080/index.html',
    'app://filmothek/..%2f..%2fetc%2fpasswd',
    'app://filmothek/%00',
    'app://filmothek/absent.js',
  ])('answers %s with 404', async (url) => {
    const { recording } = await start();
    expect((await recording.fetch(url)).status).toBe(404);
  });
});

describe('calls over IPC', () => {
  test('from the main frame of the own page reach the library', async () => {
    const { recording, reached } = await start();
    expect(await recording.invoke(OWN_PAGE, 'status', {})).toEqual({ ok: true });
    expect(reached).toEqual(['status']);
  });

  test.each([
    ['a sub frame', frame('app://filmothek/index.html', {} as WebFrameMain)],
    ['another host', frame('app://evil/index.html')],
    ['a longer host', frame('app://filmothek.evil/index.html')],
    ['another port', frame('app://filmothek:1/')],
    ['credentials', frame('app://filmothek@evil/')],
    ['another scheme', frame('https://filmothek/index.html')],
    ['a file', frame('file:///index.html')],
    ['an empty page', frame('about:blank')],
    ['no address', frame('')],
    ['a frame that is gone', { senderFrame: null }],
  ])('from %s are forbidden', async (_who, sender) => {
    const { recording, reached } = await start();
    expect(await recording.invoke(sender, 'undo', {})).toEqual({
      ok: false,
      error: { code: 'forbidden', details: {} },
    });
    expect(reached).toEqual([]);
  });

  test.each([
    ['an unknown method', 'close', {}],
    ['a method of every object', 'constructor', {}],
    ['a method that is no name', ['undo'], {}],
    ['an argument too many', 'status', { extra: 1 }],
    ['no argument', 'undo', undefined],
    ['a path for an id', 'film', { id: '../../etc/passwd' }],
    ['a wrong type', 'similar', { title: 7 }],
  ])('with %s are refused before the library hears of them', async (_what, method, argument) => {
    const { recording, reached } = await start();
    const outcome = await recording.invoke(OWN_PAGE, method, argument);
    expect(outcome).toMatchObject({ ok: false, error: { code: 'bad-arguments' } });
    expect(reached).toEqual([]);
  });

  test('events of the library are told to every window', async () => {
    const { recording, tell } = await start({ platform: 'darwin' });
    const event: LibraryEvent = { type: 'changed', revision: 2, ids: [] };
    tell(event);
    expect(firstWindow(recording).sent).toEqual([{ channel: 'library:event', message: event }]);
  });
});
