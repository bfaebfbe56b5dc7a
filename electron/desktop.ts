import type { createAssets } from '../data/assets.ts';
import { openDoor, type LibraryDoor } from '../data/library-door.ts';
import type { openLibrary } from '../data/library.ts';
import { chooseLanguage, MESSAGES, sentence } from '../data/model/messages/messages.ts';
import { DEFAULT_PREFERENCES } from '../data/model/preferences.ts';
import { isReadOnly, libraryFolder } from './command-line.ts';
import type { ElectronParts } from './electron-parts.ts';
import { answerCalls, tellCommand, tellWindows } from './ipc.ts';
import { applicationMenu } from './menu.ts';
import { denyNavigation } from './navigation.ts';
import { outsideOpener } from './open-outside.ts';
import { registerScheme, serveScheme } from './protocol.ts';
import { closeBeforeQuitting } from './quitting.ts';
import { restrictSession } from './session.ts';
import { openWindow } from './window.ts';

/** The same as in build/electron-builder.mjs, or Windows shows two apps in its task bar. */
const APP_ID = 'org.filmothek.app';

export interface DesktopOptions {
  readonly argv: readonly string[];
  readonly workingFolder: string;
  readonly platform: NodeJS.Platform;
  /** The built preload script, absolute. */
  readonly preload: string;
  /** The folder of the built renderer, absolute. */
  readonly rendererDir: string;
  readonly openLibrary: typeof openLibrary;
  readonly createAssets: typeof createAssets;
}

/**
 * Starts the desktop app. To be called while Electron is not ready yet: the sandbox and the scheme cannot be added
 * later. Resolves when the window is open, or when there will be none.
 */
export async function startDesktop(
  electron: ElectronParts,
  options: DesktopOptions,
): Promise<void> {
  const { app } = electron;
  app.enableSandbox();
  registerScheme(electron.protocol);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.setAppUserModelId(APP_ID);
  app.on('second-instance', () => showWindow(electron));
  app.on('window-all-closed', () => {
    if (options.platform !== 'darwin') app.quit();
  });
  await app.whenReady();
  const systemLanguage = chooseLanguage(app.getPreferredSystemLanguages());
  try {
    const folder = libraryFolder(options.argv, options.workingFolder);
    const { openLibrary } = options;
    const door = await openDoor({ folder, readOnly: isReadOnly(options.argv), openLibrary });
    await showLibrary(electron, options, door, systemLanguage);
  } catch (error) {
    const messages = MESSAGES[systemLanguage];
    electron.dialog.showErrorBox(messages.desktop.openFailed, sentence(messages, error));
    app.quit();
  }
}

/** Puts the library on the screen, open or not yet: its pages, its calls and events, its menu, its window, its end. */
async function showLibrary(
  electron: ElectronParts,
  options: DesktopOptions,
  library: LibraryDoor,
  systemLanguage: 'de' | 'en',
): Promise<void> {
  const { app, BrowserWindow, dialog, Menu, nativeTheme } = electron;
  let messages = MESSAGES[systemLanguage];
  const followPreferences = async () => {
    // They lie in the library, which may not be open yet.
    const preferences = await library.preferences({}).catch(() => DEFAULT_PREFERENCES);
    const { language, theme } = preferences;
    messages = MESSAGES[language === 'system' ? systemLanguage : language];
    nativeTheme.themeSource = theme;
    const menu = applicationMenu(messages, options.platform, !app.isPackaged, (name) =>
      tellCommand(BrowserWindow, name),
    );
    Menu.setApplicationMenu(Menu.buildFromTemplate([...menu]));
  };

  closeBeforeQuitting(
    app,
    () => library.close(),
    (error) => dialog.showErrorBox(messages.desktop.closeFailed, sentence(messages, error)),
  );
  restrictSession(electron.session.defaultSession);
  const openOutside = outsideOpener(electron, () => messages.desktop.address);
  denyNavigation(app, (contents, address) => void openOutside(contents, address));
  const { rendererDir, preload } = options;
  serveScheme(electron.protocol, options.createAssets({ rendererDir, images: library.images }));
  answerCalls(electron.ipcMain, library, (method) => {
    if (method === 'setPreferences') void followPreferences();
  });
  void library.opened.then(followPreferences);
  tellWindows(BrowserWindow, library);
  await followPreferences();

  const open = () =>
    openWindow(electron, {
      preload,
      texts: () => messages.desktop,
      failed: (error) => {
        dialog.showErrorBox(messages.desktop.pageFailed, sentence(messages, error));
        app.quit();
      },
    });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open();
  });
  open();
}

function showWindow({ BrowserWindow }: Pick<ElectronParts, 'BrowserWindow'>): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window === undefined) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
