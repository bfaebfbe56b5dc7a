import type { BrowserWindow, IpcMain, IpcMainInvokeEvent } from 'electron';
import { call } from '../data/model/api-arguments.ts';
import {
  CALL_CHANNEL,
  COMMAND_CHANNEL,
  EVENT_CHANNEL,
  type LiveLibrary,
} from '../data/model/api.ts';
import type { CommandName } from '../data/model/commands.ts';
import { FilmothekError, toWire, type Outcome } from '../data/model/errors.ts';
import { isAppAddress } from './protocol.ts';

/**
 * Answers the pages' calls from the library: one channel, one check of who asks, one check of what is asked.
 * A foreign sender is refused with `forbidden`. `answered` hears which method was called successfully.
 */
export function answerCalls(
  ipcMain: Pick<IpcMain, 'handle'>,
  library: LiveLibrary,
  answered: (method: unknown) => void,
): void {
  ipcMain.handle(
    CALL_CHANNEL,
    async (event, method: unknown, argument: unknown): Promise<Outcome> => {
      if (!isTrusted(event)) return { ok: false, error: toWire(new FilmothekError('forbidden')) };
      const outcome = await call(library, method, argument);
      if (outcome.ok) answered(method);
      return outcome;
    },
  );
}

/** Tells every open window what happens in the library. */
export function tellWindows(
  windows: Pick<typeof BrowserWindow, 'getAllWindows'>,
  library: LiveLibrary,
): void {
  library.subscribe((event) => {
    for (const window of windows.getAllWindows()) {
      if (!window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, event);
    }
  });
}

/** Tells the window in front which command was chosen in the menu. */
export function tellCommand(
  windows: Pick<typeof BrowserWindow, 'getFocusedWindow'>,
  name: CommandName,
): void {
  windows.getFocusedWindow()?.webContents.send(COMMAND_CHANNEL, name);
}

/** Only the main frame of a window, and only while it shows the app's own page. `senderFrame` is null once it is gone. */
function isTrusted({ senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isAppAddress(senderFrame.url);
}
