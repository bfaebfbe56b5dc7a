import type { FixedColumn } from '../columns.ts';
import type { View } from '../preferences.ts';
import { de as deTerms, en as enTerms } from './terms.ts';
import { deFilms, deNumber, enFilms, enNumber } from './numbers.ts';

/* The ways to look at the films, the columns of the table, and the selection. */

export const de = {
  label: 'Ansicht',
  view: { grid: 'Poster', list: 'Liste', table: 'Tabelle' } satisfies Record<View, string>,
  columns: 'Spalten',
  column: {
    title: deTerms.field.title,
    originalTitle: deTerms.field.originalTitle,
    year: deTerms.field.year,
    director: deTerms.role.director,
    runtime: deTerms.field.runtime,
    genres: deTerms.field.genres,
    tags: deTerms.field.tags,
    watched: 'Gesehen',
    countries: deTerms.field.countries,
    rating: deTerms.field.rating,
    medium: 'Medium',
    shelf: 'Standort',
    status: deTerms.field.status,
    lastSeen: 'Zuletzt gesehen',
    added: 'Hinzugefügt',
  } satisfies Record<FixedColumn, string>,
  columnKeys:
    'Alt und Pfeiltasten verschieben die Spalte, Umschalt und Pfeiltasten ändern ihre Breite.',
  earlier: (column: string) => `${column} nach vorn`,
  later: (column: string) => `${column} nach hinten`,
  narrower: (column: string) => `${column} schmaler`,
  wider: (column: string) => `${column} breiter`,
  columnMoved: (column: string, place: number, of: number) =>
    `${column}: Spalte ${place} von ${of}`,
  columnResized: (column: string, width: number) => `${column}: ${width} Pixel breit`,
  selection: 'Auswahl',
  selected: (count: number) => `${deFilms(count)} ausgewählt`,
  selectAll: (total: number) => `Alle ${deNumber(total)} auswählen`,
  clearSelection: 'Auswahl aufheben',
  toTrash: 'In den Papierkorb',
  movingToTrash: (count: number) =>
    `${deFilms(count)} ${count === 1 ? 'kommt' : 'kommen'} in den Papierkorb …`,
  restore: 'Wiederherstellen',
  restoring: (count: number) =>
    `${deFilms(count)} ${count === 1 ? 'wird' : 'werden'} wiederhergestellt …`,
  restored: (count: number) =>
    `${deFilms(count)} ${count === 1 ? 'ist' : 'sind'} wieder in der Sammlung.`,
  inTrash: (count: number) =>
    count === 1 ? '1 Film liegt im Papierkorb.' : `${deNumber(count)} Filme liegen im Papierkorb.`,
};

export const en: typeof de = {
  label: 'View',
  view: { grid: 'Posters', list: 'List', table: 'Table' },
  columns: 'Columns',
  column: {
    title: enTerms.field.title,
    originalTitle: enTerms.field.originalTitle,
    year: enTerms.field.year,
    director: enTerms.role.director,
    runtime: enTerms.field.runtime,
    genres: enTerms.field.genres,
    tags: enTerms.field.tags,
    watched: 'Watched',
    countries: enTerms.field.countries,
    rating: enTerms.field.rating,
    medium: 'Medium',
    shelf: 'Shelf',
    status: enTerms.field.status,
    lastSeen: 'Last watched',
    added: 'Added',
  },
  columnKeys: 'Alt and the arrow keys move the column, Shift and the arrow keys change its width.',
  earlier: (column) => `Move ${column} forward`,
  later: (column) => `Move ${column} back`,
  narrower: (column) => `Make ${column} narrower`,
  wider: (column) => `Make ${column} wider`,
  columnMoved: (column, place, of) => `${column}: column ${place} of ${of}`,
  columnResized: (column, width) => `${column}: ${width} pixels wide`,
  selection: 'Selection',
  selected: (count) => `${enFilms(count)} selected`,
  selectAll: (total) => `Select all ${enNumber(total)}`,
  clearSelection: 'Clear selection',
  toTrash: 'Move to trash',
  movingToTrash: (count) => `Moving ${enFilms(count)} to the trash …`,
  restore: 'Restore',
  restoring: (count) => `Restoring ${enFilms(count)} …`,
  restored: (count) => `${enFilms(count)} ${count === 1 ? 'is' : 'are'} back in the collection.`,
  inTrash: (count) => `${count === 1 ? '1 film is' : `${enNumber(count)} films are`} in the trash.`,
};
