import { existsSync } from 'node:fs';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** In memory where the system has such a place: thousands of libraries come and go, and no disk needs to see them. */
const PLACE = process.platform === 'linux' && existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir();

/** A folder for files that are written without a sync; it goes away after the test. */
export async function scratchFolder(): Promise<string> {
  const folder = await fs.realpath(await fs.mkdtemp(path.join(PLACE, 'filmothek-torture-')));
  onTestFinished(() => fs.rm(folder, { recursive: true, force: true }));
  return folder;
}
