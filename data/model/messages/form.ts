/* The form for a film: what stands beside, in and under its fields. Names of fields are in terms.ts. */

import type { FieldKind } from '../custom-field.ts';
import { deNumber, enNumber } from './numbers.ts';

const dePieces = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${deNumber(count)} ${many}`;
const enPieces = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${enNumber(count)} ${many}`;

/** "in 4 Filmen · Bound, Face/Off …": the dots say that there are more. */
const nameFilms = (films: string, count: number, titles: readonly string[]) =>
  titles.length === 0
    ? films
    : `${films} · ${titles.join(', ')}${count > titles.length ? ' …' : ''}`;

export const de = {
  edit: (title: string) => `${title} bearbeiten`,
  add: (title: string) => `${title} hinzufügen`,
  newFilm: 'Neuer Film',
  loading: 'Der Film wird geladen …',
  changes: (count: number) => dePieces(count, 'Änderung', 'Änderungen'),
  saving: 'Wird gespeichert …',
  save: 'Speichern',
  saveMore: 'Speichern und …',
  saveAndNext: 'Speichern und zum nächsten Film',
  saveAndAnother: 'Speichern und weiteren hinzufügen',
  wasLast: 'Das war der letzte Film der Liste.',
  cancel: 'Abbrechen',
  keys: {
    save: 'Strg ↵',
    saveMac: '⌘ ↵',
    saveAnd: 'Strg ⇧ ↵',
    saveAndMac: '⌘ ⇧ ↵',
    cancel: 'Esc',
    paste: 'Strg V',
    pasteMac: '⌘ V',
  },
  discardQuestion: 'Änderungen verwerfen?',
  discard: 'Verwerfen',
  goOn: 'Weiter bearbeiten',
  draft: {
    label: 'Nicht gespeicherte Eingaben',
    of: (title: string, when: string): string =>
      title === ''
        ? `Nicht gespeicherte Eingabe zu einem neuen Film ${when}.`
        : `Nicht gespeicherte Eingabe zu „${title}“ ${when}.`,
    today: (time: string) => `von heute, ${time}`,
    yesterday: (time: string) => `von gestern, ${time}`,
    earlier: (date: string, time: string) => `vom ${date}, ${time}`,
  },
  saveAnyway: 'Trotzdem speichern',
  trashed: 'Dieser Film liegt inzwischen im Papierkorb.',
  restoreAndSave: 'Wiederherstellen und speichern',
  gone: 'Diesen Film gibt es nicht mehr; sein Hinzufügen wurde rückgängig gemacht.',
  saveAsNew: 'Als neuen Film speichern',
  conflictHint: 'Beim Speichern gelten die Angaben aus diesem Formular.',
  unreadable: (count: number): string =>
    count === 1
      ? 'Eine Angabe ist nicht zu verstehen. Sie steht noch so da, wie sie eingegeben wurde.'
      : `${count} Angaben sind nicht zu verstehen. Sie stehen noch so da, wie sie eingegeben wurden.`,
  wrongInside: (count: number): string =>
    count === 1 ? 'Eine Angabe ist nicht zu verstehen' : `${count} Angaben sind nicht zu verstehen`,
  saveWithout: (count: number): string =>
    count === 1 ? 'Ohne diese Angabe speichern' : 'Ohne diese Angaben speichern',
  problem: {
    title: 'Ohne Titel lässt sich ein Film nicht ablegen.',
    year: 'Bitte vier Ziffern, zum Beispiel 1988.',
    runtime: 'Bitte Minuten oder Stunden, zum Beispiel 104 oder 1:44.',
    date: 'Bitte ein Datum, zum Beispiel 17.06.1988, Juni 1988 oder 1988.',
    number: 'Bitte eine Zahl, zum Beispiel 2 oder 1,5.',
    price: 'Bitte einen Betrag, zum Beispiel 7,99.',
  },
  noWebAddress:
    'Das ist keine Web-Adresse; sie begänne mit https://. Gespeichert wird es trotzdem so.',
  already: 'Das haben Sie schon:',
  titleAndYear: (title: string, year: number | null) =>
    year === null ? title : `${title} (${year})`,
  automatic: (title: string) => `${title} (automatisch)`,
  seriesNumber: 'Nummer',
  addToken: {
    genres: 'Genre hinzufügen …',
    countries: 'Land hinzufügen …',
    languages: 'Sprache hinzufügen …',
    tags: 'Schlagwort hinzufügen …',
    alternativeTitles: 'Titel hinzufügen …',
  },
  removeToken: (value: string) => `„${value}“ entfernen`,
  createNew: (value: string) => `„${value}“ neu anlegen`,
  inFilms: (count: number, titles: readonly string[] = []): string =>
    nameFilms(`in ${dePieces(count, 'Film', 'Filmen')}`, count, titles),
  stars: (value: number | null): string =>
    value === null ? 'keine Wertung' : `${deNumber(value)} von 5 Sternen`,
  clearRating: 'Wertung entfernen',
  rows: {
    grip: 'Reihenfolge ändern (ziehen, oder Alt mit Pfeiltasten)',
    up: 'Nach oben',
    down: 'Nach unten',
    remove: 'Zeile entfernen',
    moved: (place: number, of: number) => `Jetzt Zeile ${place} von ${of}`,
    nth: (name: string, place: number) => `${name}, Zeile ${place}`,
  },
  credit: {
    role: 'Aufgabe',
    person: 'Name',
    character: 'Rolle',
    job: 'Tätigkeit',
    add: 'Person hinzufügen',
    paste: 'Besetzung einfügen …',
    list: 'Besetzungsliste, eine Zeile für jede Person',
    listHint: 'Etwa „Name … Rolle“, „Name als Rolle“, „Name (Rolle)“ oder „Regie: Name, Name“.',
    preview: 'Was daraus wird',
    take: (count: number): string =>
      count === 0 ? 'Hinzufügen' : `${dePieces(count, 'Person', 'Personen')} hinzufügen`,
    pasted: (count: number) => `${dePieces(count, 'Zeile', 'Zeilen')} eingefügt.`,
  },
  review: {
    text: 'Kritik',
    author: 'Verfasser',
    source: 'Quelle',
    url: 'Adresse',
    add: 'Kritik hinzufügen',
  },
  link: { url: 'Adresse', label: 'Bezeichnung', add: 'Link hinzufügen' },
  externalId: { source: 'Katalog', id: 'Kennung', add: 'Kennung hinzufügen' },
  copy: {
    medium: 'Medium',
    edition: 'Ausgabe',
    shelf: 'Standort',
    condition: 'Zustand',
    acquired: 'Erworben',
    price: 'Preis',
    currency: 'Währung',
    barcode: 'Strichcode',
    file: 'Datei',
    notes: 'Notizen',
    add: 'Exemplar hinzufügen',
  },
  viewing: {
    date: 'Gesehen am',
    rating: 'Wertung',
    place: 'Ort',
    notes: 'Notizen',
    add: 'Eintrag hinzufügen',
  },
  custom: {
    name: 'Feld',
    kind: 'Art',
    value: 'Wert',
    kinds: {
      text: 'Text',
      number: 'Zahl',
      date: 'Datum',
      boolean: 'Ja/Nein',
      choice: 'Auswahl',
    } satisfies Record<FieldKind, string>,
    yes: 'Ja',
    no: 'Nein',
    nothing: 'keine Angabe',
    misfit: 'Passt nicht zur Art des Feldes und bleibt so stehen.',
    add: 'Feld hinzufügen',
  },
  importedHint: 'Beim Import übernommen, aber keinem Feld zugeordnet.',
  sections: {
    more: 'Weitere Angaben zum Film',
    imported: 'Aus dem Import',
  },
  images: {
    drop: 'Bild hierher ziehen, einfügen',
    or: 'oder',
    choose: 'auswählen …',
    add: 'Bild hinzufügen',
    reading: 'Das Bild wird gelesen …',
    none: 'Darin ist kein Bild.',
    drawn: 'Gezeichnetes Poster, bis ein Bild da ist',
    alt: (kind: string, title: string) => (title === '' ? kind : `${kind}: ${title}`),
    show: (kind: string, place: number) => `Bild ${place} zeigen (${kind})`,
    kind: 'Art des Bildes',
    earlier: 'Weiter nach vorn',
    later: 'Weiter nach hinten',
    remove: 'Bild entfernen',
    strip: 'Bilder des Films',
  },
};

export const en: typeof de = {
  edit: (title: string) => `Edit ${title}`,
  add: (title: string) => `Add ${title}`,
  newFilm: 'New film',
  loading: 'Loading the film …',
  changes: (count: number) => enPieces(count, 'change', 'changes'),
  saving: 'Saving …',
  save: 'Save',
  saveMore: 'Save and …',
  saveAndNext: 'Save and go to the next film',
  saveAndAnother: 'Save and add another',
  wasLast: 'That was the last film of the list.',
  cancel: 'Cancel',
  keys: {
    save: 'Ctrl ↵',
    saveMac: '⌘ ↵',
    saveAnd: 'Ctrl ⇧ ↵',
    saveAndMac: '⌘ ⇧ ↵',
    cancel: 'Esc',
    paste: 'Ctrl V',
    pasteMac: '⌘ V',
  },
  discardQuestion: 'Discard the changes?',
  discard: 'Discard',
  goOn: 'Go on editing',
  draft: {
    label: 'Unsaved entries',
    of: (title: string, when: string): string =>
      title === ''
        ? `Unsaved entry for a new film ${when}.`
        : `Unsaved entry for “${title}” ${when}.`,
    today: (time: string) => `from today, ${time}`,
    yesterday: (time: string) => `from yesterday, ${time}`,
    earlier: (date: string, time: string) => `from ${date}, ${time}`,
  },
  saveAnyway: 'Save anyway',
  trashed: 'This film is in the trash by now.',
  restoreAndSave: 'Restore and save',
  gone: 'This film is no longer there; adding it was undone.',
  saveAsNew: 'Save as a new film',
  conflictHint: 'If you save, what this form says will hold.',
  unreadable: (count: number): string =>
    count === 1
      ? 'One entry cannot be understood. It still stands as it was typed.'
      : `${count} entries cannot be understood. They still stand as they were typed.`,
  wrongInside: (count: number): string =>
    count === 1 ? 'One entry cannot be understood' : `${count} entries cannot be understood`,
  saveWithout: (count: number) =>
    count === 1 ? 'Save without this entry' : 'Save without these entries',
  problem: {
    title: 'A film cannot be filed without a title.',
    year: 'Four digits, please, such as 1988.',
    runtime: 'Minutes or hours, please, such as 104 or 1:44.',
    date: 'A date, please, such as 17 June 1988, June 1988 or 1988.',
    number: 'A number, please, such as 2 or 1.5.',
    price: 'An amount, please, such as 7.99.',
  },
  noWebAddress: 'This is no web address; it would begin with https://. It is saved as it is.',
  already: 'You already have:',
  titleAndYear: (title: string, year: number | null) =>
    year === null ? title : `${title} (${year})`,
  automatic: (title: string) => `${title} (automatic)`,
  seriesNumber: 'Number',
  addToken: {
    genres: 'Add a genre …',
    countries: 'Add a country …',
    languages: 'Add a language …',
    tags: 'Add a tag …',
    alternativeTitles: 'Add a title …',
  },
  removeToken: (value: string) => `Remove “${value}”`,
  createNew: (value: string) => `Create “${value}”`,
  inFilms: (count: number, titles: readonly string[] = []): string =>
    nameFilms(`in ${enPieces(count, 'film', 'films')}`, count, titles),
  stars: (value: number | null): string =>
    value === null ? 'no rating' : `${enNumber(value)} of 5 stars`,
  clearRating: 'Remove the rating',
  rows: {
    grip: 'Change the order (drag, or Alt with the arrow keys)',
    up: 'Move up',
    down: 'Move down',
    remove: 'Remove row',
    moved: (place: number, of: number) => `Now row ${place} of ${of}`,
    nth: (name: string, place: number) => `${name}, row ${place}`,
  },
  credit: {
    role: 'Role',
    person: 'Name',
    character: 'Character',
    job: 'Job',
    add: 'Add a person',
    paste: 'Paste a cast list …',
    list: 'Cast list, one line for each person',
    listHint: 'Such as “Name … Role”, “Name as Role”, “Name (Role)” or “Director: Name, Name”.',
    preview: 'What becomes of it',
    take: (count: number): string =>
      count === 0 ? 'Add' : `Add ${enPieces(count, 'person', 'people')}`,
    pasted: (count: number) => `${enPieces(count, 'row', 'rows')} pasted.`,
  },
  review: {
    text: 'Review',
    author: 'Author',
    source: 'Source',
    url: 'Address',
    add: 'Add a review',
  },
  link: { url: 'Address', label: 'Label', add: 'Add a link' },
  externalId: { source: 'Catalogue', id: 'Id', add: 'Add an id' },
  copy: {
    medium: 'Medium',
    edition: 'Edition',
    shelf: 'Shelf',
    condition: 'Condition',
    acquired: 'Acquired',
    price: 'Price',
    currency: 'Currency',
    barcode: 'Barcode',
    file: 'File',
    notes: 'Notes',
    add: 'Add a copy',
  },
  viewing: {
    date: 'Seen on',
    rating: 'Rating',
    place: 'Place',
    notes: 'Notes',
    add: 'Add an entry',
  },
  custom: {
    name: 'Field',
    kind: 'Kind',
    value: 'Value',
    kinds: { text: 'Text', number: 'Number', date: 'Date', boolean: 'Yes/no', choice: 'Choice' },
    yes: 'Yes',
    no: 'No',
    nothing: 'not given',
    misfit: 'Does not fit the kind of the field, and stays as it is.',
    add: 'Add a field',
  },
  importedHint: 'Came with an import and fitted no field.',
  sections: {
    more: 'More about the film',
    imported: 'From the import',
  },
  images: {
    drop: 'Drop a picture here, paste it',
    or: 'or',
    choose: 'choose one …',
    add: 'Add a picture',
    reading: 'Reading the picture …',
    none: 'There is no picture in it.',
    drawn: 'Drawn poster until there is a picture',
    alt: (kind: string, title: string) => (title === '' ? kind : `${kind}: ${title}`),
    show: (kind: string, place: number) => `Show picture ${place} (${kind})`,
    kind: 'Kind of picture',
    earlier: 'Move forward',
    later: 'Move back',
    remove: 'Remove picture',
    strip: 'Pictures of the film',
  },
};
