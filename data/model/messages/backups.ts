/* Backups in the settings. */

export const de = {
  title: 'Sicherungen',
  about:
    'Solange Filmothek offen ist, wird stündlich gesichert und jede Sicherung zur Probe zurückgelesen.',
  make: 'Jetzt sichern',
  made: 'Gesichert und zurückgelesen.',
  none: 'Noch keine Sicherung.',
  damaged: 'beschädigt',
  look: 'Was würde sich ändern?',
  lookAt: (date: string) => `Was würde sich mit der Sicherung vom ${date} ändern?`,
  changes: (added: number, removed: number, changed: number) =>
    [
      added === 0 ? '' : `${added} ${added === 1 ? 'Film kommt' : 'Filme kommen'} dazu`,
      removed === 0
        ? ''
        : `${removed} ${removed === 1 ? 'Film verschwindet' : 'Filme verschwinden'}`,
      changed === 0 ? '' : `${changed} ${changed === 1 ? 'Film ändert' : 'Filme ändern'} sich`,
    ]
      .filter((part) => part !== '')
      .join(', '),
  nothing: 'Nichts: Die Filme sind schon auf diesem Stand.',
  kind: { add: 'kommt dazu', remove: 'verschwindet', edit: 'ändert sich' },
  restore: 'Auf diesen Stand zurückgehen',
  cancel: 'Nichts ändern',
  restored: 'Die Filme sind wieder auf dem Stand der Sicherung.',
};

export const en: typeof de = {
  title: 'Backups',
  about: 'While Filmothek is open it backs up every hour, and reads each backup back to make sure.',
  make: 'Back up now',
  made: 'Backed up and read back.',
  none: 'No backup yet.',
  damaged: 'damaged',
  look: 'What would change?',
  lookAt: (date) => `What would change with the backup of ${date}?`,
  changes: (added, removed, changed) =>
    [
      added === 0 ? '' : `${added} ${added === 1 ? 'film comes' : 'films come'} back`,
      removed === 0 ? '' : `${removed} ${removed === 1 ? 'film goes' : 'films go'}`,
      changed === 0 ? '' : `${changed} ${changed === 1 ? 'film changes' : 'films change'}`,
    ]
      .filter((part) => part !== '')
      .join(', '),
  nothing: 'Nothing: the films already are as they were then.',
  kind: { add: 'comes back', remove: 'goes', edit: 'changes' },
  restore: 'Go back to this',
  cancel: 'Change nothing',
  restored: 'The films are as they were in the backup.',
};
