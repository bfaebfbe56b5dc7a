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
  expect(Object.keys(bridge).sort()).toEqual([...METHODS, 'onCommand', 'onEvent'].sort());
});

test('every function calls its own method on the one channel, whatever else it is given', async () => {
  const { ipc, invoked } = recordingIpc();
  const bridge = bridgeOver(ipc) as unknown as Record<string, (...all: unknown[]) => unknown>;
  for (const method of METHODS) await bridge[method]?.({ for: method }, 'other-channel');
  expect(invoked).toEqual(METHODS.map((method) => ['library:call', method, { for: method }]));
});

test.each([
  ['onEvent', 'library:event', { type: 'changed' }],
  ['onCommand', 'menu:command', 'addFilm'],
] as const)('%s hears what is told without the sender, until it stops', (name, channel, told) => {
  const { ipc, events } = recordingIpc();
  const heard: unknown[][] = [];
  const stop = bridgeOver(ipc)[name]((...all: unknown[]) => void heard.push(all));
  events.emit(channel, { sender: 'ipcRenderer' }, told);
  stop();
  events.emit(channel, { sender: 'ipcRenderer' }, told);
  expect(heard).toEqual([[told]]);
});
