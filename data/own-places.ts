import { homedir } from 'node:os';
import { defaultCacheFolder, defaultLibraryFolder } from './store/places.ts';

/** The library of the person at this machine. */
export function ownLibraryFolder(): string {
  return defaultLibraryFolder(process.env, process.platform, homedir());
}

/** Where this machine keeps what can be made again. */
export function ownCacheFolder(): string {
  return defaultCacheFolder(process.env, process.platform, homedir());
}
