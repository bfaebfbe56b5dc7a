import { mayStartLike } from './word-starts.ts';
import { FILM_FIELDS, ROLES } from '../model/film.ts';
import type { OwnLabel } from '../model/own-labels.ts';
import { folded } from './folded.ts';
import type { LabelledField, LabelTable, Meaning, Section } from './label-table.ts';
import { GERMAN } from './labels-de.ts';
import { ENGLISH } from './labels-en.ts';
import { SPANISH } from './labels-es.ts';
import { FRENCH } from './labels-fr.ts';

/* What the words of a layout mean, in every language Filmothek reads. A further language is one more table here. */

export const TABLES: readonly LabelTable[] = [GERMAN, ENGLISH, FRENCH, SPANISH];

/** Longer than any label with its notes; what is longer is not even looked up. */
export const MAX_LABEL = 60;
export const MIN_LABEL = 2;

const SECTIONS = Object.keys(GERMAN.sections) as readonly Section[];
const PART_SIGNS = /[/&+,]|\s(?:und|and|et|y)\s/u;

const meanings = new Map<string, Meaning>();
const add = (words: readonly string[] | undefined, meaning: Meaning) => {
  for (const word of words ?? []) {
    const key = folded(word);
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
/** Every label of a language. */
function wordsOf(table: LabelTable): readonly string[] {
  return [
    ...Object.values(table.fields).flat(),
    ...Object.values(table.roles).flat(),
    ...Object.values(table.sections).flat(),
    ...table.unused,
  ];
}

const genderEndings = TABLES.flatMap((table) =>
  table.genderEndings.map((end) => ` ${folded(end)}`),
).sort((a, b) => b.length - a.length);
const headingLinks = TABLES.flatMap((table) => table.headingLinks);

/** What a person taught, by the folded label. */
export type OwnMeanings = ReadonlyMap<string, Meaning>;

const NONE: OwnMeanings = new Map();

export function ownMeanings(labels: readonly OwnLabel[]): OwnMeanings {
  return new Map(labels.map(({ label, meaning }) => [folded(label), meaning]));
}

/**
 * What a label means: one thing, or several where a label combines them ("Land/Jahr"); `null` for other words.
 * A note in brackets and a colon at the end do not count. What a person taught comes first.
 */
export function meaningsOf(label: string, own: OwnMeanings = NONE): readonly Meaning[] | null {
  if (label.length < MIN_LABEL || label.length > MAX_LABEL) return null;
  const taught = own.size === 0 ? undefined : own.get(folded(label));
  const single = taught ?? meaningOf(label);
  if (single !== null) return [single];
  const parts = label.split(PART_SIGNS).map((part) => part.trim());
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

/** Spellings with a digraph start like their fold as well: "Laenge". */
export const mayBeLabel = mayStartLike([...meanings.keys(), ...TABLES.flatMap(wordsOf)]);

function meaningOf(label: string): Meaning | null {
  if (!mayBeLabel(label) && !ALL.test(label)) return ofALanguage(label);
  const plain = folded(label);
  const known = meanings.get(plain);
  if (known !== undefined) return known;
  const about = label
    .replace(APPROXIMATELY, '')
    .replace(NOTE, '')
    .replace(OTHER_GENDER, '')
    .replace(ALL, '')
    .replace(AT_A_GLANCE, '');
  if (about !== label && about !== '') return meaningOf(about);
  return spelledForAll(plain) ?? ofAPlace(label) ?? ofALanguage(label);
}

const APPROXIMATELY = /\s(?:ca|circa|approx|env)\.?$/iu;
/** "Alle Darsteller im Überblick" */
const ALL = /^(?:Alle|Weitere|Die|All|The|Tous les|Toutes les|Todos los)\s/u;
const AT_A_GLANCE = /\s(?:im Überblick|auf einen Blick|at a glance)$/u;
const NOTE = /\s?\([^()]*\)$/u;
/** "Kamerafrau/-mann" */
const OTHER_GENDER = /\/-\p{Ll}{1,8}$/u;

/** "Estreno en Argentina", "Start in Deutschland": when it came out there. */
function ofAPlace(label: string): Meaning | null {
  if (/[:\d]/u.test(label)) return null;
  const at = label.search(/\s(?:in|im|en|au|aux|for)\s/u);
  const meaning = at > 0 ? meanings.get(folded(label.slice(0, at))) : undefined;
  return meaning?.kind === 'field' && meaning.field === 'releaseDate' ? meaning : null;
}

/** "Deutsche Synchronsprecher", "Japanische Sprecher", "English voice cast". */
function ofALanguage(label: string): Meaning | null {
  const at = label.indexOf(' ');
  if (at < 0 || !mayBeLabel(label.slice(at + 1))) return null;
  if (!/^\p{Lu}\p{L}*(?:sche|schen|ish|ese|ais|ol)$/u.test(label.slice(0, at))) return null;
  const meaning = meanings.get(folded(label.slice(at)));
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
    const named = line.slice(title).trim();
    if (
      meaning?.kind === 'section' &&
      /^\P{Ll}/u.test(named) &&
      !/^(?:Film|Movie|Serie)$/iu.test(named)
    ) {
      return { section: meaning.section, title };
    }
  }
  return null;
}
