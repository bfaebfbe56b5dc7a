import type { ErrorCode, ErrorDetails } from '../errors.ts';

/* One sentence for every error: what happened and what a person can do. */

type Sentences = { readonly [C in ErrorCode]: (details: ErrorDetails) => string };

const megabytes = (bytes: string | number | undefined) => Math.round(Number(bytes) / 1_000_000);

export const de: Sentences = {
  'bad-arguments': ({ reason }) =>
    `Diese Anfrage hat eine falsche Form${reason ? ` (${reason})` : ''}.`,
  conflict: () =>
    'Der Film wurde inzwischen an anderer Stelle geändert. Bitte die Änderung noch einmal ansehen.',
  'film-missing': ({ id }) => `Diesen Film gibt es nicht${id ? `: ${id}` : ''}.`,
  'film-exists': ({ id }) => `Einen Film mit dieser Kennung gibt es schon: ${id}.`,
  'nothing-to-undo': () => 'Es gibt nichts rückgängig zu machen.',
  'nothing-to-redo': () => 'Es gibt nichts zu wiederholen.',
  'library-missing': ({ folder }) => `In diesem Ordner ist keine Filmothek: ${folder}`,
  'library-not-folder': ({ folder }) => `Das ist eine Datei und kein Ordner: ${folder}`,
  'library-parent-missing': ({ folder }) =>
    `Diesen Ordner gibt es nicht und der darüber fehlt auch: ${folder}`,
  'library-not-writable': ({ folder }) =>
    `In diesen Ordner darf nicht geschrieben werden: ${folder}`,
  'library-damaged': ({ folder }) =>
    `Die Bibliothek lässt sich nicht lesen. Es wurde nichts verändert; eine Kopie liegt im Unterordner „quarantine“: ${folder}`,
  'library-newer': ({ folder }) =>
    `Diese Bibliothek stammt von einer neueren Filmothek und wird nicht angetastet: ${folder}`,
  'library-in-use': ({ folder }) =>
    `Diese Bibliothek ist gerade in einem anderen Fenster geöffnet: ${folder}`,
  'library-read-only': () => 'Diese Bibliothek ist nur zum Lesen geöffnet.',
  'save-failed': ({ reason }) => `Nicht gespeichert: ${reason}. Die Eingabe bleibt erhalten.`,
  'page-empty': () => 'Da ist kein Text zu lesen.',
  'page-binary': ({ file }) => `Das ist kein Text${file ? `: ${file}` : ''}.`,
  'page-too-long': ({ length }) => `Der Text ist zu lang (${megabytes(length)} Millionen Zeichen).`,
  'image-unknown': () =>
    'Das ist kein Bild, das Filmothek kennt (JPEG, PNG, WebP, AVIF, GIF, TIFF).',
  'image-broken': ({ reason }) => `Das Bild ist beschädigt${reason ? ` (${reason})` : ''}.`,
  'image-too-large': ({ bytes }) => `Die Bilddatei ist zu groß (${megabytes(bytes)} MB).`,
  'image-too-many-pixels': ({ width, height }) =>
    `Das Bild ist zu groß (${width} × ${height} Pixel).`,
  'file-missing': ({ file }) => `Diese Datei gibt es nicht: ${file}`,
  'file-unreadable': ({ file }) => `Diese Datei lässt sich nicht lesen: ${file}`,
  'folder-not-file': ({ file }) => `Das ist ein Ordner und keine Datei: ${file}`,
  'not-reachable': () =>
    'Die Filmothek antwortet nicht mehr. Bitte neu starten; Gespeichertes ist sicher.',
  forbidden: () =>
    'Diese Adresse gehört zu einem früheren Start. Bitte die Adresse der laufenden Filmothek öffnen.',
  internal: ({ reason }) => `Das hätte nicht passieren dürfen: ${reason}`,
};

export const en: Sentences = {
  'bad-arguments': ({ reason }) =>
    `This request has the wrong shape${reason ? ` (${reason})` : ''}.`,
  conflict: () =>
    'The film was changed elsewhere in the meantime. Please look at the edit once more.',
  'film-missing': ({ id }) => `There is no such film${id ? `: ${id}` : ''}.`,
  'film-exists': ({ id }) => `There already is a film with this key: ${id}.`,
  'nothing-to-undo': () => 'There is nothing to undo.',
  'nothing-to-redo': () => 'There is nothing to redo.',
  'library-missing': ({ folder }) => `There is no Filmothek library in this folder: ${folder}`,
  'library-not-folder': ({ folder }) => `This is a file, not a folder: ${folder}`,
  'library-parent-missing': ({ folder }) =>
    `This folder does not exist, nor does the one above it: ${folder}`,
  'library-not-writable': ({ folder }) => `This folder cannot be written to: ${folder}`,
  'library-damaged': ({ folder }) =>
    `The library cannot be read. Nothing was changed; a copy is in the subfolder “quarantine”: ${folder}`,
  'library-newer': ({ folder }) =>
    `This library was made by a newer Filmothek and is left untouched: ${folder}`,
  'library-in-use': ({ folder }) => `This library is already open in another window: ${folder}`,
  'library-read-only': () => 'This library is open for reading only.',
  'save-failed': ({ reason }) => `Not saved: ${reason}. What you typed is kept.`,
  'page-empty': () => 'There is no text to read.',
  'page-binary': ({ file }) => `This is not text${file ? `: ${file}` : ''}.`,
  'page-too-long': ({ length }) =>
    `The text is too long (${megabytes(length)} million characters).`,
  'image-unknown': () =>
    'This is not a picture Filmothek knows (JPEG, PNG, WebP, AVIF, GIF, TIFF).',
  'image-broken': ({ reason }) => `The picture is damaged${reason ? ` (${reason})` : ''}.`,
  'image-too-large': ({ bytes }) => `The picture file is too large (${megabytes(bytes)} MB).`,
  'image-too-many-pixels': ({ width, height }) =>
    `The picture is too large (${width} × ${height} pixels).`,
  'file-missing': ({ file }) => `There is no such file: ${file}`,
  'file-unreadable': ({ file }) => `This file cannot be read: ${file}`,
  'folder-not-file': ({ file }) => `This is a folder, not a file: ${file}`,
  'not-reachable': () =>
    'Filmothek no longer answers. Please start it again; what was saved is safe.',
  forbidden: () =>
    'This address belongs to an earlier start. Please open the address of the running Filmothek.',
  internal: ({ reason }) => `This should not have happened: ${reason}`,
};
