import { sameValue, setFields, type Change } from './change.ts';
import { FILM_FIELDS, type Film, type FilmField } from './film.ts';
import { mergedLists } from './merge-lists.ts';
import { fold } from './search-text.ts';

/* Two entries of one film become one: field by field, as one edit that can be taken back. */

export type MergeChoice = 'left' | 'right' | 'both';
/** A film in the trash is merged with nothing. */
export type MergeField = Exclude<FilmField, 'deleted'>;
export type MergeChoices = Readonly<Record<MergeField, MergeChoice>>;

export const MERGE_FIELDS = FILM_FIELDS.filter((field) => field !== 'deleted');

/** What a person wrote may be set one below the other. */
const JOINED_TEXTS: readonly MergeField[] = ['notes', 'background'];

const isList = (film: Film, field: MergeField): boolean => Array.isArray(film[field]);

/**
 * What can be chosen for a field: lists and what a person wrote can be had from both films, where both have some. The
 * title that gives way becomes another title, and so those are always to be had from both.
 */
export function choicesFor(left: Film, right: Film, field: MergeField): readonly MergeChoice[] {
  const canJoin = isList(left, field) || JOINED_TEXTS.includes(field);
  const isWorthIt = !isEmpty(left[field]) && !isEmpty(right[field]);
  const hasBoth = field === 'alternativeTitles' || (canJoin && isWorthIt);
  return hasBoth ? ['left', 'both', 'right'] : ['left', 'right'];
}

/** Whether there is nothing to choose: both films have the same, but for the ids of what they list. */
export function isSameField(left: Film, right: Film, field: MergeField): boolean {
  return sameValue(withoutIds(left[field]), withoutIds(right[field]));
}

function withoutIds(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((item: unknown) =>
    typeof item === 'object' && item !== null && !('source' in item) ? { ...item, id: '' } : item,
  );
}

/** How many fields have something in them. */
export function filledFields(film: Film): number {
  return MERGE_FIELDS.filter((field) => !isEmpty(film[field])).length;
}

/** Whether a field has nothing in it. */
export function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === null || value === false || (typeof value === 'string' && value.trim() === '');
}

/** What is chosen until a person chooses: what is missing comes from the other film, lists from both. */
export function sensibleChoices(left: Film, right: Film): MergeChoices {
  const entries = MERGE_FIELDS.map((field) => [field, sensibleChoice(left, right, field)] as const);
  return Object.fromEntries(entries) as Record<MergeField, MergeChoice>;
}

function sensibleChoice(left: Film, right: Film, field: MergeField): MergeChoice {
  if (choicesFor(left, right, field).includes('both')) return 'both';
  if (isEmpty(right[field])) return 'left';
  if (isEmpty(left[field])) return 'right';
  if (field === 'plot') return length(right.plot) > length(left.plot) ? 'right' : 'left';
  if (field === 'status')
    return left.status !== 'owned' && right.status === 'owned' ? 'right' : 'left';
  return 'left';
}

const length = (text: string | null): number => text?.trim().length ?? 0;

/** The kept film as it will be. Its id and its first day in the collection stay. */
export function mergedFilm(left: Film, right: Film, choices: MergeChoices): Film {
  const lists = mergedLists(left, right, choices);
  const values = Object.fromEntries(
    MERGE_FIELDS.filter((field) => !isList(left, field)).map((field) => [
      field,
      chosen(left, right, field, choices[field]),
    ]),
  ) as Pick<Film, MergeField>;
  const merged: Film = { ...left, ...values, ...lists };
  if (choices.alternativeTitles !== 'both') return merged;
  return { ...merged, alternativeTitles: titlesBesides(merged, left, right) };
}

function chosen(left: Film, right: Film, field: MergeField, choice: MergeChoice): unknown {
  if (choice !== 'both' || !JOINED_TEXTS.includes(field)) {
    return choice === 'right' ? right[field] : left[field];
  }
  const texts = [left[field], right[field]].filter((text) => typeof text === 'string');
  const [first = '', second = ''] = texts;
  if (second.trim() === '' || first.includes(second)) return texts[0] ?? null;
  return first.trim() === '' || second.includes(first) ? second : `${first}\n\n${second}`;
}

/** Other titles of the merged film, with those of both films that are no longer its title or its original one. */
function titlesBesides(merged: Film, left: Film, right: Film): string[] {
  const known = new Set(
    [merged.title, merged.originalTitle, ...merged.alternativeTitles].map((title) =>
      title === null ? '' : titleOf(title),
    ),
  );
  const titles = [...merged.alternativeTitles];
  for (const title of [left.title, right.title, left.originalTitle, right.originalTitle]) {
    if (title === null || title.trim() === '' || known.has(titleOf(title))) continue;
    known.add(titleOf(title));
    titles.push(title);
  }
  return titles;
}

/** A title in another spelling is no other title; one of signs only stands for itself. */
const titleOf = (title: string): string => fold(title) || title;

/**
 * Makes two films one: the kept one is edited, the other one goes to the trash with all that it has.
 * @param now ISO moment
 */
export function mergeFilms(
  keep: Film,
  other: Film,
  choices: MergeChoices,
  now: string,
): readonly Change[] {
  const edit = setFields(keep, mergedFilm(keep, other, choices));
  const trash = setFields(other, { deleted: now });
  return Object.keys(edit.fields).length === 0 ? [trash] : [edit, trash];
}
