import { describe, expect, test } from 'vitest';
import { conflictCopies } from './conflict-copies.ts';

const COPIES = [
  ['Dropbox', 'library (conflicted copy 2026-01-02).json'],
  ['Dropbox with a name', "library (Person A's conflicted copy 2026-01-02).json"],
  ['Dropbox with a number', "library (Person A's conflicted copy 2026-01-02 (1)).json"],
  ['Dropbox in German', 'library (In Konflikt stehende Kopie von Person A 2026-01-02).json'],
  ['Dropbox in French', 'library (Copie en conflit de Person A 2026-01-02).json'],
  ['Dropbox over upper and lower case', 'library (Case Conflict).json'],
  ['OneDrive', 'library-COMPUTER.json'],
  ['OneDrive on Windows', 'library-DESKTOP-1A2B3C4.json'],
  ['OneDrive a second time', 'library-COMPUTER-2.json'],
  ['OneDrive with an umlaut', 'library-BÜRO.json'],
  ['OneDrive with an umlaut in two parts', 'library-BÜRO.json'.normalize('NFD')],
  ['iCloud', 'library 2.json'],
  ['iCloud after many', 'library 11.json'],
  ['Syncthing', 'library.sync-conflict-20260102-101112-ABCDEFG.json'],
  ['Syncthing without a device', 'library.sync-conflict-20260102-101112-.json'],
  ['Syncthing before it named devices', 'library.sync-conflict-20260102-101112.json'],
  ['Google Drive', 'library (1).json'],
  ['Nextcloud', 'library (conflicted copy 2026-01-02 101112).json'],
  ['ownCloud with a name', 'library (conflicted copy person 2026-01-02 101112).json'],
  ['ownCloud before 2019', 'library_conflict-20260102-101112.json'],
  ['ownCloud before 2019 with a name', 'library_conflict-person-20260102-101112.json'],
  ['FileCloud', 'library(Conflict_person (Web browser)_2026-01-02-10-11-12).json'],
  ['Synology Drive', 'library_Computer-A_Jan-02-1011-2026_Conflict.json'],
  ['Synology Drive with a number', 'library_Computer-A_Jan-02-1011-2026_CaseConflict_1.json'],
  ['Resilio Sync', 'library.Conflict.json'],
  ['Resilio Sync twice', 'library.Conflict.Conflict1.json'],
  ['rclone', 'library.json.conflict1'],
] as const;

const OTHERS = [
  'library.json',
  'library.prev.json',
  'library.json.0123456789abcdef.tmp',
  'library.json~',
  'library.json.bak',
  'library-2026-01-02.json',
  'library 1988.json',
  'library 1.json',
  'library ().json',
  'library-.json',
  'library.sync-conflict.json',
  'library (conflicted copy 2026-01-02).txt',
  'my library (1).json',
  'libraries-COMPUTER.json',
  'library.prev-COMPUTER.json',
  'library-COMPUTER.csv',
  'library.lock',
  'preferences.json',
  'preferences (1).json',
  'journal-2.ndjson',
  'journal-2 (conflicted copy 2026-01-02).ndjson',
  'posters',
  'backups',
  'quarantine',
  '',
];

describe('promise 13: names in a library folder', () => {
  test.each(COPIES)('of %s count as conflict copies: %s', (_, name) => {
    expect(conflictCopies([name])).toEqual([name]);
  });

  test.each(OTHERS)('like “%s” do not', (name) => {
    expect(conflictCopies([name])).toEqual([]);
  });

  test('are given back in their order', () => {
    const copies = COPIES.map(([, name]) => name);
    const mixed = copies.flatMap((name, index) => [OTHERS[index] ?? 'library.json', name]);
    expect(conflictCopies(mixed)).toEqual(copies);
  });
});
