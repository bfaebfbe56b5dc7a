import {
  filmDraftSchema,
  ROLES,
  type Credit,
  type FilmDraft,
  type FilmField,
  type Link,
  type Role,
} from '../../data/model/film.ts';
import type { Language, Messages } from '../../data/model/messages/messages.ts';
import {
  parsePartialDate,
  parseRuntime,
  parseYear,
  showPartialDate,
  showRuntime,
  type Parsed,
} from '../../data/model/parse.ts';
import type { Confidence, RecognisedFilm, Span } from '../../data/model/recognition.ts';

/* What was recognised of a film, line by line: as it is shown, as it is typed, and back into the draft. */

/** A line of the preview. A role of the credits and every review have a line of their own. */
export type RowKey = FilmField | `credits:${Role}` | `reviews:${number}`;

/** `line` is one line, `list` one entry a line, `prose` running text, `fixed` is shown and not typed here. */
export type RowForm = 'line' | 'list' | 'prose' | 'fixed';

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

/** Which sentence of the form's says what is wrong. */
export type RowProblem = keyof Messages['form']['problem'];

export type RowEdit =
  | { readonly ok: true; readonly draft: FilmDraft }
  | { readonly ok: false; readonly problem: RowProblem };

const FORMS: readonly (readonly [field: FilmField, form: RowForm])[] = [
  ['title', 'line'],
  ['originalTitle', 'line'],
  ['alternativeTitles', 'list'],
  ['year', 'line'],
  ['releaseDate', 'line'],
  ['runtime', 'line'],
  ['countries', 'list'],
  ['languages', 'list'],
  ['genres', 'list'],
  ['certification', 'line'],
  ['series', 'fixed'],
  ['credits', 'list'],
  ['tagline', 'line'],
  ['plot', 'prose'],
  ['background', 'prose'],
  ['reviews', 'prose'],
  ['notes', 'prose'],
  ['links', 'list'],
  ['tags', 'list'],
  ['externalIds', 'fixed'],
  ['copies', 'fixed'],
  ['rating', 'fixed'],
  ['imported', 'fixed'],
];

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

/** The draft with one line typed anew. An emptied line is an unknown value, but a title there must be. */
export function withRow(draft: FilmDraft, key: RowKey, typed: string): RowEdit {
  const text = typed.trim();
  if (key === 'title') {
    return text === '' ? { ok: false, problem: 'title' } : edit(draft, { title: text });
  }
  if (key === 'year') return parsed(draft, 'year', parseYear(text), 'year');
  if (key === 'runtime') return parsed(draft, 'runtime', parseRuntime(text), 'runtime');
  if (key === 'releaseDate') return parsed(draft, 'releaseDate', parsePartialDate(text), 'date');
  if (key === 'links') return edit(draft, { links: readLinks(draft.links ?? [], lines(text)) });
  const role = roleOf(key);
  if (role !== null) {
    return edit(draft, { credits: readCredits(draft.credits ?? [], role, lines(text)) });
  }
  const review = reviewOf(key);
  if (review !== null) return edit(draft, { reviews: withReview(draft, review, text) });
  return edit(draft, { [key]: formOf(key) === 'list' ? lines(text) : text === '' ? null : text });
}

/** The draft with one line as another draft has it. */
export function withLineOf(draft: FilmDraft, other: FilmDraft, key: RowKey): FilmDraft {
  const field = fieldOf(key);
  const role = roleOf(key);
  if (role === null) return { ...draft, [field]: other[field] };
  const has = (credit: Credit) => credit.role === role;
  const credits = (draft.credits ?? []).filter((credit) => !has(credit));
  return { ...draft, credits: [...credits, ...(other.credits ?? []).filter(has)] };
}

/** The draft without the reviews that were emptied; their lines stand until the film is taken over. */
export function finished(draft: FilmDraft): FilmDraft {
  const reviews = draft.reviews?.filter(({ text }) => text !== '');
  return reviews === undefined ? draft : { ...draft, reviews };
}

/** How a line is typed. */
export function formOf(key: RowKey): RowForm {
  return FORMS.find(([field]) => field === fieldOf(key))?.[1] ?? 'fixed';
}

/** The field of the film a line belongs to. */
export function fieldOf(key: RowKey): FilmField {
  return key.split(':')[0] as FilmField;
}

function edit(draft: FilmDraft, values: FilmDraft): RowEdit {
  return { ok: true, draft: { ...draft, ...values } };
}

function parsed<F extends 'year' | 'runtime' | 'releaseDate'>(
  draft: FilmDraft,
  field: F,
  value: Parsed<NonNullable<FilmDraft[F]>>,
  problem: RowProblem,
): RowEdit {
  const values = { [field]: value.value };
  if (!value.ok || !filmDraftSchema.safeParse(values).success) return { ok: false, problem };
  return edit(draft, values);
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
  return type(draft, key, language).replaceAll('\n', isProse(key) ? '\n' : ', ');
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

function isProse(key: RowKey): boolean {
  return FORMS.some(([field, form]) => form === 'prose' && field === fieldOf(key));
}

function lines(text: string): string[] {
  const all = text.split('\n').map((line) => line.trim());
  return [...new Set(all.filter((line) => line !== ''))];
}

function showCredit({ person, character, job }: Credit): string {
  return `${person}${job === null ? '' : ` – ${job}`}${character === null ? '' : ` (${character})`}`;
}

/** Lines that say what a credit said before are that credit; the others are read anew, where the first one stood. */
function readCredits(credits: readonly Credit[], role: Role, typed: readonly string[]): Credit[] {
  const before = credits.filter((credit) => credit.role === role);
  const after = typed.map(
    (line) => before.find((credit) => showCredit(credit) === line) ?? readCredit(role, line),
  );
  const first = credits.findIndex((credit) => credit.role === role);
  const place = first === -1 ? credits.length : first;
  const others = (part: readonly Credit[]) => part.filter((credit) => credit.role !== role);
  return [...others(credits.slice(0, place)), ...after, ...others(credits.slice(place))];
}

const CREDIT_LINE = /^(?<person>[^(]+?)(?: – (?<job>[^(]+?))?(?:\s*\((?<character>.*)\))?$/;

function readCredit(role: Role, line: string): Credit {
  const { person = line, job = null, character = null } = CREDIT_LINE.exec(line)?.groups ?? {};
  return { person, role, character: character || null, job };
}

function readLinks(links: readonly Link[], typed: readonly string[]): Link[] {
  return typed.map((url) => links.find((link) => link.url === url) ?? { url, label: null });
}

function withReview(
  draft: FilmDraft,
  index: number,
  text: string,
): NonNullable<FilmDraft['reviews']> {
  const reviews = draft.reviews ?? [];
  if (index >= reviews.length) return [...reviews, { text, author: null, source: null, url: null }];
  return reviews.map((review, at) => (at === index ? { ...review, text } : review));
}

/** The role whose people a line has, or `null`. */
export function roleOf(key: RowKey): Role | null {
  return key.startsWith('credits:') ? (key.slice('credits:'.length) as Role) : null;
}

function reviewOf(key: RowKey): number | null {
  return key.startsWith('reviews:') ? Number(key.slice('reviews:'.length)) : null;
}
