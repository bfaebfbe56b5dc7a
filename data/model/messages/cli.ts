/* The command line's words. */

const COMMANDS = [
  'serve [--port N]',
  'add TITLE [--year N]',
  'query [WORDS] [--section S] [--sort S] [--descending] [--limit N]',
  'show FILM',
  'recognise FILE…',
  'export [FILE]',
  'check',
] as const;

const help = (usage: string, about: readonly string[], options: readonly string[]) =>
  [
    usage,
    '',
    ...COMMANDS.flatMap((command, index) => [`  ${command}`, `      ${about[index] ?? ''}`]),
    '',
    ...options,
  ].join('\n');

export const de = {
  help: help(
    'filmothek BEFEHL [OPTIONEN]',
    [
      'öffnet die Bibliothek im Browser (nur auf diesem Rechner)',
      'fügt einen Film hinzu',
      'sucht Filme (Bereiche: all recent unwatched wanted lent trash; Reihenfolge: title year added rating runtime)',
      'zeigt einen Film; FILM ist eine Kennung oder ein Titel',
      'liest Filmseiten (Text oder HTML) und zeigt, was erkannt wurde; „-“ liest die Standardeingabe',
      'schreibt alle Filme als JSON in eine Datei oder auf die Standardausgabe',
      'prüft die Bibliothek, ohne etwas zu verändern',
    ],
    [
      '  --library DIR   eine andere Bibliothek als die eigene',
      '  --json          Ausgabe zum Weiterverarbeiten',
    ],
  ),
  usage: {
    'unknown-command': (what: string) => `Diesen Befehl gibt es nicht: ${what}`,
    'unknown-option': (what: string) => `Diese Option gibt es nicht: ${what}`,
    'option-value': (what: string) => `Diese Option hat keinen brauchbaren Wert: ${what}`,
    'missing-argument': (what: string) => `Da fehlt etwas: ${what}`,
    'too-many-arguments': (what: string) => `Das ist zu viel: ${what}`,
  },
  seeHelp: 'Alle Befehle zeigt: filmothek help',
  running: (url: string) => `Filmothek läuft. Im Browser öffnen: ${url}`,
  stopHint: 'Beenden mit Strg+C. Alles Gespeicherte ist sicher.',
  added: (title: string, id: string) => `Hinzugefügt: ${title}  ${id}`,
  films: (count: number) => (count === 1 ? '1 Film' : `${count.toLocaleString('de')} Filme`),
  shownOf: (shown: number, total: number) => `${shown} von ${total.toLocaleString('de')} gezeigt`,
  noFilmRecognised: (file: string) => `Kein Film erkannt: ${file}`,
  noFilmFits: (what: string) => `Kein Film passt zu: ${what}`,
  severalFilmsFit: (what: string) =>
    `Mehrere Filme passen zu „${what}“. Bitte die Kennung angeben:`,
  exported: (count: number, file: string) =>
    `${count === 1 ? '1 Film' : `${count.toLocaleString('de')} Filme`} geschrieben: ${file}`,
  checkOk: (films: number) =>
    `Alles in Ordnung: ${films.toLocaleString('de')} Filme gelesen und geprüft.`,
  poster: 'Poster',
  discarded: 'Verworfen',
};

export const en: typeof de = {
  help: help(
    'filmothek COMMAND [OPTIONS]',
    [
      'opens the library in the browser (on this machine only)',
      'adds a film',
      'finds films (sections: all recent unwatched wanted lent trash; order: title year added rating runtime)',
      'shows a film; FILM is an id or a title',
      'reads film pages (text or HTML) and shows what was recognised; “-” reads standard input',
      'writes all films as JSON to a file or to standard output',
      'checks the library without changing anything',
    ],
    ['  --library DIR   another library than your own', '  --json          output for programs'],
  ),
  usage: {
    'unknown-command': (what) => `There is no such command: ${what}`,
    'unknown-option': (what) => `There is no such option: ${what}`,
    'option-value': (what) => `This option has no usable value: ${what}`,
    'missing-argument': (what) => `Something is missing: ${what}`,
    'too-many-arguments': (what) => `This is too much: ${what}`,
  },
  seeHelp: 'All commands: filmothek help',
  running: (url) => `Filmothek is running. Open in a browser: ${url}`,
  stopHint: 'Stop with Ctrl+C. Everything saved is safe.',
  added: (title, id) => `Added: ${title}  ${id}`,
  films: (count) => (count === 1 ? '1 film' : `${count.toLocaleString('en')} films`),
  shownOf: (shown, total) => `${shown} of ${total.toLocaleString('en')} shown`,
  noFilmRecognised: (file) => `No film recognised: ${file}`,
  noFilmFits: (what) => `No film fits: ${what}`,
  severalFilmsFit: (what) => `Several films fit “${what}”. Please give the id:`,
  exported: (count, file) =>
    `${count === 1 ? '1 film' : `${count.toLocaleString('en')} films`} written: ${file}`,
  checkOk: (films) => `All is well: ${films.toLocaleString('en')} films read and checked.`,
  poster: 'Poster',
  discarded: 'Discarded',
};
