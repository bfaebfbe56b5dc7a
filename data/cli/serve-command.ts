import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAssets } from '../assets.ts';
import { openDoor, type LibraryDoor } from '../library-door.ts';
import type { WireError } from '../model/errors.ts';
import { sentence } from '../model/messages/messages.ts';
import { announceHost, findHost } from '../running-host.ts';
import { serve } from '../serve.ts';
import { defaultLibraryFolder } from '../store/places.ts';
import type { Command } from './arguments.ts';
import type { Io } from './io.ts';

type ServeCommand = Extract<Command, { name: 'serve' }>;

/** Serves the library, or the page that tells why it is not open, until this process is told to end. */
export async function runServe(command: ServeCommand, io: Io): Promise<number> {
  const { library: folder, readOnly } = command;
  const door = await openDoor({ folder, readOnly });
  try {
    const opening = await door.opening({});
    // Most likely a second start by the same person, who is better served with the window of the first.
    if (opening.state === 'refused' && opening.error.code === 'library-in-use') {
      return await tellRunningHost(opening.error, command, io);
    }
    return await host(door, command, io);
  } finally {
    await door.close();
  }
}

async function host(door: LibraryDoor, { port, json }: ServeCommand, io: Io) {
  const rendererDir = path.join(path.dirname(fileURLToPath(import.meta.url)), '../renderer');
  const assets = createAssets({ rendererDir, images: door.images });
  const running = await serve({ library: door, assets, port });
  const opening = await door.opening({});
  const announced = announceWriter(door, running.url);
  if (opening.state === 'open') await announced;
  else io.err(sentence(io.words, opening.error));
  if (json) {
    // Not from the status: that waits until the films are in order, and the page can be loaded meanwhile.
    const { folder } = opening.state === 'open' ? await door.opened : opening;
    io.out(JSON.stringify({ url: running.url, port: running.port, library: folder }));
  } else {
    io.out(io.words.cli.running(running.url));
    io.err(io.words.cli.stopHint);
  }
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, resolve);
  });
  if ((await door.opening({})).state === 'open') await (await announced)();
  await running.close();
  return 0;
}

/**
 * Writes down where the library is open once it is. Only the one that writes keeps a second start from opening the
 * library, so only its address is of use to that one. Resolves to what takes it back.
 */
async function announceWriter(door: LibraryDoor, url: string): Promise<() => Promise<void>> {
  const { folder, readOnly } = await door.opened;
  return readOnly === null ? announceHost(folder, url) : async () => undefined;
}

/** Tells where a library that is in use is open, like a host that was just started. */
async function tellRunningHost(inUse: WireError, command: ServeCommand, io: Io): Promise<number> {
  const folder = path.resolve(command.library ?? defaultLibraryFolder());
  const found = await findHost(folder);
  if (found === null) {
    io.err(sentence(io.words, inUse));
    io.err(io.words.cli.perhapsRunning);
    io.err(io.words.cli.readOnlyHint);
    return 1;
  }
  if (command.json) {
    io.out(JSON.stringify({ ...found, library: folder, running: true }));
    return 0;
  }
  io.out(io.words.cli.alreadyRunning(found.url));
  io.err(io.words.cli.readOnlyHint);
  return 0;
}
