/* The settings. */

import { deFilms, deNumber, enFilms, enNumber } from './numbers.ts';

export const de = {
  title: 'Einstellungen',
  language: 'Sprache',
  languages: { system: 'wie das System', de: 'Deutsch', en: 'English' },
  theme: 'Aussehen',
  themes: { system: 'wie das System', dark: 'dunkel', light: 'hell' },
  singleKeys: 'Tasten ohne Strg erlauben („/“ springt in die Suche)',
  folder: 'Hier liegt die Bibliothek',
  samples: 'Beispielsammlung hinzufügen',
  samplesHere: 'Die Beispielsammlung ist schon da.',
  samplesAdded: (count: number) => `${deFilms(count)} aus der Beispielsammlung hinzugefügt.`,
  back: 'Fertig',
  fields: {
    title: 'Eigene Felder',
    about:
      'Sie stehen im Formular, in den Angaben zum Film und in der Tabelle, und die Suche findet sie als „Name:Wert“.',
    name: 'Name',
    kind: 'Art',
    choices: 'Zur Auswahl',
    addChoice: 'Wert hinzufügen …',
    add: 'Feld festlegen',
    inFilms: (films: number) => (films === 1 ? 'in 1 Film' : `in ${deNumber(films)} Filmen`),
    notSearchable:
      'Dieser Name bedeutet in der Suche etwas anderes oder lässt sich dort nicht tippen.',
    found: 'Filme haben außerdem diese Felder:',
    define: (name: string, films: number) => `„${name}“ (${deFilms(films)}) festlegen`,
    problem: {
      missing: 'Das Feld braucht einen Namen.',
      name: 'Ein Name hat höchstens 40 Zeichen, darunter ein Buchstabe oder eine Ziffer, und weder Doppelpunkt noch Komma noch Anführungszeichen.',
      taken: 'Ein Feld mit diesem Namen gibt es schon.',
    },
    renameQuestion: (from: string, to: string, films: number) =>
      `${deFilms(films)} ${films === 1 ? 'hat' : 'haben'} „${from}“. Soll es auch dort „${to}“ heißen?`,
    renameFilms: 'Auch in den Filmen',
    renameOnly: 'Nur hier',
    cancel: 'Abbrechen',
    renamed: (to: string, films: number) =>
      `Das Feld heißt jetzt „${to}“, auch in ${films === 1 ? '1 Film' : `${deNumber(films)} Filmen`}.`,
    removed: (name: string, films: number): string =>
      films === 0
        ? `Das Feld „${name}“ ist nicht mehr festgelegt.`
        : `Das Feld „${name}“ ist nicht mehr festgelegt. Seine Werte bleiben in ${films === 1 ? '1 Film' : `${deNumber(films)} Filmen`}.`,
    most: (fields: number) => `Mehr als ${fields} Felder lassen sich nicht festlegen.`,
  },
};

export const en: typeof de = {
  title: 'Settings',
  language: 'Language',
  languages: { system: 'like the system', de: 'Deutsch', en: 'English' },
  theme: 'Appearance',
  themes: { system: 'like the system', dark: 'dark', light: 'light' },
  singleKeys: 'Allow keys without Ctrl (“/” jumps to the search)',
  folder: 'Your library is here',
  samples: 'Add the sample collection',
  samplesHere: 'The sample collection is already here.',
  samplesAdded: (count) => `${enFilms(count)} from the sample collection added.`,
  back: 'Done',
  fields: {
    title: 'Own fields',
    about:
      'They stand in the form, in the details of a film and in the table, and the search finds them as “name:value”.',
    name: 'Name',
    kind: 'Kind',
    choices: 'To choose from',
    addChoice: 'Add a value …',
    add: 'Define a field',
    inFilms: (films) => (films === 1 ? 'in 1 film' : `in ${enNumber(films)} films`),
    notSearchable: 'In the search this name means something else, or cannot be typed.',
    found: 'Films also have these fields:',
    define: (name, films) => `Define “${name}” (${enFilms(films)})`,
    problem: {
      missing: 'The field needs a name.',
      name: 'A name has at most 40 characters, one of them a letter or a digit, and no colon, comma or quote.',
      taken: 'There already is a field of this name.',
    },
    renameQuestion: (from, to, films) =>
      `${enFilms(films)} ${films === 1 ? 'has' : 'have'} “${from}”. Should it be “${to}” there as well?`,
    renameFilms: 'In the films as well',
    renameOnly: 'Only here',
    cancel: 'Cancel',
    renamed: (to, films) => `The field is called “${to}” now, in ${enFilms(films)} as well.`,
    removed: (name, films) =>
      films === 0
        ? `The field “${name}” is no longer defined.`
        : `The field “${name}” is no longer defined. Its values stay in ${enFilms(films)}.`,
    most: (fields) => `No more than ${fields} fields can be defined.`,
  },
};
