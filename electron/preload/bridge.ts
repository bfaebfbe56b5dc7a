import type { IpcRenderer, IpcRendererEvent } from 'electron';
import {
  CALL_CHANNEL,
  EVENT_CHANNEL,
  METHODS,
  type Bridge,
  type LibraryEvent,
} from '../../data/model/api.ts';

/** One function a method and one subscription: no page ever holds a way to send what the contract does not name. */
export function bridgeOver(ipc: Pick<IpcRenderer, 'invoke' | 'on' | 'removeListener'>): Bridge {
  const calls = METHODS.map((method) => [
    method,
    (argument: unknown) => ipc.invoke(CALL_CHANNEL, method, argument),
  ]);
  return {
    ...(Object.fromEntries(calls) as Omit<Bridge, 'onEvent'>),
    onEvent(listener) {
      const receive = (_event: IpcRendererEvent, event: LibraryEvent) => listener(event);
      ipc.on(EVENT_CHANNEL, receive);
      return () => {
        ipc.removeListener(EVENT_CHANNEL, receive);
      };
    },
  };
}
