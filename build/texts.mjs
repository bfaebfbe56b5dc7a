// @ts-check

/*
 * What `npm start` says, in both languages. Not in data/model/messages, because it must be able to speak before anything
 * is built.
 */

/** @typedef {import('./choose-host.mjs').Reason} Reason */
/** @typedef {import('./start-options.mjs').Mistake} Mistake */

const de = {
  help: `npm start -- [Optionen]

Startet Filmothek: in Electron, wenn es da ist, sonst im Browser.

  --library ORDNER    die Bibliothek in diesem Ordner öffnen
  --port NUMMER       im Browser öffnen, unter diesem Port
  --no-open           nur die Adresse ausgeben, nichts öffnen
  --fetch-electron    Electron herunterladen, auch wenn es neulich nicht gelang
  --help              diese Übersicht`,
  building: 'Filmothek wird gebaut …',
  fetching: 'Electron wird heruntergeladen …',
  buildFailed: 'Filmothek ließ sich nicht bauen; die Meldung steht darüber.',
  hostFailed: 'Filmothek ist nicht gestartet.',
  stop: 'Strg+C beendet Filmothek.',
  noBrowser: 'Es ließ sich kein Browser öffnen. Bitte die Adresse oben selbst öffnen.',
  noElectron: (/** @type {string} */ reason) =>
    `Electron ist hier nicht verfügbar (${reason}); Filmothek öffnet sich im Browser.`,
  /** @type {{ readonly [C in Reason['code']]: (detail: string) => string }} */
  reasons: {
    root: () => 'nicht für den Benutzer root',
    unreachable: () => 'der Download ist nicht erreichbar',
    slow: () => 'der Download dauert lange; npm start -- --fetch-electron wartet darauf',
    failed: (detail) => `der Download ist fehlgeschlagen: ${detail}`,
    crashed: (detail) => `es hat sich gleich wieder beendet: ${detail}`,
  },
  /** @type {{ readonly [C in Mistake['code']]: (argument: string) => string }} */
  mistakes: {
    unknown: (argument) =>
      `Unbekannte Angabe: ${argument}. Eine Übersicht gibt npm start -- --help`,
    'value-missing': (argument) => `Nach ${argument} fehlt die Angabe.`,
    'bad-port': (argument) => `Kein Port: ${argument}. Möglich sind ganze Zahlen von 1 bis 65535.`,
  },
};

/** @type {typeof de} */
const en = {
  help: `npm start -- [options]

Starts Filmothek: in Electron when it is there, else in the browser.

  --library FOLDER    open the library in this folder
  --port NUMBER       open in the browser, at this port
  --no-open           only print the address, open nothing
  --fetch-electron    download Electron, even if that failed lately
  --help              this overview`,
  building: 'Building Filmothek …',
  fetching: 'Downloading Electron …',
  buildFailed: 'Filmothek could not be built; the message is above.',
  hostFailed: 'Filmothek did not start.',
  stop: 'Ctrl+C ends Filmothek.',
  noBrowser: 'No browser could be opened. Please open the address above.',
  noElectron: (reason) =>
    `Electron is not available here (${reason}); Filmothek opens in the browser.`,
  reasons: {
    root: () => 'not for the user root',
    unreachable: () => 'its download cannot be reached',
    slow: () => 'its download takes long; npm start -- --fetch-electron waits for it',
    failed: (detail) => `its download failed: ${detail}`,
    crashed: (detail) => `it ended at once: ${detail}`,
  },
  mistakes: {
    unknown: (argument) => `Unknown argument: ${argument}. npm start -- --help shows them all`,
    'value-missing': (argument) => `${argument} needs a value.`,
    'bad-port': (argument) => `Not a port: ${argument}. Whole numbers from 1 to 65535 are.`,
  },
};

export const TEXTS = { de, en };

/**
 * The texts in the system's language: German, or English for any other.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {string} [locale] what the system says where no variable does
 */
export function systemTexts(
  env = process.env,
  locale = new Intl.DateTimeFormat().resolvedOptions().locale,
) {
  const language = env.LC_ALL || env.LC_MESSAGES || env.LANG || locale;
  return language.toLowerCase().startsWith('de') ? de : en;
}
