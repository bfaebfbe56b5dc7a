import {
  filmDraftSchema,
  type Credit,
  type FilmDraft,
  type Link,
  type Role,
} from '../../data/model/film.ts';
import type { Messages } from '../../data/model/messages/messages.ts';
import { parsePartialDate, parseRuntime, parseYear, type Parsed } from '../../data/model/parse.ts';
import { showCredit } from './recognised-rows.ts';
import { fieldOf, formOf, reviewOf, roleOf, type RowKey } from './row-keys.ts';

/* What a person types into a line of the preview, back into the draft. */

/** Which sentence of the form's says what is wrong. */
export type RowProblem = keyof Messages['form']['problem'];

export type RowEdit =
  | { readonly ok: true; readonly draft: FilmDraft }
  | { readonly ok: false; readonly problem: RowProblem };

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

function lines(text: string): string[] {
  const all = text.split('\n').map((line) => line.trim());
  return [...new Set(all.filter((line) => line !== ''))];
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
