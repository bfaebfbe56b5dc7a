import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { NODE_FILES, readIfThere, writeDurably } from './files.ts';

/*
 * Which device made a transaction. The name is random and says nothing about the person or the computer. It lies with
 * the person's own data of this machine, never in a library: a library may be synced, and a name with it.
 */

const DEVICE = /^d-[0-9a-f]{12}$/;

/**
 * The name of this device, made at the first call for a place. Where it cannot be kept it is worked out from the
 * computer's name, and so is the same the next time.
 * @param file where it is kept, absolute
 */
export async function deviceId(file: string): Promise<string> {
  try {
    const known = (await readIfThere(NODE_FILES, file))?.toString().trim() ?? '';
    if (DEVICE.test(known)) return known;
    const made = `d-${randomBytes(6).toString('hex')}`;
    await fs.mkdir(path.dirname(file), { recursive: true });
    await writeDurably(NODE_FILES, file, Buffer.from(`${made}\n`));
    return made;
  } catch {
    return hostDevice();
  }
}

/** A name for this device that needs no file. */
export function hostDevice(hostname = os.hostname()): string {
  return `d-${createHash('sha256').update(hostname).digest('hex').slice(0, 12)}`;
}
