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
