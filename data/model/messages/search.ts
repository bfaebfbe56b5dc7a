import type { QueryHint } from '../parse-query.ts';
import { de as deNames, en as enNames } from './query-words.ts';

/* The search box. */

export const de = {
  label: 'Suchen',
  placeholder: 'Titel, Person, Genre … z. B. regie:hill jahr:80er',
  clear: 'Suche leeren',
  offers: 'Vorschläge',
  recent: {
    label: 'Zuletzt gesucht',
    howToForget: 'Entf entfernt eine Suche',
    forget: 'Aus der Liste entfernen',
    clear: 'Alle entfernen',
  },
  names: deNames,
  fullText: 'Auch in Handlung und Notizen suchen',
  fullTextChip: 'auch in Handlung und Notizen',
  lists: {
    label: 'Listen',
    save: 'Suche speichern',
    isSaved: (name: string) => `Gespeichert als „${name}“; umbenennen`,
    name: 'Name der Liste',
    keep: 'Speichern',
    cancel: 'Abbrechen',
    nameMissing: 'Die Liste braucht einen Namen.',
    saved: (name: string) => `Gespeichert als Liste „${name}“.`,
    commands: (name: string) => `Befehle für die Liste „${name}“`,
    rename: 'Umbenennen …',
    update: 'Aktuelle Suche übernehmen',
    updateNamed: (name: string) => `„${name}“ aktualisieren`,
    up: 'Nach oben',
    down: 'Nach unten',
    remove: 'Löschen',
    removed: (name: string) => `Die Liste „${name}“ ist gelöscht; die Filme bleiben.`,
    updated: (name: string) => `Die Liste „${name}“ zeigt jetzt diese Suche.`,
    tooMany: 'Mehr Listen passen nicht in die Seitenleiste; bitte zuerst eine löschen.',
  },
  chips: {
    label: 'Suchbedingungen',
    remove: (what: string) => `Entfernen: ${what}`,
    clear: 'Alle entfernen',
  },
  hints: {
    'open-quote': () => 'Das Anführungszeichen am Ende fehlt noch.',
    'unknown-operator': (text: string) =>
      `„${text}“ ist keine Angabe, nach der sich suchen lässt; gesucht wird nach den Wörtern.`,
    'no-value': (text: string) => `Nach „${text}“ fehlt noch, wonach gesucht werden soll.`,
    'bad-number': (text: string) =>
      `„${text}“: Hier steht eine Zahl, etwa 1988, 1980-1989, >=4 oder 80er.`,
    'unknown-value': (text: string) =>
      `„${text}“ gibt es hier nicht, etwa ohne:poster oder status:gewünscht.`,
    'too-long': () => 'Der Suchtext ist sehr lang; gesucht wird nach seinem Anfang.',
  } satisfies Record<QueryHint['kind'], (text: string) => string>,
};

export const en: typeof de = {
  label: 'Search',
  placeholder: 'Title, person, genre … e.g. director:hill year:80s',
  clear: 'Clear search',
  offers: 'Suggestions',
  recent: {
    label: 'Recent searches',
    howToForget: 'Delete removes a search',
    forget: 'Remove from the list',
    clear: 'Remove all',
  },
  names: enNames,
  fullText: 'Search plots and notes as well',
  fullTextChip: 'plots and notes as well',
  lists: {
    label: 'Lists',
    save: 'Save search',
    isSaved: (name) => `Saved as “${name}”; rename`,
    name: 'Name of the list',
    keep: 'Save',
    cancel: 'Cancel',
    nameMissing: 'The list needs a name.',
    saved: (name) => `Saved as the list “${name}”.`,
    commands: (name) => `Commands for the list “${name}”`,
    rename: 'Rename …',
    update: 'Take over the current search',
    updateNamed: (name) => `Update “${name}”`,
    up: 'Move up',
    down: 'Move down',
    remove: 'Delete',
    removed: (name) => `The list “${name}” is deleted; the films stay.`,
    updated: (name) => `The list “${name}” now shows this search.`,
    tooMany: 'There is no room for more lists; please delete one first.',
  },
  chips: {
    label: 'Search conditions',
    remove: (what) => `Remove: ${what}`,
    clear: 'Clear all',
  },
  hints: {
    'open-quote': () => 'The quote at the end is still missing.',
    'unknown-operator': (text) => `“${text}” is nothing to search by; the words are searched for.`,
    'no-value': (text) => `What to look for is still missing after “${text}”.`,
    'bad-number': (text) => `“${text}”: this takes a number, such as 1988, 1980-1989, >=4 or 80s.`,
    'unknown-value': (text) => `“${text}” is not known here; try without:poster or status:wanted.`,
    'too-long': () => 'The text is very long; its beginning is searched for.',
  },
};
