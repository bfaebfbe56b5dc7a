import { EventEmitter } from 'node:events';
import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  CustomScheme,
  Dialog,
  IpcMain,
  IpcMainInvokeEvent,
  Menu,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  NativeTheme,
  Protocol,
  Screen,
  Session,
  Shell,
  WebContents,
} from 'electron';
import type { ElectronParts } from './electron-parts.ts';

/*
 * Electron without its binary: the real composition runs against it, and it writes down what it is told.
 * A name that Electron's own types do not have does not compile; one that is used but not here throws.
 */

function standIn<T extends object>(members: { readonly [K in keyof T]?: unknown }): T {
  return new Proxy(members as T, {
    get(target, name, receiver) {
      if (typeof name === 'string' && name !== 'then' && !(name in target)) {
        throw new Error(`The recording Electron has no ${name}`);
      }
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
}

/** The events of an emitter, as members that a stand-in can take over. */
function eventsOf(emitter: EventEmitter) {
  return {
    on: (name: string, listener: (...all: unknown[]) => void) => emitter.on(name, listener),
    once: (name: string, listener: (...all: unknown[]) => void) => emitter.once(name, listener),
  };
}

type Listener = (event: unknown, ...rest: unknown[]) => unknown;

/** Everything the app said to Electron, and the ways to make Electron say something to the app. */
export interface Recording {
  readonly electron: ElectronParts;
  /** What happened, in order. */
  readonly log: string[];
  readonly schemes: CustomScheme[];
  readonly windows: RecordedWindow[];
  readonly errorBoxes: { readonly title: string; readonly text: string }[];
  readonly openedOutside: string[];
  readonly questions: MessageBoxOptions[];
  readonly menus: (readonly MenuItemConstructorOptions[])[];
  readonly rules: SessionRules;
  readonly app: EventEmitter;
  /** Which button the next questions are answered with. */
  answer: number;
  theme: 'dark' | 'light';
  /** Asks the app's scheme, as a page would. */
  fetch(url: string): Promise<Response>;
  /** Calls over IPC. */
  invoke(event: Partial<IpcMainInvokeEvent>, method: unknown, argument: unknown): Promise<unknown>;
}

export interface RecordedWindow {
  readonly options: BrowserWindowConstructorOptions;
  readonly window: BrowserWindow;
  readonly events: EventEmitter;
  readonly contents: EventEmitter;
  readonly sent: { readonly channel: string; readonly message: unknown }[];
  readonly addresses: string[];
  open(url: string): { readonly action: string };
}

export interface SessionRules {
  request?: Parameters<Session['setPermissionRequestHandler']>[0];
  check?: Parameters<Session['setPermissionCheckHandler']>[0];
  device?: Parameters<Session['setDevicePermissionHandler']>[0];
  cancelledUrls?: readonly string[];
  spellChecker?: boolean;
}

export interface RecordingOptions {
  readonly userData: string;
  readonly languages?: readonly string[];
  readonly isOnlyInstance?: boolean;
  readonly loadError?: Error;
}

export function recordingElectron(options: RecordingOptions): Recording {
  const log: string[] = [];
  const appEvents = new EventEmitter();
  const handlers = new Map<string, Listener>();
  const served = new Map<string, (request: Request) => Response | Promise<Response>>();
  const rules: SessionRules = {};
  let isReady = false;
  const mustNotBeReady = (what: string) => {
    if (isReady) throw new Error(`${what} after ready`);
    log.push(what);
  };

  const recording: Recording = {
    log,
    schemes: [],
    windows: [],
    errorBoxes: [],
    openedOutside: [],
    questions: [],
    menus: [],
    rules,
    app: appEvents,
    answer: 0,
    theme: 'dark',
    async fetch(url) {
      const handler = served.get(new URL(url).protocol.slice(0, -1));
      if (handler === undefined) throw new Error(`Nothing serves ${url}`);
      return handler(new Request(url));
    },
    async invoke(event, method, argument) {
      const handler = handlers.get('library:call');
      if (handler === undefined) throw new Error('Nothing answers calls');
      return handler(event, method, argument);
    },
    electron: {
      app: standIn<App>({
        ...eventsOf(appEvents),
        isPackaged: true,
        enableSandbox: () => mustNotBeReady('sandbox'),
        requestSingleInstanceLock: () => options.isOnlyInstance ?? true,
        setAppUserModelId: () => undefined,
        getPath: () => options.userData,
        getPreferredSystemLanguages: () => options.languages ?? ['de-DE'],
        whenReady: async () => {
          isReady = true;
          log.push('ready');
        },
        quit: () => {
          let prevented = false;
          appEvents.emit('will-quit', { preventDefault: () => (prevented = true) });
          log.push(prevented ? 'quit held' : 'quit');
        },
      }),
      BrowserWindow: windowClass(),
      dialog: standIn<Dialog>({
        showErrorBox: (title: string, text: string) => recording.errorBoxes.push({ title, text }),
        showMessageBox: async (_window: unknown, question: MessageBoxOptions) => {
          recording.questions.push(question);
          return { response: recording.answer, checkboxChecked: false };
        },
        showMessageBoxSync: (_window: unknown, question: MessageBoxOptions) => {
          recording.questions.push(question);
          return recording.answer;
        },
      }),
      ipcMain: standIn<IpcMain>({
        handle: (channel: string, listener: Listener) => handlers.set(channel, listener),
      }),
      Menu: standIn<typeof Menu>({
        buildFromTemplate: (template: MenuItemConstructorOptions[]) => {
          recording.menus.push(template);
          return standIn<Menu>({ popup: () => log.push('popup') });
        },
        setApplicationMenu: () => log.push('menu'),
      }),
      nativeTheme: standIn<NativeTheme>({
        get shouldUseDarkColors() {
          return recording.theme === 'dark';
        },
        themeSource: 'system',
      }),
      protocol: standIn<Protocol>({
        registerSchemesAsPrivileged: (schemes: CustomScheme[]) => {
          mustNotBeReady('scheme');
          recording.schemes.push(...schemes);
        },
        handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>) =>
          served.set(scheme, handler),
      }),
      screen: standIn<Screen>({
        getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
      }),
      session: {
        defaultSession: standIn<Session>({
          setPermissionRequestHandler: (handler: never) => (rules.request = handler),
          setPermissionCheckHandler: (handler: never) => (rules.check = handler),
          setDevicePermissionHandler: (handler: never) => (rules.device = handler),
          setSpellCheckerEnabled: (enabled: boolean) => (rules.spellChecker = enabled),
          webRequest: {
            onBeforeRequest: (
              { urls }: { urls: string[] },
              listener: (request: object, answer: (to: { cancel?: boolean }) => void) => void,
            ) => {
              listener({}, ({ cancel }) => {
                if (cancel === true) rules.cancelledUrls = urls;
              });
            },
          },
        }),
      } as unknown as ElectronParts['session'],
      shell: standIn<Shell>({
        openExternal: async (address: string) => {
          recording.openedOutside.push(address);
        },
      }),
    },
  };
  return recording;

  function windowClass(): typeof BrowserWindow {
    const openWindow = function (constructorOptions: BrowserWindowConstructorOptions) {
      const recorded = recordWindow(constructorOptions);
      recording.windows.push(recorded);
      recorded.events.once('closed', () =>
        recording.windows.splice(recording.windows.indexOf(recorded), 1),
      );
      appEvents.emit('web-contents-created', {}, recorded.window.webContents);
      return recorded.window;
    };
    return Object.assign(openWindow as unknown as typeof BrowserWindow, {
      getFocusedWindow: () => recording.windows[0]?.window ?? null,
      getAllWindows: () => recording.windows.map(({ window }) => window),
      fromWebContents: (contents: WebContents) =>
        recording.windows.find(({ window }) => window.webContents === contents)?.window ?? null,
    });
  }

  function recordWindow(constructorOptions: BrowserWindowConstructorOptions): RecordedWindow {
    const events = new EventEmitter();
    const contents = new EventEmitter();
    const sent: RecordedWindow['sent'] = [];
    const addresses: string[] = [];
    let onOpen: Parameters<WebContents['setWindowOpenHandler']>[0] | null = null;
    const webContents = standIn<WebContents>({
      ...eventsOf(contents),
      setWindowOpenHandler: (handler: NonNullable<typeof onOpen>) => (onOpen = handler),
      send: (channel: string, message: unknown) => sent.push({ channel, message }),
    });
    const window = standIn<BrowserWindow>({
      ...eventsOf(events),
      webContents,
      isDestroyed: () => false,
      isMinimized: () => true,
      isMaximized: () => false,
      getNormalBounds: () => ({ x: 40, y: 30, width: 1000, height: 700 }),
      maximize: () => log.push('maximize'),
      restore: () => log.push('restore'),
      show: () => log.push('show'),
      focus: () => log.push('focus'),
      loadURL: async (address: string) => {
        addresses.push(address);
        if (options.loadError !== undefined) throw options.loadError;
      },
    });
    return {
      options: constructorOptions,
      window,
      events,
      contents,
      sent,
      addresses,
      open: (url) => {
        if (onOpen === null) throw new Error('Nothing decides about new windows');
        return onOpen({ url } as Parameters<typeof onOpen>[0]);
      },
    };
  }
}
