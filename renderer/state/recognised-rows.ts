import {
  ROLES,
  type Credit,
  type FilmDraft,
  type FilmField,
  type Role,
} from '../../data/model/film.ts';
import type { Language, Messages } from '../../data/model/messages/messages.ts';
import { showPartialDate, showRuntime } from '../../data/model/parse.ts';
import type { Confidence, RecognisedFilm, Span } from '../../data/model/recognition.ts';
import { fieldOf, formOf, FORMS, reviewOf, roleOf, type RowForm, type RowKey } from './row-keys.ts';

/* What was recognised of a film, line by line: as it is shown, and as it is typed. */

export interface RecognisedRow {
  readonly key: RowKey;
  readonly label: string;
  readonly form: RowForm;
  /** As it is shown; empty when nothing is known. */
  readonly text: string;
  /** As it is typed. */
  readonly typed: string;
  readonly confidence: Confidence | 'edited';
  readonly spans: readonly Span[];
}

/** In which order the jobs are read: who made it, who is in it, who else worked on it. */
const ROLE_ORDER: readonly Role[] = [
  ...new Set<Role>(['director', 'producer', 'actor', 'voice', 'writer', ...ROLES]),
];

/** Title and year are always asked for; everything else has a line when it has a value. */
const ALWAYS: readonly RowKey[] = ['title', 'year'];

/**
 * The lines of a film. `edited` are those a person changed: they may stand empty.
 * @param source the text the spans count in: a role and a review have those of their own words
 */
export function rowsOf(
  film: RecognisedFilm,
  edited: readonly RowKey[],
  words: Messages,
  language: Language,
  source = '',
): RecognisedRow[] {
  return FORMS.flatMap(([field, form]) =>
    keysOf(film.draft, field, edited).map((key): RecognisedRow => {
      const text = show(film.draft, key, language);
      const evidence = film.evidence[field];
      const found = text === '' ? 'missing' : (evidence?.confidence ?? 'check');
      const asked = text === '' && ALWAYS.includes(key);
      return {
        key,
        label: labelOf(key, words),
        form,
        text,
        typed: form === 'fixed' ? '' : type(film.draft, key, language),
        confidence: edited.includes(key) && !asked ? 'edited' : found,
        spans: ownSpans(film.draft, key, evidence?.spans ?? [], source),
      };
    }),
  );
}

function keysOf(draft: FilmDraft, field: FilmField, edited: readonly RowKey[]): RowKey[] {
  if (field === 'credits') {
    return ROLE_ORDER.filter((role) => {
      const named = draft.credits?.some((credit) => credit.role === role) ?? false;
      return named || edited.includes(`credits:${role}`);
    }).map((role): RowKey => `credits:${role}`);
  }
  if (field === 'reviews') {
    return (draft.reviews ?? []).map((_, index): RowKey => `reviews:${index}`);
  }
  const known = show(draft, field, 'en') !== '' || edited.includes(field) || ALWAYS.includes(field);
  return known ? [field] : [];
}

/** Of the spans of a field those whose words the line has; all of them where that cannot be told. */
function ownSpans(
  draft: FilmDraft,
  key: RowKey,
  spans: readonly Span[],
  source: string,
): readonly Span[] {
  const role = roleOf(key);
  const review = reviewOf(key);
  if (role === null && review === null) return spans;
  const people = (draft.credits ?? []).filter((credit) => credit.role === role);
  const text = review === null ? '' : (draft.reviews?.[review]?.text ?? '');
  const own = spans.filter(({ start, end }) => {
    const words = source.slice(start, end);
    if (review !== null) return words !== '' && text.includes(words.trim());
    return people.some(({ person }) => words.includes(person));
  });
  return own.length === 0 ? spans : own;
}

function labelOf(key: RowKey, words: Messages): string {
  const role = roleOf(key);
  if (role !== null) return words.terms.role[role];
  return reviewOf(key) === null ? words.terms.field[fieldOf(key)] : words.paste.review;
}

function show(draft: FilmDraft, key: RowKey, language: Language): string {
  if (key === 'runtime') return draft.runtime ? showRuntime(draft.runtime, language) : '';
  const review = reviewOf(key);
  if (review !== null) {
    const { text = '', author = null, source = null } = draft.reviews?.[review] ?? {};
    const from = [author, source].filter((each) => each !== null).join(', ');
    return from === '' || text === '' ? text : `${text} (${from})`;
  }
  switch (key) {
    case 'series':
      return [draft.series?.name, draft.series?.number].join(' ').trim();
    case 'externalIds':
      return (draft.externalIds ?? []).map(({ source, id }) => `${source} ${id}`).join(', ');
    case 'copies':
      return (draft.copies ?? [])
        .map(({ medium, edition, shelf }) =>
          [medium, edition, shelf].filter((each) => each !== null).join(' · '),
        )
        .join(', ');
    case 'rating':
      return draft.rating ? `${draft.rating.toLocaleString(language)} / 5` : '';
    case 'imported':
      return (draft.imported ?? []).map(({ field, value }) => `${field}: ${value}`).join(', ');
  }
  return type(draft, key, language).replaceAll('\n', formOf(key) === 'prose' ? '\n' : ', ');
}

function type(draft: FilmDraft, key: RowKey, language: Language): string {
  if (key === 'releaseDate') {
    return draft.releaseDate ? showPartialDate(draft.releaseDate, language) : '';
  }
  if (key === 'links') return (draft.links ?? []).map(({ url }) => url).join('\n');
  const review = reviewOf(key);
  if (review !== null) return draft.reviews?.[review]?.text ?? '';
  const role = roleOf(key);
  if (role !== null) {
    const credits = (draft.credits ?? []).filter((credit) => credit.role === role);
    return credits.map(showCredit).join('\n');
  }
  const value = draft[fieldOf(key)];
  return Array.isArray(value) ? value.join('\n') : String(value ?? '');
}

/** A credit as a line that is typed. */
export function showCredit({ person, character, job }: Credit): string {
  return `${person}${job === null ? '' : ` – ${job}`}${character === null ? '' : ` (${character})`}`;
}
