import { deFilms, deNumber, enFilms, enNumber } from './numbers.ts';

const dePictures = (count: number) => (count === 1 ? '1 Bild' : `${deNumber(count)} Bilder`);
const enPictures = (count: number) => (count === 1 ? '1 picture' : `${enNumber(count)} pictures`);

/* Looking at pictures, and what can be made of them. */

export const de = {
  viewer: {
    open: 'Groß ansehen',
    untitled: 'Film ohne Titel',
    size: (width: number, height: number) => `${deNumber(width)} × ${deNumber(height)} Pixel`,
    place: (place: number, of: number) => `Bild ${place} von ${of}`,
    percent: (percent: number) => `${deNumber(percent)}\u00a0%`,
    zoomIn: 'Vergrößern (+)',
    zoomOut: 'Verkleinern (-)',
    whole: 'Ganzes Bild (0)',
    close: 'Schließen (Esc)',
    between: 'Weitere Bilder',
    previous: 'Voriges Bild',
    next: 'Nächstes Bild',
    missing: 'Die Datei dieses Bildes fehlt oder lässt sich nicht lesen.',
  },
  crop: {
    tools: 'Bild bearbeiten',
    left: 'Nach links drehen',
    right: 'Nach rechts drehen',
    open: 'Zuschneiden',
    replace: 'Durch ein anderes Bild ersetzen',
    restore: 'Original wiederherstellen',
    title: 'Bild zuschneiden',
    alt: 'Das ganze Bild',
    all: 'Ganzes Bild',
    apply: 'Übernehmen',
    cancel: 'Abbrechen (Esc)',
    edge: {
      left: 'Linke Kante',
      top: 'Obere Kante',
      right: 'Rechte Kante',
      bottom: 'Untere Kante',
    },
    pixels: (pixels: number) => `${deNumber(pixels)} Pixel`,
  },
  assign: {
    title: 'Bilder zuordnen',
    sidebar: 'Bilder zuordnen …',
    list: 'Bilder und ihre Filme',
    matching: 'Die Filme werden gesucht …',
    found: (found: number, total: number) =>
      total === 0
        ? 'Noch keine Bilder'
        : `${deNumber(found)} von ${total === 1 ? '1 Bild' : `${deNumber(total)} Bildern`} mit Film`,
    empty:
      'Bilder hierher ziehen oder auswählen. Zu welchem Film sie gehören, sagt der Dateiname: „Rush (1991).jpg“, „Rush (1991)-fanart.jpg“.',
    choose: 'Bilder auswählen …',
    cancel: 'Abbrechen',
    stop: 'Anhalten',
    progress: 'Fortschritt',
    takeOver: (count: number) => `${dePictures(count)} übernehmen`,
    taken: (taken: number, of: number) => `${deNumber(taken)} von ${deNumber(of)}`,
    done: (pictures: number, films: number) =>
      `${dePictures(pictures)} in ${deFilms(films)} übernommen.`,
    certainty: {
      sure: 'Titel und Jahr stimmen überein',
      likely: 'Der Titel passt',
      'by-hand': 'Von Hand gewählt',
    },
    notFound: 'Kein Film gefunden; bleibt liegen',
    film: 'Film',
    typeTitle: 'Titel eingeben …',
    change: 'Ändern',
    another: (film: string) => `Ändern: einen anderen Film als „${film}“ wählen`,
    place: {
      label: 'Platz unter den Bildern des Films',
      first: 'Erstes Bild des Films',
      behind: 'Dazulegen (hat Bilder)',
      front: 'Davorsetzen (hat Bilder)',
    },
    leaveOut: (file: string) => `„${file}“ weglassen`,
  },
};

export const en: typeof de = {
  viewer: {
    open: 'View large',
    untitled: 'Film without a title',
    size: (width, height) => `${enNumber(width)} × ${enNumber(height)} pixels`,
    place: (place, of) => `Picture ${place} of ${of}`,
    percent: (percent) => `${enNumber(percent)}%`,
    zoomIn: 'Zoom in (+)',
    zoomOut: 'Zoom out (-)',
    whole: 'Whole picture (0)',
    close: 'Close (Esc)',
    between: 'Other pictures',
    previous: 'Previous picture',
    next: 'Next picture',
    missing: 'The file of this picture is missing or cannot be read.',
  },
  crop: {
    tools: 'Edit the picture',
    left: 'Turn left',
    right: 'Turn right',
    open: 'Crop',
    replace: 'Replace with another picture',
    restore: 'Restore the original',
    title: 'Crop the picture',
    alt: 'The whole picture',
    all: 'Whole picture',
    apply: 'Apply',
    cancel: 'Cancel (Esc)',
    edge: {
      left: 'Left edge',
      top: 'Top edge',
      right: 'Right edge',
      bottom: 'Bottom edge',
    },
    pixels: (pixels) => `${enNumber(pixels)} pixels`,
  },
  assign: {
    title: 'Match pictures',
    sidebar: 'Match pictures …',
    list: 'Pictures and their films',
    matching: 'Looking for the films …',
    found: (found, total) =>
      total === 0 ? 'No pictures yet' : `${enNumber(found)} of ${enPictures(total)} with a film`,
    empty:
      'Drop pictures here or choose them. The file name says which film they are of: “Rush (1991).jpg”, “Rush (1991)-fanart.jpg”.',
    choose: 'Choose pictures …',
    cancel: 'Cancel',
    stop: 'Stop',
    progress: 'Progress',
    takeOver: (count) => `Take over ${enPictures(count)}`,
    taken: (taken, of) => `${enNumber(taken)} of ${enNumber(of)}`,
    done: (pictures, films) => `Took over ${enPictures(pictures)} in ${enFilms(films)}.`,
    certainty: {
      sure: 'Title and year are the same',
      likely: 'The title fits',
      'by-hand': 'Chosen by hand',
    },
    notFound: 'No film found; left aside',
    film: 'Film',
    typeTitle: 'Type a title …',
    change: 'Change',
    another: (film) => `Change: choose another film than “${film}”`,
    place: {
      label: 'Place among the pictures of the film',
      first: 'First picture of the film',
      behind: 'Add (has pictures)',
      front: 'In front (has pictures)',
    },
    leaveOut: (file) => `Leave out “${file}”`,
  },
};
