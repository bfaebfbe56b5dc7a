/* What is kept and what may go: the trash, the history, pictures without a film, copies from other devices. */

import { deNumber, enNumber } from './numbers.ts';

export const de = {
  trash: {
    label: 'Papierkorb',
    holds: (films: number) =>
      films === 1
        ? '1 Film liegt im Papierkorb.'
        : `${deNumber(films)} Filme liegen im Papierkorb.`,
    empty: 'Papierkorb leeren',
    sure: (films: number) =>
      `${films === 1 ? 'Diesen Film' : `Diese ${deNumber(films)} Filme`} aus dem Papierkorb entfernen? Das lässt sich rückgängig machen, soweit der Verlauf zurückreicht.`,
    yes: (films: number) =>
      films === 1 ? '1 Film entfernen' : `${deNumber(films)} Filme entfernen`,
    no: 'Abbrechen',
    emptied: (films: number) =>
      films === 1 ? '1 Film entfernt.' : `${deNumber(films)} Filme entfernt.`,
    wasEmpty: 'Der Papierkorb ist schon leer.',
  },
  history: {
    label: 'So viel vom Verlauf wird aufgehoben',
    hint: 'Für „Rückgängig“ und für den Verlauf jedes Films. 8 MB reichen für einige tausend Änderungen.',
  },
  pictures: {
    title: 'Bilder ohne Film',
    about:
      'Ein Bild bleibt, solange ein Film, der Verlauf, eine Sicherung oder eine angefangene Eingabe darauf verweist.',
    look: 'Nachsehen',
    looking: 'Wird nachgesehen …',
    none: 'Alle Bilder werden gebraucht.',
    found: (images: number, size: string) =>
      images === 1
        ? `1 Bild (${size}) wird nirgends mehr gebraucht.`
        : `${deNumber(images)} Bilder (${size}) werden nirgends mehr gebraucht.`,
    remove: 'Endgültig löschen',
    removed: (images: number, size: string) =>
      images === 1
        ? `1 Bild gelöscht (${size}).`
        : `${deNumber(images)} Bilder gelöscht (${size}).`,
  },
  copies: {
    title: 'Kopien von anderen Geräten',
    about:
      'Ein Synchronisierungsprogramm hat die Bibliothek nicht zusammenführen können und eine zweite danebengelegt.',
    look: 'Was fehlt hier?',
    lookAt: (file: string) => `Was aus ${file} fehlt hier?`,
    changes: (added: number, changed: number) =>
      [
        added === 0 ? '' : `${deNumber(added)} ${added === 1 ? 'Film kommt' : 'Filme kommen'} dazu`,
        changed === 0
          ? ''
          : `${deNumber(changed)} ${changed === 1 ? 'wird' : 'werden'} durch die neuere Fassung ersetzt`,
      ]
        .filter((part) => part !== '')
        .join(', '),
    nothing: 'Nichts: Alles aus dieser Kopie ist schon hier.',
    kind: { add: 'kommt dazu', remove: 'verschwindet', edit: 'wird ersetzt' },
    takeOver: 'Übernehmen',
    cancel: 'Nichts ändern',
    taken: 'Was hier fehlte, ist übernommen. Die Kopie selbst bleibt liegen.',
    show: 'Ansehen',
  },
};

export const en: typeof de = {
  trash: {
    label: 'Trash',
    holds: (films) =>
      films === 1 ? '1 film is in the trash.' : `${enNumber(films)} films are in the trash.`,
    empty: 'Empty the trash',
    sure: (films) =>
      `Remove ${films === 1 ? 'this film' : `these ${enNumber(films)} films`} from the trash? It can be undone as far as the history reaches back.`,
    yes: (films) => (films === 1 ? 'Remove 1 film' : `Remove ${enNumber(films)} films`),
    no: 'Cancel',
    emptied: (films) => (films === 1 ? '1 film removed.' : `${enNumber(films)} films removed.`),
    wasEmpty: 'The trash is already empty.',
  },
  history: {
    label: 'How much of the history is kept',
    hint: 'For “Undo” and for the history of each film. 8 MB are enough for several thousand changes.',
  },
  pictures: {
    title: 'Pictures without a film',
    about:
      'A picture stays as long as a film, the history, a backup or something half typed refers to it.',
    look: 'Have a look',
    looking: 'Looking …',
    none: 'Every picture is needed.',
    found: (images, size) =>
      images === 1
        ? `1 picture (${size}) is no longer needed anywhere.`
        : `${enNumber(images)} pictures (${size}) are no longer needed anywhere.`,
    remove: 'Delete for good',
    removed: (images, size) =>
      images === 1
        ? `1 picture deleted (${size}).`
        : `${enNumber(images)} pictures deleted (${size}).`,
  },
  copies: {
    title: 'Copies from other devices',
    about:
      'A sync program could not bring two versions of the library together and put the second one beside it.',
    look: 'What is missing here?',
    lookAt: (file) => `What of ${file} is missing here?`,
    changes: (added, changed) =>
      [
        added === 0 ? '' : `${enNumber(added)} ${added === 1 ? 'film is' : 'films are'} added`,
        changed === 0
          ? ''
          : `${enNumber(changed)} ${changed === 1 ? 'is' : 'are'} replaced by the later version`,
      ]
        .filter((part) => part !== '')
        .join(', '),
    nothing: 'Nothing: everything in this copy is already here.',
    kind: { add: 'is added', remove: 'goes', edit: 'is replaced' },
    takeOver: 'Take over',
    cancel: 'Change nothing',
    taken: 'Took over what was missing here. The copy itself is still there.',
    show: 'Show',
  },
};
