import type { ChangeSummary } from '../change.ts';
import type { Notice } from '../api.ts';
import type { Section, Sort } from '../query.ts';
import { de as deTerms, en as enTerms } from './terms.ts';
import { deFilms, deNumber, deOfFilms, enFilms, enNumber } from './numbers.ts';

/* The frame, the grid and the detail pane. */

const moment = (language: string) => (at: string | number | undefined) =>
  new Date(String(at)).toLocaleString(language, { dateStyle: 'long', timeStyle: 'short' });
const deMoment = moment('de');
const enMoment = moment('en');
/** Who only reads puts nothing into the quarantine. */
const kept = ({ readOnly }: Notice['details'], text: string) =>
  readOnly === undefined ? text : '';

export const de = {
  appName: 'Filmothek',
  sections: {
    all: 'Alle Filme',
    recent: 'Zuletzt hinzugefügt',
    unwatched: 'Ungesehen',
    wanted: 'Wunschliste',
    lent: 'Verliehen',
    trash: 'Papierkorb',
  } satisfies Record<Section, string>,
  sidebar: {
    label: 'Bereiche',
    skip: 'Zu den Filmen springen',
    tags: 'Schlagwörter',
    paste: 'Seite einfügen …',
    settings: 'Einstellungen',
  },
  toolbar: {
    zoom: 'Postergröße',
    sort: 'Sortieren',
    direction: 'Richtung',
    addFilm: 'Film',
    addFilmLong: 'Film hinzufügen',
    showDetail: 'Details einblenden',
    hideDetail: 'Details ausblenden',
  },
  sorts: {
    title: 'Titel',
    year: 'Jahr',
    added: 'Hinzugefügt',
    rating: 'Wertung',
    runtime: 'Laufzeit',
    seen: 'Zuletzt gesehen',
    random: 'Zufall',
    relevance: 'Relevanz',
  } satisfies Record<Sort, string>,
  ascending: 'Aufsteigend',
  descending: 'Absteigend',
  sortHint: (sort: Sort, descending: boolean) => {
    if (sort === 'relevance' || sort === 'random') return de.sorts[sort];
    if (sort === 'title') return descending ? 'Titel Z–A' : 'Titel A–Z';
    return `${de.sorts[sort]}, ${descending ? 'absteigend' : 'aufsteigend'}`;
  },
  films: deFilms,
  posters: (count: number) => `${deNumber(count)} Poster`,
  grid: {
    label: 'Filme',
    jumpTo: (label: string) => `Zu ${label} springen`,
    markers: 'Sprungmarken',
    watched: 'gesehen',
    lent: 'verliehen',
    favourite: 'Favorit',
  },
  empty: {
    recent: 'In den letzten 30 Tagen ist kein Film dazugekommen.',
    unwatched: 'Alles gesehen.',
    wanted: 'Die Wunschliste ist leer. Ein Film mit dem Status „gewünscht“ steht hier.',
    lent: 'Kein Film ist verliehen.',
    trash: 'Der Papierkorb ist leer.',
    library: 'Diese Bibliothek ist leer.',
    tag: (tag: string) => `Kein Film trägt das Schlagwort „${tag}“.`,
  },
  status: {
    saved: 'Gespeichert',
    saving: 'Speichert …',
    failed: 'Nicht gespeichert',
    lost: 'Keine Verbindung',
    readOnly: 'Nur zum Lesen geöffnet',
    undo: (what: string) => `Rückgängig: ${what}`,
    redo: (what: string) => `Wiederholen: ${what}`,
    undone: (what: string) => `Rückgängig gemacht: ${what}`,
    redone: (what: string) => `Wiederholt: ${what}`,
  },
  change: (summary: ChangeSummary): string => {
    const what = summary.title === null ? deFilms(summary.films) : `„${summary.title}“`;
    switch (summary.kind) {
      case 'add':
        return `${what} hinzugefügt`;
      case 'remove':
        return `${what} entfernt`;
      case 'delete':
        return `${what} gelöscht`;
      case 'restore':
        return `${what} wiederhergestellt`;
      case 'edit':
        return summary.field === null
          ? `${what} bearbeitet`
          : `${deTerms.field[summary.field]} von ${summary.title === null ? deOfFilms(summary.films) : what}`;
    }
  },
  deleted: (title: string) => `„${title}“ liegt im Papierkorb.`,
  undo: 'Rückgängig',
  close: 'Schließen',
  notices: {
    'torn-tail-repaired': () =>
      'Beim letzten Mal wurde mitten im Schreiben abgebrochen. Alles Bestätigte ist da; der angefangene Rest liegt in „quarantine“.',
    'opened-from-previous': ({ reason, ...details }) =>
      reason === 'missing'
        ? 'Die Bibliotheksdatei fehlte. Die Filme stammen aus ihrer vorherigen Fassung und dem Journal.'
        : `Die Bibliotheksdatei war beschädigt. Die Filme stammen aus ihrer vorherigen Fassung und dem Journal${kept(details, '; die beschädigte liegt in „quarantine“')}.`,
    'opened-from-journals': ({ reason, ...details }) =>
      `Die Bibliotheksdatei ${reason === 'missing' ? 'fehlte' : `war beschädigt${kept(details, ' (sie liegt in „quarantine“)')}`}. Die Filme stammen aus den Journalen; Änderungen nach dem letzten davon fehlen.`,
    'older-snapshot': (details) =>
      `Die Bibliotheksdatei war durch eine ältere ersetzt worden. Es gilt der neuere Stand${kept(details, '; die ältere liegt in „quarantine“')}.`,
    'history-unreadable': ({ file }) =>
      `Ein Teil des Verlaufs ist nicht lesbar: ${file}. Den Filmen fehlt nichts; „Rückgängig“ reicht nur nicht so weit zurück.`,
    'films-unusable': ({ films }) =>
      `Die Angaben zu ${deOfFilms(Number(films))} sind ungültig. Sie bleiben in der Bibliothek, werden aber nicht gezeigt; „check“ auf der Kommandozeile sagt, was daran falsch ist.`,
    'history-ahead': (details) =>
      `Diese Bibliothek ist älter als ihr Verlauf: Jemand hat sie durch eine frühere Kopie ersetzt${kept(details, '. Die späteren Journale liegen in „quarantine“')}.`,
    'journal-cut': ({ lost, ...details }) =>
      `Das Journal war beschädigt; ${lost === undefined ? 'spätere Änderungen ließen' : Number(lost) === 1 ? 'eine Änderung ließ' : `${deNumber(Number(lost))} Änderungen ließen`} sich nicht lesen.${kept(details, ' Eine Kopie liegt in „quarantine“.')}`,
    'opened-from-backup': ({ at, lost, whole, ...details }) =>
      `Die Dateien der Bibliothek waren beschädigt. Die Filme stammen aus der Sicherung vom ${deMoment(at)}${
        Number(lost) === 0
          ? whole === 0
            ? '; was danach kam, fehlt. Aus einer beschädigten Datei holt „import“ auf der Kommandozeile, was noch lesbar ist'
            : ' und allen späteren Änderungen, die in den Journalen stehen'
          : `; ${Number(lost) === 1 ? 'eine spätere Änderung passte' : `${deNumber(Number(lost))} spätere Änderungen passten`} nicht mehr dazu`
      }.${kept(details, ' Die beschädigten Dateien liegen in „quarantine“.')}`,
    'journal-missing': () =>
      'Das letzte Journal der Bibliothek fehlt. Änderungen, die nur darin standen, sind nicht da; vielleicht hat ein anderes Programm es gelöscht oder verschoben.',
    salvaged: ({ films, damaged }) =>
      `Die Bibliothek war beschädigt und wurde neu begonnen${Number(films) === 0 ? '' : `, mit ${deOfFilms(Number(films))}`}.${
        Number(damaged) === 0 ? '' : ` Unlesbare Stellen: ${deNumber(Number(damaged))}.`
      } Alles Alte liegt in „quarantine“.`,
    'set-aside': ({ file, ...details }) =>
      `${file} war beschädigt, wird aber nicht mehr gebraucht${kept(details, '; eine Kopie liegt in „quarantine“')}.`,
    'conflict-copies': ({ files }) =>
      Number(files) === 1
        ? 'Neben der Bibliothek liegt eine Kopie von einem anderen Gerät, mit Filmen oder Änderungen, die hier fehlen.'
        : `Neben der Bibliothek liegen ${deNumber(Number(files))} Kopien von anderen Geräten, mit Filmen oder Änderungen, die hier fehlen.`,
  } satisfies Record<Notice['kind'], (details: Notice['details']) => string>,
  dropHint: 'Loslassen, um die Seite zu lesen',
  chooseFilmFirst: 'Bitte erst einen Film öffnen, zu dem dieses Bild gehört.',
  oneOfMany: (count: number) => `Von ${deNumber(count)} Dateien wird die erste gelesen.`,
};

export const en: typeof de = {
  appName: 'Filmothek',
  sections: {
    all: 'All films',
    recent: 'Recently added',
    unwatched: 'Unwatched',
    wanted: 'Wishlist',
    lent: 'On loan',
    trash: 'Trash',
  },
  sidebar: {
    label: 'Sections',
    skip: 'Skip to the films',
    tags: 'Tags',
    paste: 'Paste a page …',
    settings: 'Settings',
  },
  toolbar: {
    zoom: 'Poster size',
    sort: 'Sort',
    direction: 'Direction',
    addFilm: 'Film',
    addFilmLong: 'Add film',
    showDetail: 'Show details',
    hideDetail: 'Hide details',
  },
  sorts: {
    title: 'Title',
    year: 'Year',
    added: 'Added',
    rating: 'Rating',
    runtime: 'Runtime',
    seen: 'Last seen',
    random: 'Random',
    relevance: 'Relevance',
  },
  ascending: 'Ascending',
  descending: 'Descending',
  sortHint: (sort, descending) => {
    if (sort === 'relevance' || sort === 'random') return en.sorts[sort];
    if (sort === 'title') return descending ? 'Title Z–A' : 'Title A–Z';
    return `${en.sorts[sort]}, ${descending ? 'descending' : 'ascending'}`;
  },
  films: enFilms,
  posters: (count) => (count === 1 ? '1 poster' : `${enNumber(count)} posters`),
  grid: {
    label: 'Films',
    jumpTo: (label) => `Jump to ${label}`,
    markers: 'Jump marks',
    watched: 'watched',
    lent: 'on loan',
    favourite: 'favourite',
  },
  empty: {
    recent: 'No film was added in the last 30 days.',
    unwatched: 'Everything watched.',
    wanted: 'The wishlist is empty. A film with the status “wanted” is shown here.',
    lent: 'No film is on loan.',
    trash: 'The trash is empty.',
    library: 'This library is empty.',
    tag: (tag) => `No film has the tag “${tag}”.`,
  },
  status: {
    saved: 'Saved',
    saving: 'Saving …',
    failed: 'Not saved',
    lost: 'No connection',
    readOnly: 'Open for reading only',
    undo: (what) => `Undo: ${what}`,
    redo: (what) => `Redo: ${what}`,
    undone: (what) => `Undone: ${what}`,
    redone: (what) => `Redone: ${what}`,
  },
  change: (summary) => {
    const what = summary.title === null ? enFilms(summary.films) : `“${summary.title}”`;
    switch (summary.kind) {
      case 'add':
        return `${what} added`;
      case 'remove':
        return `${what} removed`;
      case 'delete':
        return `${what} deleted`;
      case 'restore':
        return `${what} restored`;
      case 'edit':
        return summary.field === null
          ? `${what} edited`
          : `${enTerms.field[summary.field]} of ${what}`;
    }
  },
  deleted: (title) => `“${title}” is in the trash.`,
  undo: 'Undo',
  close: 'Close',
  notices: {
    'torn-tail-repaired': () =>
      'Last time, writing broke off halfway. Everything confirmed is here; the unfinished rest is in “quarantine”.',
    'opened-from-previous': ({ reason, ...details }) =>
      reason === 'missing'
        ? 'The library file was missing. The films are from the version before it and the journal.'
        : `The library file was damaged. The films are from the version before it and the journal${kept(details, '; the damaged one is in “quarantine”')}.`,
    'opened-from-journals': ({ reason, ...details }) =>
      `The library file was ${reason === 'missing' ? 'missing' : `damaged${kept(details, ' (it is in “quarantine”)')}`}. The films are from the journals; changes after the last of them are not here.`,
    'older-snapshot': (details) =>
      `The library file had been replaced by an older one. What counts is the newer state${kept(details, '; the older file is in “quarantine”')}.`,
    'history-unreadable': ({ file }) =>
      `A part of the history cannot be read: ${file}. No film lacks anything; “Undo” only reaches less far back.`,
    'films-unusable': ({ films }) =>
      `What is known of ${enFilms(Number(films))} is invalid. It stays in the library, but is not shown; “check” on the command line tells what is wrong with it.`,
    'history-ahead': (details) =>
      `This library is older than its history: somebody replaced it by an earlier copy${kept(details, '. The later journals are in “quarantine”')}.`,
    'journal-cut': ({ lost, ...details }) =>
      `The journal was damaged; ${lost === undefined ? 'later changes' : Number(lost) === 1 ? 'one change' : `${enNumber(Number(lost))} changes`} could not be read.${kept(details, ' A copy is in “quarantine”.')}`,
    'opened-from-backup': ({ at, lost, whole, ...details }) =>
      `The files of the library were damaged. The films are from the backup of ${enMoment(at)}${
        Number(lost) === 0
          ? whole === 0
            ? '; what came after it is missing. “import” on the command line gets out of a damaged file what can still be read'
            : ' and all later changes that are in the journals'
          : `; ${Number(lost) === 1 ? 'one later change' : `${enNumber(Number(lost))} later changes`} no longer fitted`
      }.${kept(details, ' The damaged files are in “quarantine”.')}`,
    'journal-missing': () =>
      'The latest journal of the library is missing. Changes that were only in it are not here; perhaps another program deleted or moved it.',
    salvaged: ({ films, damaged }) =>
      `The library was damaged and was begun anew${Number(films) === 0 ? '' : ` with ${enFilms(Number(films))}`}.${
        Number(damaged) === 0 ? '' : ` Unreadable places: ${enNumber(Number(damaged))}.`
      } Everything old is in “quarantine”.`,
    'set-aside': ({ file, ...details }) =>
      `${file} was damaged, but is not needed any more${kept(details, '; a copy is in “quarantine”')}.`,
    'conflict-copies': ({ files }) =>
      Number(files) === 1
        ? 'Beside the library lies a copy from another device, with films or changes that are missing here.'
        : `Beside the library lie ${enNumber(Number(files))} copies from other devices, with films or changes that are missing here.`,
  },
  dropHint: 'Let go to read the page',
  chooseFilmFirst: 'Please open the film first that this picture belongs to.',
  oneOfMany: (count) => `Of ${enNumber(count)} files the first is read.`,
};
