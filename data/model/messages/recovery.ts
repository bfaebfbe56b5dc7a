import type { OpeningWay, ReadOnlyReason } from '../api.ts';
import { deNumber, enNumber } from './numbers.ts';

/* What is said while the library is not open, or open for reading only. */

export type Salvageable = { readonly films: number; readonly damaged: number } | null;

export const de = {
  title: 'Die Bibliothek konnte nicht geöffnet werden',
  calm: 'Es wurde nichts gelöscht und nichts verändert.',
  folder: 'Hier liegt sie:',
  ways: 'Was jetzt geht',
  label: {
    retry: () => 'Noch einmal versuchen',
    'read-only': () => 'Nur lesen',
    salvage: (found: Salvageable) =>
      found?.films === 1 ? '1 Film retten' : `${deNumber(found?.films ?? 0)} Filme retten`,
    empty: () => 'Ohne Filme neu beginnen',
  } satisfies Record<OpeningWay, (found: Salvageable) => string>,
  hint: {
    retry: () => 'Öffnet die Bibliothek, sobald es wieder geht.',
    'read-only': () => 'Alles ansehen und durchsuchen; geändert wird nichts.',
    salvage: (found: Salvageable) =>
      `${
        found === null || found.damaged === 0
          ? 'Alle Filme, die noch zu finden sind.'
          : found.damaged === 1
            ? 'Eine Stelle ist nicht lesbar.'
            : `${deNumber(found.damaged)} Stellen sind nicht lesbar.`
      } Die beschädigten Dateien bleiben in „quarantine“.`,
    empty: () => 'Eine neue Bibliothek ohne Filme; das Beschädigte bleibt in „quarantine“.',
  } satisfies Record<OpeningWay, (found: Salvageable) => string>,
  sure: (found: Salvageable) =>
    found === null || found.films === 0
      ? 'Wirklich ohne Filme neu beginnen? Die beschädigten Dateien bleiben in „quarantine“ liegen.'
      : `Wirklich ohne Filme neu beginnen? ${found.films === 1 ? 'Ein Film ließe' : `${deNumber(found.films)} Filme ließen`} sich noch retten.`,
  sureYes: 'Ja, ohne Filme beginnen',
  sureNo: 'Abbrechen',
  opening: 'Wird geöffnet …',
  stillNot: (time: string) => `Erneut versucht um ${time}: Es geht noch nicht.`,
  readOnly: {
    asked: 'Diese Bibliothek ist nur zum Lesen geöffnet, wie gewünscht.',
    'not-writable':
      'In den Ordner der Bibliothek darf nicht geschrieben werden. Alles lässt sich ansehen, aber nicht ändern.',
    'newer-format':
      'Diese Bibliothek stammt von einer neueren Version von Filmothek. Alles lässt sich ansehen, aber nicht ändern; mit der neueren Version geht auch das.',
  } satisfies Record<ReadOnlyReason, string>,
};

export const en: typeof de = {
  title: 'The library could not be opened',
  calm: 'Nothing was deleted and nothing was changed.',
  folder: 'It is here:',
  ways: 'What you can do',
  label: {
    retry: () => 'Try again',
    'read-only': () => 'Read only',
    salvage: (found) =>
      found?.films === 1 ? 'Save 1 film' : `Save ${enNumber(found?.films ?? 0)} films`,
    empty: () => 'Begin without films',
  },
  hint: {
    retry: () => 'Opens the library as soon as that is possible again.',
    'read-only': () => 'Look at everything and search; nothing is changed.',
    salvage: (found) =>
      `${
        found === null || found.damaged === 0
          ? 'Every film that can still be found.'
          : found.damaged === 1
            ? 'One place cannot be read.'
            : `${enNumber(found.damaged)} places cannot be read.`
      } The damaged files stay in “quarantine”.`,
    empty: () => 'A new library without films; what is damaged stays in “quarantine”.',
  },
  sure: (found) =>
    found === null || found.films === 0
      ? 'Really begin without films? The damaged files stay in “quarantine”.'
      : `Really begin without films? ${found.films === 1 ? 'One film' : `${enNumber(found.films)} films`} could still be saved.`,
  sureYes: 'Yes, begin without films',
  sureNo: 'Cancel',
  opening: 'Opening …',
  stillNot: (time) => `Tried again at ${time}: not possible yet.`,
  readOnly: {
    asked: 'This library is open for reading only, as you asked.',
    'not-writable':
      'The folder of the library cannot be written to. You can look at everything, but change nothing.',
    'newer-format':
      'A newer Filmothek wrote this library. You can look at everything, but change nothing; with the newer version you can.',
  },
};
