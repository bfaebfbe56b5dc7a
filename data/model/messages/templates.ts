/* What new films can begin with. */

export const de = {
  title: 'Vorlagen',
  hint: 'Eine Vorlage entsteht aus einem Film, im Menü des Films oder mit „Als Vorlage sichern …“.',
  begin: (name: string) => `Neu: ${name}`,
  new: 'Neuer Film',
  choose: 'Neuer Film aus einer Vorlage',
  naming: 'Als Vorlage sichern',
  name: 'Name der Vorlage',
  explanation:
    'Genres, Länder, Sprachen, Schlagwörter, Freigabe, Status, Reihe, eigene Felder und das Exemplar mit Medium und Standort kommen in die Vorlage.',
  save: 'Sichern',
  cancel: 'Abbrechen',
  nameMissing: 'Bitte einen Namen.',
  full: 'Mehr Vorlagen gehen nicht. Bitte erst eine löschen.',
  saved: (name: string) => `Vorlage „${name}“ gesichert.`,
  remove: (name: string) => `Vorlage „${name}“ löschen`,
  removed: (name: string) => `Vorlage „${name}“ gelöscht.`,
};

export const en: typeof de = {
  title: 'Templates',
  hint: 'A template is made of a film, in the film’s menu or with “Save as a template …”.',
  begin: (name) => `New: ${name}`,
  new: 'New film',
  choose: 'New film from a template',
  naming: 'Save as a template',
  name: 'Name of the template',
  explanation:
    'Genres, countries, languages, tags, certification, status, series, fields of your own and the copy with its medium and shelf go into the template.',
  save: 'Save',
  cancel: 'Cancel',
  nameMissing: 'A name, please.',
  full: 'There cannot be more templates. Please delete one first.',
  saved: (name) => `Template “${name}” saved.`,
  remove: (name) => `Delete the template “${name}”`,
  removed: (name) => `Template “${name}” deleted.`,
};
