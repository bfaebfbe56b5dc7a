import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import vm from 'node:vm';
import { createBuilder, mergeConfig, type UserConfig } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { METHODS } from '../data/model/api.ts';
import { inProject } from './project.mjs';
import config from './vite.config.ts';

/*
 * Builds the desktop app's two scripts and runs them in plain Node, with a small stand-in where Electron would be: what
 * is proved here is what the sources alone cannot show, that the built files find each other and everything they need.
 */

let app: string;

beforeAll(async () => {
  app = await mkdtemp(path.join(tmpdir(), 'filmothek-built-'));
  const build = (room: string) => ({ build: { outDir: path.join(app, 'dist', room) } });
  const builder = await createBuilder(
    mergeConfig(config as UserConfig, {
      logLevel: 'error',
      environments: { main: build('electron'), preload: build('preload') },
    }),
  );
  for (const name of ['main', 'preload']) {
    const environment = builder.environments[name];
    if (environment === undefined) throw new Error(`vite.config.ts builds no ${name}`);
    await builder.build(environment);
  }
}, 60_000);

afterAll(() => rm(app, { recursive: true }));

test('the preload script is one file that needs Electron only, and gives the page the bridge only', async () => {
  const source = await readFile(path.join(app, 'dist/preload/preload.cjs'), 'utf8');
  const exposed: Record<string, object> = {};
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, value: object) => (exposed[name] = value),
    },
    ipcRenderer: {},
  };
  const required: string[] = [];
  const require = (name: string) => {
    required.push(name);
    return electron;
  };
  vm.runInNewContext(source, { require, module: { exports: {} }, exports: {} });
  expect(required).toEqual(['electron']);
  expect(Object.keys(exposed)).toEqual(['filmothek']);
  expect(Object.keys(exposed['filmothek'] ?? {}).sort()).toEqual(
    [...METHODS, 'onCommand', 'onEvent'].sort(),
  );
});

test('the main script imports nothing that the package does not hold', async () => {
  const source = await readFile(path.join(app, 'dist/electron/main.js'), 'utf8');
  const imported = [
    ...source.matchAll(/^(?:import|export)\b[^'"\n]*?from\s*["']([^"']+)["']/gm),
    ...source.matchAll(/\bimport\(["']([^"']+)["']\)/g),
  ];
  const foreign = imported
    .map(([, name = '']) => name)
    .filter((name) => !name.startsWith('.') && !builtinModules.includes(name.replace('node:', '')));
  expect([...new Set(foreign)].sort()).toEqual(['electron', 'sharp']);
});

test('the main script opens a library, serves its page, answers calls and closes', async () => {
  await mkdir(path.join(app, 'dist/renderer'), { recursive: true });
  await writeFile(path.join(app, 'dist/renderer/index.html'), '<title>Filmothek</title>');
  await mkdir(path.join(app, 'node_modules/electron'), { recursive: true });
  await writeFile(path.join(app, 'package.json'), '{ "type": "module" }');
  await writeFile(path.join(app, 'node_modules/electron/index.js'), STAND_IN);
  await writeFile(
    path.join(app, 'node_modules/electron/package.json'),
    '{ "type": "module", "main": "index.js" }',
  );
  for (const name of ['sharp', '@img', 'semver', 'detect-libc']) {
    await symlink(inProject('node_modules', name), path.join(app, 'node_modules', name));
  }
  const library = path.join(app, 'films');
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [path.join(app, 'dist/electron/main.js'), '--library', library],
    { encoding: 'utf8', timeout: 20_000, env: { ...process.env, XDG_CACHE_HOME: app } },
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const said = JSON.parse(stdout) as Record<string, unknown>;
  expect(said).toMatchObject({
    page: 200,
    title: '<title>Filmothek</title>',
    preload: path.join(app, 'dist/preload/preload.cjs'),
    added: { ok: true, value: { ids: [expect.any(String)] } },
    read: { ok: true, value: { title: 'Alien', originalTitle: 'Alien' } },
    recognised: { ok: true },
    events: ['changed'],
  });
});

/** Electron as far as the main script needs it; when the window's page is loaded, it plays the page. */
const STAND_IN = `
import { EventEmitter } from 'node:events';
const handlers = new Map();
const served = new Map();
const windows = [];
const events = [];
const nothing = () => undefined;
export const app = Object.assign(new EventEmitter(), {
  isPackaged: true,
  enableSandbox: nothing,
  requestSingleInstanceLock: () => true,
  setAppUserModelId: nothing,
  whenReady: async () => undefined,
  getPath: () => process.env.XDG_CACHE_HOME,
  getPreferredSystemLanguages: () => ['de'],
  quit() {
    app.emit('will-quit', { preventDefault: nothing });
  },
});
export class BrowserWindow extends EventEmitter {
  static getAllWindows = () => windows;
  webContents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: nothing,
    send: (_channel, { type }) => events.push(type),
  });
  constructor(options) {
    super();
    this.options = options;
    windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  isDestroyed = () => false;
  async loadURL(address) {
    const call = (method, argument) =>
      handlers.get('library:call')(
        { senderFrame: { url: address, parent: null } },
        method,
        argument,
      );
    const page = await served.get('app')(new Request(address));
    const title = await page.text();
    const added = await call('addFilms', {
      drafts: [{ title: 'Alien', originalTitle: 'Alien' }],
    });
    const read = await call('film', { id: added.value?.ids[0] });
    const recognised = await call('recognise', { text: 'Titel: Alien\\nJahr: 1979', html: null });
    const { preload } = this.options.webPreferences;
    process.stdout.write(
      JSON.stringify({ page: page.status, title, preload, added, read, recognised, events }),
    );
    app.quit();
  }
}
export const dialog = {
  showErrorBox: (title, text) => process.stderr.write(title + ': ' + text),
};
export const ipcMain = { handle: (channel, listener) => handlers.set(channel, listener) };
export const Menu = { buildFromTemplate: nothing, setApplicationMenu: nothing };
export const nativeTheme = {};
export const protocol = {
  registerSchemesAsPrivileged: nothing,
  handle: (scheme, handler) => served.set(scheme, handler),
};
export const screen = { getAllDisplays: () => [] };
export const session = {
  defaultSession: {
    setPermissionRequestHandler: nothing,
    setPermissionCheckHandler: nothing,
    setDevicePermissionHandler: nothing,
    setSpellCheckerEnabled: nothing,
    webRequest: { onBeforeRequest: nothing },
  },
};
export const shell = {};
`;
