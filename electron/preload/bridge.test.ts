import { EventEmitter } from 'node:events';
import type { IpcRenderer } from 'electron';
import { expect, test } from 'vitest';
import { METHODS } from '../../data/model/api.ts';
import { bridgeOver } from './bridge.ts';

function recordingIpc() {
  const events = new EventEmitter();
  const invoked: unknown[][] = [];
  const ipc = {
    on: (channel: string, listener: () => void) => events.on(channel, listener),
    removeListener: (channel: string, listener: () => void) => events.off(channel, listener),
    invoke: async (...sent: unknown[]) => {
      invoked.push(sent);
      return { ok: true, value: null };
    },
  } as unknown as Pick<IpcRenderer, 'invoke' | 'on' | 'removeListener'>;
  return { ipc, events, invoked };
}

test('the page gets one function a method and the events, and nothing else', () => {
  const bridge = bridgeOver(recordingIpc().ipc);
  expect(Object.keys(bridge).sort()).toEqual([...METHODS, 'onEvent'].sort());
});

test('every function calls its own method on the one channel, whatever else it is given', async () => {
  const { ipc, invoked } = recordingIpc();
  const bridge = bridgeOver(ipc) as unknown as Record<string, (...all: unknown[]) => unknown>;
  for (const method of METHODS) await bridge[method]?.({ for: method }, 'other-channel');
  expect(invoked).toEqual(METHODS.map((method) => ['library:call', method, { for: method }]));
});

test('a listener hears the event without the sender, until it stops listening', () => {
  const { ipc, events } = recordingIpc();
  const heard: unknown[][] = [];
  const stop = bridgeOver(ipc).onEvent((...all: unknown[]) => void heard.push(all));
  events.emit('library:event', { sender: 'ipcRenderer' }, { type: 'changed' });
  stop();
  events.emit('library:event', { sender: 'ipcRenderer' }, { type: 'changed' });
  expect(heard).toEqual([[{ type: 'changed' }]]);
});
