import { sameValue } from './change.ts';
import {
  choicesFor,
  isEmpty,
  isSameField,
  MERGE_FIELDS,
  mergedFilm,
  type MergeChoice,
  type MergeChoices,
  type MergeField,
} from './film-merge.ts';
import { createFilm, type Credit, type Film, type FilmDraft } from './film.ts';
import { fold } from './search-text.ts';

/* What a page says of a film that the collection has already: what is missing is filled in, the rest as it is chosen. */

/** What the page says as a film beside the other one; what it does not say is empty. Its poster comes first. */
export function pageFilm(here: Film, draft: FilmDraft & { readonly title: string }): Film {
  const page = createFilm(draft, here.id, here.created);
  const known = new Set([here.title, here.originalTitle ?? ''].map(keyOf));
  const images = page.images.filter(({ hash }) => here.images.every((each) => each.hash !== hash));
  return {
    ...page,
    alternativeTitles: page.alternativeTitles.filter((title) => !known.has(keyOf(title))),
    images: images.length === 0 ? [] : [...images, ...here.images],
  };
}

/** The fields of which the page says something else than the collection does. */
export function fieldsToFill(
  here: Film,
  page: Film,
  draft: Readonly<FilmDraft>,
): readonly MergeField[] {
  return MERGE_FIELDS.filter(
    (field) =>
      draft[field] !== undefined && !isEmpty(page[field]) && !isSameField(here, page, field),
  );
}

/** Lists of single things, of which a page may name further ones. */
const JOINED: readonly MergeField[] = [
  'alternativeTitles',
  'credits',
  'reviews',
  'links',
  'images',
];

/**
 * What is chosen until a person chooses: what is there stays, what is missing is filled in, and people, reviews, links
 * and pictures are added to those that are there.
 */
export function fillChoices(here: Film, page: Film, fields: readonly MergeField[]): MergeChoices {
  const choice = (field: MergeField): MergeChoice => {
    if (field === 'alternativeTitles') return 'both';
    if (!fields.includes(field)) return 'left';
    if (isEmpty(here[field])) return 'right';
    const canJoin = JOINED.includes(field) && choicesFor(here, page, field).includes('both');
    return canJoin ? 'both' : 'left';
  };
  return Object.fromEntries(MERGE_FIELDS.map((field) => [field, choice(field)])) as MergeChoices;
}

/** The film of the collection as it will be. */
export function filledFilm(here: Film, page: Film, choices: MergeChoices): Film {
  if (choices.credits !== 'both') return mergedFilm(here, page, choices);
  const credits = page.credits.filter((credit) => !here.credits.some((one) => covers(one, credit)));
  return mergedFilm(here, { ...page, credits }, choices);
}

/** Which fields of the film become other ones. */
export function changedFields(here: Film, filled: Film): readonly MergeField[] {
  return MERGE_FIELDS.filter((field) => !sameValue(here[field], filled[field]));
}

/** Pages spell the names of characters differently: a character that is known already is no second part. */
function covers(one: Credit, credit: Credit): boolean {
  return (
    one.role === credit.role &&
    one.character !== null &&
    keyOf(one.person) === keyOf(credit.person) &&
    (one.job === credit.job || credit.job === null)
  );
}

const keyOf = (text: string): string => fold(text) || text;
