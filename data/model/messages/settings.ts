/* The settings. */

import { deFilms, enFilms } from './numbers.ts';

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
};
