import { deNumber, enNumber } from './numbers.ts';

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
};
