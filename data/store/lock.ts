import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { FilmothekError } from '../model/errors.ts';
import { errorCode } from './files.ts';

/*
 * One writer a library folder. The lock is a listening socket, because the kernel gives it back when the process dies,
 * however it dies: nothing that a crash leaves behind can lock a person out.
 */

/** Gives the lock back. */
export type Release = () => Promise<void>;

const STALE_GUARD = 1_500;
const GUARD_PATIENCE = 50;

/**
 * Takes the lock of a library folder, `library-in-use` when somebody has it. The folder must exist; two names of one
 * folder (a link, another spelling) are one lock.
 */
export async function lockFolder(
  folder: string,
  platform: NodeJS.Platform = process.platform,
): Promise<Release> {
  const identity = createHash('sha256')
    .update(await fs.realpath(folder))
    .digest('hex')
    .slice(0, 32);
  const server =
    platform === 'linux'
      ? await listen(`\0filmothek-${identity}`)
      : platform === 'win32'
        ? await listen(`\\\\?\\pipe\\filmothek-${identity}`)
        : await listenOnFile(path.join(os.tmpdir(), `filmothek-${identity}`));
  if (server === null) throw new FilmothekError('library-in-use', { folder });
  return () => new Promise((resolve) => server.close(() => resolve()));
}

/** A server listening at the address, `null` when another one does. It keeps no process alive. */
function listen(address: string): Promise<net.Server | null> {
  return new Promise((resolve, reject) => {
    const server = net.createServer((socket) => socket.destroy());
    server.on('error', (error) =>
      errorCode(error) === 'EADDRINUSE' ? resolve(null) : reject(error),
    );
    server.listen({ path: address }, () => resolve(server.unref()));
  });
}

/**
 * Where a socket is a file, the file survives its process. A socket that refuses connections is such a leftover; it is
 * replaced under a guard folder, so that of two processes that find it only one does so and the other looks again.
 */
async function listenOnFile(file: string): Promise<net.Server | null> {
  for (;;) {
    const server = await listen(file);
    if (server !== null || (await answers(file))) return server;
    const replaced = await underGuard(`${file}.guard`, async () => {
      if (await answers(file)) return null;
      await fs.rm(file, { force: true });
      return listen(file);
    });
    if (replaced !== 'busy') return replaced;
    await wait(GUARD_PATIENCE);
  }
}

function answers(file: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ path: file });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', (error) =>
      resolve(!['ECONNREFUSED', 'ENOENT'].includes(errorCode(error) ?? '')),
    );
  });
}

async function underGuard<T>(guard: string, action: () => Promise<T>): Promise<T | 'busy'> {
  try {
    await fs.mkdir(guard);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    const made = await fs.stat(guard).catch(() => null);
    // Its process died within the few milliseconds a guard lives.
    if (made !== null && Date.now() - made.mtimeMs > STALE_GUARD) {
      await fs.rm(guard, { recursive: true, force: true });
    }
    return 'busy';
  }
  try {
    return await action();
  } finally {
    await fs.rm(guard, { recursive: true, force: true });
  }
}
