import type { Copy, Credit, Film, Loan, Viewing } from './film.ts';
import type { MergeChoice, MergeChoices } from './film-merge.ts';
import { fold } from './search-text.ts';

/* The lists of two films as one. What both have is there once, and what the first film has comes first. */

type ListField = {
  [F in keyof Film]: Film[F] extends readonly unknown[] ? F : never;
}[keyof Film];

export type MergedLists = Pick<Film, ListField>;

export function mergedLists(left: Film, right: Film, choices: MergeChoices): MergedLists {
  const list = <T>(field: ListField, of: (film: Film) => readonly T[], key: (item: T) => string) =>
    chosenOf(choices[field as keyof MergeChoices], of(left), of(right), key);
  const copies = mergedCopies(left, right, choices.copies);
  return {
    alternativeTitles: list('alternativeTitles', (film) => film.alternativeTitles, wordOf),
    countries: list('countries', (film) => film.countries, wordOf),
    languages: list('languages', (film) => film.languages, wordOf),
    genres: list('genres', (film) => film.genres, wordOf),
    tags: list('tags', (film) => film.tags, wordOf),
    credits:
      choices.credits === 'both'
        ? mergedCredits([...left.credits, ...right.credits])
        : list('credits', (film) => film.credits, keyOf),
    reviews: list('reviews', (film) => film.reviews, keyOf),
    links: list(
      'links',
      (film) => film.links,
      ({ url }) => url,
    ),
    externalIds: list('externalIds', (film) => film.externalIds, keyOf),
    images: list(
      'images',
      (film) => film.images,
      ({ hash }) => hash,
    ),
    custom: list('custom', (film) => film.custom, keyOf),
    imported: list('imported', (film) => film.imported, keyOf),
    copies: copies.copies,
    viewings: chosenWithIds<Viewing>(choices.viewings, left.viewings, right.viewings).items,
    loans: mergedLoans(left, right, choices.loans, copies),
  };
}

/** What was chosen; only of both lists together nothing is taken twice. */
function chosenOf<T>(
  choice: MergeChoice,
  left: readonly T[],
  right: readonly T[],
  key: (item: T) => string,
): T[] {
  if (choice === 'left') return [...left];
  if (choice === 'right') return [...right];
  const here = new Set(left.map(key));
  return [...left, ...right.filter((item) => !here.has(key(item)))];
}

const keyOf = (item: object): string => JSON.stringify(Object.entries(item).sort());

/** Tags and genres are the same in any spelling; what consists of signs only is itself. */
const wordOf = (word: string): string => fold(word) || word;

/** A credit that says less than another one of the same person and work is no credit of its own. */
function mergedCredits(credits: readonly Credit[]): Credit[] {
  const merged: Credit[] = [];
  for (const credit of credits) {
    const at = merged.findIndex((known) => saysMore(known, credit) || saysMore(credit, known));
    const known = merged[at];
    if (known === undefined) merged.push(credit);
    else if (!saysMore(known, credit)) merged[at] = credit;
  }
  return merged;
}

function saysMore(one: Credit, other: Credit): boolean {
  const fits = (a: string | null, b: string | null) => b === null || a === b;
  return (
    one.role === other.role &&
    wordOf(one.person) === wordOf(other.person) &&
    fits(one.character, other.character) &&
    fits(one.job, other.job)
  );
}

interface WithIds<T> {
  readonly items: T[];
  /** What the second film's items are called now. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** What is the same in all but its id is there once; an id that both films use for different things becomes another. */
function chosenWithIds<T extends { readonly id: string }>(
  choice: MergeChoice,
  left: readonly T[],
  right: readonly T[],
): WithIds<T> {
  if (choice === 'left') return { items: [...left], renamed: new Map() };
  const content = (item: T) => keyOf({ ...item, id: '' });
  const items = choice === 'right' ? [] : [...left];
  const here = new Map(items.map((item) => [content(item), item.id]));
  const taken = new Set(items.map(({ id }) => id));
  const renamed = new Map<string, string>();
  for (const item of right) {
    const same = choice === 'both' ? here.get(content(item)) : undefined;
    const id = same ?? freeId(item.id, taken);
    renamed.set(item.id, id);
    if (same !== undefined) continue;
    taken.add(id);
    items.push(id === item.id ? item : { ...item, id });
  }
  return { items, renamed };
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  let free = id;
  for (let number = 2; taken.has(free); number++) free = `${id}-${number}`;
  return free;
}

interface MergedCopies {
  readonly copies: Copy[];
  readonly renamed: ReadonlyMap<string, string>;
}

function mergedCopies(left: Film, right: Film, choice: MergeChoice): MergedCopies {
  const { items, renamed } = chosenWithIds(choice, left.copies, right.copies);
  return { copies: items, renamed };
}

/** A loan of a copy that is not taken goes on as one of the film. */
function mergedLoans(
  left: Film,
  right: Film,
  choice: MergeChoice,
  { copies, renamed }: MergedCopies,
): Loan[] {
  const here = new Set(copies.map(({ id }) => id));
  const withCopy = (loan: Loan, copy: string | null): Loan => {
    const known = copy !== null && here.has(copy) ? copy : null;
    return known === loan.copy ? loan : { ...loan, copy: known };
  };
  const own = left.loans.map((loan) => withCopy(loan, loan.copy));
  const others = right.loans.map((loan) =>
    withCopy(loan, loan.copy === null ? null : (renamed.get(loan.copy) ?? null)),
  );
  return chosenWithIds(choice, own, others).items;
}
