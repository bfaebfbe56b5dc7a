import type { ErrorCode, ErrorDetails } from '../errors.ts';

/* One sentence for every error: what happened and what a person can do. */

type Sentences = { readonly [C in ErrorCode]: (details: ErrorDetails) => string };

const megabytes = (bytes: string | number | undefined) => Math.round(Number(bytes) / 1_000_000);

/** Where the folder is told apart, as on the page of a library that does not open, the sentence ends without it. */
const at = (folder: string | number | undefined) => (folder === undefined ? '.' : `: ${folder}`);

/** The system's codes for the reasons a person can do something about. */
const saveReasonsDe: Readonly<Record<string, string>> = {
  ENOSPC: 'Der Datenträger ist voll',
  EDQUOT: 'Das Speicherkontingent ist erschöpft',
  EIO: 'Der Datenträger meldet einen Fehler',
  EROFS: 'Der Datenträger ist schreibgeschützt',
  EACCES: 'In den Ordner darf nicht geschrieben werden',
  EPERM: 'In den Ordner darf nicht geschrieben werden',
  EBUSY: 'Ein anderes Programm hält eine Datei der Bibliothek offen',
  ENOENT: 'Der Ordner der Bibliothek ist verschwunden',
  EMFILE: 'Zu viele Dateien sind gleichzeitig offen',
  displaced: 'Ein anderes Programm ersetzt Dateien der Bibliothek',
};

const saveReasonsEn: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the storage quota is used up',
  EIO: 'the disk reports an error',
  EROFS: 'the disk is write-protected',
  EACCES: 'the folder cannot be written to',
  EPERM: 'the folder cannot be written to',
  EBUSY: 'another program holds a file of the library open',
  ENOENT: 'the folder of the library is gone',
  EMFILE: 'too many files are open at once',
  displaced: 'another program keeps replacing files of the library',
};

/** Of a backup that was read back and is not what it should be, the system knows nothing. */
const backupReasonsDe: Readonly<Record<string, string>> = {
  ...saveReasonsDe,
  ENOENT: 'Der Hauptbestand fehlt',
  unverified: 'Die Kopie stimmt nicht, oder der Hauptbestand ist beschädigt',
};

const backupReasonsEn: Readonly<Record<string, string>> = {
  ...saveReasonsEn,
  ENOENT: 'the main file of the library is missing',
  unverified: 'the copy is not right, or the main file of the library is damaged',
};

const readOnlyReasonsDe: Readonly<Record<string, string>> = {
  'not-writable': ', denn in ihren Ordner darf nicht geschrieben werden',
  'newer-format': ', denn sie stammt von einer neueren Version von Filmothek',
};

const readOnlyReasonsEn: Readonly<Record<string, string>> = {
  'not-writable': ', for its folder cannot be written to',
  'newer-format': ', for it was made by a newer Filmothek',
};

/** Of a file anywhere. */
const fileReasonsDe: Readonly<Record<string, string>> = {
  ...saveReasonsDe,
  EBUSY: 'Ein anderes Programm hält sie offen',
  ENOENT: 'Den Ordner gibt es nicht',
};

const fileReasonsEn: Readonly<Record<string, string>> = {
  ...saveReasonsEn,
  EBUSY: 'another program holds it open',
  ENOENT: 'its folder does not exist',
};

/** Why a file is not imported. @param film its number in the file, where it is about one */
const importReasonsDe = (film: string | number | undefined): Readonly<Record<string, string>> => ({
  'not-ours': 'Diese Datei ist kein Export von Filmothek',
  newer: 'Diese Datei stammt von einer neueren Version von Filmothek',
  damaged: 'Diese Datei ist unvollständig oder beschädigt',
  checksum: 'Der Inhalt dieser Datei stimmt nicht mit ihren Prüfsummen überein',
  names: 'In dieser Datei liegt etwas, das nicht hineingehört',
  'too-large': 'Diese Datei enthält mehr, als ein Export enthalten kann',
  shape: 'Diese Datei ist nicht richtig aufgebaut',
  film: `Die Angaben zu Film Nummer ${film} in dieser Datei sind ungültig`,
  duplicate: `Film Nummer ${film} steht in dieser Datei doppelt`,
});

const importReasonsEn = (film: string | number | undefined): Readonly<Record<string, string>> => ({
  'not-ours': 'This file is no export of Filmothek',
  newer: 'This file was made by a newer Filmothek',
  damaged: 'This file is incomplete or damaged',
  checksum: 'The content of this file does not match its checksums',
  names: 'There is something in this file that does not belong there',
  'too-large': 'This file holds more than an export can hold',
  shape: 'This file is not built as it should be',
  film: `What this file says of film number ${film} is invalid`,
  duplicate: `Film number ${film} is in this file twice`,
});

export const de: Sentences = {
  'bad-arguments': ({ reason }) => `Diese Anfrage ist ungültig${reason ? ` (${reason})` : ''}.`,
  cancelled: () => 'Abgebrochen. Es wurde nichts geändert.',
  conflict: () =>
    'Der Film wurde inzwischen an anderer Stelle geändert. Bitte die Änderung noch einmal ansehen.',
  'film-missing': ({ id }) => `Diesen Film gibt es nicht${id ? `: ${id}` : ''}.`,
  'film-exists': ({ id }) => `Einen Film mit dieser Kennung gibt es schon: ${id}.`,
  'nothing-to-undo': () => 'Es gibt nichts rückgängig zu machen.',
  'nothing-to-redo': () => 'Es gibt nichts zu wiederholen.',
  'library-missing': ({ folder }) => `In diesem Ordner ist keine Filmothek${at(folder)}`,
  'library-not-folder': ({ folder }) => `Das ist eine Datei und kein Ordner${at(folder)}`,
  'library-parent-missing': ({ folder }) =>
    `Diesen Ordner gibt es nicht und der darüber fehlt auch${at(folder)}`,
  'library-not-writable': ({ folder }) =>
    `In diesen Ordner darf nicht geschrieben werden${at(folder)}`,
  'library-damaged': ({ folder }) =>
    `Die Bibliothek lässt sich nicht lesen.${folder ? ` Es wurde nichts daran verändert: ${folder}` : ''}`,
  'library-newer': ({ folder }) =>
    `Diese Bibliothek stammt von einer neueren Version von Filmothek und wird nicht angetastet${at(folder)}`,
  'library-in-use': ({ folder }) =>
    `Diese Bibliothek ist schon in einem anderen Fenster geöffnet${at(folder)}`,
  'library-read-only': ({ reason }) =>
    `Diese Bibliothek ist nur zum Lesen geöffnet${readOnlyReasonsDe[String(reason)] ?? ''}.`,
  'save-failed': ({ reason }) =>
    `Nicht gespeichert: ${saveReasonsDe[String(reason)] ?? reason}. Die Eingabe bleibt erhalten.`,
  'opening-failed': ({ reason }) =>
    `Die Bibliothek ließ sich nicht öffnen: ${saveReasonsDe[String(reason)] ?? reason}.`,
  'backup-failed': ({ reason }) =>
    `Es wurde keine Sicherung angelegt: ${backupReasonsDe[String(reason)] ?? reason}. Frühere Sicherungen bleiben erhalten.`,
  'copy-unreadable': ({ file }) =>
    `Diese Kopie der Bibliothek ist beschädigt oder stammt nicht von Filmothek: ${file}`,
  'snapshot-missing': () => 'Der Hauptbestand fehlt.',
  'backup-damaged': ({ file }) => `Diese Sicherung ist beschädigt${file ? `: ${file}` : '.'}`,
  'history-damaged': () =>
    'Dieser Teil des Verlaufs ist beschädigt; den Filmen fehlt dadurch nichts.',
  'snapshot-damaged': () => 'Der Bestand ist beschädigt.',
  'journal-torn': () => 'Am Ende steht ein Eintrag, der unvollständig oder beschädigt ist.',
  'journal-damaged': ({ lost }) =>
    `Mitten darin ist ein Eintrag beschädigt; lesbare Einträge dahinter: ${lost}.`,
  'journal-gap': ({ lost }) => `Es fehlen Einträge; nicht mehr anwendbar sind danach: ${lost}.`,
  'journal-missing': () =>
    'Dieses Journal fehlt; Änderungen, die nur darin standen, sind nicht mehr da.',
  'conflict-copy': () =>
    'Eine Kopie der Bibliothek, die ein Synchronisierungsprogramm hier abgelegt hat; vielleicht stehen Änderungen eines anderen Geräts darin.',
  'film-invalid': ({ id, reason }) => `Die Angaben zum Film ${id} sind ungültig (${reason}).`,
  'image-missing': ({ title }) => `Ein Bild${title ? ` von „${title}“` : ''} fehlt.`,
  'image-altered': ({ title }) =>
    `Ein Bild${title ? ` von „${title}“` : ''} ist nicht mehr das, was gespeichert wurde.`,
  'page-empty': () => 'Da ist kein Text zu lesen.',
  'page-binary': ({ file }) => `Das ist kein Text${file ? `: ${file}` : ''}.`,
  'text-garbled': ({ file }) =>
    `Die Zeichen dieser Datei lassen sich nicht sicher lesen; als UTF-8 gespeichert gelingt es: ${file}`,
  'page-too-long': ({ length }) => `Der Text ist zu lang (${megabytes(length)} Millionen Zeichen).`,
  'page-too-slow': ({ seconds }) =>
    `Das Lesen des Textes wurde${seconds ? ` nach ${seconds} Sekunden` : ''} abgebrochen. Ein kürzerer Ausschnitt hilft meistens.`,
  'image-unknown': ({ format }) =>
    format === undefined
      ? 'Das ist kein Bild, das Filmothek kennt (JPEG, PNG, WebP, AVIF, GIF, TIFF).'
      : `Bilder im Format ${format} liest Filmothek nicht; als JPEG oder PNG gespeichert geht es.`,
  'image-broken': ({ reason }) =>
    reason === 'truncated'
      ? 'Das Bild ist unvollständig: Sein Ende fehlt.'
      : 'Das Bild ist beschädigt und lässt sich nicht lesen.',
  'image-too-large': ({ bytes }) => `Die Bilddatei ist zu groß (${megabytes(bytes)} MB).`,
  'image-too-many-pixels': ({ width, height }) =>
    `Das Bild ist zu groß (${width} × ${height} Pixel).`,
  'file-missing': ({ file }) => `Diese Datei gibt es nicht: ${file}`,
  'file-unreadable': ({ file }) => `Diese Datei lässt sich nicht lesen: ${file}`,
  'folder-not-file': ({ file }) => `Das ist ein Ordner und keine Datei: ${file}`,
  'file-not-writable': ({ file, reason }) =>
    fileReasonsDe[String(reason)] === undefined
      ? `Diese Datei lässt sich nicht schreiben: ${file}`
      : `${fileReasonsDe[String(reason)]}; diese Datei lässt sich nicht schreiben: ${file}`,
  'file-in-library': ({ file }) =>
    `Diese Datei gehört zur Bibliothek und wird nicht überschrieben: ${file}`,
  'file-not-ours': ({ file }) =>
    `Diese Datei gibt es schon, und sie ist kein Export von Filmothek; nur --force ersetzt sie: ${file}`,
  'import-refused': ({ file, reason, film }) =>
    `${importReasonsDe(film)[String(reason)] ?? reason}; es wurde nichts übernommen: ${file}`,
  'output-failed': () =>
    'Die Ausgabe ließ sich nicht schreiben; vielleicht ist der Datenträger voll.',
  'image-not-stored': () => 'Ein Film verweist auf ein Bild, das es in der Bibliothek nicht gibt.',
  'images-uncertain': ({ file }) =>
    `Welche Bilder unbenutzt sind, ist nicht sicher, denn diese Datei der Bibliothek lässt sich nicht lesen und könnte auf jedes verweisen: ${file}. Es wurde kein Bild gelöscht.`,
  'images-not-deleted': ({ reason }) =>
    `Nicht alle unbenutzten Bilder ließen sich löschen: ${saveReasonsDe[String(reason)] ?? reason}.`,
  'port-in-use': ({ port }) => `Der Port ${port} ist schon belegt.`,
  'not-reachable': () =>
    'Die Filmothek antwortet nicht mehr. Bitte neu starten; Gespeichertes ist sicher.',
  'token-missing': () =>
    'Zu dieser Adresse gehört ein Schlüssel; bitte die ganze Adresse öffnen, die Filmothek beim Start nennt.',
  'foreign-request': () => 'Diese Anfrage kommt nicht aus dem Fenster der Filmothek.',
  forbidden: () =>
    'Diese Adresse gehört zu einem früheren Start. Bitte die Adresse der laufenden Filmothek öffnen.',
  internal: ({ reason }) => `Das hätte nicht passieren dürfen: ${reason}`,
};

export const en: Sentences = {
  'bad-arguments': ({ reason }) => `This request is invalid${reason ? ` (${reason})` : ''}.`,
  cancelled: () => 'Cancelled. Nothing was changed.',
  conflict: () =>
    'The film was changed elsewhere in the meantime. Please look at the edit once more.',
  'film-missing': ({ id }) => `There is no such film${id ? `: ${id}` : ''}.`,
  'film-exists': ({ id }) => `There already is a film with this key: ${id}.`,
  'nothing-to-undo': () => 'There is nothing to undo.',
  'nothing-to-redo': () => 'There is nothing to redo.',
  'library-missing': ({ folder }) => `There is no Filmothek library in this folder${at(folder)}`,
  'library-not-folder': ({ folder }) => `This is a file, not a folder${at(folder)}`,
  'library-parent-missing': ({ folder }) =>
    `This folder does not exist, nor does the one above it${at(folder)}`,
  'library-not-writable': ({ folder }) => `This folder cannot be written to${at(folder)}`,
  'library-damaged': ({ folder }) =>
    `The library cannot be read.${folder ? ` Nothing in it was changed: ${folder}` : ''}`,
  'library-newer': ({ folder }) =>
    `This library was made by a newer Filmothek and is left untouched${at(folder)}`,
  'library-in-use': ({ folder }) => `This library is already open in another window${at(folder)}`,
  'library-read-only': ({ reason }) =>
    `This library is open for reading only${readOnlyReasonsEn[String(reason)] ?? ''}.`,
  'save-failed': ({ reason }) =>
    `Not saved: ${saveReasonsEn[String(reason)] ?? reason}. What you typed is kept.`,
  'opening-failed': ({ reason }) =>
    `The library could not be opened: ${saveReasonsEn[String(reason)] ?? reason}.`,
  'backup-failed': ({ reason }) =>
    `No backup was made: ${backupReasonsEn[String(reason)] ?? reason}. Earlier backups are kept.`,
  'copy-unreadable': ({ file }) =>
    `This copy of the library is damaged or was not made by Filmothek: ${file}`,
  'snapshot-missing': () => 'The main file of the library is missing.',
  'backup-damaged': ({ file }) => `This backup is damaged${file ? `: ${file}` : '.'}`,
  'history-damaged': () => 'This part of the history is damaged; no film lacks anything by that.',
  'snapshot-damaged': () => 'The file is damaged.',
  'journal-torn': () => 'It ends with an entry that is incomplete or damaged.',
  'journal-damaged': ({ lost }) =>
    `An entry in the middle is damaged; readable entries after it: ${lost}.`,
  'journal-gap': ({ lost }) =>
    `Entries are missing; entries after the gap that no longer fit: ${lost}.`,
  'journal-missing': () => 'This journal is missing; changes that were only in it are gone.',
  'conflict-copy': () =>
    'A copy of the library that a sync program put here; it may hold changes of another device.',
  'film-invalid': ({ id, reason }) => `What is known of film ${id} is invalid (${reason}).`,
  'image-missing': ({ title }) => `A picture${title ? ` of “${title}”` : ''} is missing.`,
  'image-altered': ({ title }) =>
    `A picture${title ? ` of “${title}”` : ''} is no longer what was stored.`,
  'page-empty': () => 'There is no text to read.',
  'page-binary': ({ file }) => `This is not text${file ? `: ${file}` : ''}.`,
  'text-garbled': ({ file }) =>
    `The characters of this file cannot be read for certain; saved as UTF-8 they can: ${file}`,
  'page-too-long': ({ length }) =>
    `The text is too long (${megabytes(length)} million characters).`,
  'page-too-slow': ({ seconds }) =>
    `Reading the text was stopped${seconds ? ` after ${seconds} seconds` : ''}. A shorter excerpt usually helps.`,
  'image-unknown': ({ format }) =>
    format === undefined
      ? 'This is not a picture Filmothek knows (JPEG, PNG, WebP, AVIF, GIF, TIFF).'
      : `Filmothek does not read pictures in the format ${format}; saved as JPEG or PNG it works.`,
  'image-broken': ({ reason }) =>
    reason === 'truncated'
      ? 'The picture is incomplete: its end is missing.'
      : 'The picture is damaged and cannot be read.',
  'image-too-large': ({ bytes }) => `The picture file is too large (${megabytes(bytes)} MB).`,
  'image-too-many-pixels': ({ width, height }) =>
    `The picture is too large (${width} × ${height} pixels).`,
  'file-missing': ({ file }) => `There is no such file: ${file}`,
  'file-unreadable': ({ file }) => `This file cannot be read: ${file}`,
  'folder-not-file': ({ file }) => `This is a folder, not a file: ${file}`,
  'file-not-writable': ({ file, reason }) =>
    fileReasonsEn[String(reason)] === undefined
      ? `This file cannot be written: ${file}`
      : `This file cannot be written, for ${fileReasonsEn[String(reason)]}: ${file}`,
  'file-in-library': ({ file }) =>
    `This file belongs to the library and is not overwritten: ${file}`,
  'file-not-ours': ({ file }) =>
    `This file exists and is no export of Filmothek; only --force replaces it: ${file}`,
  'import-refused': ({ file, reason, film }) =>
    `${importReasonsEn(film)[String(reason)] ?? reason}; nothing was taken over: ${file}`,
  'output-failed': () => 'The output could not be written; perhaps the disk is full.',
  'image-not-stored': () => 'A film refers to a picture that is not in the library.',
  'images-uncertain': ({ file }) =>
    `Which pictures are unused is uncertain, for this file of the library cannot be read and may refer to any of them: ${file}. No picture was deleted.`,
  'images-not-deleted': ({ reason }) =>
    `Not all unused pictures could be deleted: ${saveReasonsEn[String(reason)] ?? reason}.`,
  'port-in-use': ({ port }) => `Port ${port} is already taken.`,
  'not-reachable': () =>
    'Filmothek no longer answers. Please start it again; what was saved is safe.',
  'token-missing': () =>
    'This address needs its key; please open the whole address that Filmothek shows when it starts.',
  'foreign-request': () => 'This request does not come from the window of Filmothek.',
  forbidden: () =>
    'This address belongs to an earlier start. Please open the address of the running Filmothek.',
  internal: ({ reason }) => `This should not have happened: ${reason}`,
};
