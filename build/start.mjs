// @ts-check
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { openBrowser } from './browser.mjs';
import { chooseHost } from './choose-host.mjs';
import { electronBinary } from './electron-binary.mjs';
import { fetchElectron, rememberedFailure } from './electron-download.mjs';
import { whenToldToEnd } from './ending.mjs';
import { BuildError, ensureBuilt } from './ensure-built.mjs';
import { startHost, untilEnd } from './host-process.mjs';
import { createProgressLine } from './progress-line.mjs';
import { ROOT, callersFolder } from './project.mjs';
import { parseStartOptions } from './start-options.mjs';
import { systemTexts } from './texts.mjs';

/* `npm start`: opens Filmothek in Electron when it can, else in a browser. */

/** How long a download of Electron may show no progress, and how long when it was asked for; ms. */
const PATIENCE = 10_000;
const PATIENCE_WHEN_ASKED = 60_000;

const texts = systemTexts();
const root = process.getuid?.() === 0;

/** @param {import('./choose-host.mjs').Reason | null} reason */
function sayWhyNot(reason) {
  if (reason === null) return;
  const { code, detail } = reason;
  console.log(
    code === 'no-display' ? texts.noDisplay : texts.noElectron(texts.reasons[code](detail)),
  );
}

/**
 * Downloads Electron and shows how far it is.
 * @param {boolean} askedFor
 */
async function download(askedFor) {
  const line = createProgressLine(process.stdout);
  const stop = new AbortController();
  const stopListening = whenToldToEnd(() => stop.abort());
  line.show(texts.fetching(null));
  try {
    return await fetchElectron({
      patience: askedFor ? PATIENCE_WHEN_ASKED : PATIENCE,
      stop: stop.signal,
      onProgress: (bytes) => line.show(texts.fetching(bytes)),
    });
  } finally {
    line.end();
    stopListening();
  }
}

/**
 * Decides where to open, which may include one try to download Electron; `null` when that was broken off.
 * @param {import('./start-options.mjs').StartOptions} options
 */
async function decide({ noOpen, port, fetchElectron: fetchAnyway }) {
  const facts = {
    noOpen,
    portGiven: port !== null,
    platform: process.platform,
    display: Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY),
    root,
    electron: electronBinary(),
    override: process.env.ELECTRON_OVERRIDE_DIST_PATH || null,
    fetchAnyway,
    failure: rememberedFailure(),
    tried: false,
    now: Date.now(),
  };
  const choice = chooseHost(facts);
  if (choice.host !== 'fetch') return choice;
  const failure = await download(fetchAnyway);
  if (failure === 'stopped') return null;
  return chooseHost({ ...facts, electron: electronBinary(), failure, tried: true });
}

/**
 * Runs Electron to its end. Resolves to the exit code, or to a reason when it did not come up: a library that is
 * missing on this system, or a sandbox it may not have.
 * @param {string} binary
 * @param {readonly string[]} args
 * @returns {Promise<number | import('./choose-host.mjs').Reason>}
 */
async function runElectron(binary, args) {
  // Left over from another Electron, it would make this one a plain Node.
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: undefined };
  const begun = Date.now();
  const child = spawn(binary, [ROOT, ...args], { stdio: 'inherit', env });
  const { code, signal, asked, error } = await untilEnd(child);
  if (error !== undefined) return { code: 'crashed', detail: error.message };
  if (asked) return 0;
  const neverUp = signal !== null || code === 127 || (code ?? 0) > 255;
  if (neverUp && Date.now() - begun < 5000) {
    return { code: 'crashed', detail: String(signal ?? code) };
  }
  return code ?? 1;
}

/**
 * @param {readonly string[]} args
 * @param {boolean} open
 */
async function runNodeHost(args, open) {
  const host = await startHost(args);
  if (host === null) {
    console.error(texts.hostFailed);
    return 1;
  }
  if (host.running) console.log(texts.alreadyRunning);
  console.log(host.url);
  console.log(host.running ? texts.readOnlyHint : texts.stop);
  if (open && !(await openBrowser(host.url, root))) console.log(texts.noBrowser);
  const { code, asked } = await host.ended;
  return asked ? 0 : (code ?? 1);
}

/** @param {import('./start-options.mjs').StartOptions} options */
async function start(options) {
  const { port, library, readOnly } = options;
  const folder = library === null ? null : path.resolve(callersFolder('start'), library);
  const libraryArgs = [
    ...(folder === null ? [] : ['--library', folder]),
    ...(readOnly ? ['--read-only'] : []),
  ];
  await ensureBuilt({ announce: () => console.log(texts.building) });
  const choice = await decide(options);
  if (choice === null) return 0;
  if (choice.host === 'electron') {
    const result = await runElectron(choice.binary, libraryArgs);
    if (typeof result === 'number') return result;
    sayWhyNot(result);
    return runNodeHost(libraryArgs, true);
  }
  if (choice.host === 'fetch') throw new Error('a download is tried once');
  sayWhyNot(choice.reason);
  const portArgs = port === null ? [] : ['--port', String(port)];
  return runNodeHost([...libraryArgs, ...portArgs], choice.open);
}

const options = parseStartOptions(process.argv.slice(2));
if ('code' in options) {
  console.error(texts.mistakes[options.code](options.argument, 'npm start'));
  process.exitCode = 2;
} else if (options.help) {
  console.log(texts.help);
} else {
  try {
    process.exitCode = await start(options);
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    console.error(texts.buildFailed(error.missing));
    process.exitCode = 1;
  }
}
