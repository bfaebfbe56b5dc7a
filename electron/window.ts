import path from 'node:path';
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import type { Messages } from '../data/model/messages/messages.ts';
import type { ElectronParts } from './electron-parts.ts';
import { offerTextMenu } from './menu.ts';
import { START_PAGE } from './protocol.ts';
import { recallPlace, rememberPlace } from './window-place.ts';

/** What a page may do in its window. Nothing here is loosened without a reason beside it. */
const PAGE_RIGHTS = {
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
} as const satisfies BrowserWindowConstructorOptions['webPreferences'];

const FIRST_SIZE = { width: 1280, height: 820 };
const LEAST_SIZE = { minWidth: 420, minHeight: 480 };

/** The page's own background, so that nothing flashes before it has drawn. */
const BACKGROUND = { dark: '#0e0e11', light: '#f6f4f0' };

/**
 * Opens the window where it was last, and shows it when its page has drawn.
 * `failed` hears when the page cannot be loaded.
 */
export function openWindow(
  electron: ElectronParts,
  {
    preload,
    texts,
    failed,
  }: {
    readonly preload: string;
    readonly texts: () => Messages['desktop'];
    readonly failed: (error: unknown) => void;
  },
): void {
  const placeFile = path.join(electron.app.getPath('userData'), 'window.json');
  const screens = electron.screen.getAllDisplays().map(({ workArea }) => workArea);
  const place = recallPlace(placeFile, screens);
  const window = new electron.BrowserWindow({
    ...(place?.bounds ?? FIRST_SIZE),
    ...LEAST_SIZE,
    show: false,
    title: 'Filmothek',
    autoHideMenuBar: true,
    backgroundColor: BACKGROUND[electron.nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
    webPreferences: { ...PAGE_RIGHTS, preload },
  });
  window.once('ready-to-show', () => {
    if (place?.maximized === true) window.maximize();
    window.show();
  });
  window.on('close', () =>
    rememberPlace(placeFile, {
      bounds: window.getNormalBounds(),
      maximized: window.isMaximized(),
    }),
  );
  askBeforeLosingInput(electron, window, () => texts().unsaved);
  offerTextMenu(electron.Menu, window, () => texts().menu);
  window.loadURL(START_PAGE).catch(failed);
}

/** A page that objects to being closed is silently kept open by Electron; here the person decides. */
function askBeforeLosingInput(
  { dialog }: Pick<ElectronParts, 'dialog'>,
  window: BrowserWindow,
  texts: () => Messages['desktop']['unsaved'],
): void {
  window.webContents.on('will-prevent-unload', (event) => {
    const { question, explanation, stay, discard } = texts();
    const answer = dialog.showMessageBoxSync(window, {
      type: 'warning',
      message: question,
      detail: explanation,
      buttons: [stay, discard],
      defaultId: 0,
      cancelId: 0,
    });
    if (answer === 1) event.preventDefault();
  });
}
