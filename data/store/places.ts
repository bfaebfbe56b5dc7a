import os from 'node:os';
import path from 'node:path';

/* Where things live when nobody chose a place: the customs of each system. */

type Environment = Readonly<Record<string, string | undefined>>;

/** Where one thing lives: an environment variable or a folder below home, and the path in there. */
interface Custom {
  readonly windows: { readonly variable: string; readonly below: string; readonly path: string };
  readonly mac: string;
  readonly xdg: { readonly variable: string; readonly below: string; readonly path: string };
}

const LIBRARY: Custom = {
  windows: { variable: 'APPDATA', below: 'AppData/Roaming', path: 'Filmothek/library' },
  mac: 'Library/Application Support/Filmothek/library',
  xdg: { variable: 'XDG_DATA_HOME', below: '.local/share', path: 'filmothek/library' },
};
const CACHE: Custom = {
  windows: { variable: 'LOCALAPPDATA', below: 'AppData/Local', path: 'Filmothek/cache' },
  mac: 'Library/Caches/Filmothek',
  xdg: { variable: 'XDG_CACHE_HOME', below: '.cache', path: 'filmothek' },
};
/** On no system a place that follows the person to other machines, as Windows' roaming profile does. */
const DEVICE: Custom = {
  windows: { variable: 'LOCALAPPDATA', below: 'AppData/Local', path: 'Filmothek/device' },
  mac: 'Library/Application Support/Filmothek/device',
  xdg: { variable: 'XDG_STATE_HOME', below: '.local/state', path: 'filmothek/device' },
};

/** @param home the home folder, absolute */
const placeOf =
  ({ windows, mac, xdg }: Custom) =>
  (
    env: Environment = process.env,
    platform: NodeJS.Platform = process.platform,
    home: string = os.homedir(),
  ): string => {
    if (platform === 'darwin') return path.posix.join(home, mac);
    const style = platform === 'win32' ? path.win32 : path.posix;
    const { variable, below, path: rest } = platform === 'win32' ? windows : xdg;
    return style.join(absolute(env[variable], style) ?? style.join(home, below), rest);
  };

/** The folder of the library for a person who never chose one. */
export const defaultLibraryFolder = placeOf(LIBRARY);

/** The folder for what can be made again at any time: thumbnails. */
export const defaultCacheFolder = placeOf(CACHE);

/** Where the name of this device is kept. */
export const deviceFile = placeOf(DEVICE);

/** The XDG specification says to ignore a relative path; the same is sensible elsewhere. */
function absolute(value: string | undefined, style: path.PlatformPath): string | null {
  return value !== undefined && style.isAbsolute(value) ? value : null;
}
