import type { IpcRenderer, IpcRendererEvent } from 'electron';
import {
  CALL_CHANNEL,
  COMMAND_CHANNEL,
  EVENT_CHANNEL,
  METHODS,
  type Bridge,
} from '../../data/model/api.ts';

/** One function a method and two subscriptions: no page ever holds a way to send what the contract does not name. */
export function bridgeOver(ipc: Pick<IpcRenderer, 'invoke' | 'on' | 'removeListener'>): Bridge {
  const calls = METHODS.map((method) => [
    method,
    (argument: unknown) => ipc.invoke(CALL_CHANNEL, method, argument),
  ]);
  return {
    ...(Object.fromEntries(calls) as Omit<Bridge, 'onEvent' | 'onCommand'>),
    onEvent: (listener) => hear(EVENT_CHANNEL, listener),
    onCommand: (listener) => hear(COMMAND_CHANNEL, listener),
  };

  function hear<T>(channel: string, listener: (told: T) => void): () => void {
    const receive = (_event: IpcRendererEvent, told: T) => listener(told);
    ipc.on(channel, receive);
    return () => {
      ipc.removeListener(channel, receive);
    };
  }
}
