import type { NumberField, NumberRange } from '../query-language.ts';
import type { QueryWords } from '../query-words.ts';

/* The search box's language, in which every word can be typed. */

const UNITS: Readonly<Partial<Record<NumberField, string>>> = { rating: ' ★', runtime: ' min' };

const range =
  (from: string, to: string, language: string) =>
  (field: NumberField, { min, max }: NumberRange): string => {
    const said = (number: number) => number.toLocaleString(language, { useGrouping: false });
    const unit = UNITS[field] ?? '';
    if (min !== null && max !== null) {
      return min === max ? `${said(min)}${unit}` : `${said(min)}–${said(max)}${unit}`;
    }
    return min === null ? `${to} ${said(Number(max))}${unit}` : `${from} ${said(min)}${unit}`;
  };

export const de: QueryWords = {
  operators: {
    title: { name: 'titel', label: 'Titel', about: 'Wörter im Titel' },
    original: { name: 'original', label: 'Originaltitel', about: 'Wörter im Originaltitel' },
    director: { name: 'regie', label: 'Regie', about: 'wer Regie geführt hat' },
    actor: { name: 'mit', label: 'Mit', about: 'wer mitspielt' },
    writer: { name: 'drehbuch', label: 'Drehbuch', about: 'wer das Buch geschrieben hat' },
    person: { name: 'person', label: 'Person', about: 'wer in irgendeiner Aufgabe dabei war' },
    character: { name: 'rolle', label: 'Rolle', about: 'wen jemand spielt' },
    genre: { name: 'genre', label: 'Genre', about: 'etwa Western oder Krimi' },
    country: { name: 'land', label: 'Land', about: 'wo der Film herkommt' },
    language: { name: 'sprache', label: 'Sprache', about: 'was gesprochen wird' },
    tag: { name: 'tag', label: 'Schlagwort', about: 'eigene Schlagwörter' },
    medium: { name: 'format', label: 'Medium', about: 'etwa DVD oder Blu-ray' },
    shelf: { name: 'regal', label: 'Standort', about: 'wo das Exemplar steht' },
    series: { name: 'reihe', label: 'Reihe', about: 'zu welcher Reihe er gehört' },
    borrower: { name: 'verliehen', label: 'Verliehen an', about: 'an wen er verliehen ist' },
    plot: { name: 'handlung', label: 'Handlung', about: 'Wörter in der Handlung' },
    notes: { name: 'notiz', label: 'Notiz', about: 'Wörter in den eigenen Notizen' },
    year: { name: 'jahr', label: 'Jahr', about: 'wann der Film herauskam' },
    rating: { name: 'wertung', label: 'Wertung', about: 'eigene Wertung in Sternen' },
    runtime: { name: 'laufzeit', label: 'Laufzeit', about: 'wie lange er dauert' },
    age: { name: 'fsk', label: 'FSK', about: 'Altersfreigabe' },
    seen: { name: 'gesehen', label: 'Gesehen', about: 'in welchem Jahr gesehen' },
    added: { name: 'hinzugefügt', label: 'Hinzugefügt', about: 'in welchem Jahr dazugekommen' },
    has: { name: 'hat', label: 'Hat', about: 'was da sein soll' },
    lacks: { name: 'ohne', label: 'Ohne', about: 'was noch fehlt' },
    status: { name: 'status', label: 'Status', about: 'etwa gewünscht oder verliehen' },
  },
  flags: {
    unwatched: { name: 'ungesehen', about: 'noch nie gesehen' },
    watched: { name: 'gesehen', about: 'schon gesehen' },
    lent: { name: 'verliehen', about: 'gerade verliehen' },
    favourite: { name: 'favorit', about: 'als Favorit markiert' },
    wanted: { name: 'gewünscht', about: 'auf der Wunschliste' },
    owned: { name: 'vorhanden', about: 'in der Sammlung' },
    gone: { name: 'weggegeben', about: 'nicht mehr da' },
  },
  parts: {
    poster: { name: 'poster', label: 'Poster' },
    plot: { name: 'handlung', label: 'Handlung' },
    director: { name: 'regie', label: 'Regie' },
    cast: { name: 'besetzung', label: 'Besetzung' },
    genre: { name: 'genre', label: 'Genre' },
    tag: { name: 'schlagwort', label: 'Schlagwort' },
    year: { name: 'jahr', label: 'Jahr' },
    rating: { name: 'wertung', label: 'Wertung' },
    runtime: { name: 'laufzeit', label: 'Laufzeit' },
    copy: { name: 'exemplar', label: 'Exemplar' },
    review: { name: 'kritik', label: 'Kritik' },
  },
  ownField: 'eigenes Feld',
  decade: 'er',
  range: range('ab', 'bis', 'de'),
  has: (part) => `mit ${part}`,
  lacks: (part) => `ohne ${part}`,
  not: (what) => `nicht ${what}`,
  phrase: (text) => `„${text}“`,
  or: 'oder',
};

export const en: QueryWords = {
  operators: {
    title: { name: 'title', label: 'Title', about: 'words in the title' },
    original: { name: 'original', label: 'Original title', about: 'words in the original title' },
    director: { name: 'director', label: 'Director', about: 'who directed it' },
    actor: { name: 'actor', label: 'With', about: 'who plays in it' },
    writer: { name: 'writer', label: 'Writer', about: 'who wrote it' },
    person: { name: 'person', label: 'Person', about: 'who had any part in it' },
    character: { name: 'character', label: 'Character', about: 'whom somebody plays' },
    genre: { name: 'genre', label: 'Genre', about: 'such as western or crime' },
    country: { name: 'country', label: 'Country', about: 'where it is from' },
    language: { name: 'language', label: 'Language', about: 'what is spoken' },
    tag: { name: 'tag', label: 'Tag', about: 'your own tags' },
    medium: { name: 'medium', label: 'Medium', about: 'such as DVD or Blu-ray' },
    shelf: { name: 'shelf', label: 'Shelf', about: 'where the copy stands' },
    series: { name: 'series', label: 'Series', about: 'which series it belongs to' },
    borrower: { name: 'lent', label: 'Lent to', about: 'who has borrowed it' },
    plot: { name: 'plot', label: 'Plot', about: 'words in the plot' },
    notes: { name: 'notes', label: 'Notes', about: 'words in your own notes' },
    year: { name: 'year', label: 'Year', about: 'when it came out' },
    rating: { name: 'rating', label: 'Rating', about: 'your own rating in stars' },
    runtime: { name: 'runtime', label: 'Runtime', about: 'how long it is' },
    age: { name: 'age', label: 'Age', about: 'certified from which age' },
    seen: { name: 'seen', label: 'Seen', about: 'in which year it was seen' },
    added: { name: 'added', label: 'Added', about: 'in which year it was added' },
    has: { name: 'has', label: 'Has', about: 'what should be there' },
    lacks: { name: 'without', label: 'Without', about: 'what is still missing' },
    status: { name: 'status', label: 'Status', about: 'such as wanted or on loan' },
  },
  flags: {
    unwatched: { name: 'unwatched', about: 'never seen yet' },
    watched: { name: 'watched', about: 'seen already' },
    lent: { name: 'lent', about: 'on loan now' },
    favourite: { name: 'favourite', about: 'marked as a favourite' },
    wanted: { name: 'wanted', about: 'on the wishlist' },
    owned: { name: 'owned', about: 'in the collection' },
    gone: { name: 'gone', about: 'no longer here' },
  },
  parts: {
    poster: { name: 'poster', label: 'poster' },
    plot: { name: 'plot', label: 'plot' },
    director: { name: 'director', label: 'director' },
    cast: { name: 'cast', label: 'cast' },
    genre: { name: 'genre', label: 'genre' },
    tag: { name: 'tag', label: 'tag' },
    year: { name: 'year', label: 'year' },
    rating: { name: 'rating', label: 'rating' },
    runtime: { name: 'runtime', label: 'runtime' },
    copy: { name: 'copy', label: 'copy' },
    review: { name: 'review', label: 'review' },
  },
  ownField: 'own field',
  decade: 's',
  range: range('from', 'up to', 'en'),
  has: (part) => `with ${part}`,
  lacks: (part) => `without ${part}`,
  not: (what) => `not ${what}`,
  phrase: (text) => `“${text}”`,
  or: 'or',
};
