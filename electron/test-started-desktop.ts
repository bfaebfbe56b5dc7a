import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { IpcMainInvokeEvent, WebFrameMain } from 'electron';
import { createAssets } from '../data/assets.ts';
import type { OpenLibrary } from '../data/library.ts';
import { METHODS, type LibraryEvent } from '../data/model/api.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../data/model/preferences.ts';
import { startDesktop, type DesktopOptions } from './desktop.ts';
import {
  recordingElectron,
  type Recording,
  type RecordingOptions,
} from './test-recording-electron.ts';

/* The desktop app as the tests start it: the real composition, a recording Electron, a library that only answers. */

/** A folder with a built page in it. */
export async function pageFolder() {
  const folder = await mkdtemp(path.join(tmpdir(), 'filmothek-desktop-'));
  await writeFile(path.join(folder, 'index.html'), '<title>Filmothek</title>');
  return { folder, remove: () => rm(folder, { recursive: true }) };
}

/** A library that answers what the host itself asks, and writes down which methods reached it. */
export function smallLibrary() {
  const reached: string[] = [];
  const listeners = new Set<(event: LibraryEvent) => void>();
  const state = { preferences: DEFAULT_PREFERENCES as Preferences, closings: 0 };
  const methods = Object.fromEntries(
    METHODS.map((method) => [method, async () => void reached.push(method)]),
  );
  const library = {
    ...methods,
    preferences: async () => state.preferences,
    setPreferences: async (chosen: Partial<Preferences>) =>
      (state.preferences = { ...state.preferences, ...chosen }),
    images: { file: async () => null, thumbnail: async () => null },
    subscribe(listener: (event: LibraryEvent) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => void state.closings++,
  } as unknown as OpenLibrary;
  const tell = (event: LibraryEvent) => listeners.forEach((listener) => listener(event));
  return { library, reached, state, tell };
}

export async function startedDesktop(
  folder: string,
  changes: Partial<DesktopOptions> & { readonly recording?: Partial<RecordingOptions> } = {},
) {
  const small = smallLibrary();
  const recording = recordingElectron({ userData: folder, ...changes.recording });
  const opened: (string | null)[] = [];
  await startDesktop(recording.electron, {
    argv: [],
    workingFolder: folder,
    platform: 'linux',
    preload: path.join(folder, 'preload.cjs'),
    rendererDir: folder,
    openLibrary: async (options) => {
      opened.push(options.folder);
      return small.library;
    },
    createAssets,
    ...changes,
  });
  return { ...small, recording, opened };
}

export function firstWindow({ windows }: Recording) {
  const [window] = windows;
  if (window === undefined) throw new Error('No window was opened');
  return window;
}

/** An event that says whether somebody prevented what it announces. */
export function preventable() {
  const event = { prevented: false, preventDefault: () => void (event.prevented = true) };
  return event;
}

/** Who calls over IPC. */
export const frame = (url: string, parent: WebFrameMain | null = null) =>
  ({ senderFrame: { url, parent } }) as Partial<IpcMainInvokeEvent>;
export const OWN_PAGE = frame('app://filmothek/index.html');
