/* The command line's words. */

import { deFilms, deNumber, enFilms, enNumber } from './numbers.ts';

/** What stands for something to be filled in. */
type Gap =
  | 'change'
  | 'title'
  | 'words'
  | 'film'
  | 'file'
  | 'folder'
  | 'section'
  | 'sort'
  | 'group'
  | 'backup';

const deGaps: Readonly<Record<Gap, string>> = {
  change: 'ÄNDERUNG',
  title: 'TITEL',
  words: 'WÖRTER',
  film: 'FILM',
  file: 'DATEI',
  folder: 'ORDNER',
  section: 'BEREICH',
  sort: 'REIHENFOLGE',
  group: 'GRUPPE',
  backup: 'SICHERUNG',
};

const enGaps: Readonly<Record<Gap, string>> = {
  change: 'CHANGE',
  title: 'TITLE',
  words: 'WORDS',
  film: 'FILM',
  file: 'FILE',
  folder: 'FOLDER',
  section: 'SECTION',
  sort: 'ORDER',
  group: 'GROUP',
  backup: 'BACKUP',
};

const commands = (gap: Readonly<Record<Gap, string>>) => [
  'serve [--port N] [--read-only]',
  `add ${gap.title} [--year N]`,
  `query [${gap.words}] [--section ${gap.section}] [--sort ${gap.sort}] [--descending] [--seed N] [--group ${gap.group}] [--full-text] [--limit N]`,
  `edit ${gap.words} ${gap.change}… [--match-case] [--dry-run]`,
  `show ${gap.film}`,
  `recognise ${gap.file}…`,
  `export [${gap.file}] [--force]`,
  `import ${gap.file}`,
  'check [--repair] [--salvage]',
  'backup [--list]',
  `restore ${gap.backup} [--yes]`,
  'trash [--empty [--yes]]',
  `conflicts [${gap.file} [--yes]]`,
  'duplicates [--least N]',
  `images --unused [--delete] | ${gap.file}… [--yes]`,
];

const help = (
  usage: string,
  gap: Readonly<Record<Gap, string>>,
  about: readonly string[],
  options: readonly (readonly [option: string, about: string])[],
) =>
  [
    usage,
    '',
    ...commands(gap).flatMap((command, index) => [`  ${command}`, `      ${about[index] ?? ''}`]),
    '',
    ...options.map(([option, what]) => `  ${option.padEnd(18)}${what}`),
  ].join('\n');

const named = (gaps: Readonly<Record<string, string>>, gap: string) => gaps[gap] ?? gap;

export const de = {
  help: (call: string) =>
    help(
      `${call} BEFEHL [OPTIONEN]`,
      deGaps,
      [
        'öffnet die Bibliothek im Browser (nur auf diesem Rechner); --read-only auch eine, die schon offen ist, dann wird nichts geändert',
        'fügt einen Film hinzu',
        'sucht Filme wie das Suchfeld (Bereiche: all recent unwatched wanted lent trash; Reihenfolge: title year added rating runtime seen random relevance, ohne Angabe bei Wörtern das Passendste zuerst; --seed: eine andere zufällige; Gruppen: decade director genre series medium); --full-text auch in Handlung und Notizen',
        `ändert alle Filme, die eine Suche findet („*“: alle), mit einem „Rückgängig“ für alles; --dry-run zeigt nur, was sich ändern würde. ${deGaps.change}: --set FELD=WERT, --add, --remove, --prepend, --append ebenso, --replace "FELD=ALT=>NEU", --count FELD=1, --clear FELD. Felder heißen wie im Fenster oder wie im Export: tags, genres, rating, copies.shelf`,
        `zeigt einen Film; ${deGaps.film} ist eine Kennung oder ein Titel`,
        'liest Filmseiten (Text oder HTML) und zeigt, was erkannt wurde; „-“ liest die Standardeingabe',
        'schreibt alle Filme als JSON in eine Datei oder auf die Standardausgabe; in eine Datei mit der Endung „.filmothek“ alles, auch Bilder, Papierkorb und Listen. --force ersetzt auch eine andere Datei als einen früheren Export',
        'liest einen Export ein; Filme, die schon da sind, bleiben, wie sie sind',
        'prüft die Bibliothek, ohne etwas zu verändern; --repair bringt in Ordnung, was sich in Ordnung bringen lässt, und hebt Unlesbares in „quarantine“ auf; --salvage beginnt dazu neu mit den Filmen, die noch lesbar sind, wenn sich die Bibliothek anders nicht mehr öffnen lässt',
        'macht eine Sicherung; --list zeigt, welche es gibt',
        `zeigt, was sich mit einer Sicherung ändern würde; --yes ändert es. ${deGaps.backup} ist ihr Name oder „latest“`,
        'zeigt, was im Papierkorb liegt; --empty --yes leert ihn. Das lässt sich rückgängig machen',
        `zeigt Kopien der Bibliothek, die ein Synchronisierungsprogramm danebengelegt hat; mit ${deGaps.file} auch, was davon hier fehlt, --yes übernimmt es`,
        'zeigt Filme, die vielleicht zweimal in der Sammlung stehen, mit den Gründen; --least 0.8 nur solche, die sich mindestens so ähnlich sind (0.1 bis 1, ohne Angabe 0.6)',
        'zählt die Bilder, die nirgends mehr gebraucht werden; --delete löscht sie. Mit Bilddateien oder Ordnern: zeigt, zu welchem Film jedes Bild nach seinem Namen gehört; --yes übernimmt sie',
      ],
      [
        [`--library ${deGaps.folder}`, 'eine andere Bibliothek als die eigene'],
        ['--json', 'Ausgabe zum Weiterverarbeiten'],
      ],
    ),
  usage: {
    'unknown-command': (what: string) => `Diesen Befehl gibt es nicht: ${what}`,
    'unknown-option': (what: string) => `Diese Option gibt es nicht: ${what}`,
    'option-value': (what: string) => `Diese Option hat keinen brauchbaren Wert: ${what}`,
    'missing-argument': (gap: string) => `Da fehlt etwas: ${named(deGaps, gap)}`,
    'too-many-arguments': (what: string) => `Das ist zu viel: ${what}`,
  },
  seeHelp: (call: string) => `Alle Befehle zeigt: ${call} help`,
  running: (url: string) => `Filmothek läuft. Im Browser öffnen: ${url}`,
  alreadyRunning: (url: string) => `Filmothek läuft schon. Im Browser öffnen: ${url}`,
  perhapsRunning:
    'Vielleicht läuft Filmothek noch in einem Fenster oder einem Terminal; dort beendet Strg+C das Programm.',
  repaired: 'In Ordnung gebracht',
  remaining: 'Noch nicht in Ordnung',
  repairHint:
    'Es wurde nichts verändert. check --repair bringt in Ordnung, was sich in Ordnung bringen lässt.',
  salvageHint: (films: number, damaged: number) =>
    `So lässt sich die Bibliothek nicht mehr öffnen. ${films === 1 ? '1 Film ist' : `${deNumber(films)} Filme sind`} noch lesbar${damaged === 0 ? '' : `, Stellen mit Verlust: ${deNumber(damaged)}`}; check --salvage beginnt damit neu und hebt alles Alte auf.`,
  nothingRepaired: 'Davon lässt sich hier nichts in Ordnung bringen; es wurde nichts verändert.',
  readOnlyHint: 'Mit --read-only lässt sich die Bibliothek zusätzlich zum Lesen öffnen.',
  stopHint: 'Beenden mit Strg+C. Alles Gespeicherte ist sicher.',
  added: (title: string, id: string) => `Hinzugefügt: ${title}  ${id}`,
  films: deFilms,
  shownOf: (shown: number, total: number) => `${shown} von ${deNumber(total)} gezeigt`,
  noFilmRecognised: (file: string) => `Kein Film erkannt: ${file}`,
  noFilmFits: (what: string) => `Kein Film passt zu: ${what}`,
  severalFilmsFit: (what: string) =>
    `Mehrere Filme passen zu „${what}“. Bitte die Kennung angeben:`,
  exported: (count: number, file: string) => `${deFilms(count)} geschrieben: ${file}`,
  exportedAll: (films: number, pictures: number, file: string) =>
    `Alles geschrieben (Filme: ${deNumber(films)}, Bilder: ${deNumber(pictures)}): ${file}`,
  exportMissing: (pictures: number) =>
    `Bilder, die fehlen oder beschädigt sind und nicht dabei sein können: ${deNumber(pictures)}`,
  imported: (added: number, pictures: number) =>
    `Hinzugefügt: ${deFilms(added)}, ${pictures === 1 ? '1 Bild' : `${deNumber(pictures)} Bilder`}`,
  importDamaged: (places: number) =>
    `Stellen, die nicht mehr lesbar sind: ${deNumber(places)}. Was sich lesen ließ, ist nicht mehr geprüft; bitte ansehen.`,
  lists: (count: number) => `Listen: ${deNumber(count)}`,
  leftLists: (count: number) =>
    `Listen, die eine neuere Version geschrieben hat oder die zu viele wären: ${deNumber(count)}`,
  importSame: (films: number) => `Filme, die schon da waren: ${deNumber(films)}`,
  importDiffering: (films: number) =>
    `Filme, die hier anders sind und so geblieben sind: ${deNumber(films)}`,
  importMissing: (pictures: number) =>
    `Bilder, die nicht dabei oder unbrauchbar sind und nun fehlen: ${deNumber(pictures)}`,
  backedUp: (name: string) => `Gesichert und zurückgelesen: ${name}`,
  noCopies: 'Neben der Bibliothek liegt keine Kopie von einem anderen Gerät.',
  language: 'de',
  noBackups: 'Es gibt noch keine Sicherung.',
  backupDamaged: 'beschädigt',
  restorePreview: (added: number, removed: number, changed: number) =>
    `Filme, die dazukommen: ${added}, die verschwinden: ${removed}, die sich ändern: ${changed}`,
  yesHint: 'Noch ist nichts geändert. Mit --yes wird es getan; es lässt sich rückgängig machen.',
  restored: 'Die Filme sind wieder auf dem Stand der Sicherung.',
  restoreNothing: 'Die Filme sind schon auf diesem Stand.',
  checkOk: (films: number) => `Alles in Ordnung: ${de.films(films)} gelesen und geprüft.`,
  poster: 'Poster',
  discarded: 'Verworfen',
};

export const en: typeof de = {
  help: (call) =>
    help(
      `${call} COMMAND [OPTIONS]`,
      enGaps,
      [
        'opens the library in the browser (on this machine only); --read-only even one that is already open, and then nothing is changed',
        'adds a film',
        'finds films as the search box does (sections: all recent unwatched wanted lent trash; order: title year added rating runtime seen random relevance, without one the best match first where there are words; --seed: another random one; groups: decade director genre series medium); --full-text in plots and notes as well',
        `changes all films a search finds (“*”: all of them), and one undo takes it back; --dry-run only shows what would change. ${enGaps.change}: --set FIELD=VALUE, likewise --add, --remove, --prepend, --append, then --replace "FIELD=OLD=>NEW", --count FIELD=1, --clear FIELD. Fields are called as in the window or as in the export: tags, genres, rating, copies.shelf`,
        `shows a film; ${enGaps.film} is an id or a title`,
        'reads film pages (text or HTML) and shows what was recognised; “-” reads standard input',
        'writes all films as JSON to a file or to standard output; to a file that ends in “.filmothek” everything, with pictures, trash and lists. --force also replaces a file that is no earlier export',
        'reads an export; films that are there already stay as they are',
        'checks the library without changing anything; --repair puts right what can be put right, and keeps what is unreadable in “quarantine”; --salvage also begins anew with the films that can still be read, when the library cannot be opened otherwise',
        'makes a backup; --list shows those there are',
        `shows what going back to a backup would change; --yes does it. ${enGaps.backup} is its name or “latest”`,
        'shows what is in the trash; --empty --yes empties it. That can be undone',
        `shows the copies of the library that a sync program put beside it; with ${enGaps.file} also what of it is missing here, --yes takes it over`,
        'shows films that may be in the collection twice, with the reasons; --least 0.8 only those that are at least so much alike (0.1 to 1, 0.6 if not given)',
        'counts the pictures that are no longer needed anywhere; --delete deletes them. With picture files or folders: shows which film each picture is of by its name; --yes takes them over',
      ],
      [
        [`--library ${enGaps.folder}`, 'another library than your own'],
        ['--json', 'output for programs'],
      ],
    ),
  usage: {
    'unknown-command': (what) => `There is no such command: ${what}`,
    'unknown-option': (what) => `There is no such option: ${what}`,
    'option-value': (what) => `This option has no usable value: ${what}`,
    'missing-argument': (gap) => `Something is missing: ${named(enGaps, gap)}`,
    'too-many-arguments': (what) => `This is too much: ${what}`,
  },
  seeHelp: (call) => `All commands: ${call} help`,
  running: (url) => `Filmothek is running. Open in a browser: ${url}`,
  alreadyRunning: (url) => `Filmothek is already running. Open in a browser: ${url}`,
  perhapsRunning:
    'Perhaps Filmothek is still running in a window or a terminal; there, Ctrl+C ends it.',
  repaired: 'Put right',
  remaining: 'Not right yet',
  repairHint: 'Nothing was changed. check --repair puts right what can be put right.',
  salvageHint: (films, damaged) =>
    `The library cannot be opened like this. ${films === 1 ? '1 film' : `${enNumber(films)} films`} can still be read${damaged === 0 ? '' : `, places with losses: ${enNumber(damaged)}`}; check --salvage begins anew with that and keeps everything old.`,
  nothingRepaired: 'None of this can be put right here; nothing was changed.',
  readOnlyHint: 'With --read-only it can be opened for reading as well.',
  stopHint: 'Stop with Ctrl+C. Everything saved is safe.',
  added: (title, id) => `Added: ${title}  ${id}`,
  films: enFilms,
  shownOf: (shown, total) => `${shown} of ${enNumber(total)} shown`,
  noFilmRecognised: (file) => `No film recognised: ${file}`,
  noFilmFits: (what) => `No film fits: ${what}`,
  severalFilmsFit: (what) => `Several films fit “${what}”. Please give the id:`,
  exported: (count, file) => `${enFilms(count)} written: ${file}`,
  exportedAll: (films, pictures, file) =>
    `Everything written (films: ${enNumber(films)}, pictures: ${enNumber(pictures)}): ${file}`,
  exportMissing: (pictures) =>
    `Pictures that are missing or damaged and cannot come along: ${enNumber(pictures)}`,
  imported: (added, pictures) =>
    `Added: ${enFilms(added)}, ${pictures === 1 ? '1 picture' : `${enNumber(pictures)} pictures`}`,
  importDamaged: (places) =>
    `Places that can no longer be read: ${enNumber(places)}. What could be read is not verified; please have a look at it.`,
  lists: (count) => `Lists: ${enNumber(count)}`,
  leftLists: (count) =>
    `Lists that a later version wrote, or that would be too many: ${enNumber(count)}`,
  importSame: (films) => `Films that were there already: ${enNumber(films)}`,
  importDiffering: (films) => `Films that are different here and stayed so: ${enNumber(films)}`,
  importMissing: (pictures) =>
    `Pictures that are not in it or of no use and are now missing: ${enNumber(pictures)}`,
  backedUp: (name) => `Backed up and read back: ${name}`,
  noCopies: 'There is no copy from another device beside the library.',
  language: 'en',
  noBackups: 'There is no backup yet.',
  backupDamaged: 'damaged',
  restorePreview: (added, removed, changed) =>
    `Films to come: ${added}, to go: ${removed}, to change: ${changed}`,
  yesHint: 'Nothing is changed yet. --yes does it, and it can be undone.',
  restored: 'The films are as they were in the backup.',
  restoreNothing: 'The films already are as they were then.',
  checkOk: (films) => `All is well: ${en.films(films)} read and checked.`,
  poster: 'Poster',
  discarded: 'Discarded',
};
