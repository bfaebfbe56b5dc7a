import os from 'node:os';
import path from 'node:path';

/* Where things live when nobody chose a place: the customs of each system. */

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The folder of the library for a person who never chose one.
 * @param home the home folder, absolute
 */
export function defaultLibraryFolder(
  env: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = os.homedir(),
): string {
  switch (platform) {
    case 'win32':
      return path.win32.join(
        absolute(env['APPDATA'], path.win32) ?? path.win32.join(home, 'AppData', 'Roaming'),
        'Filmothek',
        'library',
      );
    case 'darwin':
      return path.posix.join(home, 'Library', 'Application Support', 'Filmothek', 'library');
    default:
      return path.posix.join(
        absolute(env['XDG_DATA_HOME'], path.posix) ?? path.posix.join(home, '.local', 'share'),
        'filmothek',
        'library',
      );
  }
}

/** The folder for what can be made again at any time: thumbnails. Parameters as for the library's folder. */
export function defaultCacheFolder(
  env: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = os.homedir(),
): string {
  switch (platform) {
    case 'win32':
      return path.win32.join(
        absolute(env['LOCALAPPDATA'], path.win32) ?? path.win32.join(home, 'AppData', 'Local'),
        'Filmothek',
        'cache',
      );
    case 'darwin':
      return path.posix.join(home, 'Library', 'Caches', 'Filmothek');
    default:
      return path.posix.join(
        absolute(env['XDG_CACHE_HOME'], path.posix) ?? path.posix.join(home, '.cache'),
        'filmothek',
      );
  }
}

/**
 * Where the name of this device is kept. On no system is it a place that follows the person to other machines, as
 * Windows' roaming profile does. Parameters as for the library's folder.
 */
export function deviceFile(
  env: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = os.homedir(),
): string {
  switch (platform) {
    case 'win32':
      return path.win32.join(
        absolute(env['LOCALAPPDATA'], path.win32) ?? path.win32.join(home, 'AppData', 'Local'),
        'Filmothek',
        'device',
      );
    case 'darwin':
      return path.posix.join(home, 'Library', 'Application Support', 'Filmothek', 'device');
    default:
      return path.posix.join(
        absolute(env['XDG_STATE_HOME'], path.posix) ?? path.posix.join(home, '.local', 'state'),
        'filmothek',
        'device',
      );
  }
}

/** The XDG specification says to ignore a relative path; the same is sensible elsewhere. */
function absolute(value: string | undefined, style: path.PlatformPath): string | null {
  return value !== undefined && style.isAbsolute(value) ? value : null;
}
