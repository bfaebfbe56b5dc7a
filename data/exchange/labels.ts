import { FILM_FIELDS, ROLES } from '../model/film.ts';
import type { OwnLabel } from '../model/own-labels.ts';
import { fold } from '../model/search-text.ts';
import type { LabelledField, LabelTable, Meaning, Section } from './label-table.ts';
import { GERMAN } from './labels-de.ts';
import { ENGLISH } from './labels-en.ts';
import { SPANISH } from './labels-es.ts';
import { FRENCH } from './labels-fr.ts';

/* What the words of a layout mean, in every language Filmothek reads. A further language is one more table here. */

export const TABLES: readonly LabelTable[] = [GERMAN, ENGLISH, FRENCH, SPANISH];

/** Longer than any label with its notes; what is longer is not even looked up. */
export const MAX_LABEL = 60;
const MIN_LABEL = 2;
const MAX_NOTICE = 400;

const SECTIONS = Object.keys(GERMAN.sections) as readonly Section[];
const PART_SIGNS = /[/&+,]|\s(?:und|and|et|y)\s/u;

const meanings = new Map<string, Meaning>();
const add = (words: readonly string[] | undefined, meaning: Meaning) => {
  for (const word of words ?? []) {
    const key = fold(word);
    // The first table that lists a word decides.
    if (!meanings.has(key)) meanings.set(key, meaning);
  }
};
for (const table of TABLES) {
  for (const field of FILM_FIELDS as readonly LabelledField[]) {
    add(table.fields[field], { kind: 'field', field });
  }
  for (const role of ROLES) add(table.roles[role], { kind: 'role', role });
  for (const section of SECTIONS) add(table.sections[section], { kind: 'section', section });
  add(table.unused, { kind: 'unused' });
}

/** The longest first: "acteur rice s" ends with both "rice s" and "s". */
const genderEndings = TABLES.flatMap((table) =>
  table.genderEndings.map((end) => ` ${fold(end)}`),
).sort((a, b) => b.length - a.length);
const headingLinks = TABLES.flatMap((table) => table.headingLinks);

/** What a person taught, by the folded label. */
export type OwnMeanings = ReadonlyMap<string, Meaning>;

const NONE: OwnMeanings = new Map();

export function ownMeanings(labels: readonly OwnLabel[]): OwnMeanings {
  return new Map(labels.map(({ label, meaning }) => [fold(label), meaning]));
}

/**
 * What a label means: one thing, or several where a label combines them ("Land/Jahr"); `null` for other words.
 * A note in brackets and a colon at the end do not count. What a person taught comes first.
 */
export function meaningsOf(label: string, own: OwnMeanings = NONE): readonly Meaning[] | null {
  if (label.length < MIN_LABEL || label.length > MAX_LABEL) return null;
  const taught = own.size === 0 ? undefined : own.get(fold(label));
  const single = taught ?? meaningOf(label);
  if (single !== null) return [single];
  const parts = label.split(PART_SIGNS);
  if (parts.length < 2 || parts.length > 4) return null;
  const found = parts.map(meaningOf);
  const sections = new Set(
    found.map((meaning) => (meaning?.kind === 'section' ? meaning.section : null)),
  );
  // A heading in two languages is one heading; a section and a role are not one label.
  const sound = !found.includes(null) && sections.size === 1;
  return sound ? together(found.filter((meaning) => meaning !== null)) : null;
}

/** Each meaning once. "Produktion / Production company" names a company in both languages. */
function together(parts: readonly Meaning[]): readonly Meaning[] {
  const company = parts.some(({ kind }) => kind === 'unused');
  const distinct = parts.filter(
    (meaning, at) =>
      parts.findIndex((other) => JSON.stringify(other) === JSON.stringify(meaning)) === at &&
      !(company && meaning.kind === 'role' && meaning.role === 'producer'),
  );
  return distinct.length === 0 ? parts : distinct;
}

function meaningOf(label: string): Meaning | null {
  const plain = fold(label);
  const known = meanings.get(plain);
  if (known !== undefined) return known;
  const about = label.replace(APPROXIMATELY, '').replace(NOTE, '').replace(OTHER_GENDER, '');
  if (about !== label && about !== '') return meaningOf(about);
  return spelledForAll(plain) ?? ofAPlace(label) ?? ofALanguage(label);
}

const APPROXIMATELY = /\s(?:ca|circa|approx|env)\.?$/iu;
const NOTE = /\s?\(.*$/su;
/** "Kamerafrau/-mann" */
const OTHER_GENDER = /\/-\p{Ll}{1,8}$/u;

/** "Estreno en Argentina", "Start in Deutschland": when it came out there. */
function ofAPlace(label: string): Meaning | null {
  const at = label.search(/\s(?:in|im|en|au|aux|for)\s/u);
  const meaning = at > 0 ? meanings.get(fold(label.slice(0, at))) : undefined;
  return meaning?.kind === 'field' && meaning.field === 'releaseDate' ? meaning : null;
}

/** "Deutsche Synchronsprecher", "Japanische Sprecher", "English voice cast". */
function ofALanguage(label: string): Meaning | null {
  const at = label.indexOf(' ');
  if (!/^\p{Lu}\p{L}*(?:sche|schen|ische|ish|ese|ais|ol)$/u.test(label.slice(0, at))) return null;
  const meaning = meanings.get(fold(label.slice(at)));
  return meaning?.kind === 'role' && meaning.role === 'voice' ? meaning : null;
}

/** "Regisseur:in", "Darsteller*innen": the sign became a space when folded. */
function spelledForAll(plain: string): Meaning | null {
  const ending = genderEndings.find((end) => plain.endsWith(end));
  if (ending === undefined) return null;
  return meanings.get(plain.slice(0, -ending.length)) ?? null;
}

/** A heading that names the film ("Handlung von …"): its section, and where in it the title starts. */
export function titledHeading(line: string): { section: Section; title: number } | null {
  if (line.length > 2 * MAX_LABEL) return null;
  for (const link of headingLinks) {
    const at = line.indexOf(` ${link} `);
    if (at < 0) continue;
    const meaning = meaningOf(line.slice(0, at));
    const title = at + link.length + 2;
    if (meaning?.kind === 'section' && /^\P{Ll}/u.test(line.slice(title))) {
      return { section: meaning.section, title };
    }
  }
  return null;
}

const noiseLines = new Set(TABLES.flatMap((table) => table.noise.lines.map(fold)));
const noiseStarts = ['©', '(c) ', ...TABLES.flatMap((table) => table.noise.starts)].map((start) =>
  start.toLowerCase(),
);
const noiseCombinations = TABLES.flatMap((table) =>
  table.noise.combinations.map((words) => words.map((word) => word.toLowerCase())),
);
const noiseTails = TABLES.flatMap((table) => table.noise.tails);

/** Whether a line is an advert, a button or a notice of the site. */
export function isNoise(line: string): boolean {
  if (line.length > MAX_NOTICE) return false;
  const lower = line.toLowerCase();
  if (line.length <= MAX_BUTTON && BUTTON.test(line)) return true;
  if (noiseStarts.some((start) => lower.startsWith(start))) return true;
  if (line.length < MIN_LABEL) return false;
  if (line.length <= MAX_LABEL && noiseLines.has(fold(line))) return true;
  return noiseCombinations.some((words) => words.every((word) => lower.includes(word)));
}

const MAX_BUTTON = 100;
/** Prices, stars, "[edit]", "Alle 12 Bilder anzeigen", "More at …", "A-Z". */
const BUTTON =
  /(?:€|EUR|USD|£|\$)\s?\d|\d\s?(?:€|EUR|Euro)(?!\p{L})|[★☆]{2,}|^\[[^\]]{1,30}\]$|^(?:Alle|Mehr|Weitere)\s.{0,50}(?:anzeigen|ansehen)$|^(?:See|View|Show)\s(?:all|full|more)\s|[»›]$/u;

/** How long the button is that sticks to the end of a paragraph; 0 where there is none. */
export function noiseTail(paragraph: string): number {
  const tail = noiseTails.find((end) => paragraph.endsWith(end));
  if (tail === undefined || tail.length === paragraph.length) return 0;
  const before = paragraph.slice(0, -tail.length).trimEnd();
  return /[.!?…“”"»)]$/u.test(before) ? tail.length : 0;
}

const signatureStarts = [
  'R.I.P. ',
  'R.I.P.: ',
  'RIP: ',
  ...TABLES.flatMap((table) => table.signatures),
];
/** A rule of underscores, or the two dashes of mail: everything below is the signature. */
const SIGNATURE_RULE = /^(?:_{5,}|--)$/;

/** `words`: the signature is this paragraph; `rule`: it is everything that follows. */
export function signatureStart(line: string): 'words' | 'rule' | null {
  if (SIGNATURE_RULE.test(line)) return 'rule';
  return signatureStarts.some((start) => line.startsWith(start)) ? 'words' : null;
}
