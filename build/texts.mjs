// @ts-check

/*
 * What `npm start`, `npm run dev` and `npm run package` say, in both languages. Not in data/model/messages, because they
 * must be able to speak before anything is built.
 */

/** @typedef {Exclude<import('./choose-host.mjs').Reason['code'], 'no-display'>} NoElectron */
/** @typedef {import('./start-options.mjs').Mistake} Mistake */

/** @param {number} bytes */
const megabytes = (bytes) => Math.floor(bytes / 1_000_000);

/**
 * @param {string} language
 * @param {string} day ISO 8601
 */
const date = (language, day) => new Date(day).toLocaleDateString(language, { dateStyle: 'long' });

const de = {
  help: `npm start -- [Optionen]

Startet Filmothek: in Electron, wenn es da ist, sonst im Browser.

  --library ORDNER    die Bibliothek in diesem Ordner öffnen
  --port NUMMER       im Browser öffnen, unter diesem Port
  --read-only         nur lesen; geht auch, wenn die Bibliothek schon offen ist
  --no-open           nur die Adresse ausgeben, nichts öffnen
  --fetch-electron    Electron herunterladen, auch wenn es neulich nicht gelang
  --help              diese Übersicht`,
  building: 'Filmothek wird gebaut …',
  fetching: (/** @type {number | null} */ bytes) =>
    `Electron wird heruntergeladen …${bytes === null ? '' : ` ${megabytes(bytes)} MB`}`,
  buildFailed: (/** @type {readonly string[]} */ missing) =>
    missing.length === 0
      ? 'Filmothek ließ sich nicht bauen; die Meldung steht darüber.'
      : `Filmothek ist nur unvollständig gebaut worden; es fehlt: ${missing.join(', ')}`,
  hostFailed: 'Filmothek ist nicht gestartet.',
  alreadyRunning: 'Filmothek läuft schon, unter dieser Adresse:',
  readOnlyHint: 'Mit npm start -- --read-only lässt sie sich zusätzlich zum Lesen öffnen.',
  stop: 'Strg+C beendet Filmothek.',
  noBrowser: 'Es ließ sich kein Browser öffnen. Bitte die Adresse oben selbst öffnen.',
  noElectron: (/** @type {string} */ reason) =>
    `Electron ist hier nicht verfügbar (${reason}); Filmothek öffnet sich im Browser.`,
  noDisplay: 'Hier gibt es keinen Bildschirm. Bitte die Adresse in einem Browser öffnen.',
  /** @type {{ readonly [C in NoElectron]: (detail: string) => string }} */
  reasons: {
    root: () => 'nicht für den Benutzer root',
    'not-there': (folder) => `kein Electron in ${folder}`,
    unreachable: () => 'der Download ist nicht erreichbar',
    stalled: () => 'der Download kam nicht mehr voran',
    remembered: (day) =>
      `am ${date('de', day)} ließ es sich nicht herunterladen; npm start -- --fetch-electron versucht es noch einmal`,
    failed: (detail) => `der Download ist fehlgeschlagen: ${detail}`,
    crashed: (detail) => `es hat sich gleich wieder beendet: ${detail}`,
  },
  /** @type {{ readonly [C in Mistake['code']]: (argument: string, call: string) => string }} */
  mistakes: {
    unknown: (argument, call) =>
      `Unbekannte Angabe: ${argument}. Eine Übersicht gibt ${call} -- --help`,
    'value-missing': (argument) => `Nach ${argument} fehlt die Angabe.`,
    'bad-port': (argument) => `Kein Port: ${argument}. Möglich sind ganze Zahlen von 1 bis 65535.`,
  },
  dev: {
    help: `npm run dev -- [Optionen]

Öffnet die Seiten aus den Quellen und erneuert sie bei jeder Änderung.

  --library ORDNER    mit der Bibliothek in diesem Ordner statt mit der Beispielsammlung
  --help              diese Übersicht`,
    library: (/** @type {string} */ folder) => `Bibliothek: ${folder}`,
    libraryInUse: (/** @type {string} */ url) => `Diese Bibliothek ist schon geöffnet: ${url}`,
  },
  package: {
    help: `npm run package -- [Optionen]

Baut Filmothek und packt es für dieses System, nach release/.

  --dir                     nur der Ordner, ohne Installationsprogramme
  --electron-dist ORDNER    Electron aus diesem Ordner nehmen statt es herunterzuladen
  --help                    diese Übersicht`,
    noElectron: (/** @type {string} */ folder) => `Dort ist kein Electron: ${folder}`,
    noNetwork: (/** @type {string} */ detail) =>
      `Was zum Packen fehlt, ließ sich nicht herunterladen (${detail}); --electron-dist ORDNER nimmt ein Electron von hier, ELECTRON_MIRROR eine andere Quelle, und --dir kommt ohne weitere Werkzeuge aus.`,
    failed: (/** @type {string} */ detail) => `Das Packen ist fehlgeschlagen: ${detail}`,
  },
};

/** @type {typeof de} */
const en = {
  help: `npm start -- [options]

Starts Filmothek: in Electron when it is there, else in the browser.

  --library FOLDER    open the library in this folder
  --port NUMBER       open in the browser, at this port
  --read-only         only read; works even while the library is open
  --no-open           only print the address, open nothing
  --fetch-electron    download Electron, even if that failed lately
  --help              this overview`,
  building: 'Building Filmothek …',
  fetching: (bytes) => `Downloading Electron …${bytes === null ? '' : ` ${megabytes(bytes)} MB`}`,
  buildFailed: (missing) =>
    missing.length === 0
      ? 'Filmothek could not be built; the message is above.'
      : `The build of Filmothek is incomplete; it lacks ${missing.join(', ')}`,
  hostFailed: 'Filmothek did not start.',
  alreadyRunning: 'Filmothek is already running, at this address:',
  readOnlyHint: 'With npm start -- --read-only it can be opened for reading as well.',
  stop: 'Ctrl+C ends Filmothek.',
  noBrowser: 'No browser could be opened. Please open the address above.',
  noElectron: (reason) =>
    `Electron is not available here (${reason}); Filmothek opens in the browser.`,
  noDisplay: 'No display here; open the address in a browser.',
  reasons: {
    root: () => 'not for the user root',
    'not-there': (folder) => `no Electron in ${folder}`,
    unreachable: () => 'its download cannot be reached',
    stalled: () => 'its download got stuck',
    remembered: (day) =>
      `it could not be fetched on ${date('en', day)}; npm start -- --fetch-electron tries again`,
    failed: (detail) => `its download failed: ${detail}`,
    crashed: (detail) => `it ended at once: ${detail}`,
  },
  mistakes: {
    unknown: (argument, call) => `Unknown argument: ${argument}. ${call} -- --help shows them all`,
    'value-missing': (argument) => `${argument} needs a value.`,
    'bad-port': (argument) => `Not a port: ${argument}. Whole numbers from 1 to 65535 are.`,
  },
  dev: {
    help: `npm run dev -- [options]

Opens the pages from their sources and renews them with every change.

  --library FOLDER    with the library in this folder instead of the sample collection
  --help              this overview`,
    library: (folder) => `Library: ${folder}`,
    libraryInUse: (url) => `This library is already open: ${url}`,
  },
  package: {
    help: `npm run package -- [options]

Builds Filmothek and packs it for this system, into release/.

  --dir                     only the folder, no installers
  --electron-dist FOLDER    take Electron from this folder instead of downloading it
  --help                    this overview`,
    noElectron: (folder) => `There is no Electron: ${folder}`,
    noNetwork: (detail) =>
      `What packing needs could not be downloaded (${detail}); --electron-dist FOLDER takes an Electron from here, ELECTRON_MIRROR another source, and --dir needs no further tools.`,
    failed: (detail) => `Packing failed: ${detail}`,
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
