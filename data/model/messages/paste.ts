import type { MergeChoice } from '../film-merge.ts';
import type { Confidence } from '../recognition.ts';
import { deNumber, enNumber } from './numbers.ts';

/* Films from a pasted page, the start of a new library, and a search that found nothing. */

export const de = {
  title: 'Aus Text übernehmen',
  cancel: 'Abbrechen',
  take: (films: number) =>
    films === 1 ? '1 Film übernehmen' : `${deNumber(films)} Filme übernehmen`,
  taken: (films: number, title: string) =>
    films === 1 ? `„${title}“ übernommen` : `${deNumber(films)} Filme übernommen`,
  readingPage: 'Seite wird gelesen …',
  source: 'Eingefügter Text',
  recognised: 'Erkannt',
  legend: { label: 'Bezeichnung', read: 'verstanden', discarded: 'verworfen' },
  pick: {
    hint: 'Oder Wörter im Text links anklicken oder markieren',
    fromText: 'Aus dem Text wählen',
    keys: 'Zeile mit ↑ ↓ wählen, mit Umschalt mehrere; Eingabe übernimmt, Esc bricht ab.',
    how: 'Text markieren oder eine Zeile anklicken, um sie einem Feld zu geben.',
    chosen: 'Ausgewählte Stelle',
    as: 'Als:',
    more: 'Weitere …',
    close: 'Auswahl schließen',
    review: 'Kritik',
    unfit: (field: string) => `Darin steht nichts, was für „${field}“ passt.`,
    always: (label: string) => `„${label}“ künftig immer so lesen`,
    skip: 'Überlesen',
    offer: (label: string, meaning: string) => `„${label}“ künftig immer als „${meaning}“ lesen?`,
    remember: 'Merken',
    remembered: (label: string, meaning: string) =>
      `„${label}“ wird künftig als „${meaning}“ gelesen.`,
  },
  ownLabels: {
    title: 'Eigene Bezeichnungen',
    hint: 'Wörter auf eingefügten Seiten, deren Bedeutung in einer Vorschau festgelegt wurde. Sie gehen den mitgelieferten vor.',
    none: 'Noch keine. In der Vorschau einer Seite eine Zeile mit unbekannter Bezeichnung anklicken und sie zuordnen.',
    remove: (label: string) => `„${label}“ vergessen`,
    removed: (label: string) => `„${label}“ vergessen`,
    unused: 'wird überlesen',
  },
  confidence: {
    sure: 'sicher',
    check: 'prüfen',
    missing: 'fehlt',
    edited: 'geändert',
  } satisfies Record<Confidence | 'edited', string>,
  notInText: 'nicht im Text – bitte ergänzen',
  emptied: 'leer',
  review: 'Kritik',
  editRow: (label: string) => `${label} ändern`,
  onePerLine: 'eine Angabe je Zeile',
  proseKeys: (keys: string) => `fertig mit ${keys}`,
  discarded: 'Verworfen',
  discardedLines: (lines: number) =>
    lines === 1 ? '1 Zeile Werbung o. Ä.' : `${deNumber(lines)} Zeilen Werbung o. Ä.`,
  cut: (shown: number, all: number) =>
    `Der Text ist lang: Gezeigt werden ${deNumber(shown)} von ${deNumber(all)} Zeichen.`,
  noSimilar: 'Kein ähnlicher Film in der Sammlung.',
  present: 'schon vorhanden',
  otherYear: 'gleicher Titel, anderes Jahr',
  untitled: 'ohne Titel',
  fill: {
    title: 'Was wird daraus?',
    into: (film: string) => `In „${film}“ ergänzen`,
    intoHint: 'Dieser Film steht schon in der Sammlung.',
    asNew: 'Als neuen Film hinzufügen',
    take: (fills: number) =>
      fills === 1 ? '1 Film ergänzen' : `${deNumber(fills)} Filme ergänzen`,
    takeBoth: (adds: number, fills: number) =>
      `${deNumber(adds)} übernehmen, ${deNumber(fills)} ergänzen`,
    done: (films: number, title: string) =>
      films === 1 ? `„${title}“ ergänzt` : `${deNumber(films)} Filme ergänzt`,
    doneBoth: (adds: number, fills: number) =>
      `${deNumber(adds)} hinzugefügt, ${deNumber(fills)} ergänzt`,
    nothing: 'Die Sammlung hat schon alles, was auf der Seite steht.',
    fields: 'Angaben',
    changes: (fields: string) => `Neu oder ergänzt: ${fields}`,
    unchanged: 'Es ändert sich nichts.',
    here: 'In der Sammlung',
    page: 'Auf der Seite',
    choice: { left: 'behalten', both: 'beides', right: 'ersetzen' } satisfies Record<
      MergeChoice,
      string
    >,
    mark: 'wird ergänzt',
  },
  list: {
    title: 'Filme im Text',
    chosen: (chosen: number, all: number) => `${deNumber(chosen)} von ${deNumber(all)} ausgewählt`,
    all: 'Alle auswählen',
    none: 'Auswahl aufheben',
    onlyNew: 'Vorhandene abwählen',
    take: (title: string) => `„${title}“ übernehmen`,
  },
  poster: {
    title: 'Poster',
    named: (name: string) => `Im Text erwähnt: ${name}`,
    how: (keys: string) => `Bild hierher ziehen, einfügen (${keys}) oder`,
    choose: 'auswählen …',
    reading: 'Das Bild wird gelesen …',
    remove: 'Poster entfernen',
    fromPage: 'Aus der gespeicherten Seite übernommen.',
    takeFromPage: 'Poster aus der gespeicherten Seite übernehmen',
    refused: (name: string) =>
      name === ''
        ? 'Das Poster der gespeicherten Seite ließ sich nicht übernehmen.'
        : `Das Poster der gespeicherten Seite (${name}) ließ sich nicht übernehmen.`,
    notAmong: (pictures: number) =>
      pictures === 0
        ? 'Mit der gespeicherten Seite kamen keine Bilder.'
        : pictures === 1
          ? 'Das Bild, das mit der Seite kam, ist nicht als Poster zu erkennen.'
          : `Unter den ${deNumber(pictures)} Bildern, die mit der Seite kamen, ist kein Poster zu erkennen.`,
    alt: (title: string) => `Poster von ${title}`,
  },
  empty: {
    title: 'Seite einfügen',
    lead: 'Der Text einer Seite über einen Film genügt: Titel, Jahr, Mitwirkende, Handlung und Kritiken werden darin gefunden. Übernommen wird erst nach einem Blick auf die Vorschau.',
    place: (keys: string) =>
      `Seite hier einfügen (${keys}) oder eine Text- oder HTML-Datei hierher ziehen, gern samt dem Ordner ihrer Bilder`,
    label: 'Text der Seite',
    clipboard: 'Aus der Zwischenablage',
    file: 'Datei auswählen …',
    read: 'Text auswerten',
    reading: 'Wird gelesen …',
    drop: 'Loslassen, um die Seite zu lesen',
    clipboardEmpty: 'In der Zwischenablage ist kein Text.',
    clipboardDenied: (keys: string) =>
      `Die Zwischenablage ließ sich nicht lesen. Mit ${keys} geht es auch.`,
    image: 'Das ist ein Bild. Zum Poster wird es, sobald der Text zum Film eingefügt ist.',
  },
  nothing: {
    title: 'Kein Film erkannt',
    text: 'In diesem Text steht nichts, was nach einem Film aussieht. Vielleicht hilft ein größerer Ausschnitt der Seite.',
    again: 'Anderen Text einfügen',
    add: 'Film von Hand hinzufügen',
  },
  keys: { paste: 'Strg+V', pasteMac: '⌘V', done: 'Strg+↵', doneMac: '⌘↵' },
  welcome: {
    title: 'Willkommen in der Filmothek',
    lead: 'Hier ist Platz für alle Filme, die im Regal stehen, auf der Festplatte liegen oder noch gewünscht werden.',
    add: 'Film hinzufügen',
    addHint: 'Ein Titel genügt für den Anfang.',
    paste: 'Seite einfügen',
    pasteHint: 'Text aus dem Netz einfügen; was zum Film gehört, wird erkannt.',
    samples: 'Beispielsammlung ansehen',
    samplesHint:
      'Ein paar Klassiker zum Ausprobieren. Das Hinzufügen lässt sich rückgängig machen.',
  },
  nothingFound: {
    title: 'Nichts gefunden',
    text: (search: string) => `Kein Film passt zu „${search}“.`,
    inSection: (search: string, section: string) =>
      `Im Bereich „${section}“ passt kein Film zu „${search}“.`,
    withTag: (search: string, tag: string) =>
      `Kein Film mit dem Schlagwort „${tag}“ passt zu „${search}“.`,
    everywhere: 'In allen Filmen suchen',
    clear: 'Suche leeren',
  },
};

export const en: typeof de = {
  title: 'Add from text',
  cancel: 'Cancel',
  take: (films) => (films === 1 ? 'Add 1 film' : `Add ${enNumber(films)} films`),
  taken: (films, title) => (films === 1 ? `“${title}” added` : `${enNumber(films)} films added`),
  readingPage: 'Reading the page …',
  source: 'Pasted text',
  recognised: 'Recognised',
  legend: { label: 'label', read: 'understood', discarded: 'left out' },
  pick: {
    hint: 'Or click or select words in the text beside',
    fromText: 'Choose from the text',
    keys: 'Choose a line with ↑ ↓, several with Shift; Enter takes it, Esc cancels.',
    how: 'Select text or click a line to give it to a field.',
    chosen: 'Chosen words',
    as: 'As:',
    more: 'More …',
    close: 'Close the choice',
    review: 'Review',
    unfit: (field) => `Nothing in it fits “${field}”.`,
    always: (label) => `Always read “${label}” like this`,
    skip: 'Pass over',
    offer: (label, meaning) => `Always read “${label}” as “${meaning}”?`,
    remember: 'Remember',
    remembered: (label, meaning) => `“${label}” is read as “${meaning}” from now on.`,
  },
  ownLabels: {
    title: 'Own labels',
    hint: 'Words on pasted pages whose meaning was set in a preview. They come before those that Filmothek knows.',
    none: 'None yet. In the preview of a page, click a line with an unknown label and say what it is.',
    remove: (label) => `Forget “${label}”`,
    removed: (label) => `“${label}” forgotten`,
    unused: 'passed over',
  },
  confidence: { sure: 'sure', check: 'check', missing: 'missing', edited: 'edited' },
  notInText: 'not in the text – please fill in',
  emptied: 'empty',
  review: 'Review',
  editRow: (label) => `Edit ${label}`,
  onePerLine: 'one entry per line',
  proseKeys: (keys) => `${keys} when done`,
  discarded: 'Left out',
  discardedLines: (lines) =>
    lines === 1
      ? '1 line of adverts or the like'
      : `${enNumber(lines)} lines of adverts or the like`,
  cut: (shown, all) =>
    `The text is long: ${enNumber(shown)} of ${enNumber(all)} characters are shown.`,
  noSimilar: 'No similar film in the collection.',
  present: 'already there',
  otherYear: 'same title, other year',
  untitled: 'untitled',
  fill: {
    title: 'What becomes of it?',
    into: (film) => `Fill in “${film}”`,
    intoHint: 'This film is in the collection already.',
    asNew: 'Add as a new film',
    take: (fills) => (fills === 1 ? 'Fill in 1 film' : `Fill in ${enNumber(fills)} films`),
    takeBoth: (adds, fills) => `Add ${enNumber(adds)}, fill in ${enNumber(fills)}`,
    done: (films, title) =>
      films === 1 ? `“${title}” filled in` : `${enNumber(films)} films filled in`,
    doneBoth: (adds, fills) => `${enNumber(adds)} added, ${enNumber(fills)} filled in`,
    nothing: 'The collection already has everything the page says.',
    fields: 'Fields',
    changes: (fields) => `New or filled in: ${fields}`,
    unchanged: 'Nothing changes.',
    here: 'In the collection',
    page: 'On the page',
    choice: { left: 'keep', both: 'both', right: 'replace' },
    mark: 'filled in',
  },
  list: {
    title: 'Films in the text',
    chosen: (chosen, all) => `${enNumber(chosen)} of ${enNumber(all)} selected`,
    all: 'Select all',
    none: 'Select none',
    onlyNew: 'Deselect those already there',
    take: (title) => `Add “${title}”`,
  },
  poster: {
    title: 'Poster',
    named: (name) => `Mentioned in the text: ${name}`,
    how: (keys) => `Drag a picture here, paste it (${keys}) or`,
    choose: 'choose …',
    reading: 'Reading the picture …',
    remove: 'Remove the poster',
    fromPage: 'Taken from the saved page.',
    takeFromPage: 'Take the poster from the saved page',
    refused: (name) =>
      name === ''
        ? 'The poster of the saved page could not be taken.'
        : `The poster of the saved page (${name}) could not be taken.`,
    notAmong: (pictures) =>
      pictures === 0
        ? 'No pictures came with the saved page.'
        : pictures === 1
          ? 'The picture that came with the page cannot be told to be a poster.'
          : `None of the ${enNumber(pictures)} pictures that came with the page can be told to be a poster.`,
    alt: (title) => `Poster of ${title}`,
  },
  empty: {
    title: 'Paste a page',
    lead: 'The text of a page about a film is enough: title, year, cast and crew, plot and reviews are found in it. Nothing is added before you have seen the preview.',
    place: (keys) =>
      `Paste a page here (${keys}) or drag a text or HTML file here, with the folder of its pictures if there is one`,
    label: 'Text of the page',
    clipboard: 'From the clipboard',
    file: 'Choose a file …',
    read: 'Read the text',
    reading: 'Reading …',
    drop: 'Let go to read the page',
    clipboardEmpty: 'There is no text in the clipboard.',
    clipboardDenied: (keys) => `The clipboard could not be read. ${keys} works as well.`,
    image: 'This is a picture. It becomes the poster once the text about the film is pasted.',
  },
  nothing: {
    title: 'No film recognised',
    text: 'Nothing in this text looks like a film. A larger part of the page may help.',
    again: 'Paste another text',
    add: 'Add a film by hand',
  },
  keys: { paste: 'Ctrl+V', pasteMac: '⌘V', done: 'Ctrl+↵', doneMac: '⌘↵' },
  welcome: {
    title: 'Welcome to Filmothek',
    lead: 'Here is room for every film on your shelf, on your disk or on your wishlist.',
    add: 'Add a film',
    addHint: 'A title is enough to begin with.',
    paste: 'Paste a page',
    pasteHint: 'Paste text from the web; what belongs to the film is recognised.',
    samples: 'Look at the sample collection',
    samplesHint: 'A few classics to try things out. Adding them can be undone.',
  },
  nothingFound: {
    title: 'Nothing found',
    text: (search) => `No film matches “${search}”.`,
    inSection: (search, section) => `No film in “${section}” matches “${search}”.`,
    withTag: (search, tag) => `No film with the tag “${tag}” matches “${search}”.`,
    everywhere: 'Search all films',
    clear: 'Clear search',
  },
};
