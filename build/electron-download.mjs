// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { ELECTRON_PACKAGE } from './electron-binary.mjs';
import { CACHE } from './project.mjs';
import { runNode } from './run.mjs';

/** @typedef {import('./choose-host.mjs').FetchFailure} FetchFailure */

/** Where a failed download is remembered; another version of Electron has another chance. */
export function failureFile() {
  const { version } = JSON.parse(
    fs.readFileSync(path.join(ELECTRON_PACKAGE, 'package.json'), 'utf8'),
  );
  return path.join(CACHE, `electron-${version}.json`);
}

/**
 * The remembered failure, or `null` when there is none that can be read.
 * @param {string} [file]
 * @returns {FetchFailure | null}
 */
export function rememberedFailure(file = failureFile()) {
  try {
    const { code, detail, at } = JSON.parse(fs.readFileSync(file, 'utf8'));
    if (!['unreachable', 'stalled', 'failed'].includes(code)) return null;
    return typeof detail === 'string' && typeof at === 'number' ? { code, detail, at } : null;
  } catch {
    return null;
  }
}

/** How often it is looked how far a download has come, in ms. */
const LOOK_EVERY = 250;

/**
 * Tries once to download Electron. Returns why it did not work, and remembers it; `null` when it did, `stopped` when it
 * was told to stop. Leaves nothing half done behind.
 * @param {object} options
 * @param {number} options.patience milliseconds without a new byte after which the download is given up
 * @param {AbortSignal} options.stop
 * @param {(bytes: number) => void} [options.onProgress] hears how many bytes have arrived
 * @param {() => number} [options.now] milliseconds
 * @param {string} [options.folder] of the npm package, whose `install.js` downloads
 * @param {string} [options.file] where a failure is remembered
 * @returns {Promise<FetchFailure | 'stopped' | null>}
 */
export async function fetchElectron({
  patience,
  stop,
  onProgress,
  now = Date.now,
  folder = ELECTRON_PACKAGE,
  file = failureFile(),
}) {
  let temporary;
  try {
    temporary = temporaryFolder(path.dirname(file));
  } catch (error) {
    // Whoever may not write here cannot be helped by a download, nor can it be remembered.
    const detail = error instanceof Error ? error.message : String(error);
    return { code: 'failed', detail, at: Date.now() };
  }
  const dist = path.join(folder, 'dist');
  const distIsOurs = !fs.existsSync(dist);
  const giveUp = new AbortController();
  const hasStalled = stallWatch(patience);
  let arrived = 0;
  const look = setInterval(() => {
    const here = bytesIn(temporary);
    if (here > arrived) {
      arrived = here;
      onProgress?.(here);
    }
    // Unpacking moves on as well.
    if (hasStalled(here + bytesIn(dist), now())) giveUp.abort();
  }, LOOK_EVERY);
  try {
    const { code, output } = await runNode([path.join(folder, 'install.js')], {
      env: {
        ...{ TMPDIR: temporary, TEMP: temporary, TMP: temporary },
        ELECTRON_GET_NO_PROGRESS: '1',
      },
      stop: AbortSignal.any([stop, giveUp.signal]),
    });
    if (stop.aborted) return 'stopped';
    fs.rmSync(file, { force: true });
    if (code === 0) return null;
    const why = giveUp.signal.aborted ? gaveUp(arrived) : explain(output);
    const failure = { ...why, at: Date.now() };
    fs.writeFileSync(file, `${JSON.stringify(failure)}\n`);
    return failure;
  } finally {
    clearInterval(look);
    remove(temporary);
    // The installer writes this file last: without it, what is unpacked is not all.
    if (distIsOurs && !fs.existsSync(path.join(folder, 'path.txt'))) remove(dist);
  }
}

/**
 * The installer tells nobody how far it is. It downloads into the system's folder for temporary files, which for it is
 * this one, so that the bytes can be counted here and thrown away together.
 * @param {string} parent
 */
function temporaryFolder(parent) {
  fs.mkdirSync(parent, { recursive: true });
  return fs.mkdtempSync(path.join(parent, 'electron-download-'));
}

/**
 * Tells for each look whether for so long nothing has changed.
 * @param {number} patience
 * @returns {(bytes: number, now: number) => boolean}
 */
export function stallWatch(patience) {
  let last = -1;
  let since = 0;
  return (bytes, now) => {
    if (bytes !== last) {
      last = bytes;
      since = now;
    }
    return now - since >= patience;
  };
}

/** @param {string} folder */
function bytesIn(folder) {
  let bytes = 0;
  try {
    for (const name of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const stat = fs.lstatSync(path.join(folder, name), { throwIfNoEntry: false });
      if (stat?.isFile()) bytes += stat.size;
    }
  } catch {
    // Not made yet, or taken away while it was looked at.
  }
  return bytes;
}

/** Windows lets go of a file a little after its process has ended. @param {string} folder */
const remove = (folder) => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });

const NO_NETWORK =
  /fetch failed|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|Connect Timeout/;

/** Whether a message of Node or of a downloader speaks of a network that is out of reach. @param {string} text */
export const speaksOfNoNetwork = (text) => NO_NETWORK.test(text);

/**
 * @param {number} arrived bytes
 * @returns {Pick<FetchFailure, 'code' | 'detail'>}
 */
const gaveUp = (arrived) => ({ code: arrived === 0 ? 'unreachable' : 'stalled', detail: '' });

/**
 * @param {string} output
 * @returns {Pick<FetchFailure, 'code' | 'detail'>}
 */
function explain(output) {
  const detail = (output.split('\n').find((line) => /^\w*Error\b/.test(line)) ?? output)
    .trim()
    .slice(0, 160);
  return { code: speaksOfNoNetwork(output) ? 'unreachable' : 'failed', detail };
}
