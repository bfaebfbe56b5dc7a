import type { Role } from '../model/film.ts';
import type { Meaning } from './label-table.ts';

/* Words that mean something only by the company they keep: abbreviations, prepositions, technical notes. */

const role = (name: Extract<Meaning, { kind: 'role' }>['role']): Meaning => ({
  kind: 'role',
  role: name,
});
const field = (name: Extract<Meaning, { kind: 'field' }>['field']): Meaning => ({
  kind: 'field',
  field: name,
});

/** What programme leaflets put before a colon, by exact spelling; a full stop behind it does not count. */
export const ABBREVIATIONS: ReadonlyMap<string, Meaning> = new Map([
  ['R', role('director')],
  ['Re', role('director')],
  ['Reg', role('director')],
  ['Dir', role('director')],
  ['dir', role('director')],
  ['Réal', role('director')],
  ['B', role('writer')],
  ['Db', role('writer')],
  ['DB', role('writer')],
  ['Drb', role('writer')],
  ['Scr', role('writer')],
  ['scr', role('writer')],
  ['Cin', role('cinematographer')],
  ['Sc', role('writer')],
  ['Scén', role('writer')],
  ['G', role('writer')],
  ['K', role('cinematographer')],
  ['Ka', role('cinematographer')],
  ['Kam', role('cinematographer')],
  ['Ph', role('cinematographer')],
  ['Fot', role('cinematographer')],
  ['S', role('editor')],
  ['Sch', role('editor')],
  ['Schn', role('editor')],
  ['Ed', role('editor')],
  ['Mont', role('editor')],
  ['M', role('composer')],
  ['Mu', role('composer')],
  ['Mus', role('composer')],
  ['D', role('actor')],
  ['Da', role('actor')],
  ['Darst', role('actor')],
  ['Int', role('actor')],
  ['P', role('producer')],
  ['Pr', role('producer')],
  ['Prod', role('producer')],
  ['Ko', role('costume')],
  ['Kost', role('costume')],
  ['A', role('production-design')],
  ['Au', role('production-design')],
  ['Ausst', role('production-design')],
  ['Bau', role('production-design')],
  ['Dek', role('production-design')],
  ['L', field('runtime')],
  ['LZ', field('runtime')],
  ['OT', field('originalTitle')],
  ['Land', field('countries')],
]);

/** "Von Ron Howard", "Mit Chris Hemsworth": a role only where the lines around speak of a film as well. */
export const PREPOSITIONS: ReadonlyMap<string, Meaning> = new Map([
  ['von', role('director')],
  ['regie von', role('director')],
  ['ein film von', role('director')],
  ['by', role('director')],
  ['a film by', role('director')],
  ['de', role('director')],
  ['un film de', role('director')],
  ['una película de', role('director')],
  ['dirigida por', role('director')],
  ['par', role('writer')],
  ['mit', role('actor')],
  ['mit / with', role('actor')],
  ['es spielen', role('actor')],
  ['with', role('actor')],
  ['avec', role('actor')],
  ['con', role('actor')],
]);

/** Notes on versions and formats between the facts of a film. */
export const TECHNICAL =
  /^(?:Spielfilm|Kinofilm|Fernsehfilm|TV-Film|Langfilm|long[- ]métrage|largometraje|feature(?: film)?|HD|1\s?:\s?\d[.,]\d{1,2}|ohne (?:Dialoge?|Ton)|stumm|mono|Stereo|UT|UHD 4K|OmU|OmeU|OmdU|OmdtU|OV|OF|OmenglU|DF|DtF|VO|VOST(?:FR?)?|VOSE|VF|V\.O\.(?:S\.E\.)?|Farbe|Farbfilm|s\/w|sw|Schwarz-?[Ww]ei(?:ß|ss)|colou?r|[Bb]&[Ww]|b\/n|n\/b|3D|4K|2K|DCP|digital|(?:16|35|70)\s?mm|\d[.,]\d{1,2}\s?:\s?1|Dolby(?:\s\w+)?|Digital HD|DVD|Blu-ray|HD|UHD)$/u;

/** How a sentence says what a film is, whose it is and when it came out. */
export interface SentenceWords {
  /** Between the title and what the film is. */
  readonly isA: readonly string[];
  /** Before names, longest first where one is the end of another. */
  readonly makers: readonly (readonly [string, readonly Role[]])[];
  /** Before names only where no name of another role comes between: they have many other meanings. */
  readonly weakMakers: readonly (readonly [string, Role])[];
  /** What such a weak word follows when it names the author of something else. */
  readonly otherWorks: readonly string[];
  /** Before the year. */
  readonly years: readonly string[];
  /** "Regisseur": before a name in running text. */
  readonly directors: readonly string[];
}

export const SENTENCES: readonly SentenceWords[] = [
  {
    isA: ['ist ein', 'ist eine', 'ist der', 'ist die', 'ist das', 'war ein', 'war der'],
    makers: [
      ['unter der Regie von', ['director']],
      ['Regie führte', ['director']],
      ['inszeniert von', ['director']],
      ['gedreht von', ['director']],
      ['von Regisseur', ['director']],
      ['von Regisseurin', ['director']],
      ['des Regisseurs', ['director']],
      ['der Regisseurin', ['director']],
      ['mit der Musik von', ['composer']],
      ['in den Hauptrollen', ['actor']],
      ['nach einem Drehbuch von', ['writer']],
      ['Drehbuch von', ['writer']],
    ],
    weakMakers: [
      ['von', 'director'],
      ['mit', 'actor'],
    ],
    otherWorks: [
      'roman',
      'romans',
      'buch',
      'buches',
      'buchs',
      'novelle',
      'erzählung',
      'kurzgeschichte',
      'geschichte',
      'vorlage',
      'theaterstück',
      'theaterstücks',
      'stück',
      'comic',
      'comics',
      'fortsetzung',
      'musik',
      'bestseller',
      'bestsellers',
      'verfilmung',
      'leben',
      'autobiografie',
      'musical',
      'musicals',
      'werk',
      'oper',
    ],
    years: ['aus dem Jahr', 'aus dem Jahre', 'im Jahr', 'im Jahre', 'von', 'vom Jahr', 'aus'],
    directors: ['Regisseur', 'Regisseurin', 'Filmemacher', 'Filmemacherin'],
  },
  {
    isA: ['is a', 'is an', 'is the', 'was a', 'was an'],
    makers: [
      ['written and directed by', ['writer', 'director']],
      ['directed and written by', ['director', 'writer']],
      ['written, produced and directed by', ['writer', 'producer', 'director']],
      ['produced and directed by', ['producer', 'director']],
      ['co-written and directed by', ['writer', 'director']],
      ['directed by', ['director']],
      ['written by', ['writer']],
      ['screenplay by', ['writer']],
      ['produced by', ['producer']],
      ['scored by', ['composer']],
      ['music by', ['composer']],
      ['and starring', ['actor']],
      ['starring', ['actor']],
      ['It stars', ['actor']],
      ['The film stars', ['actor']],
    ],
    weakMakers: [],
    otherWorks: [],
    years: ['is a', 'is an', 'was a', 'released in', 'from'],
    directors: ['Director', 'director'],
  },
  {
    isA: ['est un', 'est une', 'est le', 'est la'],
    makers: [
      ['écrit et réalisé par', ['writer', 'director']],
      ['écrite et réalisée par', ['writer', 'director']],
      ['coécrit et réalisé par', ['writer', 'director']],
      ['réalisé par', ['director']],
      ['réalisée par', ['director']],
      ['mis en scène par', ['director']],
      ['écrit par', ['writer']],
      ['écrite par', ['writer']],
      ['produit par', ['producer']],
    ],
    weakMakers: [['avec', 'actor']],
    otherWorks: [],
    years: ['sorti en', 'sortie en', 'de'],
    directors: ['Le réalisateur', 'La réalisatrice'],
  },
  {
    isA: ['es un', 'es una', 'es el', 'es la'],
    makers: [
      ['escrita y dirigida por', ['writer', 'director']],
      ['dirigida y escrita por', ['director', 'writer']],
      ['dirigida por', ['director']],
      ['dirigido por', ['director']],
      ['escrita por', ['writer']],
      ['producida por', ['producer']],
      ['y protagonizada por', ['actor']],
      ['protagonizada por', ['actor']],
      ['protagonizado por', ['actor']],
    ],
    weakMakers: [],
    otherWorks: [],
    years: ['estrenada en', 'de'],
    directors: ['El director', 'La directora'],
  },
];

/** A sentence that says what something is speaks of a film with one of these in it. */
export const FILM_WORDS =
  /film|movie|thriller|drama|komödie|comedy|western|krimi|comédie|drame|película|comedia|animation|zeichentrick|dokumentation|documental|documentaire|documentary|satire|romanze|anime|verfilmung|western|musical|epos|melodram/iu;

/** The head of a table's column of characters. */
export const CHARACTER_COLUMNS: ReadonlySet<string> = new Set([
  'rolle',
  'rollenname',
  'figur',
  'charakter',
  'role',
  'character',
  'part',
  'personnage',
  'personaje',
  'papel',
]);

/** Before a character on a line of its own, below the name: "Rolle: Zeki Müller". */
export const CHARACTER_LINES =
  /^(?:Rolle|als|Role|Character|as|Rôle|Personnage|dans le rôle de|Personaje|Papel|como)\s?:?\s/u;

/** Someone else's words in a forum: everything up to the next blank line, or all that is set in as far, is a quote. */
export const QUOTE_STARTS =
  /^(?:Zitat von\s|Zitat:|Quote from\s|Quote:|Originally posted by\s|Citation de\s)|^.{1,60}\s(?:wrote|schrieb|hat geschrieben|a écrit|escribió|says|sagt|meint|dit)\s?:(?:\s|$)/u;

/** Between a label and its value in a sentence: "Guion de Fabián Bielinsky", "Regie von …". */
export const CONNECTIVES = /\s(?:de|von|by|du|del|di|d['’])$/iu;

/** What shops put behind a title: the disc's own words. */
export const EDITIONS =
  /\s*[([](?:[^()[\]]*(?:Blu-?ray|DVD|UHD|4K|VHS|Edition|Steelbook|Mediabook|Restored|Remastered|Remaster|Collector|Limited|Import|Uncut|Director['’]s Cut|Extended|Box)[^()[\]]*|\d{4}\s(?:film|movie)|film|Film|Spielfilm|película|movie|Film,?\s\d{4}|film,?\s\d{4})[)\]]$/u;
