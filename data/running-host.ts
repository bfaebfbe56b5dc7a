import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { defaultCacheFolder } from './store/places.ts';

/*
 * Where a library is open in a plain-Node host: so that whoever closed the window finds the way back to it. Kept outside
 * the library, because the address carries the token of the launch and a library may be copied or lie on a shared disk.
 */

/** How long a host may take to answer, in ms. */
const PATIENCE = 2000;

/** Our own hosts only: whatever else a file says is not opened. */
const ADDRESS = /^http:\/\/127\.0\.0\.1:(\d{1,5})\/\?token=[\w-]+$/;

export interface FoundHost {
  /** The address with its token. */
  readonly url: string;
  readonly port: number;
}

/**
 * Writes down that the library in a folder is open at this address, for this user only. Resolves to what takes it back.
 * A cache folder that cannot be written to is no reason not to run: then nothing is written down.
 */
export async function announceHost(
  library: string,
  url: string,
  cacheFolder: string = defaultCacheFolder(),
): Promise<() => Promise<void>> {
  const file = await placeOf(library, cacheFolder);
  const own = `${JSON.stringify({ url, pid: process.pid })}\n`;
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(temporary, own, { mode: 0o600 });
    // The mode above is only for a file that was not there.
    await chmod(temporary, 0o600);
    await rename(temporary, file);
  } catch {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
  return async () => {
    // After us, another host may have opened the library.
    const present = await readFile(file, 'utf8').catch(() => null);
    if (present === own) await rm(file, { force: true }).catch(() => undefined);
  };
}

/** The host that has the library of a folder open and answers, or `null`. */
export async function findHost(
  library: string,
  cacheFolder: string = defaultCacheFolder(),
): Promise<FoundHost | null> {
  try {
    const { url } = JSON.parse(await readFile(await placeOf(library, cacheFolder), 'utf8')) as {
      readonly url: string;
    };
    const port = ADDRESS.exec(url)?.[1];
    return port !== undefined && (await answers(url)) ? { url, port: Number(port) } : null;
  } catch {
    return null;
  }
}

async function answers(url: string): Promise<boolean> {
  const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE) });
  await response.body?.cancel();
  return response.status === 200;
}

async function placeOf(library: string, cacheFolder: string): Promise<string> {
  const name = createHash('sha256')
    .update(await realpath(library))
    .digest('hex');
  return path.join(cacheFolder, 'hosts', `${name}.json`);
}
