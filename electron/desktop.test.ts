import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FilmothekError } from '../data/model/errors.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../data/model/preferences.ts';
import type { Recording } from './test-recording-electron.ts';
import {
  firstWindow,
  OWN_PAGE,
  pageFolder,
  preventable,
  smallLibrary,
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

describe('before Electron is ready', () => {
  test('the sandbox is on and the scheme is a secure origin', async () => {
    const { recording } = await start();
    expect(recording.log.slice(0, 3)).toEqual(['sandbox', 'scheme', 'ready']);
    expect(recording.schemes).toEqual([
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
      },
    ]);
  });

  test('a second instance leaves at once and opens nothing', async () => {
    const { recording, opened } = await start({ recording: { isOnlyInstance: false } });
    expect(recording.log).toEqual(['sandbox', 'scheme', 'quit']);
    expect(opened).toEqual([]);
  });
});

describe('the command line', () => {
  test.each([
    [['filmothek'], null],
    [['filmothek', '--library', 'films'], 'films'],
    [['electron', '.', '--inspect', '--library', 'films', '--remote-debugging-port=1'], 'films'],
    [['filmothek', '--library'], null],
    [['filmothek', '--library', '--inspect'], null],
    [['filmothek', '--library=films', 'app://evil', 'evil.html'], null],
  ])('%j opens the library %s', async (argv, expected) => {
    const { opened } = await start({ argv });
    expect(opened).toEqual([expected === null ? null : path.join(folder, expected)]);
  });

  test.each([
    [['filmothek'], 'if-needed'],
    [['filmothek', '--read-only', '--library', 'films'], true],
  ])('%j opens with read-only: %s', async (argv, expected) => {
    const small = smallLibrary();
    const asked: unknown[] = [];
    await start({
      argv,
      openLibrary: async ({ readOnly }) => {
        asked.push(readOnly);
        return small.library;
      },
    });
    expect(asked).toEqual([expected]);
  });

  test('what a second instance says only brings the window to the front', async () => {
    const { recording, opened } = await start();
    recording.log.length = 0;
    recording.app.emit('second-instance', {}, ['filmothek', '--library', '/elsewhere'], '/');
    expect(recording.log).toEqual(['restore', 'show', 'focus']);
    expect(opened).toHaveLength(1);
  });
});

describe('the window', () => {
  test('gives its page no rights beyond a sandboxed page with the bridge', async () => {
    const { options, addresses } = firstWindow((await start()).recording);
    expect(options.webPreferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      preload: path.join(folder, 'preload.cjs'),
    });
    expect(addresses).toEqual(['app://filmothek/index.html']);
  });

  test('is shown when its page has drawn, not before', async () => {
    const { recording } = await start();
    expect(firstWindow(recording).options.show).toBe(false);
    expect(recording.log).not.toContain('show');
    firstWindow(recording).events.emit('ready-to-show');
    expect(recording.log).toContain('show');
  });

  test('opens where it was closed', async () => {
    const first = await start();
    firstWindow(first.recording).events.emit('close');
    const second = await start();
    expect(firstWindow(second.recording).options).toMatchObject({
      x: 40,
      y: 30,
      width: 1000,
      height: 700,
    });
  });

  test.each([
    ['off every screen', '{"bounds":{"x":5000,"y":0,"width":900,"height":600},"maximized":false}'],
    ['of no size', '{"bounds":{"x":0,"y":0,"width":0,"height":600},"maximized":false}'],
    ['not a place', '{"bounds":"here"}'],
    ['torn', '{"bounds":{"x":'],
  ])('forgets a place that is %s', async (_what, stored) => {
    await writeFile(path.join(folder, 'window.json'), stored);
    const { options } = firstWindow((await start()).recording);
    expect(options).toMatchObject({ width: 1280, height: 820 });
    expect(options.x).toBeUndefined();
  });

  test('asks before unsaved input is lost', async () => {
    const { recording } = await start();
    const { contents } = firstWindow(recording);
    const stay = preventable();
    contents.emit('will-prevent-unload', stay);
    recording.answer = 1;
    const discard = preventable();
    contents.emit('will-prevent-unload', discard);
    expect([stay.prevented, discard.prevented]).toEqual([false, true]);
    expect(recording.questions[0]?.message).toBe('Nicht gespeicherte Eingaben verwerfen?');
  });

  test('says so when its page cannot be loaded, and closes the library', async () => {
    const { recording, state } = await start({ recording: { loadError: new Error('gone') } });
    await expect.poll(() => recording.log.at(-1)).toBe('quit');
    expect(recording.errorBoxes[0]?.title).toBe('Filmothek kann das Fenster nicht anzeigen');
    expect(state.closings).toBe(1);
  });
});

describe('language and theme', () => {
  const labels = (recording: Recording) => recording.menus.at(-1)?.map(({ label }) => label);

  test('the menu speaks the language of the system', async () => {
    expect(labels((await start()).recording)).toEqual([
      'Datei',
      'Bearbeiten',
      'Film',
      'Ansicht',
      'Gehe zu',
      'Hilfe',
    ]);
    const english = await start({ recording: { languages: ['fr-FR', 'en-GB'] } });
    expect(labels(english.recording)).toEqual(['File', 'Edit', 'Film', 'View', 'Go to', 'Help']);
  });

  test('both follow the preferences as soon as they are set', async () => {
    const { recording } = await start();
    const preferences: Preferences = { ...DEFAULT_PREFERENCES, language: 'en', theme: 'light' };
    await recording.invoke(OWN_PAGE, 'setPreferences', preferences);
    await expect
      .poll(() => labels(recording))
      .toEqual(['File', 'Edit', 'Film', 'View', 'Go to', 'Help']);
    expect(recording.electron.nativeTheme.themeSource).toBe('light');
  });

  test('every entry of every menu has a label of its own, developer tools are not among them', async () => {
    for (const platform of ['linux', 'win32', 'darwin'] as const) {
      const { menus } = (await start({ platform })).recording;
      const items = menus.flatMap((menu) =>
        menu.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : [])),
      );
      expect(items.length).toBeGreaterThan(12);
      for (const { type, label } of items) expect(type === 'separator' || label).toBeTruthy();
      expect(items.map(({ role }) => role)).toEqual(expect.arrayContaining(['undo', 'redo']));
      expect(items.map(({ role }) => role)).not.toContain('toggleDevTools');
    }
  });

  test('what is chosen in the menu is told to the window in front, with keys that cannot be typed', async () => {
    const { recording } = await start();
    const { sent } = firstWindow(recording);
    const items = (recording.menus.at(-1) ?? []).flatMap(({ submenu }) =>
      Array.isArray(submenu) ? submenu : [],
    );
    const find = items.find(({ label }) => label === 'Suchen');
    const click = find?.click as (() => void) | undefined;
    click?.();
    expect(sent.at(-1)).toEqual({ channel: 'menu:command', message: 'find' });
    expect(find).toMatchObject({ accelerator: 'CmdOrCtrl+f', registerAccelerator: false });
    for (const { accelerator } of items) expect(accelerator ?? 'F1').toMatch(/^(CmdOrCtrl\+.|F1)/);
  });

  test('a right click on text offers to copy, in a field also to paste', async () => {
    const { recording } = await start();
    const { contents } = firstWindow(recording);
    const editFlags = { canCut: true, canCopy: true, canPaste: true, canSelectAll: true };
    const roles = () => recording.menus.at(-1)?.flatMap(({ role }) => role ?? []);
    contents.emit('context-menu', {}, { isEditable: false, selectionText: 'Alien', editFlags });
    expect(roles()).toEqual(['copy']);
    contents.emit('context-menu', {}, { isEditable: true, selectionText: '', editFlags });
    expect(roles()).toEqual(['cut', 'copy', 'paste', 'selectAll']);
    const before = recording.menus.length;
    contents.emit('context-menu', {}, { isEditable: false, selectionText: ' ', editFlags });
    expect(recording.menus).toHaveLength(before);
  });
});

describe('the end', () => {
  test('a library that cannot be opened is said in a sentence, then the app ends', async () => {
    const { recording } = await start({
      openLibrary: () => Promise.reject(new FilmothekError('library-newer', { folder: '/films' })),
    });
    expect(recording.errorBoxes).toEqual([
      {
        title: 'Die Bibliothek lässt sich nicht öffnen',
        text: expect.stringContaining('neueren Version von Filmothek') as string,
      },
    ]);
    expect(recording.windows).toEqual([]);
    expect(recording.log.at(-1)).toBe('quit');
  });

  test('a library that is in use gets its window all the same, and opens from there', async () => {
    const small = smallLibrary();
    small.state.preferences = { ...DEFAULT_PREFERENCES, language: 'en', theme: 'light' };
    let isFree = false;
    const { recording } = await start({
      openLibrary: async () => {
        if (!isFree) throw new FilmothekError('library-in-use', { folder: '/films' });
        return small.library;
      },
    });
    expect(recording.errorBoxes).toEqual([]);
    expect(recording.windows).toHaveLength(1);
    expect(await recording.invoke(OWN_PAGE, 'opening', {})).toMatchObject({
      ok: true,
      value: { state: 'refused', error: { code: 'library-in-use' } },
    });
    expect(await recording.invoke(OWN_PAGE, 'status', {})).toMatchObject({
      ok: false,
      error: { code: 'library-in-use' },
    });
    isFree = true;
    expect(await recording.invoke(OWN_PAGE, 'openAnew', { way: 'retry' })).toEqual({
      ok: true,
      value: { state: 'open' },
    });
    await expect.poll(() => recording.electron.nativeTheme.themeSource).toBe('light');
    recording.electron.app.quit();
    await expect.poll(() => recording.log.at(-1)).toBe('quit');
    expect(small.state.closings).toBe(1);
  });

  test('the library is closed once before the app is gone', async () => {
    const { recording, state } = await start();
    recording.app.emit('window-all-closed');
    recording.electron.app.quit();
    expect(recording.log.slice(-2)).toEqual(['quit held', 'quit held']);
    await expect.poll(() => recording.log.at(-1)).toBe('quit');
    expect(state.closings).toBe(1);
  });

  test('a library that cannot be closed is said, and the app ends all the same', async () => {
    const small = smallLibrary();
    small.library.close = () => Promise.reject(new FilmothekError('save-failed', { reason: 'x' }));
    const { recording } = await start({ openLibrary: async () => small.library });
    recording.electron.app.quit();
    await expect.poll(() => recording.log.at(-1)).toBe('quit');
    expect(recording.errorBoxes[0]?.title).toBe('Die Bibliothek ließ sich nicht sauber schließen');
  });

  test('on macOS the app outlives its window and opens another one', async () => {
    const { recording } = await start({ platform: 'darwin' });
    firstWindow(recording).events.emit('closed');
    recording.app.emit('window-all-closed');
    expect(recording.log).not.toContain('quit held');
    recording.app.emit('activate');
    expect(recording.windows).toHaveLength(1);
    recording.app.emit('activate');
    expect(recording.windows).toHaveLength(1);
  });
});
